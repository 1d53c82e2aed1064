"""What Rounds remembers for others: settings, and what people asked it to keep.

Nothing an answer says depends on it, and no question text is in it. One `State` serves a process;
any number of processes may share one PostgreSQL database, or one SQLite file on one machine::

    state = await State.open("/var/lib/rounds/state.db")
    await state.people.change(user_id, plain_text=True)
    (await state.people.settings(user_id)).plain_text  # True

Every method raises `bot.errors.StateError` where the database cannot be reached, within a few
seconds, and works again once it can. `bot.preferences` reads settings on the way to an answer: it
remembers them, and falls back on defaults.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import structlog

from bot.errors import StateError, StateUnusableError
from bot.state.counts import Counts, Unfound, Usefulness
from bot.state.database import Database
from bot.state.guilds import (
    ALL_CHANNELS,
    ChannelChanges,
    ChannelSettings,
    Disclaimer,
    GuildChanges,
    Guilds,
    GuildSettings,
    PinnedMeaning,
    StudyChannel,
)
from bot.state.history import MOST_HISTORY, History, Visit
from bot.state.people import People, SortOrder, UserChanges, UserSettings
from bot.state.privacy import Privacy, Purged, Retention
from bot.state.reading_list import MOST_READING, Added, Entry, ReadingKind, ReadingList

__all__ = [
    "ALL_CHANNELS",
    "MOST_HISTORY",
    "MOST_READING",
    "Added",
    "ChannelChanges",
    "ChannelSettings",
    "Counts",
    "Disclaimer",
    "Entry",
    "GuildChanges",
    "GuildSettings",
    "Guilds",
    "History",
    "People",
    "PinnedMeaning",
    "Privacy",
    "Purged",
    "ReadingKind",
    "ReadingList",
    "Retention",
    "SortOrder",
    "State",
    "StudyChannel",
    "Unfound",
    "Usefulness",
    "UserChanges",
    "UserSettings",
    "Visit",
]

_PATIENCE_S = 2.0  # Discord waits for three


def _now() -> datetime:
    return datetime.now(UTC)


class State:
    """One database, and what can be kept in it."""

    def __init__(
        self,
        address: str,
        *,
        clock: Callable[[], datetime] = _now,
        patience_s: float = _PATIENCE_S,
    ) -> None:
        """`address` is a file's path or ``postgresql://…``. Nothing is opened before it is used.

        Raises:
            StateUnusableError: the address is neither.
        """
        self._database = Database(address, patience_s)
        self.guilds = Guilds(self._database, clock)
        self.people = People(self._database)
        self.history = History(self._database, clock)
        self.reading_list = ReadingList(self._database, clock)
        self.counts = Counts(self._database, clock)
        self.privacy = Privacy(self._database, clock)

    @classmethod
    async def open(
        cls,
        address: str,
        *,
        clock: Callable[[], datetime] = _now,
        patience_s: float = _PATIENCE_S,
    ) -> State:
        """The state at a path or address: its folder is made, its tables are migrated.

        A server that cannot be reached now is no error: one line is logged, methods raise
        `StateError`, and the tables are migrated as soon as it is there.

        Raises:
            StateUnusableError: it cannot be used until somebody acts: the file is no database or
                cannot be written, or a newer Rounds has written it.
        """
        state = cls(address, clock=clock, patience_s=patience_s)
        try:
            await state._database.migrate()
        except StateUnusableError:
            await state.close()
            raise
        except StateError as error:
            structlog.get_logger().warning("state_out_of_reach", problem=error.problem)
        return state

    async def close(self) -> None:
        """Let the database go."""
        await self._database.close()
