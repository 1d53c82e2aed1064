"""Why a reply is what it is, as plain JSON values: `rounds ask --explain --json`."""

from __future__ import annotations

from bot.render.explained import verdict
from bot.render.json_statements import Json, origin
from knowledge import Explanation
from knowledge.matching.wording import WordRead
from knowledge.understanding.why import Part, Why


def render(why: Explanation) -> dict[str, Json]:
    """What decided, the thresholds, and each candidate with its parts, best first."""
    return {
        "decided_by": list(verdict(why)),
        "answered_from": why.answered_from,
        "offered_from": why.offered_from,
        "part_offered_from": why.part_offered_from,
        "margin": why.margin,
        "base": why.base,
        "nothing": why.nothing,
        "genes": list(why.genes),
        "candidates": [_candidate(each) for each in why.candidates],
    }


def _candidate(why: Why) -> dict[str, Json]:
    concept, candidate, wording = why.concept, why.candidate, why.wording
    return {
        "rank": why.rank,
        "id": concept.id,
        "name": concept.name,
        "kind": concept.kind.value,
        "matched": candidate.name,
        "matched_kind": candidate.kind.value if candidate.kind else None,
        "how": candidate.how,
        "sources": [origin(each) for each in wording.sources] if wording else [],
        "read": [_read(each) for each in wording.reads] if wording else [],
        "left_over": list(wording.left_over) if wording else [],
        "not_typed": list(wording.not_typed) if wording else [],
        "score": candidate.score,
        "strength": candidate.strength,
        "behind": why.behind,
        "moved": why.moved,
        "parts": [_part(each) for each in why.parts],
    }


def _read(word: WordRead) -> Json:
    return {"typed": word.typed, "read_as": word.read_as, "how": word.how, "edits": word.edits}


def _part(part: Part) -> Json:
    return {"part": part.key, "value": part.value, "weight": part.weight, "trust": part.trust}
