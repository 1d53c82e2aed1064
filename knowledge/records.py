"""What a source can state, as small slotted values: hundreds of thousands move through a build.

A source's reader yields these in any order that puts a `SourceRecord` before the records that
name it. Each statement says which source it comes from (`source`, the key of a `SourceRecord`)
and where in it (`at`, a CURIE or web address that leads a reader to the statement).
A source speaks only of its own ids: `concept` is the id under which it knows the thing;
the build finds out which of them are one concept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.model import CitationFields, Kind, NameKind


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source of statements in one release. Release or retrieval date must be known."""

    key: str  # unique within a build, e.g. "hpo" or "medgen-page:MONDO"
    name: str  # as shown to readers, e.g. "HPO"
    home: str  # web address
    licence: str  # a note in our own words
    release: str | None = None
    retrieved: date | None = None
    via: str | None = None  # the record that quoted it, e.g. "MedGen record page"
    citation: str | None = None  # how the source asks to be cited
    summary: bool = False  # True: text written by Rounds or a team after the named sources


@dataclass(frozen=True, slots=True)
class Statement:
    """What every statement carries: the concept spoken of, the source and the place in it."""

    concept: str
    source: str
    at: str


@dataclass(frozen=True, slots=True)
class ConceptRecord(Statement):
    """That a concept exists. `kind` None: the source does not say what kind of thing it is."""

    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class NameRecord(Statement):
    """A name of the concept."""

    text: str
    kind: NameKind
    language: str = "en"


@dataclass(frozen=True, slots=True)
class IdentifierRecord(Statement):
    """A cross-reference as CURIE. Only equivalent ones make two records one concept."""

    curie: str
    equivalent: bool = True


@dataclass(frozen=True, slots=True)
class RetiredRecord(Statement):
    """A former id of the concept (an alternative or obsolete id that leads to `concept`)."""

    former: str
    since: str | None = None  # when it was given up, as the source dates it: "Mar 2021"
    merged: bool = False  # the source says that two became one, rather than that an id changed


@dataclass(frozen=True, slots=True)
class SemanticTypeRecord(Statement):
    """A semantic type of the concept."""

    text: str  # e.g. "Disease or Syndrome"


@dataclass(frozen=True, slots=True)
class DefinitionRecord(Statement):
    """A definition or description of the concept."""

    text: str  # paragraphs separated by "\n\n"


@dataclass(frozen=True, slots=True)
class FeatureRecord(Statement):
    """One annotation of a clinical feature, in the source's own terms."""

    name: str | None  # None: the name of the concept `feature`
    feature: str | None  # CURIE of the feature, None where the source gives no id
    definition: str | None = None
    semantic_type: str | None = None
    absent: bool = False  # the source reports that the feature was looked for and not found
    frequency: str | None = None  # "n/m", "n%" or the CURIE of an HPO frequency term
    onset: str | None = None  # CURIE of an HPO onset term
    sex: str | None = None
    modifiers: tuple[str, ...] = ()  # CURIEs of HPO clinical modifiers
    evidence: str | None = None  # HPO evidence code: PCS, TAS, IEA
    references: tuple[str, ...] = ()  # CURIEs: PMID:…, OMIM:…, ORPHA:…
    body_systems: tuple[str, ...] = ()  # that the source lists it under, where it says so itself


@dataclass(frozen=True, slots=True)
class InheritanceRecord(Statement):
    """A mode of inheritance of the concept."""

    mode: str  # CURIE of the HPO term, e.g. "HP:0000006"
    name: str | None  # None: the name of the concept `mode`
    evidence: str | None = None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GeneRecord(Statement):
    """A gene tied to the concept."""

    gene: str  # CURIE, "NCBIGene:1234"
    symbol: str
    association: str | None = None


@dataclass(frozen=True, slots=True)
class CitationRecord(Statement):
    """A publication listed for the concept."""

    section: str  # "guidelines", "studies" or "reviews"
    citation: CitationFields


@dataclass(frozen=True, slots=True)
class PublicationsRecord(Statement):
    """The publications that a source links to the concept, chosen by nobody: the newest of them."""

    pmids: tuple[int, ...]  # newest first
    total: int  # how many are linked in all


@dataclass(frozen=True, slots=True)
class ResourceRecord(Statement):
    """A link offered for the concept."""

    group: str  # "clinical", "practice_guidelines", "molecular", "consumer"
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class RelationRecord(Statement):
    """`concept` is a child (a more special kind) of `parent`.

    With `how`, in the source's own word, it is no child and only related to it.
    """

    parent: str
    parent_name: str | None = None
    how: str | None = None


@dataclass(frozen=True, slots=True)
class CaveatRecord(Statement):
    """A warning about one of the sections, in the words of its source."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class WithheldRecord(Statement):
    """Rows about the concept that the source has and its licence keeps out of this section."""

    section: str
    rows: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that a reader saw and did not use: how many, and why. `example` names file and line."""

    source: str
    reason: str
    rows: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class RowsRead:
    """How many rows a reader went through, used or not. Where it tells of none, statements count.

    A row is a line of the file; what it states may be several things, or nothing new.
    """

    source: str
    rows: int


Record = (
    SourceRecord
    | ConceptRecord
    | NameRecord
    | IdentifierRecord
    | RetiredRecord
    | SemanticTypeRecord
    | DefinitionRecord
    | FeatureRecord
    | InheritanceRecord
    | GeneRecord
    | CitationRecord
    | PublicationsRecord
    | ResourceRecord
    | RelationRecord
    | CaveatRecord
    | WithheldRecord
    | LeftOut
    | RowsRead
)
