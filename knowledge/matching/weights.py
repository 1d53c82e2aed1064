"""The parts of a score, and what each adds to it, from ``data/matching.toml``.

``benchmarks/tune.py`` fits the weights.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rtoml

WEIGHTS = Path(__file__).parents[1] / "data" / "matching.toml"

# The parts of a score in the order of their values.
PARTS = (
    "name_held",  # share of the name's mass that the question holds
    "question_explained",  # share of the question's mass that the name explains
    "all_explained",  # every word that may name something is in the name, if misspelt
    "asking_held",  # share of the name's mass in words that usually ask: "dominant"
    "both",  # their product
    "root",  # and its square root
    "in_order",  # likeness of the corrected words to the name, letter by letter
    "any_order",  # the same with the words sorted
    "squashed",  # the same of what was typed, without blanks
    "as_typed",  # the same of what was typed
    "equal",  # what was typed is the name
    "same_words",  # in another order
    "first_word",  # both begin alike
    "last_word",  # both end alike
    "span",  # share of the question's mass in a stretch that is the whole name
    "span_of_all",  # that share is nearly all
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
    "telling_missing",  # among them one that makes it another thing: an allergy to a drug
    "spelling",  # likeness of the matched words as typed
    "reworded",  # a phrase of the question was put in other words
    "respaced",  # words of the question were split or joined
    "abbreviation_misspelt",  # the name is one word, an abbreviation, and not what was typed
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part adds to the strength, and to the logit of the score."""

    strength: tuple[float, ...]
    trust: tuple[float, ...]
    bias: float

    def score_of(self, parts: Sequence[float]) -> float:
        """How sure, 0–100."""
        logit = self.bias + float(sum(map(operator.mul, parts, self.trust)))
        return 100 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


@cache
def weights() -> Weights:
    """The weights of the bundled file."""
    given = rtoml.loads(WEIGHTS.read_text("utf-8"))
    strength, trust = (
        tuple(float(given[table].get(part, 0)) for part in PARTS) for table in ("strength", "trust")
    )
    return Weights(strength, trust, float(given["trust"]["bias"]))
