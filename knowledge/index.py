"""The matcher's index: what a build writes of the names, and the arrays that a reader keeps.

An *entry* is one normal form of one concept, however many sources state it; of two entries the
better has the smaller number, so that what is typed is found best first. A word's *mass* is
its rarity, ln(1 + entries / entries with the word), so that "syndrome" weighs little and
"ornithine" much; an entry's mass is the sum over its words.
"""

from __future__ import annotations

import math
import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate, groupby
from operator import itemgetter
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.model import Kind, NameKind

# Words that join others: they count little, so that "atrophy of the optic nerve" and
# "optic nerve atrophy" hardly differ.
JOINING = frozenset("of the and with in to an a type due by or on for from is as".split())
_JOINING_SHARE = 0.15

# The order in which names are offered: a synonym, which professionals use, before a lay name. In
# `naming` the order is that of what a kind tells, and there the lay name stands before.
_KIND_ORDER = {
    NameKind.PREFERRED: 0,
    NameKind.ABBREVIATION: 1,
    NameKind.SYNONYM: 2,
    NameKind.LAY: 3,
    NameKind.FORMER: 4,
}
PAGE = 16  # keys kept together: a few hundred bytes, of which a page of the file holds several
_AS_LONG = 8  # letters within which two names count as equally long


def word_mass(word: str, entries_with_word: int, entries: int) -> float:
    """The weight of a word in matching, by its rarity among all entries."""
    # Rounded, so that the last bit of a machine's logarithm makes no other file.
    rarity = round(math.log(1 + entries / max(entries_with_word, 1)), 4)
    return rarity * _JOINING_SHARE if word in JOINING else rarity


def key_hash(key: str) -> int:
    """A number of 32 bits by which the file finds a normal form, in a third of a text's room."""
    return crc32(key.encode()) - (1 << 31)


def write_index(db: sqlite3.Connection) -> int:
    """Fill the tables name, entry, posting and array from keyed_name; returns the entries."""
    entries = _Entries(db)
    order = sorted(range(len(entries.keys)), key=entries.goodness.__getitem__)
    numbers = array("I", bytes(4 * len(order)))
    for number, place in enumerate(order):
        numbers[place] = number
    rows = (
        (number, entries.concepts[place], entries.names[place], key_hash(entries.keys[place]))
        for number, place in enumerate(order)
    )
    db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
    of_name = entries.of_name
    db.create_function("entry_of", 1, lambda name: numbers[of_name[name - 1]])
    db.execute(_NAMES)
    concepts = array("I", map(entries.concepts.__getitem__, order))
    keys = [entries.keys[place] for place in order]
    del entries
    pages = ((first, "\n".join(keys[first : first + PAGE])) for first in range(0, len(keys), PAGE))
    db.executemany("INSERT INTO key_page VALUES (?, ?)", pages)
    squashed = [key.replace(" ", "") for key in keys]
    by_spelling = array("I", sorted(range(len(keys)), key=squashed.__getitem__))
    masses = _write_postings(db, keys)
    starts = array("I", accumulate((len(key.encode()) + 1 for key in keys[:-1]), initial=0))
    arrays: dict[str, array[int] | array[float]] = {
        "mass": masses,
        "concept": concepts,
        "spelling": by_spelling,
        "start": starts,
    }
    for name, values in arrays.items():
        db.execute("INSERT INTO array VALUES (?, ?)", (name, packed(values)))
    most = max((key.count(" ") + 1 for key in keys), default=0)
    db.execute("INSERT INTO meta VALUES ('most_words', ?)", (str(most),))
    return len(keys)


_NAMES = """
INSERT INTO name
SELECT id, concept_id, text, kind, language, entry_of(id), source_id, at, also
FROM keyed_name ORDER BY id
"""


