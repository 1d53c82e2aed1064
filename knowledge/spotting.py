"""Where a long message names concepts: every stretch of words that is a name, spelt as may be.

Words may be in any order, misspelt, one written as two ("vitamin B 12"), and the "disease" that
people leave out may be missing ("my Parkinson's").
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from knowledge import equivalents
from knowledge.index import KINDS, Index
from knowledge.mention import Mention
from knowledge.story import Spotted
from knowledge.text import fold

EVERYDAY = Path(__file__).parent / "data" / "everyday.toml"

_LONGEST = 12  # words of a stretch: longer names are hardly typed in full in a story
_READINGS = 4  # of one stretch: what its words may stand for, taken together
_STEPS = 6  # and of one word
_LEFT_OUT = tuple("disease syndrome disorder infection".split())
_WITH_LEFT_OUT = 3  # words of a stretch to which one of these is added
_SHORTEST = 4  # letters of a single one: "MS" is not "MS disease"
_LEAST = 0.72  # similarity of what was typed to a name, its missing words counted
_JOINED = 0.95  # similarity of two words to the one that they are together
_PART, _LONGEST_PARTED = 4, 24  # letters of each of two words written as one, and of both
_PHRASE = 0.9  # similarity of what people say in several words to the words that names have
_BAG = (1 << 64) - 1


class _Step(NamedTuple):
    """One word of names that the words from a place to before `end` may stand for."""

    end: int
    number: int  # 0 for a word that no bag holds
    similarity: float
    is_misspelt: bool = False


class _Stretch(NamedTuple):
    """Words of the message as they may be read, and the bag of these readings."""

    start: int
    end: int
    bag: int
    similarity: float
    is_misspelt: bool
    missing: int | None = None  # the word of names that is added to what was typed

    def and_then(self, step: _Step) -> _Stretch:
        """The stretch with one more word."""
        return _Stretch(
            self.start,
            step.end,
            (self.bag + step.number) & _BAG,
            min(self.similarity, step.similarity),
            self.is_misspelt or step.is_misspelt,
        )


def spotted(mention: Mention) -> list[Spotted]:
    """Every name in the message, those within longer ones too; each place and entry once."""
    stretches = list(_stretches(mention))
    best: dict[tuple[int, int, int], Spotted] = {}
    for stretch, entry in _named(mention, stretches):
        found = _spotted(mention, stretch, entry)
        key = found.start, found.end, entry
        if found.similarity >= _LEAST and (key not in best or best[key].weight < found.weight):
            best[key] = found
    return list(best.values())


def _named(mention: Mention, stretches: Sequence[_Stretch]) -> Iterator[tuple[_Stretch, int]]:
    """The entries that stretches are the name of, as typed and with a word that was left out."""
    index = mention.index
    bags = np.fromiter((each.bag for each in stretches), np.uint64, len(stretches))
    for place, entry in index.bagged(bags):
        yield stretches[place], entry
    short = [each for each in stretches if _may_leave_out(mention, each)]
    bags = np.fromiter((each.bag for each in short), np.uint64, len(short))
    for word in _words(index, _LEFT_OUT):
        for place, entry in index.bagged(bags + index.numbers[word]):
            yield short[place]._replace(missing=word), entry


def _spotted(mention: Mention, stretch: _Stretch, entry: int) -> Spotted:
    index = mention.index
    concept, mass = index.concept_of[entry], index.entry_mass[entry]
    held = mass if stretch.missing is None else mass - index.mass_of[stretch.missing]
    return Spotted(
        stretch.start,
        stretch.end,
        entry,
        concept,
        KINDS[index.concept_kinds[concept]],
        # What was typed in a word or two weighs no more for standing for a long name.
        min(held, sum(_typed(mention, place) for place in range(stretch.start, stretch.end))),
        stretch.similarity * (held / mass if mass else 0.0),
        is_whole=stretch.missing is None,
    )


def _typed(mention: Mention, place: int) -> float:
    """The mass of a word of the message."""
    near = mention.nears[place]
    return mention.index.mass_of[near[0].word] if near else mention.index.most_mass


def _stretches(mention: Mention) -> Iterator[_Stretch]:
    """All stretches that may be a name, each under each reading of its words."""
    steps = _steps(mention)
    for start in range(len(steps)):
        yield from _from(start, steps)


def _steps(mention: Mention) -> list[list[_Step]]:
    """What the words from each place may stand for, most similar first."""
    steps = [
        [*_alone(mention, place), *_joined(mention, place), *_parted(mention, place)]
        for place in range(len(mention.words))
    ]
    for reading in equivalents.phrases(mention.words):
        if (number := _bag_of(mention.index, reading.words)) is not None:
            steps[reading.start].append(_Step(reading.end, number, _PHRASE))
    return [sorted(each, key=lambda step: -step.similarity)[:_STEPS] for each in steps]


def _alone(mention: Mention, place: int) -> Iterator[_Step]:
    """The words that one word stands for; an everyday word is no misspelling."""
    is_everyday = mention.words[place] in everyday()
    for near in mention.nears[place]:
        if not (near.edits and is_everyday):
            number = int(mention.index.numbers[near.word])
            yield _Step(place + 1, number, near.similarity, bool(near.edits))


def _joined(mention: Mention, place: int) -> Iterator[_Step]:
    """The word that two words are together: "B 12"."""
    both = "".join(mention.words[place : place + 2])
    if place + 1 < len(mention.words) and (word := mention.index.word_id(both)) is not None:
        yield _Step(place + 2, int(mention.index.numbers[word]), _JOINED)


def _parted(mention: Mention, place: int) -> Iterator[_Step]:
    """The two words that a word of no name may be together: "braincancer"."""
    word, nears = mention.words[place], mention.nears[place]
    if (nears and not nears[0].edits) or len(word) > _LONGEST_PARTED:
        return
    for cut in range(_PART, len(word) - _PART + 1):
        if (bag := _bag_of(mention.index, (word[:cut], word[cut:]))) is not None:
            yield _Step(place + 1, bag, _JOINED)


def _bag_of(index: Index, words: Sequence[str]) -> int | None:
    """The bag of words of names; None where one of them is in none."""
    held = _words(index, words)
    if len(held) < len(words):
        return None
    return sum(int(index.numbers[word]) for word in held) & _BAG


def _words(index: Index, words: Sequence[str]) -> list[int]:
    """The numbers of those words that names hold."""
    return [number for word in words if (number := index.word_id(word)) is not None]


@cache
def everyday() -> frozenset[str]:
    """The folded everyday words, which are no misspellings."""
    lists = tomllib.loads(EVERYDAY.read_text("utf-8")).values()
    return frozenset(fold(word) for words in lists for word in words.split())


def _from(start: int, steps: Sequence[Sequence[_Step]]) -> Iterator[_Stretch]:
    """The stretches that begin at a place; none begins or ends with a word that only joins."""
    ending: dict[int, list[_Stretch]] = defaultdict(list)
    ending[start] = [_Stretch(start, start, 0, 1.0, is_misspelt=False)]
    for place in range(start, min(len(steps), start + _LONGEST)):
        # The longer a stretch, the fewer of its readings: one word is enough to tell it apart.
        for stretch in ending[place][: max(1, _READINGS - (place - start) // 2)]:
            for step in steps[place]:
                if step.number or place > start:
                    longer = stretch.and_then(step)
                    ending[step.end].append(longer)
                    if step.number:
                        yield longer


def _may_leave_out(mention: Mention, stretch: _Stretch) -> bool:
    """Whether a name may be more than the stretch by a word that says what it is."""
    if stretch.is_misspelt:
        return False
    words = mention.words[stretch.start : stretch.end]
    if len(words) > _WITH_LEFT_OUT or not set(words).isdisjoint(_LEFT_OUT):
        return False
    if len(words) == 1:
        return len(words[0]) >= _SHORTEST and not mention.is_asking(stretch.start)
    return True
