"""Conditions typed without the last word of their name: of an eponym "syndrome" or "disease".

Of the short name of a protein it is "deficiency" that may be left out: "A1AT".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import one_of_each
from knowledge.matching.look import Look
from knowledge.matching.readings import ENDINGS, may_be_eponym
from knowledge.model import NameKind
from knowledge.names.entries import Entry
from knowledge.names.index import NAME_KINDS
from knowledge.store import Store
from knowledge.understanding.namesakes import is_bare, is_own

_PROTEIN = re.compile(r"(?=.*\d)[a-z][a-z0-9]{3,}")  # the short name of one, which a digit tells
_OF_AN_EPONYM, _EPONYM_AND_ONE = 500, 2  # names that hold one at most; words of such a name
_LETTERS, _VOWELS = 3, frozenset("aeiouy")
_JOINED = 1  # words of it that only join others: "cri du chat"


def in_full(store: Store, look: Look, exact: Sequence[Candidate]) -> list[Candidate]:
    """The conditions called what was typed and "syndrome" or "disease": "wick-tallow" alone.

    Only where nothing else is called what was typed, but for names as they were submitted to
    MedGen ("CN"), which tell nothing and stay behind. Everyday words name no condition alone.
    """
    question = look.question
    if not question.content or any(is_own(store, each) for each in exact):
        return list(exact)
    if any(asks and asks != word for asks, word in zip(question.asks, question.words, strict=True)):
        return list(exact)  # a question word that is misspelt may be one of the name
    places = range(question.content[0], question.content[-1] + 1)
    typed = [question.words[place] for place in places]
    before = question.words[: places.start][-1:]
    if any(ending in before for ending in ENDINGS):
        return list(exact)  # "disease Meige" is no syndrome of that name
    if len(places) > len(question.content) + _JOINED or lexicon.load().openers.intersection(before):
        return list(exact)
    keys = [f"{' '.join(typed)} {ending}" for ending in _endings(store, typed)]
    found = [each for each in store.entries.called(keys) if store.tells(each.concept)]
    named = [each for each in found if each.kind is NameKind.PREFERRED]
    preferred = [each for each in named if not is_bare(store, each.concept)]
    if found and not named and len(typed) == 1:
        found = [*_called_after(store, typed[0]), *found]
    covered = frozenset(places)
    full = [
        replace(Candidate.named(each, "exact", 100.0, covered), key=found[0].key)
        for each in preferred or found
    ]
    return one_of_each([*full, *exact])


def may_be_word(question: Question, exact: Sequence[Candidate]) -> bool:
    """Whether all that leads to them is three small letters that may be a word of any language.

    A vowel makes one of them: "sam", but not "kbg", is one.
    """
    places = {place for each in exact for place in each.covered}
    if len(places) != 1 or any(" " not in each.form for each in exact):
        return False  # what is called so itself
    raw = question.tokens[places.pop()].raw
    return len(raw) == _LETTERS and raw.islower() and not _VOWELS.isdisjoint(raw)


def _called_after(store: Store, eponym: str) -> list[Entry]:
    """The conditions that a source calls by the eponym and one more word: "Friedreich ataxia"."""
    index = store.entries.index
    number = index.word_id(eponym)
    if number is None or index.count(number) > _OF_AN_EPONYM:
        return []
    entries = (
        entry
        for entry in index.posting(number).tolist()
        if NAME_KINDS[index.kinds[entry]] is NameKind.PREFERRED
        and index.words_of(entry)[:1] == [number]
        and len(index.words_of(entry)) == _EPONYM_AND_ONE
    )
    return [each for each in store.entries.numbered(entries) if store.tells(each.concept)]


def _endings(store: Store, typed: Sequence[str]) -> tuple[str, ...]:
    """What may be left out behind words: an eponym's "syndrome", the "deficiency" of "A1AT"."""
    if any(may_be_eponym(store.entries.index, word) for word in typed):
        return ENDINGS
    is_protein = len(typed) == 1 and _PROTEIN.fullmatch(typed[0])
    return ("deficiency",) if is_protein and not store.genes_called(typed[0]) else ()
