"""A concept read out of a knowledge file whole: everything that its sources state of it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from knowledge import identifiers
from knowledge.arrays import unpacked
from knowledge.frequency import share
from knowledge.literature import Listed, Literature, merged
from knowledge.model import (
    AssociatedGene,
    Caveat,
    Citation,
    ClinicalFeature,
    Concept,
    CrossReference,
    Definition,
    FeatureReport,
    ModeOfInheritance,
    Name,
    NameKind,
    Resource,
    SemanticType,
    Withheld,
)
from knowledge.naming import other_places
from knowledge.relations import children, parents, related, term
from knowledge.store import Store

Stated = TypeVar("Stated")
Sourced = TypeVar("Sourced", ModeOfInheritance, AssociatedGene, CrossReference)

_NAME_ORDER = {kind: rank for rank, kind in enumerate(NameKind)}

# The branches of HPO whose statements tell how a disease goes rather than what it shows.
_COURSE = frozenset({"Clinical course", "Clinical modifier", "Past medical history"})
_CONCEPTS_KEPT = 128  # read last, some 20 kB each: whoever turns pages and asks on gets them again
_FEATURES_KEPT = 4096


class Readout:
    """Reads concepts out of one file, and keeps what many have in common: the features' own facts.

    Safe from several threads; of questions it knows nothing.
    """

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self.concept = lru_cache(maxsize=_CONCEPTS_KEPT)(self._read)
        self.definitions = lru_cache(maxsize=_FEATURES_KEPT)(self._read_definitions)
        self.body_systems = lru_cache(maxsize=_FEATURES_KEPT)(self._read_body_systems)
        self.term_name = lru_cache(maxsize=_FEATURES_KEPT)(self._read_term_name)

    def _read(self, number: int) -> Concept:
        return _Reader(self, self._store, number).concept()

    def _read_definitions(self, number: int) -> tuple[Definition, ...]:
        rows = self._store.rows("SELECT * FROM definition WHERE concept_id = ?", number)
        return tuple(
            Definition(text=row["text"], provenance=self._store.provenance(row)) for row in rows
        )

    def _read_body_systems(self, feature: int) -> tuple[str, ...]:
        rows = self._store.rows("SELECT name FROM body_system WHERE concept_id = ?", feature)
        return tuple(row["name"] for row in rows)

    def citation(self, row: sqlite3.Row) -> Citation:
        """A citation as a source lists it, with what it left out from the literature file."""
        provenance = self._store.provenance(row)
        stated = Citation(**json.loads(row["fields"]), provenance=provenance)
        return self.completed(stated)

    def completed(self, citation: Citation) -> Citation:
        """A citation with what its source left out, where the literature file has it."""
        return self._literature.completed(citation) if self._literature else citation

    def fetched(self, number: int) -> tuple[Listed, ...]:
        """What was searched for a concept in PubMed, if anything."""
        if self._literature is None:
            return ()
        return self._literature.listed(self._store.equivalent_ids(number))

    def _read_term_name(self, curie: str) -> str:
        """The name behind an HPO id; what is no such id is given back as stated."""
        if not curie.startswith("HP:"):
            return curie
        rows = self._store.rows("SELECT name FROM concept WHERE curie = ?", curie)
        return str(rows[0]["name"]) if rows else curie


def read_concept(store: Store, number: int) -> Concept:
    """The concept with this number; lists are in their source's order unless said otherwise."""
    return Readout(store).concept(number)


def read_gene(store: Store, row: sqlite3.Row) -> AssociatedGene:
    """A tie between a gene and a concept, as a source states it."""
    return AssociatedGene(
        symbol=row["symbol"],
        curie=row["curie"],
        association=row["association"],
        provenance=store.provenance(row),
    )


