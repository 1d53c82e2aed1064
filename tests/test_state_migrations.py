"""A database of any earlier revision is brought up to date with all that is in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.errors import StateUnusableError
from bot.state import (
    ALL_CHANNELS,
    ChannelSettings,
    Disclaimer,
    GuildSettings,
    PinnedMeaning,
    ReadingKind,
    SortOrder,
    State,
    StudyChannel,
    UserSettings,
)
from bot.state.database import address_of
from bot.state.migrations import revisions, upgrade
from bot.state.tables import METADATA

# What a program of each revision could have written, beyond those before.
WRITTEN = {
    "1": (
        "INSERT INTO guild (guild_id, plain_text, language) VALUES (10, true, 'de')",
        "UPDATE guild SET disclaimer = 'always'",
        "INSERT INTO study_channel (guild_id, channel_id, in_thread) VALUES (10, 100, false)",
        "INSERT INTO refused_command VALUES (10, 100, 'ask')",
        "INSERT INTO pinned_meaning VALUES (10, 0, 'la', 'X1')",
        "INSERT INTO departure VALUES (11, 1700000000000)",
        "INSERT INTO person (user_id, private, sort_order) VALUES (7, true, 'system')",
    ),
    "2": (
        "UPDATE person SET history = true",
        "INSERT INTO history VALUES (7, 'X1', 1700000000000)",
        "INSERT INTO reading_list VALUES (7, 'pmid', '111', 1700000000000)",
    ),
    "3": ("INSERT INTO unfound VALUES ('2026-11', 'C9999999', 2)",),
    "4": (
        "INSERT INTO channel (guild_id, channel_id, in_thread) VALUES (10, 100, true)",
        "UPDATE channel SET plain_text = false",
    ),
    "5": ("UPDATE channel SET unmentioned = true",),
}


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[AsyncConnection]:
    """A transaction in a database, whatever revision it has."""
    engine = create_async_engine(address_of(address))
    async with engine.begin() as connection:
        yield connection
    await engine.dispose()


async def prepare(address: str, revision: str) -> None:
    """Make a database as a program of this revision leaves it behind."""
    await (await State.open(address, patience_s=60)).close()  # makes the folder
    async with connected(address) as connection:
        for table in [*METADATA.tables, "rounds_revision"]:
            await connection.execute(text(f"DROP TABLE {table}"))
        await connection.run_sync(upgrade, revision)
        for each in written_until(revision):
            await connection.execute(text(each))


def written_until(revision: str) -> Iterable[str]:
    """All statements of a revision and those before it."""
    known = revisions()[: revisions().index(revision) + 1]
    return [statement for each in known for statement in WRITTEN[each]]


def test_every_revision_is_tested() -> None:
    """One that is added wants its rows here."""
    assert [*WRITTEN] == [*revisions()]


@pytest.mark.parametrize("revision", revisions())
async def test_what_an_earlier_revision_kept_is_kept(address: str, revision: str) -> None:
    """Every row is there, and means what it meant."""
    await prepare(address, revision)
    state = await State.open(address, patience_s=60)
    unmentioned = True if revision >= "5" else None
    own = ChannelSettings(in_thread=True, plain_text=False, unmentioned=unmentioned)
    assert GuildSettings(
        plain_text=True,
        language="de",
        disclaimer=Disclaimer.ALWAYS,
        channels={100: own} if revision >= "4" else {},
        study_channels={100: StudyChannel(100, in_thread=False, unmentioned=False)},
        refused_commands={100: frozenset({"ask"})},
        pinned_meanings=(PinnedMeaning(ALL_CHANNELS, "la", "X1"),),
    ) == await state.guilds.settings(10)
    later = revision != "1"
    assert UserSettings(private=True, sort_order=SortOrder.SYSTEM, history=later) == (
        await state.people.settings(7)
    )
    assert ["X1"] * later == [each.concept_id for each in await state.history.show(7)]
    assert [(ReadingKind.PMID, "111")] * later == [
        (each.kind, each.reference) for each in await state.reading_list.show(7)
    ]
    assert [2] * (revision >= "3") == [each.count for each in await state.counts.unfound()]
    assert await state.guilds.joined(11)
    await state.close()


@pytest.mark.parametrize("revision", revisions())
async def test_what_is_new_can_be_written_after_a_migration(address: str, revision: str) -> None:
    """The tables work as new ones do."""
    await prepare(address, revision)
    state = await State.open(address, patience_s=60)
    await state.guilds.change(10, counts_unfound=True)
    await state.guilds.set_study_channel(10, StudyChannel(101, unmentioned=True))
    await state.guilds.change_channel(10, 100, private=True, unmentioned=True)
    assert (await state.guilds.settings(10)).channels[100].private
    await state.people.turn_history(7, on=True)
    assert await state.history.record(7, "X2")
    await state.counts.vote("X1", "genes", useful=True)
    assert 1 == len(await state.counts.usefulness())
    await state.close()


@pytest.mark.parametrize("revision", revisions())
async def test_migrated_tables_are_those_of_the_program(address: str, revision: str) -> None:
    """Revisions and `tables.py` say the same: columns, keys, indexes, what may be empty."""
    await prepare(address, revision)
    await (await State.open(address, patience_s=60)).close()
    async with connected(address) as connection:
        assert [] == await connection.run_sync(differences)


def differences(connection: Connection) -> list[object]:
    """What Alembic would change to make the tables those of the program."""
    options = {"version_table": "rounds_revision"}
    return [*compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)]


async def test_a_database_of_a_newer_program_is_refused_and_left_alone(address: str) -> None:
    """The message says what to do."""
    await prepare(address, revisions()[-1])
    async with connected(address) as connection:
        await connection.execute(text("UPDATE rounds_revision SET version_num = '999'"))
    with pytest.raises(StateUnusableError, match=r"newer Rounds \(revision 999\); install"):
        await State.open(address, patience_s=60)
    async with connected(address) as connection:
        found = await connection.scalar(text("SELECT version_num FROM rounds_revision"))
    assert "999" == found


async def test_a_migration_that_fails_changes_nothing(address: str) -> None:
    """A table in its way stops it; once that is gone it goes through, and nothing was lost."""
    await prepare(address, "2")
    async with connected(address) as connection:
        await connection.execute(text("CREATE TABLE unfound (i INTEGER)"))
    with pytest.raises(StateUnusableError, match="unfound"):
        await State.open(address, patience_s=60)
    async with connected(address) as connection:
        assert "2" == await connection.scalar(text("SELECT version_num FROM rounds_revision"))
        await connection.execute(text("DROP TABLE unfound"))
    state = await State.open(address, patience_s=60)
    assert 1 == len(await state.history.show(7))
    await state.close()
