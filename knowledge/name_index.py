"""All names in memory in a few flat arrays, to be searched while one is typed.

The build has sorted them: reading them takes a fraction of a second at a million names.
"""

from __future__ import annotations

import string
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop
from itertools import chain, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.store import Store
from knowledge.typed import TypedWord, Wanted, encoded

_ALIKE = 100  # beginnings of words of one length looked at for a misspelt one
_NEAR = 24  # of these kept
_FEW, _MANY = 50, 20_000  # names that are quicker read than narrowed down further
_CHECKED = 2_000  # names read
_SHORT = 5  # letters up to which one edit is forgiven; two beyond


@dataclass(frozen=True, slots=True)
class Near:
    """What stands few edits away from a word: words of names, and beginnings of longer ones."""

    words: tuple[bytes, ...]
    begun: tuple[bytes, ...]

    def as_words(self, typed: Wanted) -> Wanted:
        """What is typed, or one of the words."""
        return Wanted((*self.words, *typed.equals), typed.begins)

    def as_beginnings(self, typed: Wanted) -> Wanted:
        """What is typed, or one of the beginnings."""
        return Wanted(typed.equals, (*self.begun, *typed.begins))


class _Texts:
    """Texts one a line in one piece of memory, and where each starts."""

    def __init__(self, held: memoryview, starts: memoryview) -> None:
        self._held, self._starts = held, starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> bytes:
        return bytes(self._held[self._starts[place] : self._starts[place + 1] - 1])

    def between(self, first: int, end: int) -> list[str]:
        """The texts at these places."""
        return str(self._held[self._starts[first] : self._starts[end]], "utf-8").split("\n")[:-1]


