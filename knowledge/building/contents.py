"""What each record comes to, counted by the build: an answer need not read what it only counts.

The counts are those of `sections.count` over what `readout` reads; ``rounds check`` compares them.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby

from knowledge.names.arrays import unpacked
from knowledge.schema import STATING
from knowledge.sections import COURSE, KEYS

# What tells two concepts apart that the file does not hold: id and name, if they have one.
_UNKNOWN = "parent_curie || coalesce(char(10) || nullif(nullif(parent_name, ''), parent_curie), '')"
# Section → concept and number of different statements.
_COUNTED = {
    "definition": "SELECT concept_id, count(DISTINCT text) FROM definition GROUP BY concept_id",
    "conditions": """
        SELECT feature_id, count(DISTINCT concept_id) FROM feature
        WHERE feature_id NOT NULL AND NOT absent GROUP BY feature_id
    """,
    "inheritance": """
        SELECT concept_id, count(DISTINCT coalesce(mode_id, curie))
        FROM inheritance GROUP BY concept_id
    """,
    "genes": "SELECT concept_id, count(DISTINCT curie) FROM gene GROUP BY concept_id",
    "hierarchy": """
        SELECT child_id, count(DISTINCT
            coalesce(parent_id, {unknown}))
        FROM relation WHERE parent_id IS NOT child_id AND how IS NULL GROUP BY child_id
        UNION ALL
        SELECT parent_id, count(DISTINCT child_id)
        FROM relation WHERE parent_id <> child_id AND how IS NULL GROUP BY parent_id
    """,
    "related": """
        SELECT concept_id, count(*) FROM (
            SELECT child_id AS concept_id,
                coalesce(parent_id, {unknown})
            FROM relation WHERE how NOT NULL
            UNION
            SELECT parent_id, child_id FROM relation WHERE how NOT NULL AND parent_id NOT NULL
        ) GROUP BY concept_id
    """,
    "identifiers": """
        SELECT concept_id, count(*) FROM (
            SELECT concept_id, curie FROM identifier UNION SELECT id, curie FROM concept
        ) GROUP BY concept_id
    """,
    "synonyms": """
        SELECT concept_id, count(*) FROM (SELECT DISTINCT concept_id, text, kind FROM name)
        GROUP BY concept_id
    """,
    "resources": "SELECT concept_id, count(*) FROM resource GROUP BY concept_id",
}
_CITATIONS = """
    SELECT concept_id, count(DISTINCT coalesce(nullif(pmid, ''), nullif(doi, ''), fields))
    FROM citation WHERE section = ? GROUP BY concept_id
"""
# A feature once, with the first semantic type that is stated of it.
_FEATURES = """
    SELECT concept_id, absent, curie, name, nullif(semantic_type, '') FROM feature
    ORDER BY concept_id, rowid
"""


def write_contents(db: sqlite3.Connection) -> None:
    """Fill table contents; all other tables about concepts are filled."""
    (last,) = db.execute("SELECT max(id) FROM concept").fetchone()
    width = len(KEYS)
    counts = array("I", bytes(4 * width * (last + 1)))
    for key, concept, number in _counted(db):
        counts[concept * width + KEYS.index(key)] += number
    stating = array("I", bytes(4 * (last + 1)))
    for bit, table in enumerate(STATING):
        for (concept,) in db.execute(f"SELECT DISTINCT concept_id FROM {table}"):
            stating[concept] |= 1 << bit
    concepts = [number for (number,) in db.execute("SELECT id FROM concept ORDER BY id")]
    db.executemany(
        "INSERT INTO contents VALUES (?, ?, ?)",
        (
            (number, stating[number], _as_text(counts[number * width : (number + 1) * width]))
            for number in concepts
        ),
    )


def _as_text(counts: Iterable[int]) -> str:
    return ",".join(str(count or "") for count in counts)


def _counted(db: sqlite3.Connection) -> Iterator[tuple[str, int, int]]:
    """Section, concept and number of statements; what a section is counted by adds up."""
    for key, sql in _COUNTED.items():
        for concept, number in db.execute(sql.format(unknown=_UNKNOWN)):
            yield key, concept, number
    for key in ("guidelines", "reviews", "studies"):
        for concept, number in db.execute(_CITATIONS, (key,)):
            yield key, concept, number
    rows = db.execute("SELECT concept_id, pmids FROM publications ORDER BY concept_id, rowid")
    for concept, held in groupby(rows, key=lambda row: row[0]):
        yield (
            "publications",
            concept,
            len({pmid for _, pmids in held for pmid in unpacked(pmids)}),
        )
    for concept, features in groupby(db.execute(_FEATURES), key=lambda row: row[0]):
        yield from ((key, concept, 1) for key in _sections_of(features))


def _sections_of(features: Iterable[tuple[int, int, str | None, str, str | None]]) -> Iterator[str]:
    """The sections in which the features of a concept stand, one for each feature."""
    types: dict[tuple[bool, str], str | None] = {}
    for _, absent, curie, name, semantic_type in features:
        same = bool(absent), curie or name.casefold()
        types[same] = types.get(same) or semantic_type
    for (absent, _), semantic_type in types.items():
        if absent:
            yield "reported_absent"
        elif semantic_type in COURSE:
            yield "course"
        else:
            yield "clinical_features"
            yield "features_by_system"
