"""What the records of one file have in common, kept while it is read: the features' own facts."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict

from knowledge.kept import kept
from knowledge.literature import Listed, Literature
from knowledge.model import Citation, Definition
from knowledge.store import Store

_TERMS_KEPT = 4096
_OF_FEATURES = """
    SELECT * FROM {} WHERE concept_id IN (SELECT feature_id FROM feature WHERE concept_id = ?)
    ORDER BY concept_id, rowid
"""


class Lookups:
    """Looks up what statements lead to. Safe from several threads."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self.term_name = kept(self._read_term_name, _TERMS_KEPT)

    def _definition(self, row: sqlite3.Row) -> Definition:
        return Definition(text=row["text"], provenance=self._store.provenance(row))

    def definitions(self, number: int) -> tuple[Definition, ...]:
        """The definitions of a concept, of all sources."""
        rows = self._store.rows("SELECT * FROM definition WHERE concept_id = ?", number)
        return tuple(map(self._definition, rows))

    def feature_definitions(self, number: int) -> dict[int, list[Definition]]:
        """The definitions of each feature that a concept has, read at once."""
        found: dict[int, list[Definition]] = defaultdict(list)
        for row in self._store.rows(_OF_FEATURES.format("definition"), number):
            found[row["concept_id"]].append(self._definition(row))
        return found

    def body_systems(self, number: int) -> dict[int, list[str]]:
        """The body systems of each feature that a concept has, by HPO's hierarchy."""
        found: dict[int, list[str]] = defaultdict(list)
        for row in self._store.rows(_OF_FEATURES.format("body_system"), number):
            found[row["concept_id"]].append(row["name"])
        return found

    def citation(self, row: sqlite3.Row) -> Citation:
        """A citation as a source lists it, with what it left out from the literature file."""
        provenance = self._store.provenance(row)
        stated = Citation(**json.loads(row["fields"]), provenance=provenance)
        return self.completed(stated)

    def completed(self, citation: Citation) -> Citation:
        """A citation with what its source left out, where the literature file has it."""
        return self._literature.completed(citation) if self._literature else citation

    def fetched(self, number: int) -> tuple[Listed, ...]:
        """What was searched for a concept in PubMed, if anything."""
        if self._literature is None:
            return ()
        return self._literature.listed(self._store.equivalent_ids(number))

    def _read_term_name(self, curie: str) -> str:
        """The name behind an HPO id; what is no such id is given back as stated."""
        if not curie.startswith("HP:"):
            return curie
        rows = self._store.rows("SELECT name FROM concept WHERE curie = ?", curie)
        return str(rows[0]["name"]) if rows else curie
