"""How much each source states in a knowledge file, and what fell from one file to the next."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge import schema
from knowledge.connections import reading
from knowledge.names.naming import other_places

# Tables whose rows a source states.
STATED = (*schema.STATING, "retired", "relation")

# Those in which a steep fall means that something is lost; the others shrink with settings, too.
_WATCHED = (
    "concept",
    *("record", "name", "identifier", "retired", "semantic_type", "definition", "feature"),
    *("inheritance", "gene", "citation", "relation"),
)
_ALL = ""  # stands for all sources together
_ENOUGH = 0.9
_TOLD = 5

# Table → source as readers see it → rows; "concept" → "" → all concepts.
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A count that is less than in the file before. `source` is empty for all together."""

    table: str
    source: str
    before: int
    now: int

    @property
    def is_steep(self) -> bool:
        """Whether more than a tenth is gone, of what does not shrink for other reasons."""
        return self.table in _WATCHED and self.now < self.before * _ENOUGH

    def __str__(self) -> str:
        whose = f" of {self.source}" if self.source else ""
        return f"{_WORDS.get(self.table, self.table)}{whose} from {self.before:,} to {self.now:,}"


_WORDS = {
    "concept": "concepts",
    "record": "concepts",
    "name": "names",
    "identifier": "ids",
    "retired": "retired ids",
    "semantic_type": "semantic types",
    "definition": "definitions",
    "feature": "features",
    "inheritance": "modes of inheritance",
    "gene": "genes",
    "citation": "citations",
    "relation": "relations",
    "resource": "links to resources",
    "caveat": "caveats",
    "withheld": "notes of rows withheld",
}


def count(db: sqlite3.Connection) -> Counts:
    """The rows of each table by the source that states them, and all concepts."""
    names = {
        number: f"{name}, via {via}" if via else name
        for number, name, via in db.execute("SELECT id, name, via FROM source ORDER BY id")
    }
    (concepts,) = db.execute("SELECT count(*) FROM concept").fetchone()
    counts: dict[str, dict[str, int]] = {"concept": {_ALL: concepts}}
    for table in STATED:
        held = counts.setdefault(table, {})
        sql = f"SELECT source_id, count(*) FROM {table} GROUP BY source_id ORDER BY source_id"
        also = _stated_also(db) if table == "name" else ()
        for number, rows in (*db.execute(sql), *also):
            name = names.get(number, "no source")
            held[name] = held.get(name, 0) + rows
    return counts


def _stated_also(db: sqlite3.Connection) -> Iterable[tuple[int, int]]:
    """How many names each source states that are kept as another's, by its number."""
    rows: Counter[int] = Counter()
    sql = "SELECT source_id, also, at FROM name WHERE also IS NOT NULL"
    for own, also, at in db.execute(sql):
        rows.update({source for source, _ in other_places(also, at)} - {own})
    return sorted(rows.items())


def as_text(counts: Counts) -> str:
    """Counts as they are kept in a file's table meta."""
    return json.dumps(counts, ensure_ascii=False)


def recorded(db: sqlite3.Connection) -> Counts | None:
    """The counts that a build kept in its file; None where it kept none."""
    row = db.execute("SELECT value FROM meta WHERE key = 'counts'").fetchone()
    counts: Counts | None = json.loads(row[0]) if row else None
    return counts


def counts_of(file: Path) -> Counts | None:
    """The counts of a file of this Rounds or an earlier one; None where it cannot be read."""
    try:
        with reading(file) as db:
            return recorded(db) or count(db)
    except sqlite3.Error:
        return None


def falls(before: Counts, now: Counts) -> Iterator[Fall]:
    """What is less than it was, in the order of tables and sources."""
    for table in ("concept", *STATED):
        for source, rows in before.get(table, {}).items():
            left = now.get(table, {}).get(source, 0)
            if left < rows:
                yield Fall(table, source, rows, left)


def listed(falls: Sequence[Fall]) -> str:
    """The first falls as one text, and how many more there are."""
    more = f"; and {len(falls) - _TOLD} more" if len(falls) > _TOLD else ""
    return "; ".join(map(str, falls[:_TOLD])) + more