class NameIndex:
    """Every entry of a knowledge file by its number: of two the better has the smaller."""

    def __init__(self, store: Store) -> None:
        index = store.entries.index
        self._keys = _Texts(index.keys, index.key_starts.data)
        # Sorted without blanks, so that words joined or split by mistake are found as well.
        self._sorted = index.by_spelling.data
        self.most_words = int(store.meta("most_words") or 0)
        self._words = _Texts(index.texts, index.text_starts.data)
        self._firsts = index.posting_starts.data
        self._postings = index.postings.data

    def _squashed(self, number: int) -> bytes:
        return self._keys[number].replace(b" ", b"")

    def equal(self, squashed: bytes) -> Iterator[int]:
        """The names that are this but for blanks."""
        return _ascending(self._between(squashed, squashed + b"\0"))

    def beginning(self, head: Sequence[bytes], last: Wanted) -> Iterator[int]:
        """The names that begin with these words, the last of which may be a beginning itself."""
        found: set[int] = set()
        for begun in (b"".join((*head, each)) for each in last.begins):
            found.update(self._between(begun, begun + b"\xff"))
        # A word that has become another one, as "ataxias" has, is a whole one.
        for whole in (each for each in last.equals if not each.startswith(last.begins)):
            words = b" ".join((*head, whole, b""))
            holding = chain.from_iterable(self._posting(Wanted(equals=(whole,))))
            begun = words.replace(b" ", b"")
            for number in set(holding).intersection(self._between(begun, begun + b"\xff")):
                if (self._keys[number] + b" ").startswith(words):
                    found.add(number)
        return _ascending(found)

    def _between(self, first: bytes, end: bytes) -> memoryview:
        return self._sorted[slice(*self._names_from(first, end))]

    def _names_from(self, first: bytes, end: bytes) -> tuple[int, int]:
        start = bisect_left(self._sorted, first, key=self._squashed)
        return start, bisect_left(self._sorted, end, start, key=self._squashed)

    def holding(self, wanted: Sequence[Wanted]) -> Iterator[int]:
        """The names that hold all these words in any order, each in a word of its own.

        Those that begin with the first of them come first.
        """
        postings = sorted((self._posting(each) for each in dict.fromkeys(wanted)), key=_size)
        if not _size(postings[0]):
            return
        found = set(chain.from_iterable(postings[0]))
        for posting in postings[1:]:
            if len(found) > _FEW and _size(posting) < _MANY:
                found.intersection_update(chain.from_iterable(posting))
        # The most particular first, or "a" takes the "ataxia" that "ataxia" needs.
        particular = sorted(wanted, key=lambda each: -len(each.shortest))
        opened = found.intersection(chain.from_iterable(self._opening(wanted[0])))
        best = chain(_ascending(opened), _ascending(found - opened))
        for number in islice(best, _CHECKED):
            if _hold(self._keys[number].split(), particular):
                yield number

    def _opening(self, wanted: Wanted) -> Iterator[memoryview]:
        """The names that begin with the word, in several parts."""
        spans = [
            self._names_from(first, first + b"\xff") for first in (*wanted.equals, *wanted.begins)
        ]
        return (self._sorted[start:end] for start, end in _apart(spans))

    def is_held(self, wanted: Wanted) -> bool:
        """Whether any name holds the word."""
        return _size(self._posting(wanted)) > 0

    def _posting(self, wanted: Wanted) -> list[memoryview]:
        """The numbers of the names that hold the word, in several parts."""
        spans = [self._span(word, word + b"\0") for word in wanted.equals]
        spans += [self._span(begun, begun + b"\xff") for begun in wanted.begins]
        return [
            self._postings[self._firsts[start] : self._firsts[end]] for start, end in _apart(spans)
        ]

    def _span(self, first: bytes, end: bytes) -> tuple[int, int]:
        start = bisect_left(self._words, first)
        return start, bisect_left(self._words, end, start)

    def near(self, word: TypedWord) -> Near:
        """What is one edit away from the word in any of its forms, else two."""
        spellings = tuple(dict.fromkeys((*word.begun, word.whole)))
        alike = {begun for each in spellings for begun in self._alike(each, 1)}
        other = {begun for each in spellings for begun in self._other_first(each)}
        if not (alike or other):
            alike = {
                begun for each in spellings if len(each) > _SHORT for begun in self._alike(each, 2)
            }
        # "marfn" is "marfan" rather than "marf" and any letter: more follows the mistake.
        last = {each[-1:] for each in spellings}
        likely = [begun for begun in alike if begun[-1] in last]
        begun = sorted(likely or alike or other, key=lambda begun: (-len(begun), begun))
        words = sorted(each for each in encoded(alike | other) if self._is_word(each))
        return Near(tuple(words), encoded(begun[:_NEAR]))

    def _is_word(self, word: bytes) -> bool:
        start, end = self._span(word, word + b"\0")
        return start < end

    def _alike(self, word: str, edits: int) -> Iterator[str]:
        """Beginnings of words with the same first letter, so many edits away."""
        words = self._words.between(*self._span(word[0].encode(), word[0].encode() + b"\xff"))
        if edits == 1:
            # Before or behind its middle the word is then as it should be.
            half = len(word) // 2
            head, tail = word[:half], word[half + 1 :]
            words = [other for other in words if other.startswith(head) or tail in other]
        for length in range(max(2, len(word) - edits), len(word) + edits + 1):
            begun = list(dict.fromkeys([other[:length] for other in words]))
            found = process.extract(
                word, begun, scorer=OSA.distance, score_cutoff=edits, limit=_ALIKE
            )
            yield from (each for each, distance, _ in found if distance)

    def _other_first(self, word: str) -> Iterator[str]:
        """Beginnings of words that differ at the first letter, by one edit."""
        swapped = word[1::-1] + word[2:]
        others = (first + rest for first in string.ascii_lowercase for rest in (word, word[1:]))
        for begun in (swapped, word[1:], *others):
            start, end = self._span(begun.encode(), begun.encode() + b"\xff")
            if start < end:
                yield begun


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same places in order, none of them twice."""
    reached = 0
    for start, end in sorted(spans):
        if reached < end and start < end:
            yield max(start, reached), end
            reached = end


def _ascending(numbers: Iterable[int]) -> Iterator[int]:
    """The numbers from the smallest on, at little cost if only the first ones are taken."""
    heap = list(numbers)
    heapify(heap)
    while heap:
        yield heappop(heap)


def _size(posting: Iterable[Sequence[int]]) -> int:
    return sum(map(len, posting))


def _hold(words: list[bytes], wanted: Sequence[Wanted]) -> bool:
    """Whether each wanted word is found among the words, no word counted twice."""
    if len(wanted) > len(words):
        return False
    for each in wanted:
        fitting = [word for word in words if each.fits(word)]
        if not fitting:
            return False
        words.remove(min(fitting, key=len))
    return True
