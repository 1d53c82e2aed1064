"""A citation as CSL-JSON, the form that reference managers exchange, with everything in full.

Authors are all there, page ranges written out, the DOI as it is; what a source does not give is
left out. Schema: https://github.com/citation-style-language/schema (csl-data.json, 1.0.2)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeAlias

from knowledge.citing import authors
from knowledge.model import CitationFields

Json: TypeAlias = "int | str | list[Json] | dict[str, Json]"

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")
# "2023", "2023 May", "2023 May 12"; of a range ("2019 Jan-Feb", "2019 Dec-2020 Jan") the end too.
_DATE = re.compile(
    r"(?P<year>\d{4})(?: (?P<month>[A-Z][a-z]{2})[a-z]*(?: (?P<day>\d{1,2}))?)?"
    r"(?:-(?:(?P<to_year>\d{4}) )?(?P<to_month>[A-Z][a-z]{2})[a-z]*(?: (?P<to_day>\d{1,2}))?)?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation for a file, what is noted with it, and the key that names it there.

    `warning` is what must be read wherever it is cited: that it was retracted.
    """

    citation: CitationFields
    notes: tuple[str, ...] = ()
    warning: str = ""
    key: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """The warning, if any, and the notes."""
        return (self.warning, *self.notes) if self.warning else self.notes


def keyed(cited: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references, each with a key of its own in plain ASCII."""
    references: dict[str, Reference] = {}
    for each in cited:
        stem = _key(each.citation)
        keys = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
        key = next(key for key in keys if key not in references)
        references[key] = replace(each, key=key)
    return tuple(references.values())


def _key(citation: CitationFields) -> str:
    if citation.pmid:
        return f"pmid{_plain(citation.pmid)}"
    if citation.doi:
        return f"doi-{_plain(citation.doi)}"
    first = authors.read(citation.authors[0]) if citation.authors else None
    name = _plain(first.family) if isinstance(first, authors.Person) else ""
    return f"{name.lower() or 'reference'}{citation.year or ''}"


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")


def dump(references: Sequence[Reference]) -> str:
    """References as a CSL-JSON file."""
    items = [{**item(each.citation, each.key), **_noted(each)} for each in references]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _noted(reference: Reference) -> dict[str, Json]:
    return {"note": "\n".join(reference.told)} if reference.told else {}


def item(citation: CitationFields, key: str) -> dict[str, Json]:
    """A citation as one item of CSL-JSON; what is not given has no key."""
    journal = one_line(citation.journal)
    stated: dict[str, Json] = {
        "id": key,
        "type": "article-journal",
        "author": [_author(authors.read(each)) for each in citation.authors],
        "title": one_line(citation.title),
        "container-title": journal,
        "container-title-short": journal,
        "issued": issued(citation),
        "available-date": date_of(citation.epub),
        "volume": one_line(citation.volume),
        "issue": one_line(citation.issue),
        "page": one_line(citation.full_pages),
        "DOI": one_line(citation.doi),
        "PMID": one_line(citation.pmid),
        "PMCID": one_line(citation.pmcid),
    }
    return {name: value for name, value in stated.items() if value}


def one_line(text: str | None) -> str:
    """The text without line breaks and other signs that print nothing."""
    return " ".join("".join(each if each.isprintable() else " " for each in text or "").split())


def _author(author: authors.Person | authors.Group) -> dict[str, Json]:
    match author:
        case authors.Group(name=name):
            return {"literal": name}
        case authors.Person(family=family, suffix=suffix):
            named: dict[str, Json] = {"family": family, "given": author.given}
            return {**named, "suffix": suffix} if suffix else named


def issued(citation: CitationFields) -> dict[str, Json]:
    """When it was published, as a date of CSL; empty where no year is given."""
    found = date_of(citation.date)
    if found or not citation.year:
        return found
    return {"date-parts": [[citation.year]]}


def date_of(printed: str | None) -> dict[str, Json]:
    """A date as PubMed prints it, as a date of CSL: a range has two `date-parts`.

    What cannot be read behind the year is left out; without a year nothing is given.
    """
    printed = " ".join((printed or "").split())
    found = _DATE.match(printed)
    if not found:
        return {}
    first = _parts(found["year"], found["month"], found["day"])
    last = _parts(found["to_year"] or found["year"], found["to_month"], found["to_day"])
    is_range = len(first) > 1 and len(last) > 1
    dated: dict[str, Json] = {"date-parts": [first, last] if is_range else [first]}
    season = next((each for each in _SEASONS if each in printed), None)
    return {**dated, "season": season} if season else dated


def _parts(year: str, month: str | None, day: str | None) -> list[Json]:
    """Year, month and day as numbers, as far as they are given."""
    if not month or month.lower() not in MONTHS:
        return [int(year)]
    numbered = MONTHS.index(month.lower()) + 1
    return [int(year), numbered, int(day)] if day else [int(year), numbered]
