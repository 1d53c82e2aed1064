"""What Discord gets of a card, and what somebody reads of it there.

The payloads are those of the real library: its components, its flags, its allowed mentions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import discord
from discord.http import handle_message_parameters
from discord.utils import MISSING

from bot import delivery
from bot.phrases import en
from bot.render import cards, markdown
from bot.render.card import Card
from bot.render.cards import Surface
from bot.render.view import Line, View
from bot.wishes import Wish
from knowledge import Answer, Knowledge
from tests.discord_server.measures import Payload
from tests.discord_server.rules import check_message

ASKER = 2**64 - 1  # the longest id there can be: 20 digits
SURFACES = (Surface(ASKER), Surface(ASKER, plain=True))
VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112 (EU and many countries)", "911 (US, Canada)", "999 (UK)"),
    help_lines=("988 (US)", "116 123 (UK, Ireland)"),
)

_PAGE = re.compile(en.PAGE.format(page=r"(\d+)", pages=r"(\d+)") + r"\Z")
_SOURCES = "\n" + markdown.small(en.SOURCES.format(sources=""))
_CONTINUED = {
    markdown.line(Line("heading", en.CONTINUED.format(section=title)))
    for title in en.SECTIONS.values()
}
# Blocks of markup stand at the beginning of a line, the rest anywhere in it.
_BEGINNING = re.compile(r"^(?:#{1,3} |-# |> )", re.MULTILINE)
_INSIDE = re.compile(
    r"\\(?P<mark>[^\sA-Za-z0-9])"
    r"|\[(?P<label>(?:\\.|[^\]\\])*)\]\(<[^<>\s]*>\)"
    r"|<(?P<address>https?://[^<>\s]+)>"
    r"|\*\*"
)


def payload(card: Card) -> Payload:
    """The body of the request that sends a card to a channel."""
    with handle_message_parameters(
        content=card.text if card.plain else None,
        files=[discord.File(BytesIO(each.content), each.name) for each in card.files] or MISSING,
        view=delivery.controls(card) if card.plain else delivery.layout(card),
        allowed_mentions=delivery.NO_PINGS,
    ) as parameters:
        body: Payload | None = parameters.payload
        for part in parameters.multipart or ():
            if part["name"] == "payload_json":
                body = json.loads(part["value"])
        assert body is not None
        return body


def faults(card: Card) -> list[str]:
    """What Discord would refuse or show wrong, each with the card it is about."""
    return [f"{card.title}, {card.text[-20:]!r}: {each}" for each in check_message(payload(card))]


def page_of(card: Card) -> tuple[int, int]:
    """The number of a card's page, and of how many; 1 of 1 where it does not say."""
    found = _PAGE.search(card.text)
    return (int(found[1]), int(found[2])) if found else (1, 1)


def every_page(answer: Answer, surface: Surface, wish: Wish) -> Iterator[Card]:
    """All pages of an answer, in order."""
    first = cards.render(answer, VIEW, surface, wish)
    yield first
    for page in range(1, page_of(first)[1]):
        yield cards.render(answer, VIEW, surface, replace(wish, page=page))


def three_pages(answer: Answer, surface: Surface, wish: Wish) -> Iterator[Card]:
    """The first, the middle and the last page of an answer, as many as there are."""
    first = cards.render(answer, VIEW, surface, wish)
    yield first
    _, pages = page_of(first)
    for page in sorted({pages // 2, pages - 1} - {0}):
        yield cards.render(answer, VIEW, surface, replace(wish, page=page))


def views_of(
    knowledge: Knowledge, concept: str, keys: Iterable[str] | None = None
) -> Iterator[tuple[Answer, Wish]]:
    """A record's summary, then its sections (all, or those in `keys`) that hold something.

    Each as it tells most: features with their evidence.
    """
    summary = knowledge.show(concept)
    assert isinstance(summary, Answer)
    yield summary, Wish()
    for key, count in summary.contents:
        if count and (keys is None or key in keys):
            yield knowledge.with_sections(summary, (key,)), Wish(sections=(key,), evidence=True)


def seen(text: str) -> str:
    """What somebody reads of marked-up text: its marks gone, each link as its label."""
    return _INSIDE.sub(_as_read, _BEGINNING.sub("", text))


def read(card: Card) -> str:
    """All that somebody reads on a card, in single blanks."""
    return " ".join(seen(card.text).split())


def _as_read(found: re.Match[str]) -> str:
    if found["label"] is not None:
        return seen(found["label"])
    return found["mark"] or found["address"] or ""


# What an answer's pages hold, without what stands on each of them.


def body(card: Card) -> str:
    """The marked-up lines of an answer between the name with its details and the sources."""
    _, _, below = f"\n{card.text}".partition("\n## ")
    shown = below.rpartition(_SOURCES)[0]
    return "\n".join(shown.split("\n")[2:])


def told(pages: Iterable[Card]) -> str:
    """What the pages of an answer say one after the other, in single blanks."""
    shown = "\n".join(map(body, pages))
    kept = (line for line in shown.split("\n") if line not in _CONTINUED)
    return " ".join(seen("\n".join(kept)).split())


def untold(expected: Iterable[Line], text: str) -> Iterator[str]:
    """What lines state and a text does not, or not in their order."""
    at = 0
    for line in expected:
        said = " ".join(f"{line.lead}{line.said}".split())
        found = text.find(said, at)
        if found < 0:
            yield said
        at = max(at, found)
        if line.source and line.source not in text[at:]:
            yield f"{said} [{line.source}]"
