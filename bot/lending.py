"""What is made of the knowledge file, lent to readers, and replaced while they read.

A reader keeps what it was lent until it is done, whatever takes its place meanwhile; the last
reader of the former one closes it. So no look-up notices that the file is replaced.
"""

from __future__ import annotations

import ctypes
import gc
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import structlog

from knowledge import Knowledge, KnowledgeError, open_knowledge
from knowledge.connections import Identity, identity
from knowledge.literature import beside


def found_at(path: Path) -> tuple[Identity | None, Identity | None]:
    """Which knowledge file is at a path, and which one of fetched literature beside it."""
    return identity(path), identity(beside(path))


class Closable(Protocol):
    """What holds a knowledge file open."""

    def close(self) -> None:
        """Let the file go."""


Opened = TypeVar("Opened", bound=Closable)


@dataclass(slots=True)
class _Lent(Generic[Opened]):
    """One opening of the file, and how many hold it: its readers, and the lending itself."""

    opened: Opened
    holders: int = 1


class Lending(Generic[Opened]):
    """Lends what `open_` gives; safe from several threads.

    It is opened for the first reader, and again after a fault of the file, so that a file put in
    its place is found.
    """

    def __init__(self, open_: Callable[[], Opened]) -> None:
        self._open = open_
        self._current: _Lent[Opened] | None = None
        self._lock = threading.Lock()

    @contextmanager
    def lent(self) -> Iterator[Opened]:
        """What is open now, for as long as it is read."""
        with self._lock:
            if self._current is None:
                self._current = _Lent(self._open())
            lent = self._current
            lent.holders += 1
        try:
            yield lent.opened
        except (KnowledgeError, sqlite3.DatabaseError):
            self._withdraw(lent)
            raise
        finally:
            self._let_go(lent)

    def renew(self) -> None:
        """Open the file that is there now and lend it from then on; a fault leaves all as it was.

        Raises:
            KnowledgeError, sqlite3.DatabaseError: the file cannot be used.
        """
        self._put(_Lent(self._open()))

    def close(self) -> None:
        """Lend it no more; it is closed when its last reader is done."""
        self._put(None)

    def _put(self, coming: _Lent[Opened] | None) -> None:
        with self._lock:
            former, self._current = self._current, coming
        if former:
            self._let_go(former)

    def _withdraw(self, lent: _Lent[Opened]) -> None:
        """Lend this one to nobody any more; another that has taken its place meanwhile stays."""
        with self._lock:
            is_current = self._current is lent
            if is_current:
                self._current = None
        if is_current:
            self._let_go(lent)

    def _let_go(self, lent: _Lent[Opened]) -> None:
        with self._lock:
            lent.holders -= 1
            is_last = not lent.holders
        if is_last:
            lent.opened.close()


def free_memory() -> None:
    """Give back to the system what nothing holds any more."""
    gc.collect()  # what keeps results for methods of its own is freed no sooner
    # The C library keeps what is freed; after a large knowledge file that is half as much again
    # as the process needs. Other C libraries have no such call, and Windows no such handle.
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


class Following:
    """One knowledge file for one reader, opened anew where another is in its place."""

    def __init__(self, opened: Knowledge) -> None:
        self._opened = opened
        self._path = opened.store.path
        self._seen = found_at(self._path)

    def current(self) -> Knowledge:
        """The knowledge that is there now; the former one where that cannot be used."""
        found = found_at(self._path)
        if found != self._seen:
            self._seen = found
            try:
                coming = open_knowledge(self._path)
            except (KnowledgeError, sqlite3.DatabaseError) as error:
                structlog.get_logger().error("knowledge_not_replaced", problem=str(error))
            else:
                self._opened.close()
                self._opened = coming
                free_memory()  # the former file stays on the disk for as long as it is mapped
        return self._opened
