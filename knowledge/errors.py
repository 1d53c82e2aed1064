"""Faults, as facts. Expected outcomes (an ambiguous name, nothing found) are values, not errors.

KnowledgeError
├── SourceError            a source's folder or file cannot be used at all
│   └── SourceFormatError  a file is not what its format promises
├── ConceptFileError       a concept file breaks its rules: file and every key with its reason
├── BuildError             a build was refused; the former file still serves
└── KnowledgeFileError     a knowledge file cannot be opened or read
"""

from __future__ import annotations

from pathlib import Path


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


class BuildError(KnowledgeError):
    """A build was refused or could not be finished; nothing was replaced."""


class KnowledgeFileError(KnowledgeError):
    """A knowledge file cannot be used: which file, why, and what to do."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}. {remedy}")
        self.path = path
        self.problem = problem
        self.remedy = remedy
