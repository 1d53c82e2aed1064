"""Connections to one knowledge file, shared by all threads, for as long as it is read.

The file is opened immutable, so no lock is ever taken and the page cache is shared between
processes. Another file may be put in its place at any time: what is open goes on reading the
former one, and nothing that is opened later may mix the two.
"""

from __future__ import annotations

import os
import queue
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_MMAP = 268_435_456  # bytes of the file that are read without copying them

Identity = tuple[int, int, int, int]


def identity(file: Path | int) -> Identity | None:
    """Which file is at a path or open: device, number, time of change (ns), size; None for none."""
    try:
        found = file.stat() if isinstance(file, Path) else os.fstat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def address(file: Path) -> str:
    """The address under which SQLite opens a file for reading, without taking a lock."""
    return f"{file.resolve().as_uri()}?mode=ro&immutable=1"


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that nobody writes to any more; raises `sqlite3.Error`."""
    with closing(sqlite3.connect(address(file), uri=True)) as db:
        yield db


def damage(db: sqlite3.Connection, most: int) -> tuple[str, ...]:
    """What SQLite finds wrong with a file once it has read all its pages, at most so much."""
    found = db.execute(f"PRAGMA quick_check({most})")
    return tuple(text for (text,) in found if text != "ok")


class Connections:
    """As many connections as threads read at once, until they are closed together."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises `sqlite3.DatabaseError` where it cannot be opened."""
        self._path = path.resolve()
        self._free: queue.SimpleQueue[sqlite3.Connection] = queue.SimpleQueue()
        self._opened: list[sqlite3.Connection] = []
        first = None
        while first is None:  # again where the file is replaced at this very moment
            self.identity = identity(self._path)
            first = self._connect()
        self._free.put(first)

    def rows(
        self, sql: str, values: tuple[str | int | bytes | None, ...] = ()
    ) -> list[sqlite3.Row]:
        """All rows of a query."""
        db = self._taken()
        try:
            return db.execute(sql, values).fetchall()
        finally:
            self._free.put(db)

    def close(self) -> None:
        """Close all connections; nobody may be reading any more."""
        for db in self._opened:
            db.close()

    def _taken(self) -> sqlite3.Connection:
        """A connection that nobody uses: a new one, else the first that becomes free."""
        try:
            return self._free.get_nowait()
        except queue.Empty:
            return self._connect() or self._free.get()

    def _connect(self) -> sqlite3.Connection | None:
        """One more connection; None where the path leads to another file than the first did."""
        try:
            db = sqlite3.connect(address(self._path), uri=True, check_same_thread=False)
        except sqlite3.OperationalError:
            if self._opened and identity(self._path) != self.identity:
                return None
            raise
        if identity(self._path) != self.identity:
            db.close()
            return None
        self._opened.append(db)
        db.row_factory = sqlite3.Row
        db.execute(f"PRAGMA mmap_size = {_MMAP}")
        return db
