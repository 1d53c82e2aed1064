"""How well an entry fits a question: its parts, each a number, and their weighted sum.

Coverage is weighed by rarity, both ways: how much of the name the question holds, and how much
of the question the name explains. So *fever* cannot beat a misspelt *familial Mediterranean
fever*, and a rare word carries more than "syndrome".
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from knowledge.gathering import Span
from knowledge.index import JOINING, KINDS, NAME_KINDS, Index
from knowledge.mention import Mention, Near
from knowledge.model import Kind, NameKind

WEIGHTS = Path(__file__).parent / "data" / "matching.toml"

# The parts of a score in the order of their values.
PARTS = (
    "name_held",  # share of the name's mass that the question holds
    "question_explained",  # share of the question's mass that the name explains
    "both",  # their product
    "root",  # and its square root
    "in_order",  # likeness of the corrected words to the name, letter by letter
    "any_order",  # the same with the words sorted
    "squashed",  # the same of what was typed, without blanks
    "as_typed",  # the same of what was typed
    "equal",  # what was typed is the name
    "same_words",  # in another order
    "span",  # share of the question's mass in a stretch that is the whole name
    "span_of_all",  # that share is nearly all
    "first_word",  # both begin alike
    "last_word",  # both end alike
    "preferred",  # the name is the preferred one
    "abbreviation",  # the name is an abbreviation
    "lay",
    "former",
    "names",  # ln(1 + names of the concept)
    "described",  # 0 nothing, 1 definition or features, 2 both
    "feature",  # the concept is a feature
    "group",  # the concept is a group
    "unstated",  # no source says what it is
    "number_missing",  # a number was typed that the name lacks
    "number_extra",  # the name has a number that was not typed
    "words_extra",  # words of the name that were not typed
    "spelling",  # likeness of the matched words as typed
)


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry beside a question: which words stand for which, the parts and the score.

    `held` is the share of the name that the question holds, `unexplained` the share of the
    question's name-like words that the name leaves over, and `spelt` how alike the others are to
    the words of the name, by rarity and 0–1.
    """

    entry: int
    match: Mapping[int, Near]  # place in the question → the word of the name
    parts: tuple[float, ...]
    held: float
    unexplained: float
    spelt: float


@cache
def weights() -> tuple[float, ...]:
    """The weight of each part, in the order of `PARTS`."""
    given = tomllib.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return tuple(float(given[part]) for part in PARTS)


class Scorer:
    """Scores entries beside one mention."""

    def __init__(self, mention: Mention, found: Iterable[Span]) -> None:
        self._mention, self._index = mention, mention.index
        self._content = mention.question.content
        self._alternatives: dict[int, list[tuple[int, Near]]] = {}
        for place, nears in enumerate(mention.nears):
            for near in nears:
                self._alternatives.setdefault(near.word, []).append((place, near))
        self._spans: dict[int, float] = {}
        for span in found:
            share = mention.between(span.start, span.end) / mention.mass if mention.mass else 0.0
            self._spans[span.entry] = max(share, self._spans.get(span.entry, 0.0))
        self._numbers = {mention.words[place] for place in self._content}
        self._numbers = {word for word in self._numbers if _is_number(word)}
        self._mass = sum(mention.masses[place] for place in self._content)

    def align(self, name: Sequence[int]) -> dict[int, Near]:
        """Which place of the question stands for which word of the name; each word once."""
        match: dict[int, Near] = {}
        for word in name:
            for place, near in self._alternatives.get(word, ()):
                if place not in match:
                    match[place] = near
                    break
                if near.similarity > match[place].similarity:
                    match[place] = near
                    break
        return match

    def fit(self, entry: int) -> Fit:
        """The entry with its parts."""
        mention, index = self._mention, self._index
        name, key = index.words_of(entry), index.key(entry)
        match = self.align(name)
        mass = float(index.masses[entry])
        held = sum(index.mass_of[near.word] * near.similarity for near in match.values())
        held = min(1.0, held / mass) if mass else 0.0
        explained = sum(mention.masses[place] * near.similarity for place, near in match.items())
        explained = explained / mention.mass if mention.mass else 0.0
        covered = sum(mention.masses[place] for place in match if place in self._own)
        unexplained = 1 - covered / self._mass if self._mass else 0.0
        whole = sum(mention.masses[place] for place in match)
        alike = sum(mention.masses[place] * near.similarity for place, near in match.items())
        spelt = alike / whole if whole else 0.0
        parts = (
            *(held, explained, held * explained, math.sqrt(held * explained)),
            *self._likeness(match, key),
            *self._facts(entry),
            *self._differences(name, key, match),
            spelt,
        )
        return Fit(entry, match, parts, held, max(0.0, unexplained), spelt)

    @property
    def _own(self) -> frozenset[int]:
        return frozenset(self._content)

    def _likeness(self, match: Mapping[int, Near], key: str) -> tuple[float, ...]:
        mention, index = self._mention, self._index
        places = sorted({*self._content, *match})
        typed = [mention.words[place] for place in places]
        meant = [
            index.word(match[place].word) if place in match else mention.words[place]
            for place in places
        ]
        words = key.split()
        share = 0.0
        line, corrected = " ".join(typed), " ".join(meant)
        return (
            fuzz.ratio(corrected, key) / 100,
            fuzz.token_sort_ratio(corrected, key) / 100,
            fuzz.ratio("".join(typed), "".join(words)) / 100,
            fuzz.ratio(line, key) / 100,
            float(line == key),
            float(sorted(meant) == sorted(words)),
        )

    def _facts(self, entry: int) -> tuple[float, ...]:
        index = self._index
        concept = int(index.concepts[entry])
        name_kind = NAME_KINDS[index.kinds[entry]]
        kind = KINDS[index.concept_kinds[concept]]
        span = self._spans.get(entry, 0.0)
        return (
            span,
            float(span > 0.9),
            0.0,
            0.0,
            float(name_kind is NameKind.PREFERRED),
            float(name_kind is NameKind.ABBREVIATION),
            float(name_kind is NameKind.LAY),
            float(name_kind is NameKind.FORMER),
            math.log1p(index.name_counts[concept]),
            float(index.described[concept]),
            float(kind is Kind.FEATURE),
            float(kind is Kind.GROUP),
            float(kind is Kind.UNSTATED),
        )

    def _differences(
        self, name: Sequence[int], key: str, match: Mapping[int, Near]
    ) -> tuple[float, ...]:
        words = key.split()
        matched = {near.word for near in match.values()}
        left = [word for word, number in zip(words, name, strict=True) if number not in matched]
        missing = not self._numbers <= {self._index.word(number) for number in matched}
        return (
            float(missing),
            float(any(map(_is_number, left))),
            float(sum(word not in JOINING for word in left)),
        )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or len(word) == 1
