"""Everything about one person, to hand over or to delete; what is old, to delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.counts import month_of
from bot.state.database import Database, hold, nothing, remove
from bot.state.tables import (
    DEPARTURE,
    GUILD_TABLES,
    HISTORY,
    METADATA,
    PERSON,
    UNFOUND,
    USEFULNESS,
)

Plain = str | int | bool | None  # a value of a row in JSON


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many days things are kept."""

    left_guild_days: int = 30  # settings of a guild, after Rounds left it
    history_days: int = 365
    counts_days: int = 730  # whole months: one goes when all of it is older


@dataclass(frozen=True, slots=True)
class Purged:
    """How much was deleted because it was old."""

    guilds: int
    history: int
    counts: int


def tables_about_people() -> tuple[Table, ...]:
    """Every table that names a person, in the order of its name."""
    return tuple(each for _, each in sorted(METADATA.tables.items()) if "user_id" in each.c)


class Privacy:
    """What is known of a person. Methods raise `StateError` where the database is out of reach."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        # Told of each user of whom all was deleted here; the cache of preferences listens.
        self.on_delete: Callable[[int], None] = nothing

    async def export(self, user_id: int) -> dict[str, list[dict[str, Plain]]]:
        """All rows about a person, by table, ready for JSON; times as ISO 8601 in UTC.

        Tables without a row about them stand there with an empty list.
        """
        async with self._database.reading() as connection:
            found = {}
            for table in tables_about_people():
                query = select(table).where(table.c.user_id == user_id)
                rows = await connection.execute(query.order_by(*table.primary_key))
                found[table.name] = [_plain(row._asdict()) for row in rows]
            return found

    async def count(self, user_id: int) -> dict[str, int]:
        """How many rows there are about a person, by table."""
        return {table: len(rows) for table, rows in (await self.export(user_id)).items()}

    async def delete(self, user_id: int) -> dict[str, int]:
        """Delete all rows about a person; how many that were, by table."""
        async with self._database.writing() as connection:
            # What is being written about them meanwhile waits, or is waited for.
            is_known = not await hold(connection, PERSON, user_id=user_id)
            removed = {
                table.name: await remove(connection, table, user_id=user_id)
                for table in tables_about_people()
            }
        self.on_delete(user_id)
        return removed if is_known else removed | {PERSON.name: 0}

    async def purge(self, retention: Retention) -> Purged:
        """Delete what is older than it may be."""
        now = self._clock()
        async with self._database.writing() as connection:
            guilds = await _purge_guilds(connection, now, retention.left_guild_days)
            oldest = now - timedelta(days=retention.history_days)
            old = delete(HISTORY).where(HISTORY.c.asked_at < oldest)
            history = (await connection.execute(old)).rowcount
            month, counts = month_of(now - timedelta(days=retention.counts_days)), 0
            for table in (USEFULNESS, UNFOUND):
                old = delete(table).where(table.c.month < month)
                counts += (await connection.execute(old)).rowcount
        return Purged(guilds, history, counts)


async def _purge_guilds(connection: AsyncConnection, now: datetime, days: int) -> int:
    """Delete the settings of guilds that Rounds left so long ago; how many guilds."""
    old = delete(DEPARTURE).where(DEPARTURE.c.left_at < now - timedelta(days=days))
    gone = (await connection.execute(old.returning(DEPARTURE.c.guild_id))).scalars().all()
    for guild_id in gone:
        for table in GUILD_TABLES:
            await remove(connection, table, guild_id=guild_id)
    return len(gone)


def _plain(row: Mapping[str, Any]) -> dict[str, Plain]:
    # Any: the columns of a row have each their own type.
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
    }
