"""Ids that were asked for and not found: counted by month where a server wants it, nothing else."""

from __future__ import annotations

import pytest

from bot.phrases import en
from tests.discord_env import Scene, a_scene, said  # noqa: F401  # a fixture
from tests.test_personal import break_down

UNHELD = "OMIM:999777"


async def counted(scene: Scene) -> list[tuple[str, int]]:
    """The ids that were counted, once all that was begun is written."""
    await scene.desk.work.written()
    return [(each.concept_id, each.count) for each in await scene.desk.state.counts.unfound()]


async def wanted(scene: Scene) -> None:
    """The server wants them counted."""
    await scene.desk.state.guilds.change(scene.guild.id, counts_unfound=True)


async def test_nothing_is_counted_unless_the_server_wants_it(scene: Scene) -> None:
    """It is off."""
    assert UNHELD in said(await scene.ask(UNHELD))
    assert [] == await counted(scene)


async def test_an_id_is_counted_however_it_was_asked_for(scene: Scene) -> None:
    """By a command, by name, by a mention: the id as sources write it, not the words around it."""
    await wanted(scene)
    await scene.ask("what are the genes of omim 999777 please")
    await scene.slash("concept", name="https://www.omim.org/entry/999777")
    await scene.tell("MIM#999777")
    await scene.ask("lantern ataxia")
    assert [(UNHELD, 3)] == await counted(scene)


@pytest.mark.parametrize(
    "asked", ["99977755", "(99977755)?", "zzqx vvkw", "PMID 99977755", "OMIM:9997", "LAX"]
)
async def test_what_is_no_id_of_a_concept_is_not_counted(scene: Scene, asked: str) -> None:
    """A number alone could be that of a patient; a publication is no concept."""
    await wanted(scene)
    await scene.ask(asked)
    assert [] == await counted(scene)


async def test_answers_go_on_with_the_database_down(scene: Scene) -> None:
    """The count is lost, the answer is not."""
    await wanted(scene)
    await scene.ask(UNHELD)
    await scene.desk.work.written()
    await break_down(scene)
    shown = await scene.ask(UNHELD)
    await scene.desk.work.written()
    assert en.STATE_DOWN not in said(shown)
    assert UNHELD in said(shown)
