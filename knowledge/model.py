"""Records of what is read out of a knowledge file: all that can be stated of a concept.

All are frozen. Each piece of text carries a `Provenance`, and a provenance without source, place,
licence and a release or retrieval date cannot be constructed, so no text can be without one.
The shape follows an NCBI MedGen record page (https://www.ncbi.nlm.nih.gov/medgen/docs/overview/).
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

# Pages as PubMed prints them; the letters of a section stand before the first page alone.
_SHORT_RANGE = re.compile(r"(?P<section>[A-Za-z]*)(?P<first>\d+)-(?P<last>\d+)")


class Frozen(BaseModel):
    """A value that is checked once, where it enters, and never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """What sort of thing a concept is."""

    DISEASE = "disease"
    FEATURE = "feature"
    GROUP = "group"
    UNSTATED = "unstated"  # no source says


CONDITIONS = frozenset({Kind.DISEASE, Kind.GROUP})


class NameKind(StrEnum):
    """What sort of name a name is."""

    PREFERRED = "preferred"
    SYNONYM = "synonym"
    ABBREVIATION = "abbreviation"
    LAY = "lay"
    FORMER = "former"


class Provenance(Frozen):
    """Who says so, in which release, where to read it, on which terms."""

    source: str = Field(min_length=1)
    release: str | None = Field(default=None, min_length=1)
    retrieved: date | None = None
    link: str = Field(min_length=1)
    licence: str = Field(min_length=1)
    via: str | None = None  # the record that quoted the source
    summary: bool = False  # True: our or a team's own words after the source

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.release is None and self.retrieved is None:
            raise ValueError("a provenance needs a release or a retrieval date")
        return self

    @property
    def dated(self) -> str:
        """The release, or the retrieval date where the source names no release."""
        return self.release or str(self.retrieved)


class CrossReference(Frozen):
    """An identifier of the concept, e.g. ``MONDO:0600024``, and its web page if it has one."""

    curie: str = Field(min_length=1)
    url: str | None
    provenance: Provenance


class Name(Frozen):
    """One name of a concept; `also` are the other sources that state it, however they spell it."""

    text: str = Field(min_length=1)
    kind: NameKind
    language: str = "en"
    provenance: Provenance
    also: tuple[Provenance, ...] = ()


class Retirement(Frozen):
    """That an id is no longer used and leads to another concept; `since` as the source dates it."""

    former: str = Field(min_length=1)
    since: str | None = None
    merged: bool = False  # two became one, rather than that an id changed
    provenance: Provenance


class SemanticType(Frozen):
    """A UMLS semantic type as the source states it, e.g. "Disease or Syndrome"."""

    text: str = Field(min_length=1)
    provenance: Provenance


class Definition(Frozen):
    """One source's definition; paragraphs are separated by an empty line."""

    text: str = Field(min_length=1)
    provenance: Provenance

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The definition's paragraphs, in order."""
        return tuple(self.text.split("\n\n"))


class Term(Frozen):
    """A named thing beside the concept: a mode of inheritance, a parent, a condition.

    `curie` is None where the source gives no id; `concept` is the id to open it with, None
    where the knowledge holds no such concept.
    """

    name: str = Field(min_length=1)
    curie: str | None = None
    concept: str | None = None


class FeatureReport(Frozen):
    """One annotation: what one source states of one feature in one concept."""

    frequency: str | None = None  # as stated: "n/m", "n%" or an HPO frequency word
    onset: str | None = None
    sex: str | None = None
    modifiers: tuple[str, ...] = ()
    evidence: str | None = None  # PCS, TAS or IEA
    references: tuple[str, ...] = ()  # CURIEs: PMID:…, OMIM:…, ORPHA:…
    provenance: Provenance


class ClinicalFeature(Frozen):
    """A feature of a concept, with every report of it. `absent`: reported as *not* present."""

    name: str = Field(min_length=1)
    curie: str | None = None
    concept: str | None = None  # id to open the feature with
    semantic_type: str | None = None
    definitions: tuple[Definition, ...] = ()
    body_systems: tuple[str, ...] = ()
    absent: bool = False
    reports: tuple[FeatureReport, ...] = Field(min_length=1)


class ModeOfInheritance(Frozen):
    """A mode of inheritance as one source states it."""

    mode: Term
    evidence: str | None = None
    references: tuple[str, ...] = ()
    provenance: Provenance


class AssociatedGene(Frozen):
    """A gene that a source ties to the concept."""

    symbol: str = Field(min_length=1)
    curie: str = Field(min_length=1)
    association: str | None = None
    provenance: Provenance


class CitationFields(Frozen):
    """A citation's parts as PubMed writes them; None or empty: not given in the record."""

    authors: tuple[str, ...] = ()
    title: str | None = None
    journal: str | None = None
    date: str | None = None  # as printed: "2023 May", "2021", "1998 Apr"
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None  # as printed: "437-48"
    epub: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    free: bool = False  # the source marks a free full text
    publication_types: tuple[str, ...] = ()  # as PubMed writes them: "Review", "Practice Guideline"
    retracted: bool = False
    # Of a study: "etiology", "diagnosis", "therapy", "prognosis" or "prediction"
    category: str | None = None

    @property
    def full_pages(self) -> str | None:
        """The page range written out: "437-48" gives "437-448", "S710-9" gives "S710-S719"."""
        found = _SHORT_RANGE.fullmatch(self.pages or "")
        if not found or len(found["last"]) >= len(found["first"]):
            return self.pages
        section, first, last = found.groups()
        return f"{section}{first}-{section}{first[: len(first) - len(last)]}{last}"


class Citation(CitationFields):
    """A citation that a source lists for the concept.

    `completed`: where the parts come from that this source left out.
    """

    provenance: Provenance
    completed: Provenance | None = None


class LiteratureSearch(Frozen):
    """A search for publications whose first results a section lists, with how many there are."""

    section: str = Field(min_length=1)
    category: str | None = None  # as of a citation
    query: str = Field(min_length=1)
    total: int = Field(ge=0)
    listed: int = Field(ge=0)
    provenance: Provenance  # its link is the search itself


class Resource(Frozen):
    """A link that a source offers for the concept."""

    group: str = Field(min_length=1)
    label: str = Field(min_length=1)
    url: str = Field(min_length=1)
    provenance: Provenance


class CitedRecord(Frozen):
    """The record of a concept in a source, to be cited itself."""

    name: str = Field(min_length=1)
    curie: str = Field(min_length=1)
    provenance: Provenance


class MadeLink(Frozen):
    """A link that Rounds makes of an id, a gene or the name in a record; no source states it.

    `made_of` is that id, symbol or name, and `provenance` says who states it.
    """

    group: str = Field(min_length=1)
    label: str = Field(min_length=1)
    url: str = Field(min_length=1)
    made_of: str = Field(min_length=1)
    is_search: bool = False  # a search by name, which may find other things
    provenance: Provenance


class Relation(Frozen):
    """A parent or child in a source's hierarchy, a related concept, or a feature's condition."""

    role: Literal["parent", "child", "related", "condition"]
    term: Term
    how: str | None = None  # it is related, in the source's own word
    frequency: str | None = None  # how often the condition has the feature, as stated
    provenance: Provenance


class Caveat(Frozen):
    """A source's warning about one of its sections."""

    section: str = Field(min_length=1)
    text: str = Field(min_length=1)
    provenance: Provenance


class Withheld(Frozen):
    """Rows that a source has for a section and that its licence keeps out of it."""

    section: str = Field(min_length=1)
    rows: int = Field(ge=1)
    provenance: Provenance
