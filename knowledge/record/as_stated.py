"""Rows of a knowledge file → what they state, each with its provenance."""

from __future__ import annotations

import sqlite3

from knowledge.model import (
    AssociatedGene,
    Caveat,
    ModeOfInheritance,
    Name,
    NameKind,
    Resource,
    SemanticType,
    Withheld,
)
from knowledge.names.naming import other_places
from knowledge.record.relations import term
from knowledge.store import Store, split


def name(store: Store, row: sqlite3.Row) -> Name:
    """A name, with all sources that give it."""
    places = [(row["source_id"], row["at"]), *other_places(row["also"], row["at"])]
    first, *also = store.provenances(places)
    return Name(
        text=row["text"],
        kind=NameKind(row["kind"]),
        language=row["language"],
        provenance=first,
        also=tuple(also),
    )


def semantic_type(store: Store, row: sqlite3.Row) -> SemanticType:
    """A semantic type, as a source states it."""
    return SemanticType(text=row["text"], provenance=store.provenance(row))


def mode(store: Store, row: sqlite3.Row) -> ModeOfInheritance:
    """A mode of inheritance, as a source states it."""
    return ModeOfInheritance(
        mode=term(store, row["mode_id"], row["curie"], row["name"]),
        evidence=row["evidence"],
        references=split(row["refs"]),
        provenance=store.provenance(row),
    )


def gene(store: Store, row: sqlite3.Row) -> AssociatedGene:
    """A tie between a gene and a concept, as a source states it."""
    return AssociatedGene(
        symbol=row["symbol"],
        curie=row["curie"],
        association=row["association"],
        provenance=store.provenance(row),
    )


def resource(store: Store, row: sqlite3.Row) -> Resource:
    """A link that a source lists."""
    return Resource(
        group=row["category"],
        label=row["label"],
        url=row["url"],
        provenance=store.provenance(row),
    )


def caveat(store: Store, row: sqlite3.Row) -> Caveat:
    """A source's warning about a section."""
    return Caveat(section=row["section"], text=row["text"], provenance=store.provenance(row))


def withheld(store: Store, row: sqlite3.Row) -> Withheld:
    """How much a source has for a section that its licence keeps out."""
    return Withheld(section=row["section"], rows=row["rows"], provenance=store.provenance(row))
