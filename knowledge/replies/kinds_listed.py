"""What the records of narrower conditions list in a section in which a wider one lists nothing.

A group leaves its genes to its kinds: "Alport syndrome" to its dominant and its recessive form.
"""

from __future__ import annotations

from collections import defaultdict

from knowledge.model import AssociatedGene, ModeOfInheritance
from knowledge.record import as_stated
from knowledge.record.relations import below, term
from knowledge.replies.reply import OfKind
from knowledge.store import Store

_MOST_BELOW = 400  # of a group of groups, what is below it tells little of it
_MOST = 60  # narrower conditions that list something; of more, the hierarchy is the better way
_TABLES = {"genes": "gene", "inheritance": "inheritance"}
OF_KINDS = frozenset(_TABLES)


def of_kinds(store: Store, number: int, key: str) -> tuple[OfKind, ...]:
    """The narrower conditions that list something in this section, by name; empty if too many."""
    kinds = below(store, number)
    if not 0 < len(kinds) <= _MOST_BELOW:
        return ()
    places = ", ".join("?" * len(kinds))
    sql = f"SELECT * FROM {_TABLES[key]} WHERE concept_id IN ({places}) ORDER BY source_id, rowid"
    found: dict[int, list[AssociatedGene | ModeOfInheritance]] = defaultdict(list)
    for row in store.rows(sql, *kinds):
        read = as_stated.gene if key == "genes" else as_stated.mode
        found[row["concept_id"]].append(read(store, row))
    if len(found) > _MOST:
        return ()
    listed = [
        OfKind(term(store, kind, None, None), tuple(said), store.sources_as_such(kinds[kind]))
        for kind, said in found.items()
    ]
    return tuple(sorted(listed, key=lambda each: each.term.name.casefold()))
