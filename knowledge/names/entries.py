"""The entries of the matcher's index with their names: what is read of them in the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from knowledge.connections import Connections
from knowledge.model import NameKind
from knowledge.names.index import Index, bag


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
        bags = [bag(key.split()) for key in places]
        held = self.index.bagged(np.array(bags, np.uint64))
        ids = [entry for _, entry in held if self.index.key(entry) in places]
        found = self.numbered(dict.fromkeys(ids))
        return sorted(found, key=lambda entry: (places[entry.key], entry.concept, entry.id))

    def numbered(self, ids: Iterable[int]) -> list[Entry]:
        """The entries with these numbers, in no particular order."""
        of_name = {self.index.names[entry]: entry for entry in ids}
        if not of_name:
            return []
        places = ", ".join("?" * len(of_name))
        sql = f"SELECT id, concept_id, text, kind FROM name WHERE id IN ({places})"
        return [
            Entry(of_name[name], concept, self.index.key(of_name[name]), text, NameKind(kind))
            for name, concept, text, kind in self._rows(sql, *of_name)
        ]

    def words_of(self, concept: int) -> set[str]:
        """All words of all names of a concept."""
        rows = self._rows("SELECT DISTINCT entry_id FROM name WHERE concept_id = ?", concept)
        return {word for row in rows for word in self.index.key(row["entry_id"]).split()}
