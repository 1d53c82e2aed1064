"""A question in Spanish, French or German → the same with the English words of names.

A listed name is read as its English one, any other word by the rules of kinship. A question in
English is left as it is, which costs next to nothing: it holds neither question words of another
language nor, unless misspelt, a word that hardly any name holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from knowledge.asking.question import Question
from knowledge.language import foreign
from knowledge.language.question_words import ENGLISH
from knowledge.matching import cognates
from knowledge.matching.readings import read_with
from knowledge.names.index import Index

# What joins the words of their names where English has nothing: "distrofia muscular de …".
_JOINING = frozenset("de del la las el los du des d l von der".split())
_RARE = 5  # names that hold a word: it may be one of theirs, in names that are not English
_SOMETIMES = 30  # and so many in a question that is theirs,
_COMMONER = 10  # where times as many hold the English word
_MOST_WORDS = 12  # of a message, for which the rules are tried
_ACCENTED = frozenset("áàâäãéèêëíìîïóòôöúùûüçñœß¿¡")
# Of a word that says which disease it is.
_ENDINGS = tuple("ic al ac ar ary ous ive ant ent ated oid ile ute ere ple ed".split())

# "M. Gaucher", as German writes "Morbus".
_MORBUS = re.compile(r"(?<!\w)Mb?\. ?(?=[^\W\d_a-z][^\W\d_A-Z])")
_STAYS = "type"  # it and what follows stays behind: "neurofibromatosis type 1"

_Changed = dict[range, tuple[str, ...]]  # stretches of the question, and the words in their place


class _Unit(NamedTuple):
    """Words of one name that keep their order among themselves."""

    places: range
    words: tuple[str, ...]
    is_joined: bool = False  # to the unit before, by "de" or the like


def translated(question: Question, index: Index) -> Question:
    """The question with the words of names in English; the same where nothing is translated."""
    is_foreign = question.language() != ENGLISH or _is_accented(question.text)
    is_joined = not _JOINING.isdisjoint(question.words)
    is_joined = is_joined or ("." in question.text and bool(_MORBUS.search(question.text)))
    is_likely = is_foreign or is_joined or any(map(_is_rare, question.held))
    if not is_likely or not question.held:
        return question
    changed = _changed(question, index, is_foreign=is_foreign)
    if changed and not is_foreign:  # what stands beside a word of theirs is theirs, too
        changed = _changed(question, index, is_foreign=True)
    if changed or is_foreign or is_joined:
        changed |= dict(_kinds(question, changed))
    is_theirs = question.language() != ENGLISH or any(
        english != tuple(question.words[place] for place in places)
        for places, english in changed.items()
    )
    if not changed:
        return replace(question, is_foreign=is_theirs) if is_theirs else question
    read = read_with(question, "translated", dict(_in_order(question, changed)))
    return replace(read.question, held=(), is_foreign=is_theirs)


def _is_accented(text: str) -> bool:
    """Whether a text has letters that English has in names of people alone."""
    return not text.isascii() and not _ACCENTED.isdisjoint(text.casefold())


def _is_rare(count: int | None) -> bool:
    return count is not None and count <= _RARE


def leaves_over(question: Question, covered: Collection[int]) -> bool:
    """Whether a word beside the name at these places may be one of a longer name."""
    if not covered:
        return False
    around = (min(covered) - 1, _past_joining(question, max(covered) + 1))
    return any(_is_content(question, place) for place in around)


def _changed(question: Question, index: Index, *, is_foreign: bool) -> _Changed:
    """The listed names, then the other words that rules make English ones."""
    changed: _Changed = {}
    taken = set[int]()
    for places, english in foreign.names(question.words, parts=is_foreign):
        # "Syndrome de Down" is English but for the word that joins.
        is_theirs = is_foreign or any(
            _is_rare(question.held[place]) or question.words[place] in _JOINING for place in places
        )
        is_free = taken.isdisjoint(places) and not _is_hyphened(question, places)
        if is_theirs and is_free and _may_name(question, places):
            changed[places] = english
            taken.update(places)
    left = [
        place
        for place in range(len(question.words))
        if place not in taken
        and _is_content(question, place)
        and (is_foreign or question.held[place] == 0)
    ]
    for place in left[:_MOST_WORDS]:
        if word := _cognate(question, place, index, is_foreign=is_foreign):
            changed[range(place, place + 1)] = (word,)
    return changed


def _is_hyphened(question: Question, places: range) -> bool:
    """Whether a hyphen joins another word to the end of these: "maladie de Charcot-Marie-Tooth"."""
    if places.stop >= len(question.tokens):
        return False
    end, following = question.tokens[places.stop - 1].end, question.tokens[places.stop].start
    return question.text[end:following] == "-"


def _may_name(question: Question, places: range) -> bool:
    """Whether a listed name is one here: a lone question word only right beside a name's word.

    "Hereditaria" is no question in "esferocitosis hereditaria".
    """
    if len(places) > 1:
        return True
    beside = (places.start - 1, *places, places.stop)
    return any(_is_content(question, place) for place in beside)


def _is_content(question: Question, place: int) -> bool:
    """Whether a word at this place may be of a name; one that misspells a question word may be."""
    is_there = 0 <= place < len(question.words)
    return is_there and question.asks[place] != question.words[place]


def _cognate(question: Question, place: int, index: Index, *, is_foreign: bool) -> str | None:
    """The English word that a word is of kin to: of one that no name holds, or hardly any."""
    token = question.tokens[place]
    if not (is_foreign or cognates.is_telling(token.word)):
        return None
    held = question.held[place] or 0
    if held > _SOMETIMES:
        return None
    found = cognates.english(token.word, token.raw, index)
    if found is None or found == token.word:
        return None
    english = index.word_id(found)
    return found if english is not None and index.count(english) >= _COMMONER * held else None


def _kinds(question: Question, changed: _Changed) -> Iterator[tuple[range, tuple[str, ...]]]:
    """The words for a disease that are part of a name: "maladie de …", "…-Krankheit".

    Elsewhere they ask. Without a word that joins, what follows must be no name by itself.
    """
    first = {places.start: english for places, english in changed.items()}
    taken = {place for places in changed for place in places}
    for place, word in enumerate(question.words):
        if place in taken:
            continue
        if _MORBUS.match(question.text, question.tokens[place].start):
            yield range(place, place + 1), ("disease",)
        elif english := foreign.kind_before(word):
            behind = _past_joining(question, place + 1)
            is_joined = behind > place + 1
            is_named = (
                is_joined or _is_adjective(first[behind])
                if behind in first
                else _is_content(question, behind)
            )
            if is_named:
                yield range(place, place + 1), (english,)
        elif (english := foreign.kind_behind(word)) and (
            place - 1 in taken or _is_content(question, place - 1)
        ):
            yield range(place, place + 1), (english,)


def _past_joining(question: Question, place: int) -> int:
    while place < len(question.words) and question.words[place] in _JOINING:
        place += 1
    return place


def _is_adjective(words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].endswith(_ENDINGS)


def _in_order(
    question: Question, changed: _Changed
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Each name that has translated words, whole, its words in the order of English."""
    end = 0
    for places in sorted(changed, key=lambda each: each.start):
        if places.start >= end:
            units = _units(question, changed, places, end)
            start, end = units[0].places.start, units[-1].places.stop
            yield (start, end), tuple(chain.from_iterable(each.words for each in _ordered(units)))


