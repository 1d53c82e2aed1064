"""A concept that may be meant, with the name that led to it, how, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from knowledge.matching.scoring import Fit
from knowledge.model import NameKind
from knowledge.names.entries import Entry
from knowledge.text import normal_form

How = Literal[
    "identifier", "exact", "close", "part", "successor", "gene", "citation", "last", "pinned"
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that may be meant: the name that matched, how, and how well.

    `covered` are the places of the question's words that the name explains. By rarity, `held` is
    the share of the name that the question holds, `unexplained` the share of the question's
    name-like words that the name leaves over, and `spelt` how alike the others are to its words.
    `score`, 0–100, says how sure it is that the name is meant; `strength` orders the candidates of
    one question and compares with nothing else.
    """

    concept: int
    name: str
    kind: NameKind | None
    how: How
    score: float
    covered: frozenset[int]
    held: float = 1.0
    unexplained: float = 0.0
    spelt: float = 1.0
    strength: float = 0.0
    entry: int | None = field(default=None, compare=False)  # of the name; None where none led here
    key: str = field(default="", compare=False)  # the name's normal form, where it was at hand
    fit: Fit | None = field(default=None, compare=False)  # the parts, for who asks why

    @classmethod
    def named(cls, entry: Entry, how: How, score: float, covered: frozenset[int]) -> Candidate:
        """The concept that an entry is a name of."""
        return cls(
            entry.concept,
            entry.text,
            entry.kind,
            how,
            score,
            covered,
            entry=entry.id,
            key=entry.key,
        )

    @property
    def form(self) -> str:
        """The normal form of the name."""
        return self.key or normal_form(self.name)
