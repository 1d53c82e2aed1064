"""Which entries are worth a closer look: those that hold a question's words, whole or in part."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations_with_replacement
from operator import not_
from typing import NamedTuple

import numpy as np

from knowledge.matching.mention import Mention
from knowledge.names.arrays import Array
from knowledge.names.index import BAG, Index

LONGEST_SPAN = 16  # words of a name looked up as a whole, unless it is all there is
_MARGIN = 8  # question words that such a long name may begin or end with

# Bounds on the work of one question.
_POSTINGS = 4_000  # entries touched while gathering
_KEPT, _FEW = 16, 64

_ROUNDING = 1 - 1e-5  # no entry is given up for the last bits of a sum
_MANY_TIMES = 16  # as long as the entries: then searching a posting is quicker than marking it


class Span(NamedTuple):
    """A stretch of the question whose words are those of an entry, in some order."""

    start: int
    end: int
    entry: int


def spans(mention: Mention, over: Sequence[int] = ()) -> list[Span]:
    """The stretches that are whole names in some order of words; each word as spelt or corrected.

    A stretch neither begins nor ends with a word that only joins others. `over`: only those with
    these places, which are in order.
    """
    index, nears = mention.index, mention.nears
    numbers = [index.number_of[near[0].word] if near else 0 for near in nears]
    opens = [place for place, number in enumerate(numbers) if number]
    stretches = _stretches(opens, over) + _long_stretches(mention, opens, over)
    if not all(nears):  # no name holds an unknown word
        unknown = list(accumulate(map(not_, nears)))
        stretches = [each for each in stretches if unknown[each[0]] == unknown[each[1]]]
    if not stretches:
        return []
    behind = list(accumulate(numbers))
    sums = [0, *behind]
    bags = [(behind[last] - sums[first]) & BAG for first, last in stretches]
    found = index.bagged(np.array(bags, np.uint64))
    return [
        Span(first, last + 1, entry)
        for (first, last), entry in ((stretches[place], entry) for place, entry in found)
    ]


def _stretches(opens: Sequence[int], over: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last words of all stretches between such, of up to `LONGEST_SPAN` words."""
    if not opens or (not over and opens[-1] - opens[0] < LONGEST_SPAN):
        return list(combinations_with_replacement(opens, 2))
    latest, earliest = (over[0], over[-1]) if over else (opens[-1], 0)
    return [
        (first, last)
        for at, first in enumerate(opens)
        if first <= latest and earliest - first < LONGEST_SPAN
        for last in opens[at : at + LONGEST_SPAN]
        if earliest <= last < first + LONGEST_SPAN
    ]


def _long_stretches(
    mention: Mention, opens: Sequence[int], over: Sequence[int]
) -> list[tuple[int, int]]:
    """The longer ones that hold all that may be a name: such a message is one long name."""
    size, content = len(mention.words), mention.question.content
    if not content or size <= LONGEST_SPAN:
        return []
    starts = range(max(0, content[0] - _MARGIN), content[0] + 1)
    ends = range(content[-1] + 1, min(size, content[-1] + 1 + _MARGIN) + 1)
    latest, earliest = (over[0], over[-1]) if over else (size, 0)
    held = set(opens)
    return [
        (start, end - 1)
        for start in starts
        for end in ends
        if end - start > LONGEST_SPAN
        and start <= latest
        and earliest < end
        and start in held
        and end - 1 in held
    ]


