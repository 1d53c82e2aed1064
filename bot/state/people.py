"""What a person chose for themselves, wherever they ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, Unpack

from sqlalchemy import select

from bot.state.database import Database, nothing, put, remove
from bot.state.tables import HISTORY, PERSON


class SortOrder(StrEnum):
    """In which order clinical features are shown."""

    FREQUENCY = "frequency"
    SYSTEM = "system"  # grouped by body system
    SOURCE = "source"  # as the source lists them


@dataclass(frozen=True, slots=True)
class UserSettings:
    """What a person chose; None where they chose nothing."""

    private: bool | None = None
    plain_text: bool | None = None
    sort_order: SortOrder | None = None
    history: bool = False


class UserChanges(TypedDict, total=False):
    """Single settings of a person; None takes a choice back."""

    private: bool | None
    plain_text: bool | None
    sort_order: SortOrder | None


class People:
    """The settings of people. All methods raise `StateError` where the database is out of reach."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # Told of each user whose settings were written here; the cache of preferences listens.
        self.on_write: Callable[[int], None] = nothing

    async def settings(self, user_id: int) -> UserSettings:
        """All settings of a person; the defaults for one who has none."""
        c = PERSON.c
        columns = (c.private, c.plain_text, c.sort_order, c.history)
        async with self._database.reading() as connection:
            found = await connection.execute(select(*columns).where(c.user_id == user_id))
            row = found.one_or_none()
        if row is None:
            return UserSettings()
        order = SortOrder(row.sort_order) if row.sort_order else None
        return UserSettings(row.private, row.plain_text, order, bool(row.history))

    async def change(self, user_id: int, **changes: Unpack[UserChanges]) -> None:
        """Set single settings: ``change(user_id, plain_text=True, sort_order=None)``."""
        async with self._database.writing() as connection:
            await put(connection, PERSON, {"user_id": user_id}, **changes)
        self.on_write(user_id)

    async def turn_history(self, user_id: int, *, on: bool) -> int:
        """Turn a person's history on or off; off deletes it. How many concepts were deleted."""
        async with self._database.writing() as connection:
            await put(connection, PERSON, {"user_id": user_id}, history=on)
            removed = 0 if on else await remove(connection, HISTORY, user_id=user_id)
        self.on_write(user_id)
        return removed
