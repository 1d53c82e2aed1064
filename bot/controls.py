"""What buttons and menus carry: all that a press needs stands in its custom id.

So any process, before or after a restart, serves every button ever sent. A custom id has at most
100 characters (https://docs.discord.com/developers/components/reference) and is built of the
action and its parts with ``|`` between them. It never holds anything that somebody typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.reply import Accompaniment
from knowledge.sections import KEYS

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
    "synonyms": "SY",
    "hierarchy": "HI",
    "related": "RT",
    "resources": "RS",
    "gene_conditions": "GC",
    "reverse_lookup": "RL",
    "citation": "CT",
    "compare": "CM",
}
_DECODED = {code: key for table in (_SECTIONS, _INTENTS) for key, code in table.items()}
_NOTICES: dict[str, Accompaniment] = {"p": "personal", "d": "dose"}

# What custom ids look like; a press is served by the item whose template matches.
SHOW = r"show\|(?P<asker>\d+)\|(?P<concept>[^|]+)\|(?P<codes>\w*)\|(?P<flags>\w*)\|(?P<page>\d+)"
SECTION = r"section\|(?P<asker>\d+)\|(?P<concept>[^|]+)\|(?P<flags>\w*)"
PICK = r"pick\|(?P<asker>\d+)\|(?P<codes>\w*)\|(?P<flags>\w*)\|(?P<number>\d+)"
SOURCES = r"sources\|(?P<asker>\d+)\|(?P<page>\d+)"
DELETE = r"delete\|(?P<asker>\d+)"
HELP = r"help\|(?P<asker>\d+)"
EXAMPLE = r"example\|(?P<asker>\d+)\|(?P<key>\w+)"
ME = r"me\|(?P<asker>\d+)\|(?P<setting>\w+)"
FORGET = r"forget\|(?P<asker>\d+)\|(?P<sure>[yn])"
SETTINGS = r"settings\|(?P<asker>\d+)\|(?P<action>\w+)\|(?P<channel>\d+)"
TEMPLATES = (SHOW, SECTION, PICK, SOURCES, DELETE, HELP, EXAMPLE, ME, FORGET, SETTINGS)

SUMMARY = "summary"  # the menu's entry for the card of the whole record


@dataclass(frozen=True, slots=True)
class Wish:
    """What a press asks for: intents or sections of a concept, and a page of them.

    `notice` and `urgent` keep the fixed lines of a question about a person with all that follows
    from it. `beside`: the list that was pressed on stays, and the card comes below it.
    """

    intents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    page: int = 0
    notice: Accompaniment | None = None
    urgent: bool = False
    beside: bool = False


def show(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of a button that shows a concept."""
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


def help_menu(asker: int) -> str:
    """The custom id of the menu of help topics."""
    return f"help|{asker}"


def example(asker: int, key: str) -> str:
    """The custom id of a button that asks an example's question."""
    return f"example|{asker}|{key}"


def me(asker: int, setting: str) -> str:
    """The custom id of the menu of one of a person's settings."""
    return f"me|{asker}|{setting}"


def forget(asker: int, *, sure: bool) -> str:
    """The custom id of the button that deletes what is kept of a person, or that keeps it."""
    return f"forget|{asker}|{'y' if sure else 'n'}"


def settings(asker: int, action: str, channel: int = 0) -> str:
    """The custom id of a menu of a server's settings, for one channel where it is about one."""
    return f"settings|{asker}|{action}|{channel}"


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
    )


def opening(before: Wish, key: str) -> Wish:
    """The wish for a section chosen in a menu, or for the summary."""
    chosen = (key,) if key in KEYS else ()
    return replace(before, intents=(), sections=chosen, page=0)


def _codes(wish: Wish) -> str:
    sections = (_SECTIONS[key] for key in wish.sections)
    return "".join((*(_INTENTS[intent] for intent in wish.intents), *sections))


def _flags(wish: Wish) -> str:
    notice = next((flag for flag, notice in _NOTICES.items() if notice == wish.notice), "")
    return f"{notice}{'u' if wish.urgent else ''}{'n' if wish.beside else ''}"
