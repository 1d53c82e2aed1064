"""Words and phrases that a reader takes for one another: what people say, and what names have.

They stand in ``data/equivalents``: groups of words with how near they are, phrases of several
words, what else names are called, and patterns that build names from a part and an ending. All
are folded as names are (`text.fold`), so that a look-up takes the words of a question as they
come from `text.tokens`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.text import fold

FOLDER = Path(__file__).parent / "data" / "equivalents"

_EDITS = ((7, 2), (5, 1))  # that a word of so many letters or more may have; the first is right


@dataclass(frozen=True, slots=True)
class Reading:
    """The words from `start` to `end` (excluded) of a message, read as other words."""

    start: int
    end: int
    words: tuple[str, ...]

    def of(self, words: Sequence[str]) -> list[str]:
        """All the words with this stretch of them replaced."""
        return [*words[: self.start], *self.words, *words[self.end :]]


def words(word: str) -> tuple[tuple[str, float], ...]:
    """The words that a folded word may stand for besides itself, nearest first: (word, 0–1)."""
    return _load().words.get(word, ())


def phrases(words: Sequence[str]) -> list[Reading]:
    """The other readings of stretches of a message: by place, longer stretches first.

    They may overlap, each being one way to read one stretch; of a stretch the likeliest is first.
    """
    known = _load()
    return [
        Reading(start, start + length, reading)
        for start, word in enumerate(words)
        for length in known.lengths.get(word, ())
        if start + length <= len(words)
        for reading in known.readings.get(tuple(words[start : start + length]), ())
    ]


def spelt(word: str) -> str:
    """The word of a phrase that a word of none most likely misspells, else the word itself."""
    known = _load()
    edits = next((most for least, most in _EDITS if len(word) >= least), 0)
    if not edits or word in known.phrase_words:
        return word
    near = chain.from_iterable(
        known.by_length.get((word[0], length), ())
        for length in range(len(word) - edits, len(word) + edits + 1)
    )
    found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=edits)
    return found[0] if found else word


_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Equivalents:
    """The bundled equivalents; `lengths` of the phrases that begin with a word, longest first.

    `by_length` has the words of phrases by their first letter and length.
    """

    words: Mapping[str, tuple[tuple[str, float], ...]]
    readings: Mapping[_Words, tuple[_Words, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    phrase_words: frozenset[str]
    by_length: Mapping[tuple[str, int], Sequence[str]]


@cache
def _load() -> _Equivalents:
    # A table of words has numbers beside its lists, hence no narrower type.
    tables: dict[str, dict[str, Any]] = _file("words")
    patterns = _file("patterns")
    pairs = chain(
        _pairs(_file("phrases")),
        _called(_file("names")),
        _built(patterns["parts"], patterns["patterns"]),
    )
    readings: dict[_Words, dict[_Words, None]] = defaultdict(dict)
    lengths: dict[str, set[int]] = defaultdict(set)
    folded = cache(_folded)  # parts and stems come again and again
    for said, named in pairs:
        phrase, reading = folded(said), folded(named)
        if phrase != reading:  # a pattern may build what was said: "heart cancer"
            readings[phrase][reading] = None
            lengths[phrase[0]].add(len(phrase))
    phrase_words = frozenset(chain.from_iterable(readings))
    return _Equivalents(
        _nearest(tables.values()),
        {phrase: tuple(named) for phrase, named in readings.items()},
        {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
        phrase_words,
        _by_length(phrase_words),
    )


def _by_length(words: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in sorted(words):
        found[word[0], len(word)].append(word)
    return found


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _folded(text: str) -> _Words:
    """The words of plain lower-case text, as `text.tokens` would fold them."""
    return tuple(map(_fold, text.split()))


_fold = cache(fold)


def _nearest(tables: Iterable[Mapping[str, Any]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """Each word's others, as near as the surest of the tables that hold both says."""
    nears: dict[str, dict[str, float]] = defaultdict(dict)
    for table in tables:
        for word, other in _word_pairs(table.get("groups", ()), table.get("leads", ())):
            if word != other:
                nears[word][other] = max(table["near"], nears[word].get(other, 0.0))
    return {
        word: tuple(sorted(others.items(), key=lambda each: (-each[1], each[0])))
        for word, others in nears.items()
    }


def _word_pairs(groups: Iterable[str], leads: Iterable[str]) -> Iterator[tuple[str, str]]:
    for group in groups:
        yield from product(_folded(group), repeat=2)
    for line in leads:
        said, named = line.split(">")
        yield from product(_folded(said), _folded(named))


def _pairs(file: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What is said and what it is read as, the likeliest reading of a phrase first."""
    for line in chain(file["lay"], file["clinical"], file["abbreviations"]):
        said, readings = line.split(">")
        yield from ((said, reading) for reading in readings.split("|"))
    for line in file["same"]:
        one, other = line.split("=")
        yield from ((one, other), (other, one))


def _called(file: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What else a name is called, and the name."""
    for line in chain.from_iterable(file.values()):
        name, called = line.split("<")
        yield from ((said, name) for said in called.split("|"))


def _built(
    parts: Mapping[str, list[str]], patterns: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    """What is said of each part, and the names that are built with its stems."""
    for pattern in patterns:
        for part, stems in (line.split(">") for line in parts[pattern["parts"]]):
            for said, named, stem in product(pattern["said"], pattern["named"], stems.split()):
                yield said.format(part.strip()), named.format(stem)
