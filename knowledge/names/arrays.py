"""Flat arrays behind the tables of a knowledge file, mapped into memory rather than read.

A knowledge file is one SQLite database and, behind its last page, the arrays of the matcher's
index, so that both change hands in one rename. Processes that have the same file open share the
arrays through the page cache. SQLite does not look behind the pages that its header counts
(https://www.sqlite.org/fileformat2.html#in_header_database_size)::

    pages of SQLite | arrays, each at a multiple of 64 bytes | directory | trailer

The directory is JSON, name → [type, offset, bytes, CRC-32]; the trailer of 32 bytes is a mark,
then offset, length and CRC-32 of the directory. All numbers are little-endian.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.connections import identity

# Of which type its numbers are, each array says in the file; hence Any.
Array = NDArray[Any]

_MARK = b"ROUNDSIX"
_TRAILER = struct.Struct("<8sQQII")  # mark, offset, length, CRC-32, nothing
_APART = 64  # bytes: a line of the processor's cache
_AT_ONCE = 1 << 20


def append(file: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays behind a database that is closed; raises `OSError` where there is no room."""
    directory: dict[str, tuple[str, int, int, int]] = {}
    with file.open("ab") as out:
        for name, array in arrays.items():
            _pad(out)
            little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
            blob = little.view(np.uint8).data if little.size else b""
            directory[name] = (little.dtype.str, out.tell(), little.nbytes, crc32(blob))
            out.write(blob)
        _pad(out)
        listed = json.dumps(directory).encode()
        trailer = _TRAILER.pack(_MARK, out.tell(), len(listed), crc32(listed), 0)
        out.write(listed + trailer)


def _pad(out: BinaryIO) -> None:
    out.write(bytes(-out.tell() % _APART))


class ArraysError(Exception):
    """There are no arrays behind the tables, or not all of them."""


class Arrays:
    """The arrays of one file, read-only. What is taken of them stays valid for as long as it is."""

    def __init__(self, file: Path) -> None:
        """Map the file; raises `OSError` and `ArraysError` where there is nothing to map."""
        with file.open("rb") as opened:
            self.identity = identity(opened.fileno())
            size = opened.seek(0, 2)
            if size < _TRAILER.size:
                raise ArraysError("nothing stands behind its tables")
            self._map = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        mark, offset, length, checksum, _ = _TRAILER.unpack(self._map[-_TRAILER.size :])
        listed = self._map[offset : offset + length] if mark == _MARK else b""
        if not listed or crc32(listed) != checksum:
            raise ArraysError("its index is missing or cut short")
        self._directory: dict[str, tuple[str, int, int, int]] = json.loads(listed)

    def __getitem__(self, name: str) -> Array:
        kind, offset, length, _ = self._directory[name]
        dtype = np.dtype(kind)
        return np.frombuffer(self._map, dtype, length // dtype.itemsize, offset)

    def bytes_of(self, name: str) -> memoryview:
        """An array of bytes, of which slices are taken without numpy's costs."""
        return self[name].data

    def damaged(self) -> Iterator[str]:
        """The names of the arrays whose bytes are not those that were written."""
        for name, (_, offset, length, checksum) in self._directory.items():
            found = 0
            for start in range(offset, offset + length, _AT_ONCE):
                found = crc32(self._map[start : min(start + _AT_ONCE, offset + length)], found)
            if found != checksum:
                yield name


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers of 32 bits as little-endian bytes, for a blob in a table."""
    return np.fromiter(numbers, "<u4").tobytes()


def unpacked(blob: bytes) -> list[int]:
    """The numbers that `packed` made."""
    numbers: list[int] = np.frombuffer(blob, "<u4").tolist()
    return numbers
