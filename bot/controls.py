"""What buttons and menus carry: all that a press needs stands in its custom id.

So any process, before or after a restart, serves every button ever sent. A custom id has at most
100 characters (https://docs.discord.com/developers/components/reference) and is built of the
action and its parts with ``|`` between them. It never holds anything that somebody typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.authors import mark_of
from knowledge.reply import EVERYTHING, Accompaniment, Only
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
_LONGEST = 100  # characters of a custom id
_SURE = {True: "y", False: "n", None: "a"}  # whether all that is kept of a person is to go

# An id of Discord's has at most 20 digits; whatever else stands in its place is none of ours.
_ASKER, _CHANNEL = r"(?P<asker>[0-9]{1,20})", r"(?P<channel>[0-9]{1,20})"
# What custom ids look like; a press is served by the item whose template matches.
SHOW = rf"show\|{_ASKER}\|(?P<concept>[^|]+)\|(?P<codes>\w*)\|(?P<flags>\w*)\|(?P<page>[0-9]+)"
SECTION = rf"section\|{_ASKER}\|(?P<concept>[^|]+)\|(?P<flags>\w*)"
PICK = rf"pick\|{_ASKER}\|(?P<codes>\w*)\|(?P<flags>\w*)\|(?P<number>[0-9]+)"
SOURCES = rf"sources\|{_ASKER}\|(?P<page>[0-9]+)"
DELETE = rf"delete\|{_ASKER}"
HELP = rf"help\|{_ASKER}"
EXAMPLE = rf"example\|{_ASKER}\|(?P<key>\w+)"
ME = rf"me\|{_ASKER}\|(?P<setting>\w+)"
FORGET = rf"forget\|{_ASKER}\|(?P<sure>[yna])"
SETTINGS = rf"settings\|{_ASKER}\|(?P<action>\w+)\|{_CHANNEL}"
_OPENED = rf"{_ASKER}\|(?P<concept>[^|]+)\|(?P<codes>\w*)\|(?P<flags>\w*)"
PAGE = rf"page\|{_OPENED}"
NARROW = rf"narrow\|{_OPENED}"
INSTEAD = rf"instead\|{_OPENED}\|(?P<others>[^|]*)"
_PARCEL = rf"{_ASKER}\|(?P<concept>[^|]+)\|(?P<codes>\w*)\|(?P<form>\w+)"
SEND = rf"send\|{_PARCEL}\|(?P<where>[a-z]+)"
FORMAT = rf"format\|{_PARCEL}"
LISTED = rf"listed\|{_ASKER}\|(?P<action>open|drop)\|(?P<page>[0-9]+)"
CHART = rf"chart\|{_ASKER}\|(?P<concept>[^|]+)"
LIST_PAGE = rf"list\|{_ASKER}\|(?P<page>[0-9]+)"
WHETHER = (
    rf"whether\|{_ASKER}\|(?P<concept>[^|]+)\|(?P<asked>[^|]*)\|(?P<flags>\w*)\|(?P<page>[0-9]+)"
)
# These two are anybody's to press, so they name no asker.
USEFUL = r"useful\|(?P<concept>[^|]+)\|(?P<codes>[a-z]*)\|(?P<useful>[yn])"
REPORT = r"report\|(?P<concept>[^|]+)\|(?P<codes>[a-z]*)"
REPORTING = r"reporting\|(?P<concept>[^|]+)\|(?P<codes>[a-z]*)"  # of a form, not of a button
TEMPLATES = (
    *(SHOW, SECTION, PICK, SOURCES, DELETE, HELP, EXAMPLE, ME, FORGET, SETTINGS),
    *(PAGE, NARROW, INSTEAD, SEND, FORMAT, LISTED, LIST_PAGE, CHART, WHETHER),
    *(USEFUL, REPORT),
)

SUMMARY = "summary"  # the menu's entry for the card of the whole record
NONE = "none"  # the entry of a menu of concepts for "none of these"


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


def show(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of a button that shows a concept."""
    if wish.asked:
        begun, ended = f"whether|{asker}|{concept}|", f"|{_flags(wish)}|{wish.page}"
        return f"{begun}{_fitting(wish.asked, len(begun) + len(ended))}{ended}"
    return f"show|{asker}|{concept}|{_codes(wish)}|{_flags(wish)}|{wish.page}"