class Gatherer:
    """Gathers from one index; each thread has scratch memory of its own."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._local = threading.local()

    def gather(self, mention: Mention, *, prefer_whole_names: bool = False) -> list[int]:
        """The entries that hold most of the question's rare words, the most promising first."""
        weighed = self._rarest_first(mention)
        if not weighed:
            return []
        power = 4 if prefer_whole_names else 2
        scratch = self._scratch()
        room = _POSTINGS
        rare: list[tuple[Array, float]] = []  # postings, with masses
        common: list[tuple[Array, float]] = []
        for number, mass in weighed:
            posting = self._index.posting(number)
            if room < _POSTINGS and len(posting) > room:
                common.append((posting, mass))
            else:
                room -= len(posting)
                rare.append((posting, mass))
        # The entries that may still be among the best.
        found = scratch.found(rare, self._index.masses)
        left = sum(mass for _, mass in common)
        for posting, mass in common:
            # A common word alone finds nothing new, but still tells found entries apart.
            found = found.hopeful(left, power)
            found.matched[scratch.are_held(found.entries, posting)] += np.float32(mass)
            left -= mass
        return found.best(power)

    def _rarest_first(self, mention: Mention) -> list[tuple[int, float]]:
        """The words of names that the question may hold, with their mass, heaviest first."""
        words: dict[int, float] = {}
        for place, nears in enumerate(mention.nears):
            # Question words lead to names only after all others: "down" in "Down syndrome".
            share = 0.5 if mention.is_asking(place) else 1.0
            for near in nears:
                mass = self._index.mass_of[near.word] * near.similarity**2 * share
                words[near.word] = max(words.get(near.word, 0.0), mass)
        return sorted(words.items(), key=lambda each: (-each[1], each[0]))

    def _scratch(self) -> _Scratch:
        found: _Scratch | None = getattr(self._local, "scratch", None)
        if found is None:
            found = self._local.scratch = _Scratch(self._index.entries)
        return found


class _Found(NamedTuple):
    """Entries, each once, with the mass of the question's words that they hold, and their own."""

    entries: Array
    matched: Array
    masses: Array

    def hopeful(self, left: float, power: int) -> _Found:
        """Those that can be among the best, whatever they hold of the words that are left.

        A few more do no harm: to leave them out costs more than to look at them.
        """
        if len(self.entries) <= _FEW:
            return self
        most = np.minimum(self.matched + np.float32(left), np.maximum(self.matched, self.masses))
        bar = _nth_best(_promise(self.matched, self.masses, power)) * _ROUNDING
        kept = (_promise(most, self.masses, power) >= bar).nonzero()[0]
        return _Found(self.entries[kept], self.matched[kept], self.masses[kept])

    def best(self, power: int) -> list[int]:
        """The most promising entries, of equal ones the better first."""
        entries, promise = self.entries, _promise(self.matched, self.masses, power)
        if len(entries) > _KEPT:
            best = (promise >= _nth_best(promise)).nonzero()[0]
            entries, promise = entries[best], promise[best]
        order = np.lexsort((entries, -promise))[:_KEPT]
        found: list[int] = entries[order].tolist()
        return found


class _Scratch:
    """A number or two for each entry, of which nothing is left between questions."""

    def __init__(self, entries: int) -> None:
        self._matched = np.zeros(entries, np.float32)  # mass of words that the entry holds
        self._places = np.zeros(entries, np.int32)

    def found(self, postings: Sequence[tuple[Array, float]], masses: Array) -> _Found:
        """The entries of postings, with the sum of the masses of those that hold them.

        All at once, because most postings are so short that a call for each costs more.
        """
        lists, of_lists = zip(*postings, strict=True)
        added = np.concatenate(lists, dtype=np.intp)  # the numbers by which arrays are read
        np.add.at(
            self._matched, added, np.repeat(np.array(of_lists, np.float32), [*map(len, lists)])
        )
        places = np.arange(len(added), dtype=np.int32)
        self._places[added] = places  # of an entry that comes twice, the last stays
        once = added[self._places[added] == places]
        found = _Found(once, self._matched[once], masses[once])
        self._matched[once] = 0
        return found

    def are_held(self, entries: Array, posting: Array) -> Array:
        """Which of the entries stand in a posting, which is in order."""
        if len(posting) > _MANY_TIMES * len(entries):
            places = posting.searchsorted(entries.astype(posting.dtype))
            held: Array = posting.take(places, mode="clip") == entries
            return held
        self._places[posting] = -1
        is_held: Array = self._places[entries] == -1
        self._places[posting] = 0
        return is_held


def _promise(values: Array, masses: Array, power: int) -> Array:
    """Matched mass × share of the name, or × that share cubed."""
    share: Array = values / masses
    return values * (share if power == 2 else share * share * share)


def _nth_best(promise: Array) -> float:
    """The promise of the last entry that is kept of them."""
    return float(np.partition(promise, len(promise) - _KEPT)[-_KEPT])


def widest(mention: Mention, found: Iterable[Span], share: float) -> list[int]:
    """The entries of spans that hold at least that share of the question, the fullest first."""
    shares = ((mention.share(each.start, each.end), each.entry) for each in found)
    ranked = sorted((-held, entry) for held, entry in shares if held >= share)
    return list(dict.fromkeys(entry for _, entry in ranked))
