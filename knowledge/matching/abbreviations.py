"""What an abbreviation stands for: usually, written apart, or beside other words.

"HF" is hydrops fetalis in some source, and heart failure to most who type it: both are offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.language.everyday import small
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import one_of_each
from knowledge.matching.look import Look
from knowledge.matching.matcher import OFTEN, Matcher
from knowledge.model import NameKind
from knowledge.store import Store
from knowledge.text import normal_form

_READINGS = 3


def as_spelt(question: Question, exact: Sequence[Candidate]) -> list[Candidate]:
    """Of the meanings of an abbreviation those that end as typed: "vEDS" is no plural of VED.

    All of them where it is written like a plural, "VEDs", or where none does; but in small letters
    an "arm" is no ARMS, nor are the lips of "spots on lips" an LIP.
    """
    covered = {place for each in exact for place in each.covered}
    if len(covered) != 1 or all(each.kind is not NameKind.ABBREVIATION for each in exact):
        return list(exact)
    place = covered.pop()
    raw = question.tokens[place].raw
    if raw[:-1].isupper() and raw.endswith("s"):
        return list(exact)
    ends = raw.lower().endswith("s")
    fitting = [each for each in exact if each.name.lower().endswith("s") == ends]
    held = question.held[place] if question.held else 0
    is_plural = ends and len(question.words) > 1 and (held or 0) >= OFTEN  # of a common word
    return fitting or ([] if raw.islower() and (is_plural or not ends) else list(exact))


def is_word_as_well(question: Question, exact: Sequence[Candidate]) -> bool:
    """Whether all that was typed is a word that some abbreviation is spelt like: "pig", "face".

    One that people use every day, or that many names hold; or "lars", which is no plural of LAR
    to who does not write it so.
    """
    places = {place for each in exact for place in each.covered}
    if len(places) != 1 or any(each.kind is not NameKind.ABBREVIATION for each in exact):
        return False
    place = places.pop()
    token = question.tokens[place]
    held = question.held[place] if question.held else 0
    is_word = (held or 0) >= OFTEN or not small().isdisjoint((token.raw, token.word))
    is_longer = not any(each.name.casefold().endswith("s") for each in exact)
    return token.raw.islower() and (is_word or (is_longer and token.raw.endswith("s")))


def with_usual(matcher: Matcher, look: Look, exact: Sequence[Candidate]) -> list[Candidate]:
    """The concepts of an abbreviation, behind them those that it usually stands for.

    Of one that only its plural is spelt like, as "wilms" like WILM, those alone, if there are any;
    who writes capitals means abbreviations.
    Whatever else is named is left as it is.
    """
    if not exact or any(each.kind is not NameKind.ABBREVIATION for each in exact):
        return list(exact)
    usual = [
        replace(each, covered=reading.typed(each.covered))
        for reading in look.reworded(_READINGS)
        for each in matcher.exact(matcher.look(reading.question, look.mention.corrections))
    ]
    typed = "".join(look.question.tokens[place].raw for place in sorted(exact[0].covered))
    as_typed = [each for each in exact if typed != f"{each.name.lower()}s"]
    return one_of_each([*(as_typed if usual else exact), *usual])


def written_apart(store: Store, look: Look, exact: Sequence[Candidate]) -> list[Candidate]:
    """The concepts whose abbreviation the words are that `exact` says nothing more of: "TAL I"."""
    if not exact:
        return []
    covered = exact[0].covered
    key = normal_form(_letters(look.question, covered))
    return [
        Candidate.named(each, "exact", 100.0, covered)
        for each in store.entries.called([key])
        if each.kind is NameKind.ABBREVIATION and store.tells(each.concept)
    ]


def as_people_say(matcher: Matcher, look: Look) -> list[Candidate]:
    """The concepts of a phrase that is all of the mention, and of which a word asks otherwise.

    "Wax baby" may be what people call waxing ichthyosis; what has the wax as a name is not it.
    """
    content = frozenset(look.question.content)
    for reading in look.reworded(_READINGS):
        typed = reading.typed(place for changed in reading.changed for place in changed)
        if not content or not content < typed:
            continue
        if named := matcher.exact(matcher.look(reading.question, look.mention.corrections)):
            return [
                replace(each, how="close", covered=reading.typed(each.covered)) for each in named
            ]
    return []


def with_meanings(matcher: Matcher, store: Store, parts: Sequence[Candidate]) -> list[Candidate]:
    """What parts of a message name, and all that the abbreviations among them stand for.

    As they were typed: by "wilms" nobody means a WILM.
    """
    found: list[Candidate] = []
    for part in parts:
        meanings: list[Candidate] = []
        if part.kind is NameKind.ABBREVIATION:
            look = matcher.look(read(_typed(part), store.vocabulary))
            meanings = with_usual(matcher, look, matcher.exact(look))
        if part.concept not in {each.concept for each in meanings}:
            is_plural = bool(meanings) and _typed(part) == f"{part.name.lower()}s"
            found += [] if is_plural else [part]
        found += [replace(each, covered=part.covered) for each in meanings]
    return one_of_each(found)


def _typed(part: Candidate) -> str:
    """What was typed for a part; its name, where words were read otherwise."""
    if part.fit is None or part.fit.mention.reading is not None:
        return part.name
    tokens = part.fit.mention.question.tokens
    return " ".join(tokens[place].raw for place in sorted(part.covered))


def _letters(question: Question, places: Iterable[int]) -> str:
    """The words at these places as they were typed, put together."""
    return _folded("".join(question.tokens[place].raw for place in sorted(places)))


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
