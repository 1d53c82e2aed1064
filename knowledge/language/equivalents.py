"""Words and phrases that a reader takes for one another: what people say, and what names have.

They stand in ``data/equivalents``: groups of words with how near they are, phrases of several
words, what else names are called, and patterns that build names from a part and an ending. All
are folded as names are (`text.fold`), so that a look-up takes the words of a question as they
come from `text.tokens`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import Any

import rtoml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.text import fold_bundled

FOLDER = Path(__file__).parents[1] / "data" / "equivalents"

_EDITS = ((7, 2), (4, 1))  # that a word of so many letters or more may have
_SHORTEST_ALONE = 7  # letters of a phrase of one word that is taken for a misspelt one
# Words that say nothing of which phrase it is, when its words stand in any order.
_JOINING = frozenset("of the and with in to by on for from at".split())
_MOST_SHUFFLED = 6  # other words of a phrase that is looked for in any order
# Words that say whose a part of the body is: "pain in my left leg".
OWNING = frozenset("the a an my his her its our their your both left right".split())
_SIDES = frozenset({"left", "right"})

_Words = tuple[str, ...]
_Readings = tuple[_Words, ...]


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
    return _of_stretches(words, known.readings, known.lengths)


def bare(words: Sequence[str]) -> list[Reading]:
    """The other readings of stretches of a message from which all `OWNING` words are left out.

    They are left out of the phrases, too: "stones in kidney" are "stones in the kidney".
    """
    known = _load()
    return _of_stretches(words, known.bare, known.bare_lengths)


def _of_stretches(
    words: Sequence[str],
    readings: Mapping[_Words, Sequence[_Words]],
    lengths: Mapping[str, Sequence[int]],
) -> list[Reading]:
    return [
        Reading(start, start + length, reading)
        for start, word in enumerate(words)
        for length in lengths.get(word, ())
        if start + length <= len(words)
        for reading in readings.get(tuple(words[start : start + length]), ())
    ]


def read_as(phrase: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The other readings of a whole phrase, the likeliest first."""
    return _load().readings.get(tuple(phrase), ())


def verbs() -> frozenset[str]:
    """The words of phrases that tell what somebody does or undergoes: "coughing"."""
    return frozenset(word for word in _load().spelt if word.endswith("ing"))


def shuffled(words: Sequence[str]) -> list[Reading]:
    """The other readings of stretches whose words are those of a phrase in some other order."""
    known = _load()
    found = []
    for start, word in enumerate(words):
        held: list[str] = []
        for end in range(start, len(words)):
            if words[end] in _JOINING:
                continue
            held.append(words[end])
            if word in _JOINING or len(held) > _MOST_SHUFFLED or words[end] not in known.spelt:
                break
            readings = known.shuffled.get(tuple(sorted(held)), ()) if len(held) > 1 else ()
            found += [Reading(start, end + 1, reading) for reading in readings]
    return found


def spelt(word: str) -> str:
    """The word of a phrase that a word of none most likely misspells, else the word itself."""
    known = _load()
    edits = next((most for least, most in _EDITS if len(word) >= least), 0)
    if not edits or word in known.spelt:
        return word
    return _nearest_of(_beginning(known, word, edits), word, edits) or word


def _nearest_of(words: Iterable[str], word: str, edits: int) -> str | None:
    found = process.extractOne(word, words, scorer=OSA.distance, score_cutoff=edits)
    return found[0] if found else None


def _beginning(known: _Equivalents, word: str, edits: int) -> Iterator[str]:
    """Words of phrases that begin alike, then such as only end alike: one slip may be the first."""
    for length in range(len(word) - edits, len(word) + edits + 1):
        yield from known.by_letter.get((word[0], 0, length), ())
    for length in range(len(word) - 1, len(word) + 2):
        yield from known.by_letter.get((word[-1], -1, length), ())


