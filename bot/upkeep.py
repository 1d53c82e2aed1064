"""What is kept goes in time: once a day, with servers that Rounds left and deleted channels."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

import structlog

from bot.errors import StateError
from bot.faults import Fault, log_fault
from bot.state import Retention, State

_DAY_S, _RETRY_S = 86_400.0, 600.0


class Upkeep:
    """Deletes what is older than it may be, and notes which servers were left and joined.

    With the database down a line is logged, and what was missed is made up for later.
    """

    def __init__(self, state: State, retention: Retention) -> None:
        self._state = state
        self._retention = retention

    async def left(self, guild_id: int) -> None:
        """Rounds was removed from a server."""
        try:
            await self._state.guilds.left(guild_id)
        except StateError as error:
            _log(error)

    async def joined(self, guild_id: int) -> None:
        """Rounds was added to a server, perhaps again."""
        try:
            await self._state.guilds.joined(guild_id)
        except StateError as error:
            _log(error)

    async def channel_deleted(self, guild_id: int, channel_id: int) -> None:
        """A channel was deleted. Unlike a server it never comes back: all goes at once."""
        try:
            await self._state.guilds.forget_channel(guild_id, channel_id)
        except StateError as error:
            _log(error)

    async def look(
        self,
        here: Collection[int],
        is_ours: Callable[[int], bool],
        is_deleted: Callable[[int, int], bool],
    ) -> bool:
        """Note who left or came back unseen, then delete what is old; whether that could be done.

        `here` are the servers that Rounds is in, as far as this process would be told of them;
        `is_ours` says so of any server. Those of other processes are left alone. `is_deleted` says
        of a channel of a server whether it is known to be no more.
        """
        guilds = self._state.guilds
        try:
            for guild_id in await guilds.kept():
                if is_ours(guild_id) and guild_id not in here:
                    await guilds.left(guild_id)
            for guild_id in await guilds.gone():
                if guild_id in here:
                    await guilds.joined(guild_id)
            # Asked of each after it was read: what was made and chosen meanwhile is no deleted one.
            gone = [each for each in await guilds.channels() if is_deleted(*each)]
            for guild_id, channel_id in gone:
                await guilds.forget_channel(guild_id, channel_id)
            purged = await self._state.privacy.purge(self._retention)
        except StateError as error:
            _log(error)
            return False
        counted = {"servers": purged.guilds, "history": purged.history, "counts": purged.counts}
        structlog.get_logger().info("old_deleted", channels=len(gone), **counted)
        return True

    async def watch(
        self,
        here: Callable[[], Collection[int]],
        is_ours: Callable[[int], bool],
        is_deleted: Callable[[int, int], bool],
    ) -> None:
        """Look now and once a day from now on, until it is cancelled."""
        while True:
            is_done = await self.look(here(), is_ours, is_deleted)
            await asyncio.sleep(_DAY_S if is_done else _RETRY_S)


def _log(error: StateError) -> None:
    log_fault(Fault("state_failed", type(error).__name__, None, error.problem))
