"""Where records wait during a build: tables beside the knowledge file, keyed by record.

Records stream in once, in any order, and only then is known which of them are one concept.
They wait on disk, so that memory does not grow with the size of a source, and move from there
into the knowledge file in the order of concepts.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from knowledge.errors import BuildError
from knowledge.model import Kind, NameKind
from knowledge.names.arrays import packed
from knowledge.records import (
    CaveatRecord,
    CitationRecord,
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    LeftOut,
    NameRecord,
    PublicationsRecord,
    Record,
    RelationRecord,
    ResourceRecord,
    RetiredRecord,
    RowsRead,
    SemanticTypeRecord,
    SourceRecord,
    Statement,
    WithheldRecord,
)
from knowledge.text import normal_form

# Table of the knowledge file → the columns that a staged row brings beside record, source and at.
STAGED = {
    "record": (),
    "name": ("text", "kind", "language", "key"),
    "identifier": ("curie", "equivalent"),
    "retired": ("former", "since", "merged"),
    "semantic_type": ("text",),
    "definition": ("text",),
    "feature": (
        "curie name definition semantic_type absent frequency onset sex modifiers evidence refs "
        "systems"
    ).split(),
    "inheritance": ("curie", "name", "evidence", "refs"),
    "gene": ("curie", "symbol", "association"),
    "citation": ("section", "fields", "pmid", "doi"),
    "publications": ("pmids", "total"),
    "resource": ("category", "label", "url"),
    "relation": ("parent_curie", "parent_name", "how"),
    "caveat": ("section", "text"),
    "withheld": ("section", "rows"),
}

_BATCH = 5_000

Row = tuple[str | int | bytes | None, ...]


class Stage:
    """Takes records in, and tells the build what it must know of them all."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._waiting: dict[str, list[Row]] = {table: [] for table in STAGED}
        self.sources: dict[str, SourceRecord] = {}
        self.source_ids: dict[str, int] = {}
        self.source_ranks: dict[int, int] = {}
        self.rows_used: Counter[str] = Counter()
        self._rows_read: Counter[str] = Counter()
        self.left_out: list[LeftOut] = []
        self._empty: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.kinds: dict[str, Kind | None] = {}  # record → kind, in order of first sight
        self._rank = 0
        self._takers: dict[type[Record], Callable[..., None]] = {
            SourceRecord: self._source,
            LeftOut: self._left_out,
            RowsRead: self._read,
            ConceptRecord: self._concept,
            NameRecord: self._name,
            IdentifierRecord: self._identifier,
            RetiredRecord: self._retired,
            SemanticTypeRecord: self._semantic_type,
            DefinitionRecord: self._definition,
            FeatureRecord: self._feature,
            InheritanceRecord: self._inheritance,
            GeneRecord: self._gene,
            CitationRecord: self._citation,
            PublicationsRecord: self._publications,
            ResourceRecord: self._resource,
            RelationRecord: self._relation,
            CaveatRecord: self._caveat,
            WithheldRecord: self._withheld,
        }
        for table, columns in STAGED.items():
            names = ", ".join(("record", "source_id", "at", *columns))
            db.execute(f"CREATE TEMP TABLE staged_{table} ({names})")

    def take(self, record: Record, rank: int) -> None:
        """Stage one record of a source whose wording has this rank (0 is preferred)."""
        self._rank = rank
        self._takers[type(record)](record)
        if isinstance(record, Statement):
            self.rows_used[record.source] += 1

    def flush(self) -> None:
        """Write out what still waits in memory, and tell of statements that say nothing."""
        for table in self._waiting:
            self._write(table)
        for (source, reason), concepts in self._empty.items():
            self.left_out.append(LeftOut(source, reason, len(concepts), concepts[0]))
        self._empty.clear()

    def _add(self, table: str, statement: Statement, *columns: str | int | bytes | None) -> None:
        try:
            source = self.source_ids[statement.source]
        except KeyError:
            raise BuildError(f"a statement names the unknown source {statement.source!r}") from None
        if "" in columns:
            reason = f"{table} whose {STAGED[table][columns.index('')]} is empty"
            self._empty[statement.source, reason].append(statement.concept)
            return
        waiting = self._waiting[table]
        waiting.append((statement.concept, source, statement.at, *columns))
        if len(waiting) >= _BATCH:
            self._write(table)

    def _write(self, table: str) -> None:
        waiting = self._waiting[table]
        marks = ", ".join("?" * (3 + len(STAGED[table])))
        self.db.executemany(f"INSERT INTO staged_{table} VALUES ({marks})", waiting)
        waiting.clear()

    def _source(self, record: SourceRecord) -> None:
        known = self.sources.setdefault(record.key, record)
        if known != record:
            raise BuildError(f"two different sources call themselves {record.key!r}")
        number = self.source_ids.setdefault(record.key, len(self.source_ids) + 1)
        self.source_ranks.setdefault(number, self._rank)

    def _left_out(self, record: LeftOut) -> None:
        self.left_out.append(record)

    def _read(self, record: RowsRead) -> None:
        self._rows_read[record.source] += record.rows

    def rows_read_of(self, source: str) -> int:
        """The rows that were read of a source; where none were counted, those that it came to."""
        left_out = sum(left.rows for left in self.left_out if left.source == source)
        return self._rows_read[source] or self.rows_used[source] + left_out

    def _concept(self, record: ConceptRecord) -> None:
        self.kinds[record.concept] = self.kinds.get(record.concept) or record.kind
        self._add("record", record)

    def _name(self, record: NameRecord) -> None:
        if key := normal_form(record.text):
            self._add("name", record, record.text, record.kind, record.language, key)
        else:
            example = f"{record.concept}: {record.text!r}"
            self.left_out.append(LeftOut(record.source, "a name without a word", 1, example))

    def _identifier(self, record: IdentifierRecord) -> None:
        self._add("identifier", record, record.curie, record.equivalent)

    def _retired(self, record: RetiredRecord) -> None:
        self._add("retired", record, record.former, record.since, record.merged)

    def _semantic_type(self, record: SemanticTypeRecord) -> None:
        self._add("semantic_type", record, record.text)

    def _definition(self, record: DefinitionRecord) -> None:
        self._add("definition", record, record.text)

    def _feature(self, record: FeatureRecord) -> None:
        self._add(
            "feature",
            record,
            *(record.feature, record.name, record.definition, record.semantic_type),
            *(record.absent, record.frequency, record.onset, record.sex),
            *(_joined(record.modifiers), record.evidence, _joined(record.references)),
            "\n".join(record.body_systems) or None,
        )

    def _inheritance(self, record: InheritanceRecord) -> None:
        references = _joined(record.references)
        self._add("inheritance", record, record.mode, record.name, record.evidence, references)

    def _gene(self, record: GeneRecord) -> None:
        self._add("gene", record, record.gene, record.symbol, record.association)

    def _citation(self, record: CitationRecord) -> None:
        cited = record.citation
        fields = json.dumps(cited.model_dump(exclude_defaults=True), ensure_ascii=False)
        self._add("citation", record, record.section, fields, cited.pmid, cited.doi)

    def _publications(self, record: PublicationsRecord) -> None:
        self._add("publications", record, packed(record.pmids), record.total)

    def _resource(self, record: ResourceRecord) -> None:
        self._add("resource", record, record.group, record.label, record.url)

    def _relation(self, record: RelationRecord) -> None:
        self._add("relation", record, record.parent, record.parent_name, record.how)

    def _caveat(self, record: CaveatRecord) -> None:
        self._add("caveat", record, record.section, record.text)

    def _withheld(self, record: WithheldRecord) -> None:
        self._add("withheld", record, record.section, record.rows)


