"""What comes of a database that is no database, cannot be written, goes away, or comes back."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from structlog.testing import capture_logs

from bot.errors import StateError, StateUnusableError
from bot.state import SortOrder, State, UserSettings
from bot.state.database import address_of
from tests.postgres_server import PostgresServer

USER = 7


# Files.


async def refused(address: Path | str) -> str:
    """What the operator is told of a state that cannot be opened."""
    with pytest.raises(StateUnusableError) as error:
        await State.open(str(address))
    return error.value.problem


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return [each.name for each in folder.iterdir()]


async def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """It may be something that somebody needs."""
    path = tmp_path / "notes.txt"
    path.write_text("no database " * 100, "utf-8")
    assert f"{path}: file is not a database" == await refused(path)
    assert "no database " * 100 == path.read_text("utf-8")
    assert [path.name] == names_in(tmp_path)


async def test_a_damaged_database_is_an_error_not_a_crash(tmp_path: Path) -> None:
    """Its tables cannot be read any more."""
    path = tmp_path / "state.db"
    await (await State.open(str(path))).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\0" * (len(whole) - 100))
    assert str(path) in await refused(path)


async def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """SQLite cannot open it."""
    assert f"{tmp_path}: unable to open database file" == await refused(tmp_path)


async def test_a_file_stands_where_the_folder_should_be(tmp_path: Path) -> None:
    """The folder cannot be made."""
    (tmp_path / "file").write_text("", "utf-8")
    assert "Not a directory" in await refused(tmp_path / "file" / "folder" / "state.db")


@contextmanager
def nobody() -> Iterator[None]:
    """Without the rights of root, for whom nothing is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("name", ["state.db", "new/state.db"])
async def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    """Before anything is asked."""
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(0o555)
    with nobody():
        problem = await refused(folder / name)
    assert str(folder / name) in problem
    assert [] == names_in(folder)


@pytest.mark.parametrize(
    "address", ["mysql://h/d", "postgresql://h/d?foo=1", "postgresql://u:s3cret@h:port/d"]
)
async def test_an_address_of_something_else_is_refused(address: str) -> None:
    """The reason holds no password."""
    assert "s3cret" not in await refused(address)


async def test_a_file_that_another_process_holds_is_waited_for(tmp_path: Path) -> None:
    """Not for ever; when it is let go, everything works."""
    path = str(tmp_path / "state.db")
    state = await State.open(path, patience_s=0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StateError, match="locked"):
        await state.people.change(USER, plain_text=True)
    # Who only reads does not wait for who writes.
    assert UserSettings() == await state.people.settings(USER)
    other.execute("ROLLBACK")
    other.close()
    await state.people.change(USER, plain_text=True)
    assert UserSettings(plain_text=True) == await state.people.settings(USER)
    await state.close()


# Servers.


async def test_a_server_that_crashes_is_an_error_until_it_is_back(postgres: PostgresServer) -> None:
    """Connections are made anew by themselves; what was kept is kept."""
    state = await State.open(postgres.emptied(), patience_s=60)
    await state.people.change(USER, sort_order=SortOrder.SYSTEM)
    postgres.crash()
    for _ in range(3):
        with pytest.raises(StateError):
            await state.people.settings(USER)
        with pytest.raises(StateError):
            await state.people.change(USER, plain_text=True)
    postgres.start()
    assert UserSettings(sort_order=SortOrder.SYSTEM) == await state.people.settings(USER)
    await state.close()


async def test_a_restart_that_nobody_saw_is_no_error(postgres: PostgresServer) -> None:
    """Connections of before are known to be dead before they are used."""
    state = await State.open(postgres.emptied(), patience_s=60)
    await state.people.change(USER, sort_order=SortOrder.SYSTEM)
    postgres.crash()
    postgres.start()
    assert UserSettings(sort_order=SortOrder.SYSTEM) == await state.people.settings(USER)
    await state.close()


