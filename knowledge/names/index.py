"""The matcher's index of an open knowledge file: entries, words, and which hold which.

An *entry* is one normal form of one concept, however many sources state it; of two entries the
better has the smaller number. A word's *mass* is its rarity, ln(1 + entries / entries with the
word), so that "syndrome" weighs little and "ornithine" much; an entry's mass is the sum over its
words. A *bag* is the sum of 64-bit numbers of an entry's words: equal for any order of them.
`index_build` writes what is read here; the arrays are those of `arrays`.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain, combinations
from typing import NamedTuple
from zlib import crc32

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.model import Kind, NameKind
from knowledge.names.arrays import Array, Arrays

# Words that join others: they count little and no bag holds them, so that "atrophy of the optic
# nerve" and "optic nerve atrophy" hardly differ.
JOINING = frozenset("of the and with in to an a type due by or on for from is as".split())
_LETTERS = frozenset("a as is an".split())  # of kinds: "hemophilia A", "mucopolysaccharidosis IS"
_JOINING_SHARE = 0.15

# How the arrays number kinds; the order is part of the file.
NAME_KINDS = tuple(NameKind)
KINDS = tuple(Kind)

# A misspelt word is found by what is left of its first letters when some of them are left out,
# the same being done to every word of names (symmetric deletion).
_PREFIX = 8
_IN_COMMON = 6  # words with more letters in common have so many as well, two being left out
_LAST = "\U0010ffff"  # stands behind every letter
SHORT = 4  # letters up to which one edit is forgiven; two beyond


def word_mass(entries_with_word: Array, entries: int) -> Array:
    """The rarity of words among all entries, before joining words are made light."""
    # Rounded, so that the last bit of a machine's logarithm makes no other file.
    masses = np.log(1 + entries / np.maximum(entries_with_word, 1))
    return np.round(masses, 4).astype(np.float32)


_NEARBY = 512  # words
_FEW_ALIKE = 8  # entries
BAG = (1 << 64) - 1  # the bits of a bag


def joining_share(word: str) -> float:
    """The share of its mass that a word keeps."""
    return _JOINING_SHARE if word in JOINING else 1.0


ONLY_JOINING = JOINING - _LETTERS  # no bag holds them


def is_joining(word: str) -> bool:
    """Whether a word only joins others, so that no bag holds it."""
    return word in ONLY_JOINING


def word_number(word: str, *, every: bool = False) -> int:
    """The number of 64 bits by which a bag holds the word; 0 for words that join others.

    With `every` those have one, too: for names of nothing else.
    """
    if is_joining(word) and not every:
        return 0
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def bag(words: Iterable[str]) -> int:
    """The bag of words in any order."""
    held = list(words)
    return (
        sum(map(word_number, held)) or sum(word_number(word, every=True) for word in held)
    ) & BAG


def deletions(word: str, longest: int = _PREFIX) -> set[str]:
    """What is left of a word's first letters without up to one of them, or two if it is long.

    With `longest` what has more letters is left out.
    """
    head = word[:_PREFIX]
    most = 2 if len(word) > SHORT else 1
    kept = range(max(0, len(head) - most), min(len(head), longest) + 1)
    return set(map("".join, chain(*(combinations(head, each) for each in kept))))


def is_spelt(word: str) -> bool:
    """Whether a word is one that can be misspelt: letters alone, and enough of them."""
    return len(word) >= 3 and word.isalpha()


class Near(NamedTuple):
    """A word of names, by its number, that a word of the question may stand for."""

    word: int
    similarity: float  # 0–1
    edits: int = 0


class Index:
    """What every question needs of all names, without a query. Safe in any thread."""

    def __init__(self, arrays: Arrays) -> None:
        self.concepts, self.masses = arrays["entry.concept"], arrays["entry.mass"]
        self._starts, self._words = arrays["entry.start"], arrays["entry.words"]
        self._bags, self._bag_entries = arrays["bag.number"], arrays["bag.entry"].data
        self.keys, self.key_starts = arrays.bytes_of("key.text"), arrays["key.start"]
        self.by_spelling = arrays["key.spelling"]
        self.texts, self.text_starts = arrays.bytes_of("word.text"), arrays["word.start"]
        self.word_masses, self.numbers = arrays["word.mass"], arrays["word.number"]
        self._lengths = (np.diff(self.text_starts).astype(np.int32) - 1).data  # bytes of each word
        self.posting_starts, self.postings = arrays["posting.start"], arrays["posting.entry"]
        self._hashes = arrays["hash.key"].data
        self._hashed = arrays["hash.word"].data
        self._deletions, self._deleted = arrays["deletion.key"], arrays["deletion.word"].data
        # Single numbers are read quicker through a view.
        self.mass_of, self.entry_mass = self.word_masses.data, self.masses.data
        self.names, self.kinds = arrays["entry.name"].data, arrays["entry.kind"].data
        self.concept_of, self.name_counts = self.concepts.data, arrays["concept.names"].data
        self.described = arrays["concept.described"].data
        self.concept_kinds = arrays["concept.kind"].data
        self.number_of, self._single_bags = self.numbers.data, self._bags.data
        self._key_starts, self._text_starts = self.key_starts.data, self.text_starts.data
        self._entry_starts, self._entry_words = self._starts.data, self._words.data
        self._posting_starts = self.posting_starts.data
        self.entries, self.words = len(self.concepts), len(self.word_masses)
        self._holding: dict[tuple[int, ...], Array] = {}
        # Of words of the data files, once asked: what they mean, and what question words stand for.
        self.equivalents: dict[str, Sequence[Near]] = {}
        self.asking: dict[str, list[Near]] = {}
        self.most_mass = math.log(1 + self.entries)  # of a word that no name holds

    def word_id(self, word: str) -> int | None:
        """The number of a word; None where no name holds it."""
        key, hashes, words = word.encode(), self._hashes, self.words
        hashed = crc32(key)
        # Hashes are spread evenly: nearly always it is near to where it is to be expected.
        about = hashed * words >> 32
        low, high = max(0, about - _NEARBY), min(words, about + _NEARBY)
        place = bisect_left(hashes, hashed, low, high)
        if not low < place < high:
            place = bisect_left(hashes, hashed)
        while place < words and hashes[place] == hashed:
            number: int = self._hashed[place]
            start, end = self._text_starts[number], self._text_starts[number + 1]
            if self.texts[start : end - 1] == key:
                return number
            place += 1
        return None

    def word(self, number: int) -> str:
        """The word with this number."""
        start, end = self._text_starts[number], self._text_starts[number + 1]
        return str(self.texts[start : end - 1], "utf-8")

    def count(self, number: int) -> int:
        """How many entries hold the word."""
        return int(self._posting_starts[number + 1] - self._posting_starts[number])

    def posting(self, number: int) -> Array:
        """The entries that hold the word, in order."""
        return self.postings[self._posting_starts[number] : self._posting_starts[number + 1]]

    def holding(self, words: tuple[int, ...]) -> Array:
        """Of each entry whether it holds one of the words; kept, so of few sets of words only."""
        found = self._holding.get(words)
        if found is None:
            found = np.zeros(self.entries, bool)
            for word in words:
                found[self.posting(word)] = True
            self._holding[words] = found
        return found

    def words_of(self, entry: int) -> list[int]:
        """The numbers of the words of an entry, in the order of its name."""
        start, end = self._entry_starts[entry], self._entry_starts[entry + 1]
        found: list[int] = self._entry_words[start:end].tolist()
        return found

    def held(self) -> int:
        """How many different words the entries hold, all together."""
        places = np.repeat(np.arange(self.entries, dtype=np.uint64), np.diff(self._starts))
        return len(np.unique(places << np.uint64(32) | self._words))

    def key(self, entry: int) -> str:
        """The normal form of an entry."""
        start, end = self._key_starts[entry], self._key_starts[entry + 1]
        return str(self.keys[start : end - 1], "utf-8")

    def sizes(self, entries: Array) -> tuple[Array, Array]:
        """How many bytes, and how many words, the normal form of each entry has."""
        behind = entries + 1
        lengths = self.key_starts[behind].astype(np.int64) - self.key_starts[entries] - 1
        return lengths, self._starts[behind].astype(np.int64) - self._starts[entries]

    def bagged(self, bags: Array) -> list[tuple[int, int]]:
        """Which of the bags are those of entries, pair by pair: (place in `bags`, entry)."""
        places = bags.argsort()  # in order they are found in half the time, one beside another
        ordered = bags[places]
        first = self._bags.searchsorted(ordered)
        is_held = self._bags.take(first, mode="clip") == ordered
        pairs = []
        held = zip(places[is_held].tolist(), first[is_held].tolist(), strict=True)
        for place, start in sorted(held):
            if number := int(bags[place]):
                end = self._behind(number, start)
                pairs += [(place, entry) for entry in self._bag_entries[start:end].tolist()]
        return pairs

    def _behind(self, number: int, start: int) -> int:
        """The place behind the last bag of a number, of which the first is at `start`."""
        # Nearly always few entries have the same words.
        near = min(start + _FEW_ALIKE, len(self._single_bags))
        end = bisect_right(self._single_bags, number, start, near)
        return end if end < near else bisect_right(self._single_bags, number, end)

    def near(self, word: str, most: int) -> list[tuple[int, int]]:
        """Words of names few edits away (one for a short word, else two): (word, edits).

        The nearest first, of equally near ones that which most names hold; at most so many.
        """
        edits = 1 if len(word) <= SHORT else 2
        alike = self._alike(word)
        texts, starts = self.texts, self._text_starts
        spelt = [str(texts[starts[n] : starts[n + 1] - 1], "utf-8") for n in alike]
        found = process.extract(word, spelt, scorer=OSA.distance, score_cutoff=edits, limit=None)
        near = [(int(distance), alike[at]) for _, distance, at in found if distance]
        nearest = sorted([(distance, -self.count(number), number) for distance, number in near])
        return [(number, distance) for distance, _, number in nearest[:most]]

    def beginning(self, text: str) -> range:
        """The words of names that begin with the text, by their numbers: in order of letters."""
        start = bisect_left(range(self.words), text, key=self.word)
        return range(start, bisect_left(range(self.words), text + _LAST, lo=start, key=self.word))

    def _alike(self, word: str) -> list[int]:
        """The words that have some beginning in common with a word once letters are left out."""
        keys = np.array([crc32(left.encode()) for left in deletions(word, _IN_COMMON)], np.uint32)
        keys.sort()
        first = self._deletions.searchsorted(keys)
        is_held = self._deletions.take(first, mode="clip") == keys
        last = self._deletions.searchsorted(keys[is_held], "right")
        found: set[int] = set()
        for start, end in zip(first[is_held].tolist(), last.tolist(), strict=True):
            found.update(self._deleted[start:end])
        size = len(word.encode())
        return [number for number in found if -2 <= self._lengths[number] - size <= 2]


class Vocabulary:
    """The words of names, by their spelling: what reading a question needs of them."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __contains__(self, word: str) -> bool:
        return self._index.word_id(word) is not None

    def count(self, word: str) -> int:
        """How many entries hold the word."""
        number = self._index.word_id(word)
        return 0 if number is None else self._index.count(number)

    def has_nearer(self, word: str, than: str) -> bool:
        """Whether another word that begins alike is as near to `word` as `than` is."""
        edits = OSA.distance(word, than)
        near = ((self._index.word(number), distance) for number, distance in _some(self, word))
        return any(
            other != than and other[0] == word[0] and distance <= edits for other, distance in near
        )


def _some(vocabulary: Vocabulary, word: str) -> Iterable[tuple[int, int]]:
    return vocabulary._index.near(word, most=50)  # noqa: SLF001  # of this module
