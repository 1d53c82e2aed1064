"""A concept read out of a knowledge file: everything that its sources state of it, as asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from knowledge import identifiers
from knowledge.kept import kept
from knowledge.literature import Listed, Literature, merged
from knowledge.model import (
    AssociatedGene,
    Caveat,
    Citation,
    ClinicalFeature,
    CrossReference,
    Definition,
    Frozen,
    LiteratureSearch,
    ModeOfInheritance,
    Name,
    NameKind,
    Provenance,
    Relation,
    Resource,
    SemanticType,
    Withheld,
)
from knowledge.names.arrays import unpacked
from knowledge.record import as_stated
from knowledge.record.features import is_course, read_features
from knowledge.record.lookups import Lookups
from knowledge.record.relations import children, parents, related
from knowledge.schema import STATING
from knowledge.sections import KEYS, PARTS
from knowledge.store import Contents, Store

Stated = TypeVar("Stated")
Sourced = TypeVar("Sourced", ModeOfInheritance, AssociatedGene, CrossReference)

_NAME_ORDER = {kind: rank for rank, kind in enumerate(NameKind)}
# The parts of a concept that hold statements.
_STATED = (
    *("names", "identifiers", "semantic_types", "definitions", "clinical_features"),
    *("reported_absent", "course", "inheritance", "genes", "guidelines", "studies", "reviews"),
    *("searches", "publications", "resources", "parents", "children", "related", "caveats"),
    *("withheld", "records"),
)
_UNCOUNTED = Contents(frozenset(STATING), dict.fromkeys(KEYS, 1))
_CONCEPTS_KEPT = 128  # read last, up to 20 kB each: whoever turns pages and asks on gets them again


class Readout:
    """Reads concepts out of one file, and keeps those read last. Safe from several threads."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self.lookups = Lookups(store, literature)
        self.concept = kept(self._concept, _CONCEPTS_KEPT)

    def _concept(self, number: int) -> Concept:
        return Concept(self._store, self.lookups, number, self._store.contents(number))


def read_concept(store: Store, number: int) -> Concept:
    """The concept with this number, looked for in every table whatever the build counted."""
    return Concept(store, Lookups(store), number, _UNCOUNTED)


