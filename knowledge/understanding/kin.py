"""Kin of the condition spoken of last, by what tells it from that one: "and type 2?", "juvenile".

The words typed are put to each name of the one spoken of, in place of what tells it from its own
kin, and the whole is looked up as it is: nothing is corrected, and no name is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import given
from knowledge.model import Kind, NameKind
from knowledge.store import Store
from knowledge.text import words
from knowledge.understanding import namesakes
from knowledge.understanding.finding import LookedUp, OneConcept

_MOST_SAID = 3  # words of a message that may tell a sort of something
_MOST_NAMES = 40  # names of the one spoken of that are tried
_NUMBER = re.compile(r"\d+[a-z]?|[a-z]\d?")  # "2", "1a", "b", "d2"
_SORTS = ("type", "form", "group", "complementation group")  # as names have them before a number
_WHOLE = 100.0
# Words that names of no kin end with as well: "cat" after a Wick disease means no cat disease.
_OF_ANY = frozenset({"syndrome", "disease", "disorder", "condition", "degeneration"})


def numbered(store: Store, question: Question, last: str | None) -> LookedUp | None:
    """The sort that a message names by its number, by "type" or the like, or as "bilateral"."""
    said = _said(question) if last else ()
    words_said = {question.words[place] for place in said}
    if not said or not (
        _says_sort(question) or (_is_alone(question, said) and _tells_sort(words_said))
    ):
        return None
    found = _named(store, question, said, last)
    if isinstance(found, OneConcept) and words_said <= lexicon.load().qualifiers:
        # "Progressive" asks for the course rather than for what no source says the kind of.
        return None if store.kind(found.meant.concept) is Kind.UNSTATED else found
    return found


def told_apart(store: Store, question: Question, last: str | None) -> LookedUp | None:
    """The sort that a message names by what alone tells it apart: "homozygous", "and dilated?"."""
    said = _said(question) if last else ()
    if not said or any(_NUMBER.fullmatch(question.words[place]) for place in said):
        return None  # a number that tells a sort stands alone or beside "type"
    return _named(store, question, said, last)


def _said(question: Question) -> Sequence[int]:
    """The places of the words that may tell a sort; empty where there are none, or too many.

    A letter behind the word "type" tells one though it be a question word: "type a". So does one
    in capitals that ends a message in other words: "la A".
    """
    if question.identifiers:
        return ()
    sorts = lexicon.load().sorts
    found = [
        place
        for place, word in enumerate(question.words)
        if question.asks[place] is None
        or (place and len(word) == 1 and question.words[place - 1] in sorts)
        or (place and place + 1 == len(question.words) and _is_capital(question, place))
    ]
    found = [place for place in found if question.words[place] not in sorts]
    return found if len(found) <= _MOST_SAID else ()


def _is_capital(question: Question, place: int) -> bool:
    """Whether it is one letter, in capitals behind a word that is not."""
    token, before = question.tokens[place], question.tokens[place - 1]
    return len(token.raw) == 1 and token.raw.isupper() and not before.raw.isupper()


def _is_alone(question: Question, said: Sequence[int]) -> bool:
    """Whether nothing else is said: "n 2a", but not "2 year old with it" nor "very mild"."""
    others = {word for place, word in enumerate(question.words) if place not in said}
    known = lexicon.load().choosing
    return known.beside.issuperset(others - known.nouns)


def _tells_sort(said: set[str]) -> bool:
    """Whether these words are of no name but tell a sort: "2a", "bilateral"."""
    return said <= lexicon.load().qualifiers or all(map(_NUMBER.fullmatch, said))


def _says_sort(question: Question) -> bool:
    return not lexicon.load().sorts.isdisjoint(question.words)


def _named(
    store: Store, question: Question, said: Sequence[int], last: str | None
) -> LookedUp | None:
    number = store.number_of(last) if last else None
    if number is None:
        return None
    typed = [question.words[place] for place in said]
    is_feature = store.kind(number) is Kind.FEATURE
    keys = list(dict.fromkeys(_keys(_names(store, number), typed, is_feature=is_feature)))
    covered = frozenset(said)
    found = [Candidate.named(each, "exact", _WHOLE, covered) for each in store.entries.called(keys)]
    if not found:
        return None
    first = [each for each in found if each.form == found[0].form]
    sorts = lexicon.load().sorts
    beside = [place for place, word in enumerate(question.words) if word in sorts]
    intents = question.intents(covered.union(beside))
    others = [each for each in first if each.concept != number]
    if len(others) < len(first):
        # A source may call the whole so as well: it is meant unless another prefers the name.
        others = [each for each in others if each.kind is NameKind.PREFERRED]
    if not others:
        return OneConcept(given(number, "last", ""), intents)
    meant = namesakes.between(store, others, intents)
    if not isinstance(meant, OneConcept):
        return meant
    within = read(meant.meant.name, store.vocabulary)  # as if the whole name had been typed
    whole = replace(meant.meant, covered=frozenset(range(len(within.words))))
    return replace(meant, meant=whole, within=within)


def _names(store: Store, number: int) -> Iterator[Sequence[str]]:
    """The words of each name of a concept, of its preferred name first."""
    yield store.words_of_name(number)
    sql = "SELECT DISTINCT text FROM name WHERE concept_id = ? ORDER BY id LIMIT ?"
    yield from (words(row["text"]) for row in store.rows(sql, number, _MOST_NAMES))


def _keys(names: Iterator[Sequence[str]], typed: list[str], *, is_feature: bool) -> Iterator[str]:
    """Names as their kin may have them, in normal form, the likeliest first.

    Of a feature nothing is left out: "heart" behind a liver failure is about the heart.
    """
    sorts = sorted(lexicon.load().sorts)
    is_number = all(map(_NUMBER.fullmatch, typed))
    for name in names:
        base = [word for word in name if word not in sorts and not _NUMBER.fullmatch(word)]
        if not base or set(base).issuperset(typed):
            continue  # the name without its number says nothing else
        yield from (" ".join((*base, sort, *typed)) for sort in _SORTS)
        yield " ".join((*base, *typed))
        if not is_number:
            yield from (" ".join((*typed, *sort, *base)) for sort in ((), ("type",), ("form",)))
            yield " ".join((*base, *typed, "type"))
            yield " ".join((*base, *typed, "form"))
            # "Dilated", after a hypertrophic cardiomyopathy; "emery", after a Becker muscular one.
            left = range(1, len(base) if not is_feature else 1)
            tails = (base[at:] for at in left)
            yield from (" ".join((*typed, *tail)) for tail in tails if not _OF_ANY.issuperset(tail))
