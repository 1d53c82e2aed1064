"""What a concept file may hold: its keys, and what each of them accepts.

A file is checked with the keys of its `[sources.…]` blocks as context, so that a statement of an
unknown source is a problem of that statement, found together with all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from knowledge import identifiers, sections
from knowledge.model import CitationFields, Frozen, Kind, NameKind


def _curie(value: str) -> str:
    """The CURIE itself; another spelling of an id is told how it is written here."""
    try:
        return identifiers.from_curie(value).curie
    except ValueError as error:
        if wrong := identifiers.malformed(value):
            expected = f"{wrong.prefix} ids have {wrong.expected}, this one {wrong.found}"
            raise ValueError(expected) from error
        readings = identifiers.parse(value)
        if len(readings) == 1:
            raise ValueError(f'write it as "{readings[0].curie}"') from error
        raise


def _declared(key: str, info: ValidationInfo) -> str:
    known: frozenset[str] = (info.context or {}).get("sources", frozenset())
    if key not in known:
        raise ValueError(f"there is no [sources.{key}] in this file")
    return key


def _section(key: str) -> str:
    if key not in sections.KEYS:
        raise ValueError(f"no section of a record; there are: {', '.join(sections.KEYS)}")
    return key


def _undated(value: object) -> object:
    """TOML reads 2025-01-16 without quotes as a date; releases are named like that."""
    return value.isoformat() if isinstance(value, date) else value


Text = Annotated[str, Field(min_length=1)]
Curie = Annotated[str, AfterValidator(_curie)]
SourceKey = Annotated[str, AfterValidator(_declared)]
WebAddress = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Source(Frozen):
    """A source that statements of the file name."""

    name: Text
    home: WebAddress
    page: WebAddress | None = None  # its page of this concept
    licence: Text
    release: Annotated[Text, BeforeValidator(_undated)] | None = None
    retrieved: date | None = None
    via: Text | None = None
    citation: Text | None = None
    summary: bool = False

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.release is None and self.retrieved is None:
            raise ValueError("give a release, or the date when it was retrieved")
        return self


class Stated(Frozen):
    """A statement: who states it (None: the file's default source) and where."""

    source: SourceKey | None = None
    link: WebAddress | None = None


class EquivalentId(Stated):
    """An id of the concept; `equivalent` false: of something wider, narrower or related."""

    id: Curie
    equivalent: bool = True


class Words(Stated):
    """A name, a semantic type or a definition."""

    text: Text
    language: Text = "en"


class Feature(Stated):
    """A clinical feature, as one source reports it."""

    id: Curie
    name: Text | None = None
    definition: Text | None = None
    semantic_type: Text | None = None
    absent: bool = False
    frequency: Text | None = None
    onset: Curie | None = None
    sex: Text | None = None
    modifiers: tuple[Curie, ...] = ()
    evidence: Text | None = None
    references: tuple[Curie, ...] = ()


class Mode(Stated):
    """A mode of inheritance."""

    id: Curie
    name: Text
    evidence: Text | None = None
    references: tuple[Curie, ...] = ()


class Gene(Stated):
    """A gene tied to the concept."""

    id: Curie
    symbol: Text
    association: Text | None = None


class Parent(Stated):
    """A wider concept."""

    id: Curie
    name: Text


class Link(Stated):
    """A resource on the web."""

    group: Text
    label: Text
    url: WebAddress


class Warned(Stated):
    """A caveat about one section."""

    section: Annotated[str, AfterValidator(_section)]
    text: Text


class Paper(Stated, CitationFields):
    """A guideline, study or review; ids as PubMed and doi.org write them, without a prefix."""

    @model_validator(mode="after")
    def _findable(self) -> Self:
        if not (self.pmid or self.doi or self.title):
            raise ValueError("give at least a pmid, a doi or a title")
        for prefix, local in (("PMID", self.pmid), ("DOI", self.doi)):
            if local and not identifiers.page(f"{prefix}:{local}"):
                raise ValueError(f"“{local}” is not a {prefix} without its prefix")
        return self


def _from_text(key: str) -> BeforeValidator:
    """A plain text in a list stands for a statement of the default source."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


Id = Annotated[EquivalentId, _from_text("id")]
Wording = Annotated[Words, _from_text("text")]


class ConceptFile(Frozen):
    """A whole file, as written."""

    name: Text
    kind: Literal[Kind.DISEASE, Kind.FEATURE, Kind.GROUP]
    id: Curie
    default_source: SourceKey
    sources: Mapping[str, Source] = Field(min_length=1)
    identifiers: tuple[Id, ...] = ()
    semantic_types: tuple[Wording, ...] = ()
    synonyms: tuple[Wording, ...] = ()
    abbreviations: tuple[Wording, ...] = ()
    lay_terms: tuple[Wording, ...] = ()
    former_names: tuple[Wording, ...] = ()
    definitions: tuple[Wording, ...] = ()
    features: tuple[Feature, ...] = ()
    inheritance: tuple[Mode, ...] = ()
    genes: tuple[Gene, ...] = ()
    guidelines: tuple[Paper, ...] = ()
    studies: tuple[Paper, ...] = ()
    reviews: tuple[Paper, ...] = ()
    parents: tuple[Parent, ...] = ()
    resources: tuple[Link, ...] = ()
    caveats: tuple[Warned, ...] = ()

    def names(self) -> Iterator[tuple[NameKind, Words]]:
        """All names but the preferred one, each with its kind."""
        for kind, names in (
            (NameKind.SYNONYM, self.synonyms),
            (NameKind.ABBREVIATION, self.abbreviations),
            (NameKind.LAY, self.lay_terms),
            (NameKind.FORMER, self.former_names),
        ):
            yield from ((kind, name) for name in names)
