"""Publications fetched from PubMed, in a small file beside the knowledge, opened read-only.

It is fetched, written and replaced apart from the knowledge file, so that literature is fresh
without a build: `knowledge.db` goes with `knowledge.literature.db`. Written by
`literature_build`, once and as a whole, then only read.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.connections import address
from knowledge.errors import KnowledgeFileError
from knowledge.model import Citation, CitationFields, LiteratureSearch, Provenance

VERSION = 1  # raise it whenever a table changes

SECTIONS = ("guidelines", "reviews", "studies")
# The groups of studies, as on a MedGen page and in its order.
CATEGORIES = ("etiology", "diagnosis", "therapy", "prognosis", "prediction")

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE search (
    id INTEGER PRIMARY KEY, concept TEXT NOT NULL, section TEXT NOT NULL, category TEXT,
    query TEXT NOT NULL, link TEXT NOT NULL, total INTEGER NOT NULL, retrieved TEXT NOT NULL
);
CREATE INDEX search_concept ON search (concept);
CREATE TABLE alias (
    curie TEXT NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (curie, concept)
) WITHOUT ROWID;
CREATE TABLE listed (
    search_id INTEGER NOT NULL, place INTEGER NOT NULL, pmid TEXT NOT NULL,
    PRIMARY KEY (search_id, place)
) WITHOUT ROWID;
CREATE INDEX listed_pmid ON listed (pmid);
CREATE TABLE publication (
    pmid TEXT PRIMARY KEY, fields TEXT NOT NULL, retrieved TEXT NOT NULL
) WITHOUT ROWID;
"""

