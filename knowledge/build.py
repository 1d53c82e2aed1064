"""Sources → records → concepts → one knowledge file, written beside the old one and swapped in.

A build that is killed, fails or is refused leaves the former file as it was.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from knowledge import counts, joining, kinds, placing, schema
from knowledge.check import refuse_bad
from knowledge.errors import BuildError
from knowledge.index import write_index
from knowledge.model import Kind, NameKind
from knowledge.naming import write_names
from knowledge.records import LeftOut
from knowledge.resolve import Resolution, display_ids, resolve
from knowledge.sources import SourceSpec
from knowledge.sources.hpo import PHENOTYPIC_ABNORMALITY
from knowledge.stage import STAGED, Stage, name_genes, place_features
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


def build(
    sources: Sequence[SourceSpec],
    output: Path,
    *,
    include_iea: bool = False,
    allow_fewer: bool = False,
    progress: Progress = lambda _stage, _count: None,
) -> BuildReport:
    """Build a knowledge file from sources, check it and put it in place of `output` in one step.

    Unless `allow_fewer`, no count of a source may fall by more than a tenth. The file that was at
    `output` is kept (see `placing`).

    Raises:
        KnowledgeError: a source cannot be read or the build is refused; `output` is as before.
    """
    output = output.resolve()
    _make_folder(output.parent)
    _check_output(output)
    draft = placing.draft_of(output)
    with placing.alone(output):
        try:
            report = _write_draft(sources, draft, include_iea, progress)
            progress("check", report.records)
            refuse_bad(draft, output)
            report.falls = _falls(draft, output, allow_fewer=allow_fewer)
            progress("swap", report.records)
            _place(draft, output)
        except sqlite3.Error as error:
            raise BuildError(_unwritten(output, error)) from error
        finally:
            draft.unlink(missing_ok=True)
    return report


def _place(draft: Path, output: Path) -> None:
    try:
        placing.place(draft, output)
    except OSError as error:
        raise BuildError(_unwritten(output, error.strerror)) from error


def _unwritten(output: Path, problem: object) -> str:
    return (
        f"{output} could not be written ({problem}). It is as it was. Make room in {output.parent} "
        f"and in {tempfile.gettempdir()}, or choose another --output."
    )


def _falls(draft: Path, output: Path, *, allow_fewer: bool) -> list[counts.Fall]:
    """What is less than in the file that will be replaced, if that can be read."""
    before, now = counts.counts_of(output), counts.counts_of(draft)
    falls = list(counts.falls(before, now)) if before and now else []
    steep = [fall for fall in falls if fall.is_steep]
    if steep and not allow_fewer:
        raise BuildError(
            f"the new file would state less than {output}, by more than a tenth: "
            f"{counts.listed(steep)}. {output} is as it was. If a source was cut short, fetch it "
            "again; if this is meant, build with --allow-fewer."
        )
    return falls


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(
            f"{folder} cannot be made ({error.strerror}). Choose another --output."
        ) from error
    if not os.access(folder, os.W_OK):
        raise BuildError(f"{folder} cannot be written to. Choose another --output.")


def _check_output(output: Path) -> None:
    """Refuse what must not be replaced, and a folder where no file can be made, before any work."""
    if output.exists() and not output.is_file():
        raise BuildError(f"{output} is not a file. Choose another --output.")
    try:
        placing.lock_of(output).touch(mode=0o600)  # left behind anyway, so a kill leaves no litter
    except OSError as error:
        problem = f"{output} cannot be written ({error.strerror}). Choose another --output."
        raise BuildError(problem) from error


def _write_draft(
    sources: Sequence[SourceSpec], draft: Path, include_iea: bool, progress: Progress
) -> BuildReport:
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        # The draft is thrown away if anything goes wrong, so it needs no journal of its own.
        for statement in (*_LAYOUT, "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"):
            db.execute(statement)
        db.execute("BEGIN")
        _run(db, schema.TABLES)
        report = _fill(db, sources, include_iea, progress)
        _check(db)
        db.execute("COMMIT")
    finally:
        db.close()
    _forget_writer(draft)
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
) -> BuildReport:
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
    db.execute(_OTHER_RECORDS)
    _move_statements(db)
    kinds.show(db)
    _write_body_systems(db)
    db.execute(_REFERENCES)
    progress("index", report.records)
    report.entries = write_index(db)
    _run(db, schema.INDEXES)
    (report.names,) = db.execute("SELECT count(*) FROM name").fetchone()
    report.left_out = stage.left_out
    meta = {
        "schema": str(schema.VERSION),
        "report": report.as_json(),
        "counts": counts.as_text(counts.count(db)),
    }
    db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    return report


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


def _move_statements(db: sqlite3.Connection) -> None:
    """Move the staged rows into the knowledge file, concept by concept.

    Names wait in keyed_name for the index, which says what entry each of them has.
    """
    db.execute(_KEYED_NAMES)
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
        db.execute(
            f"""
            INSERT INTO {table} ({", ".join(into)})
            SELECT {", ".join(values)}
            FROM staged_{table} staged JOIN concept_of own ON own.id = staged.record {join}
            ORDER BY own.concept_id, staged.rowid
            """
        )


_KEYED_NAMES = """
CREATE TEMP TABLE keyed_name (
    id INTEGER PRIMARY KEY, concept_id, text, kind, language, key, source_id, at, also
)
"""

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


def _write_body_systems(db: sqlite3.Connection) -> None:
    # The index is needed here already; without it the walk down the tree takes minutes.
    db.execute("CREATE INDEX walk ON relation (parent_id)")
    db.execute(_BODY_SYSTEMS, (PHENOTYPIC_ABNORMALITY,))
    db.execute("DROP INDEX walk")


def _check(db: sqlite3.Connection) -> None:
    """Refuse a file that nobody could use."""
    if not db.execute("SELECT 1 FROM concept").fetchone():
        raise BuildError("the sources hold no concept at all; nothing was written")
