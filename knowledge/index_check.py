"""Whether the matcher's index of a file holds each of its names, and nothing else."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from knowledge.index import unpacked
from knowledge.text import normal_form

_TOLD = 5  # words that are told


def problems(db: sqlite3.Connection, sample: int | None) -> tuple[int, list[str]]:
    """How many entries were looked at one by one, and what is wrong with names, entries, words.

    With `sample` some so many entries are; without, all of them.
    """
    (entries,) = db.execute("SELECT count(*) FROM entry").fetchone()
    every = entries // sample + 1 if sample else 1
    found = [*_tables(db), *_arrays(db, entries)]
    if broken := list(_broken_postings(db)):
        return entries, [*found, *broken]
    return len(range(0, entries, every)), [*found, *_entries(db, every)]


def _tables(db: sqlite3.Connection) -> Iterator[str]:
    """Names without an entry, and entries of no name."""
    for has, lacks in (("name", "entry"), ("entry", "name")):
        pair = "SELECT concept_id, key FROM "
        sql = f"SELECT count(*) FROM ({pair} {has} EXCEPT {pair} {lacks})"
        (rows,) = db.execute(sql).fetchone()
        if rows:
            yield f"{rows:,} normal forms are in table {has} and not in table {lacks}"


def _arrays(db: sqlite3.Connection, entries: int) -> Iterator[str]:
    sql = "SELECT name FROM array WHERE typeof(numbers) <> 'blob' OR length(numbers) <> 4 * ?"
    for (name,) in db.execute(sql, (entries,)):
        yield f"array {name} does not hold one number for each of {entries:,} entries"


def _broken_postings(db: sqlite3.Connection) -> Iterator[str]:
    sql = "SELECT word FROM posting WHERE typeof(entries) <> 'blob' OR length(entries) % 4"
    if broken := [word for (word,) in db.execute(sql)]:
        yield f"what the words {', '.join(broken[:_TOLD])} lead to is no list"


def _entries(db: sqlite3.Connection, every: int) -> Iterator[str]:
    """What is wrong with one entry in so many, and with the postings of its words."""
    postings = {
        word: unpacked(entries, "I") for word, entries in db.execute("SELECT * FROM posting")
    }
    (blob,) = db.execute("SELECT numbers FROM array WHERE name = 'concept'").fetchone() or (b"",)
    concepts = unpacked(blob, "I")
    held = 0
    sql = "SELECT id, concept_id, text, key FROM entry WHERE id % ? = 0 ORDER BY id"
    for entry, concept, text, key in db.execute(sql, (every,)):
        if entry >= len(concepts) or concepts[entry] != concept:
            yield f"entry {entry}: it belongs to concept {concept}, array concept says otherwise"
        if normal_form(text) != key:
            yield f"entry {entry}: “{text}” is kept as “{key}”"
        for word in set(key.split()):
            held += 1
            if not _holds(postings.get(word, ()), entry):
                yield f"entry {entry}: its word “{word}” does not lead to it"
    # The number of all rules out that a posting leads to an entry without its word.
    listed = sum(map(len, postings.values()))
    if every == 1 and held != listed:
        yield f"words lead to {listed:,} entries, and {held:,} hold them"


def _holds(posting: Sequence[int], entry: int) -> bool:
    place = bisect_left(posting, entry)
    return place < len(posting) and posting[place] == entry