def section(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of the menu of a concept's sections."""
    return f"section|{asker}|{concept}|{_flags(wish)}"


def pick(asker: int, wish: Wish, number: int) -> str:
    """The custom id of a menu of concepts; `number` tells several in one message apart."""
    return f"pick|{asker}|{_codes(wish)}|{_flags(wish)}|{number}"


def sources(asker: int, page: int) -> str:
    """The custom id of a button that shows a page of the sources."""
    return f"sources|{asker}|{page}"


def delete(asker: int) -> str:
    """The custom id of the button that deletes a reply."""
    return f"delete|{asker}"


def page(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of the menu of a concept's pages; the value chosen is the page's number."""
    return f"page|{asker}|{concept}|{_codes(wish)}|{_flags(wish)}"


def narrow(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of the menu that narrows citations down, to what `narrowing` says."""
    return f"narrow|{asker}|{concept}|{_codes(wish)}|{_flags(wish)}"


def instead(asker: int, concept: str, wish: Wish, others: Sequence[str]) -> str:
    """The custom id of "Not what I meant": the concept shown, and as many others as fit."""
    carried = f"instead|{asker}|{concept}|{_codes(wish)}|{_flags(wish)}|"
    return carried + _fitting(others, len(carried))


def _fitting(ids: Sequence[str], taken: int) -> str:
    """As many ids as fit beside what else a custom id holds."""
    fitting: list[str] = []
    for each in ids:
        if taken + len(",".join((*fitting, each))) > _LONGEST:
            break
        fitting.append(each)
    return ",".join(fitting)


def help_menu(asker: int) -> str:
    """The custom id of the menu of help topics."""
    return f"help|{asker}"


def example(asker: int, key: str) -> str:
    """The custom id of a button that asks an example's question."""
    return f"example|{asker}|{key}"


def me(asker: int, setting: str) -> str:
    """The custom id of the menu of one of a person's settings."""
    return f"me|{asker}|{setting}"


def forget(asker: int, *, sure: bool | None) -> str:
    """The custom id of the button that deletes what is kept of a person, or that keeps it.

    None: it asks first whether to, and says how much there is.
    """
    return f"forget|{asker}|{_SURE[sure]}"


def settings(asker: int, action: str, channel: int = 0) -> str:
    """The custom id of a menu of a server's settings, for one channel where it is about one."""
    return f"settings|{asker}|{action}|{channel}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: a concept's sections, its summary, or with neither its whole record."""

    concept: str
    sections: tuple[str, ...] = ()
    is_summary: bool = False
    form: str = "markdown"  # an export format


_SUMMARY_CODE = "00"  # stands where codes of sections would


def send(asker: int, parcel: Parcel, where: str) -> str:
    """The custom id of a button that sends a parcel somewhere; ``ask`` asks where to."""
    return f"send|{asker}|{_parcel(parcel)}|{where}"


def format_menu(asker: int, parcel: Parcel) -> str:
    """The custom id of the menu of formats of a parcel."""
    return f"format|{asker}|{_parcel(parcel)}"


def _parcel(parcel: Parcel) -> str:
    sections = "".join(_SECTIONS[key] for key in parcel.sections)
    codes = _SUMMARY_CODE if parcel.is_summary else sections
    return f"{parcel.concept}|{codes}|{parcel.form}"


def parcel(concept: str, codes: str, form: str) -> Parcel:
    """The parcel that the parts of a custom id stand for."""
    return Parcel(concept, wish(codes, "").sections, codes == _SUMMARY_CODE, form)


def chart(asker: int, concept: str) -> str:
    """The custom id of the button that draws a concept's features."""
    return f"chart|{asker}|{concept}"


def list_menu(asker: int, action: str, page: int) -> str:
    """The custom id of a menu of a reading list: ``open`` an entry, or ``drop`` it."""
    return f"listed|{asker}|{action}|{page}"


def list_page(asker: int, page: int) -> str:
    """The custom id of a button that shows a page of a reading list."""
    return f"list|{asker}|{page}"


def useful(concept: str, sections: Sequence[str], *, is_useful: bool) -> str:
    """The custom id of a button that says whether what is shown of a concept was useful."""
    return f"useful|{concept}|{_codes(Wish(sections=tuple(sections[:1])))}|{'ny'[is_useful]}"


def report(concept: str, sections: Sequence[str]) -> str:
    """The custom id of the button that reports what is shown of a concept."""
    return f"report|{concept}|{_codes(Wish(sections=tuple(sections)))}"


def reporting(concept: str, codes: str) -> str:
    """The custom id of the form that such a button opens."""
    return f"reporting|{concept}|{codes}"


def wish(codes: str, flags: str, page: str = "0") -> Wish:
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


def narrowing(free: bool, since: int | None) -> str:
    """The value of an entry that narrows citations down; empty: to none in particular."""
    return f"{'f' if free else ''}{f'y{since:04}' if since else ''}"


def narrowed(before: Wish, value: str) -> Wish:
    """The wish for the same citations, narrowed down as a chosen entry says; their first page."""
    chosen = _only(value)
    only = replace(before.only, free=chosen.free, since=chosen.since)
    return replace(before, page=0, only=only)


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


def opening(before: Wish, key: str) -> Wish:
    """The wish for a section chosen in a menu, or for the summary.

    Citations stay free or late from one section of them to another; all else is whole again.
    """
    chosen = (key,) if key in KEYS else ()
    only = Only(before.only.free, before.only.since) if key in CITED else EVERYTHING
    opened = replace(before, intents=(), sections=chosen, page=0, evidence=False, asked=())
    return replace(opened, only=only)


def _codes(wish: Wish) -> str:
    sections = (_SECTIONS[key] for key in wish.sections)
    codes = (*(_INTENTS[intent] for intent in wish.intents), *sections)
    return "".join(codes[:_MOST_CODES])


def _flags(wish: Wish) -> str:
    notice = next((flag for flag, notice in _NOTICES.items() if notice == wish.notice), "")
    marks = {"u": wish.urgent, "n": wish.beside, "e": wish.evidence}
    said = "".join(mark for mark, is_set in marks.items() if is_set)
    return f"{notice}{said}{_narrowing(wish.only)}"


def _narrowing(only: Only) -> str:
    """The flags of what is wanted: of one year or since one, by an author or of a body system."""
    said = narrowing(only.free, None if only.year else only.since)
    if only.year:
        said += f"z{only.year:04}"
    if only.author:
        return f"{said}a{mark_of(only.author)}"
    return said if only.system is None else f"{said}s{only.system}"
