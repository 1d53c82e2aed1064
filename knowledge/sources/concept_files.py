"""Concept files: what a team, or Rounds itself, writes by hand, one TOML file for each concept.

Every statement names one of the file's sources by key (`source = "mondo"`); without a name it
belongs to the file's `default_source`. `docs/concept-files.md` shows the format by example. All
problems of a file are reported at once, each with its key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import ConfigDict, Field, ValidationError, field_validator, model_validator

from knowledge import identifiers
from knowledge.errors import ConceptFileError, SourceError, SourceFormatError
from knowledge.model import CitationFields, Frozen, Kind, NameKind
from knowledge.records import (
    CaveatRecord,
    CitationRecord,
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    NameRecord,
    Record,
    RelationRecord,
    ResourceRecord,
    SemanticTypeRecord,
    SourceRecord,
)

BUNDLED = Path(__file__).parents[1] / "data" / "concepts"


class _Source(Frozen):
    """A source that statements of the file name."""

    name: str = Field(min_length=1)
    home: str = Field(pattern=r"^https://")
    page: str | None = Field(default=None, pattern=r"^https://")  # its page of this concept
    licence: str = Field(min_length=1)
    release: str | None = None
    retrieved: date | None = None
    via: str | None = None
    citation: str | None = None
    summary: bool = False

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.release is None and self.retrieved is None:
            raise ValueError("give a release or a retrieved date")
        return self


class _Stated(Frozen):
    """A statement: who states it (None: the file's default source) and where."""

    source: str | None = None
    link: str | None = Field(default=None, pattern=r"^https://")


class _Curied(_Stated):
    id: str

    @field_validator("id")
    @classmethod
    def _known(cls, value: str) -> str:
        return _curie(value)


class _Identifier(_Curied):
    """An identifier of the concept."""


class _Name(_Stated):
    text: str = Field(min_length=1)
    language: str = "en"


class _Feature(_Curied):
    name: str | None = None
    absent: bool = False
    frequency: str | None = None
    evidence: str | None = None
    references: tuple[str, ...] = ()


class _Mode(_Curied):
    name: str
    references: tuple[str, ...] = ()


class _Gene(_Curied):
    symbol: str = Field(min_length=1)
    association: str | None = None


class _Citation(_Stated, CitationFields):
    @model_validator(mode="after")
    def _findable(self) -> Self:
        if not (self.pmid or self.doi or self.title):
            raise ValueError("give at least a pmid, a doi or a title")
        return self


class _Parent(_Curied):
    name: str


class _Resource(_Stated):
    group: str
    label: str
    url: str = Field(pattern=r"^https://")


class _Caveat(_Stated):
    section: str
    text: str = Field(min_length=1)


class _ConceptFile(Frozen):
    """A whole file, as written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    kind: Kind
    id: str
    default_source: str
    sources: dict[str, _Source] = Field(min_length=1)
    identifiers: tuple[_Identifier, ...] = ()
    semantic_types: tuple[_Name, ...] = ()
    synonyms: tuple[_Name, ...] = ()
    abbreviations: tuple[_Name, ...] = ()
    lay_terms: tuple[_Name, ...] = ()
    former_names: tuple[_Name, ...] = ()
    definitions: tuple[_Name, ...] = ()
    features: tuple[_Feature, ...] = ()
    inheritance: tuple[_Mode, ...] = ()
    genes: tuple[_Gene, ...] = ()
    guidelines: tuple[_Citation, ...] = ()
    studies: tuple[_Citation, ...] = ()
    reviews: tuple[_Citation, ...] = ()
    parents: tuple[_Parent, ...] = ()
    resources: tuple[_Resource, ...] = ()
    caveats: tuple[_Caveat, ...] = ()

    @field_validator("id")
    @classmethod
    def _known(cls, value: str) -> str:
        return _curie(value)

    @field_validator(
        "identifiers",
        "semantic_types",
        "synonyms",
        "abbreviations",
        "lay_terms",
        "former_names",
        "definitions",
        mode="before",
    )
    @classmethod
    def _from_texts(cls, value: object, info: object) -> object:
        """A plain text stands for a statement of the default source."""
        if not isinstance(value, list):
            return value
        key = "id" if getattr(info, "field_name", "") == "identifiers" else "text"
        return [{key: each} if isinstance(each, str) else each for each in value]

    @model_validator(mode="after")
    def _sources_known(self) -> Self:
        named = {self.default_source} | {each.source for each in self.statements() if each.source}
        if unknown := sorted(named - set(self.sources)):
            raise ValueError(f"no such source: {', '.join(unknown)}; add [sources.{unknown[0]}]")
        return self

    def statements(self) -> Iterator[_Stated]:
        """All statements of the file."""
        for key in type(self).model_fields:
            value = getattr(self, key)
            if isinstance(value, tuple):
                yield from value


def _curie(value: str) -> str:
    return identifiers.from_curie(value).curie


def read(path: Path) -> Iterator[Record]:
    """The records of a concept file, or of all ``*.toml`` files of a folder in order of name.

    Raises:
        SourceError: there is no such file or folder, or no concept file in it.
        SourceFormatError: a file is not TOML.
        ConceptFileError: a file breaks the rules of concept files.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        remedy = "Name a .toml file, or a folder that holds some"
        raise SourceError(path, "there is no concept file", remedy)
    for file in files:
        yield from _records(_parse(file))


def _parse(path: Path) -> _ConceptFile:
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceFormatError(path, None, "a TOML file in UTF-8", str(error)) from error
    except OSError as error:
        raise SourceError(path, f"it cannot be read ({error.strerror})", "Check it") from error
    try:
        return _ConceptFile.model_validate(written)
    except ValidationError as error:
        problems = tuple(
            (".".join(map(str, each["loc"])) or "file", each["msg"]) for each in error.errors()
        )
        raise ConceptFileError(path, problems) from None


def _records(file: _ConceptFile) -> Iterator[Record]:
    for source in file.sources.values():
        fields = source.model_dump(exclude={"page"})
        yield SourceRecord(_source_key(source), **fields)
    yield ConceptRecord(*_said(file), file.kind)
    yield NameRecord(*_said(file), file.name, NameKind.PREFERRED)
    yield IdentifierRecord(*_said(file), file.id)
    yield from _names(file)
    for statement in file.statements():
        yield from _statement(file, statement)
    for section in ("guidelines", "studies", "reviews"):
        for citation in getattr(file, section):
            fields = citation.model_dump(exclude={"source", "link"})
            yield CitationRecord(*_said(file, citation), section, CitationFields(**fields))


def _said(file: _ConceptFile, statement: _Stated | None = None) -> tuple[str, str, str]:
    """Concept, source and place of a statement: the first fields of every record."""
    source = file.sources[(statement and statement.source) or file.default_source]
    link = statement.link if statement else None
    return file.id, _source_key(source), link or source.page or file.id


def _names(file: _ConceptFile) -> Iterator[Record]:
    for kind, names in (
        (NameKind.SYNONYM, file.synonyms),
        (NameKind.ABBREVIATION, file.abbreviations),
        (NameKind.LAY, file.lay_terms),
        (NameKind.FORMER, file.former_names),
    ):
        for name in names:
            yield NameRecord(*_said(file, name), name.text, kind, name.language)
    for text in file.semantic_types:
        yield SemanticTypeRecord(*_said(file, text), text.text)
    for text in file.definitions:
        yield DefinitionRecord(*_said(file, text), text.text)


def _statement(file: _ConceptFile, statement: _Stated) -> Iterator[Record]:
    """The record of a statement that is of a kind of its own."""
    said = _said(file, statement)
    match statement:
        case _Feature():
            yield _feature(said, statement)
        case _Mode(id=mode, name=name, references=references):
            yield InheritanceRecord(*said, mode, name, references=references)
        case _Gene(id=gene, symbol=symbol, association=association):
            yield GeneRecord(*said, gene, symbol, association)
        case _Parent(id=parent, name=name):
            yield RelationRecord(*said, parent, name)
        case _Identifier(id=curie):
            yield IdentifierRecord(*said, curie)
        case _Resource(group=group, label=label, url=url):
            yield ResourceRecord(*said, group, label, url)
        case _Caveat(section=section, text=text):
            yield CaveatRecord(*said, section, text)


def _feature(said: tuple[str, str, str], feature: _Feature) -> FeatureRecord:
    return FeatureRecord(
        *said,
        feature.name,
        feature.id,
        absent=feature.absent,
        frequency=feature.frequency,
        evidence=feature.evidence,
        references=feature.references,
    )


def _source_key(source: _Source) -> str:
    """Equal for the same source in several files, so that it is listed once."""
    dated = source.release or str(source.retrieved)
    return f"concepts:{source.name}@{dated}"
