r"""The safety corpora of `tests/data/safety`, and how the screening does on them.

Each file is a table: `split`, `kind` (for harmless lines: what sort of line it is), `detail`
where there is one, and the message; ``\n`` stands for a line break. `seen` lines were at hand
while the rules were written; `held_out` lines were first tried on rules not fitted to them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.safety import Level, Screening, screen

FOLDER = Path(__file__).parent / "data" / "safety"
LEVEL_OF_FILE: dict[str, Level] = {"stop": "stop", "accompany": "accompany", "harmless": "clear"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a corpus; `kind` is the screening's kind, `sort` what the table says."""

    text: str
    split: Literal["seen", "held_out"]
    level: Level
    kind: str | None
    detail: str | None
    sort: str

    @property
    def expected(self) -> tuple[Level, str | None, str | None]:
        """What the screening must say."""
        return self.level, self.kind, self.detail


@dataclass(frozen=True, slots=True)
class Figures:
    """How many lines were tried, and those that were screened otherwise than they should be."""

    tried: int
    wrong: tuple[tuple[Line, Screening], ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """Lines that got a weaker level than they call for, each with what it got."""
        return self._lines(harsher=False)

    @property
    def false_alarms(self) -> tuple[str, ...]:
        """Lines that got a stronger level than they call for, each with what it got."""
        return self._lines(harsher=True)

    def _lines(self, *, harsher: bool) -> tuple[str, ...]:
        rank = {"clear": 0, "accompany": 1, "stop": 2}
        return tuple(
            f"{line.text} -> {got.level} {got.kind} (expected {line.level} {line.kind})"
            for line, got in self.wrong
            if got.level != line.level and (rank[got.level] > rank[line.level]) == harsher
        )

    @property
    def other_kind(self) -> tuple[str, ...]:
        """Lines with the right level but another kind or detail."""
        return tuple(
            f"{line.text} -> {got.kind} {got.detail} (expected {line.kind} {line.detail})"
            for line, got in self.wrong
            if got.level == line.level
        )


def read_corpus(name: str) -> tuple[Line, ...]:
    """The lines of one corpus: "stop", "accompany" or "harmless"."""
    level = LEVEL_OF_FILE[name]
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as rows:
        return tuple(_line(row, level) for row in csv.DictReader(rows, delimiter="\t", quoting=3))


def _line(row: dict[str, str], level: Level) -> Line:
    return Line(
        text=row["text"].replace("\\n", "\n"),
        split="seen" if row["split"] == "seen" else "held_out",
        level=level,
        kind=None if level == "clear" else row["kind"],
        detail=row.get("detail") or None,
        sort=row["kind"],
    )


def figures(lines: Iterable[Line]) -> Figures:
    """Screen the lines and keep what went otherwise than expected."""
    tried = [(line, screen(line.text)) for line in lines]
    wrong = [
        (line, got) for line, got in tried if (got.level, got.kind, got.detail) != line.expected
    ]
    return Figures(len(tried), tuple(wrong))
