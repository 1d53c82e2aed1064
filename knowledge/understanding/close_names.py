"""The last rung of the ladder: names close to what was typed, in the whole message or its parts.

A long message is about what it names, weighed by all that it tells. Of any other the best name is
answered with where it is good enough (`decision`); below that there are choices, and below that
the nearest names and no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.question import Question
from knowledge.language.everyday import everyday
from knowledge.language.question_words import ENGLISH
from knowledge.matching import genes, halves
from knowledge.matching.abbreviations import with_meanings
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import (
    CLEAR_PART,
    LEFT_OVER,
    NEAREST,
    SURE_PART,
    filled,
    is_far_fetched,
    is_offered,
    is_part,
    is_sure,
    is_typed_in_full,
    likened,
    one_of_each,
    sole_part,
    worth_offering,
)
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.matching.telling import is_long, may_tell, set_apart, tell
from knowledge.model import CONDITIONS, Kind, NameKind
from knowledge.store import Store
from knowledge.understanding import apart, by_gene, lacking, namesakes, word_alone
from knowledge.understanding.finding import Gene, LookedUp, Nothing, OneConcept, Several, several

_NEAREST = 3  # names near to what was typed, before others that a part of it is
_SHOWN = 3  # of the nearest, where nothing fits
_TRIED = 3  # of the best, of which one may be typed in full


def found(store: Store, matcher: Matcher, look: Look, *, is_personal: bool) -> LookedUp:
    """What names close to what was typed are of, else choices, else that nothing fits."""
    question = look.question
    if is_long(question):
        return told(store, matcher, look)
    in_short = _told_in_short(store, matcher, look, is_personal=is_personal)
    ranked = likened(question, matcher.rank(look))
    ranked = namesakes.by_section(store, question, ranked)
    if decided := _surely(store, question, ranked):
        return decided
    if read_otherwise := _lacked_or_slipped(store, matcher, look) or _cut_off(store, question):
        return read_otherwise
    if in_short and not (ranked and is_offered(ranked[0])):
        return in_short
    named = apart.named(matcher, store, look) if is_personal else []
    if named := [each for each in named if each.score >= CLEAR_PART]:
        return _of_person(store, question, named)
    exact = _meant_by_the_rest(store, question, ranked) or _exact_in_part(store, question, ranked)
    if exact and not is_far_fetched(question, exact):
        return OneConcept(exact, question.intents(exact.covered))
    parts = [each for each in apart.named(matcher, store, look) if each.score >= SURE_PART]
    covered = (place for each in parts for place in each.covered)
    if len(parts) > 1 and look.unexplained(covered) <= LEFT_OVER:
        named = with_meanings(matcher, store, parts)
        if not apart.joins(question.text):  # what is joined is asked for one by one
            named = one_of_each([*named, *_of_all(store, ranked, named)])
        return namesakes.together(question, named)
    near = worth_offering(ranked)
    sole = sole_part(near)
    if sole and not is_far_fetched(question, sole):
        others = tuple(each for each in ranked if each is not sole)
        return OneConcept(sole, question.intents(sole.covered), runners_up=others)
    return lacking.found(store, question) or _offered(store, matcher, look, ranked, near)


def of_asking_words(store: Store, question: Question) -> OneConcept | Several | None:
    """A name of nothing but words that ask elsewhere, one of them misspelt: "dwon syndrome"."""
    if question.content or len(question.words) == 1:
        return None
    words = [
        word if asks is None or word in store.vocabulary else asks
        for word, asks in zip(question.words, question.asks, strict=True)
    ]
    if words == list(question.words):
        return None
    every = frozenset(range(len(words)))
    called = store.entries.called([" ".join(words)])
    named = [Candidate.named(each, "close", CLEAR_PART, every) for each in called]
    known = [each for each in named if store.kind(each.concept) is not Kind.UNSTATED]
    return namesakes.decided(store, question, known) if known else None


# Messages that tell more than a name.


def told(store: Store, matcher: Matcher, look: Look) -> OneConcept | Several | Nothing:
    """What a long message is about, of all that it names."""
    question = look.question
    named = tell(matcher, look, store.entries)
    if not named.meant:
        return _nothing_fits(store, matcher, look, named.named)
    meant = namesakes.before_leaning(store, named.meant)
    best, *others = meant
    intents = question.intents(best.covered)
    if others:
        return several("terms", meant, intents)
    return OneConcept(best, intents, runners_up=named.named[1:])


def _told_in_short(
    store: Store, matcher: Matcher, look: Look, *, is_personal: bool
) -> OneConcept | Several | None:
    """What a message of middle length is about; signs told as one's own are offered instead."""
    if not may_tell(look.question):
        return None
    about = told(store, matcher, look)
    if isinstance(about, Nothing):
        return None
    is_sign = store.is_feature(about.candidates[0].concept)
    return None if is_personal and is_sign else about


def _of_person(
    store: Store, question: Question, named: Sequence[Candidate]
) -> OneConcept | Several:
    """A question about somebody: the condition named in it, else the terms it names."""
    conditions = [each for each in named if store.kind(each.concept) is not Kind.FEATURE]
    if len(conditions) == 1 and conditions[0].score >= SURE_PART:
        return OneConcept(conditions[0], question.intents(conditions[0].covered))
    return several("terms", named, question.intents(named[0].covered))


# What is good enough to answer with.


def _surely(
    store: Store, question: Question, ranked: Sequence[Candidate]
) -> OneConcept | Several | None:
    """The best candidate and its equals, where it is good enough and not far-fetched."""
    if not ranked or not is_sure(ranked):
        return None
    decided = namesakes.decided(store, question, ranked)
    if isinstance(decided, OneConcept) and is_far_fetched(question, decided.meant, ranked):
        return None
    return decided