def _joined(curies: tuple[str, ...]) -> str | None:
    return ";".join(curies) or None


# A symbol for genes that a source knows by id alone, and NCBI's id for those of which a source has
# an id of its own (MedGen's relations have CUIs): then one gene is not two.
_NAME_GENES = """
CREATE TEMP TABLE symbol_of (curie PRIMARY KEY, symbol) WITHOUT ROWID;
INSERT OR IGNORE INTO symbol_of
SELECT curie, symbol FROM staged_gene
WHERE curie LIKE 'NCBIGene:%' AND symbol <> curie ORDER BY rowid;
UPDATE staged_gene SET symbol = symbol_of.symbol FROM symbol_of
WHERE staged_gene.symbol = staged_gene.curie AND symbol_of.curie = staged_gene.curie;
CREATE TEMP TABLE gene_called (symbol PRIMARY KEY, curie) WITHOUT ROWID;
INSERT INTO gene_called
SELECT symbol, min(curie) FROM symbol_of GROUP BY symbol HAVING count(*) = 1;
UPDATE staged_gene SET curie = gene_called.curie FROM gene_called
WHERE staged_gene.curie NOT LIKE 'NCBIGene:%' AND gene_called.symbol = staged_gene.symbol
"""


def name_genes(stage: Stage) -> None:
    """Give each gene the symbol and the id of NCBI Gene that any of the sources has for it."""
    for statement in _NAME_GENES.split(";"):
        stage.db.execute(statement)


def place_features(stage: Stage, concept_of: Mapping[str, int]) -> int:
    """Give an id to features that a source names without one; returns how many stay without.

    A page copied as text loses the ids of its features. The name then leads to the feature that
    another source lists for the same concept under that name, else to the one feature concept
    that bears the name.
    """
    sql = "SELECT rowid, record, name FROM staged_feature WHERE curie IS NULL"
    unplaced = 0
    for rowid, record, name in stage.db.execute(sql).fetchall():
        key = normal_form(name)
        if curie := _listed_beside(stage, concept_of, record, key) or _sole_bearer(stage, key):
            stage.db.execute("UPDATE staged_feature SET curie = ? WHERE rowid = ?", (curie, rowid))
        else:
            unplaced += 1
    return unplaced


def _listed_beside(
    stage: Stage, concept_of: Mapping[str, int], record: str, key: str
) -> str | None:
    sql = "SELECT record, name, curie FROM staged_feature WHERE curie NOT NULL AND name NOT NULL"
    for other, name, curie in stage.db.execute(sql):
        if concept_of[other] == concept_of[record] and normal_form(name) == key:
            return str(curie)
    return None


def _sole_bearer(stage: Stage, key: str) -> str | None:
    sql = "SELECT DISTINCT record FROM staged_name WHERE key = ? AND kind <> ?"
    bearers = [record for (record,) in stage.db.execute(sql, (key, NameKind.ABBREVIATION))]
    features = [record for record in bearers if stage.kinds.get(record) is Kind.FEATURE]
    return str(features[0]) if len(features) == 1 else None
