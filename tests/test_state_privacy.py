"""What is kept of a person can be seen and deleted, all of it; what is old goes by itself."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from sqlalchemy import BigInteger, Boolean, Column
from sqlalchemy.ext.asyncio import create_async_engine

from bot.state import (
    GuildSettings,
    PinnedMeaning,
    Purged,
    ReadingKind,
    Retention,
    SortOrder,
    State,
    StudyChannel,
)
from bot.state.database import address_of
from bot.state.privacy import tables_about_people
from bot.state.tables import METADATA, Moment
from tests.conftest import Clock

GUILD, OTHER_GUILD, CHANNEL = 10, 11, 100
USER, OTHER_USER = 7, 8


async def fill(state: State, user: int) -> None:
    """Keep something of each kind about a person."""
    await state.people.change(user, sort_order=SortOrder.SYSTEM)
    await state.people.turn_history(user, on=True)
    await state.history.record(user, "X1")
    await state.history.record(user, "X2")
    await state.reading_list.add(user, ReadingKind.DOI, "10.9999/<x;(1)>")


async def test_an_export_holds_everything_about_a_person_and_nothing_else(state: State) -> None:
    """As JSON, with times that a program can read."""
    for user in (USER, OTHER_USER):
        await fill(state, user)
    found = json.loads(json.dumps(await state.privacy.export(USER)))
    assert {"person": 1, "history": 2, "reading_list": 1} == {
        name: len(rows) for name, rows in found.items()
    }
    assert {USER} == {row["user_id"] for rows in found.values() for row in rows}
    (entry,) = found["reading_list"]
    assert datetime.fromisoformat(entry.pop("added_at")).tzinfo is not None
    assert {"user_id": USER, "kind": "doi", "reference": "10.9999/<x;(1)>"} == entry


async def test_deleting_a_person_leaves_nothing_of_them_and_all_of_others(state: State) -> None:
    """It says how much it was; a second time there is nothing to delete."""
    for user in (USER, OTHER_USER):
        await fill(state, user)
    kept = await state.privacy.export(OTHER_USER)
    assert {"person": 1, "history": 2, "reading_list": 1} == await state.privacy.delete(USER)
    empty: dict[str, list[object]] = {"person": [], "history": [], "reading_list": []}
    assert empty == await state.privacy.export(USER)
    assert {"person": 0, "history": 0, "reading_list": 0} == await state.privacy.delete(USER)
    assert empty == await state.privacy.export(USER)
    assert kept == await state.privacy.export(OTHER_USER)
    assert not await state.history.record(USER, "X1")


def test_a_column_that_names_a_person_is_called_user_id() -> None:
    """The only other ids are those of guilds, channels and concepts: no table escapes."""
    ids = {
        (table.name, column.name)
        for table in METADATA.tables.values()
        for column in table.c
        # An id of Discord is a big whole number, and so is nothing else that is kept but times.
        if isinstance(column.type, BigInteger)
    }
    assert {"guild_id", "channel_id", "report_channel_id", "user_id"} == {name for _, name in ids}
    assert {table for table, name in ids if name == "user_id"} == {
        each.name for each in tables_about_people()
    }


def an_example(column: Column[object]) -> object:
    """A value that a column can hold."""
    if column.name == "user_id":
        return USER
    if isinstance(column.type, Moment):
        return Clock()()
    if isinstance(column.type, Boolean):
        return True
    return "x" if column.type.python_type is str else 1


async def test_every_table_with_a_user_is_exported_and_deleted(state: State, address: str) -> None:
    """Also one that is added later: a row in each, whatever it holds, is found and deleted."""
    tables = [each for each in METADATA.sorted_tables if "user_id" in each.c]
    engine = create_async_engine(address_of(address))
    async with engine.begin() as connection:
        for table in tables:
            await connection.execute(table.insert().values({c: an_example(c) for c in table.c}))
    await engine.dispose()
    exported = json.loads(json.dumps(await state.privacy.export(USER)))
    assert {each.name: {*each.c.keys()} for each in tables} == {
        name: {*row} for name, (row,) in exported.items()
    }
    assert {each.name: 1 for each in tables} == await state.privacy.delete(USER)


# What is old.


async def test_settings_of_a_guild_outlive_its_departure_for_a_while(
    state: State, clock: Clock
) -> None:
    """Then all of them go; guilds that are still served keep theirs."""
    for guild in (GUILD, OTHER_GUILD):
        await state.guilds.change(guild, plain_text=True)
        await state.guilds.change_channel(guild, CHANNEL, private=True)
        await state.guilds.set_study_channel(guild, StudyChannel(CHANNEL))
        await state.guilds.refuse_command(guild, CHANNEL, "ask")
        await state.guilds.pin_meaning(guild, PinnedMeaning(CHANNEL, "la", "X1"))
    kept = await state.guilds.settings(OTHER_GUILD)
    await state.guilds.left(GUILD)
    assert {OTHER_GUILD} == await state.guilds.kept()
    clock.advance(days=30)
    await state.guilds.left(GUILD)  # told twice: the first time counts
    assert Purged(0, 0, 0) == await state.privacy.purge(Retention(left_guild_days=30))
    assert kept == await state.guilds.settings(GUILD)
    clock.advance(seconds=1)
    assert Purged(guilds=1, history=0, counts=0) == (
        await state.privacy.purge(Retention(left_guild_days=30))
    )
    assert GuildSettings() == await state.guilds.settings(GUILD)
    assert kept == await state.guilds.settings(OTHER_GUILD)
    assert {CHANNEL} == kept.channels.keys()
    assert not await state.guilds.joined(GUILD)


async def test_coming_back_in_time_keeps_the_settings(state: State, clock: Clock) -> None:
    """A later departure begins anew."""
    await state.guilds.change(GUILD, plain_text=True)
    await state.guilds.left(GUILD)
    clock.advance(days=29)
    assert await state.guilds.joined(GUILD)
    assert not await state.guilds.joined(GUILD)
    clock.advance(days=9)
    await state.guilds.left(GUILD)
    clock.advance(days=29)
    assert Purged(0, 0, 0) == await state.privacy.purge(Retention())
    assert GuildSettings(plain_text=True) == await state.guilds.settings(GUILD)


@pytest.mark.parametrize(
    ("days", "kept"), [(9, {"X2", "X3"}), (10, {"X1", "X2", "X3"}), (1, {"X3"})]
)
async def test_old_history_goes(state: State, clock: Clock, days: int, kept: set[str]) -> None:
    """What is exactly as old as it may be stays."""
    await state.people.turn_history(USER, on=True)
    await state.history.record(USER, "X1")
    clock.advance(days=5)
    await state.history.record(USER, "X2")
    clock.advance(days=5)
    await state.history.record(USER, "X3")
    purged = await state.privacy.purge(Retention(history_days=days))
    assert Purged(0, 3 - len(kept), 0) == purged
    assert kept == {each.concept_id for each in await state.history.show(USER)}


async def test_old_counts_go_by_whole_months(state: State, clock: Clock) -> None:
    """A month that is partly too old stays until all of it is."""
    await state.counts.vote("X1", "genes", useful=True)
    await state.counts.miss("MONDO:0999999")
    clock.advance(days=40)  # the 30th of December
    await state.counts.vote("X1", "genes", useful=True)
    assert Purged(0, 0, 0) == await state.privacy.purge(Retention(counts_days=30))
    assert Purged(0, 0, counts=2) == await state.privacy.purge(Retention(counts_days=29))
    assert ["2026-12"] == [each.month for each in await state.counts.usefulness()]
    assert () == await state.counts.unfound()
