"""The clinical features of a concept as a picture: body systems down, frequencies across.

Nothing is said by colour alone: each class of frequency has its own column with its name above,
and each bar its number beside it. Text and edges are dark on a light sheet of the picture's own,
so that it reads the same in any theme; letters are as large as a phone's own where the picture is
shown 400 pixels wide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.phrases import words
from bot.render.chart_alt import (
    alt_text,
    and_more,
    band_name,
    source_names,
    system_count,
    system_name,
)
from bot.render.chart_data import FEWEST, Described, Row, Tally, tally
from bot.render.pen import Pen, height, room, wrapped
from knowledge.record.frequency import Band

__all__ = ["FEWEST", "Chart", "Described", "chart"]

WIDTH = 840
PAPER = "#ffffff"
INK = "#16202c"
FAINT = "#47535f"  # still readable: what may be read second
EDGE = "#0b3c6f"
_GRID = "#c9d0d8"
FILLS: dict[Band, str | None] = {  # lighter where rarer, also without colours; None: hatched
    Band.OBLIGATE: "#0b3c6f",
    Band.VERY_FREQUENT: "#2163a8",
    Band.FREQUENT: "#5b95d1",
    Band.OCCASIONAL: "#a3c8ec",
    Band.VERY_RARE: "#dcebf9",
    Band.OTHERWISE: PAPER,
    Band.NOT_GIVEN: None,
}
_MARGIN = 28
_INSIDE = WIDTH - 2 * _MARGIN
_GAP = 10
_TITLE, _TEXT, _SMALL = 34, 24, 21
_BAR = 28
_LEAST = 6  # pixels of a bar: one feature among many is still seen
_ROWS = 10  # body systems with bars of their own; what is beyond is told in words
_SYSTEM_LINES = 6  # of their names
_NAME_LINES = 3  # of names of features in each class
_GROUPS = 2  # classes whose features are named


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as a PNG file, what it shows in words (at most 1,024 characters), a file's name."""

    png: bytes
    alt: str
    filename: str


def chart(concept: Described) -> Chart | None:
    """The chart of a concept's features, in the language spoken; None for fewer than ten.

    The same concept in the same language gives the same bytes.
    """
    counted = tally(concept)
    if counted is None:
        return None
    name = re.sub(r"[^A-Za-z0-9]+", "-", counted.concept)
    return Chart(_drawn(counted), alt_text(counted), f"{name}-features.png")


def _drawn(counted: Tally) -> bytes:
    pen = Pen(WIDTH, PAPER)
    pen.y = _MARGIN
    _head(pen, counted)
    _table(pen, counted)
    _names(pen, counted)
    _foot(pen, counted)
    pen.y += _MARGIN - _GAP
    return pen.png()


def _paragraph(pen: Pen, text: str, size: int, ink: str, most: int, *, bold: bool = False) -> None:
    lines = wrapped(text, size, _INSIDE, most, bold=bold)
    pen.y = pen.lines(lines, _MARGIN, pen.y, size, ink, bold=bold) + _GAP // 2


def _head(pen: Pen, counted: Tally) -> None:
    """Whose features, how many, and how to read what follows."""
    _paragraph(pen, counted.name, _TITLE, INK, 5, bold=True)
    _paragraph(pen, words.CHART_TITLE, _TEXT, INK, 2)
    count = words.FEATURE_COUNT.format(count=counted.everything.total)
    several = words.CHART_SEVERAL if counted.is_overlapping else ""
    _paragraph(pen, f"{count} {several}", _SMALL, FAINT, 3)
    pen.y += _GAP


