"""Records of NCBI MedGen as its ESummary serves them, each saved by `rounds fetch` with its day.

One file holds one record: ``{"retrieved": "2026-11-26", "answer": {…}}``. A record names the
concept with all its names, definitions, modes of inheritance, genes and clinical features; each
feature comes with its ids, so that it has a record of its own.

Fields: https://www.ncbi.nlm.nih.gov/books/NBK25499/ (ESummary, version 2.0). The elements inside
``conceptmeta`` are not documented; they are read as served in 2026.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from knowledge.errors import SourceError, SourceFormatError
from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    NameRecord,
    Record,
    SemanticTypeRecord,
    SourceRecord,
)
from knowledge.sources.medgen_summary_meta import (
    MetaError,
    attribute,
    ids_in,
    parse_meta,
    text_of,
    values,
)
from knowledge.sources.tally import Tally
from knowledge.text import normal_form

SOURCE = "medgen-summary"
_HOME = "https://www.ncbi.nlm.nih.gov/medgen/"
_LICENCE = "NLM's own work is in the public domain, acknowledge it; third parties keep their rights"
_CITATION = (
    "MedGen. National Library of Medicine (US), National Center for Biotechnology Information. "
    + _HOME
)
# Who is meant by an abbreviation of a source: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt
_SAID_BY = {"GTR": "NCBI", "MSH": "MeSH", "ORDO": "Orphanet", "SNOMEDCT_US": "SNOMED CT"}
_ACRONYMS = frozenset({"ACR", "AB"})
_PERMUTED = frozenset({"PM", "MTH_PM"})  # forms of MeSH headings that nobody asks in
_FEATURES = frozenset({"Finding", "Sign or Symptom", "Laboratory or Test Result"})


def read(path: Path) -> Iterator[Record]:
    """The records of a saved summary, or of all those in a folder, in the order of their names.

    Raises:
        SourceError: there is no such file, or none in the folder.
        SourceFormatError: a file holds no whole record; when its turn comes.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise SourceError(path, "holds no saved record", "Fetch some with `rounds fetch`.")
    told: set[str] = set()
    for file in files:
        yield from _Summary(file, told).records()


def check(uid: str, answer: object) -> str | None:
    """What is wrong with a record that was served; None where it can be read."""
    try:
        _Served(answer)
    except MetaError as problem:
        return f"MedGen {uid}: {problem}"
    return None


def names_in(answer: object) -> tuple[str, ...]:
    """The title and all names in a record that was served; none where it cannot be read."""
    try:
        served = _Served(answer)
    except MetaError:
        return ()
    return (served.title, *map(text_of, served.meta.iterfind("Names/Name")))


class _Served:
    """A record as served, its parts checked."""

    def __init__(self, answer: object) -> None:
        if not isinstance(answer, dict):
            raise MetaError("an object", type(answer).__name__)
        self.uid = str(answer.get("uid", ""))
        self.cui = str(answer.get("conceptid", ""))
        self.title = _text(answer.get("title"))
        if not (self.uid.isdecimal() and self.cui and self.title):
            raise MetaError("uid, conceptid and title", f"{self.uid} {self.cui} {self.title}")
        self.definition = _text(answer.get("definition"))
        self.semantic_type = _text(answer.get("semantictype"))
        self.meta = parse_meta(_text(answer.get("conceptmeta")))


def _text(value: object) -> str:
    """A text, which is served bare or as ``{"value": …}``."""
    if isinstance(value, dict):
        value = value.get("value")
    return value.strip() if isinstance(value, str) else ""


