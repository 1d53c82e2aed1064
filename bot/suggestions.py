"""Names suggested while somebody types, from a thread of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from bot.faults import fault_of, log_fault
from bot.lending import Lending
from knowledge import Knowledge
from knowledge.matching.suggest import Suggester, Suggestion


class Suggestions:
    """Suggests names of what `open_knowledge` opens, until it is closed."""

    def __init__(self, open_knowledge: Callable[[], Knowledge]) -> None:
        self._suggesters = Lending(lambda: _suggester(open_knowledge()))
        # Suggestions come with every key stroke and must not wait behind questions.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="suggest")

    async def of(self, typed: str, pinned: Mapping[str, str] | None = None) -> list[Suggestion]:
        """The concepts that may be meant by what is typed so far; empty after a fault."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, self._suggested, typed, pinned)
        except Exception as error:  # noqa: BLE001  # logged; a list that stays empty says enough
            log_fault(fault_of("suggestion_failed", error))
            return []

    def _suggested(self, typed: str, pinned: Mapping[str, str] | None) -> list[Suggestion]:
        with self._suggesters.lent() as suggester:
            return suggester.suggest(typed, pins=pinned)

    async def renew(self) -> None:
        """Suggest from the file that is there now.

        Raises:
            KnowledgeError, sqlite3.DatabaseError: nothing can be suggested from it.
        """
        await asyncio.to_thread(self._suggesters.renew)

    def close(self) -> None:
        """Let the knowledge and the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._suggesters.close()


def _suggester(knowledge: Knowledge) -> Suggester:
    """What suggests names; it needs no fetched literature, which is let go."""
    if knowledge.literature:
        knowledge.literature.close()
    return Suggester(knowledge.store)
