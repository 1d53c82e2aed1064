"""Rows that a reader saw, and those it did not use by reason, counted while they stream past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from knowledge.records import LeftOut, RowsRead


class Tally:
    """Counts what a source's readers leave out, and keeps the first example of each reason.

    The readers themselves add to `rows_read`, used or not.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self.rows_read = 0
        self._rows: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def add(self, reason: str, path: Path, line: int, what: str) -> None:
        """Count one row that is left out."""
        self._rows[reason] += 1
        if reason not in self._examples:
            self._examples[reason] = f"{path.name}, line {line}: {what}"

    def records(self) -> Iterator[LeftOut | RowsRead]:
        """Yield how many rows were read, then each reason in order of first sight."""
        yield RowsRead(self._source, self.rows_read)
        for reason, rows in self._rows.items():
            yield LeftOut(self._source, reason, rows, self._examples[reason])
