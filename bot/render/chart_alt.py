"""What a chart shows in words, for whoever hears the picture instead of seeing it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date

from bot.phrases import words
from bot.render.chart_data import Row, Tally
from bot.render.view import View, source_of
from knowledge.record.frequency import Band

MOST = 1_024  # characters of a description (https://docs.discord.com/developers/reference)
_NAME = 150  # of a concept's name; longer ones are cut
_FEATURE = 60
_NAMED = 5  # features
_SOURCES = 4
# Without the age of a source, which would make another picture of the same data each month.
_AGELESS = View(date.max, sys.maxsize, (), ())


def alt_text(counted: Tally) -> str:
    """The numbers of the chart, its most frequent features and its sources.

    Where there is not room for all body systems, those with most features are named, and how many
    others there are.
    """
    start = [
        words.CHART_ALT.format(count=counted.everything.total, name=_cut(counted.name, _NAME)),
        words.CHART_ALT_BANDS.format(bands=_bands(counted)),
    ]
    end = [*_ending(counted)]
    taken = len(" ".join((*start, *end))) + 1
    return " ".join((*start, _systems(counted.rows, MOST - taken), *end))


def system_name(row: Row) -> str:
    """The body system of a row."""
    return row.name or words.NO_BODY_SYSTEM


def system_count(row: Row) -> str:
    """The body system of a row with how many features it has."""
    return words.CHART_SYSTEM.format(system=system_name(row), count=row.total)


def band_name(band: Band) -> str:
    """A class of frequency with its range."""
    said, of = words.CHART_BANDS[band], words.CHART_RANGES[band]
    return words.CHART_BAND.format(band=said, range=of) if of else said


def and_more(names: Sequence[str], shown: int) -> str:
    """The first names, and how many there are beyond them."""
    listed = "; ".join(names[:shown])
    beyond = len(names) - shown
    return words.CHART_AND_MORE.format(names=listed, count=beyond) if beyond > 0 else listed


def source_names(counted: Tally) -> str:
    """The sources of the features with their releases, each once."""
    named = list(dict.fromkeys(source_of(each, _AGELESS) for each in counted.stated))
    return and_more(named, _SOURCES)


def _bands(counted: Tally) -> str:
    return ", ".join(
        f"{band_name(each)} {counted.everything.counts[each]}" for each in counted.bands
    )


def _ending(counted: Tally) -> Iterator[str]:
    named = [
        _cut(name, _FEATURE)
        for band in counted.bands
        if band.is_told
        for name in counted.names[band]
    ]
    if named:
        yield words.CHART_ALT_FREQUENT.format(names="; ".join(named[:_NAMED]))
    if counted.absent:
        yield words.CHART_ALT_ABSENT.format(count=len(counted.absent))
    yield f"{words.SOURCES.format(sources=source_names(counted))}."
    section = words.SECTIONS["features_by_system"]
    yield words.CHART_ALT_TEXT.format(section=section)


def _systems(rows: Sequence[Row], most: int) -> str:
    """As many body systems as there is room for, those with most features first."""
    for many in range(len(rows), -1, -1):
        said = [*map(system_count, rows[:many])]
        if beyond := rows[many:]:
            largest = max(row.total for row in beyond)
            said.append(words.CHART_ALT_MORE_SYSTEMS.format(count=len(beyond), most=largest))
        sentence = words.CHART_ALT_SYSTEMS.format(systems="; ".join(said))
        if len(sentence) <= most:
            break
    return sentence


def _cut(text: str, most: int) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
