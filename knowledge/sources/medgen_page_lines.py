"""The lines of a MedGen record page, in one form whether it was copied as text or saved as HTML.

In this form an id row and its value stand on one line, the semantic type after them is a row of
its own (``Semantic type: …``), and buttons and menus are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from knowledge.sources.citation_line import is_journal_line
from knowledge.sources.medgen_page_vocabulary import (
    CHROME,
    PANEL,
    ROWS,
    SECTIONS,
    SENTENCE_END,
    folded,
    is_semantic_type,
)

CUI = re.compile(r"(?:C\d{7}|CN\d{6,7})(?!\d)")
UID = re.compile(r"\d{1,7}(?!\d)")
_BEFORE_ID_ROW = re.compile(r"\s*•\s*|\s*(?=(?:MedGen UID|Concept ID):)")
_VALUES = {"uid": UID, "cui": CUI}
# Of a cut line: a number of fixed length at its end is whole, one of any length may be shorter.
_WHOLE_ID = re.compile(r"(?:.*\bMONDO:\d{7}|OMIM\D*.*\b\d{6}|HPO:.*\bHP:\d{7})")
_WHOLE_CITATION = re.compile(r".*(?:\bPMID: *\d{8}|Article)", re.IGNORECASE)
_CUT_PMID = re.compile(r"\bPMID:? *\d{0,7}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a line: what it says and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `depth` counts the list items around it, `number` is None in HTML."""

    number: int | None
    text: str
    links: tuple[Link, ...] = ()
    depth: int = 0


def copied_lines(text: str) -> Iterator[Line]:
    """The lines of a copied text, blank ones too, without the blanks around them."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        yield Line(number, tidy(line))


def tidy(text: str) -> str:
    """The text with plain blanks only: copies hold no-break spaces, tabs and zero-width marks."""
    text = re.sub("[\u200b\u2060\ufeff]", "", text)
    return re.sub(r"[\t\v\f\u00a0\u2007\u2009\u202f]", " ", text).strip()


def row_of(text: str) -> tuple[str, str] | None:
    """The key and value of a row such as ``OMIM®: 160750``; None where the line is not a row."""
    label, colon, value = text.partition(":")
    key = ROWS.get(folded(label)) if colon else None
    return (key, value.strip()) if key else None


def row_key(text: str) -> str:
    """The key of a row, "" where the line is not one."""
    return (row_of(text) or ("", ""))[0]


def page_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines in the one form that the parts of the page are read from."""
    parted = chain.from_iterable(map(_split_id_rows, lines))
    kept = [line for line in parted if folded(line.text) not in CHROME]
    return _name_types(_join_values(kept))


def _split_id_rows(line: Line) -> Iterator[Line]:
    """``MedGen UID: 1 •Concept ID: C0000001 •Finding`` as three rows; other lines as they are."""
    if not re.search(r"(?:MedGen UID|Concept ID):", line.text):
        yield line
        return
    for part in filter(None, _BEFORE_ID_ROW.split(line.text)):
        key, value = row_of(part) or ("", "")
        found = _VALUES[key].match(value) if key in _VALUES else None
        if found is None or found.group() == value:
            yield replace(line, text=part)
            continue
        yield replace(line, text=f"{part.partition(':')[0]}: {found.group()}")
        yield replace(line, text=value[found.end() :].strip(" ;,"))


def _join_values(lines: list[Line]) -> Iterator[Line]:
    """An id row whose value was copied to the next line gets it back."""
    waiting: list[Line] = []  # an id row without value, and the empty lines after it
    for line in lines:
        key, value = row_of(line.text) or ("", "")
        if waiting and line.text:
            if _VALUES[row_key(waiting[0].text)].fullmatch(line.text):
                yield replace(waiting[0], text=f"{waiting[0].text} {line.text}")
                waiting = []
                continue
            yield from waiting
            waiting = []
        if waiting or (key in _VALUES and not value):
            waiting.append(line)
        else:
            yield line
    yield from waiting


def _name_types(lines: Iterable[Line]) -> list[Line]:
    """A semantic type behind an id row becomes a row; elsewhere the same words stay text."""
    named: list[Line] = []
    behind_id = False
    for line in lines:
        bulleted = line.text.startswith("•")
        text = line.text.lstrip("• ")
        if behind_id and text and row_of(text) is None and (bulleted or is_semantic_type(text)):
            line = replace(line, text=f"Semantic type: {text}")
        behind_id = row_key(line.text) in {"uid", "cui", "type"} or (behind_id and not text)
        named.append(line)
    return named


def whole_part(text: str) -> str:
    """What is sure to be whole of a line that may be cut anywhere; empty where nothing is.

    A number cut short would be another number, and a name cut short another name.
    """
    key, value = row_of(text) or ("", "")
    if folded(text) in SECTIONS | PANEL or _WHOLE_ID.fullmatch(text):
        return text
    if is_journal_line(text) or _CUT_PMID.search(text):
        return text if _WHOLE_CITATION.fullmatch(text) else _before_pmid(text)
    if key in _VALUES:
        whole = key == "cui" and CUI.fullmatch(value)
        return text if whole else f"{text.partition(':')[0]}:"
    if key == "synonyms":
        return text.rpartition(";")[0]
    if key == "type":
        return text if is_semantic_type(value) else ""
    return text if text.endswith(SENTENCE_END) else ""


def _before_pmid(text: str) -> str:
    found = _CUT_PMID.search(text)
    return text[: found.start()] if found else ""
