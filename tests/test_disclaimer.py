"""“Not medical advice”, on every answer: in full once a day to each person, else in six words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.desk import Desk
from bot.once import Once
from bot.phrases import en
from bot.preferences import Defaults
from bot.render.card import Card, Surface
from bot.state import Disclaimer, State
from bot.wishes import Wish
from bot.workers import Processes, Threads
from knowledge import Knowledge, open_knowledge
from tests.card_payload import VIEW, body, every_page, read, views_of
from tests.conftest import Clock
from tests.discord_env import (
    LANTERN,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    said,
)

ADA, BEN = Surface(7), Surface(8)
PLACE = (1, 7)


@pytest.fixture(params=["threads", "processes"])
async def desk(
    request: pytest.FixtureRequest, knowledge_file: Path, tmp_path: Path, clock: Clock
) -> AsyncIterator[Desk]:
    """A desk on the day of the clock, which looks up in threads or in a process."""
    opener = partial(open_knowledge, knowledge_file)
    pool = Threads(opener) if request.param == "threads" else Processes(knowledge_file, 1)
    state = State(str(tmp_path / "state.db"))
    day = lambda: replace(VIEW, today=clock().date())  # noqa: E731
    made = Desk(pool, opener, Conversation(30), day, state, Defaults())
    yield made
    await made.close()


def in_full(card: Card) -> bool:
    """Whether a card says it in full; it must say it in one way."""
    said_in_full, in_short = en.DISCLAIMER in read(card), en.FOOTER in read(card)
    assert said_in_full != in_short
    return said_in_full


def test_it_has_six_words() -> None:
    """And both say the thing itself."""
    assert 6 == len(en.FOOTER.split())
    assert "not medical advice" in en.FOOTER
    assert "not medical advice" in en.DISCLAIMER


async def test_in_full_once_a_day_to_each_person(desk: Desk, clock: Clock) -> None:
    """However they ask: in words, by name, by a press."""
    assert in_full(await desk.ask("genes of lantern ataxia", PLACE, ADA, None))
    assert not in_full(await desk.named("lantern ataxia", PLACE, ADA, Wish()))
    assert in_full(await desk.show(LANTERN, PLACE, BEN, Wish()))
    assert not in_full(await desk.ask("and its inheritance?", PLACE, ADA, None))
    clock.advance(days=1)
    assert in_full(await desk.ask("and its inheritance?", PLACE, ADA, None))
    assert not in_full(await desk.ask("LANT1", PLACE, ADA, None))


async def test_what_quotes_nothing_does_not_use_it_up(desk: Desk) -> None:
    """Choices, a name that is not known and the sources have no such line."""
    for asked in ("LAX", "zzqx vvkw"):
        card = await desk.ask(asked, PLACE, ADA, None)
        assert "not medical advice" not in read(card)
    await desk.sources(PLACE, ADA)
    assert in_full(await desk.ask("lantern ataxia", PLACE, ADA, None))


@pytest.mark.parametrize("always", [True, False])
async def test_a_server_may_have_it_always_or_never_in_full(desk: Desk, always: bool) -> None:
    """Whatever somebody was told before."""
    surface = replace(ADA, in_full=always)
    cards = [await desk.ask("lantern ataxia", PLACE, surface, None) for _ in range(2)]
    assert [always, always] == list(map(in_full, cards))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (None, [True, False, True]),
        (Disclaimer.ALWAYS, [True, True, True]),
        (Disclaimer.SHORT, [False, False, False]),
    ],
)
async def test_the_server_setting_holds_at_every_entrance(
    scene: Scene, chosen: Disclaimer | None, expected: list[bool]
) -> None:
    """Ada's command and mention, and Ben's press on her card."""
    await scene.desk.state.guilds.change(scene.guild.id, disclaimer=chosen)
    first = await scene.ask("genes of lantern ataxia")
    (second,) = await scene.tell("genes of lantern ataxia")
    third = answered(await choose(scene.ben, first, en.SECTIONS_MENU, "inheritance"))
    assert expected == [en.DISCLAIMER in said(each) for each in (first, second, third)]


def test_pages_end_at_the_same_line_whether_or_not_it_is_said_in_full(
    knowledge: Knowledge,
) -> None:
    """Somebody who turns the page misses nothing and reads nothing twice."""
    for plain in (False, True):
        short, full = (Surface(7, plain=plain, in_full=each) for each in (False, True))
        for answer, wish in views_of(knowledge, LANTERN):
            pages = [list(map(body, every_page(answer, each, wish))) for each in (short, full)]
            assert pages[0] == pages[1]


def test_who_was_told_is_remembered_within_bounds() -> None:
    """The oldest is forgotten first."""
    told = Once(most=2)
    assert [True, False, True, True] == [told.add(each) for each in (1, 1, 2, 3)]
    assert [False, True, True] == [each in told for each in (1, 2, 3)]
    told.forget(3)
    assert told.add(3)
