"""The lines of a text file, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import SourceError, SourceFormatError


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (number, line) pairs, numbered from 1, without line ends, blank lines included.

    Raises:
        SourceError: the file cannot be opened or read.
        SourceFormatError: a line is not UTF-8, or the last one does not end.
    """
    number = 0
    try:
        # newline="\n": a carriage return inside a line does not start a new one.
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                yield number, line.rstrip("\r\n")
                refuse_unended(path, number, line)  # later: what else is wrong with it tells more
    except UnicodeDecodeError as error:
        # Text is decoded in blocks, so the line is only known to be a later one.
        found = f"bytes that are not, somewhere after line {number}"
        raise SourceFormatError(path, None, "UTF-8 text", found) from error
    except OSError as error:
        remedy = "Name a file that this user can read."
        raise SourceError(path, f"cannot be read ({error.strerror})", remedy) from error


def refuse_unended(path: Path, number: int, line: str) -> None:
    """Raise `SourceFormatError` where a line has no end: official files end each, cut ones do not.

    A row that is cut in its last column has all its columns and would be taken for whole.
    """
    if not line.endswith("\n"):
        expected = "a line end after the last line (a file that was cut short has none)"
        raise SourceFormatError(path, number, expected, f"“{line[-60:]}” and the end of the file")
