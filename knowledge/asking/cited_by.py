"""Whose publications a message asks for: "papers by Moth on lantern ataxia", "Moth 2010 guideline".

The words are those of ``data/authors.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import rtoml

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.sections import PUBLISHED
from knowledge.text import APOSTROPHES, tokens

FILE = Path(__file__).parents[1] / "data" / "authors.toml"

_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_NAME = re.compile(rf"[^\W\d_]+(?:[ .{APOSTROPHES}-]{{1,2}}[^\W\d_]+)*")
_MOST_WORDS = 15  # of a message: who pastes a whole citation asks for something else
_OTHERS = ["et", "al"]
_LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Authored:
    """An author as typed and a year, and the places of their words.

    `is_said`: nothing else can be meant; else it is an author where the record lists one so called.
    """

    author: str
    places: frozenset[int]
    is_said: bool
    year: int | None = None  # of that year
    since: int | None = None  # of that year or later


def asked_for(question: Question) -> Authored | None:
    """The author whose publications a message asks for, if any."""
    if question.wanted or question.identifiers or len(question.words) > _MOST_WORDS:
        return None
    leading = _words().leading
    is_dated = _OTHERS[-1] in question.words or any(map(str.isdigit, question.words))
    if not is_dated and leading.isdisjoint(question.words):
        return None  # as of nearly every message
    for place, word in enumerate(question.words):
        if word in leading:
            found = _behind(question, place)
        else:
            found = _before_year(question, place) if is_dated else None
        if found:
            return found
    return None


def without(question: Question, found: Authored) -> Question:
    """The question for publications, as if the author and the year named nothing."""
    asks = (
        word if place in found.places else carrier
        for place, (word, carrier) in enumerate(zip(question.words, question.asks, strict=True))
    )
    wanted = tuple(each for each in question.intents(found.places) if each in PUBLISHED)
    return replace(question, asks=tuple(asks), wanted=wanted or ("citation",))


def _behind(question: Question, place: int) -> Authored | None:
    """The author behind a word such as "by", itself behind what was published."""
    known, words = _words(), question.words
    before = place - 1 if place and words[place - 1] not in known.made else place - 2
    if before < 0 or words[before] not in known.published:
        return None
    end = _end_of_name(question, place + 1)
    if end == place + 1:
        return None
    name = _typed(question, range(place + 1, end))
    is_said = words[place] in known.by
    return _with_year(question, Authored(name, frozenset(range(place, end)), is_said), end)


def _before_year(question: Question, place: int) -> Authored | None:
    """The author before a year, "et al." between them or in the year's place."""
    if question.asks[place] is not None or question.words[place].isdigit():
        return None
    has_others = question.words[place + 1 : place + 3] == _OTHERS
    end = place + 3 if has_others else place + 1
    name = _typed(question, range(place, place + 1))
    found = _with_year(question, Authored(name, frozenset(range(place, end)), has_others), end)
    return found if has_others or found.year else None


def _with_year(question: Question, found: Authored, place: int) -> Authored:
    """The same with the year that stands at a place, or behind a word for when."""
    known, words = _words(), question.words
    is_led = place < len(words) and words[place] in known.when
    at = place + is_led
    if at >= len(words) or not _YEAR.fullmatch(words[at]):
        return found
    year, places = int(words[at]), found.places | frozenset(range(place, at + 1))
    if is_led and words[place] in known.since:
        return replace(found, since=year, places=places)
    return replace(found, year=year, places=places)


def _end_of_name(question: Question, start: int) -> int:
    """The place behind the name that begins at one; the same place where no name does."""
    end = start
    for place in range(start, min(start + _LONGEST, len(question.words))):
        word = question.words[place]
        if word in _words().particles:
            continue
        if word in lexicon.load().carriers or word.isdigit():
            break
        end = place + 1
    return end


def _typed(question: Question, places: range) -> str:
    """A name as it was typed; only its words where anything else than a name stands there."""
    held = question.tokens[places[0] : places[-1] + 1]
    typed = question.text[held[0].start : held[-1].end]
    return typed if _NAME.fullmatch(typed) else " ".join(token.raw for token in held)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the data file, folded, by what they are for; some of them together."""

    published: frozenset[str]
    made: frozenset[str]
    by: frozenset[str]
    leading: frozenset[str]  # to an author
    particles: frozenset[str]
    since: frozenset[str]
    when: frozenset[str]  # or since when


@cache
def _words() -> _Words:
    """The bundled words."""
    file = rtoml.loads(FILE.read_text("utf-8"))
    known = {
        key: frozenset(token.word for word in words for token in tokens(word))
        for key, words in file.items()
    }
    return _Words(
        published=known["published"],
        made=known["made"],
        by=known["by"],
        leading=known["by"] | known["of"],
        particles=known["particles"],
        since=known["since"],
        when=known["since"] | known["in"],
    )
