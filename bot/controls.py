"""What buttons and menus carry: all that a press needs stands in its custom id.

So any process, before or after a restart, serves every button ever sent. A custom id has at most
100 characters (https://docs.discord.com/developers/components/reference) and is built of the
action and its parts with ``|`` between them; what is asked for stands there in the codes and flags
of `wishes`. It never holds anything that somebody typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.wishes import Parcel, Wish, codes_of, flags_of, parcel_codes

_LONGEST = 100  # characters of a custom id, and of the value of an entry
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
NONE = "none"  # how the value of the entry "none of these" begins


def show(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of a button that shows a concept."""
    if wish.asked:
        begun, ended = f"whether|{asker}|{concept}|", f"|{flags_of(wish)}|{wish.page}"
        return f"{begun}{_fitting(wish.asked, len(begun) + len(ended))}{ended}"
    return f"show|{asker}|{concept}|{codes_of(wish)}|{flags_of(wish)}|{wish.page}"


def section(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of the menu of a concept's sections."""
    return f"section|{asker}|{concept}|{flags_of(wish)}"


def pick(asker: int, wish: Wish, number: int) -> str:
    """The custom id of a menu of concepts; `number` tells several in one message apart."""
    return f"pick|{asker}|{codes_of(wish)}|{flags_of(wish)}|{number}"


def none(instead: Sequence[str]) -> str:
    """The value of the entry "none of these": as many ids of what comes next as fit."""
    return ",".join(filter(None, (NONE, _fitting(instead, len(NONE) + 1))))


def refused(value: str) -> tuple[str, ...] | None:
    """What comes next, where the entry "none of these" was chosen; None: a concept was."""
    entry, *instead = value.split(",")
    return tuple(instead) if entry == NONE else None


def sources(asker: int, page: int) -> str:
    """The custom id of a button that shows a page of the sources."""
    return f"sources|{asker}|{page}"


def delete(asker: int) -> str:
    """The custom id of the button that deletes a reply."""
    return f"delete|{asker}"


def page(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of the menu of a concept's pages; the value chosen is the page's number."""
    return f"page|{asker}|{concept}|{codes_of(wish)}|{flags_of(wish)}"


def narrow(asker: int, concept: str, wish: Wish) -> str:
    """The custom id of the menu that narrows citations down, to what `wishes.narrowing` says."""
    return f"narrow|{asker}|{concept}|{codes_of(wish)}|{flags_of(wish)}"


def instead(asker: int, concept: str, wish: Wish, others: Sequence[str]) -> str:
    """The custom id of "Not what I meant": the concept shown, and as many others as fit."""
    carried = f"instead|{asker}|{concept}|{codes_of(wish)}|{flags_of(wish)}|"
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


def send(asker: int, parcel: Parcel, where: str) -> str:
    """The custom id of a button that sends a parcel somewhere; ``ask`` asks where to."""
    return f"send|{asker}|{parcel.concept}|{parcel_codes(parcel)}|{parcel.form}|{where}"


def format_menu(asker: int, parcel: Parcel) -> str:
    """The custom id of the menu of formats of a parcel."""
    return f"format|{asker}|{parcel.concept}|{parcel_codes(parcel)}|{parcel.form}"


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
    return f"useful|{concept}|{codes_of(Wish(sections=tuple(sections[:1])))}|{'ny'[is_useful]}"


def report(concept: str, sections: Sequence[str]) -> str:
    """The custom id of the button that reports what is shown of a concept."""
    return f"report|{concept}|{codes_of(Wish(sections=tuple(sections)))}"


def reporting(concept: str, codes: str) -> str:
    """The custom id of the form that such a button opens."""
    return f"reporting|{concept}|{codes}"
