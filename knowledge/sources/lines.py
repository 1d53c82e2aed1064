"""The lines of a text file, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import SourceError, SourceFormatError


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (number, line) pairs, numbered from 1, without line ends, blank lines included.

    Raises:
        SourceError: the file cannot be opened or read.
        SourceFormatError: a line is not UTF-8.
    """
    number = 0
    try:
        # newline="\n": a carriage return inside a line does not start a new one.
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        # Text is decoded in blocks, so the line is only known to be a later one.
        found = f"bytes that are not, somewhere after line {number}"
        raise SourceFormatError(path, None, "UTF-8 text", found) from error
    except OSError as error:
        remedy = "Name a file that this user can read."
        raise SourceError(path, f"cannot be read ({error.strerror})", remedy) from error
