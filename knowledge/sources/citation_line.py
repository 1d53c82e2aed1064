"""One PubMed-style citation, as a MedGen page prints it in two lines, taken apart.

First line: authors. Second line: ``journal date;volume(issue):pages. Epub date doi: … PMID: …``,
of which everything may be missing, and a mark of free full text may be glued to the PMID.
"""

from __future__ import annotations

import re

from knowledge.model import CitationFields

_FREE = re.compile(
    r"(?<![A-Za-z])Free (?:PMC )?(?:full text )?(?:article|full text)\b", re.IGNORECASE
)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,8})(?!\d)", re.IGNORECASE)
_PMCID = re.compile(r"\bPMCID:?\s*(PMC\d+)", re.IGNORECASE)
# A DOI may hold any of ( ) < > : ; and full stops: only the blank or label after it ends it.
_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/\S+?)(?=\.?(?:\s|$|PMC?ID:))", re.IGNORECASE)
_EPUB = re.compile(
    r"\[?\bEpub\s+(?P<date>\d{4}(?:\s+[A-Z][a-z]{2,5}(?:\s+\d{1,2})?)?)?"
    r"\s*(?:ahead of print)?\]?\.?"
)
_AHEAD = re.compile(r"\[?\b(?:Online|Epub)? ?ahead of print\b\]?\.?", re.IGNORECASE)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
_SEASON = r"(?:Spring|Summer|Autumn|Fall|Winter)"
_YEAR = r"(?:18|19|20)\d\d"
_PART = rf"(?:{_MONTH}(?: \d{{1,2}})?|{_SEASON}|\d{{1,2}})"
_UNTIL = rf"(?:[-/](?:{_YEAR}(?: {_PART})?|{_PART}))?"
_DATE = rf"(?:{_SEASON}(?:[-/]{_SEASON})? )?{_YEAR}(?: {_PART})?{_UNTIL}"
# The first date that ";", ":" or the end follows: a journal's name may hold a year itself.
_IN_PRINT = re.compile(rf"(?P<journal>.+?)\.?\s+(?P<date>{_DATE})\s*(?:(?=[;:])(?P<where>.*)|\.?$)")
_WHERE = re.compile(
    r";?\s*(?P<volume>[^(:;]*?)\s*"
    r"(?:\((?P<issue>(?:[^()]|\([^()]*\))*)\))?\s*"
    r"(?::\s*(?P<pages>.*?))?\s*(?:\.(?:\s.*)?)?$"
)

_INITIALS = re.compile(r"\s[A-Z]{1,4}(?:\s(?:Jr|Sr|2nd|3rd|4th|II|III|IV))?$")


def parse_citation(authors_line: str, journal_line: str) -> CitationFields:
    """The parts of a citation, each as printed; what the lines do not give is None or empty.

    An "Epub ahead of print" without a date gives ``epub="ahead of print"``. Where the journal
    line cannot be understood, ``journal`` is None and PMID, DOI and free mark are still there.
    """
    printed = _in_print(_without_labels(journal_line))
    where = _WHERE.match(printed["where"]) if printed.get("where") else None
    date = printed.get("date")
    year = re.search(_YEAR, date) if date else None
    return CitationFields(
        authors=split_authors(authors_line),
        journal=printed.get("journal"),
        date=date,
        year=int(year.group()) if year else None,
        volume=where["volume"] or None if where else None,
        issue=where["issue"] or None if where else None,
        pages=where["pages"] or None if where else None,
        epub=_epub(journal_line),
        doi=_first(_DOI, journal_line),
        pmid=_first(_PMID, journal_line),
        pmcid=_first(_PMCID, journal_line),
        free=_FREE.search(journal_line) is not None,
    )


def is_journal_line(line: str) -> bool:
    """The line tells where an article appeared: it has a PMID, a DOI, or date and volume."""
    return bool(_PMID.search(line) or _DOI.search(line) or re.search(rf"\s{_DATE};\S", line))


def is_author_line(line: str) -> bool:
    """Most of the comma-separated parts end in initials, and no full stop ends the line."""
    parts = split_authors(line)
    named = [part for part in parts if _INITIALS.search(part)]
    return not line.endswith((".", "?", "!")) and 2 * len(named) > len(parts)


def split_authors(line: str) -> tuple[str, ...]:
    """The authors in order, in PubMed's form ("Roy B"); an "et al." is not an author."""
    parts = (part.strip().removesuffix(".") for part in re.split(r"[,;]\s+", line))
    return tuple(part for part in parts if part and part.casefold() != "et al")


def _first(pattern: re.Pattern[str], line: str) -> str | None:
    found = pattern.search(line)
    return found.group(1) if found else None


def _epub(line: str) -> str | None:
    dates = [found["date"] for found in _EPUB.finditer(line) if found["date"]]
    if dates:
        return str(dates[0])
    return "ahead of print" if _AHEAD.search(line) else None


def _without_labels(line: str) -> str:
    """The line up to its first label: Epub, doi, pii, PMID and the like stand after the pages."""
    label = re.search(
        r"\[|\b(?:Epub|eCollection|Print|doi:|pii:|PMC?ID:?\s*\w|Free (?:PMC|article))", line
    )
    return (line[: label.start()] if label else line).strip()


def _in_print(text: str) -> dict[str, str]:
    found = _IN_PRINT.match(text)
    return {key: value for key, value in found.groupdict().items() if value} if found else {}
