"""Another knowledge file in the place of the one that is served: noticed, and taken up.

The file of fetched literature beside it counts as part of it, and may be replaced alone.
The file is looked at from time to time and on a signal. A new one is read whole before it is
turned to, so a damaged or foreign one is told to the operator while the former one serves on.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import structlog

from bot.desk import Desk
from bot.faults import fault_of, log_fault
from bot.lending import found_at
from knowledge import KnowledgeError
from knowledge.opening import inspect


class Renewal:
    """Turns a desk to each new file at a path.

    `every_s` seconds lie between two looks; with 0 it looks only when it is told to.
    """

    def __init__(self, path: Path, desk: Desk, every_s: float) -> None:
        self._path = path
        self._desk = desk
        self._every_s = every_s
        self._asked = asyncio.Event()
        self._served = self._tried = found_at(path)

    def look_now(self) -> None:
        """Look at once, and try a file anew that could not be used."""
        self._asked.set()

    async def watch(self) -> None:
        """Take up one new file after the other, until it is cancelled."""
        while True:
            is_asked = await self._due()
            found = await asyncio.to_thread(found_at, self._path)
            if found != (self._served if is_asked else self._tried):
                self._tried = found
                if await self._take_up():
                    self._served = found
            elif is_asked:
                structlog.get_logger().info("knowledge_unchanged", file=self._path.name)

    async def _due(self) -> bool:
        """Wait until it is time to look; whether somebody asked for it."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._asked.wait(), self._every_s or None)
        is_asked = self._asked.is_set()
        self._asked.clear()
        return is_asked

    async def _take_up(self) -> bool:
        """Turn to the file that is there now; one line in the log says what came of it."""
        try:
            releases = await asyncio.to_thread(inspect, self._path)
            fault = await self._desk.renew()
        except (KnowledgeError, sqlite3.DatabaseError, OSError) as error:
            fault = fault_of("", error)
        if fault:
            log_fault(replace(fault, event="knowledge_not_replaced"))
            return False
        log = structlog.get_logger()
        log.info("knowledge_replaced", file=self._path.name, releases="; ".join(releases))
        return True
