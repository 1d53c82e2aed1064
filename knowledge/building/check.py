"""Whether a knowledge file is whole: what a build asks of its file before it takes the place.

Checks, in order: ``schema`` (this Rounds reads it), ``integrity`` (SQLite finds no damage),
``provenance`` (each statement has a source and a place in it, each source a date, a home and a
licence), ``counts`` (the rows are those that the build counted), ``links`` (what leads to a
concept leads to one that is there), ``names`` (the matcher's index holds each name, and nothing
else), ``records`` (concepts can be read out, and hold what table contents says) and ``golden``
(questions whose answer is known). A file that fails one of the first two is not looked at further,
and only one without fault is read out and asked questions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from knowledge import schema
from knowledge.building import counts, golden
from knowledge.connections import damage, reading
from knowledge.errors import BuildError
from knowledge.names import index_check
from knowledge.names.arrays import Arrays, ArraysError
from knowledge.record.readout import read_concept
from knowledge.sections import count
from knowledge.store import Store

_SAMPLE = 20_000  # names that a build looks at one by one
_READ_OUT = 3_000  # concepts that are read out, and a tenth of them by a build
_SHOWN = 5  # problems of a kind that are told

# Columns that lead to a concept, beside concept_id of every stated table.
_LINKS = (
    *(("feature", "feature_id"), ("inheritance", "mode_id"), ("relation", "parent_id")),
    *(("body_system", "concept_id"), ("reference", "concept_id")),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check came to: how much was looked at, and what is wrong; nothing if it is well."""

    check: str
    looked_at: int
    problems: tuple[str, ...] = ()
    skipped: int = 0  # golden questions about concepts that the file does not hold


def check(file: Path, *, thorough: bool = True) -> Iterator[Finding]:
    """What each check finds, one after the other.

    Unless `thorough`, one name in some is looked at, so that a build is hardly held up.
    """
    if not file.is_file():
        yield Finding("schema", 0, ("there is no such file",))
        return
    try:
        with reading(file) as db:
            for step in (_schema, _integrity):
                yield (finding := step(db))
                if finding.problems:
                    return
            is_good = True
            for ask in (_provenance, _counts, _links, partial(_names, file, thorough=thorough)):
                yield (finding := ask(db))
                is_good = is_good and not finding.problems
        for look in (partial(_records, most=_READ_OUT if thorough else _READ_OUT // 10), _golden):
            if is_good:
                yield (finding := look(file))
                is_good = not finding.problems
    except sqlite3.DatabaseError as error:
        yield Finding("integrity", 1, (str(error),))


def refuse_bad(draft: Path, output: Path) -> None:
    """Raise `BuildError` where a file that was just built is not fit to be put in place."""
    for finding in check(draft, thorough=False):
        if finding.problems:
            told = "; ".join(finding.problems)
            problem = f"the new file failed the check of {finding.check} ({told})"
            raise BuildError(f"{problem}. {output} is as it was.")


def _schema(db: sqlite3.Connection) -> Finding:
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.DatabaseError as error:
        return Finding("schema", 1, (f"it is not a knowledge file of Rounds ({error})",))
    version = row[0] if row else None
    if version == str(schema.VERSION):
        return Finding("schema", 1)
    problem = f"it has schema {version}, this Rounds reads schema {schema.VERSION}"
    return Finding("schema", 1, (problem,))


def _integrity(db: sqlite3.Connection) -> Finding:
    found = damage(db, _SHOWN)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    return Finding("integrity", pages, found)


def _number(db: sqlite3.Connection, sql: str) -> int:
    (number,) = db.execute(sql).fetchone()
    return int(number)


def _provenance(db: sqlite3.Connection) -> Finding:
    problems = []
    looked_at = 0
    for table in counts.STATED:
        looked_at += _number(db, f"SELECT count(*) FROM {table}")
        sql = f"SELECT count(*) FROM {table} WHERE "
        if rows := _number(db, f"{sql} source_id NOT IN (SELECT id FROM source)"):
            problems.append(f"{table}: {rows:,} rows without a source")
        if rows := _number(db, f"{sql} trim(at) = ''"):
            problems.append(f"{table}: {rows:,} rows without a place in their source")
        problems += _empty(db, table)
    facts = "name, home, licence, coalesce(release, retrieved, '') AS date"
    for key, *texts in db.execute(f"SELECT key, {facts} FROM source"):
        for fact, text in zip(("name", "home", "licence", "date"), texts, strict=True):
            if not text.strip():
                problems.append(f"source {key} has no {fact}")
    return Finding("provenance", looked_at, tuple(problems))


def _empty(db: sqlite3.Connection, table: str) -> Iterator[str]:
    """Texts of a table that are there and say nothing: no record can be read out with them."""
    columns = [
        name
        for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})")
        if kind == "TEXT" and name != "at"
    ]
    if not columns:
        return
    sums = ", ".join(f"coalesce(sum({column} = ''), 0)" for column in columns)
    numbers = db.execute(f"SELECT {sums} FROM {table}").fetchone()
    for column, rows in zip(columns, numbers, strict=True):
        if rows:
            yield f"{table}: {rows:,} rows with an empty {column}"


