"""Which concepts a person opened lately, for those who turned that on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from bot.state.database import Database, put, remove
from bot.state.tables import HISTORY, PERSON

MOST_HISTORY = 200  # concepts a person


@dataclass(frozen=True, slots=True)
class Visit:
    """A concept that a person opened, and when last."""

    concept_id: str
    asked_at: datetime  # in UTC


class History:
    """Recent activity. All methods raise `StateError` where the database is out of reach."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def record(self, user_id: int, concept_id: str) -> bool:
        """Keep that a person opened a concept; False, and nothing is kept, unless they want it.

        A concept is kept once, with its last time; beyond `MOST_HISTORY` the oldest go.
        """
        wants = select(PERSON.c.user_id).where(PERSON.c.user_id == user_id, PERSON.c.history)
        latest = (
            select(HISTORY.c.concept_id)
            .where(HISTORY.c.user_id == user_id)
            .order_by(HISTORY.c.asked_at.desc(), HISTORY.c.concept_id)
            .limit(MOST_HISTORY)
        )
        async with self._database.writing() as connection:
            # Held, so that turning it off or deleting everything waits, and leaves nothing behind.
            if (await connection.execute(wants.with_for_update())).first() is None:
                return False
            key = {"user_id": user_id, "concept_id": concept_id}
            await put(connection, HISTORY, key, asked_at=self._clock())
            await connection.execute(
                delete(HISTORY).where(
                    HISTORY.c.user_id == user_id, HISTORY.c.concept_id.not_in(latest)
                )
            )
        return True

    async def show(self, user_id: int, limit: int = MOST_HISTORY) -> tuple[Visit, ...]:
        """What a person opened, the latest first; empty where nothing is kept."""
        query = (
            select(HISTORY.c.concept_id, HISTORY.c.asked_at)
            .where(HISTORY.c.user_id == user_id)
            .order_by(HISTORY.c.asked_at.desc(), HISTORY.c.concept_id)
            .limit(limit)
        )
        async with self._database.reading() as connection:
            return tuple(Visit(*row) for row in await connection.execute(query))

    async def clear(self, user_id: int) -> int:
        """Delete a person's history, which stays on or off; how many concepts that were."""
        async with self._database.writing() as connection:
            return await remove(connection, HISTORY, user_id=user_id)
