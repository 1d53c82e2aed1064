r"""The safety corpora of `tests/data/safety`, and how the screening does on them.

Tables for each language: `level`, `kind` (for harmless lines: what sort of line it is), `detail`
where there is one, and the message; ``\n`` stands for a line break. Part of the lines, chosen by a
hash of their text, is held out: rules are never fitted to them, and their failures are counted,
not read. `HELD_OUT_OF` says how many. The batches are:

- ``en.tsv`` and so on: written beside the rules, a third is held out;
- ``en_first.tsv``: what the first rules were made with, nothing is held out;
- ``en_wordings.tsv`` and so on: written before the rules were read, half is held out;
- ``en_fresh.tsv`` and so on: written before the rules were read, harder and less direct, and tried
  only once the rules had been changed; none of it has been read since. A part of its own.
- ``en_second.tsv`` and so on: half of a batch by a second writer, who knew neither rules nor lines;
  what rules were changed with, nothing is held out;
- ``en_second_held.tsv`` and so on: its other half, counted, never read. A part of its own;
- ``en_third.tsv`` and ``en_third_held.tsv`` and so on: two halves, drawn at random, of a batch of
  indirect, slangy and misspelt wordings, of harmless ones that look alike, and of what people ask
  about their own future; the rules were changed with the first half only;
- ``en_tried.tsv`` and so on: wordings made up while changing the rules, those that came out right;
- ``en_letters.tsv`` and so on: long harmless letters full of illness, and twins of them in which
  something happens now, made up before the rules were changed for letters: those that come out
  right. ``docs/safety.md`` says how many did at first.

A line that has no kind is right at any kind of its level.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from knowledge.safety import Level, Screening, screen

FOLDER = Path(__file__).parent / "data" / "safety"
LANGUAGES = ("en", "es", "fr", "de")
Part = Literal["tuning", "held_out", "fresh", "second", "third"]
PARTS: tuple[Part, ...] = ("tuning", "held_out", "fresh", "second", "third")
CorpusLevel = Literal["stop", "accompany", "harmless"]
LEVELS: dict[CorpusLevel, Level] = {"stop": "stop", "accompany": "accompany", "harmless": "clear"}
# Of each batch, one line in so many is held out; 0: none.
HELD_OUT_OF = {"": 3, "first": 0, "wordings": 2, "second": 0, "third": 0, "tried": 0, "letters": 0}
# These batches are parts of their own: none of their lines was read when rules were changed.
UNREAD: dict[str, Part] = {"fresh": "fresh", "second_held": "second", "third_held": "third"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a corpus; `kind` is the screening's kind, `sort` what the table says."""

    text: str
    language: str
    batch: str
    part: Part
    level: CorpusLevel
    kind: str | None
    detail: str | None
    sort: str

    def is_met(self, got: Screening) -> bool:
        """Whether the screening says what it must."""
        right_level = got.level == LEVELS[self.level]
        return right_level and (not self.sort or (got.kind, got.detail) == (self.kind, self.detail))


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

    @property
    def false_stops(self) -> int:
        """How many lines were stopped that should not have been."""
        return sum(got.level == "stop" != line.level for line, got in self.wrong)

    def _lines(self, *, harsher: bool) -> tuple[str, ...]:
        rank = {"clear": 0, "accompany": 1, "stop": 2}
        return tuple(
            f"{line.text} -> {got.level} {got.kind} (expected {line.level} {line.kind})"
            for line, got in self.wrong
            if got.level != LEVELS[line.level]
            and (rank[got.level] > rank[LEVELS[line.level]]) == harsher
        )

    @property
    def other_kind(self) -> tuple[str, ...]:
        """Lines with the right level but another kind or detail."""
        return tuple(
            f"{line.text} -> {got.kind} {got.detail} (expected {line.kind} {line.detail})"
            for line, got in self.wrong
            if got.level == LEVELS[line.level]
        )


@cache
def read_corpora() -> tuple[Line, ...]:
    """The lines of all languages."""
    return tuple(line for path in sorted(FOLDER.glob("*.tsv")) for line in _lines(path))


def _lines(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield _line(row, path)


def _line(row: dict[str, str], path: Path) -> Line:
    level = cast("CorpusLevel", row["level"])  # what else stands there fails in LEVELS
    language, _, batch = path.stem.partition("_")
    return Line(
        text=row["text"].replace("\\n", "\n"),
        language=language,
        batch=batch,
        part=UNREAD.get(batch) or part_of(row["text"], HELD_OUT_OF[batch]),
        level=level,
        kind=None if level == "harmless" else row["kind"] or None,
        detail=row["detail"] or None,
        sort=row["kind"],
    )


def part_of(text: str, held_out_of: int) -> Part:
    """Whether a line is held out: one in so many is, chosen by nothing but its letters."""
    first = hashlib.sha256(text.casefold().encode()).digest()[0]
    return "held_out" if held_out_of and first % held_out_of == 0 else "tuning"


def figures(lines: Iterable[Line]) -> Figures:
    """Screen the lines and keep what went otherwise than expected."""
    tried = [(line, screen(line.text)) for line in lines]
    wrong = [(line, got) for line, got in tried if not line.is_met(got)]
    return Figures(len(tried), tuple(wrong))
