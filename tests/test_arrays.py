"""Arrays behind the tables of a knowledge file: read back as written, missed where they lack."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import KnowledgeError, build, open_knowledge
from knowledge.building.check import check
from knowledge.errors import KnowledgeFileError
from knowledge.names.arrays import Array, Arrays, ArraysError, append, packed, unpacked
from knowledge.opening import inspect
from knowledge.sources import SourceSpec
from knowledge.store import Store
from tests.conftest import DATA, LAMP_RELEASE, NEWER_LAMP_RELEASE

_TYPES = ("uint8", "uint16", "uint32", "uint64", "int64", "float32", "float64", ">u4", ">f8")
_TRAILER = 32  # bytes


def _array(numbers: bytes, dtype: str) -> Array:
    size = np.dtype(dtype).itemsize
    return np.frombuffer(numbers[: len(numbers) // size * size], dtype)


_ARRAYS = st.dictionaries(
    st.text(min_size=1, max_size=12),
    st.builds(_array, st.binary(max_size=300), st.sampled_from(_TYPES)),
    max_size=6,
)


@given(arrays=_ARRAYS, before=st.binary(max_size=200))
def test_what_is_appended_is_read_back(arrays: dict[str, Array], before: bytes) -> None:
    """Any names, types and sizes, in either order of bytes, behind any file; nothing is damaged."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "some.db")
        file.write_bytes(before)
        append(file, arrays)
        read = Arrays(file)
        for name, array in arrays.items():
            assert array.tobytes() == read[name].astype(array.dtype).tobytes()
            assert read[name].tobytes() == bytes(read.bytes_of(name))
        assert [] == list(read.damaged())
        assert file.read_bytes().startswith(before)


def test_each_array_begins_a_line_of_the_cache(knowledge_file: Path) -> None:
    """Wherever the pages end, so that numbers of any type lie aligned."""
    arrays = Arrays(knowledge_file)
    addresses = [arrays[name].ctypes.data % 64 for name in _names(arrays)]
    assert [0] * len(addresses) == addresses


def test_arrays_are_kept_as_they_are(knowledge_file: Path) -> None:
    """Nobody writes into a file that others have mapped."""
    with pytest.raises(ValueError, match="read-only"):
        Arrays(knowledge_file)["word.mass"][0] = 1


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packed_numbers_are_unpacked(numbers: list[int]) -> None:
    """In their order, four bytes each."""
    assert numbers == unpacked(packed(numbers))
    assert 4 * len(numbers) == len(packed(numbers))


# The tables in front of them.


def _names(arrays: Arrays) -> list[str]:
    return sorted(arrays._directory)  # noqa: SLF001  # nobody else asks what all there is


def test_sqlite_finds_nothing_wrong_with_the_pages(knowledge_file: Path, tmp_path: Path) -> None:
    """Also where it is opened as any database is, without a word of what stands behind."""
    copy = Path(shutil.copy(knowledge_file, tmp_path / "k.db"))
    with closing(sqlite3.connect(copy)) as db:
        assert [("ok",)] == db.execute("PRAGMA quick_check").fetchall()
        (size,) = db.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        )
    assert size[0] < copy.stat().st_size


def test_the_same_sources_give_the_same_arrays(tmp_path: Path) -> None:
    """Byte for byte, tables, arrays and directory."""
    files = [tmp_path / "one.db", tmp_path / "two.db"]
    for file in files:
        build([SourceSpec("concepts", DATA / "concepts")], file)
    one, two = (file.read_bytes() for file in files)
    assert one == two


# What is not whole.


@pytest.fixture
def copy(knowledge_file: Path, tmp_path: Path) -> Path:
    """The small knowledge, to be spoilt."""
    return Path(shutil.copy(knowledge_file, tmp_path / "k.db"))


def _cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 1)


