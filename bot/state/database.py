"""One database, SQLite or PostgreSQL: transactions in it, and its faults as `StateError`."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any, cast

import sqlalchemy
from sqlalchemy import Table, event, exc
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StateError, StateUnusableError
from bot.state.migrations import upgrade

_SERVERS = {"postgresql", "postgres"}
_MIGRATION_S = 60.0  # also for waiting until another process has migrated
# Faults of our own statements, not of the database: they are bugs and pass through.
_BUGS = (exc.IntegrityError, exc.DataError, exc.NotSupportedError)


# Classes of PostgreSQL's error codes: no connection, out of resources, shut down or starting,
# in use, lost against another transaction.
_PASSING = {"08", "40", "53", "55", "57"}
_OPTIONS = {"host", "port", "ssl", "passfile", "target_session_attrs"}


def address_of(state: str) -> URL:
    """A path, or an address such as ``postgresql://user@host/name``, as SQLAlchemy wants it.

    Raises:
        StateUnusableError: it is neither.
    """
    if "://" not in state:
        return URL.create("sqlite+aiosqlite", database=str(Path(state).expanduser()))
    try:
        url = make_url(state)
    except (exc.ArgumentError, ValueError):
        # The reason would repeat the address, and a password in it.
        raise StateUnusableError("the address cannot be read") from None
    if url.drivername not in _SERVERS:
        raise StateUnusableError(f"{url.drivername}:// is no PostgreSQL address and no path")
    # libpq and asyncpg have different names for the same thing.
    query = {"ssl" if key == "sslmode" else key: value for key, value in url.query.items()}
    if unknown := query.keys() - _OPTIONS:
        raise StateUnusableError(f"an address has no option {', '.join(sorted(unknown))}")
    return url.set(drivername="postgresql+asyncpg", query=query)


class Database:
    """Connections to one database; it is migrated before anything else is done with it."""

    def __init__(self, state: str, patience_s: float) -> None:
        """Nothing is opened yet; `patience_s` is how long a call may wait for the database."""
        self.url = address_of(state)
        self.is_file = self.url.get_backend_name() == "sqlite"
        self._patience_s = patience_s
        self._engine = self._made_engine()
        self._is_migrated = False
        self._migrating = asyncio.Lock()
        # SQLite lets one write at a time; waiting here is fair, its own waiting is not.
        self._turn = asyncio.Lock() if self.is_file else nullcontext()

    def _made_engine(self) -> AsyncEngine:
        wait = {"timeout": self._patience_s}  # to connect; in SQLite for a lock of another process
        engine = create_async_engine(
            self.url,
            connect_args=wait,
            pool_size=5,
            max_overflow=5,
            pool_timeout=self._patience_s,
            pool_pre_ping=True,  # a server that was restarted is noticed before it is used
            hide_parameters=True,  # ids of users stay out of what errors say
        )
        if self.is_file:
            event.listen(engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection in a transaction that only reads.

        Raises:
            StateError: the database cannot be reached or used.
        """
        await self.migrate()
        with _faults():
            async with self._in_time(), self._engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A connection in a transaction that is kept as a whole, or not at all.

        Raises:
            StateError: the database cannot be reached or used; nothing was written.
        """
        await self.migrate()
        engine = self._engine.execution_options(writes=True)
        with _faults():
            async with self._turn, self._in_time(), engine.begin() as connection:
                yield connection

    async def migrate(self) -> None:
        """Bring the tables to this program's revision; done once, when it first can be.

        Raises:
            StateError: the database cannot be reached.
            StateUnusableError: it never will be: no database, newer than this program, no access.
        """
        if self._is_migrated:
            return
        async with self._migrating:
            if not self._is_migrated:
                with _lasting_faults(f"{self.url.database}: " if self.is_file else ""):
                    if self.is_file:
                        await asyncio.to_thread(_make_file, self.url, self._patience_s)
                    await self._upgrade()
                self._is_migrated = True

    async def _upgrade(self) -> None:
        engine = self._engine.execution_options(writes=True)
        async with asyncio.timeout(_MIGRATION_S), engine.begin() as connection:
            await connection.run_sync(upgrade)

    def _in_time(self) -> asyncio.Timeout:
        # A file has no network to hang in, and waits for locks by itself.
        return asyncio.timeout(None if self.is_file else self._patience_s)

    async def close(self) -> None:
        """Let all connections go."""
        await self._engine.dispose()


def _make_file(url: URL, patience_s: float) -> None:
    """Make the file and its folder, where there is none yet, and see that it can be written.

    Readers of it go on while one writes, from then on.
    """
    path = Path(url.database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=patience_s, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


@contextmanager
def _faults() -> Iterator[None]:
    """What goes wrong with the database, not with our statements, as one error."""
    try:
        yield
    except _BUGS:
        raise
    except exc.DBAPIError as error:
        raise StateError(_first_line(error.orig or error)) from error
    except TimeoutError as error:
        raise StateError("no answer in time") from error
    except (exc.TimeoutError, OSError) as error:
        raise StateError(_first_line(error)) from error


@contextmanager
def _lasting_faults(where: str) -> Iterator[None]:
    """What somebody has to mend is told from what passes by itself, and says where."""
    try:
        with _faults():
            yield
    except sqlite3.Error as error:
        kind = StateError if _is_held(error) else StateUnusableError
        raise kind(where + _first_line(error)) from error
    except StateError as error:
        if where and isinstance(error.__cause__, OSError):  # the folder of a file
            raise StateUnusableError(where + (error.__cause__.strerror or "")) from error
        if isinstance(error.__cause__, exc.DBAPIError) and not _passes(error.__cause__):
            raise StateUnusableError(where + error.problem) from error
        raise


def _passes(error: exc.DBAPIError) -> bool:
    """Whether a fault may be over when it is tried again."""
    if isinstance(error.orig, sqlite3.Error):
        return _is_held(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    return state is None or state[:2] in _PASSING


def _is_held(error: sqlite3.Error) -> bool:
    """Whether another process holds the file."""
    code = getattr(error, "sqlite_errorcode", 0)  # the module itself raises errors without one
    return code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _first_line(error: BaseException) -> str:
    """What a driver says, without the details and hints that may follow."""
    first, *_ = str(error).splitlines() or [""]
    return first or type(error).__name__


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    # Any: what drivers give has no common type. Transactions are begun below, not by the driver,
    # whose own begin after the first write, and never for changes of tables.
    connection.isolation_level = None
    cursor = connection.cursor()
    # What was written in the last moment before a power cut may be lost, never the file.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that begins with a read cannot turn to writing once another has written.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def nothing(_id: int) -> None:
    """Nobody listens to what is written."""


def _insert(connection: AsyncConnection, table: Table) -> sqlite.Insert:
    """An insert that can say what happens to a row that is there; both stores spell it alike."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return cast("sqlite.Insert", postgresql.insert(table))


