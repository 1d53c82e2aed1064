"""A knowledge file, opened read-only: typed answers to fixed questions, safe from any thread."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge import schema
from knowledge.connections import Identity
from knowledge.kept import kept
from knowledge.loaded_sources import LoadedSource, loaded, of_whole, page_of
from knowledge.model import Kind, Provenance, Retirement
from knowledge.names.arrays import packed, unpacked
from knowledge.names.entries import Entries
from knowledge.names.index import KINDS, Index, Vocabulary
from knowledge.names.naming import other_places
from knowledge.opening import opened
from knowledge.sections import KEYS
from knowledge.text import words

# What a record holds of which nothing but names and ids is learnt.
# What is withheld cannot be told; HPO's disease records of DECIPHER hold nothing else.
_BARE = frozenset({"record", "name", "identifier", "semantic_type", "publications", "withheld"})


@dataclass(frozen=True, slots=True)
class Brief:
    """What a choice shows of a concept: enough to tell it from its namesakes."""

    number: int
    id: str
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Contents:
    """What a record comes to, as the build counted it: neither made links nor literature."""

    tables: frozenset[str]  # that state something of the concept: most have nothing to say of most
    counts: dict[str, int]  # by section, how many different things are stated in it

    @property
    def tells(self) -> bool:
        """Whether the record holds more than names and ids."""
        return bool(self.tables - _BARE)


class Store:
    """Read-only queries over one knowledge file."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises `KnowledgeFileError` where it is missing, foreign or outdated."""
        self.path = path
        with ExitStack() as undo:
            self._connections, arrays = opened(path)
            undo.enter_context(closing(self._connections))
            self.entries = Entries(self._connections, Index(arrays))
            self.vocabulary = Vocabulary(self.entries.index)
            self._sources = {row["id"]: row for row in self._all("SELECT * FROM source")}
            self._whole = {number: of_whole(row) for number, row in self._sources.items()}
            undo.pop_all()
        self._provenance = kept(self._read_provenance, 4096)
        self._brief = kept(self._read_brief, 4096)
        self._words = kept(self._read_words, 4096)

    @property
    def identity(self) -> Identity | None:
        """Which file is read, whatever lies at its path by now."""
        return self._connections.identity

    def close(self) -> None:
        """Let the file go; nobody may be reading it any more."""
        self._connections.close()

    def rows(self, sql: str, *values: str | int) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._all(sql, *values)

    def _all(self, sql: str, *values: str | int | bytes) -> list[sqlite3.Row]:
        return self._connections.rows(sql, values)

    def meta(self, key: str) -> str | None:
        """A fact about the file itself: its schema version or its build report."""
        found = self._all("SELECT value FROM meta WHERE key = ?", key)
        return str(found[0]["value"]) if found else None

    def counts(self) -> dict[str, int]:
        """How many concepts, names and features the file holds."""
        tables = ("concept", "name", "feature", "definition")
        return {table: self._all(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables}

    # Sources, and the provenance of what they state.

    def sources(self) -> tuple[LoadedSource, ...]:
        """The sources of the file, in the order of the build."""
        sql = "SELECT reason, rows, example FROM left_out WHERE source_id = ?"
        return tuple(loaded(row, self._all(sql, number)) for number, row in self._sources.items())

    def all_sources(self) -> tuple[Provenance, ...]:
        """Every source, each with its home for a link."""
        return tuple(self._whole.values())

    def sources_of_genes(self) -> tuple[Provenance, ...]:
        """The sources that tie genes to concepts, each with its home for a link."""
        rows = self._all("SELECT DISTINCT source_id FROM gene ORDER BY source_id")
        return self.sources_as_such(row["source_id"] for row in rows)

    def sources_as_such(self, numbers: Iterable[int]) -> tuple[Provenance, ...]:
        """The provenance of what sources say as a whole, each with its home for a link."""
        return tuple(self._provenance(each, self._sources[each]["home"]) for each in numbers)

    def provenance(self, row: sqlite3.Row) -> Provenance:
        """The provenance of a row that has the columns source_id and at."""
        return self._provenance(row["source_id"], row["at"])

    def provenances(self, places: Iterable[tuple[int, str]]) -> tuple[Provenance, ...]:
        """The provenance of each (source, place), without those that would read alike."""
        alike: dict[tuple[str, str, str | None], Provenance] = {}
        for each in (self._provenance(source, at) for source, at in places):
            alike.setdefault((each.source, each.dated, each.via), each)
        return tuple(alike.values())

    def _read_provenance(self, source_id: int, at: str) -> Provenance:
        source = self._sources[source_id]
        # Checked once for each source: only the link differs from row to row.
        return self._whole[source_id].model_copy(update={"link": page_of(source["home"], at)})

    # Concepts.

    def brief(self, number: int) -> Brief:
        """A concept in short."""
        return self._brief(number)

    def _read_brief(self, number: int) -> Brief:
        (row,) = self._all("SELECT * FROM concept WHERE id = ?", number)
        return Brief(number, row["curie"], row["name"], Kind(row["kind"]))

    def words_of_name(self, number: int) -> tuple[str, ...]:
        """The folded words of a concept's preferred name."""
        return self._words(number)

    def _read_words(self, number: int) -> tuple[str, ...]:
        return tuple(words(self.brief(number).name))

    def kind(self, number: int) -> Kind:
        """Whether a concept is a disease, a feature or a group."""
        return KINDS[self.entries.index.concept_kinds[number]]

    def is_feature(self, number: int) -> bool:
        """Whether it is a feature, or a disease that is listed as a feature of others."""
        return self.kind(number) is Kind.FEATURE or bool(self.contents(number).counts["conditions"])

    def contents(self, number: int) -> Contents:
        """How much a concept's record holds, and of what."""
        (row,) = self._all("SELECT stating, counts FROM contents WHERE concept_id = ?", number)
        stating, counts = row
        numbers = [int(count) if count else 0 for count in counts.split(",")]
        return Contents(_tables(stating), dict(zip(KEYS, numbers, strict=True)))

    def tells(self, number: int) -> bool:
        """Whether the record of a concept holds more than names and ids."""
        return self.contents(number).tells

    def callers(self, number: int, key: str) -> set[str]:
        """The sources that call a concept by a name of this normal form."""
        own = self.entries.entry_of(number, key)
        sql = "SELECT source_id, at, also FROM name WHERE concept_id = ? AND entry_id = ?"
        rows = [] if own is None else self._all(sql, number, own)
        sources = [row["source_id"] for row in rows]
        sources += [source for row in rows for source, _ in other_places(row["also"], row["at"])]
        return {self._sources[source]["name"] for source in sources}

    # Identifiers.

    def ids(self, number: int) -> tuple[str, ...]:
        """Every identifier of a concept, its own first."""
        own = self.brief(number).id
        sql = "SELECT DISTINCT curie FROM identifier WHERE concept_id = ? ORDER BY curie"
        others = (row["curie"] for row in self._all(sql, number))
        return (own, *(curie for curie in others if curie != own))

    def equivalent_ids(self, number: int) -> tuple[str, ...]:
        """The identifiers that mean the concept and nothing else, its own first."""
        own = self.brief(number).id
        sql = "SELECT DISTINCT curie FROM identifier WHERE concept_id = ? AND equivalent"
        others = sorted(row["curie"] for row in self._all(sql, number))
        return (own, *(curie for curie in others if curie != own))

    def number_of(self, curie: str) -> int | None:
        """The number of the concept that is opened with this id."""
        found = self._all("SELECT id FROM concept WHERE curie = ?", curie)
        return int(found[0]["id"]) if found else None

    def owner(self, curie: str) -> int | None:
        """The concept that has a record under this very id."""
        sql = """
            SELECT id FROM concept WHERE curie = ?1
            UNION ALL SELECT concept_id FROM identifier WHERE curie = ?1 AND equivalent = 2
        """
        found = self._all(sql, curie)
        return int(found[0]["id"]) if found else None

    def identified(self, curie: str) -> list[int]:
        """The concepts that have this identifier, those whose own it is first."""
        own = self._all("SELECT id FROM concept WHERE curie = ?", curie)
        sql = "SELECT concept_id AS id FROM identifier WHERE curie = ? ORDER BY equivalent DESC, id"
        return list(dict.fromkeys(row["id"] for row in (*own, *self._all(sql, curie))))

    def successor(self, curie: str) -> int | None:
        """The concept that a retired identifier leads to."""
        found = self._all("SELECT concept_id FROM retired WHERE former = ?", curie)
        return int(found[0]["concept_id"]) if found else None

    def retirement(self, curie: str) -> Retirement | None:
        """What a source says of an identifier that it has given up."""
        found = self._all("SELECT * FROM retired WHERE former = ?", curie)
        if not found:
            return None
        (first, *_) = found
        return Retirement(
            former=curie,
            since=first["since"],
            merged=bool(first["merged"]),
            provenance=self.provenance(first),
        )

    # Features.

    def features(self, number: int) -> list[sqlite3.Row]:
        """The rows of table feature of a concept, with id and name of the feature's own record."""
        sql = """
            SELECT feature.*, linked.curie AS linked_curie, linked.name AS linked_name
            FROM feature LEFT JOIN concept linked ON linked.id = feature.feature_id
            WHERE concept_id = ? ORDER BY feature.rowid
        """
        return self._all(sql, number)

    def listed_features(self, number: int) -> dict[str, int]:
        """The ids of what a concept lists as features, be it as absent, with their numbers."""
        sql = """
            SELECT DISTINCT linked.curie, linked.id FROM feature
            JOIN concept linked ON linked.id = feature.feature_id WHERE concept_id = ?
        """
        return {row["curie"]: row["id"] for row in self._all(sql, number)}

    def lists_features(self, number: int) -> bool:
        """Whether the record of a concept lists any feature."""
        return "feature" in self.contents(number).tables

    def any_lists(self, numbers: Iterable[int], feature: int) -> bool:
        """Whether any of these concepts lists this feature, be it as absent."""
        # The "+": a common feature has a thousand times the rows that a few concepts have.
        sql = """
            SELECT 1 FROM feature WHERE +feature_id = ?
            AND concept_id IN (SELECT value FROM json_each(?)) LIMIT 1
        """
        return bool(self._all(sql, feature, json.dumps(list(numbers))))

    def conditions(self, feature: int) -> list[sqlite3.Row]:
        """The reports that a concept has this feature, concepts with most reports first.

        Rows with curie and name of the concept, frequency, source_id and at.
        """
        sql = """
            SELECT concept.curie, concept.name, feature.frequency, feature.source_id, feature.at,
                concept.id
            FROM feature JOIN concept ON concept.id = feature.concept_id
            WHERE feature.feature_id = ? AND NOT feature.absent
            ORDER BY feature.rowid
        """
        # Sorted here: it takes a third of the time that a window in the query does.
        rows = self._all(sql, feature)
        reports = Counter(row["id"] for row in rows)
        return sorted(rows, key=lambda row: (-reports[row["id"]], row["name"], row["id"]))

    # Publications.

    def cited(self, scheme: str, number: str) -> list[sqlite3.Row]:
        """The rows of table citation with this PMID or DOI (case does not count in a DOI)."""
        column = {"PMID": "pmid = ?", "DOI": "lower(doi) = lower(?)"}[scheme]
        return self._all(f"SELECT * FROM citation WHERE {column}", number)

    def referring(self, pmid: str) -> list[int]:
        """The concepts with features that rest on this publication, most features first."""
        sql = "SELECT concept_id FROM reference WHERE pmid = ? ORDER BY rows DESC, concept_id"
        return [row["concept_id"] for row in self._all(sql, pmid)]

    def linking(self, pmid: str) -> list[int]:
        """The concepts that NCBI links to this publication, among the newest of each.

        No index leads there: it would be as large as the links, and reading them all takes some
        50 ms for 2,000,000, which only a PMID that no record cites comes to.
        """
        wanted = int(pmid)
        sql = "SELECT concept_id, pmids FROM publications WHERE instr(pmids, ?)"
        rows = self._all(sql, packed([wanted]))
        held = (row["concept_id"] for row in rows if wanted in unpacked(row["pmids"]))
        return sorted(dict.fromkeys(held))

    # Genes.

    def genes_called(self, symbol: str) -> list[tuple[str, str]]:
        """The genes with this symbol in any case: CURIE, and the symbol as the sources write it."""
        sql = "SELECT DISTINCT curie, symbol FROM gene WHERE symbol = ? COLLATE NOCASE"
        return [(row["curie"], row["symbol"]) for row in self._all(sql, symbol)]

    def has_gene(self, curie: str) -> bool:
        """Whether any source ties this gene to a concept."""
        return bool(self._all("SELECT 1 FROM gene WHERE curie = ? LIMIT 1", curie))

    def is_tied(self, gene: str, number: int) -> bool:
        """Whether a source ties this gene to a concept."""
        sql = "SELECT 1 FROM gene WHERE curie = ? AND concept_id = ? LIMIT 1"
        return bool(self._all(sql, gene, number))

    def ties_of_gene(self, curie: str) -> list[sqlite3.Row]:
        """The rows of table gene of a gene, concept by concept, in the order of the sources."""
        sql = "SELECT * FROM gene WHERE curie = ? ORDER BY concept_id, source_id, rowid"
        return self._all(sql, curie)


def split(curies: str | None) -> tuple[str, ...]:
    """Ids as the file holds several in one column."""
    return tuple(curies.split(";")) if curies else ()


@cache
def _tables(stating: int) -> frozenset[str]:
    return frozenset(table for bit, table in enumerate(schema.STATING) if stating >> bit & 1)
