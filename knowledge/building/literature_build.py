"""Fetched publications → a literature file, written beside the former one and swapped in.

What was fetched before and not now stays. A run that is killed or fails leaves the former file
as it was.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.building import placing
from knowledge.connections import damage, reading
from knowledge.errors import BuildError, KnowledgeFileError
from knowledge.literature import REMEDY, TABLES, VERSION, Literature
from knowledge.model import CitationFields


@dataclass(frozen=True, slots=True)
class Searched:
    """One search made for a section of a concept, and the PMIDs it gave first, in their order."""

    concept: str  # the id that the concept is opened with
    ids: tuple[str, ...]  # all ids that are equivalent, that one among them
    section: str
    category: str | None
    query: str
    link: str
    total: int
    pmids: tuple[str, ...]
    retrieved: date


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication as PubMed described it on a day."""

    fields: CitationFields
    retrieved: date


def update(
    path: Path, searched: Iterable[Searched], publications: Mapping[str, Publication]
) -> None:
    """Put searches (each in place of all former ones of its concept) and publications by PMID in.

    Raises:
        BuildError: the file cannot be written.
        KnowledgeFileError: there is a former file, and it is damaged or of another version.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with placing.alone(path):
            _replace(path, searched, publications)
    except (OSError, sqlite3.Error) as error:
        raise BuildError(f"{path} could not be written ({error}); it is as it was.") from error


def _replace(
    path: Path, searched: Iterable[Searched], publications: Mapping[str, Publication]
) -> None:
    draft = placing.draft_of(path)
    try:
        if path.exists():
            _check(path)
            shutil.copyfile(path, draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as db:
            _write(db, searched, publications)
        placing.settle(draft)
        draft.replace(path)
        placing.settle(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def _check(former: Path) -> None:
    """Refuse to go on from a file with a fault, which would live on in the new one."""
    Literature(former).close()
    with reading(former) as db:
        found = damage(db, 1)
    if found:
        raise KnowledgeFileError(former, f"it is damaged ({found[0]})", REMEDY)


def _write(
    db: sqlite3.Connection, searched: Iterable[Searched], publications: Mapping[str, Publication]
) -> None:
    # The draft is thrown away if anything goes wrong, so it needs no journal of its own.
    for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
        db.execute(statement)
    if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
        for statement in TABLES.split(";"):
            db.execute(statement)
        db.execute("INSERT INTO meta VALUES ('schema', ?)", (str(VERSION),))
    made = list(searched)
    for concept in dict.fromkeys(each.concept for each in made):
        _forget(db, concept)
    for each in made:
        _add(db, each)
    db.executemany(
        "INSERT OR REPLACE INTO publication VALUES (?, ?, ?)",
        (_row(pmid, publications[pmid]) for pmid in sorted(publications)),
    )
    db.execute("COMMIT")


def _forget(db: sqlite3.Connection, concept: str) -> None:
    """Take a concept's former searches out."""
    searches = "(SELECT id FROM search WHERE concept = ?)"
    db.execute(f"DELETE FROM listed WHERE search_id IN {searches}", (concept,))
    db.execute("DELETE FROM search WHERE concept = ?", (concept,))
    db.execute("DELETE FROM alias WHERE concept = ?", (concept,))


def _add(db: sqlite3.Connection, each: Searched) -> None:
    row = (
        *(each.concept, each.section, each.category, each.query, each.link, each.total),
        each.retrieved.isoformat(),
    )
    written = db.execute("INSERT INTO search VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", row)
    places = ((written.lastrowid, place, pmid) for place, pmid in enumerate(each.pmids))
    db.executemany("INSERT INTO listed VALUES (?, ?, ?)", places)
    aliases = ((curie, each.concept) for curie in {each.concept, *each.ids})
    db.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", aliases)


def _row(pmid: str, publication: Publication) -> tuple[str, str, str]:
    fields = publication.fields.model_dump(exclude_defaults=True)
    return pmid, json.dumps(fields, ensure_ascii=False), publication.retrieved.isoformat()