def _cut_far(file: Path) -> None:
    os.truncate(file, file.stat().st_size * 9 // 10)


def _without(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        (pages,) = db.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        )
    os.truncate(file, pages[0])


def _longer(file: Path) -> None:
    with file.open("ab") as out:
        out.write(b"more")


def _other_directory(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[-_TRAILER - 2] ^= 1
    file.write_bytes(held)


def _astray(file: Path) -> None:
    """The trailer leads far behind the end."""
    held = bytearray(file.read_bytes())
    held[-_TRAILER + 8 : -_TRAILER + 16] = struct.pack("<Q", 2**63)
    file.write_bytes(held)


_SPOILT = (_cut, _cut_far, _without, _longer, _other_directory, _astray)


@pytest.mark.parametrize("spoil", _SPOILT)
def test_arrays_that_are_missing_or_cut_short_are_seen_at_once(
    copy: Path, spoil: Callable[[Path], None]
) -> None:
    """Nothing opens such a file; it says which file, what is wrong and what to do."""
    spoil(copy)
    for opens in (open_knowledge, inspect):
        with pytest.raises(KnowledgeFileError) as raised:
            opens(copy)
        told = str(raised.value)
        assert all(part in told for part in (str(copy), "is damaged", "`rounds build`")), told
    names = next(each for each in check(copy) if each.check == "names")
    assert names.problems


@pytest.mark.parametrize("size", [0, 5, 31])
def test_a_file_too_short_for_arrays_has_none(tmp_path: Path, size: int) -> None:
    """Not even the trailer fits."""
    (tmp_path / "k.db").write_bytes(bytes(size))
    with pytest.raises(ArraysError, match="nothing stands behind"):
        Arrays(tmp_path / "k.db")


def _change_one_bit(file: Path, name: str) -> None:
    """Of the last byte of an array."""
    arrays = Arrays(file)
    _, offset, length, _ = arrays._directory[name]  # noqa: SLF001  # where it lies in the file
    with file.open("r+b") as out:
        out.seek(offset + length - 1)
        out.write(bytes([arrays.bytes_of(name).tobytes()[-1] ^ 1]))


@pytest.mark.parametrize("name", ["entry.concept", "key.text", "posting.entry", "word.mass"])
def test_a_changed_array_is_told_by_name(copy: Path, name: str) -> None:
    """By the check of names, and before a newer file is taken up; SQLite sees nothing of it."""
    _change_one_bit(copy, name)
    assert [name] == list(Arrays(copy).damaged())
    problems = {each.check: each.problems for each in check(copy) if each.problems}
    assert {"names": (f"the index is damaged ({name})",)} == problems
    with pytest.raises(KnowledgeError, match=f"damaged .*{name}"):
        inspect(copy)


def test_every_array_is_looked_at(copy: Path) -> None:
    """Of many that are damaged all are found."""
    names = [name for name in _names(Arrays(copy)) if Arrays(copy)[name].size]
    for name in names:
        _change_one_bit(copy, name)
    assert names == sorted(Arrays(copy).damaged())


# Another file in its place.


def test_what_was_taken_stays_valid_when_the_file_is_replaced(copy: Path, newer_file: Path) -> None:
    """And when nobody holds the arrays themselves any more."""
    taken = Arrays(copy)["entry.concept"]
    numbers = taken.tolist()
    draft = Path(shutil.copy(newer_file, copy.with_name("draft")))
    draft.replace(copy)
    assert numbers == taken.tolist()
    assert numbers != Arrays(copy)["entry.concept"].tolist()


def test_tables_and_arrays_are_of_one_file(copy: Path, newer_file: Path) -> None:
    """However often the file is replaced while others open it: names and entries agree."""
    both = [copy.read_bytes(), newer_file.read_bytes()]
    done = threading.Event()

    def replace_again_and_again() -> None:
        number = 0
        while not done.is_set():
            number += 1
            draft = copy.with_name(f"draft{number % 2}")
            draft.write_bytes(both[number % 2])
            draft.replace(copy)

    replacing = threading.Thread(target=replace_again_and_again)
    replacing.start()
    try:
        releases = [_release_of_whole(copy) for _ in range(60)]
    finally:
        done.set()
        replacing.join()
    assert set(releases) <= {LAMP_RELEASE, NEWER_LAMP_RELEASE}


def _release_of_whole(file: Path) -> str:
    """The release of a store whose tables speak of the entries that its arrays hold."""
    with closing(Store(file)) as store:
        concepts = store.entries.index.concepts.tolist()
        rows = store.rows("SELECT DISTINCT entry_id, concept_id FROM name ORDER BY entry_id")
        assert concepts == [row["concept_id"] for row in rows]
        return str(store.rows("SELECT release FROM source WHERE name = 'LAMP'")[0]["release"])
