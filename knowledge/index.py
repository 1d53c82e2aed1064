"""The matcher's index: what a build writes of the names, and the arrays that a reader keeps.

An *entry* is one normal form of one concept, however many sources state it. A word's *mass* is
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

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.model import NameKind

# Words that join others: they count little, so that "atrophy of the optic nerve" and
# "optic nerve atrophy" hardly differ.
JOINING = frozenset("of the and with in to an a type due by or on for from is as".split())
_JOINING_SHARE = 0.15

# Of several kinds of one normal form the telling one is kept.
_KIND_ORDER = {
    NameKind.PREFERRED: 0,
    NameKind.ABBREVIATION: 1,
    NameKind.SYNONYM: 2,
    NameKind.LAY: 3,
    NameKind.FORMER: 4,
}


def word_mass(word: str, entries_with_word: int, entries: int) -> float:
    """The weight of a word in matching, by its rarity among all entries."""
    rarity = math.log(1 + entries / max(entries_with_word, 1))
    return rarity * _JOINING_SHARE if word in JOINING else rarity


def write_index(db: sqlite3.Connection) -> int:
    """Fill the tables entry, posting and array from the table name; returns the entries."""
    _write_entries(db)
    keys = [key for (key,) in db.execute("SELECT key FROM entry ORDER BY id")]
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for entry, key in enumerate(keys):
        for word in set(key.split()):
            postings[word].append(entry)
    rows = ((word, _packed(postings[word])) for word in sorted(postings))
    db.executemany("INSERT INTO posting VALUES (?, ?)", rows)
    masses = {word: word_mass(word, len(held), len(keys)) for word, held in postings.items()}
    entry_masses = array("f", (sum(masses[word] for word in key.split()) for key in keys))
    concepts = array(
        "I", (row[0] for row in db.execute("SELECT concept_id FROM entry ORDER BY id"))
    )
    for name, numbers in (("mass", entry_masses), ("concept", concepts)):
        db.execute("INSERT INTO array VALUES (?, ?)", (name, _packed(numbers)))
    return len(keys)


def _write_entries(db: sqlite3.Connection) -> None:
    order = " ".join(f"WHEN '{kind}' THEN {rank}" for kind, rank in _KIND_ORDER.items())
    # SQLite takes the bare columns from the row that holds the minimum.
    db.execute(
        f"""
        INSERT INTO entry
        SELECT row_number() OVER (ORDER BY concept_id, rank, key) - 1, concept_id, key, text, kind
        FROM (
            SELECT concept_id, key, text, kind, min(CASE kind {order} END) AS rank
            FROM name GROUP BY concept_id, key
        )
        """
    )


def _packed(numbers: array[int] | array[float]) -> bytes:
    """The numbers as little-endian bytes on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(blob: bytes, typecode: str) -> array[int]:
    """The numbers that `_packed` wrote."""
    numbers: array[int] = array(typecode)
    numbers.frombytes(blob)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Vocabulary:
    """All words of all names, with their mass; bucketed by length for spelling correction."""

    def __init__(self, words: Iterable[tuple[str, int]], entries: int) -> None:
        self.entries = entries
        self._counts = dict(words)
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
