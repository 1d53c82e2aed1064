"""The entries of the matcher's index with their names: what is read of them in the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from knowledge.connections import Connections
from knowledge.model import NameKind
from knowledge.names.index import NAME_KINDS, Index, bag


@dataclass(frozen=True, slots=True)
class Entry:
    """One normal form of one concept, with the spelling and kind of name it comes from."""

    id: int
    concept: int
    key: str
    text: str
    kind: NameKind


class Entries:
    """Entries by their normal form or number."""

    def __init__(self, connections: Connections, index: Index) -> None:
        self._connections = connections
        self.index = index

    def _rows(self, sql: str, *values: str | int) -> list[sqlite3.Row]:
        return self._connections.rows(sql, values)

    def called(self, keys: Iterable[str]) -> list[Entry]:
        """The entries whose normal form is one of `keys`, in that order, then by concept."""
        places = {key: place for place, key in enumerate(keys)}
        found = self.numbered(dict.fromkeys(self._ids(places)))
        return sorted(found, key=lambda entry: (places[entry.key], entry.concept, entry.id))

    def entry_of(self, concept: int, key: str) -> int | None:
        """The entry of a concept with this normal form; None where no name of it has it."""
        concept_of = self.index.concept_of
        return next((each for each in self._ids([key]) if concept_of[each] == concept), None)

    def _ids(self, keys: Collection[str]) -> list[int]:
        held = self.index.bagged(np.array([bag(key.split()) for key in keys], np.uint64))
        return [entry for _, entry in held if self.index.key(entry) in keys]

    def numbered(self, ids: Iterable[int]) -> list[Entry]:
        """The entries with these numbers, in no particular order."""
        of_name = {self.index.names[entry]: entry for entry in ids}
        if not of_name:
            return []
        places = ", ".join("?" * len(of_name))
        # All else of a name the index has at hand.
        rows = self._rows(f"SELECT id, text FROM name WHERE id IN ({places})", *of_name)
        return [self._entry(of_name[name], text) for name, text in rows]

    def _entry(self, number: int, text: str) -> Entry:
        index = self.index
        kind = NAME_KINDS[index.kinds[number]]
        return Entry(number, index.concept_of[number], index.key(number), text, kind)

    def words_of(self, concept: int) -> set[str]:
        """All words of all names of a concept."""
        rows = self._rows("SELECT DISTINCT entry_id FROM name WHERE concept_id = ?", concept)
        return {word for row in rows for word in self.index.key(row["entry_id"]).split()}