async def test_a_crash_while_many_write_loses_nothing_that_was_confirmed(
    postgres: PostgresServer,
) -> None:
    """Each call either says that it failed, or what it wrote is there afterwards."""
    state = await State.open(postgres.emptied(), patience_s=60)
    confirmed = 0

    async def vote() -> None:
        nonlocal confirmed
        while True:
            await state.counts.vote("X1", "genes", useful=True)
            confirmed += 1
            if confirmed == 20:
                begun.set()

    begun = asyncio.Event()
    voting = [asyncio.create_task(vote()) for _ in range(5)]
    await begun.wait()
    await asyncio.to_thread(postgres.crash)
    outcomes = await asyncio.gather(*voting, return_exceptions=True)
    postgres.start()
    assert {StateError} == {type(each) for each in outcomes}
    ((count,),) = [[each.count for each in await state.counts.usefulness()]]
    # A write whose confirmation was lost may be there all the same: one for each who wrote.
    assert confirmed <= count <= confirmed + len(voting)
    await state.close()


async def test_a_server_that_is_down_at_the_start_is_used_once_it_is_there(
    postgres: PostgresServer,
) -> None:
    """Rounds starts without it, says so once, and makes the tables later."""
    address = postgres.emptied()
    postgres.crash()
    with capture_logs() as logs:
        state = await State.open(address, patience_s=60)
        with pytest.raises(StateError):
            await state.people.settings(USER)
    assert ["state_out_of_reach"] == [each["event"] for each in logs]
    postgres.start()
    await state.people.change(USER, plain_text=True)
    assert UserSettings(plain_text=True) == await state.people.settings(USER)
    await state.close()


async def test_a_server_that_says_nothing_is_not_waited_for(postgres: PostgresServer) -> None:
    """Whoever asks has an answer within their time; the test would hang otherwise."""
    state = await State.open(postgres.emptied(), patience_s=60)
    await state.close()
    hasty = State(postgres.emptied(), patience_s=0.2)
    with postgres.stopped(), pytest.raises(StateError):
        await hasty.people.settings(USER)
    await hasty.close()


async def test_a_row_that_another_holds_is_not_waited_for_for_ever(
    postgres: PostgresServer,
) -> None:
    """The call fails, nothing is written, and the next one works."""
    address = postgres.emptied()
    patient = await State.open(address, patience_s=60)
    await patient.people.change(USER, private=True)
    hasty = State(address, patience_s=0.5)
    engine = create_async_engine(address_of(address))
    async with engine.begin() as connection:
        await connection.execute(text("SELECT * FROM person FOR UPDATE"))
        with pytest.raises(StateError, match="in time"):
            await hasty.people.change(USER, plain_text=True)
    await engine.dispose()
    await patient.people.change(USER, sort_order=SortOrder.SOURCE)
    assert UserSettings(private=True, sort_order=SortOrder.SOURCE) == (
        await hasty.people.settings(USER)
    )
    for each in (patient, hasty):
        await each.close()


@pytest.mark.parametrize("wrong", ["database", "user"])
async def test_a_server_that_does_not_know_us_is_told_at_the_start(
    postgres: PostgresServer, wrong: str
) -> None:
    """A name that is wrong will not come right by waiting."""
    address = postgres.emptied()
    name = {"database": "postgres?", "user": "postgres@"}[wrong]
    assert "does not exist" in await refused(address.replace(name, f"un{name}"))


async def test_a_server_that_nobody_listens_for_repeats_no_password() -> None:
    """Neither in the log nor in the error."""
    with capture_logs() as logs:
        state = await State.open("postgresql://rounds:s3cret@127.0.0.1:1/rounds")
    with pytest.raises(StateError) as unreached:
        await state.people.settings(USER)
    assert "s3cret" not in str(logs) + str(unreached.value) + repr(unreached.value)
    await state.close()


async def test_a_call_that_is_cancelled_leaves_the_rest_working(state: State) -> None:
    """As when Rounds stops, or Discord has gone away meanwhile."""
    calls = [asyncio.create_task(state.people.change(each, plain_text=True)) for each in range(30)]
    await asyncio.sleep(0)
    for each in calls[::2]:
        each.cancel()
    await asyncio.gather(*calls, return_exceptions=True)
    await state.people.change(USER, private=True)
    assert UserSettings(private=True, plain_text=True) == await state.people.settings(USER)
