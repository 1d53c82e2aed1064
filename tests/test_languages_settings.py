"""What people and servers set, and what is kept of them, in Spanish, French and German."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.charts import Charts
from bot.managing import REFUSABLE
from bot.phrases import speaking, words
from bot.render import personal, sending
from bot.render.card import Card, Surface
from bot.render.chart_card import chart_card
from bot.render.exports import Subject
from bot.render.settings import Panel, panel
from bot.render.settings.shown import called
from bot.state import GuildSettings, SortOrder, UserSettings
from bot.wishes import Parcel
from knowledge import Knowledge
from tests.card_payload import VIEW, faults
from tests.discord_env import LANTERN
from tests.spoken import OTHERS, english_left
from tests.test_settings import many

SURFACES = [Surface(7, private=True, plain=plain) for plain in (False, True)]
SOME = {"person": 1, "history": 2, "reading_list": 3}


def own(knowledge: Knowledge, surface: Surface) -> Iterator[Card]:
    """The cards about whoever reads them."""
    yield personal.me_card(UserSettings(), surface)
    yield personal.me_card(UserSettings(True, True, SortOrder.SYSTEM), surface)
    visits = [(LANTERN, 1_700_000_000)] * 30 + [("OMIM:1", 1_700_000_000)]
    yield personal.history_card(knowledge.store, visits, surface)
    yield personal.history_card(knowledge.store, visits[-1:], surface)
    for rows in (SOME, dict.fromkeys(SOME, 0)):
        yield personal.privacy_card(rows, VIEW, surface)
        yield personal.deletion_card(rows, surface)
    yield personal.exported_card(b"{}", surface)
    for deleted in (SOME, None):
        yield personal.deleted_card(deleted, datetime(2026, 11, 23, tzinfo=UTC), surface)


def elsewhere(knowledge: Knowledge, surface: Surface) -> Iterator[Card]:
    """What is sent elsewhere, reading lists, and why there is no chart or file."""
    for parcel in (Parcel(LANTERN), Parcel(LANTERN, ("genes",)), Parcel("OMIM:1")):
        yield sending.send_card(knowledge, parcel, surface)
    for concept, form in ((LANTERN, "json"), ("OMIM:1", "json"), ("HP:0001251", "ris")):
        yield sending.file_card(knowledge, Subject(concept), form, surface)
    yield sending.list_card(knowledge, [LANTERN, *(f"PMID:{n}" for n in range(1, 40))], 0, surface)
    yield chart_card(knowledge, Charts(), LANTERN, surface)


def panels(surface: Surface) -> Iterator[Card]:
    """Every page of a server's settings, with nothing set and with much."""
    for settings in (GuildSettings(), many()):
        for page in words.SETTINGS_PAGES:
            for channel_id in (None, 10**18):
                yield panel(Panel(settings, page, REFUSABLE, channel_id), surface)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_what_is_set_and_kept_is_told_without_english(
    knowledge: Knowledge, surface: Surface, code: str
) -> None:
    """And within the limits, however long the words are."""
    with speaking(code):
        for card in (
            *own(knowledge, surface),
            *elsewhere(knowledge, surface),
            *panels(surface),
        ):
            assert card.files or [] == faults(card)  # a file is sent beside what is checked here
            assert [] == english_left(card, code), card.title


@pytest.mark.parametrize("code", OTHERS)
def test_commands_are_listed_as_they_are_called(code: str) -> None:
    """Those that an admin allows, and those that are refused."""
    with speaking(code):
        (card, *_) = [
            each for each in panels(SURFACES[0]) if words.COMMANDS_ALLOWED in _placeholders(each)
        ]
        (menu,) = [each for each in card.menus if each.placeholder == words.COMMANDS_ALLOWED]
        assert [called(each) for each in REFUSABLE] == [option.label for option in menu.options]


def _placeholders(card: Card) -> list[str]:
    return [menu.placeholder for menu in card.menus]
