"""Work that was begun, and is finished before the process ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager, suppress

from bot.errors import StateError
from bot.faults import Fault, log_fault


class Work:
    """What was begun and not yet answered, and what is still being written.

    `closing`: nothing new is taken any more.
    """

    def __init__(self) -> None:
        self._begun = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._keeping: set[asyncio.Task[None]] = set()
        self.closing = False

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Counts what was begun and not yet answered."""
        self._begun += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._begun -= 1
            if not self._begun:
                self._idle.set()

    async def drain(self, seconds: float) -> int:
        """Take nothing new, wait for what was begun; gives how many were left after `seconds`."""
        self.closing = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)
        return self._begun

    def keep(self, writing: Awaitable[object]) -> None:
        """Write to the state what an answer leaves behind; nobody waits for that."""
        keeping = asyncio.create_task(_kept(writing))
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)

    async def written(self) -> None:
        """Return once all is written that answers so far leave behind."""
        await asyncio.gather(*self._keeping)


async def _kept(writing: Awaitable[object]) -> None:
    try:
        await writing
    except StateError as error:
        log_fault(Fault("state_failed", type(error).__name__, None, error.problem))
