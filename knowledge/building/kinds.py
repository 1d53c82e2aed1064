"""What kind of thing a concept is: as sources state it, else as they treat it, else unstated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from knowledge.model import Kind


def stated(kinds: Iterable[Kind | None]) -> Kind:
    """The kind of a concept by what its records state; a condition where they state several."""
    held = set(kinds)
    for kind in (Kind.GROUP, Kind.DISEASE, Kind.FEATURE):
        if kind in held:
            return kind
    return Kind.UNSTATED


# What no source calls a disease or a feature, but treats as one: it states features, genes or
# inheritance of it, has it in a catalogue of diseases, or lists it as a feature of something.
_AS_TREATED = (
    """
    UPDATE concept SET kind = 'disease' WHERE kind = 'unstated' AND id IN (
        SELECT concept_id FROM feature UNION SELECT concept_id FROM gene
        UNION SELECT concept_id FROM inheritance
        UNION SELECT concept_id FROM identifier
        WHERE equivalent AND (curie LIKE 'MONDO:%' OR curie LIKE 'ORPHA:%')
    )
    """,
    """
    UPDATE concept SET kind = 'feature' WHERE kind = 'unstated' AND id IN (
        SELECT feature_id FROM feature
    )
    """,
)


def show(db: sqlite3.Connection) -> None:
    """Set the kind of concepts in a draft that the sources treat as a disease or a feature."""
    for statement in _AS_TREATED:
        db.execute(statement)
