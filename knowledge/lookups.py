"""What the records of one file have in common, kept while it is read: the features' own facts."""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache

from knowledge.literature import Listed, Literature
from knowledge.model import Citation, Definition
from knowledge.store import Store

_FEATURES_KEPT = 4096


class Lookups:
    """Looks up what statements lead to. Safe from several threads."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self.definitions = lru_cache(maxsize=_FEATURES_KEPT)(self._read_definitions)
        self.body_systems = lru_cache(maxsize=_FEATURES_KEPT)(self._read_body_systems)
        self.term_name = lru_cache(maxsize=_FEATURES_KEPT)(self._read_term_name)

    def _read_definitions(self, number: int) -> tuple[Definition, ...]:
        rows = self._store.rows("SELECT * FROM definition WHERE concept_id = ?", number)
        return tuple(
            Definition(text=row["text"], provenance=self._store.provenance(row)) for row in rows
        )

    def _read_body_systems(self, feature: int) -> tuple[str, ...]:
        rows = self._store.rows("SELECT name FROM body_system WHERE concept_id = ?", feature)
        return tuple(row["name"] for row in rows)

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
