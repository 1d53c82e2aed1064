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
from operator import itemgetter
from pathlib import Path
from typing import IO

from knowledge.errors import SourceError, SourceFormatError
from knowledge.sources.lines import refuse_unended
from knowledge.sources.tally import Tally

_REPLACED = "\ufffd"

# The columns of all files. One that may be renamed is told from one of another file by them.
_COLUMNS = frozenset(
    (
        "name source suppress def tui stn sty atui ts stt ispref aui saui scui sdui sab tty code "
        "str aui1 stype1 rel cui2 aui2 rela rui sl metaui stype atn atv tocui prefname sourceid "
        "hpostr medgenstr medgenstrsab mimnumber omimname relationship hpocui hpoid hponame "
        "medgenname medgensource currentcui dateofaction geneid type medgencui comment pmid"
    ).split()
)


class Table:
    """One file of a release, read row by row.

    `layout` holds its columns as documented. `headed` False: a file of which some copies have no
    header; its first line is one if it begins with ``#``.
    """

    def __init__(
        self,
        path: Path,
        layout: str,
        left_out: Tally,
        *,
        separator: str = "|",
        headed: bool = True,
        skip: bool = False,
    ) -> None:
        self.path = path
        self._layout = layout.split()
        self._separator = separator
        self._left_out = left_out
        self._headed = headed
        self._skip = skip

    def rows(self, wanted: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (line, the wanted columns, two or more) of each row that is not suppressed.

        Raises:
            SourceError: the file cannot be read.
            SourceFormatError: it ends early, lacks its header, or a row has other columns.
        """
        lines = self._lines()
        line, head = next(lines, (0, ""))
        if head.startswith("#"):
            header = self._header(head, line)
        elif self._headed:
            expected = f"a header that begins with “#{self._layout[0]}”"
            raise SourceFormatError(self.path, line or None, expected, repr(head[:60]))
        else:
            header, lines = self._layout, self._lines()
        pick = itemgetter(*(self._place(name, header) for name in wanted.split()))
        suppress = self._place("SUPPRESS", header) if "SUPPRESS" in self._layout else None
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
                yield line, pick(fields)

    def _header(self, head: str, line: int) -> list[str]:
        """The header, with the documented spelling of each name that is known."""
        known = {_folded(name): name for name in self._layout}
        header = [known.get(_folded(name), name) for name in self._fields(head[1:])]
        if len(header) < len(self._layout):
            expected = f"{len(self._layout)} columns, {' '.join(self._layout)}"
            raise SourceFormatError(self.path, line, expected, f"{len(header)} columns")
        renamed = {self._place(name, header) for name in self._layout}
        self._refuse_other_file(header, line)
        for place, name in enumerate(header):
            if name not in self._layout and place not in renamed:
                self._left_out.add("a column that is not known", self.path, line, name)
        return header

    def _refuse_other_file(self, header: Sequence[str], line: int) -> None:
        """Raise where a column of another file stands in a documented one's place.

        The first is the concept's id, whatever its name.
        """
        held = {_folded(name) for name in header}
        for documented, found in list(zip(self._layout, header, strict=False))[1:]:
            if _folded(documented) not in held and _folded(found) in _COLUMNS:
                expected = f"the columns {' '.join(self._layout)}"
                told = f"{' '.join(header)}: this seems to be another file of a release"
                raise SourceFormatError(self.path, line, expected, told)

    def _place(self, name: str, header: Sequence[str]) -> int:
        """Where a column stands: by its name, else at its documented place if no other is there."""
        if name in header:
            return header.index(name)
        place = self._layout.index(name)
        if header[place] in self._layout:
            raise SourceFormatError(self.path, 1, f"a column {name}", " ".join(header))
        return place

    def _fields(self, line: str) -> list[str]:
        fields = line.split(self._separator)
        if self._separator == "|" and fields[-1] in {"", "\r"}:
            fields.pop()
        return fields

    def _refuse(self, line: int, text: str, expected: int, found: int) -> None:
        if self._skip:
            self._left_out.add("a row with other columns", self.path, line, text[:60])
            return
        told = f"{found} columns; `--on-error skip` leaves such rows out"
        raise SourceFormatError(self.path, line, f"{expected} columns", told)

    def _lines(self) -> Iterator[tuple[int, str]]:
        number = 0
        try:
            with _opened(self.path) as lines:
                for number, line in enumerate(lines, start=1):
                    if text := line.rstrip("\n"):
                        yield number, text
                    refuse_unended(self.path, number, line)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            expected = "the rest of a gzip file; fetch the file again"
            found = f"its end after line {number} ({error})"
            raise SourceFormatError(self.path, None, expected, found) from error
        except OSError as error:
            remedy = "Name a folder that this user can read."
            raise SourceError(self.path, f"cannot be read ({error.strerror})", remedy) from error


def _folded(name: str) -> str:
    """A column's name without what differs between README and file: case, blanks, underscores."""
    return name.strip().replace("_", "").replace(" ", "").casefold()


def _opened(path: Path) -> AbstractContextManager[IO[str]]:
    opener: Callable[..., AbstractContextManager[IO[str]]] = (
        gzip.open if path.suffix == ".gz" else open
    )
    # newline="\n": a carriage return inside a definition does not start a new row.
    return opener(path, "rt", encoding="utf-8", errors="replace", newline="\n")
