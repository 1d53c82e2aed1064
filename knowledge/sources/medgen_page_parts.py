"""A MedGen record page divided into its parts, and what every statement read from it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from knowledge.records import LeftOut
from knowledge.sources.medgen_page_lines import Line, row_key
from knowledge.sources.medgen_page_vocabulary import (
    CHROME,
    END,
    LANDMARKS,
    PANEL,
    SEARCH_RESULTS,
    SECTIONS,
    folded,
    is_semantic_type,
)

SEARCH = "https://www.ncbi.nlm.nih.gov/medgen/?term="


class NotARecordPageError(Exception):
    """The lines are not those of a record page; the door adds the file's name to `found`."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `key` None: nothing in it is about the concept."""

    heading: str
    key: str | None
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Parts:
    """The title, the lines between it and the first heading, and the sections in page order."""

    title: str
    top: list[Line]
    sections: list[Section]

    @property
    def missing(self) -> list[str]:
        """The headings that a whole page would still show; empty for a page that is whole."""
        seen = [folded(section.heading) for section in self.sections]
        if END in seen:
            return []
        reached = max((i for i, name in enumerate(LANDMARKS) if folded(name) in seen), default=-1)
        return list(LANDMARKS[reached + 1 :])


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the statements of one page come from: the concept, its page, the file and its date.

    Pages saved on different days are different sources, so the date is part of a source's key.
    """

    file: str
    retrieved: date
    concept: str
    at: str
    quoted: dict[str, str] = field(default_factory=dict)  # key of a source → its name

    def source(self, name: str = "MedGen") -> str:
        """The key of the page itself or of a source that it quotes, which is noted as used."""
        kind = "medgen-page" if name == "MedGen" else f"medgen-page:{name}"
        key = f"{kind}@{self.retrieved}"
        self.quoted.setdefault(key, name)
        return key

    def left_out(self, reason: str, line: Line | None = None, rows: int = 1) -> LeftOut:
        """A note of what was seen and not used, with the place in the file."""
        place = self.file
        if line is not None:
            number = "" if line.number is None else f", line {line.number}"
            text = line.text if len(line.text) <= 80 else f"{line.text[:79]}…"
            place = f"{self.file}{number}: “{text}”"
        return LeftOut(self.source(), reason, rows, place)


def search_page(name: str) -> str:
    """The MedGen search for a name: the way to a record whose page gives none of its ids."""
    return SEARCH + quote(f'"{name}"')


def divide(lines: list[Line]) -> Parts:
    """The parts of a page.

    Raises:
        NotARecordPageError: there is no title with MedGen's id rows (or other rows) after it.
    """
    start = _first_row(lines)
    before = [line.text for line in lines[:start] if line.text]
    if any(SEARCH_RESULTS.match(text) for text in before):
        raise NotARecordPageError("a list of search results")
    if any(folded(text) in SECTIONS for text in before):
        raise NotARecordPageError("a record page without its title and ids")
    title = before[-1] if before else ""
    if not re.search(r"\w", title) or folded(title) in CHROME | SECTIONS.keys() | PANEL.keys():
        raise NotARecordPageError("no title before the first row")
    top, *sections = _sections(lines[start:])
    return Parts(title, top.lines, sections)


def _first_row(lines: list[Line]) -> int:
    """Where the rows below the title begin.

    A page that lost its id rows is still known by another row and a heading of MedGen's.
    """
    rows = [i for i, line in enumerate(lines) if row_key(line.text)]
    ids = [i for i in rows if row_key(lines[i].text) in {"uid", "cui"}]
    if ids:
        first = min(ids[0], rows[0]) if rows else ids[0]
        return first - 1 if first and is_semantic_type(lines[first - 1].text) else first
    if rows and any(folded(line.text) in SECTIONS for line in lines[rows[0] :]):
        return rows[0]
    found = next((line.text for line in lines if line.text), "")
    raise NotARecordPageError(f"a text that begins “{found[:60]}”" if found else "no text")


def _sections(lines: list[Line]) -> Iterator[Section]:
    """The lines before the first heading, then each heading with its lines."""
    section = Section("", "top", [])
    in_panel = False
    for line in lines:
        heading = folded(line.text)
        in_panel = in_panel or (heading in PANEL and heading != "reviews")
        known = PANEL if in_panel else SECTIONS
        if heading in known:
            yield section
            section = Section(line.text, known[heading], [])
        else:
            section.lines.append(line)
    yield section
