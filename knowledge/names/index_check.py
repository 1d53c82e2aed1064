"""Whether the matcher's index of a file holds each of its names, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from knowledge.names.arrays import Arrays
from knowledge.names.index import Index, bag
from knowledge.text import normal_form

_TOLD = 5  # arrays that are told


def problems(db: sqlite3.Connection, arrays: Arrays, sample: int | None) -> tuple[int, list[str]]:
    """How many entries were looked at one by one, and what is wrong with names, entries, words.

    With `sample` some so many entries and names are; without, all of them.
    """
    if damaged := list(arrays.damaged()):
        return 0, [f"the index is damaged ({', '.join(damaged[:_TOLD])})"]
    index = Index(arrays)
    every = index.entries // sample + 1 if sample else 1
    looks = (
        _tables(db, index),
        _names(db, index, every),
        _entries(index, every),
        _postings(index),
        _spellings(index, every),
    )
    return len(range(0, index.entries, every)), [problem for look in looks for problem in look]


def _tables(db: sqlite3.Connection, index: Index) -> Iterator[str]:
    """Names without an entry of their concept, and entries without a name of theirs."""
    rows = db.execute("SELECT id, concept_id, entry_id FROM name").fetchall()
    names = {name: (concept, entry) for name, concept, entry in rows}
    astray = sum(
        not 0 <= entry < index.entries or index.concepts[entry] != concept
        for concept, entry in names.values()
    )
    if astray:
        yield f"{astray:,} names have no entry of their concept"
    bare = sum(
        names.get(name, (0, None))[1] != entry for entry, name in enumerate(index.names.tolist())
    )
    if bare:
        yield f"{bare:,} entries have no name that is theirs"


def _names(db: sqlite3.Connection, index: Index, every: int) -> Iterator[str]:
    """Names, one in so many, whose normal form is not that of their entry."""
    sql = "SELECT id, text, entry_id FROM name WHERE id % ? = 0 ORDER BY id"
    for name, text, entry in db.execute(sql, (every,)):
        kept = index.key(entry) if 0 <= entry < index.entries else None
        if normal_form(text) != kept:
            yield f"name {name}: “{text}” is kept as “{kept}”"


def _entries(index: Index, every: int) -> Iterator[str]:
    """What is wrong with one entry in so many: its words, and whether they lead to it."""
    chosen = range(0, index.entries, every)
    keys = [index.key(entry).split() for entry in chosen]
    for entry, words in zip(chosen, keys, strict=True):
        if [index.word(number) for number in index.words_of(entry)] != words:
            yield f"entry {entry}: its words are not those of “{' '.join(words)}”"
        for word in set(words):
            number = index.word_id(word)
            if number is None or not _holds(index, number, entry):
                yield f"entry {entry}: its word “{word}” does not lead to it"
    held = set(index.bagged(np.array([bag(words) for words in keys], np.uint64)))
    for place, entry in enumerate(chosen):
        if (place, entry) not in held:
            yield f"entry {entry}: it is not found by “{' '.join(keys[place])}”"


def _holds(index: Index, word: int, entry: int) -> bool:
    posting = index.posting(word)
    place = int(np.searchsorted(posting, entry))
    return place < len(posting) and int(posting[place]) == entry


def _postings(index: Index) -> Iterator[str]:
    """Whether words lead to as many entries as hold them: then to no others."""
    listed, held = len(index.postings), index.held()
    if listed != held:
        yield f"words lead to {listed:,} entries, and {held:,} hold them"


def _spellings(index: Index, every: int) -> Iterator[str]:
    """Whether names are sorted as they are typed."""
    spelling = index.by_spelling
    if not np.array_equal(np.sort(spelling), np.arange(index.entries)):
        yield "array key.spelling does not hold each entry once"
        return
    for place in range(every, index.entries, every):
        before, after = (
            index.key(spelling[each]).replace(" ", "").encode() for each in (place - 1, place)
        )
        if before > after:
            yield f"array key.spelling: “{before.decode()}” stands before “{after.decode()}”"
