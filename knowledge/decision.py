"""When a candidate is good enough to answer, to be offered, or to be left unsaid.

All thresholds stand here, in points of the matcher's score (0–100) or shares of it.
``benchmarks/matching.py`` shows what they do. They were set by hand while reading its failures at
its default seed and on 159 questions about drugs and other things, so figures on those are those
of a training set: judge a change with another ``--seed`` and with questions not used here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.matcher import Candidate, How

NEAREST = 45.0  # a name worth showing where nothing fits
MARGIN = 3.0  # a rival within this many points may be meant as well
REACH = 10.0  # points by which a feature goes behind a condition that alone can have the section
CLEAR_PART = 75.0  # a part that names something, told about a person or a dose
SURE_PART = 92.0  # a part of a message that names something beyond doubt
LONG = 14  # words that may name something; from here on a message is a story

_ANSWERS, OFFERED = 80.0, 64.0
_ANSWERS_SHORT, _OFFERED_SHORT = 72.0, 56.0  # where all that was typed is part of the name
_SPELT_PART = 0.82  # "stupid" is no part of "stupor"
_STANDS_OUT = 8.0  # points before the next
_UNEXPLAINED = 0.12  # of the mention's words by rarity, that an answer may leave over
_TYPED_IN_FULL = 0.999  # of a name's mass


def given(number: int, how: How, matched: str) -> Candidate:
    """A candidate that was named beyond doubt."""
    return Candidate(number, matched, None, how, 100.0, frozenset())


def is_sure(ranked: Sequence[Candidate]) -> bool:
    """Whether the best candidate is good enough to answer, or to be asked about beside its equals.

    A name cut short ("marfan") is good enough where nothing else comes near.
    """
    best, *others = ranked
    if best.score >= _ANSWERS:
        return best.unexplained <= _UNEXPLAINED
    stands_out = not others or best.score - others[0].score >= _STANDS_OUT
    return best.score >= _ANSWERS_SHORT and is_part(best) and stands_out


def is_part(candidate: Candidate) -> bool:
    """Whether all that was typed is part of the name, hardly misspelt."""
    return not candidate.unexplained and candidate.spelt >= _SPELT_PART


def is_typed_in_full(candidate: Candidate) -> bool:
    """Whether the question holds the whole name, whatever else it holds."""
    return candidate.held > _TYPED_IN_FULL


def is_offered(candidate: Candidate) -> bool:
    """Whether a candidate is offered as a choice: close, or holding all that was typed."""
    return candidate.score >= (_OFFERED_SHORT if is_part(candidate) else OFFERED)


def behind(feature: Candidate) -> Candidate:
    """A feature, set behind the conditions that come near it."""
    return replace(feature, score=max(0.0, feature.score - REACH))


def one_of_each(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each concept once, by its first candidate, in order."""
    kept: dict[int, Candidate] = {}
    for candidate in candidates:
        kept.setdefault(candidate.concept, candidate)
    return list(kept.values())
