"""What a person put on their reading list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from bot.state.database import Database, add, hold, remove
from bot.state.tables import PERSON, READING_LIST

MOST_READING = 500  # entries a person


class ReadingKind(StrEnum):
    """What an entry refers to."""

    PMID = "pmid"
    DOI = "doi"
    CONCEPT = "concept"


class Added(StrEnum):
    """What became of an entry that was to be added."""

    ADDED = "added"
    THERE = "there"  # it had been there before, and keeps its time
    FULL = "full"  # there are `MOST_READING` already


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication or concept on a reading list."""

    kind: ReadingKind
    reference: str  # the PMID or DOI as it is shown, or the concept's id
    added_at: datetime  # in UTC


class ReadingList:
    """Reading lists. All methods raise `StateError` where the database is out of reach."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def add(self, user_id: int, kind: ReadingKind, reference: str) -> Added:
        """Put a publication or concept on a person's list."""
        own = select(func.count()).where(READING_LIST.c.user_id == user_id)
        key = {"user_id": user_id, "kind": kind, "reference": reference}
        async with self._database.writing() as connection:
            await hold(connection, PERSON, user_id=user_id)
            full = (await connection.scalar(own) or 0) >= MOST_READING
            if not await add(connection, READING_LIST, key, added_at=self._clock()):
                return Added.THERE
            if full:
                await remove(connection, READING_LIST, **key)
                return Added.FULL
        return Added.ADDED

    async def remove(self, user_id: int, kind: ReadingKind, reference: str) -> bool:
        """Take an entry off a person's list; False where it was not on it."""
        key = {"user_id": user_id, "kind": kind, "reference": reference}
        async with self._database.writing() as connection:
            return bool(await remove(connection, READING_LIST, **key))

    async def show(self, user_id: int) -> tuple[Entry, ...]:
        """A person's list, the latest first."""
        c = READING_LIST.c
        query = (
            select(c.kind, c.reference, c.added_at)
            .where(c.user_id == user_id)
            .order_by(c.added_at.desc(), c.kind, c.reference)
        )
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
            return tuple(Entry(ReadingKind(kind), *rest) for kind, *rest in rows)

    async def clear(self, user_id: int) -> int:
        """Empty a person's list; how many entries that were."""
        async with self._database.writing() as connection:
            return await remove(connection, READING_LIST, user_id=user_id)
