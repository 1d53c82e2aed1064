"""What hurts, swells or itches, as phrases say it of any part of the body: "painful neck".

"Pain in the left side of my neck", "my neck and shoulders have been really sore" and "both of his
knees swell up" stand for what is written once for each part in ``data/equivalents``. Which words
complain, and which may stand between them and the part, is listed in ``data/story.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

import rtoml

from knowledge.language import equivalents
from knowledge.language.equivalents import Reading
from knowledge.language.said import DATA
from knowledge.text import fold

_BETWEEN = 6  # words at most between a complaint and a part
_PART = 2  # words of a part: "lower back"
_MOST = 3  # parts of one complaint
_OF = "of"  # "the back of my knee" is the knee


@dataclass(frozen=True, slots=True)
class _Complaints:
    """Folded words: what complaints are in phrases, and what may stand beside a part.

    `before` it, behind the complaint; `behind` it, before the complaint; `joining` it to others.
    `close` are complaints that stand before a part with nothing but whose it is between.
    """

    as_said: Mapping[str, str]
    before: frozenset[str]
    behind: frozenset[str]
    joining: frozenset[str]
    close: frozenset[str]


@cache
def _load() -> _Complaints:
    file = rtoml.loads(DATA.read_text("utf-8"))
    given, clauses = file["complaints"], file["clauses"]
    as_said = {
        fold(form): fold(said) for said, forms in given["said"].items() for form in forms.split()
    }
    before, behind, joining, close, *linking = (
        frozenset(map(fold, text.split()))
        for text in (
            *(given[key] for key in ("before", "behind", "joining", "close")),
            *(clauses[key] for key in ("links", "beside", "degrees")),
        )
    )
    owning = equivalents.OWNING
    return _Complaints(
        as_said, before | owning, behind.union(owning, *linking), joining | owning, close
    )


def readings(words: Sequence[str]) -> Iterator[Reading]:
    """The complaints of parts as names say them; of several parts in a row each, over all words."""
    known = _load()
    for place, word in enumerate(words):
        if complaint := known.as_said.get(word):
            beside = equivalents.OWNING if word in known.close else known.before
            parts, end = _behind(words, place + 1, complaint, beside)
            yield from _of(parts, place, end, complaint)
            parts, start = _before(words, place, complaint)
            yield from _of(parts, start, place + 1, complaint)


def _of(parts: Sequence[Sequence[str]], start: int, end: int, complaint: str) -> Iterator[Reading]:
    for part in parts:
        for read in equivalents.read_as((complaint, *part)):
            yield Reading(start, end, read)


def _behind(
    words: Sequence[str], start: int, complaint: str, beside: AbstractSet[str]
) -> tuple[list[Sequence[str]], int]:
    """The parts that stand behind a complaint, and where the last of them ends."""
    parts: list[Sequence[str]] = []
    place = end = start
    while len(parts) < _MOST:
        past = min(place + _BETWEEN, len(words))
        while place < past and words[place] in beside:
            place += 1
        part = _part(complaint, [words[place : place + each] for each in range(_PART, 0, -1)])
        if not part:
            break
        if parts and words[end : end + 1] == [_OF]:
            parts.pop()
        parts.append(part)
        place = end = place + len(part)
        beside |= _load().joining
    return parts, end


def _before(words: Sequence[str], end: int, complaint: str) -> tuple[list[Sequence[str]], int]:
    """The parts that stand before a complaint, and where the first of them begins."""
    known = _load()
    parts: list[Sequence[str]] = []
    place = start = end
    beside = known.behind
    while len(parts) < _MOST:
        past = max(place - _BETWEEN, 0)
        while place > past and words[place - 1] in beside:
            place -= 1
        lengths = range(min(_PART, place), 0, -1)
        part = _part(complaint, [words[place - each : place] for each in lengths])
        if not part:
            break
        parts.append(part)
        place = start = place - len(part)
        beside = known.joining
    return parts, start


def _part(complaint: str, stretches: Sequence[Sequence[str]]) -> Sequence[str]:
    """The first of the stretches that phrases say the complaint of; none is empty."""
    return next((each for each in stretches if equivalents.read_as((complaint, *each))), ())
