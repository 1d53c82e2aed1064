"""What a reply to a question is worth, and the figures of many.

Right is an answer about an accepted concept, and choices where such a concept stands first. On a
question without accepted concepts only "nothing fits" and a notice are refusals. Wrongly refused
is an answerable question that got a refusal, or choices among which the right one is not: a wrong
answer is no refusal but counted by itself, as the worst that can happen. Among the first five are
the concepts of a reply in the order in which it names them, and behind them those that come next;
the nearest names under a refusal are no answer and do not count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.questions import CHAT, EMAIL, NEAR_MISS, SLICES, Asked
from knowledge import Answer, Choices, GeneAnswer, Match, NoMatch, Notice, Reply

Outcome = Literal[
    "right",
    "wrong",
    "first of choices",
    "in choices",
    "not in choices",
    "refused",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One question and what came of it."""

    asked: Asked
    outcome: Outcome
    place: int | None  # of the first accepted concept among those named, from 0
    intents: tuple[str, ...]
    ms: float
    score: float  # of what the reply holds first, nearest names of a refusal too; 0 for nothing

    @property
    def is_top(self) -> bool:
        """Whether the right concept came first."""
        return self.outcome in {"right", "first of choices"}

    @property
    def is_offered(self) -> bool:
        """Whether the reply asks back."""
        return self.outcome.endswith("choices")

    @property
    def is_lost(self) -> bool:
        """Whether the asker is sent away: refused, or choices without the right concept."""
        return self.outcome in {"refused", "not in choices"}

    @property
    def has_intent(self) -> bool:
        """Whether the section asked for was recognised: first, on an e-mail among two."""
        return self.asked.section in self.intents[: 2 if self.asked.slice == EMAIL else 1]


def judged(asked: Asked, reply: Reply, runners_up: Sequence[Match], ms: float) -> Verdict:
    """What a reply is worth; `runners_up` are the matches that come next."""
    named = _named(reply)
    listed = [set(match.ids) for match in (*named, *runners_up)]
    place = next((n for n, ids in enumerate(listed) if asked.accepted & ids), None)
    shown = place if place is not None and place < len(named) else None
    intents = () if isinstance(reply, Notice) else reply.intents
    return Verdict(asked, _outcome(reply, shown), place, intents, ms, _score(reply))


def _named(reply: Reply) -> tuple[Match, ...]:
    """The concepts that a reply answers with, in order."""
    match reply:
        case Answer():
            return (reply.match, *reply.others)
        case Choices():
            return reply.matches
        case GeneAnswer() | NoMatch() | Notice():
            return ()


def _outcome(reply: Reply, place: int | None) -> Outcome:
    match reply:
        case Answer() | GeneAnswer():
            return "right" if place == 0 else "wrong"
        case Choices():
            if place is None:
                return "not in choices"
            return "in choices" if place else "first of choices"
        case NoMatch() | Notice():
            return "refused"


def _score(reply: Reply) -> float:
    match reply:
        case Answer():
            return reply.match.score
        case Choices(matches=matches) | NoMatch(nearest=matches):
            return matches[0].score if matches else 0.0
        case GeneAnswer():
            return 100.0
        case Notice():
            return 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of some questions, as shares of one; None where nothing was to be counted."""

    slice: str
    n: int
    top1: float
    top5: float
    choices: float  # answered with choices
    right_among_choices: float | None
    wrong_answer: float
    refused: float
    wrongly_refused: float | None  # refused, or choices without the right one; of the answerable
    intent: float | None


def row(name: str, verdicts: Sequence[Verdict]) -> Row:
    """The figures of a slice."""
    offered = [each for each in verdicts if each.is_offered]
    return Row(
        name,
        len(verdicts),
        top1=_share([each.is_top for each in verdicts]) or 0.0,
        top5=_share([each.place is not None and each.place < 5 for each in verdicts]) or 0.0,
        choices=_share([each.is_offered for each in verdicts]) or 0.0,
        right_among_choices=_share([each.outcome != "not in choices" for each in offered]),
        wrong_answer=_share([each.outcome == "wrong" for each in verdicts]) or 0.0,
        refused=_share([each.outcome == "refused" for each in verdicts]) or 0.0,
        wrongly_refused=_share([each.is_lost for each in verdicts if each.asked.accepted]),
        intent=_share([each.has_intent for each in verdicts if each.asked.section]),
    )


def rows(verdicts: Iterable[Verdict]) -> list[Row]:
    """The figures of each slice, in the order in which the slices come up."""
    by_slice: dict[str, list[Verdict]] = {}
    for each in verdicts:
        by_slice.setdefault(each.asked.slice, []).append(each)
    return [row(name, of_slice) for name, of_slice in by_slice.items()]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run in one line: means of slices, refusals over all questions."""

    slices: int  # of the twelve, how many the means are over
    top1: float
    top5: float
    refused_unanswerable: float | None  # near misses left out
    near_misses_held: float | None  # refused, or answered with choices
    wrongly_refused: float | None
    intent_tidy: float | None
    intent_chat: float | None
    intent_email: float | None


