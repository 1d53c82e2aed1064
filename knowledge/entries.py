"""The matcher's index of an open knowledge file: its entries, its words, and which hold which."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.connections import Connections
from knowledge.index import PAGE, Vocabulary, key_hash, unpacked
from knowledge.model import NameKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One normal form of one concept, with the spelling and kind of name it comes from."""

    id: int
    concept: int
    key: str
    text: str
    kind: NameKind


class Entries:
    """Read-only queries over the index; the arrays that every look-up needs are in memory."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        (row,) = self._rows("SELECT words, counts FROM word_list")
        words, counts = row["words"].split("\n"), unpacked(row["counts"], "I")
        self.concepts = self.array_of("concept", "I")
        self.masses = self.array_of("mass", "f")
        self.vocabulary = Vocabulary(words, counts, len(self.concepts))

    def _rows(self, sql: str, *values: str | int) -> list[sqlite3.Row]:
        return self._connections.rows(sql, values)

    def array_of(self, name: str, typecode: str) -> array[int]:
        """One of the file's arrays, with one number for each entry."""
        (row,) = self._rows("SELECT numbers FROM array WHERE name = ?", name)
        return unpacked(row["numbers"], typecode)

    def called(self, keys: Iterable[str]) -> list[Entry]:
        """The entries whose normal form is one of `keys`, in that order, then by concept."""
        places = {key: place for place, key in enumerate(keys)}
        hashes = json.dumps([key_hash(key) for key in places])
        sql = "SELECT entry.id FROM json_each(?) CROSS JOIN entry ON hash = json_each.value"
        found = self.numbered(row["id"] for row in self._rows(sql, hashes))
        called = (entry for entry in found if entry.key in places)
        return sorted(called, key=lambda entry: (places[entry.key], entry.concept, entry.id))

    def numbered(self, ids: Iterable[int]) -> list[Entry]:
        """The entries with these numbers, in no particular order."""
        keys = self._keys(ids)
        sql = (
            "SELECT entry.id, name.concept_id, name.text, name.kind FROM json_each(?) "
            "CROSS JOIN entry ON entry.id = json_each.value "
            "CROSS JOIN name ON name.id = entry.name_id"
        )
        return [
            Entry(entry, concept, keys[entry], text, NameKind(kind))
            for entry, concept, text, kind in self._rows(sql, json.dumps(list(keys)))
        ]

    def _keys(self, ids: Iterable[int]) -> dict[int, str]:
        """The normal forms of these entries."""
        pages: dict[int, list[int]] = defaultdict(list)
        for entry in ids:
            pages[entry - entry % PAGE].append(entry)
        sql = "SELECT first, keys FROM json_each(?) CROSS JOIN key_page ON first = json_each.value"
        found: dict[int, str] = {}
        for first, text in self._rows(sql, json.dumps(list(pages))):
            keys = text.split("\n")
            found.update((entry, keys[entry - first]) for entry in pages[first])
        return found

    def words_of(self, concept: int) -> set[str]:
        """All words of all names of a concept."""
        rows = self._rows("SELECT DISTINCT entry_id FROM name WHERE concept_id = ?", concept)
        keys = self._keys(row["entry_id"] for row in rows)
        return {word for key in keys.values() for word in key.split()}

    def every_key(self) -> bytes:
        """The normal forms of all entries in the order of their numbers, one a line."""
        # Joined by SQLite: of as many small texts as there are pages, memory would keep the holes.
        pages = "(SELECT keys FROM key_page ORDER BY first)"
        (row,) = self._rows(f"SELECT CAST(group_concat(keys, char(10)) AS BLOB) FROM {pages}")
        return bytes(row[0])

    def every_word(self) -> tuple[bytes, array[int]]:
        """All words in order, one a line, and how many entries hold each."""
        (row,) = self._rows("SELECT CAST(words AS BLOB) AS words, counts FROM word_list")
        return row["words"], unpacked(row["counts"], "I")

    def every_posting(self) -> array[int]:
        """The numbers of the entries that hold each word, word after word."""
        rows = self._rows("SELECT entries FROM posting ORDER BY word")
        return unpacked(b"".join([row[0] for row in rows]), "I")

    def posting(self, word: str) -> array[int]:
        """The numbers of the entries that hold the word."""
        found = self._rows("SELECT entries FROM posting WHERE word = ?", word)
        return unpacked(found[0]["entries"], "I") if found else array("I")
