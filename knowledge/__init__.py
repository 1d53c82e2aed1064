"""Concepts of medical genetics, found by any name and shown with their sources.

The door of the package: open a knowledge file and ask it.

    >>> knowledge = open_knowledge(Path("knowledge.db"))
    >>> knowledge.ask("symptoms of marfan syndrome")
"""

from __future__ import annotations

from pathlib import Path

from knowledge.answers import Knowledge
from knowledge.building.build import build
from knowledge.building.draft import BuildReport, Progress
from knowledge.errors import KnowledgeError
from knowledge.literature import beside, open_literature
from knowledge.loaded_sources import LoadedSource
from knowledge.replies.reply import (
    Answer,
    Choices,
    GeneAnswer,
    Match,
    NoMatch,
    Notice,
    Reply,
    Section,
)
from knowledge.sources import SourceSpec
from knowledge.store import Store
from knowledge.understanding.finding import Finding
from knowledge.understanding.why import Explanation

__all__ = [
    "Answer",
    "BuildReport",
    "Choices",
    "Explanation",
    "Finding",
    "GeneAnswer",
    "Knowledge",
    "KnowledgeError",
    "LoadedSource",
    "Match",
    "NoMatch",
    "Notice",
    "Progress",
    "Reply",
    "Section",
    "SourceSpec",
    "build",
    "open_knowledge",
]


def open_knowledge(path: Path, literature: Path | None = None) -> Knowledge:
    """The knowledge in a built file, with fetched literature: that beside it unless one is named.

    Raises:
        KnowledgeFileError: the knowledge file cannot be used; that of literature may be missing.
    """
    return Knowledge(Store(path), open_literature(literature or beside(path)))
