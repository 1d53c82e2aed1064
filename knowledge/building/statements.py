"""What sources state, moved from the stage into a draft, and what follows from them.

Each statement goes to the concept of its record (temporary table concept_of), and leads to the
concept that it names (holder_of).
"""

from __future__ import annotations

import sqlite3

from knowledge.building.stage import STAGED
from knowledge.names.naming import write_names
from knowledge.sources.hpo import PHENOTYPIC_ABNORMALITY

# Of a concept with several records those that it is not opened with are ids of it too, and its own
# (equivalent 2): what others take the id for comes after them.
_OTHER_RECORDS = """
INSERT INTO staged_identifier (record, source_id, at, curie, equivalent)
SELECT staged.record, staged.source_id, staged.at, staged.record, 2
FROM staged_record staged
JOIN concept_of own ON own.id = staged.record JOIN concept ON concept.id = own.concept_id
WHERE concept.curie <> staged.record
"""

# Columns of the knowledge file that a staged column becomes when it names another concept.
_LINKED = {
    "feature": ("feature_id", "curie"),
    "inheritance": ("mode_id", "curie"),
    "relation": ("parent_id", "parent_curie"),
}


def move(db: sqlite3.Connection) -> None:
    """Move the staged rows into the draft, concept by concept; names as `naming` says."""
    db.execute(_OTHER_RECORDS)
    for table, columns in STAGED.items():
        if table == "name":
            write_names(db)
            continue
        owner = "child_id" if table == "relation" else "concept_id"
        into, values, join = [owner], ["own.concept_id"], ""
        if table in _LINKED:
            link, curie = _LINKED[table]
            into.append(link)
            values.append("linked.concept_id")
            join = f"LEFT JOIN holder_of linked ON linked.id = staged.{curie}"
        into += [*columns, "source_id", "at"]
        values += [f"staged.{column}" for column in (*columns, "source_id", "at")]
        if table == "inheritance":
            # A mode is shown by the name of its concept: stated once more it takes half the table.
            values[into.index("name")] = "nullif(staged.name, mode.name)"
            join += " LEFT JOIN concept mode ON mode.id = linked.concept_id"
        db.execute(
            f"""
            INSERT INTO {table} ({", ".join(into)})
            SELECT {", ".join(values)}
            FROM staged_{table} staged JOIN concept_of own ON own.id = staged.record {join}
            ORDER BY own.concept_id, staged.rowid
            """
        )


# A body system is a child of "Phenotypic abnormality"; a term can lie under several.
_BODY_SYSTEMS = """
INSERT INTO body_system
WITH RECURSIVE beneath (concept_id, name) AS (
    SELECT relation.child_id, concept.name
    FROM relation
    JOIN concept root ON root.id = relation.parent_id AND root.curie = ?
    JOIN concept ON concept.id = relation.child_id
    WHERE relation.how IS NULL
    UNION
    SELECT relation.child_id, beneath.name
    FROM beneath JOIN relation ON relation.parent_id = beneath.concept_id
    WHERE relation.how IS NULL
)
SELECT concept_id, name FROM beneath ORDER BY concept_id, name
"""

_REFERENCES = """
INSERT INTO reference
WITH RECURSIVE split (concept_id, ref, rest) AS (
    SELECT concept_id, NULL, refs || ';' FROM (
        SELECT concept_id, refs FROM feature UNION ALL SELECT concept_id, refs FROM inheritance
    ) WHERE refs LIKE '%PMID:%'
    UNION ALL
    SELECT concept_id, substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
    FROM split WHERE rest <> ''
)
SELECT substr(ref, 6), concept_id, count(*) FROM split WHERE ref LIKE 'PMID:%'
GROUP BY ref, concept_id ORDER BY ref, concept_id
"""


def derive(db: sqlite3.Connection) -> None:
    """Fill the tables that follow from others: body_system and reference."""
    # The index is needed here already; without it the walk down the tree takes minutes.
    db.execute("CREATE INDEX walk ON relation (parent_id)")
    db.execute(_BODY_SYSTEMS, (PHENOTYPIC_ABNORMALITY,))
    db.execute("DROP INDEX walk")
    db.execute(_REFERENCES)
