"""References as a RIS file, written by rispy.

Tags as EndNote, Zotero and Mendeley read them: AN is the PMID, C2 the PMCID.
https://en.wikipedia.org/wiki/RIS_(file_format), https://rispy.readthedocs.io/
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

import rispy

from knowledge.citing import authors
from knowledge.citing.csl import Reference, issued, one_line
from knowledge.identifiers import page

Tags: TypeAlias = dict[str, str | list[str]]

_RANGE = re.compile(r"([^\s,-]+)-([^\s,-]+)")


# mypy sees Any in rispy, which has no types: it is met in this file alone.
class _Writer(rispy.RisWriter):  # type: ignore[misc]
    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:  # noqa: ARG002  # rispy's signature
        """Nothing: rispy would number the records, and other programs take that for a fault."""
        return ""


def dump(references: Sequence[Reference]) -> str:
    """References as the text of a .ris file."""
    return str(rispy.dumps([_tags(each) for each in references], implementation=_Writer))


def _tags(reference: Reference) -> Tags:
    """A reference by rispy's names for the tags, in the order in which they are written."""
    citation = reference.citation
    first, last = _pages(citation.full_pages or "")
    pages = (f"PMID:{citation.pmid}" if citation.pmid else "", f"DOI:{citation.doi or ''}")
    stated: Tags = {
        "type_of_reference": "JOUR",
        "id": reference.key,
        "authors": [_author(authors.read(each)) for each in citation.authors],
        "title": one_line(citation.title),
        "journal_name": one_line(citation.journal),
        "year": str(citation.year or ""),
        "date": _date(reference),
        "volume": one_line(citation.volume),
        "number": one_line(citation.issue),
        "start_page": first,
        "end_page": last,
        "doi": one_line(citation.doi),
        "accession_number": citation.pmid or "",
        "name_of_database": "PubMed" if citation.pmid else "",
        "custom2": citation.pmcid or "",
        "urls": [address for curie in pages if (address := _page(curie))],
        "notes": [one_line(note) for note in reference.told],
    }
    return {tag: value for tag, value in stated.items() if value}


def _page(curie: str) -> str | None:
    return page(curie) if curie.partition(":")[2] else None


def _author(author: authors.Person | authors.Group) -> str:
    match author:
        case authors.Group(name=name):
            return name
        case authors.Person(family=family, suffix=suffix, given=given):
            return ", ".join(filter(None, (family, given, suffix)))


def _pages(printed: str) -> tuple[str, str]:
    """First and last page; what is no plain range is all first page."""
    found = _RANGE.fullmatch(printed)
    return (found[1], found[2]) if found else (printed, "")


def _date(reference: Reference) -> str:
    """The date as RIS writes it, "2023/05/07/": four parts, those not given empty."""
    match issued(reference.citation):
        case {"date-parts": [[int(year), *rest], *_]}:
            numbers = [f"{part:02}" for part in rest if isinstance(part, int)]
            return "/".join([f"{year:04}", *numbers, *[""] * (3 - len(numbers))])
    return ""
