"""Why a reply is what it is, as styled lines: `rounds ask --explain`. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.phrases import words
from bot.render.reasons import name_of
from bot.render.view import Line
from knowledge import Explanation
from knowledge.matching.wording import Wording, WordRead
from knowledge.understanding.finding import Nothing, OneConcept, OneGene, Several, Stopped
from knowledge.understanding.why import Part, Why

_SAME_NAME = frozenset({"abbreviation", "name", "kind", "gene_or_condition"})
_WEIGHING = frozenset({"nothing_fits", "other_language", "other_script"})
_COLUMNS = 3  # candidates side by side, which 80 characters hold
_LABEL, _WEIGHT, _TERM, _FIELD = 26, 7, 14, 10  # characters
_UNSEEN = 0.005  # points that two decimals do not show
_NO_SHARE = 0.05  # per cent, which one decimal does not show
_WORDS = 8  # left-over words that are told


def render(why: Explanation) -> Iterator[Line]:
    """What decided, then each candidate, then the parts of their scores side by side."""
    yield Line("heading", words.WHY)
    for sentence in verdict(why):
        yield Line("note", sentence, 1)
    for each in _shown(why):
        yield from _candidate(each, is_share=why.nothing is not None)
    for curie in why.genes:
        yield Line("choice", f" · {curie}", 1, lead=words.WHY_GENE)
    weighed = [each for each in _shown(why) if each.parts][:_COLUMNS]
    if weighed and weighed[0].parts[0].trust is None:
        yield from _table("share", weighed, _points)
    elif weighed:
        yield from _table("strength", weighed, _points)
        yield from _table("trust", weighed, _trust, why.base)


def verdict(why: Explanation) -> Iterator[str]:
    """What decided, in a sentence or two."""
    best = why.candidates[0].candidate.score if why.candidates else 0.0
    yield words.WHY_LIKE_THIS[_decided_by(why)].format(
        score=best,
        answered=why.answered_from,
        offered=why.offered_from,
        part=why.part_offered_from,
        margin=why.margin,
        nothing=why.nothing or 0.0,
        most=why.most_nothing,
    )
    if isinstance(why.found, OneConcept) and why.candidates[1:]:
        behind = why.candidates[1].behind
        if behind is not None and behind > 0:
            yield words.AHEAD.format(behind=behind, margin=why.margin)


def _decided_by(why: Explanation) -> str:
    """The key of the sentence that says what decided."""
    match why.found:
        case Stopped():
            return "stopped"
        case OneGene():
            return "gene"
        case OneConcept():
            return _meant_by(why)
        case Several(reason=reason):
            return _asked_back_by(why, reason)
        case Nothing(reason=reason):
            return _refused_by(why) if reason in _WEIGHING else "not_weighed"


def _meant_by(why: Explanation) -> str:
    first = why.candidates[0].candidate
    if why.nothing is not None:
        return "told"
    if first.how == "exact" and why.candidates[1:]:
        return "among"
    if first.how not in {"close", "part"}:
        return first.how
    return "sure" if first.score >= why.answered_from else "unsure"


def _asked_back_by(why: Explanation, reason: str) -> str:
    first = why.candidates[0].candidate if why.candidates else None
    if first is None:
        return "gene"
    if why.nothing is not None:
        return "told_several"
    if first.how not in {"exact", "close", "part"}:
        return first.how
    if reason in _SAME_NAME and first.how == "exact":
        return "same"
    if first.how == "close":
        return "near" if first.score >= why.answered_from else "offered"
    return "named"


def _refused_by(why: Explanation) -> str:
    if why.nothing is not None:
        return "too_little"
    return "too_far" if why.candidates else "nothing"


# Candidates, one by one.


def _shown(why: Explanation) -> list[Why]:
    """All, but for what a long message names without any share in what it asks about."""
    is_share = why.nothing is not None
    return [each for each in why.candidates if not is_share or each.candidate.score > _NO_SHARE]


def _candidate(why: Why, *, is_share: bool) -> Iterator[Line]:
    """What it is, which name of it, how that was read, and how well it did."""
    concept, candidate = why.concept, why.candidate
    said = f" · {words.KINDS[concept.kind]} · {concept.id}"
    yield Line("choice", said, 1, lead=f"{why.rank}. {concept.name}")
    if why.wording:
        kind = words.NAME_KINDS[candidate.kind] if candidate.kind else ""
        yield _field(words.WHY_NAME, name_of(kind, candidate.name, why.wording.sources))
        yield from _wording(why.wording)
    yield _field(words.WHY_SCORE, " · ".join(_score(why, is_share=is_share)))


def _wording(wording: Wording) -> Iterator[Line]:
    changes = "; ".join(map(how_read, wording.changes))
    yield _field(words.WHY_READ, changes or words.READ_AS_TYPED)
    for label, typed in (
        (words.WHY_LEFT_OVER, wording.left_over),
        (words.WHY_NOT_TYPED, wording.not_typed),
    ):
        if typed:
            more = " …" if typed[_WORDS:] else ""
            yield _field(label, f"{', '.join(typed[:_WORDS])}{more}")


def how_read(word: WordRead) -> str:
    """A word as typed and as it was read: “ataxa” as “ataxia” (1 letter off)."""
    letters = words.LETTERS_ONE if word.edits == 1 else words.LETTERS.format(count=word.edits)
    how = filter(None, (words.HOW_OF_READING[word.how], letters if word.edits else ""))
    return words.HOW_READ.format(typed=word.typed, read_as=word.read_as, how=", ".join(how))


def _score(why: Why, *, is_share: bool) -> Iterator[str]:
    candidate = why.candidate
    if is_share:
        yield words.SHARE.format(score=candidate.score)
        return
    yield words.SCORED.format(score=candidate.score)
    if candidate.how == "close":
        yield words.STRENGTH.format(strength=candidate.strength)
    if why.behind and why.behind > 0:
        yield words.BEHIND.format(behind=why.behind)
    elif why.behind:
        yield words.BEFORE.format(before=-why.behind)


def _field(label: str, said: str) -> Line:
    return Line("text", f"{label:<{_FIELD}}{said}", 2)


# The parts of scores, side by side.


def _points(part: Part) -> float:
    return part.weight


def _trust(part: Part) -> float:
    return part.trust or 0.0


def _table(
    key: str, whys: Sequence[Why], weight: Callable[[Part], float], base: float = 0.0
) -> Iterator[Line]:
    """The parts that count for any of the candidates, a column for each, and their sums."""
    yield Line("heading", words.WEIGHED[key])
    yield _row("", words.WEIGHT, (f"{why.rank}." for why in whys))
    if base:
        yield _row(words.BASE, "", [f"{base:+.2f}"] * len(whys))
    for parts in zip(*(why.parts for why in whys), strict=True):
        each = weight(parts[0])
        if any(abs(part.value * each) > _UNSEEN for part in parts):
            terms = (_term(part.value, part.value * each) for part in parts)
            yield _row(words.SCORE_PARTS[parts[0].key], f"{each:.2f}", terms)
    moved = [why.moved if key == "strength" else 0.0 for why in whys]
    if any(abs(each) > _UNSEEN for each in moved):
        yield _row(words.MOVED, "", (f"{each:+.2f}" for each in moved))
    sums = (sum(part.value * weight(part) for part in why.parts) + base for why in whys)
    totals = (each + by for each, by in zip(sums, moved, strict=True))
    yield _row(words.WEIGHED_SUM[key], "", (f"{each:+.2f}" for each in totals))


def _term(value: float, points: float) -> str:
    return words.TERM.format(value=value, points=points) if abs(points) > _UNSEEN else words.NO_TERM


def _row(label: str, weight: str, terms: Iterable[str]) -> Line:
    cells = "".join(f"{term:>{_TERM}}" for term in terms)
    return Line("text", f"{label:<{_LABEL}}{weight:>{_WEIGHT}}{cells}", 1)
