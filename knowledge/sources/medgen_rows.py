"""Rows of the files of a MedGen release: fields between ``|``, each line ending with one.

Columns go by the header's names, with the documented places where a name is not found (one was
renamed in May 2024). Nothing is quoted, and a bare carriage return inside a definition ends no
row. Files: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from knowledge.errors import SourceError, SourceFormatError
from knowledge.sources.tally import Tally

_REPLACED = "\ufffd"


class Table:
    """One file of a release, read row by row.

    `columns` are those wanted, in the order in which the documentation has them among `layout`.
    """

    def __init__(
        self, path: Path, layout: str, left_out: Tally, *, separator: str = "|", skip: bool = False
    ) -> None:
        self.path = path
        self._layout = layout.split()
        self._separator = separator
        self._left_out = left_out
        self._skip = skip

    def rows(self, wanted: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (line, the wanted columns) of each row that is not suppressed.

        Raises:
            SourceError: the file cannot be read.
            SourceFormatError: it ends early, lacks its header, or a row has other columns.
        """
        lines = self._lines()
        first, head = next(lines, (0, ""))
        if not head.startswith("#"):
            expected = f"a header that begins with “#{self._layout[0]}”"
            raise SourceFormatError(self.path, first or None, expected, repr(head[:60]))
        header = self._fields(head[1:])
        if len(header) < len(self._layout):
            expected = f"{len(self._layout)} columns, {' '.join(self._layout)}"
            raise SourceFormatError(self.path, first, expected, f"{len(header)} columns")
        places = [self._place(name, header) for name in wanted.split()]
        suppress = header.index("SUPPRESS") if "SUPPRESS" in header else None
        self._tell_unknown(header, first)
        for line, text in lines:
            fields = self._fields(text)
            self._left_out.rows_read += 1
            if len(fields) != len(header):
                self._refuse(line, text, len(header), len(fields))
            elif suppress is not None and fields[suppress] not in {"N", ""}:
                self._left_out.add("suppressed by the release", self.path, line, fields[0])
            else:
                if _REPLACED in text:
                    reason = "bytes that are no UTF-8, shown as “\ufffd” (the row is used)"
                    self._left_out.add(reason, self.path, line, fields[0])
                yield line, tuple(fields[place] for place in places)

    def _place(self, name: str, header: Sequence[str]) -> int:
        return header.index(name) if name in header else self._layout.index(name)

    def _fields(self, line: str) -> list[str]:
        fields = line.split(self._separator)
        if self._separator == "|" and fields[-1] == "":
            fields.pop()
        return fields

    def _tell_unknown(self, header: Sequence[str], line: int) -> None:
        for name in header[len(self._layout) :]:
            self._left_out.add("a column that is not known", self.path, line, name)

    def _refuse(self, line: int, text: str, expected: int, found: int) -> None:
        if self._skip:
            self._left_out.add("a row with other columns", self.path, line, text[:60])
            return
        raise SourceFormatError(self.path, line, f"{expected} columns", f"{found} columns")

    def _lines(self) -> Iterator[tuple[int, str]]:
        number = 0
        try:
            with _opened(self.path) as lines:
                for number, line in enumerate(lines, start=1):
                    if line.rstrip("\n"):
                        yield number, line.rstrip("\n")
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            expected = "the rest of a gzip file; fetch the file again"
            found = f"its end after line {number} ({error})"
            raise SourceFormatError(self.path, None, expected, found) from error
        except OSError as error:
            remedy = "Name a folder that this user can read."
            raise SourceError(self.path, f"cannot be read ({error.strerror})", remedy) from error


def _opened(path: Path) -> AbstractContextManager[IO[str]]:
    opener: Callable[..., AbstractContextManager[IO[str]]] = (
        gzip.open if path.suffix == ".gz" else open
    )
    # newline="\n": a carriage return inside a definition does not start a new row.
    return opener(path, "rt", encoding="utf-8", errors="replace", newline="\n")
