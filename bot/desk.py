"""Where Discord's entrances hand in a question and get a card.

Look-ups and drawing run in a bounded pool of threads, so the event loop stays free. A fault
becomes one sentence for the asker and one line in the log, without what was asked or by whom.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from bot.answering import Answering
from bot.controls import Wish
from bot.conversation import Conversation
from bot.phrases import en
from bot.render import cards, markdown
from bot.render.card import Card
from bot.render.cards import Surface
from bot.render.view import View
from knowledge import Answer, Knowledge, KnowledgeError, Reply
from knowledge.suggest import Suggester, Suggestion

# Look-ups at once. One thread does as many a second; with two a long one holds up nobody.
_THREADS = 2
_PACE_S, _PACE_SHARE = 0.005, 0.05  # of a look-up; how much the last one counts in the mean
_PATIENCE_S = 2.0
_LONGEST_QUEUE_S = 1.5
_HELP = frozenset({"", "help", "?", "hilfe", "aide", "ayuda"})


@dataclass(frozen=True, slots=True)
class _Opened:
    """A knowledge file in use."""

    answering: Answering
    suggester: Suggester


class Desk:
    """Takes questions from every entrance and gives cards, until it is closed.

    `open_knowledge` is called on the first question, and again after a fault of the file, so that
    a file put in its place is found.
    """

    def __init__(
        self,
        open_knowledge: Callable[[], Knowledge],
        conversation: Conversation,
        make_view: Callable[[], View],
        *,
        plain: bool = False,
    ) -> None:
        self._open = open_knowledge
        self._conversation = conversation
        self._make_view = make_view
        self._opened: _Opened | None = None
        self._opening = threading.Lock()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="look-up")
        # Suggestions come with every key stroke and must not wait behind questions.
        self._suggesting = ThreadPoolExecutor(1, thread_name_prefix="suggest")
        self.plain = plain
        self._waiting = 0  # questions handed to the pool and not yet drawn
        self._pace_s = _PACE_S
        self._begun = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self.closing = False

    @property
    def patience_s(self) -> float:
        """How long to wait for a card before the asker is told that it takes a while.

        Discord waits three seconds for a first answer. Where so many wait already that the card
        would come late, they are told at once, while there is time for that.
        """
        return 0.0 if self._waiting * self._pace_s > _LONGEST_QUEUE_S else _PATIENCE_S

    # What entrances ask for.

    async def ask(self, text: str, place: Hashable, surface: Surface, about: str | None) -> Card:
        """The card in reply to a message."""
        if text.strip().casefold() in _HELP:
            return cards.message(en.HELP_HERE, surface)
        return await self._drawn(lambda use: use.reply(text, place, about), surface)

    async def named(self, name: str, place: Hashable, surface: Surface, wish: Wish) -> Card:
        """The card of a name, or of an id that was chosen from the list, as a command wishes."""
        return await self._drawn(
            lambda use: use.named(name, place, wish.intents, wish.sections), surface, wish
        )

    async def show(self, concept: str, place: Hashable, surface: Surface, wish: Wish) -> Card:
        """The card of a concept, as a button or menu wishes."""

        def reply(use: Answering) -> Reply:
            shown = use.open(concept, place, wish.intents, wish.sections)
            if isinstance(shown, Answer):
                return replace(shown, notice=wish.notice, urgent=wish.urgent)
            return shown

        return await self._drawn(reply, surface, wish)

    async def suggest(self, typed: str) -> list[Suggestion]:
        """The concepts that may be meant by what is typed so far; empty after a fault."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._suggesting, self._suggested, typed)
        except Exception as error:  # noqa: BLE001  # logged; a list that stays empty says enough
            log_fault("suggestion_failed", error)
            return []

    # Work that was begun is finished before the process ends.

    @contextmanager
    def at_work(self) -> Iterator[None]:
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

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._suggesting.shutdown(wait=False, cancel_futures=True)

    # In the threads.

    async def _drawn(
        self, reply: Callable[[Answering], Reply], surface: Surface, wish: Wish | None = None
    ) -> Card:
        def draw() -> Card:
            start = time.perf_counter()
            try:
                replied = reply(self._in_use().answering)
                return cards.render(replied, self._make_view(), surface, wish)
            finally:
                self._pace_s += (time.perf_counter() - start - self._pace_s) * _PACE_SHARE

        loop = asyncio.get_running_loop()
        self._waiting += 1
        try:
            return await loop.run_in_executor(self._pool, draw)
        except (KnowledgeError, sqlite3.DatabaseError) as error:
            self._opened = None
            log_fault("knowledge_failed", error)
        except Exception as error:  # noqa: BLE001  # the asker is answered, the operator told
            log_fault("look_up_failed", error)
        finally:
            self._waiting -= 1
        return cards.message(markdown.escape(en.FAILED), surface, alert=True)

    def _suggested(self, typed: str) -> list[Suggestion]:
        return self._in_use().suggester.suggest(typed)

    def _in_use(self) -> _Opened:
        opened = self._opened
        if opened is None:
            with self._opening:
                opened = self._opened
                if opened is None:
                    knowledge = self._open()
                    answering = Answering(knowledge, self._conversation)
                    opened = _Opened(answering, Suggester(knowledge.store))
                    self._opened = opened
        return opened

    async def prepare(self) -> None:
        """Open the knowledge before anybody asks; a fault is logged and tried again later."""
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._pool, self._in_use)
        except (KnowledgeError, sqlite3.DatabaseError) as error:
            log_fault("knowledge_failed", error)


def log_fault(event: str, error: BaseException) -> None:
    """One line for the operator: what failed, of which type and where; no text of the asker.

    Only faults of the knowledge file tell their message: they are made of paths, never of what
    was asked.
    """
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else None
    facts = {"problem": str(error)} if isinstance(error, KnowledgeError) else {}
    structlog.get_logger().error(event, error=type(error).__name__, where=where, **facts)
