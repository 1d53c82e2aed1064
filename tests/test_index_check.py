"""The check of the matcher's index: what it finds wrong with arrays that no damage explains."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from knowledge.building.check import check
from knowledge.names import index_check
from knowledge.names.arrays import Array, Arrays, append

_ALL = (
    *("entry.concept", "entry.name", "entry.kind", "entry.start", "entry.words", "entry.mass"),
    *("concept.kind", "concept.described", "concept.names", "key.text", "key.start"),
    *("key.spelling", "word.text", "word.start", "word.mass", "word.number", "posting.start"),
    *("posting.entry", "bag.number", "bag.entry", "hash.key", "hash.word", "deletion.key"),
    "deletion.word",
)


@pytest.fixture
def copy(knowledge_file: Path, tmp_path: Path) -> Path:
    """The small knowledge, to be spoilt."""
    return Path(shutil.copy(knowledge_file, tmp_path / "k.db"))


def rewrite(file: Path, name: str, change: Callable[[Array], Array]) -> None:
    """Write the arrays of a file again, one of them changed: as a faulty build would have."""
    arrays = Arrays(file)
    held = {each: arrays[each].copy() for each in _ALL}
    held[name] = change(held[name])
    with closing(sqlite3.connect(file)) as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    with file.open("r+b") as tables:
        tables.truncate(pages * 4096)
    append(file, held)


def problems(file: Path, sample: int | None = None) -> list[str]:
    """What the check of names says."""
    with closing(sqlite3.connect(file)) as db:
        return index_check.problems(db, Arrays(file), sample)[1]


def _reversed(array: Array) -> Array:
    return array[::-1]


def _rolled(array: Array) -> Array:
    return np.roll(array, 1)


def _zero(array: Array) -> Array:
    return np.zeros_like(array)


def _swapped(array: Array) -> Array:
    return np.concatenate([array[1:2], array[:1], array[2:]])


def _next(array: Array) -> Array:
    return array + np.ones(1, array.dtype)


def _in_capitals(array: Array) -> Array:
    return np.frombuffer(array.tobytes().upper(), np.uint8)


def test_nothing_is_wrong_with_what_a_build_writes(copy: Path) -> None:
    """Nor where its arrays are only written again."""
    assert [] == problems(copy)
    rewrite(copy, "word.mass", np.copy)
    assert [] == problems(copy)


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("entry.concept", _rolled, "names have no entry of their concept"),
        ("entry.name", _rolled, "entries have no name that is theirs"),
        ("entry.words", _rolled, "its words are not those of"),
        ("key.text", _in_capitals, "is kept as"),
        ("word.text", _in_capitals, "its words are not those of"),
        ("hash.key", _reversed, "does not lead to it"),
        ("hash.word", _rolled, "does not lead to it"),
        ("posting.entry", _zero, "does not lead to it"),
        ("posting.entry", lambda array: np.append(array, array[-1:]), "words lead to"),
        ("bag.number", _next, "it is not found by"),
        ("bag.entry", _rolled, "it is not found by"),
        ("key.spelling", _swapped, "stands before"),
        ("key.spelling", _zero, "does not hold each entry once"),
    ],
)
def test_what_does_not_belong_together_is_found(
    copy: Path, name: str, change: Callable[[Array], Array], told: str
) -> None:
    """Each fault by what it does to names; `rounds check` says so, and does not ask on."""
    rewrite(copy, name, change)
    assert any(told in problem for problem in problems(copy)), problems(copy)
    assert ["names"] == [each.check for each in check(copy) if each.problems]


def test_a_sample_looks_at_some_entries(copy: Path) -> None:
    """As many as it may, of the whole range; at all of them without one."""
    with closing(sqlite3.connect(copy)) as db:
        arrays = Arrays(copy)
        entries = len(arrays["entry.concept"])
        assert entries == index_check.problems(db, arrays, None)[0]
        assert entries // 3 >= index_check.problems(db, arrays, entries // 3)[0] >= 2