@dataclass(frozen=True, slots=True)
class _Equivalents:
    """The bundled equivalents; `lengths` of the phrases that begin with a word, longest first.

    `spelt` are the words of phrases, and `by_letter` has them by their first letter (0) or last
    (-1) and their length. `shuffled` has the readings by the words of a phrase in their order,
    `bare` those of phrases with words that say whose a part is, by their other words.
    """

    words: Mapping[str, tuple[tuple[str, float], ...]]
    readings: Mapping[_Words, tuple[_Words, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    bare: Mapping[_Words, tuple[_Words, ...]]
    bare_lengths: Mapping[str, tuple[int, ...]]
    shuffled: Mapping[_Words, tuple[_Words, ...]]
    spelt: frozenset[str]
    by_letter: Mapping[tuple[str, int, int], Sequence[str]]


def load() -> None:
    """Read the bundled equivalents now, so that nobody who asks waits for them."""
    _load()


@cache
def _load() -> _Equivalents:
    # A table of words has numbers beside its lists, hence no narrower type.
    tables: dict[str, dict[str, Any]] = _file("words")
    patterns = _file("patterns")
    readings = _joined(
        chain(
            _said(_file("phrases")),
            _called(_file("names")),
            _built(patterns["parts"], patterns["patterns"]),
        )
    )
    bare_of = _without_owning(readings)
    spelt = _spelt(readings)
    return _Equivalents(
        _nearest(tables.values()),
        readings,
        _lengths(readings),
        bare_of,
        _lengths(bare_of),
        _in_any_order(readings),
        spelt,
        _by_letter(spelt),
    )


def _joined(read: Iterable[tuple[_Words, _Readings]]) -> dict[_Words, _Readings]:
    """All readings of each phrase, each once and none of them the phrase itself."""
    found: dict[_Words, _Readings] = {}
    for phrase, named in read:
        # A pattern may build what was said: "heart cancer".
        new = tuple([each for each in named if each != phrase]) if phrase in named else named
        if new:
            found[phrase] = _with(found.get(phrase, ()), new)
    return found


def _spelt(phrases: Iterable[_Words]) -> frozenset[str]:
    """The words of phrases, of such as stand alone only the longer ones."""
    several = chain.from_iterable([phrase for phrase in phrases if len(phrase) > 1])
    alone = (phrase[0] for phrase in phrases if len(phrase) == 1)
    return frozenset(several).union([word for word in alone if len(word) >= _SHORTEST_ALONE])


def _without_owning(readings: Mapping[_Words, _Readings]) -> dict[_Words, _Readings]:
    """The readings of phrases of several words, without such as say whose; a side says more."""
    found: dict[_Words, _Readings] = {}
    for phrase, named in readings.items():
        left = phrase
        if not OWNING.isdisjoint(phrase):
            if not _SIDES.isdisjoint(phrase):
                continue
            left = tuple([word for word in phrase if word not in OWNING])
        if len(left) > 1:
            found[left] = _with(found.get(left, ()), named)
    return found


def _lengths(phrases: Iterable[_Words]) -> dict[str, tuple[int, ...]]:
    """The lengths of the phrases that begin with a word, longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        found[phrase[0]].add(len(phrase))
    return {word: tuple(sorted(each, reverse=True)) for word, each in found.items()}


def _in_any_order(readings: Mapping[_Words, _Readings]) -> dict[_Words, _Readings]:
    """The readings of phrases of two words or more, by their words in the order of the alphabet."""
    found: dict[_Words, _Readings] = {}
    for phrase, named in readings.items():
        telling = _telling(phrase)
        if 1 < len(telling) <= _MOST_SHUFFLED:
            # "Cancer, heart" is another order of what it is read as, and nothing new. Most readings
            # need no ordering to see that they are: they begin with a word of their own.
            same = [each for each in named if each[0] in phrase and _telling(each) == telling]
            new = tuple([each for each in named if each not in same]) if same else named
            found[telling] = _with(found.get(telling, ()), new)
    return found


def _telling(phrase: _Words) -> _Words:
    if _JOINING.isdisjoint(phrase):  # as most are
        return tuple(sorted(phrase))
    return tuple(sorted([word for word in phrase if word not in _JOINING]))


def _with(readings: _Readings, more: _Readings) -> _Readings:
    return _each_once((*readings, *more)) if readings else more


def _each_once(readings: Iterable[_Words]) -> _Readings:
    return tuple(dict.fromkeys(readings))


def _by_letter(words: Iterable[str]) -> dict[tuple[str, int, int], list[str]]:
    found: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for word in sorted(words):
        for place in (0, -1):
            found[word[place], place, len(word)].append(word)
    return found


def _file(name: str) -> dict[str, Any]:
    return rtoml.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _folded(text: str) -> _Words:
    """The words of plain lower-case text, as `text.tokens` would fold them."""
    return tuple(map(fold_bundled, text.split()))


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


def _said(file: Mapping[str, list[str]]) -> Iterator[tuple[_Words, _Readings]]:
    """What is said and what it is read as, folded, the likeliest reading of a phrase first."""
    for line in chain(file["lay"], file["clinical"], file["abbreviations"]):
        said, readings = line.split(">")
        yield _folded(said), _each_once(map(_folded, readings.split("|")))
    for line in file["same"]:
        one, other = map(_folded, line.split("="))
        yield one, (other,)
        yield other, (one,)


def _called(file: Mapping[str, list[str]]) -> Iterator[tuple[_Words, _Readings]]:
    """What else a name is called, and the name, both folded."""
    for line in chain.from_iterable(file.values()):
        name, called = line.split("<")
        readings = (_folded(name),)
        for said in called.split("|"):
            yield _folded(said), readings


def _built(
    parts: Mapping[str, list[str]], patterns: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[_Words, _Readings]]:
    """What is said of each part, and the names that are built with its stems, all folded."""
    for pattern in patterns:
        around = [tuple(map(_folded, said.split("{}"))) for said in pattern["said"]]
        for part, stems in (line.split(">") for line in parts[pattern["parts"]]):
            each = stems.split("|") if pattern.get("whole") else stems.split()
            words = _folded(part)
            named = [_folded(name.format(stem)) for name, stem in product(pattern["named"], each)]
            readings = _each_once(named)
            for before, behind in around:
                yield (*before, *words, *behind), readings
