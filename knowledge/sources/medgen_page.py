"""A MedGen record page, copied as text or saved as HTML, as records.

Every statement carries the page's address and the day the file was saved. Texts that the page
quotes ("[from MONDO]", "From HPO") keep the quoted source. What the page leaves blank gives no
record; what a cut page lacks, and what could not be understood, is given as `LeftOut`.

Page: https://www.ncbi.nlm.nih.gov/medgen/docs/overview/
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from knowledge.errors import SourceError, SourceFormatError
from knowledge.records import DefinitionRecord, Record, SourceRecord
from knowledge.sources.medgen_page_citations import read_citations
from knowledge.sources.medgen_page_html import described_as, is_html, page_title, saved_lines
from knowledge.sources.medgen_page_lines import Line, copied_lines, page_lines, whole_part
from knowledge.sources.medgen_page_parts import (
    NotARecordPageError,
    Origin,
    Parts,
    Section,
    divide,
    search_page,
)
from knowledge.sources.medgen_page_sections import (
    read_definitions,
    read_features,
    read_hierarchy,
    read_resources,
)
from knowledge.sources.medgen_page_top import (
    concept_key,
    own_page,
    read_concept,
    read_genes,
    read_identifiers,
    read_inheritance,
    read_names,
    read_unknown_rows,
    split_rows,
    split_title,
)
from knowledge.sources.medgen_page_vocabulary import END, folded

_EXPECTED = "a MedGen record page, copied as text or saved as HTML"
_HOME = "https://www.ncbi.nlm.nih.gov/medgen/"
_VIA = "MedGen record page"

# Source → home and licence note; a source that is not here keeps its own terms.
_QUOTED = {
    "MONDO": ("https://monarchinitiative.org/", "CC BY 4.0"),
    "HPO": ("https://hpo.jax.org/", "Free to use with citation and version; content unaltered"),
    "OMIM": ("https://omim.org/", "Copyright Johns Hopkins University; quoted by MedGen"),
    "GeneReviews": (
        "https://www.ncbi.nlm.nih.gov/books/NBK1116/",
        "Copyright University of Washington; quoted by MedGen",
    ),
    "MedlinePlus Genetics": (
        "https://medlineplus.gov/genetics/",
        "Public domain; name MedlinePlus, National Library of Medicine, as source",
    ),
    "Orphanet": ("https://www.orpha.net/", "CC BY 4.0"),
}
_LICENCE = "US government work; name MedGen, NCBI/NLM, as source; quoted parts keep their terms"


@dataclass(frozen=True, slots=True)
class _Copy:
    """What a file holds: its lines, whether the last one may be cut, and HTML's description."""

    lines: list[Line]
    may_be_cut: bool
    description: str = ""


def read(path: Path) -> Iterator[Record]:
    """The records of one page: its sources, the concept, then each part in page order.

    Raises:
        SourceError: the file cannot be read.
        SourceFormatError: the file is not a record page; says what it is instead.
    """
    text = _text(path)
    try:
        copy = _copy(text)
        copy, cut = _without_cut_end(copy)
        parts = divide(copy.lines)
    except NotARecordPageError as error:
        found = error.found
        if is_html(text) and (title := page_title(text)):
            found = f"an HTML page titled “{title[:80]}”"
        raise SourceFormatError(path, None, _EXPECTED, found) from error
    return iter(_records(parts, copy.description, cut, path.name, _saved_on(path)))


def _text(path: Path) -> str:
    """The file's text; a character cut in two at the very end is left out."""
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = "Name the saved page: medgen-page:FILE."
        raise SourceError(path, f"cannot be read ({error.strerror})", remedy) from error
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoder = codecs.getincrementaldecoder("utf-16" if utf_16 else "utf-8-sig")()
    try:
        text = decoder.decode(content)
    except UnicodeDecodeError as error:
        raise SourceFormatError(path, None, _EXPECTED, "bytes that are not UTF-8 text") from error
    if not text.strip() or "\0" in text:
        found = "bytes that are not text" if content.strip() else "an empty file"
        raise SourceFormatError(path, None, _EXPECTED, found)
    return text


