"""The context menu of a message: the concepts it names, each one tap from its card."""

from __future__ import annotations

import pytest
from simcord.results import ResponseMessage

from bot.entrance import EXPLAIN
from bot.phrases import en
from tests.discord_env import (
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    labels,
    new_thread,
    said,
)

FIRST, SECOND = (en.OPEN.format(number=number) for number in (1, 2))
TERMS = en.CHOICES["terms"]


async def explained(scene: Scene, text: str) -> ResponseMessage:
    """What Ada is shown for a message of Ben's."""
    written = await scene.ben.send(scene.channel, text)
    return answered(await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, written))


async def test_each_term_is_one_tap_from_its_card(scene: Scene) -> None:
    """In the order of the message; what is opened comes below, and the list stays."""
    listed = await explained(scene, "First lantern ataxia, then a lax pupil, they wrote.")
    shown = said(listed)
    assert TERMS in shown
    assert [FIRST, SECOND] == labels(listed)
    for label, name in ((FIRST, "Lantern ataxia"), (SECOND, "Lax pupil")):
        card = answered(await scene.press(listed, label))
        assert said(card).startswith(name)
        assert card.ephemeral
    assert shown == said(listed)


async def test_only_who_asked_sees_it(scene: Scene) -> None:
    """Whoever wrote the message, and everybody else, is not bothered."""
    written = await scene.ben.send(scene.channel, "lantern ataxia")
    await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, written)
    assert [written.id] == [each.id for each in scene.channel.history(viewer=scene.ben)]


@pytest.mark.parametrize(
    "text", ["See you on Friday, bring cake", "my thesis is killing me lol", "\u202e\u200b \u2067!"]
)
async def test_a_harmless_message_names_nothing(scene: Scene, text: str) -> None:
    """One sentence says so; nothing is guessed, and nothing of the message is repeated."""
    card = await explained(scene, text)
    assert en.NO_MATCH["no_terms"] in said(card)
    assert [] == labels(card)
    assert "Friday" not in said(card)


async def test_a_message_without_text_is_said_to_have_none(scene: Scene) -> None:
    """A picture, or Discord's own marks alone."""
    channel = scene.channel
    pictures = [("lantern ataxia.png", b"lantern ataxia")]
    for written in (
        await scene.ben.send(channel, attachments=pictures),
        await scene.ben.send(channel, "<:wave:12> <@99> <t:99:R>"),
    ):
        card = answered(await scene.ada.context_menu(channel, en.EXPLAIN_TERMS, written))
        assert en.NO_TEXT == card.content
        assert card.ephemeral


async def test_messages_of_bots_and_of_rounds_can_be_explained(scene: Scene) -> None:
    """Their text, not what their cards hold."""
    robot = scene.guild.add_member(scene.env.create_user("robot", bot=True))
    written = await robot.send(scene.channel, "lantern ataxia")
    card = answered(await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, written))
    assert TERMS in said(card)
    (own,) = await scene.tell("lantern ataxia")
    card = answered(await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, own))
    assert en.NO_TEXT == card.content


async def test_an_emergency_is_seen_before_any_term(scene: Scene) -> None:
    """What is said then is said to who asked."""
    card = await explained(scene, "lantern ataxia, and now he isn't breathing, help")
    assert "112" in said(card)
    assert TERMS not in said(card)
    assert card.ephemeral


async def test_where_a_server_does_not_want_it_one_line_says_so(scene: Scene) -> None:
    """To who asked alone, in threads of the channel too; elsewhere, and in time here, it works."""
    guilds, server = scene.desk.state.guilds, scene.guild.id
    await guilds.refuse_commands(server, scene.channel.id, [EXPLAIN])
    for place in (scene.channel, await new_thread(scene)):
        written = await scene.ben.send(place, "lantern ataxia")
        result = await scene.ada.context_menu(place, en.EXPLAIN_TERMS, written)
        assert en.NOT_EXPLAINED_HERE == answered(result).content
        assert answered(result).ephemeral
    assert "Lantern ataxia" in said(await scene.ask("lantern ataxia"))
    other = scene.guild.create_text_channel("other")
    elsewhere = await scene.ben.send(other, "lantern ataxia")
    card = answered(await scene.ada.context_menu(other, en.EXPLAIN_TERMS, elsewhere))
    assert TERMS in said(card)
    await guilds.refuse_commands(server, scene.channel.id, ["ask"])
    assert TERMS in said(await explained(scene, "lantern ataxia"))


async def test_a_desk_that_closes_says_so(scene: Scene) -> None:
    """As to every command."""
    scene.desk.work.closing = True
    card = await explained(scene, "lantern ataxia")
    assert en.RESTARTING == card.content