class Concept:
    """A medical-genetics concept: everything that the loaded sources state of it.

    Each part is read from the file when it is first asked for, and kept: most replies show a few.
    Lists are in their source's order unless said otherwise. Two threads may both read a part at
    first, and get the same.
    """

    def __init__(self, store: Store, lookups: Lookups, number: int, contents: Contents) -> None:
        brief = store.brief(number)
        self._store = store
        self._lookups = lookups
        self._number = number
        self.id = brief.id  # the CURIE it is opened with
        self.name = brief.name  # the preferred name
        self.kind = brief.kind
        self.contents = contents  # how much there is of what, without reading it

    def __eq__(self, other: object) -> bool:
        """Whether all that is stated is the same; reads both whole."""
        if not isinstance(other, Concept):
            return NotImplemented
        return self.id == other.id and list(self.everything()) == list(other.everything())

    def __hash__(self) -> int:
        return hash(self.id)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every identifier of it, its own first, then by their letters."""
        others = {curie for (curie,) in self._column("curie", "identifier")} - {self.id}
        return (self.id, *sorted(others))

    @cached_property
    def fetched(self) -> tuple[Listed, ...]:
        """What was searched for it in PubMed, if anything."""
        return self._lookups.fetched(self._number)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The preferred name first, then kind by kind."""
        names = self._each("name", as_stated.name)
        return tuple(sorted(names, key=lambda name: _NAME_ORDER[name.kind]))

    @cached_property
    def identifiers(self) -> tuple[CrossReference, ...]:
        """One cross-reference for each identifier and source, the concept's own id first."""
        order = {curie: place for place, curie in enumerate(self.ids)}
        # A source that has a record under the id states the id by that.
        own = [(row["at"], row) for row in self._rows("record") if row["at"] == self.id]
        rows = [*own, *((row["curie"], row) for row in self._rows("identifier"))]
        references = (
            CrossReference(
                curie=curie, url=identifiers.page(curie), provenance=self._store.provenance(row)
            )
            for curie, row in sorted(rows, key=lambda each: order[each[0]])
        )
        return once(references, lambda each: each.curie)

    @cached_property
    def semantic_types(self) -> tuple[SemanticType, ...]:
        """As the sources state them."""
        return self._each("semantic_type", as_stated.semantic_type)

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The semantic types, each once, whoever states them."""
        return tuple(dict.fromkeys(text for (text,) in self._column("text", "semantic_type")))

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Those of all sources."""
        return self._lookups.definitions(self._number) if self._has("definition") else ()

    @cached_property
    def _features(self) -> tuple[ClinicalFeature, ...]:
        if not self._has("feature"):
            return ()
        return read_features(self._store, self._lookups, self._number)

    @cached_property
    def clinical_features(self) -> tuple[ClinicalFeature, ...]:
        """Those reported as present, the most frequent first."""
        return tuple(f for f in self._features if not f.absent and not is_course(f))

    @cached_property
    def reported_absent(self) -> tuple[ClinicalFeature, ...]:
        """Features reported as not present."""
        return tuple(f for f in self._features if f.absent)

    @cached_property
    def course(self) -> tuple[ClinicalFeature, ...]:
        """Onset, course and modifiers, stated as features are."""
        return tuple(f for f in self._features if not f.absent and is_course(f))

    @cached_property
    def inheritance(self) -> tuple[ModeOfInheritance, ...]:
        """Each mode once for each source's release."""
        return once(self._each("inheritance", as_stated.mode), lambda each: each.mode.curie)

    @cached_property
    def genes(self) -> tuple[AssociatedGene, ...]:
        """Each gene once for each source's release."""
        return once(self._each("gene", as_stated.gene), lambda each: each.curie)

    @cached_property
    def gene_symbols(self) -> dict[str, str]:
        """The symbol of each gene by its CURIE, as the first source writes it."""
        stated = self._column("curie, symbol", "gene")
        return {row["curie"]: row["symbol"] for row in reversed(stated)}

    @cached_property
    def guidelines(self) -> tuple[Citation, ...]:
        """Those that sources list, and those that were searched for."""
        return self._citations("guidelines")

    @cached_property
    def studies(self) -> tuple[Citation, ...]:
        """As guidelines."""
        return self._citations("studies")

    @cached_property
    def reviews(self) -> tuple[Citation, ...]:
        """As guidelines."""
        return self._citations("reviews")

    @cached_property
    def searches(self) -> tuple[LiteratureSearch, ...]:
        """The searches behind guidelines, studies and reviews."""
        return tuple(each.search for each in self.fetched)

    @cached_property
    def publications(self) -> tuple[Citation, ...]:
        """The linked publications, newest first, with their titles where they were fetched."""
        linked = {
            pmid: row for row in self._rows("publications") for pmid in unpacked(row["pmids"])
        }
        return tuple(
            self._lookups.completed(
                Citation(pmid=str(pmid), provenance=self._store.provenance(linked[pmid]))
            )
            for pmid in sorted(linked, reverse=True)
        )

    @cached_property
    def publications_linked(self) -> int:
        """How many publications are linked in all."""
        return sum(row["total"] for row in self._rows("publications"))

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """Links that sources offer."""
        return self._each("resource", as_stated.resource)

    @cached_property
    def parents(self) -> tuple[Relation, ...]:
        """What stands above it."""
        return parents(self._store, self._number) if self.contents.counts["hierarchy"] else ()

    @cached_property
    def children(self) -> tuple[Relation, ...]:
        """What stands below it."""
        return children(self._store, self._number) if self.contents.counts["hierarchy"] else ()

    @cached_property
    def related(self) -> tuple[Relation, ...]:
        """What it is related to otherwise."""
        return related(self._store, self._number) if self.contents.counts["related"] else ()

    @cached_property
    def caveats(self) -> tuple[Caveat, ...]:
        """The sources' warnings about sections."""
        return self._each("caveat", as_stated.caveat)

    @cached_property
    def withheld(self) -> tuple[Withheld, ...]:
        """What sources have and their licences keep out."""
        return self._each("withheld", as_stated.withheld)

    @cached_property
    def records(self) -> tuple[Provenance, ...]:
        """The sources that have a record of it."""
        return tuple(dict.fromkeys(self._each("record", Store.provenance)))

    def statements(self, key: str) -> tuple[Frozen, ...]:
        """What is stated in a section, in its order."""
        if key == "hierarchy":
            return (*self.parents, *self.children)
        (part,) = (part for part in PARTS if part.key == key)
        found: tuple[Frozen, ...] = getattr(self, part.field, ())
        return found

    def everything(self) -> Iterator[Frozen]:
        """All that is stated, part by part; reads the whole record."""
        for part in _STATED:
            yield from getattr(self, part)

    def _has(self, table: str) -> bool:
        return table in self.contents.tables

    def _rows(self, table: str) -> list[sqlite3.Row]:
        return self._column("*", table)

    def _column(self, columns: str, table: str) -> list[sqlite3.Row]:
        """These columns of what a table holds of the concept, in the order of the sources."""
        if not self._has(table):
            return []
        return self._store.rows(f"SELECT {columns} FROM {table} WHERE concept_id = ?", self._number)

    def _each(self, table: str, read: Callable[[Store, sqlite3.Row], Stated]) -> tuple[Stated, ...]:
        return tuple(read(self._store, row) for row in self._rows(table))

    def _citations(self, section: str) -> tuple[Citation, ...]:
        """The citations of a section, of one publication the most complete account; then found."""
        fullest: dict[str, Citation] = {}
        for row in self._rows("citation"):
            if row["section"] == section:
                citation = self._lookups.citation(row)
                same = row["pmid"] or row["doi"] or row["fields"]
                fullest[same] = max(fullest.get(same, citation), citation, key=_completeness)
        found = [each for each in self.fetched if each.search.section == section]
        return merged(tuple(fullest.values()), found)


def once(statements: Iterable[Sourced], said: Callable[[Sourced], object]) -> tuple[Sourced, ...]:
    """The statements without those that repeat what the same source's release said before.

    A concept file and the source itself may both be loaded, and state the same fact.
    """
    first: dict[object, Sourced] = {}
    for each in statements:
        key = (said(each), each.provenance.source, each.provenance.dated)
        first.setdefault(key, each)
    return tuple(first.values())


def _completeness(citation: Citation) -> int:
    return len(citation.model_dump(exclude_defaults=True))