def _saved_on(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _copy(text: str) -> _Copy:
    if is_html(text):
        whole = "</html>" in text.casefold()
        # A cut page may have lost a definition that names its source; the description never does.
        description = described_as(text) if whole else ""
        return _Copy(page_lines(saved_lines(text)), not whole, description)
    return _Copy(page_lines(copied_lines(text)), not text.endswith(("\n", "\r")))


def _without_cut_end(copy: _Copy) -> tuple[_Copy, Line | None]:
    """The copy without what may be cut of its last line, and that line; None where all is whole."""
    last = next((i for i, line in reversed(list(enumerate(copy.lines))) if line.text), None)
    if last is None or not copy.may_be_cut or any(folded(line.text) == END for line in copy.lines):
        return copy, None
    cut = copy.lines[last]
    whole = whole_part(cut.text)
    if whole == cut.text:
        return copy, None
    kept = [*copy.lines[:last], replace(cut, text=whole)]
    return replace(copy, lines=kept), cut


def _records(
    parts: Parts, description: str, cut: Line | None, file: str, saved: date
) -> list[Record]:
    name, abbreviations = split_title(parts.title)
    rows, rest = split_rows(parts.top)
    at = own_page(rows) or search_page(name)
    origin = Origin(file, saved, concept_key(name, rows), at)
    is_feature = any(section.key == "conditions" for section in parts.sections)
    records: list[Record] = [
        *read_concept(rows, is_feature, origin),
        *read_names(name, abbreviations, rows, origin),
        *read_identifiers(rows, origin),
        *read_inheritance(rows, origin),
        *read_genes(rows, origin),
        *read_unknown_rows(rows, origin),
        *read_definitions(rest, origin),
    ]
    for section in parts.sections:
        ends_here = bool(parts.missing) and section is parts.sections[-1]
        records.extend(_section_records(section, ends_here, name, origin))
    if description and not any(isinstance(record, DefinitionRecord) for record in records):
        records.extend(read_definitions([Line(None, description)], origin))
    records.extend(_incomplete(parts, cut, origin))
    return [*_sources(origin), *records]


def _section_records(
    section: Section, ends_here: bool, name: str, origin: Origin
) -> Iterator[Record]:
    match section.key:
        case "definition":
            yield from read_definitions(section.lines, origin)
        case "features":
            yield from read_features(section.lines, ends_here, origin)
        case "hierarchy":
            yield from read_hierarchy(section.lines, name, origin)
        case "guidelines" | "studies" | "reviews":
            yield from read_citations(section.lines, section.key, origin)
        case "clinical" | "molecular" | "practice_guidelines" | "consumer":
            yield from read_resources(section.lines, section.key, name, origin)
        case "conditions":
            if rows := [line for line in section.lines if line.text]:
                reason = "a list of conditions with this feature"
                yield origin.left_out(reason, rows[0], len(rows))


def _incomplete(parts: Parts, cut: Line | None, origin: Origin) -> Iterator[Record]:
    """What a page lacks that ends before its end."""
    if cut is not None:
        yield origin.left_out("the page ends inside this line", cut)
    if parts.missing:
        names = ", ".join(f"“{heading}”" for heading in parts.missing)
        yield origin.left_out(f"the page ends before {names}", rows=0)


def _sources(origin: Origin) -> Iterator[SourceRecord]:
    """The page, and each source that it quotes."""
    for key, name in {origin.source(): "MedGen", **origin.quoted}.items():
        if name == "MedGen":
            yield SourceRecord(key, name, _HOME, _LICENCE, retrieved=origin.retrieved)
        else:
            home, licence = _QUOTED.get(name, (_HOME, f"Terms of {name}; quoted by MedGen"))
            yield SourceRecord(key, name, home, licence, retrieved=origin.retrieved, via=_VIA)
