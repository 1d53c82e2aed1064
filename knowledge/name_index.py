"""All names in memory in a few flat arrays, to be searched while one is typed."""

from __future__ import annotations

import string
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop
from itertools import chain, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.model import Kind, NameKind
from knowledge.store import Store
from knowledge.typed import TypedWord, Wanted, encoded

_ALIKE = 100  # beginnings of words of one length looked at for a misspelt one
_NEAR = 24  # of these kept
_FEW, _MANY = 50, 20_000  # names that are quicker read than narrowed down further
_CHECKED = 2_000  # names read
_ROWS = 10_000  # read from the file at a time
_SHORT = 5  # letters up to which one edit is forgiven; two beyond
_KIND_ORDER = {
    NameKind.PREFERRED: 0,
    NameKind.ABBREVIATION: 1,
    NameKind.SYNONYM: 2,
    NameKind.LAY: 3,
    NameKind.FORMER: 4,
}
_AS_LONG = 8  # letters within which two names count as equally long


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
    """Texts back to back in one piece of memory, in the order given."""

    def __init__(self, texts: Iterable[str]) -> None:
        held, self._starts = bytearray(), array("I", [0])
        for text in texts:
            held += text.encode() + b"\n"
            self._starts.append(len(held))
        self._held = bytes(held)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> bytes:
        return self._held[self._starts[place] : self._starts[place + 1] - 1]

    def between(self, first: int, end: int) -> list[str]:
        """The texts at these places."""
        return self._held[self._starts[first] : self._starts[end]].decode().split("\n")[:-1]


class NameIndex:
    """Every entry of a knowledge file under a number: of two names the better has the smaller."""

    def __init__(self, store: Store) -> None:
        count = len(store.concepts)
        goodness = array("I")
        self._keys = _Texts(_keys(store, goodness))  # by entry
        self.entries = array("I", sorted(range(count), key=goodness.__getitem__))  # by number
        # Sorted without blanks, so that words joined or split by mistake are found as well.
        self._sorted = array("I", sorted(range(count), key=self._squashed))
        self.most_words = max((key.count(b" ") + 1 for key in self._keys), default=0)
        words = [row["word"] for row in store.rows("SELECT word FROM posting ORDER BY word")]
        self._words = _Texts(words)
        self._firsts, self._postings = array("I", [0]), array("I")
        numbers = array("I", bytes(4 * count))
        for number, entry in enumerate(self.entries):
            numbers[entry] = number
        for word in words:
            self._postings.extend(map(numbers.__getitem__, store.posting(word)))
            self._firsts.append(len(self._postings))

    def _key(self, number: int) -> bytes:
        return self._keys[self.entries[number]]

    def _squashed(self, number: int) -> bytes:
        return self._key(number).replace(b" ", b"")

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
                if (self._key(number) + b" ").startswith(words):
                    found.add(number)
        return _ascending(found)

    def _between(self, first: bytes, end: bytes) -> array[int]:
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
            if _hold(self._key(number).split(), particular):
                yield number

    def _opening(self, wanted: Wanted) -> Iterator[array[int]]:
        """The names that begin with the word, in several parts."""
        spans = [
            self._names_from(first, first + b"\xff") for first in (*wanted.equals, *wanted.begins)
        ]
        return (self._sorted[start:end] for start, end in _apart(spans))

    def is_held(self, wanted: Wanted) -> bool:
        """Whether any name holds the word."""
        return _size(self._posting(wanted)) > 0

    def _posting(self, wanted: Wanted) -> list[array[int]]:
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


def _keys(store: Store, goodness: array[int]) -> Iterator[str]:
    """The normal form of each entry in turn; how good it is is put at the end of `goodness`."""
    sql = (
        "SELECT entry.key, entry.kind, concept.kind AS concept_kind "
        "FROM entry JOIN concept ON concept.id = entry.concept_id "
        "WHERE entry.id >= ? AND entry.id < ? ORDER BY entry.id"
    )
    for start in range(0, len(store.concepts), _ROWS):
        for row in store.rows(sql, start, start + _ROWS):
            goodness.append(_goodness(len(row["key"]), row["kind"], row["concept_kind"]))
            yield row["key"]


def _goodness(length: int, kind: str, concept_kind: str) -> int:
    """A number by which names are ordered, best first.

    Preferred names before all others, then the shorter, then diseases before features.
    """
    rank = _KIND_ORDER[NameKind(kind)] << 8 | min(length // _AS_LONG, 255)
    return (rank << 1 | (concept_kind == Kind.FEATURE)) << 12 | min(length, 4095)


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
