"""Follow-ups: per person and place, across commands, buttons, menus and text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from bot.phrases import en
from bot.preferences import Defaults
from knowledge import open_knowledge
from tests.discord_env import (
    LANTERN,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    labels,
    new_thread,
    options,
    said,
)

FOLLOW_UP = "and its genes?"
FIRST = en.OPEN.format(number=1)
NO_TOPIC = en.NO_MATCH["no_topic"]
Act = Callable[[Scene], Awaitable[object]]


async def _pressed(scene: Scene) -> None:
    await scene.press(await scene.ask("LAX"), FIRST)


async def _chosen(scene: Scene) -> None:
    card = await scene.slash("concept", name=LANTERN)
    await scene.slash("concept", name="lax pupil")
    await choose(scene.ada, card, en.SECTIONS_MENU, "studies")


async def _explained(scene: Scene) -> None:
    written = await scene.ben.send(scene.channel, "lantern ataxia and lax pupil are not alike")
    result = await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, written)
    await scene.press(answered(result), FIRST)


ACTS: dict[str, Act] = {
    "a question": lambda scene: scene.ask("lantern ataxia"),
    "a private question": lambda scene: scene.ask("lantern ataxia", private=True),
    "a name": lambda scene: scene.slash("concept", name="lantern ataxia"),
    "a suggestion": lambda scene: scene.slash("symptoms", name=LANTERN),
    "a mention": lambda scene: scene.tell("what is lantern ataxia"),
    "a choice": _pressed,
    "a section of an older card": _chosen,
    "a term of a message": _explained,
}


@pytest.mark.parametrize("act", ACTS)
async def test_what_was_shown_last_is_what_a_follow_up_is_about(scene: Scene, act: str) -> None:
    """However it came to be shown; asked for in text or by a command."""
    await ACTS[act](scene)
    (card,) = await scene.tell(FOLLOW_UP)
    assert "LANT1" in said(card)
    assert "LANT1" in said(await scene.ask(FOLLOW_UP))


@pytest.mark.parametrize("act", ACTS)
async def test_nobody_else_knows_what_was_shown(scene: Scene, act: str) -> None:
    """In the same channel, by text or by a command."""
    await ACTS[act](scene)
    (card,) = await scene.tell(FOLLOW_UP, by=scene.ben)
    assert NO_TOPIC in said(card)
    result = await scene.ben.slash(scene.channel, "ask", question=FOLLOW_UP)
    assert NO_TOPIC in said(answered(result))


async def test_who_presses_somebody_elses_button_speaks_of_what_it_shows(scene: Scene) -> None:
    """They do; whose card it is goes on with what they asked for last."""
    card = await scene.ask("LAX")
    await scene.ask("lax pupil")
    await scene.press(card, FIRST, by=scene.ben)
    (own,) = await scene.tell(FOLLOW_UP)
    (other,) = await scene.tell(FOLLOW_UP, by=scene.ben)
    assert said(own).startswith("Lax pupil")
    assert said(other).startswith("Lantern ataxia")


async def test_turning_to_other_things_keeps_what_was_spoken_of(scene: Scene) -> None:
    """Sources, help, terms that are merely listed, and what nothing fits."""
    await scene.ask("lantern ataxia")
    await scene.slash("sources")
    await scene.slash("help")
    await scene.ask("help")
    await scene.ask("zzqx vvkw")
    written = await scene.ben.send(scene.channel, "lax pupil")
    await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, written)
    (card,) = await scene.tell(FOLLOW_UP)
    assert "LANT1" in said(card)


async def test_commands_and_messages_follow_one_another_in_direct_messages(scene: Scene) -> None:
    """A command, then words; words, then a command; a press, then words."""
    ada = scene.ada.user
    await ada.slash("concept", name=LANTERN)
    assert "LANT1" in await _told(scene, FOLLOW_UP)
    await _told(scene, "lax pupil")
    assert said(answered(await ada.slash("ask", question=FOLLOW_UP))).startswith("Lax pupil")
    await _told(scene, "polymyositis")
    card = answered(await ada.slash("ask", question="LAX"))
    await ada.click(card, label=FIRST)
    assert "LANT1" in await _told(scene, FOLLOW_UP)


async def test_a_thread_is_a_place_of_its_own(scene: Scene) -> None:
    """A command there, then a mention there; the channel knows nothing of it."""
    thread = await new_thread(scene)
    await scene.ada.slash(thread, "concept", name=LANTERN)
    asked = await scene.ada.send(thread, f"{scene.mention} {FOLLOW_UP}")
    (card,) = scene.after(asked, thread)
    assert "LANT1" in said(card)
    (card,) = await scene.tell(FOLLOW_UP)
    assert NO_TOPIC in said(card)


async def test_an_answer_in_a_thread_is_followed_up_there(
    scene: Scene, knowledge_file: Path
) -> None:
    """In the thread that it opened, and in the channel where it was asked; by nobody else."""
    study = frozenset({scene.channel.id})
    await scene.restart(
        partial(open_knowledge, knowledge_file), defaults=Defaults(study_channels=study)
    )
    await scene.ada.send(scene.channel, f"{scene.mention} lantern ataxia")
    (thread,) = scene.channel.threads
    for person, shown in ((scene.ada, "LANT1"), (scene.ben, NO_TOPIC)):
        asked = await person.send(thread, f"{scene.mention} {FOLLOW_UP}")
        (card,) = scene.after(asked, thread)
        assert shown in said(card)
    await scene.ada.send(scene.channel, f"{scene.mention} {FOLLOW_UP}")
    assert ["Lantern ataxia"] * 2 == [each.name for each in scene.channel.threads]


async def test_after_half_an_hour_nothing_is_spoken_of(scene: Scene, knowledge_file: Path) -> None:
    """Within it the time begins anew with each answer."""
    clock = scene.env.now

    await scene.restart(partial(open_knowledge, knowledge_file), clock=lambda: clock().timestamp())
    await scene.ask("lantern ataxia")
    for minutes, shown in ((29, "LANT1"), (29, "LANT1"), (31, NO_TOPIC)):
        await scene.env.advance_time(minutes * 60)
        (card,) = await scene.tell(FOLLOW_UP)
        assert shown in said(card)


async def test_a_restart_forgets_what_was_spoken_of(scene: Scene, knowledge_file: Path) -> None:
    """It is nowhere but in memory; what a card carries still works."""
    card = await scene.slash("concept", name=LANTERN)
    await scene.restart(partial(open_knowledge, knowledge_file))
    (told,) = await scene.tell(FOLLOW_UP)
    assert NO_TOPIC in said(told)
    assert "genes" in options(card, en.SECTIONS_MENU)
    assert en.DELETE in labels(card)


async def _told(scene: Scene, text: str) -> str:
    """What is said to a direct message of Ada's."""
    asked = await scene.ada.send_dm(text)
    (card,) = scene.after(asked, scene.ada.user.dm_channel)
    return said(card)
