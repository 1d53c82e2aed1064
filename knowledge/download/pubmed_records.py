"""A publication as PubMed's ESummary describes it → the parts of a citation.

Fields: https://www.ncbi.nlm.nih.gov/books/NBK25499/ (ESummary, version 2.0)
"""

from __future__ import annotations

import html
import re
from datetime import date

from knowledge.download.eutils import Json
from knowledge.model import CitationFields

_RETRACTED = "Retracted Publication"
_WRITERS = frozenset({"Author", "CollectiveName", ""})
# Inline markup in titles; "<" of a sentence ("p < 0.05") is none.
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|sc|small|title|inline-formula|(?:mml:)?m[a-z]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_PMCID = re.compile(r"PMC\d+")
_EMBARGO = re.compile(r"embargo-date:\s*(\d{4})/(\d{1,2})/(\d{1,2})")
_DOI = re.compile(r"doi:\s*(10\.\S+)", re.IGNORECASE)


def citation(pmid: str, record: dict[str, Json], today: date) -> CitationFields:
    """The citation in a record; parts that are not given, or not in their form, are left out."""
    ids = _article_ids(record)
    types = tuple(_plain(each) for each in _list(record, "pubtype") if _plain(each))
    dated = _text(record, "pubdate")
    year = _YEAR.search(dated) or _YEAR.search(_text(record, "sortpubdate"))
    elsewhere = _DOI.search(_text(record, "elocationid"))
    return CitationFields(
        authors=tuple(_authors(record)),
        title=_title(record),
        journal=_text(record, "source") or _text(record, "booktitle") or None,
        date=dated or None,
        year=int(year[1]) if year else None,
        volume=_text(record, "volume") or None,
        issue=_text(record, "issue") or None,
        pages=_text(record, "pages") or None,
        epub=_text(record, "epubdate") or None,
        doi=ids.get("doi") or (elsewhere[1].rstrip(".") if elsewhere else None),
        pmid=pmid,
        pmcid=_pmcid(ids),
        free=_is_free(ids, today),
        publication_types=types,
        retracted=_RETRACTED in types,
    )


def _title(record: dict[str, Json]) -> str | None:
    """The title as plain text, without the full stop that PubMed puts behind each."""
    said = _text(record, "title") or _text(record, "booktitle")
    return (said[:-1] if said.endswith(".") and not said.endswith("..") else said) or None


def _plain(value: Json) -> str:
    """Text without entities, which can be escaped twice, and without markup."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(html.unescape(value))
    return " ".join(_TAG.sub("", text).split())


def _text(record: dict[str, Json], key: str) -> str:
    return _plain(record.get(key))


def _list(record: dict[str, Json], key: str) -> list[Json]:
    value = record.get(key)
    return value if isinstance(value, list) else []


def _authors(record: dict[str, Json]) -> list[str]:
    people = [each for each in _list(record, "authors") if isinstance(each, dict)]
    named = ((_text(each, "name"), _text(each, "authtype")) for each in people)
    return [name for name, kind in named if name and kind in _WRITERS]


def _article_ids(record: dict[str, Json]) -> dict[str, str]:
    """The first id of each kind; its value is an id, so nothing in it is markup."""
    found: dict[str, str] = {}
    for each in _list(record, "articleids"):
        if isinstance(each, dict) and isinstance(value := each.get("value"), str):
            found.setdefault(str(each.get("idtype")), html.unescape(value).strip())
    return found


def _pmcid(ids: dict[str, str]) -> str | None:
    stated = _PMCID.search(ids.get("pmc", "")) or _PMCID.search(ids.get("pmcid", ""))
    return stated[0] if stated else None


def _is_free(ids: dict[str, str], today: date) -> bool:
    """Whether PubMed Central has the article, and shows it already."""
    if "pmc" not in ids:
        return False
    embargo = _EMBARGO.search(ids.get("pmcid", ""))
    # Compared as numbers: what a server writes need not be a day of the calendar.
    return not embargo or tuple(map(int, embargo.groups())) <= today.timetuple()[:3]
