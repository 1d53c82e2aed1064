"""Whether the matcher's index of a file holds each of its names, and nothing else."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from knowledge.index import key_hash, unpacked
from knowledge.text import normal_form

_TOLD = 5  # words that are told


def problems(db: sqlite3.Connection, sample: int | None) -> tuple[int, list[str]]:
    """How many entries were looked at one by one, and what is wrong with names, entries, words.

    With `sample` some so many entries and names are; without, all of them.
    """
    (entries,) = db.execute("SELECT count(*) FROM entry").fetchone()
    every = entries // sample + 1 if sample else 1
    keys = [key for (page,) in db.execute(_KEYS) for key in page.split("\n")]
    found = [*_tables(db), *_arrays(db, entries), *_broken_postings(db)]
    if len(keys) != entries:
        found.append(f"there are {len(keys):,} normal forms for {entries:,} entries")
    if found:
        return entries, found
    looks = (_names(db, keys, every), _entries(db, keys, every), _orders(db, keys, every))
    return len(range(0, entries, every)), [problem for look in looks for problem in look]


_KEYS = "SELECT keys FROM key_page ORDER BY first"

# Names without an entry of their concept, and entries without a name of theirs.
_ASTRAY = """
SELECT
    (SELECT count(*) FROM name LEFT JOIN entry ON entry.id = name.entry_id
        WHERE entry.concept_id IS NOT name.concept_id),
    (SELECT count(*) FROM entry LEFT JOIN name ON name.id = entry.name_id
        WHERE name.entry_id IS NOT entry.id)
"""


def _tables(db: sqlite3.Connection) -> Iterator[str]:
    names, entries = db.execute(_ASTRAY).fetchone()
    if names:
        yield f"{names:,} names have no entry of their concept"
    if entries:
        yield f"{entries:,} entries have no name that is theirs"


def _arrays(db: sqlite3.Connection, entries: int) -> Iterator[str]:
    sql = "SELECT name FROM array WHERE typeof(numbers) <> 'blob' OR length(numbers) <> 4 * ?"
    for (name,) in db.execute(sql, (entries,)):
        yield f"array {name} does not hold one number for each of {entries:,} entries"


def _broken_postings(db: sqlite3.Connection) -> Iterator[str]:
    sql = "SELECT word FROM posting WHERE typeof(entries) <> 'blob' OR length(entries) % 4"
    if broken := [word for (word,) in db.execute(sql)]:
        yield f"what the words {', '.join(broken[:_TOLD])} lead to is no list"
        return
    rows = db.execute("SELECT word, length(entries) / 4 FROM posting ORDER BY word").fetchall()
    words, counts = db.execute("SELECT words, counts FROM word_list").fetchone()
    listed = words.split("\n") if words else []
    if [*zip(listed, unpacked(counts, "I"), strict=False)] != rows or len(listed) != len(rows):
        yield "the list of words is not that of the postings"


def _names(db: sqlite3.Connection, keys: Sequence[str], every: int) -> Iterator[str]:
    """Names, one in so many, whose normal form is not that of their entry."""
    sql = "SELECT id, text, entry_id FROM name WHERE id % ? = 0 ORDER BY id"
    for name, text, entry in db.execute(sql, (every,)):
        if normal_form(text) != keys[entry]:
            yield f"name {name}: “{text}” is kept as “{keys[entry]}”"


def _entries(db: sqlite3.Connection, keys: Sequence[str], every: int) -> Iterator[str]:
    """What is wrong with one entry in so many, and with the postings of its words."""
    postings = {
        word: unpacked(entries, "I") for word, entries in db.execute("SELECT * FROM posting")
    }
    concepts = _array(db, "concept")
    held = 0
    sql = "SELECT id, concept_id, hash FROM entry WHERE id % ? = 0 ORDER BY id"
    for entry, concept, hashed in db.execute(sql, (every,)):
        if concepts[entry] != concept:
            yield f"entry {entry}: it belongs to concept {concept}, array concept says otherwise"
        if key_hash(keys[entry]) != hashed:
            yield f"entry {entry}: it is not found by “{keys[entry]}”"
        for word in set(keys[entry].split()):
            held += 1
            if not _holds(postings.get(word, ()), entry):
                yield f"entry {entry}: its word “{word}” does not lead to it"
    # The number of all rules out that a posting leads to an entry without its word.
    listed = sum(map(len, postings.values()))
    if every == 1 and held != listed:
        yield f"words lead to {listed:,} entries, and {held:,} hold them"


def _orders(db: sqlite3.Connection, keys: Sequence[str], every: int) -> Iterator[str]:
    """Whether names are sorted as they are typed, and where each normal form starts."""
    spelling, starts = _array(db, "spelling"), _array(db, "start")
    if every == 1 and sorted(spelling) != list(range(len(keys))):
        yield "array spelling does not hold each entry once"
        return
    for place in range(every, len(keys), every):
        before, after = (keys[spelling[each]].replace(" ", "") for each in (place - 1, place))
        if before > after:
            yield f"array spelling: “{before}” stands before “{after}”"
    begins = 0
    for entry, key in enumerate(keys):
        if starts[entry] != begins:
            yield f"array start: entry {entry} does not start there"
            return
        begins += len(key.encode()) + 1


def _array(db: sqlite3.Connection, name: str) -> array[int]:
    (numbers,) = db.execute("SELECT numbers FROM array WHERE name = ?", (name,)).fetchone()
    return unpacked(numbers, "I")


def _holds(posting: Sequence[int], entry: int) -> bool:
    place = bisect_left(posting, entry)
    return place < len(posting) and posting[place] == entry