def summary(verdicts: Sequence[Verdict]) -> Summary:
    """The figures that the goals are set for."""
    twelve = [each for each in rows(verdicts) if each.slice in SLICES]
    asked_for = [each for each in verdicts if each.asked.section and each.asked.slice in SLICES]
    tidy = [each.has_intent for each in asked_for if each.asked.slice not in (*CHAT, EMAIL)]
    chat = [each.has_intent for each in asked_for if each.asked.slice in CHAT]
    email = [each.has_intent for each in asked_for if each.asked.slice == EMAIL]
    near = [each for each in verdicts if each.asked.slice == NEAR_MISS]
    unanswerable = [each for each in verdicts if not each.asked.accepted and each not in near]
    return Summary(
        len(twelve),
        sum(each.top1 for each in twelve) / max(1, len(twelve)),
        sum(each.top5 for each in twelve) / max(1, len(twelve)),
        _share([each.outcome == "refused" for each in unanswerable]),
        _share([each.outcome == "refused" or each.is_offered for each in near]),
        _share([each.is_lost for each in verdicts if each.asked.accepted]),
        _share(tidy),
        _share(chat),
        _share(email),
    )


@dataclass(frozen=True, slots=True)
class Abstention:
    """What would be refused if all replies of a lower score were: a point of the curve."""

    score: int
    refused_unanswerable: float | None
    refused_good: float | None


def abstention(verdicts: Sequence[Verdict]) -> list[Abstention]:
    """The curve of refusals by score alone, whatever Rounds went by; near misses left out."""
    good = [each.score for each in verdicts if each.asked.accepted]
    bad = [each for each in verdicts if not each.asked.accepted]
    unanswerable = [each.score for each in bad if each.asked.slice != NEAR_MISS]
    return [
        Abstention(score, _below(unanswerable, score), _below(good, score))
        for score in range(40, 101, 5)
    ]


def _below(scores: Sequence[float], score: float) -> float | None:
    return _share([each < score for each in scores])


@dataclass(frozen=True, slots=True)
class Times:
    """Percentiles of some times in milliseconds."""

    n: int
    p50: float
    p95: float
    p99: float
    slowest: float


def times(ms: Iterable[float]) -> Times | None:
    """The percentiles of times, each a time that was measured; None where there is none."""
    ordered = sorted(ms)
    if not ordered:
        return None
    p50, p95, p99 = (ordered[math.ceil(len(ordered) * part) - 1] for part in (0.5, 0.95, 0.99))
    return Times(len(ordered), p50, p95, p99, ordered[-1])


def times_by_length(verdicts: Iterable[Verdict]) -> dict[str, Times]:
    """The times of short questions, of e-mails, and of what has no answer."""
    by_length: dict[str, list[float]] = {"short": [], "e-mails": [], "unanswerable": []}
    for each in verdicts:
        length = "e-mails" if each.asked.slice == EMAIL else "short"
        by_length[length if each.asked.accepted else "unanswerable"].append(each.ms)
    found = {length: times(ms) for length, ms in by_length.items()}
    return {length: each for length, each in found.items() if each}


def _share(flags: Sequence[bool]) -> float | None:
    """How many of them are true, as a share of one; None where there are none."""
    return sum(flags) / len(flags) if flags else None
