"""A release of MedGen on disk, and what the readers of its files know in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from knowledge.errors import SourceError, SourceFormatError
from knowledge.records import SourceRecord
from knowledge.sources.medgen_rows import Table
from knowledge.sources.tally import Tally

SOURCE = "medgen"
NAMES = "NAMES.RRF"
_RELEASE = "RELEASE"  # a file with the date of the release, where NAMES does not tell it
_VIA = "MedGen"
_LICENCE = "NLM's own work is in the public domain, acknowledge it; third parties keep their rights"
_CITATION = (
    "MedGen. National Library of Medicine (US), National Center for Biotechnology Information. "
    "https://www.ncbi.nlm.nih.gov/medgen/"
)
# Who is meant by an abbreviation of a source: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt
_SAID_BY = {
    "CHV": "Consumer Health Vocabulary",
    "DOID": "Disease Ontology",
    "GENEREVIEWS": "GeneReviews",
    "GTR": "NCBI",
    "MEDLINEPLUS": "MedlinePlus",
    "MSH": "MeSH",
    "ORDO": "Orphanet",
    "SNOMEDCT_US": "SNOMED CT",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A concept of NAMES: its number in the file, its preferred name and whose name that is."""

    number: int
    name: str
    source: str


class Release:
    """One release: its files, its date, the concepts that NAMES holds, what was left out."""

    def __init__(self, folder: Path, *, skip: bool) -> None:
        names = find(folder, NAMES)
        if names is None:
            remedy = "Name a folder with the files of https://ftp.ncbi.nlm.nih.gov/pub/medgen/."
            raise SourceError(folder, f"has no {NAMES}.gz", remedy)
        self.folder = folder
        self.date = release_of(folder, names).isoformat()
        self.left_out = Tally(SOURCE)
        self.held: dict[str, Held] = {}
        self.terms: dict[str, str] = {}  # CUI → id of its HPO term
        self.mapped: dict[str, str] = {}  # id of another source → the CUI that it means
        self.phenotypes: dict[str, str] = {}  # MIM number as CURIE → its CUI in mim2gene_medgen
        self._skip = skip
        self._told: set[str] = set()
        self._paths: dict[str, Path | None] = {}

    def rows(
        self,
        name: str,
        layout: str,
        wanted: str,
        *,
        separator: str = "|",
        left_out: Tally | None = None,
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The (line, wanted columns) of a file; none where the release has no such file."""
        path = find(self.folder, name)
        if path is None:
            return
        tally = self.left_out if left_out is None else left_out
        headed = separator == "|"  # the histories, between tabs, are documented without a header
        table = Table(path, layout, tally, separator=separator, headed=headed, skip=self._skip)
        yield from table.rows(wanted)

    def held_rows(
        self, name: str, layout: str, wanted: str
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows about concepts that NAMES holds; the CUI is the first column wanted."""
        for line, row in self.rows(name, layout, wanted):
            if row[0] in self.held:
                yield line, row
            else:
                self.leave_out("a concept that NAMES does not hold", name, line, row[0])

    def leave_out(self, reason: str, name: str, line: int, what: str) -> None:
        """Count a row of a file that is left out."""
        path = self._paths.get(name) or self._paths.setdefault(name, find(self.folder, name))
        self.left_out.add(reason, path or self.folder / name, line, what)

    def source(
        self, key: str, name: str, *, via: str | None = None, changed: date | None = None
    ) -> SourceRecord:
        """A source of this release, or one of a date of its own that is kept with it."""
        self._told.add(key)
        home = "https://www.ncbi.nlm.nih.gov/medgen/"
        return SourceRecord(
            *(key, name, home, _LICENCE),
            release=changed.isoformat() if changed else self.date,
            via=via,
            citation=_CITATION,
        )

    def is_told(self, key: str) -> bool:
        """Whether the source with this key was given before."""
        return key in self._told

    def said_by(self, source: str) -> Iterator[SourceRecord]:
        """The source behind an abbreviation, the first time that it says something."""
        key = f"{SOURCE}:{source}"
        if key not in self._told:
            yield self.source(key, _SAID_BY.get(source, source), via=_VIA)


def find(folder: Path, name: str) -> Path | None:
    """A file of the release, packed or not."""
    places = (folder / f"{name}.gz", folder / name)
    return next((place for place in places if place.is_file()), None)


def release_of(folder: Path, names: Path) -> date:
    """The date of a release: the file RELEASE, else when NAMES was packed on its server.

    Raises:
        SourceError: neither tells it.
    """
    told = folder / _RELEASE
    if told.is_file():
        text = told.read_text("utf-8").strip()
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise SourceFormatError(told, 1, "a date such as 2025-09-06", repr(text)) from error
    with names.open("rb") as file:
        packed = file.read(8)
    # A gzip file holds the time of packing at byte 4 (https://www.rfc-editor.org/rfc/rfc1952).
    seconds = int.from_bytes(packed[4:8], "little") if packed[:2] == b"\x1f\x8b" else 0
    if not seconds:
        remedy = f"Write the date of the release into a file {_RELEASE} beside it: 2025-09-06."
        raise SourceError(names, "does not tell of which release it is", remedy)
    return datetime.fromtimestamp(seconds, UTC).date()
