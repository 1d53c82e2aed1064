"""The matcher's index as a build makes it: the rows of table name, and the arrays of `index`."""

from __future__ import annotations

import sqlite3
from array import array
from itertools import groupby
from operator import itemgetter
from zlib import crc32

import numpy as np

from knowledge.model import Kind, NameKind
from knowledge.names.arrays import Array
from knowledge.names.index import (
    KINDS,
    NAME_KINDS,
    deletions,
    is_spelt,
    joining_share,
    word_mass,
    word_number,
)

# The order in which names are offered: a synonym, which professionals use, before a lay name. In
# `naming` the order is that of what a kind tells, and there the lay name stands before.
_KIND_ORDER = {
    NameKind.PREFERRED: 0,
    NameKind.ABBREVIATION: 1,
    NameKind.SYNONYM: 2,
    NameKind.LAY: 3,
    NameKind.FORMER: 4,
}
_AS_LONG = 8  # letters within which two names count as equally long


def write_index(db: sqlite3.Connection) -> dict[str, Array]:
    """Fill the table name from keyed_name; returns the arrays of the index, by name."""
    concepts = _concept_arrays(db)
    entries = _Entries(db, concepts["concept.described"])
    order = np.argsort(np.array(entries.goodness, np.int64), kind="stable")
    numbers = np.empty(len(order), np.uint32)
    numbers[order] = np.arange(len(order), dtype=np.uint32)
    of_name = numbers[np.array(entries.of_name, np.int64)]
    db.create_function("entry_of", 1, lambda name: int(of_name[name - 1]))
    db.execute(_NAMES)
    arrays: dict[str, Array] = {
        "entry.concept": np.array(entries.concepts, np.uint32)[order],
        "entry.name": np.array(entries.names, np.uint32)[order],
        "entry.kind": np.array(entries.kinds, np.uint8)[order],
    }
    keys = [entries.keys[place] for place in order]
    del entries
    arrays |= concepts | _text_arrays("key", keys) | _word_arrays(keys)
    squashed = [key.replace(" ", "") for key in keys]
    arrays["key.spelling"] = np.array(
        sorted(range(len(keys)), key=squashed.__getitem__), dtype=np.uint32
    )
    most = max((key.count(" ") + 1 for key in keys), default=0)
    db.execute("INSERT INTO meta VALUES ('most_words', ?)", (str(most),))
    return arrays


_NAMES = """
INSERT INTO name
SELECT id, concept_id, text, kind, language, entry_of(id), source_id, at, also
FROM keyed_name ORDER BY id
"""


class _Entries:
    """The entries, concept by concept, in flat lists; `of_name` leads from names to their entry."""

    def __init__(self, db: sqlite3.Connection, described: Array) -> None:
        self._described = described
        self.keys: list[str] = []
        self.concepts, self.names, self.goodness = array("I"), array("I"), array("q")
        self.kinds, self.of_name = array("B"), array("I")
        sql = (
            "SELECT keyed_name.id, concept_id, key, keyed_name.kind, concept.kind "
            "FROM keyed_name JOIN concept ON concept.id = concept_id ORDER BY keyed_name.id"
        )
        for concept, names in groupby(db.execute(sql), key=itemgetter(1)):
            self._add(concept, list(names))

    def _add(self, concept: int, names: list[tuple[int, int, str, str, str]]) -> None:
        """One entry for each normal form; of several names the telling one, else the first."""
        best: dict[str, tuple[int, int]] = {}
        for name, _, key, kind, _ in names:
            telling = (_KIND_ORDER[NameKind(kind)], name)
            best[key] = min(best.get(key, telling), telling)
        places = {}
        kind_of = {name: kind for name, _, _, kind, _ in names}
        for key, (rank, name) in sorted(best.items(), key=lambda each: (each[1][0], each[0])):
            places[key] = len(self.keys)
            self.keys.append(key)
            self.concepts.append(concept)
            self.names.append(name)
            self.kinds.append(NAME_KINDS.index(NameKind(kind_of[name])))
            goodness = _goodness(len(key), rank, names[0][4], is_told=self._described[concept] > 0)
            self.goodness.append(goodness)
        self.of_name.extend(places[key] for _, _, key, _, _ in names)


