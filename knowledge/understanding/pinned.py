"""What an abbreviation was settled to mean where a message is read: that goes before all else.

`Pins` are given with a message: the abbreviation, in its normal form, and the id of the concept. A
meaning that the knowledge does not hold, as after an update that retired it, settles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeGuard

from knowledge.asking.message import NameWords
from knowledge.asking.question import Question
from knowledge.matching import genes
from knowledge.matching.candidate import Candidate
from knowledge.model import NameKind
from knowledge.store import Store
from knowledge.understanding.finding import Gene, LookedUp, Named, OneConcept, OneGene, Several

Pins = Mapping[str, str]

_SURE = 100.0
_OF_ONE_NAME = frozenset({"abbreviation", "gene_or_condition", "name", "kind"})


class WithPins:
    """The words of names and of pinned abbreviations: none is a misspelt question word."""

    def __init__(self, names: NameWords, pins: Pins) -> None:
        self._names = names
        self._pinned = frozenset(word for short in pins for word in short.split())

    def __contains__(self, word: str) -> bool:
        """Whether a name, or a pinned abbreviation, holds the word."""
        return word in self._pinned or word in self._names

    def count(self, word: str) -> int:
        """How many names hold the word; a pinned abbreviation counts as one."""
        return self._names.count(word) or word in self._pinned

    def has_nearer(self, word: str, than: str) -> bool:
        """Whether it is one of them, or a name holds another that is as near as `than`."""
        return word in self._pinned or self._names.has_nearer(word, than)


def settled(store: Store, question: Question, found: LookedUp, pins: Pins) -> LookedUp:
    """What was found, with each pinned abbreviation read as its meaning.

    Where it is all that is named, its meaning is the one concept that is meant, and what else it
    may stand for could have been meant too.
    """
    if not pins:
        return found
    if meant := _sole(store, question, found, pins):
        return _alone(question, meant, found)
    match found:
        case OneConcept(meant=named, others=others):
            meant = _read(store, named, pins)
            return replace(found, meant=meant, others=_without(others, meant.concept))
        case Several(named=several):
            read = (_read(store, each, pins) if _is_concept(each) else each for each in several)
            kept = _each_once(read)
            if len(kept) == 1 < len(several) and _is_concept(kept[0]):
                return OneConcept(kept[0], found.intents)
            return replace(found, named=kept)
        case _:
            return found


def spelt_out(store: Store, question: Question, pins: Pins) -> Iterator[Candidate]:
    """Each place where a pinned abbreviation stands in the message, as its meaning."""
    for short in pins:
        words = short.split()
        for start in range(len(question.words) - len(words) + 1):
            if [*question.words[start : start + len(words)]] == words:
                places = frozenset(range(start, start + len(words)))
                if meant := _pinned(store, short, pins, _typed(question, places), places):
                    yield meant


def _sole(store: Store, question: Question, found: LookedUp, pins: Pins) -> Candidate | None:
    """The meaning of the abbreviation that is all a message names."""
    symbol = genes.said(question, store)  # beside the word gene
    if question.identifiers or question.request() or (symbol and symbol.curies):
        return None
    places = frozenset(question.content or range(len(question.words)))
    short = " ".join(question.words[place] for place in sorted(places))
    if short in pins:
        return _pinned(store, short, pins, _typed(question, places), places)
    if not isinstance(found, Several) or found.reason not in _OF_ONE_NAME:
        return None
    first, *_ = found.candidates
    meant = _read(store, first, pins)
    return meant if meant.how == "pinned" else None


def _typed(question: Question, places: frozenset[int]) -> str:
    first, last = question.tokens[min(places)], question.tokens[max(places)]
    return question.text[first.start : last.end]


def _pinned(
    store: Store, short: str, pins: Pins, typed: str, places: frozenset[int]
) -> Candidate | None:
    number = store.number_of(pins[short])
    if number is None:
        return None
    return Candidate(number, typed, NameKind.ABBREVIATION, "pinned", _SURE, places)


def _read(store: Store, named: Candidate, pins: Pins) -> Candidate:
    """What was named; by a pinned abbreviation: its meaning."""
    short = named.form if named.kind is NameKind.ABBREVIATION else ""
    if short not in pins:
        return named
    return _pinned(store, short, pins, named.name, named.covered) or named


def _alone(question: Question, meant: Candidate, found: LookedUp) -> OneConcept:
    """The pinned meaning, and what else was found by the same name."""
    others: tuple[Named, ...] = ()
    match found:
        case OneConcept(meant=first) if first.concept == meant.concept:
            return found  # it means nothing else
        case OneConcept(meant=first) if first.how == "exact":
            others = (first, *found.others)
        case OneGene(curie=curie):
            others = (Gene(curie),)
        case Several(reason=reason, named=named) if reason in _OF_ONE_NAME:
            others = named
        case _:
            pass
    intents = question.intents(meant.covered)
    return OneConcept(meant, intents, _without(others, meant.concept))


def _without(others: Iterable[Named], concept: int) -> tuple[Named, ...]:
    return tuple(each for each in others if not (_is_concept(each) and each.concept == concept))


def _is_concept(named: Named) -> TypeGuard[Candidate]:
    return isinstance(named, Candidate)


def _each_once(named: Iterable[Named]) -> tuple[Named, ...]:
    """Each concept and gene once, in order."""
    kept = {each.concept if _is_concept(each) else each: each for each in named}
    return tuple(kept.values())