def _units(question: Question, changed: _Changed, first: range, end: int) -> list[_Unit]:
    """The units of a name with its first translated stretch, in the order typed.

    A word right before that may be the noun: "anemia aplásica". Before `end` others were read.
    """
    stretches = {places.start: places for places in changed}
    units = [_Unit(first, changed[first])]
    before = first.start - 1
    if before >= end and _is_content(question, before):
        units.insert(0, _Unit(range(before, first.start), (question.words[before],)))
    while True:
        last = units[-1]
        place = _past_joining(question, last.places.stop)
        is_joined = place > last.places.stop
        if places := stretches.get(place):
            units.append(_Unit(places, changed[places], is_joined))
        elif not _is_content(question, place):
            return units
        elif last.places in changed:
            word = question.words[place]
            units.append(_Unit(range(place, place + 1), (word,), is_joined))
        else:  # "Cornelia de Lange", "Charcot-Marie-Tooth"
            both = range(last.places.start, place + 1)
            units[-1] = last._replace(places=both, words=tuple(question.words[at] for at in both))


def _ordered(units: Sequence[_Unit]) -> Sequence[_Unit]:
    """What says which one it is before what it is: "Duchenne", "muscular", "dystrophy".

    German has them in this order already.
    """
    last = next((at for at, each in enumerate(units) if _stays(each)), len(units))
    noun, *others = units[:last] or units[:1]
    if _is_adjective(noun.words) or not all(
        each.is_joined or _is_adjective(each.words) for each in others
    ):
        return units
    return [*reversed(others), noun, *units[max(last, 1) :]]


def _stays(unit: _Unit) -> bool:
    word = unit.words[0]
    return word == _STAYS or len(word) == 1 or word[0].isdigit()
