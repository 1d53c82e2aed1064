"""Sources → records → concepts → a draft: a whole knowledge file that is not in place yet."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from knowledge import schema
from knowledge.building import counts, joining, kinds, statements
from knowledge.building.contents import write_contents
from knowledge.building.resolve import Resolution, display_ids, resolve
from knowledge.building.stage import Stage, name_genes, place_features
from knowledge.errors import BuildError
from knowledge.model import Kind, NameKind
from knowledge.names import arrays
from knowledge.names.arrays import Array
from knowledge.names.index_build import write_index
from knowledge.records import LeftOut
from knowledge.sources import SourceSpec
from knowledge.text import normal_form

# Called with what is being done ("read", "resolve", "write", "index", "check", "swap") and how many
# records have been read so far.
Progress = Callable[[str, int], None]


@dataclass(slots=True)
class BuildReport:
    """What a build made, what it joined, and what it could not place."""

    concepts: int = 0
    names: int = 0
    entries: int = 0
    records: int = 0
    joins: list[tuple[str, str, str]] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    unjoined: dict[str, int] = field(default_factory=dict)  # authority → records without a CUI
    unplaced_features: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    falls: list[counts.Fall] = field(default_factory=list)  # against the file replaced; not kept

    def as_json(self) -> str:
        """The whole report as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False)


def write_draft(
    sources: Sequence[SourceSpec], draft: Path, include_iea: bool, progress: Progress
) -> BuildReport:
    """Write a new file at `draft`, and give account of it.

    Raises:
        KnowledgeError: a source cannot be read, or nobody could use what they hold.
        sqlite3.Error, OSError: the file cannot be written.
    """
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        # The draft is thrown away if anything goes wrong, so it needs no journal of its own.
        for statement in (*_LAYOUT, "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"):
            db.execute(statement)
        db.execute("BEGIN")
        _run(db, schema.TABLES)
        report, index = _fill(db, sources, include_iea, progress)
        _check(db)
        db.execute("COMMIT")
    finally:
        db.close()
    _forget_writer(draft)
    arrays.append(draft, index)
    return report


# SQLite as it comes may have been made with other defaults.
_LAYOUT = ("PRAGMA page_size = 4096", "PRAGMA encoding = 'UTF-8'", "PRAGMA auto_vacuum = NONE")
# Where SQLite notes the version of itself that wrote a file; nothing reads it
# (https://www.sqlite.org/fileformat2.html#write_library_version_number).
_WRITER = 96


def _forget_writer(file: Path) -> None:
    """Take out of the file what would differ between two machines with different SQLites."""
    with file.open("r+b") as header:
        header.seek(_WRITER)
        header.write(bytes(4))


def _run(db: sqlite3.Connection, script: str) -> None:
    """Run several statements inside the open transaction, which `executescript` would end."""
    for statement in script.split(";"):
        db.execute(statement)


def _fill(
    db: sqlite3.Connection, sources: Sequence[SourceSpec], include_iea: bool, progress: Progress
) -> tuple[BuildReport, dict[str, Array]]:
    stage = Stage(db)
    report = BuildReport()
    report.records = _read(stage, sources, include_iea, progress)
    progress("resolve", report.records)
    resolution = _resolve(stage)
    report.joins, report.conflicts = resolution.joins, joining.told(stage, resolution.conflicts)
    report.unjoined = joining.unjoined(resolution)
    report.unplaced_features = place_features(stage, resolution.concept_of)
    name_genes(stage)
    progress("write", report.records)
    _write_sources(db, stage)
    report.concepts = _write_concepts(db, stage, resolution)
    statements.move(db)
    kinds.show(db)
    statements.derive(db)
    progress("index", report.records)
    index = write_index(db)
    report.entries = len(index["entry.concept"])
    _run(db, schema.INDEXES)
    write_contents(db)
    (report.names,) = db.execute("SELECT count(*) FROM name").fetchone()
    report.left_out = stage.left_out
    meta = {
        "schema": str(schema.VERSION),
        "report": report.as_json(),
        "counts": counts.as_text(counts.count(db)),
    }
    db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    return report, index


def _read(
    stage: Stage, sources: Sequence[SourceSpec], include_iea: bool, progress: Progress
) -> int:
    count = 0
    for spec in sources:
        for record in spec.read(include_iea):
            stage.take(record, spec.rank)
            count += 1
            if count % 10_000 == 0:
                progress("read", count)
    stage.flush()
    return count