async def put(
    connection: AsyncConnection, table: Table, key: Mapping[str, object], **values: object
) -> None:
    """Write these values into the row with this key, which is made if there is none."""
    if not values:
        await add(connection, table, key)
        return
    insert = _insert(connection, table).values(**key, **values)
    await connection.execute(insert.on_conflict_do_update(index_elements=[*key], set_=values))


async def add(
    connection: AsyncConnection, table: Table, key: Mapping[str, object], **values: object
) -> bool:
    """Make a row; False, and it stays as it is, where there is one with this key."""
    insert = _insert(connection, table).values(**key, **values)
    return bool((await connection.execute(insert.on_conflict_do_nothing())).rowcount)


async def hold(connection: AsyncConnection, table: Table, **key: object) -> bool:
    """Make others who hold the same row wait until this transaction ends; whether it was made.

    For what is read before it is written: in PostgreSQL two who count rows at the same time would
    both find room for one more.
    """
    is_new = await add(connection, table, key)
    conditions = [table.c[name] == value for name, value in key.items()]
    await connection.execute(sqlalchemy.select(table).where(*conditions).with_for_update())
    return is_new


async def count_one(connection: AsyncConnection, table: Table, **key: object) -> None:
    """Add one to the count of a row, which is made if there is none."""
    insert = _insert(connection, table).values(**key, count=1)
    added = {"count": table.c.count + 1}
    await connection.execute(insert.on_conflict_do_update(index_elements=[*key], set_=added))


async def remove(connection: AsyncConnection, table: Table, **key: object) -> int:
    """Delete the rows with these values; how many there were."""
    conditions = [table.c[name] == value for name, value in key.items()]
    return (await connection.execute(sqlalchemy.delete(table).where(*conditions))).rowcount
