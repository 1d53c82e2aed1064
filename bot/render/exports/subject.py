"""What can be exported, in which formats, and what becomes of it: values fit for a worker."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Format: TypeAlias = Literal[
    "markdown", "text", "json", "csv", "nlm", "ama", "apa", "bibtex", "ris", "csl"
]
FORMATS: tuple[Format, ...] = get_args(Format)
# Those that hold citations and nothing else.
CITATION_FORMATS: frozenset[Format] = frozenset({"nlm", "ama", "apa", "bibtex", "ris", "csl"})

# How the file's name ends, and what it is (https://www.iana.org/assignments/media-types/).
_KINDS: dict[Format, tuple[str, str]] = {
    "markdown": (".md", "text/markdown; charset=utf-8"),
    "text": (".txt", "text/plain; charset=utf-8"),
    "json": (".json", "application/json"),
    "csv": (".csv", "text/csv; charset=utf-8"),
    "nlm": ("-nlm.txt", "text/plain; charset=utf-8"),
    "ama": ("-ama.txt", "text/plain; charset=utf-8"),
    "apa": ("-apa.txt", "text/plain; charset=utf-8"),
    "bibtex": (".bib", "application/x-bibtex"),
    "ris": (".ris", "application/x-research-info-systems"),
    "csl": (".csl.json", "application/vnd.citationstyles.csl+json"),
}
_LONGEST = 40  # characters of each part of a name


@dataclass(frozen=True, slots=True)
class Subject:
    """What to export.

    With `id` a concept or gene: the sections named, else all that its record holds, or with
    `card` what its summary shows. With `ids` a list, in its order: publications by ``PMID:…`` or
    ``DOI:…``, and concepts.
    """

    id: str = ""
    sections: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    card: bool = False


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file: its name in plain ASCII without blanks, its bytes, its media type."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class NotExported:
    """Why there is no file: no such record, no citation in it, or too much for Discord.

    The record of a gene is its conditions: it has neither citations nor sections.
    """

    reason: Literal["unknown", "no_citations", "too_large", "gene_citations", "gene_sections"]


def media_type(form: Format) -> str:
    """The media type of a format."""
    return _KINDS[form][1]


def file_name(subject: Subject, title: str, own_id: str, form: Format) -> str:
    """The name of a file: "rounds-marfan-syndrome-C0024796-guidelines.bib"."""
    (section, *others) = subject.sections or ("",)
    part = "card" if subject.card else f"{len(subject.sections)}-sections" if others else section
    pieces = ("rounds", _plain(title).lower(), _plain(own_id), _plain(part))
    return "-".join(filter(None, pieces)) + _KINDS[form][0]


def _plain(text: str) -> str:
    """The text in letters and digits of ASCII with hyphens between, for any file system."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", letters).strip("-")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST + 1].rpartition("-")[0]
