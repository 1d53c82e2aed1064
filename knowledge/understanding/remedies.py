"""What a message asks that sets something before a condition: "wax oil for wick ataxia".

Whatever stands before the "for", it is asked of the condition's management: medicines, diets and
devices are in no record by their names, and what looks like one is mostly an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.matching import genes
from knowledge.matching.translated import translated
from knowledge.model import CONDITIONS, Kind, NameKind
from knowledge.store import Store
from knowledge.understanding.finding import UNFIT, LookedUp, Nothing, OneConcept, OneGene, Several

_BETWEEN = re.compile(
    r"\b(?:for|against|helps?|treats?|cures?|für|gegen|bei|hilft|para|contra|ayuda|pour|contre)\b"
    r"(?: (?:with|against|bei|gegen|a|contre))?",
    re.IGNORECASE,
)
_MOST = 4  # words of what is set before it that may name something
_EXACT = "exact"
_ASKED = ("management",)
_UNSURE = frozenset({"close", "terms"})
_IN_PART = frozenset({"close", "part"})
_OF_ONE_NAME = frozenset({"abbreviation", "name"})


def asked(
    store: Store, question: Question, found: LookedUp, find: Callable[[Question], LookedUp]
) -> LookedUp:
    """What was found; where it is not sure, the condition behind "for", asked for its treatment."""
    between = list(_BETWEEN.finditer(question.text)) if _is_unsure(found) else []
    if not between or question.identifiers or question.wanted:
        return found
    start, end = between[-1].span()
    if _is_long(question, start):
        return found
    before, behind = _read(store, question.text[:start]), _read(store, question.text[end:])
    if not behind.content or not _may_be_remedy(store, before, find):
        return found
    meant = _of_condition(store, behind, find(behind))
    # What was found beside unknown words is that condition, or one whose name holds the "for".
    is_other = isinstance(found, OneConcept) and (
        not isinstance(meant, OneConcept) or meant.meant.concept != found.meant.concept
    )
    return found if meant is None or is_other else meant


def _is_long(question: Question, end: int) -> bool:
    """Whether far more is set before it than a remedy: that is not read once more to be sure."""
    named = {question.tokens[place].start for place in question.content}
    return sum(start < end for start in named) > 2 * _MOST


def _is_unsure(found: LookedUp) -> bool:
    match found:
        case Several():
            return found.reason in _UNSURE
        case Nothing():
            return found.reason in UNFIT
        case OneConcept():
            return found.meant.how in _IN_PART and not found.intents
    return False


def _read(store: Store, text: str) -> Question:
    return translated(read(text, store.vocabulary), store.entries.index)


def _may_be_remedy(store: Store, before: Question, find: Callable[[Question], LookedUp]) -> bool:
    """Whether it is short, and neither a gene nor the full name of a condition or sign."""
    if not 0 < len(before.content) <= _MOST or before.intents() or genes.in_part(before, store):
        return False
    found = find(before)
    if not isinstance(found, OneConcept) or found.meant.how != _EXACT:
        return True
    is_short = found.meant.kind is NameKind.ABBREVIATION
    return is_short or store.kind(found.meant.concept) is Kind.UNSTATED


def _of_condition(store: Store, behind: Question, found: LookedUp) -> OneConcept | Several | None:
    """The condition, or those of one abbreviation, to be asked; None where none is named."""
    if isinstance(found, OneConcept):
        is_named = found.meant.how == _EXACT
    else:
        is_named = isinstance(found, Several) and found.reason in _OF_ONE_NAME
    kinds = {store.kind(each.concept) for each in found.candidates[:1]}
    if not is_named or not kinds <= CONDITIONS or isinstance(found, Nothing | OneGene):
        return None
    intents = found.intents or _ASKED
    if isinstance(found, Several):
        return replace(found, intents=intents)
    return replace(found, intents=intents, within=behind)
