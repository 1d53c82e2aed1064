"""Whether a record lists something: what a message such as "does X cause Y" names on each side.

Each side is looked up as a message of its own, so that misspelt names, abbreviations and genes are
found as everywhere. Only messages with the words for it (``[whether]`` in ``data/language``) and
with names apart from one another are looked at twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from knowledge.asking import parting
from knowledge.asking.choosing import goes_on
from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import MARGIN, given, is_offered
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.matching.translated import translated
from knowledge.model import CONDITIONS, Kind
from knowledge.record.relations import below
from knowledge.store import Store
from knowledge.understanding import apart
from knowledge.understanding.finding import (
    Gene,
    LookedUp,
    Named,
    OneConcept,
    OneGene,
    Several,
    Wanted,
)

Find = Callable[[Question], LookedUp]

_MOST = 5  # ways to part a message that are looked up
_FEW = 3  # words of a feature that is asked after alone, though it is no whole name: "deaf?"
_NEAR = 3  # names near to these, of which the record may list one
_ASKED = 4  # things that one message asks after; of more, all are listed
_OF_ONE_NAME = frozenset({"abbreviation", "gene_or_condition", "name", "kind"})
# What a side may ask beside its name: "most people with X". Who asks for more gets that.
_BESIDE = frozenset({"clinical_features", "body_systems", "epidemiology", "gene_conditions"})
_BARE = frozenset({"clinical_features"})
_CAUSED = frozenset({"causes_genes"})  # what "causes" asks for elsewhere
_OF_CHANCE = frozenset({"causes_genes", "epidemiology", "inheritance"})  # what "risk" asks for
_WATCHED = frozenset({"management", "diagnosis"})  # what "screening" asks for
_CONTINUED = _BARE | {"definition"}  # "what about seizures"
_BESIDE_GENES = _BESIDE | {"causes_genes"}  # "variants of G"


def asked(
    store: Store, matcher: Matcher, look: Look, last: str | None, find: Find
) -> OneConcept | None:
    """The condition whose record is asked after, with what it is asked for; None: nothing such."""
    question = look.question
    spoken = store.number_of(last) if last else None
    whole = None  # what the whole message names: most messages that may ask so are not parted
    for parted in islice(parting.parted(question, may_point=spoken is not None), _MOST):
        whole = matcher.exact(look) if whole is None else whole
        if any(parted.between <= each.covered for each in whole):
            continue
        sides = [_Side(store, question, where, spoken, find) for where in parted.sides]
        for order in _orders(sides, parted.orders):
            found = _found(store, sides[order], sides[1 - order])
            if found and not _is_in_a_name(store, matcher, look, parted):
                return found
    return None


def bare(store: Store, matcher: Matcher, look: Look, last: str | None) -> OneConcept | None:
    """The condition spoken of last, asked whether it lists what a message is: "seizures?".

    Only where the record lists it, or a kind of it, and where it is a condition as well only if it
    is asked, or goes on from there ("and epilepsy"); else that is what the message is about.
    """
    question = look.question
    number = store.number_of(last) if last else None
    if number is None or not question.content or store.kind(number) is Kind.FEATURE:
        return None
    continues = goes_on(question.text)
    points_back = question.points_back()  # "are they infertile"
    known, asks = lexicon.load(), frozenset(filter(None, question.asks))
    asks_chance = not known.chances.isdisjoint(asks) or question.words[0] in known.which
    is_asked = continues or points_back or asks_chance or question.text.rstrip().endswith("?")
    exact = matcher.exact(look)
    if exact and not known.watching.isdisjoint(asks):
        return _watched(store, number, question, exact)
    if not is_asked and any(store.kind(each.concept) in CONDITIONS for each in exact):
        return None  # who names a condition goes on to that
    beside = _CONTINUED if continues else _BARE
    if is_asked and _begins_as_cause(question):
        beside |= _CAUSED
    if asks_chance:
        beside |= _OF_CHANCE
    is_told = any(store.kind(each.concept) is not Kind.UNSTATED for each in exact)
    if not is_told and is_asked and len(question.content) <= _FEW:
        exact = [each for each in matcher.rank(look)[:_NEAR] if is_offered(each)]  # "deaf?"
    if not exact or not beside.issuperset(question.intents(exact[0].covered)):
        return None
    meant = _listed(store, number, [each for each in exact if store.is_feature(each.concept)])
    if meant is None:
        return None
    found = OneConcept(given(number, "last", ""), ("clinical_features",))
    return replace(found, asked=(Wanted(meant, question),))


def _watched(
    store: Store, number: int, question: Question, exact: Sequence[Candidate]
) -> OneConcept | None:
    """How a condition is managed whose record lists what is to be looked out for."""
    features = [each for each in exact if store.is_feature(each.concept)]
    if not _WATCHED.issuperset(question.intents(exact[0].covered)):
        return None
    if _listed(store, number, features) is None:
        return None
    return OneConcept(given(number, "last", ""), ("management",), tuple(exact))


def _begins_as_cause(question: Question) -> bool:
    """Whether it begins with a word that parts a condition from a feature: "causa sordera?"."""
    known = lexicon.load().whether.values()
    return any(question.words[0] in each.around | each.parting.words for each in known)


def _listed(store: Store, number: int, named: Sequence[Candidate]) -> Candidate | None:
    """What a record lists, or a kind of it; else what records of narrower conditions list."""
    listed = set(store.listed_features(number).values()) - {number}
    narrower = below(store, number)
    tests: tuple[Callable[[int], bool], ...] = (
        lambda feature: feature in listed,
        lambda feature: not listed.isdisjoint(below(store, feature)),
        lambda feature: store.any_lists(narrower, feature),
    )
    return next((each for test in tests for each in named if test(each.concept)), None)


def _is_in_a_name(store: Store, matcher: Matcher, look: Look, parted: parting.Parted) -> bool:
    """Whether the words between may be of a name that holds words of both sides: "… with …"."""
    between = {look.question.words[place] for place in parted.between}
    if not all(word in store.vocabulary for word in between):
        return False
    first, last = min(parted.between), max(parted.between)
    return any(
        min(each.covered) < first
        and last < max(each.covered)
        and between.issubset(each.form.split())
        for each in matcher.rank(look)
        if each.covered and is_offered(each)
    )


# What each side names.


@dataclass(frozen=True, slots=True)
class Thing:
    """What a record may be asked to list: all that may be meant by a name, and where it stands."""

    meanings: tuple[Named, ...]
    within: Question


class _Side:
    """One side of a message, looked up when it is first asked for."""

    def __init__(
        self, store: Store, question: Question, where: slice, spoken: int | None, find: Find
    ) -> None:
        self._store = store
        self.question = self._read(question.text[where])
        self._spoken = spoken
        self._find = find

    def _read(self, text: str) -> Question:
        return translated(read(text, self._store.vocabulary), self._store.entries.index)

    @cached_property
    def found(self) -> LookedUp:
        """What is found of it; the concept spoken of last where it only points there."""
        is_pointing = not self.question.content and self.question.points_back()
        if is_pointing and self._spoken is not None and not self.question.identifiers:
            return OneConcept(given(self._spoken, "last", ""))
        return self._find(self.question)

    @property
    def is_gene(self) -> bool:
        """Whether a gene is all that it can mean."""
        return isinstance(self.found, OneGene)

    @property
    def meanings(self) -> tuple[Named, ...]:
        """What may be meant by the one name on it; empty where it is not sure or asks for more."""
        return _meanings(self.found, self.question)

    @cached_property
    def things(self) -> list[Thing]:
        """Each thing that is named on it, with all that may be meant by its name."""
        if meanings := self.meanings:
            return [Thing((*meanings, *_rivals(self.found)), self.question)]
        if isinstance(self.found, Several) and self._names_all(self.found):
            return [Thing((each,), self.question) for each in self.found.named]
        parts = apart.parts(self.question.text)
        if not 1 < len(parts) <= _ASKED:
            return []
        questions = list(map(self._read, parts))
        named = [Thing(_meanings(self._find(each), each), each) for each in questions]
        return named if all(each.meanings for each in named) else []

    def _names_all(self, found: Several) -> bool:
        """Whether several things are named and nothing beside them, misspelt or unknown."""
        covered = {place for each in found.candidates for place in each.covered}
        is_bare = covered.issuperset(self.question.content) and _BESIDE.issuperset(found.intents)
        return found.reason == "terms" and is_bare


def _rivals(found: LookedUp) -> tuple[Candidate, ...]:
    """What a misspelt name may mean as well: of these a record may list one."""
    if not isinstance(found, OneConcept) or found.meant.how != "close":
        return ()
    near = found.meant.strength - MARGIN
    return tuple(each for each in found.runners_up if each.strength > near)


def _meanings(found: LookedUp, question: Question) -> tuple[Named, ...]:
    match found:
        case OneGene(curie=curie) if _BESIDE_GENES.issuperset(question.intents()):
            return (Gene(curie),)
        case OneConcept(meant=meant, others=others) if _BESIDE.issuperset(found.intents):
            return (meant, *others)
        case Several(reason=reason, named=named) if reason in _OF_ONE_NAME:
            return named if _BESIDE.issuperset(found.intents) else ()
    return ()


def _orders(sides: Sequence[_Side], orders: Sequence[int]) -> Iterator[int]:
    """Which side may be the condition; no gene is one: "do variants of G cause X"."""
    for order in orders:
        yield 1 - order if sides[order].is_gene else order


def _found(store: Store, condition: _Side, listed: _Side) -> OneConcept | None:
    known = _conditions(store, condition)
    # What is named on the other side is looked up only where this one may be a condition at all.
    things = listed.things if known else []
    meant = _condition(store, condition, known, things) if 0 < len(things) <= _ASKED else None
    if meant is None:
        return None
    asked = []
    for thing in things:
        named = _wanted(store, thing.meanings, meant.concept)
        if named is None:
            return None
        asked.append(Wanted(named, thing.within))
    others = tuple(each for each in condition.meanings if each != meant)
    first = condition.found
    runners_up = first.runners_up if isinstance(first, OneConcept) else ()
    found = OneConcept(meant, ("clinical_features",), others, runners_up)
    return replace(found, asked=tuple(asked), within=condition.question)


def _conditions(store: Store, side: _Side) -> list[Candidate]:
    """What may be meant on a side but genes and features."""
    return [
        each
        for each in side.meanings
        if isinstance(each, Candidate) and store.kind(each.concept) is not Kind.FEATURE
    ]


def _condition(
    store: Store, side: _Side, known: Sequence[Candidate], things: Sequence[Thing]
) -> Candidate | None:
    """Which of the conditions of a name is the one whose record is asked; None if not sure.

    Of several of one name the first whose record lists what is asked for.
    """
    listing = [each for each in known if store.lists_features(each.concept)]
    wanted = [each for thing in things for each in thing.meanings]
    if isinstance(side.found, OneConcept):
        others = (each for each in known if _is_asked(store, each.concept, wanted))
        return next(iter(listing), next(others, None))
    if isinstance(side.found, Several) and side.found.reason == "abbreviation":
        return None
    holding = (each for each in known if any(_lists(store, each.concept, one) for one in wanted))
    return next(holding, listing[0] if len(listing) == 1 else None)


def _is_asked(store: Store, condition: int, wanted: Sequence[Named]) -> bool:
    """Whether to ask a record that lists no features, such as that of a group.

    Of what is listed as a feature itself, only where records of narrower conditions list it.
    """
    if not store.is_feature(condition):
        return True
    concepts = [each.concept for each in wanted if isinstance(each, Candidate)]
    having = {row["id"] for each in concepts for row in store.conditions(each)}
    return not having.isdisjoint(below(store, condition))


def _lists(store: Store, condition: int, wanted: Named) -> bool:
    """Whether a record lists this very thing."""
    if isinstance(wanted, Gene):
        return store.is_tied(wanted.curie, condition)
    return wanted.concept in store.listed_features(condition).values()


def _wanted(store: Store, meanings: Sequence[Named], condition: int) -> Named | None:
    """Which meaning of a name is asked after: what the record lists, a feature, a gene."""
    others = [each for each in meanings if isinstance(each, Gene) or each.concept != condition]
    listed = [each for each in others if _lists(store, condition, each)]
    genes = [each for each in others if isinstance(each, Gene)]
    features = [
        each for each in others if isinstance(each, Candidate) and store.is_feature(each.concept)
    ]
    return next(iter((*listed, *features, *genes)), None)