# The table: a row for each body system, a column for each class of frequency that is used.


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand, how wide they are, and how many pixels one feature is long."""

    bands: tuple[Band, ...]
    width: int
    unit: float

    def left(self, at: int) -> int:
        """The left side of a column."""
        return _MARGIN + at * self.width


def _columns(counted: Tally, rows: Sequence[Row]) -> _Columns:
    width = _INSIDE // len(counted.bands)
    most = max(row.counts[band] for row in rows for band in counted.bands)
    free = width - 2 * _GAP - room(str(counted.everything.total), _TEXT)
    return _Columns(counted.bands, width, free / most)


def _table(pen: Pen, counted: Tally) -> None:
    shown, beyond = counted.rows[:_ROWS], counted.rows[_ROWS:]
    columns = _columns(counted, shown)
    _column_heads(pen, columns)
    _row(pen, columns, words.CHART_ALL, counted.everything, is_sum=True)
    for row in shown:
        _row(pen, columns, system_name(row), row)
    pen.rule(_MARGIN, pen.y, _GRID)
    pen.y += _GAP
    if beyond:
        said = words.CHART_MORE_SYSTEMS.format(count=len(beyond))
        _listed(pen, said, [system_count(row) for row in beyond], _SYSTEM_LINES)


def _column_heads(pen: Pen, columns: _Columns) -> None:
    """The classes of frequency above their columns, all ending at the same height."""
    heads = [
        (
            *wrapped(words.CHART_BANDS[band], _SMALL, columns.width - _GAP // 2, 3, bold=True),
            *filter(None, [words.CHART_RANGES[band]]),
        )
        for band in columns.bands
    ]
    most = max(map(len, heads))
    for at, (band, head) in enumerate(zip(columns.bands, heads, strict=True)):
        y = pen.y + (most - len(head)) * height(_SMALL)
        said = len(head) - bool(words.CHART_RANGES[band])
        y = pen.lines(head[:said], columns.left(at), y, _SMALL, INK, bold=True)
        pen.lines(head[said:], columns.left(at), y, _SMALL, FAINT)
    pen.y += most * height(_SMALL) + _GAP


def _row(pen: Pen, columns: _Columns, name: str, row: Row, *, is_sum: bool = False) -> None:
    """A body system with how many features it has; below, a bar and a number for each class.

    The sums have no bars: beside them all others would be short.
    """
    pen.rule(_MARGIN, pen.y, _GRID)
    pen.y += _GAP // 2
    total = f" {row.total}"
    (label,) = wrapped(name, _TEXT, _INSIDE - room(total, _TEXT, bold=True), 1, bold=is_sum)
    pen.line(label, _MARGIN, pen.y, _TEXT, INK, bold=is_sum)
    right = _MARGIN + room(f"{label} ", _TEXT, bold=is_sum)
    pen.line(str(row.total), right, pen.y, _TEXT, INK, bold=True)
    pen.y += height(_TEXT) + _GAP // 2
    for at, band in enumerate(columns.bands):
        if count := row.counts[band]:
            left = columns.left(at)
            if not is_sum:
                right = left + max(round(count * columns.unit), _LEAST)
                pen.bar((left, pen.y, right, pen.y + _BAR), FILLS[band], EDGE)
                left = right + _GAP
            pen.line(str(count), left, pen.y, _TEXT, INK, bold=is_sum)
    pen.y += _BAR + _GAP


# Below the table.


def _names(pen: Pen, counted: Tally) -> None:
    """The names of the most frequent features, and what is reported absent."""
    groups = [band for band in counted.bands if band.is_told]
    for band in groups[:_GROUPS]:
        head = words.CHART_GROUP.format(band=band_name(band))
        _listed(pen, head, counted.names[band])
    how = words.CHART_HOW if groups else words.CHART_NO_FREQUENCY
    _paragraph(pen, how, _SMALL, FAINT, 2)
    if counted.absent:
        said = words.CHART_ABSENT.format(count=len(counted.absent))
        _listed(pen, said, counted.absent)


def _listed(pen: Pen, head: str, names: Sequence[str], most: int = _NAME_LINES) -> None:
    """As many names as there is room for, and how many more there are."""
    lines = wrapped(f"{head}{and_more(names, 1)}", _SMALL, _INSIDE, most)
    for many in range(2, len(names) + 1):
        longer = wrapped(f"{head}{and_more(names, many)}", _SMALL, _INSIDE, most + 1)
        if len(longer) > most:
            break
        lines = longer
    pen.y = pen.lines(lines, _MARGIN, pen.y, _SMALL, INK) + _GAP


def _foot(pen: Pen, counted: Tally) -> None:
    pen.rule(_MARGIN, pen.y, _GRID)
    pen.y += _GAP
    _paragraph(pen, words.SOURCES.format(sources=source_names(counted)), _SMALL, INK, 3)
    _paragraph(pen, words.FOOTER, _SMALL, FAINT, 2)