class _Entries:
    """The entries, concept by concept, in flat lists; `of_name` leads from names to their entry."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.keys: list[str] = []
        self.concepts, self.names, self.goodness = array("I"), array("I"), array("I")
        self.of_name = array("I")
        sql = (
            "SELECT keyed_name.id, concept_id, key, keyed_name.kind, concept.kind "
            "FROM keyed_name JOIN concept ON concept.id = concept_id ORDER BY keyed_name.id"
        )
        for concept, names in groupby(db.execute(sql), key=itemgetter(1)):
            self._add(concept, list(names))

    def _add(self, concept: int, names: list[tuple[int, int, str, str, str]]) -> None:
        """One entry for each normal form; of several names the telling one, else the first."""
        best: dict[str, tuple[int, int]] = {}
        for name, _, key, kind, _ in names:
            telling = (_KIND_ORDER[NameKind(kind)], name)
            best[key] = min(best.get(key, telling), telling)
        places = {}
        for key, (rank, name) in sorted(best.items(), key=lambda each: (each[1][0], each[0])):
            places[key] = len(self.keys)
            self.keys.append(key)
            self.concepts.append(concept)
            self.names.append(name)
            self.goodness.append(_goodness(len(key), rank, names[0][4]))
        self.of_name.extend(places[key] for _, _, key, _, _ in names)


def _goodness(length: int, rank: int, concept_kind: str) -> int:
    """A number by which entries are ordered, best first.

    Preferred names before all others, then the shorter, then diseases before features.
    """
    rank = rank << 8 | min(length // _AS_LONG, 255)
    return (rank << 1 | (concept_kind == Kind.FEATURE)) << 12 | min(length, 4095)


def _write_postings(db: sqlite3.Connection, keys: list[str]) -> array[float]:
    """Write which entries hold each word; returns the mass of each entry."""
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for entry, key in enumerate(keys):
        for word in set(key.split()):
            postings[word].append(entry)
    words = sorted(postings)
    rows = ((word, packed(postings[word])) for word in words)
    db.executemany("INSERT INTO posting VALUES (?, ?)", rows)
    counts = packed(array("I", (len(postings[word]) for word in words)))
    db.execute("INSERT INTO word_list VALUES (?, ?)", ("\n".join(words), counts))
    masses = {word: word_mass(word, len(held), len(keys)) for word, held in postings.items()}
    return array("f", (sum(map(masses.__getitem__, key.split())) for key in keys))


def packed(numbers: array[int] | array[float]) -> bytes:
    """The numbers as little-endian bytes on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(blob: bytes, typecode: str) -> array[int]:
    """The numbers that `packed` made."""
    numbers: array[int] = array(typecode)
    numbers.frombytes(blob)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Vocabulary:
    """All words of all names, with their mass; bucketed by length for spelling correction."""

    def __init__(self, words: Iterable[str], counts: Iterable[int], entries: int) -> None:
        self.entries = entries
        self._counts = dict(zip(words, counts, strict=True))
        self._masses: dict[str, float] = {}  # of words of names alone, as they are needed
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._counts:
            self._by_length[len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def mass(self, word: str) -> float:
        """The mass of a word; a word that no name holds is as rare as can be."""
        mass = self._masses.get(word)
        if mass is None:
            mass = word_mass(word, self._counts.get(word, 1), self.entries)
            if word in self._counts:
                self._masses[word] = mass
        return mass

    def count(self, word: str) -> int:
        """How many entries hold the word."""
        return self._counts.get(word, 0)

    def near(self, word: str, edits: int, most: int) -> list[tuple[str, int]]:
        """Words of names within so many edits of the word, with the edits, nearest first."""
        found = [
            (near, distance)
            for length in range(len(word) - edits, len(word) + edits + 1)
            for near, distance, _ in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=edits,
                limit=most,
            )
        ]
        return sorted(found, key=lambda each: (each[1], each[0]))

    def has_nearer(self, word: str, than: str) -> bool:
        """Whether another word that begins alike is as near to `word` as `than` is."""
        edits = OSA.distance(word, than)
        near = self.near(word, edits, most=3)
        return any(other != than and other[0] == word[0] for other, _ in near)