def _goodness(length: int, rank: int, concept_kind: str, *, is_told: bool) -> int:
    """A number by which entries are ordered, best first.

    Concepts with a definition or features before those without, then preferred names before all
    others, then the shorter, then diseases before features.
    """
    rank = (not is_told) << 11 | rank << 8 | min(length // _AS_LONG, 255)
    return (rank << 1 | (concept_kind == Kind.FEATURE)) << 12 | min(length, 4095)


def _concept_arrays(db: sqlite3.Connection) -> dict[str, Array]:
    """One number for each concept by its id (0 is no concept): see schema.ARRAYS."""
    (most,) = db.execute("SELECT max(id) FROM concept").fetchone()
    kinds, described = np.zeros(most + 1, np.uint8), np.zeros(most + 1, np.uint8)
    names = np.zeros(most + 1, np.uint16)
    for number, kind in db.execute("SELECT id, kind FROM concept"):
        kinds[number] = KINDS.index(Kind(kind))
    sql = "SELECT concept_id, min(count(*), 65535) FROM name GROUP BY concept_id"
    for number, count in db.execute(sql.replace("min(count(*), 65535)", "count(*)")):
        names[number] = min(count, 65535)
    for table in ("definition", "feature"):
        sql = f"SELECT DISTINCT concept_id FROM {table}"
        described[[number for (number,) in db.execute(sql)]] += 1
    return {"concept.kind": kinds, "concept.described": described, "concept.names": names}


def _text_arrays(name: str, texts: list[str]) -> dict[str, Array]:
    """Texts one a line in one piece, and where each starts; the last start is the end of all."""
    blob = "".join(text + "\n" for text in texts).encode()
    ends = np.flatnonzero(np.frombuffer(blob, np.uint8) == ord("\n")) + 1
    starts = np.concatenate([[0], ends]).astype(np.uint32)
    return {f"{name}.text": np.frombuffer(blob, np.uint8), f"{name}.start": starts}


def _word_arrays(keys: list[str]) -> dict[str, Array]:
    """The words of all entries: which entry holds which, in both directions, and their weights."""
    seen: dict[str, int] = {}
    flat, lengths = array("I"), array("I")
    for key in keys:
        words = key.split()
        lengths.append(len(words))
        flat.extend(seen.setdefault(word, len(seen)) for word in words)
    words = sorted(seen)
    place = np.empty(len(words), np.uint32)
    place[[seen[word] for word in words]] = np.arange(len(words), dtype=np.uint32)
    held = place[np.array(flat, np.int64)]
    starts = _starts(np.array(lengths, np.int64))
    postings, counts = _postings(held, np.array(lengths, np.int64), len(words))
    shares = np.array([joining_share(word) for word in words], np.float32)
    masses = word_mass(counts, len(keys)) * shares
    bags = _bags(words, held, starts)
    by_bag = np.argsort(bags, kind="stable")
    return {
        "entry.start": starts,
        "entry.words": held,
        "entry.mass": np.add.reduceat(masses[held], starts[:-1]).astype(np.float32),
        "word.mass": masses,
        "word.number": np.array([word_number(word) for word in words], np.uint64),
        "posting.start": _starts(counts),
        "posting.entry": postings,
        "bag.number": bags[by_bag],
        "bag.entry": by_bag.astype(np.uint32),
        **_text_arrays("word", words),
        **_hash_arrays(words),
        **_deletion_arrays(words),
    }


def _starts(lengths: Array) -> Array:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32)


def _postings(held: Array, lengths: Array, words: int) -> tuple[Array, Array]:
    """The entries that hold each word, word after word and in order, and how many do."""
    pairs = held.astype(np.uint64) << np.uint64(32)
    pairs |= np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    pairs = np.unique(pairs)
    counts = np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=words)
    return (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32), counts


def _bags(words: list[str], held: Array, starts: Array) -> Array:
    """The bag of each entry; joining words are in it where there are no others."""
    numbers = np.array([word_number(word) for word in words], np.uint64)
    bags = np.add.reduceat(numbers[held], starts[:-1])
    every = np.array([word_number(word, every=True) for word in words], np.uint64)
    return np.where(bags == 0, np.add.reduceat(every[held], starts[:-1]), bags)


def _hash_arrays(words: list[str]) -> dict[str, Array]:
    keys = np.array([crc32(word.encode()) for word in words], np.uint32)
    order = np.argsort(keys, kind="stable").astype(np.uint32)
    return {"hash.key": keys[order], "hash.word": order}


def _deletion_arrays(words: list[str]) -> dict[str, Array]:
    keys, numbers = array("I"), array("I")
    for number, word in enumerate(words):
        if is_spelt(word):
            left = sorted(map(crc32, map(str.encode, deletions(word))))
            keys.extend(left)
            numbers.extend([number] * len(left))
    every = np.array(keys, np.uint32)
    order = np.argsort(every, kind="stable")
    return {"deletion.key": every[order], "deletion.word": np.array(numbers, np.uint32)[order]}
