"""Faults, as facts. Expected outcomes (an ambiguous name, nothing found) are values, not errors.

KnowledgeError
├── SourceError            a source's folder or file cannot be used at all
│   └── SourceFormatError  a file is not what its format promises
├── ConceptFileError       a concept file breaks its rules: file and every key with its reason
├── DownloadError          a file could not be fetched; what is held stays
├── BuildError             a build was refused; the former file still serves
├── KnowledgeFileError     a knowledge file cannot be opened or read
└── EutilsError            NCBI's E-utilities gave no answer that can be used
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal


class KnowledgeError(Exception):
    """Something in the knowledge room went wrong; the message says what to do next."""


class SourceError(KnowledgeError):
    """A source cannot be used: what is missing, and what to do about it."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}. {remedy}")
        self.path = path
        self.problem = problem
        self.remedy = remedy


class SourceFormatError(KnowledgeError):
    """A file is not what its format promises. ``line`` counts from 1; None means the whole file."""

    def __init__(self, path: Path, line: int | None, expected: str, found: str) -> None:
        place = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: expected {expected}, found {found}.")
        self.path = path
        self.line = line
        self.expected = expected
        self.found = found


class ConceptFileError(KnowledgeError):
    """A concept file breaks its rules; ``problems`` holds (key, reason) pairs, all of them."""

    def __init__(self, path: Path, problems: tuple[tuple[str, str], ...]) -> None:
        lines = "".join(f"\n  {key}: {reason}" for key, reason in problems)
        super().__init__(f"{path} is not a valid concept file:{lines}")
        self.path = path
        self.problems = problems


class DownloadError(KnowledgeError):
    """A file could not be fetched: which one, what happened, what to do; what is held stays."""

    def __init__(self, what: str, problem: str, remedy: str) -> None:
        super().__init__(f"{what}: {problem}. {remedy} What was there before stays as it was.")
        self.what = what
        self.problem = problem
        self.remedy = remedy


class BuildError(KnowledgeError):
    """A build was refused or could not be finished; nothing was replaced."""


class KnowledgeFileError(KnowledgeError):
    """A knowledge file cannot be used: which file, why, and what to do."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}. {remedy}")
        self.path = path
        self.problem = problem
        self.remedy = remedy


EutilsReason = Literal[
    "unreachable", "late", "limited", "unavailable", "page", "cut_off", "unreadable", "refused"
]

_EUTILS = {
    "unreachable": "could not be reached{detail}. Check the network, and eutils_url if you set it",
    "late": "did not answer in time. Try again later",
    "limited": "say that too many requests come from here, also after waiting. Wait some minutes; "
    "with an API key (ROUNDS_NCBI_API_KEY) more are allowed",
    "unavailable": "have a fault of their own{detail}. Try again later",
    "page": "sent a web page instead of data, as they do during maintenance. Try again later",
    "cut_off": "broke off in the middle of an answer. Try again",
    "unreadable": "sent an answer of an unknown form{detail}. Rounds may have to be updated",
    "refused": "refused the request{detail}",
}


class EutilsError(KnowledgeError):
    """NCBI's E-utilities gave no answer that can be used; `reason` says in which way.

    The message never quotes an answer as it came: answers can hold the caller's address or key.
    """

    def __init__(self, reason: EutilsReason, detail: str = "") -> None:
        said = _EUTILS[reason].format(detail=f" ({detail})" if detail else "")
        super().__init__(f"NCBI's E-utilities {said}.")
        self.reason: EutilsReason = reason
        self.detail = detail