class _Reader:
    """Reads one concept; each method one kind of statement."""

    def __init__(self, readout: Readout, store: Store, number: int) -> None:
        self._readout = readout
        self._store = store
        self._number = number
        self._stating = store.tables_of(number)
        self._fetched = readout.fetched(number)

    def concept(self) -> Concept:
        brief = self._store.brief(self._number)
        features = self._features()
        return Concept(
            id=brief.id,
            name=brief.name,
            kind=brief.kind,
            names=self._names(),
            identifiers=self._identifiers(),
            semantic_types=self._each("semantic_type", self._semantic_type),
            definitions=self._readout.definitions(self._number),
            clinical_features=tuple(f for f in features if not f.absent and not _is_course(f)),
            reported_absent=tuple(f for f in features if f.absent),
            course=tuple(f for f in features if not f.absent and _is_course(f)),
            inheritance=once(self._each("inheritance", self._mode), lambda each: each.mode.curie),
            genes=once(self._each("gene", self._gene), lambda each: each.curie),
            guidelines=self._citations("guidelines"),
            studies=self._citations("studies"),
            reviews=self._citations("reviews"),
            searches=tuple(each.search for each in self._fetched),
            publications=self._publications(),
            publications_linked=sum(row["total"] for row in self._rows("publications")),
            resources=self._each("resource", self._resource),
            parents=parents(self._store, self._number),
            children=children(self._store, self._number),
            related=related(self._store, self._number),
            caveats=self._each("caveat", self._caveat),
            withheld=self._each("withheld", self._withheld),
            records=tuple(dict.fromkeys(self._each("record", self._store.provenance))),
        )

    def _rows(self, table: str) -> list[sqlite3.Row]:
        if table not in self._stating:
            return []
        return self._store.rows(f"SELECT * FROM {table} WHERE concept_id = ?", self._number)

    def _each(self, table: str, read: Callable[[sqlite3.Row], Stated]) -> tuple[Stated, ...]:
        return tuple(read(row) for row in self._rows(table))

    def _names(self) -> tuple[Name, ...]:
        """The preferred name first, then kind by kind."""
        names = self._each("name", self._name)
        return tuple(sorted(names, key=lambda name: _NAME_ORDER[name.kind]))

    def _name(self, row: sqlite3.Row) -> Name:
        places = [(row["source_id"], row["at"]), *other_places(row["also"], row["at"])]
        first, *also = self._store.provenances(places)
        return Name(
            text=row["text"],
            kind=NameKind(row["kind"]),
            language=row["language"],
            provenance=first,
            also=tuple(also),
        )

    def _identifiers(self) -> tuple[CrossReference, ...]:
        """One cross-reference for each identifier and source, the concept's own id first."""
        order = self._store.ids(self._number)
        # A source that has a record under the id states the id by that.
        own = [(row["at"], row) for row in self._rows("record") if row["at"] == order[0]]
        rows = [*own, *((row["curie"], row) for row in self._rows("identifier"))]
        references = tuple(
            CrossReference(
                curie=curie, url=identifiers.page(curie), provenance=self._store.provenance(row)
            )
            for curie, row in sorted(rows, key=lambda each: order.index(each[0]))
        )
        return once(references, lambda each: each.curie)

    def _semantic_type(self, row: sqlite3.Row) -> SemanticType:
        return SemanticType(text=row["text"], provenance=self._store.provenance(row))

    def _features(self) -> list[ClinicalFeature]:
        """Each feature once, with all reports of it; a report of absence is a feature apart."""
        same: dict[tuple[bool, str], list[sqlite3.Row]] = defaultdict(list)
        if "feature" not in self._stating:
            return []
        for row in self._store.features(self._number):
            same[bool(row["absent"]), row["curie"] or row["name"].casefold()].append(row)
        features = [self._feature(rows) for rows in same.values()]
        return sorted(features, key=_most_frequent_first)

    def _feature(self, rows: list[sqlite3.Row]) -> ClinicalFeature:
        first = rows[0]
        stated_name = next((row["name"] for row in rows if row["name"]), None)
        return ClinicalFeature(
            name=stated_name or first["linked_name"] or first["curie"],
            curie=first["curie"],
            concept=first["linked_curie"],
            semantic_type=next(
                (row["semantic_type"] for row in rows if row["semantic_type"]), None
            ),
            definitions=self._feature_definitions(rows),
            body_systems=self._body_systems(rows),
            absent=bool(first["absent"]),
            reports=tuple(self._report(row) for row in rows),
        )

    def _body_systems(self, rows: list[sqlite3.Row]) -> tuple[str, ...]:
        """The body systems of a feature by HPO's hierarchy, else as its sources list it."""
        linked = rows[0]["feature_id"]
        stated = (system for row in rows for system in (row["systems"] or "").split("\n"))
        ours = self._readout.body_systems(linked) if linked else ()
        return ours or tuple(dict.fromkeys(filter(None, stated)))

    def _feature_definitions(self, rows: list[sqlite3.Row]) -> tuple[Definition, ...]:
        stated = tuple(
            Definition(text=row["definition"], provenance=self._store.provenance(row))
            for row in rows
            if row["definition"]
        )
        linked = rows[0]["feature_id"]
        texts = {definition.text for definition in stated}
        more = self._readout.definitions(linked) if linked else ()
        return (*stated, *(definition for definition in more if definition.text not in texts))

    def _report(self, row: sqlite3.Row) -> FeatureReport:
        return FeatureReport(
            frequency=self._term_name(row["frequency"]),
            onset=self._term_name(row["onset"]),
            sex=row["sex"],
            modifiers=tuple(map(self._readout.term_name, _split(row["modifiers"]))),
            evidence=row["evidence"],
            references=_split(row["refs"]),
            provenance=self._store.provenance(row),
        )

    def _term_name(self, curie: str | None) -> str | None:
        return self._readout.term_name(curie) if curie else curie

    def _mode(self, row: sqlite3.Row) -> ModeOfInheritance:
        return ModeOfInheritance(
            mode=term(self._store, row["mode_id"], row["curie"], row["name"]),
            evidence=row["evidence"],
            references=_split(row["refs"]),
            provenance=self._store.provenance(row),
        )

    def _gene(self, row: sqlite3.Row) -> AssociatedGene:
        return read_gene(self._store, row)

    def _citations(self, section: str) -> tuple[Citation, ...]:
        """The citations of a section, of one publication the most complete account; then found."""
        fullest: dict[str, Citation] = {}
        for row in self._rows("citation"):
            if row["section"] == section:
                citation = self._readout.citation(row)
                same = row["pmid"] or row["doi"] or row["fields"]
                fullest[same] = max(fullest.get(same, citation), citation, key=_completeness)
        found = [each for each in self._fetched if each.search.section == section]
        return merged(tuple(fullest.values()), found)

    def _publications(self) -> tuple[Citation, ...]:
        """The linked publications, newest first, with their titles where they were fetched."""
        linked = {
            pmid: row for row in self._rows("publications") for pmid in unpacked(row["pmids"])
        }
        return tuple(
            self._readout.completed(
                Citation(pmid=str(pmid), provenance=self._store.provenance(linked[pmid]))
            )
            for pmid in sorted(linked, reverse=True)
        )

    def _resource(self, row: sqlite3.Row) -> Resource:
        return Resource(
            group=row["category"],
            label=row["label"],
            url=row["url"],
            provenance=self._store.provenance(row),
        )

    def _caveat(self, row: sqlite3.Row) -> Caveat:
        provenance = self._store.provenance(row)
        return Caveat(section=row["section"], text=row["text"], provenance=provenance)

    def _withheld(self, row: sqlite3.Row) -> Withheld:
        provenance = self._store.provenance(row)
        return Withheld(section=row["section"], rows=row["rows"], provenance=provenance)


def once(statements: Iterable[Sourced], said: Callable[[Sourced], object]) -> tuple[Sourced, ...]:
    """The statements without those that repeat what the same source's release said before.

    A concept file and the source itself may both be loaded, and state the same fact.
    """
    first: dict[object, Sourced] = {}
    for each in statements:
        key = (said(each), each.provenance.source, each.provenance.dated)
        first.setdefault(key, each)
    return tuple(first.values())


def _is_course(feature: ClinicalFeature) -> bool:
    """Whether the statement is about onset, course or history rather than a clinical feature."""
    return feature.semantic_type in _COURSE


def _split(curies: str | None) -> tuple[str, ...]:
    return tuple(curies.split(";")) if curies else ()


def _completeness(citation: Citation) -> int:
    return len(citation.model_dump(exclude_defaults=True))


def _most_frequent_first(feature: ClinicalFeature) -> float:
    """Sorts by stated frequency; features without one come last, in their source's order."""
    stated = share(report.frequency for report in feature.reports)
    return 1.0 if stated is None else -stated
