"""All names in flat arrays of the knowledge file, to be searched while one is typed.

The build has sorted them, and they are mapped into memory: nothing is read to begin with, and
what is read lies in the page cache, which all processes share.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate, chain, islice

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.names.arrays import Array
from knowledge.names.index import SHORT, Index
from knowledge.names.spellings import Span, Spellings, Texts
from knowledge.names.typed import TypedWord, Wanted, encoded

_ALIKE = 100  # beginnings of words of one length looked at for a misspelt one
_NEAR = 24  # of these kept
_FEW = 50  # names that are quicker read than narrowed down further
_CHECKED = 2_000  # names read
_ENDING, _TRIED = 5, 20  # names in which a word ends where typing does; of how many tried
_AT_ONCE = 64  # names sorted before any other; each next time many more


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


class NameIndex:
    """Every entry of a knowledge file by its number: of two the better has the smaller."""

    def __init__(self, index: Index) -> None:
        self._keys = Texts(index.keys, index.key_starts)
        self._spellings = Spellings(index)
        self._words = Texts(index.texts, index.text_starts)
        self._firsts = index.posting_starts.data
        self._postings = index.postings

    def equal(self, squashed: bytes) -> Iterator[int]:
        """The names that are this but for blanks."""
        return _ascending(self._spellings.numbers(self._spellings.equal(squashed)))

    def slipped(self, squashed: bytes) -> Iterator[int]:
        """The names that begin so but for one letter, some several times.

        First those that go no further, then the best few in which a word ends there: "marfn" is
        "marfan" rather than on its way to "marinesco". Last those whose last letter is another:
        more follows a mistake than not.
        """
        slips = list(self._spellings.slipped(squashed))
        yield from self._of([self._spellings.equal(*slip) for slip in slips])
        yield from sorted(chain.from_iterable(map(self._ending, slips)))[:_ENDING]
        yield from self._of([span for meant, span in slips if meant[-1:] == squashed[-1:]])
        yield from self._of([span for _, span in slips])

    def _of(self, spans: Iterable[Span]) -> Iterator[int]:
        parts = [self._spellings.numbers(span) for span in _apart(spans)]
        return _ascending(np.concatenate(parts)) if parts else iter(())

    def _ending(self, slip: tuple[bytes, Span]) -> Iterator[int]:
        """Of the best names that begin so, those in which a word ends with the last letter."""
        meant, span = slip
        for number in islice(_ascending(self._spellings.numbers(span)), _TRIED):
            if len(meant) in accumulate(map(len, self._keys[number].split())):
                yield number

    def beginning(self, head: Sequence[bytes], last: Wanted) -> Iterator[int]:
        """The names that begin with these words, the last of which may be a beginning itself."""
        begun = [b"".join((*head, each)) for each in last.begins]
        found = [_ascending(self._beginning(each)) for each in begun]
        # A word that has become another one, as "ataxias" has, is a whole one.
        whole = [each for each in last.equals if not each.startswith(last.begins)]
        return merge(*found, *(self._followed(head, each) for each in whole))

    def _followed(self, head: Sequence[bytes], whole: bytes) -> Iterator[int]:
        """The names that begin with these words, none of which goes on."""
        words = b" ".join((*head, whole, b""))
        begun = self._beginning(words.replace(b" ", b""))
        holding = self._marked(self._posting(Wanted(equals=(whole,))))
        for number in islice(_ascending(begun[holding[begun]]), _CHECKED):
            if (self._keys[number] + b" ").startswith(words):
                yield number

    def _beginning(self, begun: bytes) -> Array:
        return self._spellings.numbers(self._spellings.beginning(begun))

    def holding(self, wanted: Sequence[Wanted]) -> Iterator[int]:
        """The names that hold all these words in any order, each in a word of its own.

        Those that begin with the first of them come first.
        """
        postings = sorted((self._posting(each) for each in dict.fromkeys(wanted)), key=_size)
        if not _size(postings[0]):
            return
        found = self._marked(postings[0])
        for posting in postings[1:]:
            if np.count_nonzero(found) > _FEW:
                found &= self._marked(posting)
        # The most particular first, or "a" takes the "ataxia" that "ataxia" needs.
        particular = sorted(wanted, key=lambda each: -len(each.shortest))
        opened = found & self._marked(self._opening(wanted[0]))
        best = [np.flatnonzero(part)[:_CHECKED] for part in (opened, found & ~opened)]
        for number in np.concatenate(best)[:_CHECKED].tolist():
            if _hold(self._keys[number].split(), particular):
                yield number

    def _marked(self, parts: Iterable[Array]) -> Array:
        """For each name whether it is in one of the parts."""
        marked = np.zeros(len(self._keys), np.bool_)
        for part in parts:
            marked[part] = True
        return marked

    def _opening(self, wanted: Wanted) -> Iterator[Array]:
        """The names that begin with the word, in several parts."""
        spans = map(self._spellings.beginning, (*wanted.equals, *wanted.begins))
        return map(self._spellings.numbers, _apart(spans))

    def is_held(self, wanted: Wanted) -> bool:
        """Whether any name holds the word."""
        return _size(self._posting(wanted)) > 0

    def _posting(self, wanted: Wanted) -> list[Array]:
        """The numbers of the names that hold the word, in several parts."""
        spans = [*map(self._words.equal, wanted.equals), *map(self._words.beginning, wanted.begins)]
        return [
            self._postings[self._firsts[start] : self._firsts[end]] for start, end in _apart(spans)
        ]

    def near(self, word: TypedWord, edits: int) -> Near:
        """What is one edit away from the word in any of its forms, or up to two."""
        spellings = tuple(dict.fromkeys((*word.begun, word.whole)))
        far = [each for each in spellings if edits == 1 or len(each) > SHORT]
        alike = {begun for each in far for begun in self._alike(each, edits)}
        once = spellings if edits == 1 else ()
        other = {begun for each in once for begun in self._other_first(each)}
        # "marfn" is "marfan" rather than "marf" and any letter: more follows the mistake.
        last = {each[-1:] for each in spellings}
        likely = [begun for begun in alike if begun[-1] in last]
        begun = sorted(likely or alike or other, key=lambda begun: (-len(begun), begun))
        words = sorted(each for each in encoded(alike | other) if self._is_word(each))
        return Near(tuple(words), encoded(begun[:_NEAR]))

    def _is_word(self, word: bytes) -> bool:
        start, end = self._words.equal(word)
        return start < end

    def _alike(self, word: str, edits: int) -> Iterator[str]:
        """Beginnings of words with the same first letter, so many edits away."""
        words = self._words.between(*self._words.beginning(word[0].encode()))
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
            start, end = self._words.beginning(begun.encode())
            if start < end:
                yield begun


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same places in order, none of them twice."""
    reached = 0
    for start, end in sorted(spans):
        if reached < end and start < end:
            yield max(start, reached), end
            reached = end


def _ascending(numbers: Array) -> Iterator[int]:
    """The numbers from the smallest on, at little cost if only the first ones are taken."""
    most = _AT_ONCE
    while len(numbers):
        if most < len(numbers):
            numbers = np.partition(numbers, most)
        yield from np.sort(numbers[:most]).tolist()
        numbers = numbers[most:]
        most *= 16


def _size(posting: Iterable[Sequence[int] | Array]) -> int:
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
