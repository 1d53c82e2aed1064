"""What changed between two knowledge files: a summary in lines, or all of it as JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.phrases import words
from bot.render.view import Line
from knowledge.building.changes import ABOUT, WHATS, Change, Facts

_EXAMPLES = 5  # of each kind of change that are shown
_LONGEST = 120  # characters of an example
_SOURCES = 40  # changes of release are few, and all of them matter


def summary_lines(changes: Iterable[Change]) -> Iterator[Line]:
    """How many of each kind, the first examples of each, and by source."""
    counted: Counter[tuple[str, str]] = Counter()
    by_source: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    examples: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        kind = (change.about, change.what)
        counted[kind] += 1
        by_source[kind][change.source or ""] += 1
        if len(examples[kind]) < (_SOURCES if change.about == "source" else _EXAMPLES):
            examples[kind].append(change)
    if not counted:
        yield Line("text", words.NO_CHANGES)
    for about in ABOUT:
        whats = [what for what in WHATS if counted[about, what]]
        if whats:
            numbers = ", ".join(
                words.CHANGED[what].format(count=f"{counted[about, what]:,}") for what in whats
            )
            yield Line(
                "heading", words.CHANGES.format(about=words.CHANGED_PARTS[about], counts=numbers)
            )
        for what in whats:
            yield from _kind_lines(what, by_source[about, what], examples[about, what])


def _kind_lines(what: str, by_source: Counter[str], examples: list[Change]) -> Iterator[Line]:
    named = (
        words.CHANGES_OF.format(source=name, count=f"{number:,}")
        for name, number in by_source.most_common()
        if name and examples[0].about != "source"
    )
    yield Line("note", words.CHANGED_KINDS[what].format(sources=", ".join(named)).rstrip(), 1)
    for change in examples:
        yield Line("text", _shortened(_example(change)), 2)
    if more := by_source.total() - len(examples):
        yield Line("text", words.MORE_CHANGES.format(count=f"{more:,}"), 2)


def _example(change: Change) -> str:
    before, after = _told(change.before), _told(change.after)
    if change.about == "source":
        return f"{change.source}: " + _arrow(before, after)
    if change.about == "concept":
        return _arrow(before, after)
    return f"{change.concept} {change.name}: " + _arrow(before, after)


def _arrow(before: str | None, after: str | None) -> str:
    return " → ".join(each for each in (before, after) if each)


def _told(facts: Facts | None) -> str | None:
    if facts is None:
        return None
    return " · ".join(_fact(name, value) for name, value in facts.items()) or None


def _fact(name: str, value: object) -> str:
    """A value as it is read; what the file keeps as a number, in words."""
    told = words.CHANGED_FACTS.get(name)
    return told[value] if told and isinstance(value, int) else str(value)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def json_pieces(old: Path, new: Path, changes: Iterable[Change]) -> Iterator[str]:
    """All changes as the text of one JSON object, piece by piece, and their numbers at the end."""
    counted: Counter[tuple[str, str]] = Counter()
    yield f'{{"old": {json.dumps(str(old))}, "new": {json.dumps(str(new))}, "changes": ['
    separator = "\n"
    for change in changes:
        counted[change.about, change.what] += 1
        yield separator + json.dumps(_as_json(change), ensure_ascii=False)
        separator = ",\n"
    numbers = {
        about: {what: counted[about, what] for what in WHATS if counted[about, what]}
        for about in ABOUT
        if any(counted[about, what] for what in WHATS)
    }
    yield f'\n], "counts": {json.dumps(numbers)}}}\n'


def _as_json(change: Change) -> dict[str, object]:
    fields = ("about", "what", "concept", "name", "source", "before", "after")
    return {field: getattr(change, field) for field in fields}
