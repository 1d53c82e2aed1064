"""Pauses between questions, as people on Discord meet them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.cooldown import Cooldown
from bot.phrases import en
from knowledge import open_knowledge
from tests.discord_env import (
    LANTERN,
    Scene,
    a_crowd,  # noqa: F401  # a fixture
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    said,
)

FIRST = en.OPEN.format(number=1)
TOO_SOON = en.COOLDOWN.format(seconds=60)


@pytest.fixture
async def paused(scene: Scene, knowledge_file: Path) -> Scene:
    """A scene in which everybody waits a minute between two questions."""
    scene_clock = scene.env.now
    cooldown = Cooldown(60, clock=lambda: scene_clock().timestamp())
    await scene.restart(partial(open_knowledge, knowledge_file), cooldown=cooldown)
    return scene


async def test_a_command_too_soon_is_answered_with_the_time_left(paused: Scene) -> None:
    """Privately, each time, also where the answer would be for everybody; others are answered."""
    await paused.ask("lantern ataxia")
    for _ in range(2):
        card = await paused.slash("concept", name=LANTERN)
        assert TOO_SOON == card.content
        assert card.ephemeral
    other = answered(await paused.ben.slash(paused.channel, "concept", name=LANTERN))
    assert said(other).startswith("Lantern ataxia")
    await paused.env.advance_time(61)
    assert said(await paused.ask("lax pupil")).startswith("Lax pupil")


async def test_a_mention_too_soon_gets_one_polite_line(paused: Scene) -> None:
    """And nothing after it until the pause is over; the same for direct messages."""
    assert 1 == len(await paused.tell("lantern ataxia"))
    (line,) = await paused.tell("lax pupil")
    assert said(line).startswith(TOO_SOON)
    assert [] == await paused.tell("lax pupil")
    asked = await paused.ada.send_dm("lax pupil")
    assert [] == paused.after(asked, paused.ada.user.dm_channel)
    await paused.env.advance_time(61)
    (card,) = await paused.tell("lax pupil")
    assert said(card).startswith("Lax pupil")


async def test_buttons_menus_and_help_need_no_waiting(paused: Scene) -> None:
    """Who reads on is not punished for it; nor is who asks how to ask."""
    card = await paused.ask("LAX")
    await paused.press(card, FIRST)
    assert said(card).startswith("Lantern ataxia")
    for key in ("genes", "studies"):
        await choose(paused.ada, card, en.SECTIONS_MENU, key)
        assert f"{en.SECTIONS[key]} " in said(card)
    assert TOO_SOON not in said(await paused.slash("help"))
    assert [] != await paused.suggested("lantern")


async def test_whoever_is_in_need_never_waits(paused: Scene) -> None:
    """An emergency and thoughts of self-harm are answered at once, in commands and messages."""
    in_need = "omg my roommate just collapsed and she isnt breathing"
    await paused.ask("lantern ataxia")
    assert "112" in said(await paused.ask(in_need))
    await paused.tell("lax pupil")
    (card,) = await paused.tell(in_need)
    assert "112" in said(card)


async def test_a_message_is_explained_after_a_pause_only(paused: Scene) -> None:
    """It is a question like others."""
    written = await paused.ben.send(paused.channel, "lantern ataxia")
    await paused.ask("lantern ataxia")
    result = await paused.ada.context_menu(paused.channel, en.EXPLAIN_TERMS, written)
    assert TOO_SOON == answered(result).content
