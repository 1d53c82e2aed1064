"""Names that a sentence of a long message is close to, looked up as if it were asked alone.

"Is lntrn ataxia inherited?" is the same question in a story as without one, and the subject line
of an e-mail is a question for itself. Close names are more than `spotting` finds: words that are
missing, in another order, or misspelt more badly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from knowledge.asking.question import Question
from knowledge.asking.standing import Standing
from knowledge.asking.subject import subject_line
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.matching.mention import Mention
from knowledge.matching.scoring import Fit
from knowledge.matching.spotting import of_entry
from knowledge.matching.story import Spotted
from knowledge.model import Kind

_SENTENCES, _LONGEST = 2, 12  # that are looked up, and words of one: so the work is bounded
_LEFT = 0.5  # of the mass of the words that may name something: what no name holds as it is typed
_SURE, _BEST = 60.0, 2  # the score of a name, and so many of each sentence
_AS_TYPED = 0.999  # similarity, or share of a name


def close(matcher: Matcher, look: Look, named: Iterable[Spotted]) -> list[Spotted]:
    """What sentences that ask, and the subject line, are close to; not what is `named` already.

    A sentence is looked up only where names that are typed as they are leave much of it over.
    """
    given = list(named)
    entries = {each.entry for each in given}
    covered = {place for each in given if _is_sure(each) for place in range(each.start, each.end)}
    worth = (places for places in _parts(look.question) if _is_open(look.mention, places, covered))
    return [
        _spotted(look.mention, each, places.start)
        for places in islice(worth, _SENTENCES)
        for each in _likeliest(matcher, look, places)
        if each.entry not in entries
    ]


def _likeliest(matcher: Matcher, look: Look, places: range) -> list[Fit]:
    """The entries that a sentence is surely close to, each of another concept, best first."""
    part = matcher.look(_part(look.question, places), look.mention.corrections)
    nearest = matcher.nearest(part, _BEST)
    return [each for each in nearest if each.score >= _SURE and each.covered]


def _parts(question: Question) -> Iterator[range]:
    """The places of the subject line and of the sentences that ask.

    Not of a long sentence, nor of one that is the whole message.
    """
    standing = Standing(question)
    sentences = [each.places for each in question.in_sentences]
    parts = [
        range(subject_line(question)),
        *(places for places in sentences if standing.is_asked(places.start)),
    ]
    whole = len(question.words)
    return (
        each for each in dict.fromkeys(parts) if 0 < len(each) <= _LONGEST and len(each) < whole
    )


def _is_sure(name: Spotted) -> bool:
    is_typed = name.is_whole and name.similarity > _AS_TYPED
    return is_typed and not name.is_abbreviation and name.kind is not Kind.UNSTATED


def _is_open(mention: Mention, places: range, covered: Collection[int]) -> bool:
    """Whether names as they are typed leave much over of what may name something."""
    content = [place for place in places if not mention.is_asking(place)]
    left = [place for place in content if place not in covered]
    return mention.mass_at(left) > _LEFT * mention.mass_at(content)


def _part(question: Question, places: range) -> Question:
    part = slice(places.start, places.stop)
    return replace(
        question,
        tokens=question.tokens[part],
        asks=question.asks[part],
        held=question.held[part],
        identifiers=(),
    )


def _spotted(mention: Mention, fit: Fit, first: int) -> Spotted:
    places = range(first + min(fit.covered), first + max(fit.covered) + 1)
    return replace(
        of_entry(mention, places, fit.entry, fit.spelt * fit.held), is_whole=fit.held > _AS_TYPED
    )
