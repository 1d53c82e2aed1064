"""What a press asks for, and the codes and flags that stand for it in a custom id, and back.

A code has two letters and a flag one, some with digits behind it. What is unknown here is passed
over, so that a button of a later version does as much as it can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.citing.authors import mark_of
from knowledge.replies.reply import EVERYTHING, Accompaniment, Only
from knowledge.sections import CITED, KEYS

# Stable: a code in use keeps its meaning, because messages with it stay in channels for years.
_SECTIONS = {
    "definition": "df",
    "clinical_features": "cf",
    "features_by_system": "fs",
    "reported_absent": "ra",
    "course": "co",
    "conditions": "cd",
    "inheritance": "ih",
    "genes": "gn",
    "guidelines": "gl",
    "reviews": "rv",
    "studies": "st",
    "publications": "pb",
    "hierarchy": "hi",
    "related": "rt",
    "identifiers": "id",
    "synonyms": "sy",
    "resources": "rs",
}
_INTENTS = {
    "definition": "DF",
    "clinical_features": "CF",
    "reported_absent": "RA",
    "body_systems": "BS",
    "causes_genes": "CG",
    "inheritance": "IH",
    "management": "MG",
    "diagnosis": "DG",
    "prognosis": "PG",
    "epidemiology": "EP",
    "prevention": "PV",
    "studies": "ST",
    "guidelines": "GL",
    "identifiers": "ID",
    "codes": "OC",
    "synonyms": "SY",
    "hierarchy": "HI",
    "related": "RT",
    "resources": "RS",
    "gene_conditions": "GC",
    "reverse_lookup": "RL",
    "citation": "CT",
    "cite": "CI",
    "compare": "CM",
}
_DECODED = {code: key for table in (_SECTIONS, _INTENTS) for key, code in table.items()}
_NOTICES: dict[str, Accompaniment] = {"p": "personal", "d": "dose"}
# Other flags: u urgent, n beside, e with evidence, f free full text only, y2015 since that year,
# z2010 of that year, a123456 by the author whom these digits stand for, s1626 features of the body
# system with that number in HPO.
_SINCE = re.compile(r"y(\d{4})")
_OF_YEAR = re.compile(r"z(\d{4})")
_AUTHOR = re.compile(r"a(\d{6})")
_SYSTEM = re.compile(r"s(\d{1,7})")
_MOST_CODES = 15  # intents or sections that a custom id carries: nobody asks for so many
_SUMMARY_CODE = "00"  # stands where codes of sections would


@dataclass(frozen=True, slots=True)
class Wish:
    """What a press asks for: intents or sections of a concept, and a page of them.

    `notice` and `urgent` keep the fixed lines of a question about a person with all that follows
    from it. `beside`: the list that was pressed on stays, and the card comes below it.
    `evidence`: long lists of features tell each report. `only`: what of citations or features.
    `asked`: the ids of what the record is asked to list; then no sections are shown.
    """

    intents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    page: int = 0
    notice: Accompaniment | None = None
    urgent: bool = False
    beside: bool = False
    evidence: bool = False
    only: Only = EVERYTHING
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: a concept's sections, its summary, or with neither its whole record."""

    concept: str
    sections: tuple[str, ...] = ()
    is_summary: bool = False
    form: str = "markdown"  # an export format


# Written.


def codes_of(wish: Wish) -> str:
    """The codes of the intents and sections of a wish; of very many the first."""
    sections = (_SECTIONS[key] for key in wish.sections)
    codes = (*(_INTENTS[intent] for intent in wish.intents), *sections)
    return "".join(codes[:_MOST_CODES])


def flags_of(wish: Wish) -> str:
    """The flags of a wish: all that goes with it but what it asks for and the page."""
    notice = next((flag for flag, notice in _NOTICES.items() if notice == wish.notice), "")
    marks = {"u": wish.urgent, "n": wish.beside, "e": wish.evidence}
    said = "".join(mark for mark, is_set in marks.items() if is_set)
    return f"{notice}{said}{_only_flags(wish.only)}"


def _only_flags(only: Only) -> str:
    """The flags of what is wanted: of one year or since one, by an author or of a body system."""
    said = narrowing(only.free, None if only.year else only.since)
    if only.year:
        said += f"z{only.year:04}"
    if only.author:
        return f"{said}a{mark_of(only.author)}"
    return said if only.system is None else f"{said}s{only.system}"


def parcel_codes(parcel: Parcel) -> str:
    """The codes of what is sent of a concept; none of them for its whole record."""
    sections = "".join(_SECTIONS[key] for key in parcel.sections)
    return _SUMMARY_CODE if parcel.is_summary else sections


# Read.


def read(codes: str, flags: str, page: str = "0") -> Wish:
    """What the parts of a custom id ask for; codes that are unknown here are passed over."""
    pairs = [codes[at : at + 2] for at in range(0, len(codes), 2)]
    known = [pair for pair in pairs if pair in _DECODED]
    return Wish(
        intents=tuple(_DECODED[code] for code in known if code.isupper()),
        sections=tuple(_DECODED[code] for code in known if code.islower()),
        page=int(page[:6]),
        notice=next((_NOTICES[flag] for flag in flags if flag in _NOTICES), None),
        urgent="u" in flags,
        beside="n" in flags,
        evidence="e" in flags,
        only=_only(flags),
    )


def _only(flags: str) -> Only:
    author = _AUTHOR.search(flags)
    return Only(
        free="f" in flags,
        since=_number(_SINCE, flags),
        year=_number(_OF_YEAR, flags),
        author=author[1] if author else None,
        system=_number(_SYSTEM, flags),
    )


def _number(flag: re.Pattern[str], flags: str) -> int | None:
    found = flag.search(flags)
    return int(found[1]) if found else None


def read_parcel(concept: str, codes: str, form: str) -> Parcel:
    """The parcel that the parts of a custom id stand for."""
    return Parcel(concept, read(codes, "").sections, codes == _SUMMARY_CODE, form)


# What follows from a wish.


def narrowing(free: bool, since: int | None) -> str:
    """The value of an entry that narrows citations down; empty: to none in particular."""
    return f"{'f' if free else ''}{f'y{since:04}' if since else ''}"


def narrowed(before: Wish, value: str) -> Wish:
    """The wish for the same citations, narrowed down as a chosen entry says; their first page."""
    chosen = _only(value)
    only = replace(before.only, free=chosen.free, since=chosen.since)
    return replace(before, page=0, only=only)


def opening(before: Wish, key: str) -> Wish:
    """The wish for a section chosen in a menu, or for the summary.

    Citations stay free or late from one section of them to another; all else is whole again.
    """
    chosen = (key,) if key in KEYS else ()
    only = Only(before.only.free, before.only.since) if key in CITED else EVERYTHING
    opened = replace(before, intents=(), sections=chosen, page=0, evidence=False, asked=())
    return replace(opened, only=only)
