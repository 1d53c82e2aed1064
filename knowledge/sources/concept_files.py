"""Concept files: what a team, or Rounds itself, writes by hand, one TOML file for each concept.

Every statement names one of the file's sources by key (`source = "mondo"`); without a name it
belongs to the file's `default_source`. `docs/concept-files.md` shows the format by example;
`concept_file_format.py` is the list of its keys. All problems of a file are reported at once,
each with its key.
"""

from __future__ import annotations

import re
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from knowledge.errors import ConceptFileError, SourceError, SourceFormatError
from knowledge.model import CitationFields, NameKind
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
from knowledge.sources.concept_file_format import ConceptFile, Feature, Source, Stated

BUNDLED = Path(__file__).parents[1] / "data" / "concepts"

_REASONS = {
    "missing": "is missing",
    "extra_forbidden": "is not a key of concept files",
    "string_type": "must be a text in quotes",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "string_pattern_mismatch": "must be a web address (https://…)",
}


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
        yield from _records(_checked(file, _parsed(file)))


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise SourceFormatError(path, None, "UTF-8 text", str(error)) from error
    except tomllib.TOMLDecodeError as error:
        # Python below 3.14 tells the place in the message alone.
        problem, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        found = problem if line else f"{problem} at its end"
        raise SourceFormatError(path, int(line[1]) if line else None, "TOML", found) from error
    except OSError as error:
        raise SourceError(path, f"it cannot be read ({error.strerror})", "Check it") from error


def _checked(path: Path, written: dict[str, object]) -> ConceptFile:
    sources = written.get("sources")
    declared = frozenset(sources) if isinstance(sources, dict) else frozenset()
    try:
        return ConceptFile.model_validate(written, context={"sources": declared})
    except ValidationError as error:
        problems = tuple((_key(each), _reason(each)) for each in error.errors())
        raise ConceptFileError(path, problems) from error


def _key(error: ErrorDetails) -> str:
    """Where a problem is, as dotted key; entries of a list count from 1: "guidelines.2.pmid"."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])


def _reason(error: ErrorDetails) -> str:
    return _REASONS.get(error["type"], error["msg"].removeprefix("Value error, "))


def _records(file: ConceptFile) -> Iterator[Record]:
    for source in file.sources.values():
        yield SourceRecord(_source_key(source), **source.model_dump(exclude={"page"}))
    yield ConceptRecord(*_said(file), file.kind)
    yield NameRecord(*_said(file), file.name, NameKind.PREFERRED)
    yield IdentifierRecord(*_said(file), file.id)
    yield from _names(file)
    yield from _texts(file)
    yield from _relations(file)
    for feature in file.features:
        yield _feature(_said(file, feature), feature)
    yield from _citations(file)


def _said(file: ConceptFile, statement: Stated | None = None) -> tuple[str, str, str]:
    """Concept, source and place of a statement: the first fields of every record."""
    source = file.sources[(statement and statement.source) or file.default_source]
    link = statement.link if statement else None
    return file.id, _source_key(source), link or source.page or file.id


def _source_key(source: Source) -> str:
    """Equal for the same source in several files, so that it is listed once; else different."""
    facts = zlib.crc32(source.model_dump_json(exclude={"page"}).encode())
    return f"concepts:{source.name}@{source.release or source.retrieved}#{facts:08x}"


def _names(file: ConceptFile) -> Iterator[Record]:
    for kind, name in file.names():
        yield NameRecord(*_said(file, name), name.text, kind, name.language)
    for each in file.identifiers:
        yield IdentifierRecord(*_said(file, each), each.id, each.equivalent)


def _texts(file: ConceptFile) -> Iterator[Record]:
    for semantic_type in file.semantic_types:
        yield SemanticTypeRecord(*_said(file, semantic_type), semantic_type.text)
    for definition in file.definitions:
        yield DefinitionRecord(*_said(file, definition), definition.text)
    for caveat in file.caveats:
        yield CaveatRecord(*_said(file, caveat), caveat.section, caveat.text)
    for link in file.resources:
        yield ResourceRecord(*_said(file, link), link.group, link.label, link.url)


def _relations(file: ConceptFile) -> Iterator[Record]:
    for parent in file.parents:
        yield RelationRecord(*_said(file, parent), parent.id, parent.name)
    for mode in file.inheritance:
        said = _said(file, mode)
        yield InheritanceRecord(*said, mode.id, mode.name, mode.evidence, mode.references)
    for gene in file.genes:
        yield GeneRecord(*_said(file, gene), gene.id, gene.symbol, gene.association)


def _feature(said: tuple[str, str, str], feature: Feature) -> FeatureRecord:
    stated = feature.model_dump(exclude={"source", "link", "id", "name"})
    return FeatureRecord(*said, feature.name, feature.id, **stated)


def _citations(file: ConceptFile) -> Iterator[Record]:
    listed = {"guidelines": file.guidelines, "studies": file.studies, "reviews": file.reviews}
    for section, papers in listed.items():
        for paper in papers:
            fields = paper.model_dump(exclude={"source", "link"})
            yield CitationRecord(*_said(file, paper), section, CitationFields(**fields))
