"""Many who write at the same time lose nothing, in one process and in two."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import create_async_engine
from structlog.testing import capture_logs

from bot.state import (
    MOST_HISTORY,
    MOST_READING,
    Added,
    ChannelSettings,
    GuildSettings,
    ReadingKind,
    State,
    StudyChannel,
    UserSettings,
)
from bot.state.database import address_of
from bot.state.tables import READING_LIST
from tests.conftest import Clock
from tests.state_writer import GUILD, TIMES, USER, WRITERS, write

ROOT = Path(__file__).parent.parent


async def check(state: State, processes: int) -> None:
    """Every write of all processes is there."""
    total = processes * WRITERS * TIMES
    assert [total] == [each.count for each in await state.counts.usefulness()]
    assert total == len((await state.guilds.settings(GUILD)).pinned_meanings)
    assert total == len(await state.reading_list.show(USER))
    assert min(total, MOST_HISTORY) == len(await state.history.show(USER))


async def test_writers_of_one_process_lose_nothing(state: State, address: str) -> None:
    """Counts add up, and rows of all are there."""
    await state.people.turn_history(USER, on=True)
    await write(address, "a")
    await check(state, 1)


async def test_writers_of_two_processes_lose_nothing(state: State, address: str) -> None:
    """They share a file, or a server."""
    await state.people.turn_history(USER, on=True)
    command = (sys.executable, "-m", "tests.state_writer", address)
    started = [await asyncio.create_subprocess_exec(*command, each, cwd=ROOT) for each in "ab"]
    assert [0, 0] == await asyncio.gather(*(each.wait() for each in started))
    await check(state, 2)


async def test_processes_that_start_together_make_the_tables_once(address: str) -> None:
    """An empty database that several open at the same time is right for all of them."""
    with capture_logs() as logs:
        opened = await asyncio.gather(*(State.open(address, patience_s=60) for _ in range(5)))
    assert [] == logs
    for number, state in enumerate(opened):
        await state.people.change(number, plain_text=True)
    assert [UserSettings(plain_text=True)] * 5 == [
        await opened[0].people.settings(number) for number in range(5)
    ]
    for state in opened:
        await state.close()


async def test_choices_of_a_channel_that_come_while_others_go_are_kept(state: State) -> None:
    """The last choice taken back deletes the row, unless another admin has chosen meanwhile."""
    for _ in range(10):
        await state.guilds.change_channel(GUILD, 1, plain_text=True)
        await asyncio.gather(
            state.guilds.change_channel(GUILD, 1, plain_text=None),
            state.guilds.change_channel(GUILD, 1, private=True),
            state.guilds.change_channel(GUILD, 1, in_thread=False),
        )
        kept = ChannelSettings(in_thread=False, private=True)
        assert {1: kept} == (await state.guilds.settings(GUILD)).channels
        await state.guilds.change_channel(GUILD, 1, private=None, in_thread=None)
        assert {} == (await state.guilds.settings(GUILD)).channels


async def test_admins_who_change_different_things_lose_nothing(state: State) -> None:
    """Each setting is written alone, into a row that may not have been there."""
    await asyncio.gather(
        state.guilds.change(GUILD, plain_text=True),
        state.guilds.change(GUILD, private=True),
        state.guilds.change(GUILD, language="de"),
        state.guilds.set_study_channel(GUILD, StudyChannel(1)),
        state.guilds.set_study_channel(GUILD, StudyChannel(2)),
        state.guilds.refuse_command(GUILD, 1, "ask"),
        state.guilds.refuse_command(GUILD, 1, "list"),
    )
    assert GuildSettings(
        plain_text=True,
        private=True,
        language="de",
        study_channels={1: StudyChannel(1), 2: StudyChannel(2)},
        refused_commands={1: frozenset({"ask", "list"})},
    ) == await state.guilds.settings(GUILD)


async def test_a_panel_that_two_admins_save_holds_what_one_of_them_saw(state: State) -> None:
    """Not a mixture of both."""
    sets = [frozenset({f"{name}{number}" for number in range(20)}) for name in "abcd"]
    for _ in range(5):
        await asyncio.gather(*(state.guilds.refuse_commands(GUILD, 1, each) for each in sets))
        assert (await state.guilds.settings(GUILD)).refused_commands[1] in sets


async def test_a_list_that_is_nearly_full_is_never_overfilled(
    state: State, address: str, clock: Clock
) -> None:
    """Of many who add the last entry, one does."""
    full = [
        {"user_id": USER, "kind": "pmid", "reference": str(number), "added_at": clock.now}
        for number in range(MOST_READING - 1)
    ]
    engine = create_async_engine(address_of(address))
    async with engine.begin() as connection:
        await connection.execute(READING_LIST.insert(), full)
    await engine.dispose()
    became = await asyncio.gather(
        *(state.reading_list.add(USER, ReadingKind.DOI, f"10.9999/{each}") for each in range(20))
    )
    assert [Added.ADDED, *[Added.FULL] * 19] == sorted(became)
    assert MOST_READING == len(await state.reading_list.show(USER))


@pytest.mark.parametrize("turn", range(5))
async def test_nothing_is_left_behind_by_what_is_written_while_it_is_deleted(
    state: State, turn: int
) -> None:
    """A record that comes too late finds the history off."""
    await state.people.turn_history(USER, on=True)
    records = [state.history.record(USER, f"X{number}") for number in range(10)]
    await asyncio.gather(*records[:turn], state.privacy.delete(USER), *records[turn:])
    assert () == await state.history.show(USER)
    assert UserSettings() == await state.people.settings(USER)
