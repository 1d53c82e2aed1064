"""Which entries are worth a closer look: those that hold a question's words, whole or in part."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from knowledge.arrays import Array
from knowledge.index import Index
from knowledge.mention import Mention

LONGEST_SPAN = 16  # words of a name looked up as a whole, unless it is all there is
_MARGIN = 8  # question words that such a long name may begin or end with

# Bounds on the work of one question.
_POSTINGS = 4_000  # entries touched while gathering
_KEPT = 24


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the question whose words are those of an entry, in some order."""

    start: int
    end: int
    entry: int


def spans(mention: Mention) -> list[Span]:
    """The stretches that are whole names in some order of words; each word as spelt or corrected.

    A stretch neither begins nor ends with a word that only joins others.
    """
    index, size = mention.index, len(mention.words)
    numbers = np.zeros(size + 1, np.uint64)
    is_open = np.zeros(size, bool)
    for place, near in enumerate(mention.nears):
        if near:
            numbers[place + 1] = index.numbers[near[0].word]
            is_open[place] = bool(numbers[place + 1])
    sums = np.cumsum(numbers, dtype=np.uint64)
    known = np.cumsum([0, *(0 if near else 1 for near in mention.nears)])
    start, end = np.concatenate([_stretches(size), _long_stretches(mention)], axis=1)
    fits = is_open[start] & is_open[end - 1] & (known[end] == known[start])
    start, end = start[fits], end[fits]
    places, entries = index.bagged(sums[end] - sums[start])
    return list(map(Span, start[places].tolist(), end[places].tolist(), entries.tolist()))


def _stretches(size: int) -> Array:
    """All stretches of so many words that may be names: where they start, where they end."""
    first, length = np.meshgrid(np.arange(size), np.arange(1, LONGEST_SPAN + 1), indexing="ij")
    found = np.stack([first.ravel(), (first + length).ravel()])
    return found[:, found[1] <= size]


def _long_stretches(mention: Mention) -> Array:
    """The longer ones that hold all that may be a name: such a message is one long name."""
    size, content = len(mention.words), mention.question.content
    if not content:
        return np.zeros((2, 0), np.int64)
    starts = np.arange(max(0, content[0] - _MARGIN), content[0] + 1)
    ends = np.arange(content[-1] + 1, min(size, content[-1] + 1 + _MARGIN) + 1)
    found = np.stack([each.ravel() for each in np.meshgrid(starts, ends)])
    return found[:, found[1] - found[0] > LONGEST_SPAN]


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
        matched = self._scratch()
        touched: list[Array] = []
        room = _POSTINGS
        for number, mass in weighed:
            posting = self._index.posting(number)
            if touched and len(posting) > room:
                # A common word alone finds nothing new, but still tells found entries apart.
                posting = _held(np.concatenate(touched), posting)
            else:
                room -= len(posting)
                touched.append(posting)
            matched[posting] += np.float32(mass)
        return self._best(np.concatenate(touched), matched, 4 if prefer_whole_names else 2)

    def _best(self, touched: Array, matched: Array, power: int) -> list[int]:
        """The entries by matched mass × share of the name, or × that share cubed."""
        values = matched[touched]
        matched[touched] = 0
        promise = values * (values / self._index.masses[touched]) ** (power - 1)
        if len(touched) > 4 * _KEPT:
            best = np.argpartition(-promise, 4 * _KEPT)[: 4 * _KEPT]
            touched, promise = touched[best], promise[best]
        order = np.lexsort((touched, -promise))
        return list(dict.fromkeys(touched[order].tolist()))[:_KEPT]

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

    def _scratch(self) -> Array:
        found: Array | None = getattr(self._local, "matched", None)
        if found is None:
            found = self._local.matched = np.zeros(self._index.entries, np.float32)
        return found


def _held(entries: Array, posting: Array) -> Array:
    """Which of the entries stand in a posting, which is in order; each once."""
    entries = np.unique(entries)
    places = np.searchsorted(posting, entries)
    found: Array = entries[posting[np.minimum(places, len(posting) - 1)] == entries]
    return found


def widest(mention: Mention, found: Iterable[Span], share: float) -> list[int]:
    """The entries of spans that hold at least that share of the question, the fullest first."""
    shares = ((mention.share(each.start, each.end), each.entry) for each in found)
    ranked = sorted((-held, entry) for held, entry in shares if held >= share)
    return list(dict.fromkeys(entry for _, entry in ranked))
