"""Why a question is replied to as it is: each candidate with what speaks for it, in numbers.

Made on demand, for who asks why; an answer needs nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.asking.question import Question
from knowledge.matching import story, weights
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import ANSWERS, MARGIN, OFFERED, OFFERED_PART
from knowledge.matching.matcher import Matcher
from knowledge.matching.telling import is_long, tell, weighed
from knowledge.matching.wording import Wording, wording
from knowledge.store import Brief, Store
from knowledge.understanding.finding import Finding, Gene, Nothing, OneConcept, Several

_MOST = 5  # candidates that are explained, but for choices, which all are
_NEAREST = 3  # names that came nearest, where nothing fits


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score: its value, and what one of it adds to strength and to sureness.

    `trust` is None where the score is made of the strengths of all candidates.
    """

    key: str
    value: float
    weight: float
    trust: float | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for one candidate; it stands at `rank`, the best at 1.

    `behind` is by how much its strength falls short of the first one's; None where strengths do
    not compare. Without `wording` no name led to it; without `parts` nothing was weighed.
    `moved` was added to its strength for the section that is asked for.
    """

    rank: int
    concept: Brief
    candidate: Candidate
    wording: Wording | None
    parts: tuple[Part, ...] = ()
    behind: float | None = None
    moved: float = 0.0


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding with its reasons, best candidate first, and the thresholds that decided.

    `genes` were found beside them, by CURIE. Of a long message `nothing` is the share, 0–100, of
    what it may ask about that goes to nothing held, and scores are shares as well.
    """

    found: Finding
    candidates: tuple[Why, ...]
    genes: tuple[str, ...] = ()
    nothing: float | None = None
    answered_from: float = ANSWERS
    offered_from: float = OFFERED
    part_offered_from: float = OFFERED_PART  # where a name holds all that was typed
    margin: float = MARGIN
    base: float = 0.0  # what the sum of all trust begins with
    most_nothing: float = story.NOTHING


def explain(store: Store, question: Question | None, found: Finding) -> Explanation:
    """Why a question was found to be about what it was; no question where it was not read."""
    if question is None:
        return Explanation(found, ())
    if isinstance(found, OneConcept) and found.within:
        question = found.within  # the concept is named in that part alone
    matcher = Matcher(store)
    told = weighed(matcher, matcher.look(question))
    concepts = {each.concept: each for each in told.concepts}
    candidates = _candidates(store, question, found)
    is_told = bool(candidates) and all(_is_told(each, concepts) for each in candidates)
    first = candidates[0] if candidates else None
    whys = (
        Why(
            rank,
            store.brief(each.concept),
            each,
            wording(store, question, each),
            _parts(each, concepts if is_told else {}),
            _behind(first, each),
            _moved(each),
        )
        for rank, each in enumerate(candidates, start=1)
    )
    named = found.named if isinstance(found, Several) else ()
    genes = tuple(each.curie for each in named if isinstance(each, Gene))
    is_story = is_told or (not candidates and is_long(question))
    nothing = told.nothing if is_story else None
    return Explanation(found, tuple(whys), genes, nothing, base=weights.weights().bias)


def _candidates(store: Store, question: Question, found: Finding) -> Sequence[Candidate]:
    """Those of the finding; where nothing fits also what would not be worth showing."""
    if isinstance(found, Several):
        return found.candidates
    if isinstance(found, Nothing) and found.reason in {
        "nothing_fits",
        "other_language",
        "other_script",
    }:
        matcher = Matcher(store)
        look = matcher.look(question)
        near = tell(matcher, look, store.entries).named if is_long(question) else matcher.rank(look)
        return near[:_NEAREST]
    return found.candidates[:_MOST]


def _is_told(candidate: Candidate, weighed: Mapping[int, story.Weighed]) -> bool:
    """Whether a candidate's score is its share of what a long message may ask about."""
    told = weighed.get(candidate.concept)
    return told is not None and candidate.fit is None and candidate.score == told.score


def _parts(candidate: Candidate, told: Mapping[int, story.Weighed]) -> tuple[Part, ...]:
    """The parts of a candidate's score; none where nothing was weighed."""
    if weighed := told.get(candidate.concept):
        return tuple(map(Part, story.PARTS, weighed.parts, story.weights().parts))
    if candidate.fit is None:
        return ()
    given, values = weights.weights(), candidate.fit.parts
    # A name found in a part of a message is weighed by how much of it is there, and has none.
    keys = weights.PARTS[: len(values)]
    return tuple(map(Part, keys, values, given.strength, given.trust))


def _behind(first: Candidate | None, each: Candidate) -> float | None:
    if first is None or not first.how == each.how == "close":
        return None
    return first.strength - each.strength


def _moved(candidate: Candidate) -> float:
    return candidate.strength - candidate.fit.strength if candidate.fit else 0.0
