"""Help by topic with examples to press, what Rounds is, and its first words in a server."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest
from simcord.backend.serializers import guild_create_payload

from bot.phrases import en
from bot.render.card import Surface
from bot.render.help import about_card, help_card, tour_card
from knowledge import Answer, Choices, Knowledge
from tests.card_payload import faults
from tests.discord_env import (
    VIEW,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    options,
    parts,
    said,
)

SURFACES = [
    Surface(7, private=private, plain=plain) for private in (False, True) for plain in (False, True)
]


@pytest.mark.parametrize("topic", en.HELP_TOPICS)
def test_each_topic_is_a_card_within_the_limits(topic: str) -> None:
    """With all that it says and its examples."""
    for surface in SURFACES:
        card = help_card(topic, surface)
        assert [] == faults(card)
        assert all(text in card.text for text in en.HELP_TEXTS[topic])
        asked = [en.HELP_EXAMPLES[key] for key in en.HELP_EXAMPLES_OF[topic]]
        assert asked == [each.label for each in card.buttons][: len(asked)]


def test_every_example_is_on_a_topic() -> None:
    """And every topic has its text."""
    assert en.HELP_TOPICS.keys() == en.HELP_TEXTS.keys() == en.HELP_EXAMPLES_OF.keys()
    assert en.HELP_EXAMPLES.keys() == {key for keys in en.HELP_EXAMPLES_OF.values() for key in keys}


@pytest.mark.parametrize("question", en.HELP_EXAMPLES.values(), ids=en.HELP_EXAMPLES)
def test_every_example_is_answered_from_the_embedded_knowledge(
    embedded: Knowledge, question: str
) -> None:
    """Or asked back, where that is what it is to show."""
    reply = embedded.ask(question, "OMIM:154700")
    assert isinstance(reply, Choices if question == en.HELP_EXAMPLES["abbreviation"] else Answer)


async def test_help_is_read_by_its_asker_alone(scene: Scene) -> None:
    """On the topic that was chosen, and in the menu on any other."""
    card = await scene.slash("help", topic="ids")
    assert card.ephemeral
    assert en.HELP_TOPICS["ids"] in said(card)
    assert [*en.HELP_TOPICS] == options(card, en.HELP_MENU)
    await choose(scene.ada, card, en.HELP_MENU, "privacy")
    assert en.HELP_TEXTS["privacy"][0] in said(card)


async def test_an_example_is_asked_with_a_press(scene: Scene) -> None:
    """Below the help, which stays."""
    card = await scene.slash("help")
    shown = answered(await scene.press(card, en.HELP_EXAMPLES["symptoms"]))
    assert shown.ephemeral
    assert en.HELP_TOPICS["start"] in said(card)
    assert en.HELP_TOPICS["start"] not in said(shown)


async def test_about_says_what_rounds_is(scene: Scene) -> None:
    """Its version, what it holds, and that it gives no advice."""
    card = await scene.slash("about")
    assert card.ephemeral
    assert en.ABOUT in said(card)
    assert en.ABOUT_NOT in said(card)


def test_about_links_the_operators_pages() -> None:
    """Those that are configured."""
    counted = {"concept": 1_234, "name": 5_678}
    with_page = replace(VIEW, privacy_url="https://example.org/privacy")
    for surface in SURFACES:
        bare, linked = (about_card(counted, view, surface) for view in (VIEW, with_page))
        assert [] == faults(linked)
        assert "1,234 concepts under 5,678 names" in linked.text
        assert not [each for each in bare.buttons if each.url]
        assert with_page.privacy_url == linked.buttons[0].url


def test_the_first_words_are_a_card_within_the_limits() -> None:
    """As a card and as plain text."""
    for plain in (False, True):
        card = tour_card(0, plain=plain)
        assert [] == faults(card)
        assert all(text in card.text for text in en.TOUR)


async def brought_in(
    scene: Scene, *, closed: bool = False, locale: str = "en-US"
) -> list[discord.Message]:
    """What Rounds says in a server into which it is brought; `closed`: nobody may write there."""
    guild = scene.env.create_guild("Lamp makers", preferred_locale=locale)
    nobody: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(send_messages=False)
    }
    channels = [
        guild.create_text_channel("news", overwrites=nobody),
        guild.create_text_channel("general", overwrites=nobody if closed else None),
    ]
    await scene.env.settle()
    backend = scene.env.backend
    backend.emit("GUILD_DELETE", {"id": str(guild.id)})
    coming: dict[str, Any] = {**guild_create_payload(backend, backend.get_guild(guild.id))}
    # A server that was there before comes with this mark, a new one without.
    del coming["unavailable"]
    backend.emit("GUILD_CREATE", coming)
    await scene.env.settle()
    news, general = (channel.history() for channel in channels)
    assert [] == news
    return [*general]


async def test_the_first_words_in_a_server_are_said_once_where_rounds_may_write(
    scene: Scene,
) -> None:
    """Not in a channel that is closed to it; what anybody presses is answered to them alone."""
    (tour,) = await brought_in(scene)
    assert en.TOUR[0] in said(tour)
    ids = [str(each["custom_id"]) for each in parts(tour) if each.get("custom_id")]
    assert ids
    assert {"0"} == {each.split("|")[1] for each in ids}


async def test_a_server_without_a_place_to_write_is_told_nothing(scene: Scene) -> None:
    """And nothing goes wrong."""
    assert [] == await brought_in(scene, closed=True)
