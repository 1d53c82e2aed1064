"""The tab-separated files of an HPO release, read by the names of their columns.

Columns have changed place and name: before 2021 the header of phenotype.hpoa began with "#" and
wrote ``DatabaseID``; before 2023 the gene files began ``#Format: entrez-gene-id<tab>…``, with the
word "<tab>" written out. Files of any of these years are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from knowledge.errors import SourceFormatError
from knowledge.sources.lines import numbered_lines

_FORMER = {
    "entrezgeneid": "ncbigeneid",
    "entrezgenesymbol": "genesymbol",
    "diseaseidforlink": "diseaseid",
}
_VERSION = re.compile(r"#(?:version|date):\s*(\S.*)", re.IGNORECASE)


def read_table(path: Path, wanted: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (line number, the `wanted` columns in that order) for each row; two columns or more.

    Raises:
        SourceError: the file cannot be read.
        SourceFormatError: a column is missing, or a row has more or fewer columns than the header.
    """
    lines = numbered_lines(path)
    header = _header(path, lines, wanted)
    pick = itemgetter(*(header.index(_key(name)) for name in wanted))
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) == len(header):
            yield number, pick(cells)
        elif line:
            raise SourceFormatError(
                path, number, f"{len(header)} columns", f"{len(cells)}: “{line[:60]}”"
            )


def _header(path: Path, lines: Iterator[tuple[int, str]], wanted: Sequence[str]) -> list[str]:
    """The keys of the columns, from the first line that names all the wanted ones."""
    keys = {_key(name) for name in wanted}
    expected = f"a header with the columns {', '.join(wanted)}"
    for number, line in lines:
        columns = _columns(line)
        if keys <= set(columns):
            return columns
        if not line.startswith("#"):
            raise SourceFormatError(path, number, expected, f"“{line[:60]}”")
    raise SourceFormatError(path, None, expected, "none")


def _columns(line: str) -> list[str]:
    names = line.removeprefix("#").removeprefix("Format:").replace("<tab>", "\t").split("\t")
    return [_FORMER.get(_key(name), _key(name)) for name in names]


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def table_release(path: Path) -> str:
    """The release that the comment lines at the top of phenotype.hpoa name.

    Raises:
        SourceError: the file cannot be read.
        SourceFormatError: there is no such line.
    """
    for _, line in numbered_lines(path):
        if not line.startswith("#"):
            break
        if version := _VERSION.match(line):
            return version[1].strip()
    raise SourceFormatError(path, None, "a comment line “#version:” at the top", "none")