def _lacked_or_slipped(store: Store, matcher: Matcher, look: Look) -> OneConcept | Several | None:
    """The condition that the lack of a gene is, or a name typed but for a letter or two."""
    lacked = lacking.found(store, look.question)
    if isinstance(lacked, OneConcept):
        return lacked
    slipped = matcher.slipped(look)
    return namesakes.decided(store, look.question, slipped) if slipped else None


def _cut_off(store: Store, question: Question) -> OneConcept | Several | None:
    """The conditions and signs of which all that was typed begins the words, one by one.

    An everyday word need not be a cut-off one: it is asked back.
    """
    if len(question.content) != len(question.words) or question.is_foreign:
        return None
    entries = store.entries.numbered(halves.begun(store.entries.index, question.words))
    every = frozenset(range(len(question.words)))
    named = (Candidate.named(each, "close", CLEAR_PART, every) for each in entries)
    told = [e for e in named if store.tells(e.concept) and namesakes.any_of_kind(store, [e])]
    if not told:
        return None
    cut = set(question.words).difference(*(each.form.split() for each in told))
    if len({each.form for each in told}) > 1 or not everyday().isdisjoint(cut):
        return several("close", one_of_each(told), ())
    return namesakes.decided(store, question, told)


def _meant_by_the_rest(
    store: Store, question: Question, ranked: Sequence[Candidate]
) -> Candidate | None:
    """Of the meanings of an abbreviation the one whose names hold the words beside it."""
    meanings = [
        each for each in ranked if each.kind is NameKind.ABBREVIATION and is_typed_in_full(each)
    ]
    fitting = []
    for each in meanings:
        rest = {question.words[n] for n in question.content if n not in each.covered}
        if rest and rest <= store.entries.words_of(each.concept):
            fitting.append(each)
    return fitting[0] if len(fitting) == 1 else None


def _of_all(
    store: Store, ranked: Sequence[Candidate], named: Sequence[Candidate]
) -> list[Candidate]:
    """The best condition that has all features of a message in its name: "aniridia wilms"."""
    features = {each.covered for each in named if store.is_feature(each.concept)}
    if features != {each.covered for each in named}:
        return []
    held = (each for each in ranked if is_part(each) and store.tells(each.concept))
    conditions = (each for each in held if store.kind(each.concept) in CONDITIONS)
    return [replace(each, how="part") for each in conditions][:1]


def _exact_in_part(
    store: Store, question: Question, ranked: Sequence[Candidate]
) -> Candidate | None:
    """A name of two words or more, typed in full beside words that are of no name at all."""
    for candidate in ranked[:_TRIED]:
        left = [place for place in question.content if place not in candidate.covered]
        unknown = not any(question.words[place] in store.vocabulary for place in left)
        # "side effects of zebrafen" is about what stands behind the "of".
        unknown = unknown and not any(question.follows_of(place) for place in left)
        named = [place for place in candidate.covered if question.asks[place] is None]
        # Of words that are read as others the name may be one: the "itching" of "itchy nose".
        words = candidate.fit.match if candidate.fit else candidate.covered
        of_several = min(len(words), len(candidate.covered)) > 1
        if unknown and named and of_several and is_typed_in_full(candidate):
            return candidate
    return None


# What is offered, and what nothing fits.


def _offered(
    store: Store,
    matcher: Matcher,
    look: Look,
    ranked: Sequence[Candidate],
    near: Sequence[Candidate],
) -> LookedUp:
    """What may be meant, to choose from; a gene where no name is near."""
    question = look.question
    gene = genes.alone(question, store, any_case=True)
    if gene and not near and (of_gene := by_gene.found(store, gene)):
        return of_gene
    near = near or word_alone.holding(store, question, ranked)
    if near := _with_others(near, set_apart(matcher, look, store.entries)):
        close = several("close", filled(near, ranked), question.intents(near[0].covered))
        # A symbol was typed in full, which the names were not: "lant1", "LANT1 ataxia".
        symbols = [gene] if gene else genes.in_part(question, store)
        named = {place for each in near[:1] if is_offered(each) for place in each.covered}
        beside = (each for each in symbols if gene or not each.places & named)
        found = dict.fromkeys(Gene(curie) for each in beside for curie in each.curies)
        return replace(close, named=(*found, *close.named))
    return _nothing_fits(store, matcher, look, ranked)


def _with_others(near: Sequence[Candidate], others: Sequence[Candidate]) -> list[Candidate]:
    """The names near to what was typed, and those in part of it that stand for themselves."""
    return one_of_each([*near[:_NEAREST], *others, *near[_NEAREST:]])


def _nothing_fits(
    store: Store, matcher: Matcher, look: Look, ranked: Sequence[Candidate]
) -> Nothing:
    """That nothing fits, with the names nearest to it, else those that a part of it is."""
    question, intents = look.question, look.question.intents()
    nearest = tuple(each for each in ranked[:_SHOWN] if each.score >= NEAREST)
    if not nearest and not is_long(question):
        named = (each for each in apart.named(matcher, store, look) if each.score >= SURE_PART)
        nearest = tuple(named)[:_SHOWN]
    if question.is_in_other_script():
        return Nothing("other_script", nearest, intents)
    language = question.language()
    if language != ENGLISH:
        return Nothing("other_language", nearest, intents, detail=language)
    return Nothing("nothing_fits", nearest, intents)