class _Summary:
    """Reads one file; each method one kind of statement."""

    def __init__(self, path: Path, told: set[str]) -> None:
        try:
            held = json.loads(path.read_bytes())
            self._retrieved = date.fromisoformat(held["retrieved"])
            self._served = _Served(held["answer"])
        except MetaError as problem:
            raise SourceFormatError(path, None, problem.expected, problem.found) from problem
        except (ValueError, TypeError, KeyError) as error:
            expected = "a record with its day, as `rounds fetch` saves it"
            raise SourceFormatError(path, None, expected, f"{type(error).__name__}") from error
        self._path = path
        self._told = told
        self._key = f"{SOURCE}:{self._retrieved}"
        self._cui = self._served.cui
        self._left_out = Tally(self._key)

    def records(self) -> Iterator[Record]:
        """All that the record states."""
        yield from self._source(self._key, "MedGen", None)
        own = (self._cui, self._key, self._cui)
        types = [text_of(each) for each in self._served.meta.iterfind("SemanticTypes/SemanticType")]
        types = list(dict.fromkeys(filter(None, (self._served.semantic_type, *types))))
        kind = Kind.FEATURE if {*types} & _FEATURES else None
        yield ConceptRecord(*own, kind)
        yield NameRecord(*own, self._served.title, NameKind.PREFERRED)
        yield from (SemanticTypeRecord(*own, each) for each in types)
        yield IdentifierRecord(*own, self._cui)  # another source's id may open the concept
        yield IdentifierRecord(*own, f"MEDGEN:{self._served.uid}")
        for curie, is_equivalent in ids_in(self._served.meta):
            yield IdentifierRecord(*own, curie, is_equivalent)
        yield from self._names()
        yield from self._definitions()
        yield from self._inheritance()
        yield from self._genes()
        yield from self._features()
        yield from self._left_out.records()

    def _source(self, key: str, name: str, via: str | None) -> Iterator[SourceRecord]:
        if key not in self._told:
            self._told.add(key)
            yield SourceRecord(
                key, name, _HOME, _LICENCE, None, self._retrieved, via=via, citation=_CITATION
            )

    def _said_by(self, source: str) -> tuple[str, Iterator[SourceRecord]]:
        """The key of the source behind an abbreviation, and its record where it is still unsaid."""
        if not source:
            return self._key, iter(())
        key = f"{self._key}:{source}"
        return key, self._source(key, _SAID_BY.get(source, source), "MedGen")

    def _names(self) -> Iterator[Record]:
        seen = {(normal_form(self._served.title), "")}
        meta = self._served.meta
        for name in (*meta.iterfind("Names/Name"), *meta.iterfind("SNOMEDCT/Name")):
            text, source = text_of(name), attribute(name, "SAB")
            kind = attribute(name, "TTY")
            if kind in _PERMUTED or not normal_form(text):
                self._left_out.add("a name that is permuted or no word", self._path, 1, text)
            elif (said := (text, source)) not in seen:
                seen.add(said)
                key, unsaid = self._said_by(source)
                yield from unsaid
                named = NameKind.ABBREVIATION if kind in _ACRONYMS else NameKind.SYNONYM
                yield NameRecord(self._cui, key, self._cui, text, named)

    def _definitions(self) -> Iterator[Record]:
        stated = [*self._served.meta.iterfind("Definitions/Definition")]
        for each in stated:
            if text := text_of(each):
                key, unsaid = self._said_by(attribute(each, "source"))
                yield from unsaid
                yield DefinitionRecord(self._cui, key, self._cui, text)
        if not stated and self._served.definition:
            yield DefinitionRecord(self._cui, self._key, self._cui, self._served.definition)

    def _inheritance(self) -> Iterator[Record]:
        for mode in self._served.meta.iterfind("ModesOfInheritance/ModeOfInheritance"):
            if cui := attribute(mode, "CUI"):
                key, unsaid = self._said_by(text_of(mode.find("SAB")))
                yield from unsaid
                name = text_of(mode.find("Name")) or None
                yield InheritanceRecord(self._cui, key, self._cui, cui, name)

    def _genes(self) -> Iterator[Record]:
        for gene in self._served.meta.iterfind("AssociatedGenes/Gene"):
            number, symbol = attribute(gene, "gene_id"), text_of(gene)
            if number.isdecimal() and symbol:
                own = (self._cui, self._key, self._cui)
                yield GeneRecord(*own, f"NCBIGene:{number}", symbol)

    def _features(self) -> Iterator[Record]:
        """Each feature once, with the body systems that it is listed under."""
        listed: dict[str, Element] = {}
        systems: dict[str, list[str]] = {}
        for feature in self._served.meta.iterfind("ClinicalFeatures/ClinicalFeature"):
            listed.setdefault(_feature_id(feature), feature)
        for category in self._served.meta.iterfind("PhenotypicAbnormalities/Category"):
            for feature in category.iterfind("ClinicalFeature"):
                listed.setdefault(_feature_id(feature), feature)
                systems.setdefault(_feature_id(feature), []).append(attribute(category, "name"))
        for curie, feature in listed.items():
            if curie:
                yield from self._feature(curie, feature, tuple(systems.get(curie, ())))

    def _feature(self, curie: str, feature: Element, systems: tuple[str, ...]) -> Iterator[Record]:
        name, type_, meaning = values(feature, "Name", "SemanticType", "Definition")
        yield FeatureRecord(
            *(self._cui, self._key, self._cui, name or None, curie),
            definition=meaning or None,
            semantic_type=type_ or None,
            body_systems=systems,
        )
        cui, uid = attribute(feature, "CUI"), attribute(feature, "uid")
        if not (cui and name):
            return
        own = (cui, self._key, cui)
        yield ConceptRecord(*own, Kind.FEATURE)
        yield NameRecord(*own, name, NameKind.PREFERRED)
        ids = (cui, curie, f"MEDGEN:{uid}" if uid.isdecimal() else "")
        yield from (IdentifierRecord(*own, each) for each in dict.fromkeys(ids) if each)
        if type_:
            yield SemanticTypeRecord(*own, type_)
        if meaning:
            yield DefinitionRecord(*own, meaning)


def _feature_id(feature: Element) -> str:
    """The HPO id of a feature, else its CUI."""
    term = attribute(feature, "SDUI")
    return term if term.startswith("HP:") else attribute(feature, "CUI")