def _resolve(stage: Stage) -> Resolution:
    resolution = resolve(stage.kinds, joining.equivalents(stage), _disease_names(stage))
    for table, rows in (
        ("concept_of", resolution.concept_of),
        ("holder_of", _holders(stage, resolution)),
    ):
        stage.db.execute(f"CREATE TEMP TABLE {table} (id PRIMARY KEY, concept_id) WITHOUT ROWID")
        stage.db.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows.items())
    return resolution


def _holders(stage: Stage, resolution: Resolution) -> dict[str, int]:
    """The concept behind each id by which a statement may name it; ids of several lead nowhere."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, curies in _equivalent_identifiers(stage, resolution).items():
        for curie in curies:
            holders[curie].add(number)
    sole = {curie: min(numbers) for curie, numbers in holders.items() if len(numbers) == 1}
    return sole | resolution.concept_of


def _disease_names(stage: Stage) -> dict[str, str]:
    sql = "SELECT record, text FROM staged_name WHERE kind = ?"
    return {
        record: normal_form(text)
        for record, text in stage.db.execute(sql, (NameKind.PREFERRED,))
        if record.startswith(("OMIM:", "ORPHA:"))
    }


def _write_sources(db: sqlite3.Connection, stage: Stage) -> None:
    for key, number in stage.source_ids.items():
        source = stage.sources[key]
        retrieved = source.retrieved.isoformat() if source.retrieved else None
        row = (
            *(number, key, source.name, source.home, source.licence, source.release, retrieved),
            *(source.via, source.citation, source.summary),
            *(stage.rows_read_of(key), stage.rows_used[key]),
        )
        db.execute(f"INSERT INTO source VALUES ({', '.join('?' * len(row))})", row)
    for left in stage.left_out:
        number = stage.source_ids[left.source]
        values = (number, left.reason, left.rows, left.example)
        db.execute("INSERT INTO left_out VALUES (?, ?, ?, ?)", values)


def _write_concepts(db: sqlite3.Connection, stage: Stage, resolution: Resolution) -> int:
    records: dict[int, list[str]] = defaultdict(list)
    for record, number in resolution.concept_of.items():
        records[number].append(record)
    names = _preferred_names(stage, resolution)
    identifiers = _equivalent_identifiers(stage, resolution)
    taken: set[str] = set()
    for number, keys in records.items():
        kind = kinds.stated(stage.kinds[key] for key in keys)
        ids = display_ids(kind is Kind.FEATURE, {*keys, *identifiers[number]}, own=keys)
        # An id that two concepts claim opens the one whose record it is, else the one before.
        own = (each for each in ids if resolution.concept_of.get(each, number) == number)
        curie = next(each for each in own if each not in taken)
        taken.add(curie)
        if number not in names:
            raise BuildError(f"{curie} has no name in any source")
        db.execute("INSERT INTO concept VALUES (?, ?, ?, ?)", (number, curie, names[number], kind))
    return len(records)


def _preferred_names(stage: Stage, resolution: Resolution) -> dict[int, str]:
    """The preferred name of each concept: the best-ranked source's, in capitals only if need be."""
    best: dict[int, tuple[int, bool, int, str]] = {}
    sql = "SELECT record, source_id, text FROM staged_name WHERE kind = ? ORDER BY rowid"
    rows = stage.db.execute(sql, (NameKind.PREFERRED,))
    for order, (record, source, text) in enumerate(rows):
        number = resolution.concept_of[record]
        rank = (stage.source_ranks[source], text.isupper(), order, text)
        best[number] = min(best.get(number, rank), rank)
    return {number: rank[-1] for number, rank in best.items()}


def _equivalent_identifiers(stage: Stage, resolution: Resolution) -> dict[int, set[str]]:
    identifiers: dict[int, set[str]] = defaultdict(set)
    for record, curie in stage.db.execute(
        "SELECT record, curie FROM staged_identifier WHERE equivalent"
    ):
        identifiers[resolution.concept_of[record]].add(curie)
    return identifiers


def _check(db: sqlite3.Connection) -> None:
    """Refuse a file that nobody could use."""
    if not db.execute("SELECT 1 FROM concept").fetchone():
        raise BuildError("the sources hold no concept at all; nothing was written")