SOURCE = "PubMed"
HOME = "https://pubmed.ncbi.nlm.nih.gov/"
LICENCE = (
    "citations are free with acknowledgement of the National Library of Medicine; "
    "articles and abstracts belong to their publishers"
)
_PAGE = HOME + "{pmid}/"
REMEDY = "Delete it, and fetch anew with `rounds fetch --literature`"
_VERSION_HELD = "SELECT value FROM meta WHERE key = 'schema'"
_log = logging.getLogger(__name__)
# What PubMed never completes: it is the listing source's own.
_KEPT = frozenset({"pmid", "category"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A search of one section, with the publications it lists, in its order."""

    search: LiteratureSearch
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How much a file holds, and when the oldest and the newest of it were retrieved."""

    publications: int
    searches: int
    concepts: int
    first: date | None
    last: date | None


def beside(knowledge: Path) -> Path:
    """Where the literature of a knowledge file lies.

    The embedded knowledge changes its name with all that it is built from; its literature stays.
    """
    if knowledge.name.startswith("embedded-"):
        return knowledge.with_name("embedded.literature.db")
    return knowledge.with_suffix(".literature.db")


def open_literature(path: Path) -> Literature | None:
    """The literature in a file; None where there is none, or where it is unusable: that is logged.

    Fetched literature is an addition: without it the knowledge answers all the same.
    """
    if not path.exists():
        return None
    try:
        return Literature(path)
    except KnowledgeFileError as fault:
        _log.warning("%s", fault)
        return None


class Literature:
    """Read-only queries over one literature file, safe from any thread.

    One connection serves all threads, so that all read the file that was opened, whatever is put
    in its place. A fault met while reading is logged once; from then on nothing is listed, so
    that the knowledge beside it still answers.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; raises `KnowledgeFileError` where it is foreign, outdated or damaged."""
        self.path = path
        self._lock = threading.Lock()
        self._is_sound = True
        with ExitStack() as undo:
            try:
                self._db = undo.enter_context(closing(_connected(path)))
                (version,) = self._db.execute(_VERSION_HELD).fetchone()
            except (sqlite3.DatabaseError, TypeError) as error:
                raise _unusable(path, error) from error
            if version != str(VERSION):
                problem = f"it has schema {version}, this Rounds reads schema {VERSION}"
                raise KnowledgeFileError(path, problem, REMEDY)
            undo.pop_all()

    def close(self) -> None:
        """Let the file go; nobody may be reading it any more."""
        self._db.close()

    def _rows(self, sql: str, *values: str | int) -> list[sqlite3.Row]:
        with self._lock:
            if not self._is_sound:
                return []
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                self._is_sound = False
                _log.warning("%s", _unusable(self.path, error))
                return []

    def held(self) -> Held:
        """How much the file holds, and from when."""
        sql = """
            SELECT (SELECT count(*) FROM publication), (SELECT count(*) FROM search),
                (SELECT count(DISTINCT concept) FROM search), min(retrieved), max(retrieved)
            FROM (SELECT retrieved FROM publication UNION ALL SELECT retrieved FROM search)
        """
        for *counts, first, last in self._rows(sql):
            days = (date.fromisoformat(day) if day else None for day in (first, last))
            return Held(*counts, *days)
        return Held(0, 0, 0, None, None)

    def listed(self, ids: Sequence[str]) -> tuple[Listed, ...]:
        """What was searched for a concept, section by section and category by category.

        `ids` are the concept's own id and the ids equivalent to it; searches made under its own
        id count before those that were made when another of them was.
        """
        found: dict[tuple[str, str | None], sqlite3.Row] = {}
        for row in self._searches(ids):
            found.setdefault((row["section"], row["category"]), row)
        return tuple(self._listed(found[key]) for key in sorted(found, key=_place))

    def _searches(self, ids: Sequence[str]) -> list[sqlite3.Row]:
        # An id that two concepts share must not hand the one's searches to the other, so either
        # the searched id is one of this concept's, or this concept's own was one of the searched.
        sql = """
            SELECT * FROM search WHERE concept IN (SELECT value FROM json_each(?1))
            OR concept IN (SELECT concept FROM alias WHERE curie = ?2)
            ORDER BY concept <> ?2, retrieved DESC, id
        """
        return self._rows(sql, json.dumps(list(ids)), ids[0])

    def _listed(self, row: sqlite3.Row) -> Listed:
        sql = """
            SELECT publication.* FROM listed JOIN publication USING (pmid)
            WHERE search_id = ? ORDER BY place
        """
        papers = self._rows(sql, row["id"])
        search = LiteratureSearch(
            section=row["section"],
            category=row["category"],
            query=row["query"],
            total=row["total"],
            listed=len(papers),
            provenance=_provenance(row["link"], row["retrieved"]),
        )
        return Listed(search, tuple(_citation(paper, search) for paper in papers))

    def publication(self, pmid: str) -> Citation | None:
        """A publication by its PMID, as PubMed describes it; None where it was not fetched."""
        for row in self._rows("SELECT * FROM publication WHERE pmid = ?", pmid):
            provenance = _provenance(_PAGE.format(pmid=pmid), row["retrieved"])
            return Citation(**json.loads(row["fields"]), provenance=provenance)
        return None

    def listing(self, pmid: str) -> tuple[str, ...]:
        """The ids of the concepts for which a search found this publication."""
        sql = """
            SELECT DISTINCT concept FROM listed JOIN search ON search.id = search_id
            WHERE pmid = ? ORDER BY concept
        """
        return tuple(row["concept"] for row in self._rows(sql, pmid))

    def completed(self, citation: Citation) -> Citation:
        """The citation with what its source left out, as PubMed has it; else as it is."""
        known = self.publication(citation.pmid) if citation.pmid else None
        if known is None:
            return citation
        missing = {
            key: value
            for key in CitationFields.model_fields
            if key not in _KEPT and (value := getattr(known, key)) and not getattr(citation, key)
        }
        if not missing:
            return citation
        return citation.model_copy(update={**missing, "completed": known.provenance})


def merged(own: Sequence[Citation], fetched: Sequence[Listed]) -> tuple[Citation, ...]:
    """The citations of a section: a source's own, then those found by searches.

    Those of a category stand together. A publication that a source of its own lists already is
    not listed again in the same category; where the source gives none it takes the first found.
    """
    rest = {each.pmid or str(number): each for number, each in enumerate(own)}
    grouped: dict[str | None, list[Citation]] = {None: []}
    for each in fetched:
        group = grouped.setdefault(each.search.category, [])
        for citation in each.citations:
            listed = rest.get(citation.pmid or "")
            if listed is None:
                group.append(citation)
            elif listed.category is None:
                rest[citation.pmid or ""] = listed.model_copy(
                    update={"category": each.search.category}
                )
    for citation in reversed(rest.values()):
        grouped.setdefault(citation.category, []).insert(0, citation)
    order = sorted(grouped, key=_category_place)
    return tuple(citation for category in order for citation in grouped[category])


def _citation(row: sqlite3.Row, search: LiteratureSearch) -> Citation:
    fields = json.loads(row["fields"]) | {"category": search.category}
    provenance = _provenance(search.provenance.link, row["retrieved"])
    return Citation(**fields, provenance=provenance)


def _provenance(link: str, retrieved: str) -> Provenance:
    day = date.fromisoformat(retrieved)
    return Provenance(source=SOURCE, retrieved=day, link=link, licence=LICENCE)


def _place(key: tuple[str, str | None]) -> tuple[int, int]:
    section, category = key
    return SECTIONS.index(section), _category_place(category)


def _category_place(category: str | None) -> int:
    """Citations without category come first, those of an unknown one last."""
    known = (None, *CATEGORIES)
    return known.index(category) if category in known else len(known)


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(address(path), uri=True, check_same_thread=False)
    db.row_factory = sqlite3.Row
    return db


def _unusable(path: Path, error: Exception) -> KnowledgeFileError:
    problem = f"it is no literature file of Rounds, or damaged ({error})"
    return KnowledgeFileError(path, problem, REMEDY)
