"""Names of which a long message holds only the words that tell: "her Chiari", "factor V Leiden"."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from knowledge.language.everyday import everyday
from knowledge.matching.mention import Mention
from knowledge.matching.stepping import ALIKE
from knowledge.matching.story import Spotted
from knowledge.names.arrays import Array
from knowledge.names.index import KINDS, Index, Near, is_joining

_TELLING = 300  # entries that hold a word by which a name may be known
_LOOKED_AT = 24  # such words of one message
_SHORTEST = 4  # letters of one
_BESIDE = 2  # words before and after it that may be of the same name
_LEAST = 0.5  # of the mass of a name: what the message must hold


def in_part(mention: Mention, named: frozenset[int]) -> Iterator[Spotted]:
    """The likeliest name around each telling word at a place that is not `named` already."""
    telling = [place for place in range(len(mention.words)) if _is_telling(mention, place)]
    for place in [place for place in telling if place not in named][:_LOOKED_AT]:
        if found := _around(mention, place, mention.nears[place][0]):
            yield found


def _is_telling(mention: Mention, place: int) -> bool:
    word, nears = mention.words[place], mention.nears[place]
    if not nears or len(word) < _SHORTEST or word in everyday() or mention.is_asking(place):
        return False
    is_sure = not nears[0].edits or nears[0].similarity >= ALIKE
    return is_sure and mention.index.count(nears[0].word) <= _TELLING


def _around(mention: Mention, place: int, near: Near) -> Spotted | None:
    """The entry that the telling word and the words beside it hold most of."""
    index = mention.index
    entries = index.posting(near.word)
    mass = np.full(len(entries), index.mass_of[near.word])
    has = {place: np.ones(len(entries), bool)}
    for beside in range(max(0, place - _BESIDE), min(len(mention.words), place + _BESIDE + 1)):
        nears = mention.nears[beside]
        if beside != place and nears and not is_joining(mention.words[beside]):
            has[beside] = among(index.posting(nears[0].word), entries)
            mass += has[beside] * index.mass_of[nears[0].word]
    shares = mass / index.masses[entries]
    best = int(np.argmax(np.round(shares, 2)))  # of equals the first, which is the better entry
    if shares[best] < _LEAST:
        return None
    places = [beside for beside, held in has.items() if held[best]]
    return _spotted(index, places, int(entries[best]), float(mass[best]), near.similarity)


def _spotted(
    index: Index, places: list[int], entry: int, mass: float, similarity: float
) -> Spotted:
    concept = index.concept_of[entry]
    return Spotted(
        min(places),
        max(places) + 1,
        entry,
        concept,
        KINDS[index.concept_kinds[concept]],
        mass,
        similarity * min(1.0, mass / index.entry_mass[entry]),
        is_whole=False,
    )


def among(posting: Array, entries: Array) -> Array:
    """Which of the entries are in the posting; both are in order."""
    held: Array = posting.take(posting.searchsorted(entries), mode="clip") == entries
    return held
