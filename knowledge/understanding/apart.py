"""What a message names in its parts, as on each side of the words that join: "crouzon vs apert".

A name can hold the joining word itself, so this is for messages that ask for several things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from knowledge.asking.message import read
from knowledge.matching.abbreviations import as_spelt, with_usual
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import is_offered, one_of_each
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.matching.translated import translated
from knowledge.model import NameKind
from knowledge.store import Store
from knowledge.understanding import by_id, namesakes
from knowledge.understanding.finding import OneConcept

_MOST = 8  # sides that are looked up, so that no message makes much work
_AND = (
    r"[,;/&+]|\b(?:and|or|plus|with|but|without|und|oder|mit|y|o|con|et|ou|avec)\b|(?<=\s)n(?=\s)"
)
# "Different from", "compared to": no feature's name is split at these ("failure to thrive").
_COMPARED = re.compile(
    rf"{_AND}|\b(?:vs|versus|from|to|than|between|von|zwischen|entre)\b", re.IGNORECASE
)
_JOINED = re.compile(_AND, re.IGNORECASE)


def named(matcher: Matcher, store: Store, look: Look) -> list[Candidate]:
    """All concepts that a message names in some part, by id or by name."""
    held = by_id.held_in(store, look.question.identifiers)
    return one_of_each([*held, *matcher.spot(look)])


def compared(matcher: Matcher, store: Store, text: str) -> list[Candidate]:
    """The concept named on each side, in order, each once; of an abbreviation all its meanings."""
    sides = _sides(matcher, store, text, _COMPARED)
    words = [[look.question.words[place] for place in look.question.content] for look in sides]
    found = []
    for at, look in enumerate(sides):
        texts = (" ".join(each) for each in _completed(words, at))
        whole = (matcher.exact(matcher.look(read(each, store.vocabulary))) for each in texts)
        exact = matcher.exact(look) or next(filter(None, whole), [])
        found.append(_meant(matcher, store, look, exact) if exact else _near(matcher, look)[:1])
    return _found(found)


def compared_sides(text: str) -> list[str]:
    """What stands on each side of the words that join things to be compared."""
    return [each for each in _COMPARED.split(text) if each.strip()]


def features(matcher: Matcher, store: Store, text: str) -> list[Candidate]:
    """The feature named on each side, in order, each once."""
    found = []
    for look in _sides(matcher, store, text, _JOINED):
        named = [*matcher.exact(look), *matcher.spot(look)]
        found.append([each for each in named if store.is_feature(each.concept)][:1])
    return _found(found)


def joins(text: str) -> bool:
    """Whether a word or mark stands in it that joins things asked for together."""
    return _JOINED.search(text) is not None


def parts(text: str) -> list[str]:
    """What stands on each side of the words that join things asked for together."""
    return [each for each in _JOINED.split(text) if each.strip()]


def _sides(matcher: Matcher, store: Store, text: str, joining: re.Pattern[str]) -> list[Look]:
    index = store.entries.index
    sides = (read(side, store.vocabulary) for side in joining.split(text))
    read_apart = (translated(side, index) for side in sides)
    looks = (matcher.look(question) for question in read_apart if question.words)
    # "Down syndrome" is of question words alone, and so is "how is that".
    named = (look for look in looks if look.question.content or _is_named(matcher, look))
    return list(islice(named, _MOST))


def _is_named(matcher: Matcher, look: Look) -> bool:
    """Whether words that ask elsewhere are a name here: "Down syndrome", and "AS" in capitals."""
    is_written = any(len(token.raw) > 1 and token.raw.isupper() for token in look.question.tokens)
    return (len(look.question.words) > 1 or is_written) and bool(matcher.exact(look))


def _completed(sides: Sequence[Sequence[str]], at: int) -> Iterator[Sequence[str]]:
    """A side with what is said once for all: "becker and duchenne dystrophy", "type 1 and 2"."""
    first, own, last = sides[0], sides[at], sides[-1]
    yield (*own, *last[1:])
    yield (*first[: -len(own)], *own)


def _meant(
    matcher: Matcher, store: Store, look: Look, exact: Sequence[Candidate]
) -> Sequence[Candidate]:
    """What a name alone would be answered with; of an abbreviation all that it stands for."""
    exact = as_spelt(look.question, exact) or exact
    meanings = with_usual(matcher, look, exact)
    if len(meanings) > 1 and any(each.kind is NameKind.ABBREVIATION for each in meanings):
        found = namesakes.of_abbreviation(store, meanings, ())
        return found.candidates[:1] if isinstance(found, OneConcept) else found.candidates
    return namesakes.between(store, exact, ()).candidates[:1]


def _near(matcher: Matcher, look: Look) -> Sequence[Candidate]:
    return [each for each in matcher.rank(look) if is_offered(each)]


def _found(sides: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """All of each side; what they cover is counted in words of their side, so it is left out."""
    return one_of_each([replace(each, covered=frozenset()) for side in sides for each in side])
