"""What other than a section is asked for: to compare, what has features, what is not offered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking import short
from knowledge.asking.message import read
from knowledge.language import lexicon
from knowledge.language.cues import Cue
from knowledge.matching import genes
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import ANSWERS, given, one_of_each
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.matching.telling import is_story, may_tell
from knowledge.model import NameKind
from knowledge.store import Store
from knowledge.understanding import apart, follow_up, kin, namesakes
from knowledge.understanding.finding import Gene, LookedUp, Nothing, OneConcept, Several, several

_TWO = 2  # to compare
_VERSUS = re.compile(r"(?<=\w) v\.? (?=\w)")


def asked(store: Store, matcher: Matcher, look: Look, last: str | None) -> LookedUp | None:
    """What such a request comes to; None where there is none, or what it names is asked about."""
    question = look.question
    request = question.request()
    if request is None:
        if versus := _VERSUS.search(question.text):
            return _against(store, matcher, look, last, versus)
        return _together(store, matcher, look)
    if request.meaning in follow_up.ASIDES:
        return None
    if is_story(question) and may_tell(question) and request.meaning != "injection":
        return None  # a story has such words without asking for anything by them
    named = apart.named(matcher, store, look)
    if request.meaning == "compare":
        return _pair(store, matcher, look, last, named)
    if request.meaning == "reverse_lookup":
        features = [each for each in named if store.is_feature(each.concept)]
        if matcher.exact(look):  # "… disease with severe …" may be a name as it stands
            return _with_features(features)
        sides = apart.features(matcher, store, question.text)
        return _with_features(max(features, sides, key=len))
    nearest = tuple(named[:3])
    if request.meaning == "injection":
        return Nothing("only_quotes", nearest)
    if _asks_of_record(store, matcher, look, request):
        return None
    return Nothing("not_offered", nearest, subject=request.meaning)


def _asks_of_record(store: Store, matcher: Matcher, look: Look, request: Cue) -> bool:
    """Whether it is asked of a record after all: "side effects of" a condition, a code for one.

    What is asked for may be a word of the name as well.
    """
    exact = matcher.exact(look) if request.meaning in {"medicine", "money"} else []
    if request.meaning == "medicine":
        return namesakes.any_of_kind(store, exact)
    is_named = any(not each.covered.isdisjoint(request.places) for each in exact)
    return is_named or (request.meaning == "money" and "codes" in look.question.intents())


def _against(
    store: Store, matcher: Matcher, look: Look, last: str | None, versus: re.Match[str]
) -> Several | None:
    """The two on either side of a "v", where it is no number of what stands before: "MPS v"."""
    tokens = look.question.tokens
    # Words that were put into English may all stand before it: then no number is told there.
    place = next((n for n, each in enumerate(tokens) if each.start > versus.start()), len(tokens))
    if any(span.start < place < span.end for span in look.spans) or matcher.exact(look):
        return None
    text = f"{look.question.text[: versus.start()]} vs {look.question.text[versus.end() :]}"
    both = matcher.look(read(text, store.vocabulary))
    found = _pair(store, matcher, both, last, apart.named(matcher, store, both))
    if isinstance(found, Several) and all(each.score >= ANSWERS for each in found.candidates):
        return found
    return None


def _together(store: Store, matcher: Matcher, look: Look) -> OneConcept | Several | None:
    """The features of which all conditions are asked for that have them: "ddx of X and Y".

    Where the message is nothing but abbreviations, all that each of them stands for.
    """
    question = look.question
    if short.is_all(question) and not _is_named(store, matcher, look):
        named = apart.compared(matcher, store, question.text)
        return several("terms", named, question.intents()) if len(named) > 1 else None
    asking = (*question.asks, *question.words)
    if not question.wanted and lexicon.load().reversing.isdisjoint(asking):
        return None  # as of nearly every message
    if not apart.joins(question.text) or "reverse_lookup" not in question.intents():
        return None
    if matcher.exact(look):
        return None
    found = apart.features(matcher, store, question.text)
    return _with_features(found) if len(found) > 1 else None


def _is_named(store: Store, matcher: Matcher, look: Look) -> bool:
    """Whether all of it is one name, or symbols of genes: "ATAXIA, MILD", "MLH1/MSH2"."""
    words = len(look.question.words)
    is_name = any(len(each.covered) == words for each in matcher.exact(look))
    return is_name or bool(genes.several(look.question, store))


def _pair(
    store: Store, matcher: Matcher, look: Look, last: str | None, named: Sequence[Candidate]
) -> LookedUp | None:
    """What is to be compared; that it is asked which two, where no pair is named."""
    question = look.question
    symbols = genes.several(question, store)
    if len(symbols) > len(named):  # "MSH6 vs MLH1": what is merely close to one is not meant
        curies = dict.fromkeys(curie for each in symbols for curie in each.curies)
        return Several("compare", tuple(map(Gene, curies)), ("compare",))
    sides = _with_kin(store, matcher, question.text)
    # An abbreviation stands for more than it names among others: "OI vs EDS".
    is_short = all(each.kind is NameKind.ABBREVIATION for each in named)
    names = max(named, sides, key=len) if is_short or len(named) < _TWO else named
    sorts = _sorts(store, question.text, last)
    names = sorts if len(sorts) >= _TWO else names
    both = _compared(store, namesakes.each_meant(store, names), last)
    if both is None and question.content:
        request = question.request()
        if request is None or not set(question.content) <= set(request.places):
            return None
    number = store.number_of(last) if last else None
    return both or Nothing("no_pair", last=number)  # "what is the difference"


def _with_kin(store: Store, matcher: Matcher, text: str) -> list[Candidate]:
    """The concept named on each side, of "duchenne vs becker" the second as kin of the first."""
    found = apart.compared(matcher, store, text)
    if len(found) != 1:
        return found
    known = store.brief(found[0].concept).id
    for side in apart.compared_sides(text):
        told = kin.told_apart(store, read(side, store.vocabulary), known)
        if isinstance(told, OneConcept) and told.meant.concept != found[0].concept:
            return [*found, replace(told.meant, covered=frozenset())]
    return found


def _sorts(store: Store, text: str, last: str | None) -> list[Candidate]:
    """The sorts of what is spoken of that are named by their numbers alone: "type 1 vs 2 vs 3"."""
    sides = (read(side, store.vocabulary) for side in apart.compared_sides(text))
    found = (kin.numbered(store, side, last) for side in sides)
    meant = [each.meant for each in found if isinstance(each, OneConcept)]
    return one_of_each([replace(each, covered=frozenset()) for each in meant])


def _compared(store: Store, named: Sequence[Candidate], last: str | None) -> Several | None:
    """The concepts named in one message, the one spoken of last before a single one."""
    if len(named) == 1 and last and (number := store.number_of(last)):
        named = one_of_each([given(number, "last", ""), *named])
    return several("compare", named, ("compare",)) if len(named) > 1 else None


def _with_features(features: Sequence[Candidate]) -> OneConcept | Several | None:
    if len(features) == 1:
        return OneConcept(features[0], ("reverse_lookup",))
    return several("reverse_lookup", features, ("reverse_lookup",)) if features else None
