"""The kinds of source a build can read. To add one: a file with `read`, and a line in `KINDS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import KnowledgeError
from knowledge.records import Record
from knowledge.sources import concept_files, hpo, medgen_page, medgen_release, medgen_summary
from knowledge.sources.recorded import refuse_cut


@dataclass(frozen=True, slots=True)
class Wishes:
    """How sources are to be read. Each source heeds what concerns it."""

    include_iea: bool = False  # HPO: rows of evidence IEA too
    skip: bool = False  # MedGen release: leave rows with other columns out and count them
    publications: int = medgen_release.PUBLICATIONS  # MedGen release: of each concept


@dataclass(frozen=True, slots=True)
class SourceKind:
    """How a kind of source is read, and how far its wording is preferred over others'."""

    read: Callable[[Path | None, Wishes], Iterator[Record]]
    rank: int  # 0 first: whose preferred name and feature wording a merged concept shows
    needs_path: bool = False


def _read_concepts(path: Path | None, _wishes: Wishes) -> Iterator[Record]:
    return concept_files.read(path or concept_files.BUNDLED)


def _read_hpo(path: Path | None, wishes: Wishes) -> Iterator[Record]:
    return hpo.read(path, wishes.include_iea)


def _read_page(path: Path | None, _wishes: Wishes) -> Iterator[Record]:
    if path is None:
        raise UnknownSourceError("medgen-page", "name the saved page: medgen-page:FILE")
    return medgen_page.read(path)


def _read_release(path: Path | None, wishes: Wishes) -> Iterator[Record]:
    if path is None:
        raise UnknownSourceError("medgen-release", "name its folder: medgen-release:FOLDER")
    return medgen_release.read(path, skip=wishes.skip, publications=wishes.publications)


def _read_summaries(path: Path | None, _wishes: Wishes) -> Iterator[Record]:
    if path is None:
        raise UnknownSourceError("medgen-summary", "name the file or folder: medgen-summary:FOLDER")
    return medgen_summary.read(path)


KINDS = {
    "medgen-page": SourceKind(_read_page, rank=0, needs_path=True),
    "concepts": SourceKind(_read_concepts, rank=1),
    "medgen-release": SourceKind(_read_release, rank=2, needs_path=True),
    "medgen-summary": SourceKind(_read_summaries, rank=2, needs_path=True),
    "hpo": SourceKind(_read_hpo, rank=3),
}


class UnknownSourceError(KnowledgeError):
    """A `--source` argument names no source that a build knows, or lacks its path."""

    def __init__(self, spec: str, remedy: str) -> None:
        super().__init__(f"--source {spec}: {remedy}.")
        self.spec = spec


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """One source to build from: its kind and, where it is not the default, its file or folder."""

    kind: str
    path: Path | None = None
    wishes: Wishes = Wishes()

    @classmethod
    def parse(cls, text: str, wishes: Wishes = Wishes()) -> SourceSpec:
        """The source meant by ``KIND`` or ``KIND:PATH``; raises `UnknownSourceError`."""
        kind, _, path = text.partition(":")
        if kind not in KINDS:
            raise UnknownSourceError(text, f"the kinds are {', '.join(sorted(KINDS))}")
        if KINDS[kind].needs_path and not path:
            raise UnknownSourceError(text, f"name its file: {kind}:FILE")
        return cls(kind, Path(path).expanduser() if path else None, wishes)

    @property
    def rank(self) -> int:
        """The place of this source among those that name a concept differently; 0 first."""
        return KINDS[self.kind].rank

    def read(self, include_iea: bool = False) -> Iterator[Record]:
        """The records of the source, in its order.

        Raises:
            SourceFormatError: a file has not the size that was recorded when it was fetched.
        """
        if self.path and self.path.is_dir():
            refuse_cut(self.path)
        wishes = replace(self.wishes, include_iea=include_iea or self.wishes.include_iea)
        return KINDS[self.kind].read(self.path, wishes)
