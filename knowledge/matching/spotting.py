"""Where a long message names concepts: every stretch of words that is a name, spelt as may be.

Words may be in any order, misspelt, one written as two ("vitamin B 12"), and the "disease" that
people leave out may be missing ("my Parkinson's").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from knowledge.matching.in_part import among, in_part
from knowledge.matching.mention import Mention
from knowledge.matching.stepping import Step, held, steps
from knowledge.matching.story import Spotted
from knowledge.model import Kind, NameKind
from knowledge.names.arrays import Array
from knowledge.names.index import BAG, KINDS, NAME_KINDS, Index

_LONGEST = 10  # words of a stretch: longer names are hardly typed in full in a story
_READINGS = 3  # of one stretch: what its words may stand for, taken together
_LEFT_OUT = tuple("disease syndrome disorder infection".split())
_WITH_LEFT_OUT = 3  # words of a stretch to which one of these is added
_SHORTEST = 4  # letters of a single one: "MS" is not "MS disease"
_OFTEN = 0.3  # of the names with the words of a stretch: how many say that it is a disease
_COMMON = 1_000  # entries with a word from which it stands for no one disease
_LEAST = 0.72  # similarity of what was typed to a name, its missing words counted


class _Stretch(NamedTuple):
    """Words of the message as they may be read, and the bag of these readings."""

    start: int
    end: int
    bag: int
    similarity: float
    is_misspelt: bool
    missing: int | None = None  # the word of names that is added to what was typed


# The fields of a stretch but the last, as hundreds are looked up of which a few are names.
_Row = tuple[int, int, int, float, bool]


def spotted(mention: Mention) -> list[Spotted]:
    """Every name in the message, those within longer ones too; each place and entry once."""
    best: dict[tuple[int, int, int], Spotted] = {}
    for stretch, entry in _named(mention, _stretches(mention)):
        found = _spotted(mention, stretch, entry)
        if found.similarity < 1.0 and (found.is_abbreviation or _is_short(mention, stretch)):
            continue  # so short a thing is near to any word: "couse" to CMUSE, "a deaf" to ADEAF
        key = found.start, found.end, entry
        if found.similarity >= _LEAST and (key not in best or best[key].weight < found.weight):
            best[key] = found
    whole = [each for each in best.values() if each.is_whole and each.kind is not Kind.UNSTATED]
    named = frozenset(place for each in whole for place in range(each.start, each.end))
    return [*best.values(), *in_part(mention, named)]


def _named(mention: Mention, stretches: Sequence[_Row]) -> Iterator[tuple[_Stretch, int]]:
    """The entries that stretches are the name of, as typed and with a word that was left out."""
    index = mention.index
    for place, entry in index.bagged(_bags(stretches)):
        yield _Stretch(*stretches[place]), entry
    short = [each for each in stretches if _may_leave_out(mention, each)]
    bags = _bags(short)
    left_out = held(index, _LEFT_OUT)
    for word in left_out:
        for place, entry in index.bagged(bags + index.numbers[word]):
            if _is_often_left_out(index, entry, word, left_out):
                yield _Stretch(*short[place], word), entry


def _bags(stretches: Sequence[_Row]) -> Array:
    return np.array([bag for _, _, bag, _, _ in stretches], np.uint64)


def _is_often_left_out(index: Index, entry: int, word: int, left_out: Sequence[int]) -> bool:
    """Whether names with the other words of an entry mostly hold such a word as it holds.

    "Parkinson" is a disease in most of them, while a "spinal cord" is a part of the body.
    """
    others = [index.posting(each) for each in index.words_of(entry) if each != word]
    if min(map(len, others), default=_COMMON) >= _COMMON:
        return False
    fewest, *more = sorted(others, key=len)
    for posting in more:
        fewest = fewest[among(posting, fewest)]
    return bool(index.holding(tuple(left_out))[fewest].mean() >= _OFTEN)


def _spotted(mention: Mention, stretch: _Stretch, entry: int) -> Spotted:
    index, mass = mention.index, mention.index.entry_mass[entry]
    typed = mass if stretch.missing is None else mass - index.mass_of[stretch.missing]
    similarity = stretch.similarity * (typed / mass if mass else 0.0)
    found = of_entry(mention, range(stretch.start, stretch.end), entry, similarity)
    if stretch.missing is None:
        return found
    return replace(found, mass=min(typed, found.mass), is_whole=False)


def of_entry(mention: Mention, places: range, entry: int, similarity: float) -> Spotted:
    """The words at these places as the whole name of an entry."""
    index = mention.index
    concept, kind = index.concept_of[entry], NAME_KINDS[index.kinds[entry]]
    return Spotted(
        places.start,
        places.stop,
        entry,
        concept,
        KINDS[index.concept_kinds[concept]],
        # What was typed in a word or two weighs no more for standing for a long name.
        min(index.entry_mass[entry], sum(_typed(mention, place) for place in places)),
        similarity,
        is_abbreviation=kind is NameKind.ABBREVIATION,
        is_preferred=kind is NameKind.PREFERRED,
    )


def _is_short(mention: Mention, stretch: _Stretch) -> bool:
    """Whether a single word is misspelt, of letters so few that it may be any other."""
    is_word = stretch.end - stretch.start == 1
    return stretch.is_misspelt and is_word and len(mention.words[stretch.start]) <= _SHORTEST


def _typed(mention: Mention, place: int) -> float:
    """The mass of a word of the message."""
    near = mention.nears[place]
    return mention.index.mass_of[near[0].word] if near else mention.index.most_mass


def _stretches(mention: Mention) -> list[_Row]:
    """All stretches that may be a name, each under each reading of its words."""
    following = steps(mention)
    return [row for start in range(len(following)) for row in _from(start, following)]


def _from(start: int, following: Sequence[Sequence[Step]]) -> list[_Row]:
    """The stretches that begin at a place; none begins or ends with a word that only joins."""
    found: list[_Row] = []
    ending: dict[int, list[tuple[int, float, bool]]] = defaultdict(list)
    ending[start] = [(0, 1.0, False)]
    for place in range(start, min(len(following), start + _LONGEST)):
        # The longer a stretch, the fewer of its readings: one word is enough to tell it apart.
        for bag, similarity, is_misspelt in ending[place][
            : max(1, _READINGS - (place - start) // 2)
        ]:
            for end, number, alike, is_slip in following[place]:
                if number or place > start:
                    both = (bag + number) & BAG
                    least = min(similarity, alike)
                    ending[end].append((both, least, is_misspelt or is_slip))
                    if number:
                        found.append((start, end, both, least, is_misspelt or is_slip))
    return found


def _may_leave_out(mention: Mention, stretch: _Row) -> bool:
    """Whether a name may be more than the stretch by a word that says what it is."""
    start, end, _, _, is_misspelt = stretch
    if is_misspelt or end - start > _WITH_LEFT_OUT:
        return False
    words = mention.words[start:end]
    if not set(words).isdisjoint(_LEFT_OUT):
        return False
    if len(words) == 1:
        return len(words[0]) >= _SHORTEST and not mention.is_asking(start)
    return True
