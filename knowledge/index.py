"""The matcher's index of an open knowledge file: entries, words, and which hold which.

An *entry* is one normal form of one concept, however many sources state it; of two entries the
better has the smaller number. A word's *mass* is its rarity, ln(1 + entries / entries with the
word), so that "syndrome" weighs little and "ornithine" much; an entry's mass is the sum over its
words. A *bag* is the sum of 64-bit numbers of an entry's words: equal for any order of them.
`index_build` writes what is read here; the arrays are those of `arrays`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import combinations
from zlib import crc32

import numpy as np
from rapidfuzz.distance import OSA

from knowledge.arrays import Array, Arrays
from knowledge.model import Kind, NameKind

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
SHORT = 5  # letters up to which one edit is forgiven; two beyond


def word_mass(entries_with_word: Array, entries: int) -> Array:
    """The rarity of words among all entries, before joining words are made light."""
    # Rounded, so that the last bit of a machine's logarithm makes no other file.
    masses = np.log(1 + entries / np.maximum(entries_with_word, 1))
    return np.round(masses, 4).astype(np.float32)


def joining_share(word: str) -> float:
    """The share of its mass that a word keeps."""
    return _JOINING_SHARE if word in JOINING else 1.0


def is_joining(word: str) -> bool:
    """Whether a word only joins others, so that no bag holds it."""
    return word in JOINING and word not in _LETTERS


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
    return (sum(map(word_number, held)) or sum(word_number(word, every=True) for word in held)) & (
        (1 << 64) - 1
    )


def deletions(word: str) -> set[str]:
    """What is left of a word's first letters without up to one of them, or two if it is long."""
    head = word[:_PREFIX]
    most = 1 if len(word) <= SHORT else 2
    return {
        "".join(letter for place, letter in enumerate(head) if place not in out)
        for count in range(most + 1)
        for out in combinations(range(len(head)), count)
    }


def is_spelt(word: str) -> bool:
    """Whether a word is one that can be misspelt: letters alone, and enough of them."""
    return len(word) >= 3 and word.isalpha()


class Index:
    """What every question needs of all names, without a query. Safe in any thread."""

    def __init__(self, arrays: Arrays) -> None:
        self.concepts, self.names = arrays["entry.concept"], arrays["entry.name"]
        self.masses, self.kinds = arrays["entry.mass"], arrays["entry.kind"]
        self.described, self.concept_kinds = arrays["concept.described"], arrays["concept.kind"]
        self.name_counts = arrays["concept.names"]
        self._starts, self._words = arrays["entry.start"], arrays["entry.words"]
        self._bags, self._bag_entries = arrays["bag.number"], arrays["bag.entry"]
        self.keys, self.key_starts = arrays.bytes_of("key.text"), arrays["key.start"]
        self.by_spelling = arrays["key.spelling"]
        self.texts, self.text_starts = arrays.bytes_of("word.text"), arrays["word.start"]
        self.word_masses, self.numbers = arrays["word.mass"], arrays["word.number"]
        self.posting_starts, self.postings = arrays["posting.start"], arrays["posting.entry"]
        self._hashes = arrays["hash.key"].data
        self._hashed = arrays["hash.word"].data
        self._deletions, self._deleted = arrays["deletion.key"], arrays["deletion.word"]
        # Single numbers are read quicker through a view.
        self.mass_of, self.entry_mass = self.word_masses.data, self.masses.data
        self.entries, self.words = len(self.concepts), len(self.word_masses)
        self.most_mass = math.log(1 + self.entries)  # of a word that no name holds

    def word_id(self, word: str) -> int | None:
        """The number of a word; None where no name holds it."""
        key = word.encode()
        hashed = crc32(key)
        place = bisect_left(self._hashes, hashed)
        while place < self.words and self._hashes[place] == hashed:
            number = self._hashed[place]
            start, end = self.text_starts[number : number + 2]
            if self.texts[start : end - 1] == key:
                return int(number)
            place += 1
        return None

    def word(self, number: int) -> str:
        """The word with this number."""
        start, end = self.text_starts[number : number + 2]
        return str(self.texts[start : end - 1], "utf-8")

    def count(self, number: int) -> int:
        """How many entries hold the word."""
        return int(self.posting_starts[number + 1] - self.posting_starts[number])

    def posting(self, number: int) -> Array:
        """The entries that hold the word, in order."""
        return self.postings[self.posting_starts[number] : self.posting_starts[number + 1]]

    def words_of(self, entry: int) -> list[int]:
        """The numbers of the words of an entry, in the order of its name."""
        found: list[int] = self._words[self._starts[entry] : self._starts[entry + 1]].tolist()
        return found

    def held(self) -> int:
        """How many different words the entries hold, all together."""
        places = np.repeat(np.arange(self.entries, dtype=np.uint64), np.diff(self._starts))
        return len(np.unique(places << np.uint64(32) | self._words))

    def key(self, entry: int) -> str:
        """The normal form of an entry."""
        start, end = self.key_starts[entry : entry + 2]
        return str(self.keys[start : end - 1], "utf-8")

    def bagged(self, bags: Array) -> tuple[Array, Array]:
        """Which of the bags are those of entries: (places in `bags`, entries), pair by pair."""
        first = np.searchsorted(self._bags, bags, "left")
        found = np.nonzero(self._bags[np.minimum(first, self.entries - 1)] == bags)[0]
        found = found[bags[found] != 0]
        last = np.searchsorted(self._bags, bags[found], "right")
        counts = last - first[found]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        entries = self._bag_entries[np.repeat(first[found], counts) + within]
        return np.repeat(found, counts), entries

    def near(self, word: str, most: int) -> list[tuple[int, int]]:
        """Words of names few edits away (one for a short word, else two): (word, edits).

        The nearest first, of equally near ones that which most names hold; at most so many.
        """
        edits = 1 if len(word) <= SHORT else 2
        found = []
        for number in self._alike(word):
            distance = OSA.distance(word, self.word(number), score_cutoff=edits)
            if 0 < distance <= edits:
                found.append((distance, -self.count(number), number))
        return [(number, distance) for distance, _, number in sorted(found)[:most]]

    def _alike(self, word: str) -> Iterator[int]:
        """The words that have some beginning in common with a word once letters are left out."""
        keys = np.array([crc32(left.encode()) for left in deletions(word)], np.uint32)
        first = np.searchsorted(self._deletions, keys, "left")
        last = np.searchsorted(self._deletions, keys, "right")
        parts = [
            self._deleted[start:end] for start, end in zip(first, last, strict=True) if start < end
        ]
        if not parts:
            return iter(())
        numbers = np.unique(np.concatenate(parts))
        lengths = self.text_starts[numbers + 1] - self.text_starts[numbers].astype(np.int64) - 1
        return iter(numbers[np.abs(lengths - len(word.encode())) <= 2].tolist())


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
