"""Waiting for something to hold, without sleeping."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

PATIENCE_S = 60.0  # how long tests wait for what must come: only a fault, no busy machine, takes it


class Changes:
    """A place to wait at: whoever changes something tells, whoever waits looks again."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Something happened."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()

    async def until(self, found: Callable[[], _T | None], within_s: float, what: str) -> _T:
        """The first thing found that is neither None nor False.

        Raises:
            TimeoutError: nothing was found in time; it says what was waited for.
        """
        deadline = time.monotonic() + within_s
        while not (here := found()):
            waiting = asyncio.get_running_loop().create_future()
            self._waiting.add(waiting)
            try:
                await asyncio.wait_for(waiting, deadline - time.monotonic())
            except TimeoutError:
                raise TimeoutError(f"{what}: not within {within_s} s") from None
            finally:
                self._waiting.discard(waiting)
        return here