def _counts(db: sqlite3.Connection) -> Finding:
    kept = counts.recorded(db)
    if kept is None:
        return Finding("counts", 0, ("the build recorded none",))
    found = counts.count(db)
    places = {(table, source) for each in (kept, found) for table in each for source in each[table]}
    numbers = {
        (table, source): [each.get(table, {}).get(source, 0) for each in (kept, found)]
        for table, source in sorted(places)
    }
    problems = [
        f"{table} of {source or 'all sources'}: {recorded:,} recorded, {held:,} found"
        for (table, source), (recorded, held) in numbers.items()
        if recorded != held
    ]
    return Finding("counts", len(places), tuple(problems[:_SHOWN]))


def _links(db: sqlite3.Connection) -> Finding:
    problems = []
    own = ((table, "child_id" if table == "relation" else "concept_id") for table in counts.STATED)
    links = [*own, *_LINKS]
    for table, column in links:
        sql = f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT id FROM concept)"
        if rows := _number(db, sql):
            problems.append(f"{table}.{column}: {rows:,} rows lead to no concept")
    for table in ("name", "record"):
        sql = f"SELECT count(*) FROM concept WHERE id NOT IN (SELECT concept_id FROM {table})"
        if rows := _number(db, sql):
            problems.append(f"concept: {rows:,} without a {table}")
    return Finding("links", len(links), tuple(problems))


def _names(file: Path, db: sqlite3.Connection, *, thorough: bool) -> Finding:
    try:
        arrays = Arrays(file)
    except ArraysError as error:
        return Finding("names", 0, (str(error),))
    looked_at, problems = index_check.problems(db, arrays, None if thorough else _SAMPLE)
    return Finding("names", looked_at, tuple(problems[:_SHOWN]))


def _records(file: Path, most: int) -> Finding:
    """Concepts here and there in the file, each read out whole as a reply shows it."""
    problems: list[str] = []
    with closing(Store(file)) as store:
        rows = store.rows("SELECT id, curie FROM concept ORDER BY id")
        chosen = rows[:: len(rows) // most + 1]
        for number, curie in chosen:
            try:
                problems += _miscounted(store, number)
            except ValueError as error:  # of an unknown kind, and what pydantic finds
                told = " ".join(str(error).split())
                problems.append(f"{curie} cannot be read out: {told}")
    return Finding("records", len(chosen), tuple(problems[:_SHOWN]))


def _miscounted(store: Store, number: int) -> Iterator[str]:
    """The sections and tables of a concept that hold something else than the build counted."""
    concept, contents = read_concept(store, number), store.contents(number)
    list(concept.everything())
    held = {key: count(concept.statements(key)) for key in contents.counts}
    held["conditions"] = len({row["curie"] for row in store.conditions(number)})
    for key, recorded in contents.counts.items():
        if held[key] != recorded:
            yield f"{concept.id}, {key}: {recorded:,} recorded, {held[key]:,} read out"
    for table in schema.STATING:
        rows = store.rows(f"SELECT 1 FROM {table} WHERE concept_id = ? LIMIT 1", number)
        if bool(rows) != (table in contents.tables):
            yield f"{concept.id}: {len(rows)} rows in {table}, which is recorded otherwise"


def _golden(file: Path) -> Finding:
    asked, skipped, problems = golden.ask(file, golden.questions())
    return Finding("golden", asked, tuple(problems), skipped)
