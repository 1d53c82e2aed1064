"""Where a long message names concepts: every stretch of words that is a name, spelt as may be.

Words may be in any order, misspelt, one written as two ("vitamin B 12"), and the "disease" that
people leave out may be missing ("my Parkinson's").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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

# Of a stretch, by its words so far: how many readings of them are followed by one word more. The
# longer it is, the fewer: one word is enough to tell it apart. Names that are longer than these
# are hardly typed in full in a story.
_READINGS = 3, 3, 2, 2, 1, 1, 1, 1, 1, 1
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
    for stretch, entry, similarity in _named(mention, _stretches(mention)):
        found = _spotted(mention, stretch, entry, similarity)
        if similarity < 1.0 and (found.is_abbreviation or _is_short(mention, stretch)):
            continue  # so short a thing is near to any word: "couse" to CMUSE, "a deaf" to ADEAF
        key = found.start, found.end, entry
        if key not in best or best[key].weight < found.weight:
            best[key] = found
    whole = [each for each in best.values() if each.is_whole and each.kind is not Kind.UNSTATED]
    named = frozenset(place for each in whole for place in range(each.start, each.end))
    return [*best.values(), *in_part(mention, named)]


def _named(mention: Mention, stretches: Sequence[_Row]) -> Iterator[tuple[_Stretch, int, float]]:
    """The entries that stretches are the name of, as typed and with a word that was left out.

    Each with the likeness of what was typed to it, `_LEAST` at least.
    """
    index = mention.index
    for place, entry in index.bagged(_bags(stretches)):
        stretch = _Stretch(*stretches[place])
        if stretch.similarity >= _LEAST:
            yield stretch, entry, stretch.similarity
    short = _may_leave_out(mention, stretches)
    bags, left_out = _bags(short), held(index, _LEFT_OUT)
    # All at once: together they are found in less time than word by word.
    added = [bags + index.numbers[word] for word in left_out]
    for found, entry in index.bagged(np.concatenate([bags[:0], *added])):
        number, place = divmod(found, len(short))
        stretch = _Stretch(*short[place], left_out[number])
        similarity = stretch.similarity * _typed_share(index, entry, left_out[number])
        if similarity >= _LEAST and _is_often_left_out(index, entry, left_out[number], left_out):
            yield stretch, entry, similarity


def _typed_share(index: Index, entry: int, missing: int) -> float:
    """The share of an entry's mass that is left without a word of it."""
    mass = index.entry_mass[entry]
    return (mass - index.mass_of[missing]) / mass if mass else 0.0


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


def _spotted(mention: Mention, stretch: _Stretch, entry: int, similarity: float) -> Spotted:
    found = of_entry(mention, range(stretch.start, stretch.end), entry, similarity)
    if stretch.missing is None:
        return found
    typed = mention.index.entry_mass[entry] - mention.index.mass_of[stretch.missing]
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
    ending: dict[int, list[_Row]] = defaultdict(list)
    ending[start].append((start, start, 0, 1.0, False))
    for place, most in zip(range(start, len(following)), _READINGS, strict=False):
        if place not in ending:
            continue
        for _, _, bag, similarity, is_misspelt in ending[place][:most]:
            for end, number, alike, is_slip in following[place]:
                if number or place > start:
                    least = alike if alike < similarity else similarity  # noqa: FURB136 (quicker)
                    row = start, end, (bag + number) & BAG, least, is_misspelt or is_slip
                    ending[end].append(row)
                    if number:
                        found.append(row)
    return found


def _may_leave_out(mention: Mention, stretches: Iterable[_Row]) -> list[_Row]:
    """The stretches than which a name may be more by a word that says what it is."""
    words = list(enumerate(mention.words))
    said = {place for place, word in words if word in _LEFT_OUT}
    alone = {
        place for place, word in words if len(word) >= _SHORTEST and not mention.is_asking(place)
    }
    return [
        (start, end, bag, similarity, is_misspelt)
        for start, end, bag, similarity, is_misspelt in stretches
        if not is_misspelt
        and end - start <= _WITH_LEFT_OUT
        and (end - start > 1 or start in alone)
        and said.isdisjoint(range(start, end))
    ]
