"""Useful or not, with one tap: counted by month, of nobody in particular, once for each card."""

from __future__ import annotations

import pytest

from bot import controls
from bot.phrases import en
from bot.state import State
from tests.discord_env import (
    LANTERN,
    Message,
    Person,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    labels,
    said,
    sent,
)
from tests.test_personal import break_down

BUTTONS = [en.REPORT, en.USEFUL, en.NOT_USEFUL]


async def counts(scene: Scene) -> set[tuple[str, str, bool, int]]:
    """What was counted: concept, section, useful or not, how often."""
    found = await scene.desk.state.counts.usefulness()
    return {(each.concept_id, each.section, each.useful, each.count) for each in found}


async def tap(scene: Scene, card: Message, label: str, by: Person | None = None) -> str:
    """What somebody who taps is told, alone."""
    shown = answered(await scene.press(card, label, by=by))
    assert shown.ephemeral
    return said(shown)


async def test_a_tap_is_counted_by_what_the_card_shows(scene: Scene) -> None:
    """A section that was asked for, and the card of the whole record."""
    genes = await scene.ask("genes of lantern ataxia")
    assert en.VOTED == await tap(scene, genes, en.USEFUL)
    summary = await scene.slash("concept", name=LANTERN)
    assert en.VOTED == await tap(scene, summary, en.NOT_USEFUL)
    expected = {(LANTERN, "genes", True, 1), (LANTERN, controls.SUMMARY, False, 1)}
    assert expected == await counts(scene)


async def test_a_second_tap_of_one_person_on_the_same_card_does_not_count(scene: Scene) -> None:
    """Neither the same nor the other way round; somebody else's does, and another section."""
    card = await scene.ask("genes of lantern ataxia")
    await tap(scene, card, en.USEFUL)
    assert en.VOTED_ALREADY == await tap(scene, card, en.USEFUL)
    assert en.VOTED_ALREADY == await tap(scene, card, en.NOT_USEFUL)
    assert en.VOTED == await tap(scene, card, en.USEFUL, by=scene.ben)
    await choose(scene.ada, card, en.SECTIONS_MENU, "inheritance")
    assert en.VOTED == await tap(scene, card, en.NOT_USEFUL)
    expected = {(LANTERN, "genes", True, 2), (LANTERN, "inheritance", False, 1)}
    assert expected == await counts(scene)


async def test_with_the_database_down_it_is_said_and_can_be_said_again(scene: Scene) -> None:
    """A tap that was not counted is not taken for one that was."""
    card = await scene.ask("genes of lantern ataxia")
    await break_down(scene)
    assert en.STATE_DOWN == await tap(scene, card, en.USEFUL)
    for each in scene.folder.glob("state.db*"):
        each.unlink()
    scene.desk.state = await State.open(str(scene.folder / "state.db"))
    assert en.VOTED == await tap(scene, card, en.USEFUL)
    assert {(LANTERN, "genes", True, 1)} == await counts(scene)


@pytest.mark.parametrize("asked", ["LANT1", "genes of lantern ataxia", LANTERN])
async def test_every_answer_can_be_judged(scene: Scene, asked: str) -> None:
    """Genes too; in one row with what else is done to the card."""
    assert [*BUTTONS, en.DELETE] == labels(await scene.ask(asked))[-4:]
    assert BUTTONS == labels(await scene.ask(asked, private=True))[-3:]


@pytest.mark.parametrize("asked", ["LAX", "zzqx vvkw", "help"])
async def test_what_quotes_nothing_is_not_judged(scene: Scene, asked: str) -> None:
    """Choices, what was not found, help."""
    assert set() == {*BUTTONS} & {*labels(await scene.ask(asked))}


async def test_a_concept_that_cannot_be_is_not_counted(scene: Scene) -> None:
    """A custom id that was tampered with writes nothing into the database."""
    forged = controls.useful("what I asked about my aunt", (), is_useful=True)
    await tap(scene, await sent(scene, forged), "press")
    assert set() == await counts(scene)
