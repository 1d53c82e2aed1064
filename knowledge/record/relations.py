"""What stands above and below a concept, and what it is related to otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.model import Relation, Term
from knowledge.store import Store

_RELATIONS = "SELECT * FROM relation WHERE"
# All that stands above or below a concept in one source's hierarchy. UNION: each once, though
# several ways may lead there.
_ALL = """
    WITH RECURSIVE near(id, source_id) AS (
        SELECT {there}, source_id FROM relation WHERE {here} = ? AND how IS NULL
        UNION SELECT relation.{there}, near.source_id FROM near JOIN relation
            ON relation.{here} = near.id AND relation.source_id = near.source_id
            WHERE relation.how IS NULL
    ) SELECT id, source_id FROM near WHERE id NOT NULL ORDER BY source_id
"""


def term(store: Store, number: int | None, curie: str | None, name: str | None) -> Term:
    """What a statement names: the concept with this number, else the id or name as stated."""
    brief = store.brief(number) if number else None
    if brief:  # by its own id, whichever of its ids the source used
        return Term(name=brief.name, curie=brief.id, concept=brief.id)
    return Term(name=name or curie or "", curie=curie)


def parents(store: Store, number: int) -> tuple[Relation, ...]:
    """By name; a parent that two sources state comes once from each."""
    sql = f"{_RELATIONS} child_id = ? AND parent_id IS NOT child_id AND how IS NULL"
    return _by_name(
        Relation(
            role="parent",
            term=term(store, row["parent_id"], row["parent_curie"], row["parent_name"]),
            provenance=store.provenance(row),
        )
        for row in store.rows(sql, number)
    )


def children(store: Store, number: int) -> tuple[Relation, ...]:
    """By name, as parents."""
    sql = f"{_RELATIONS} parent_id = ? AND parent_id <> child_id AND how IS NULL"
    return _by_name(
        Relation(
            role="child",
            term=term(store, row["child_id"], None, None),
            provenance=store.provenance(row),
        )
        for row in store.rows(sql, number)
    )


def related(store: Store, number: int) -> tuple[Relation, ...]:
    """By name; how is told on the side that the source says it of."""
    said = f"{_RELATIONS} child_id = ? AND how NOT NULL"
    of_it = f"{_RELATIONS} parent_id = ? AND how NOT NULL"
    ours = (
        Relation(
            role="related",
            term=term(store, row["parent_id"], row["parent_curie"], row["parent_name"]),
            how=row["how"],
            provenance=store.provenance(row),
        )
        for row in store.rows(said, number)
    )
    theirs = (
        Relation(
            role="related",
            term=term(store, row["child_id"], None, None),
            provenance=store.provenance(row),
        )
        for row in store.rows(of_it, number)
    )
    return _by_name((*ours, *theirs))


def above(store: Store, number: int) -> dict[int, list[int]]:
    """All concepts that a concept is a kind of, each with the sources whose hierarchy says so."""
    return _all(store, _ALL.format(here="child_id", there="parent_id"), number)


def below(store: Store, number: int) -> dict[int, list[int]]:
    """All concepts that are kinds of a concept, as `above`."""
    return _all(store, _ALL.format(here="parent_id", there="child_id"), number)


def _all(store: Store, sql: str, number: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row in store.rows(sql, number):
        if row["id"] != number:
            found.setdefault(row["id"], []).append(row["source_id"])
    return found


def _by_name(found: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.term.name.casefold()))
