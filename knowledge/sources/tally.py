"""Rows that a reader saw and did not use, counted by reason while the others stream past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from knowledge.records import LeftOut


class Tally:
    """Counts what a source's readers leave out, and keeps the first example of each reason."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._rows: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def add(self, reason: str, path: Path, line: int, what: str) -> None:
        """Count one row that is left out."""
        self._rows[reason] += 1
        if reason not in self._examples:
            self._examples[reason] = f"{path.name}, line {line}: {what}"

    def records(self) -> Iterator[LeftOut]:
        """Yield one record for each reason, in order of first sight."""
        for reason, rows in self._rows.items():
            yield LeftOut(self._source, reason, rows, self._examples[reason])
