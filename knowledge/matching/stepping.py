"""What the words of a long message may stand for in names: one word, or several taken together.

A word may be misspelt, be two words written as one or one written as two, have another ending
than names give it, or be part of a phrase that people say for something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.asking import clauses, complaints
from knowledge.language import equivalents
from knowledge.language.equivalents import Reading
from knowledge.language.everyday import everyday
from knowledge.matching.mention import Mention
from knowledge.names.index import BAG, Index, is_joining

ALIKE = 0.8  # a misspelt word at least so like another may mean what that one means

_STEPS = 5  # that are followed from one place
_JOINED = 0.95  # similarity of two words to the one that they are together
_PART, _LONGEST_PARTED = 4, 24  # letters of each of two words written as one, and of both
_PHRASE = 0.9  # similarity of what people say in several words to the words that names have

# Sources misspell words, too: "defiency" is in a name. So a rare word of names may be misspelt.
_LONG_ENOUGH, _RARE, _COMMONER = 6, 6, 20  # letters; entries with it; times as many with another
_MISREAD = 0.95  # of the similarity to a word that was typed as another word of names

_STEM, _FORMED = 4, 0.85  # letters that two forms of a word share, and their likeness
_FORMS = (
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("ful", ("",)),
    ("ic", ("ia", "y", "is", "e")),
    ("al", ("", "e", "us", "is")),
    ("ous", ("", "a")),
)
_ENDINGS = tuple(ending for ending, _ in _FORMS)

# Words that say whose a part of the body is: "pain in my left leg".
_ONES_OWN = frozenset("my his her your our their".split())
_OWN = _ONES_OWN | frozenset("left right both".split())
_OWNED = 0.97  # likeness of what was typed with such a word to a name without it


class Step(NamedTuple):
    """One word of names that the words from a place to before `end` may stand for."""

    end: int
    number: int  # 0 for a word that no bag holds
    similarity: float
    is_misspelt: bool = False


_Stepped = tuple[int, Step]  # a place, and what may be followed from there


def steps(mention: Mention) -> list[list[Step]]:
    """What the words from each place may stand for, most similar first."""
    found: list[list[Step]] = [[] for _ in mention.words]
    for kind in _KINDS:
        for place, step in kind(mention):
            found[place].append(step)
    for reading in _said(mention):
        if reading.end - reading.start == 1 and mention.is_asking(reading.start):
            continue  # "lie down" is not "downs"
        if (number := _bag_of(mention.index, reading.words)) is not None:
            found[reading.start].append(Step(reading.end, number, _PHRASE))
    return [_likeliest(each) if len(each) > 1 else each for each in found]


def _likeliest(found: Iterable[Step]) -> list[Step]:
    return sorted(dict.fromkeys(found), key=lambda step: -step.similarity)[:_STEPS]


def _said(mention: Mention) -> Iterator[Reading]:
    """What people say in several words, read as names say it."""
    words = mention.words
    # "Buzzing in my ears" is "in the ears" where phrases are listed.
    said = ["the" if word in _ONES_OWN else word for word in words]
    yield from equivalents.phrases(said)
    yield from clauses.phrases(words)
    yield from clauses.predicates(words)
    yield from _within_sentences(mention, complaints.readings(words))
    for clause in clauses.readings(words):
        # "The syndrome is in …" and "which condition is meant" say nothing of a part.
        is_asking = all(map(mention.is_asking, range(clause.start, clause.end)))
        if is_asking or is_joining(words[clause.end - 1]):
            continue
        yield clause
        for read in equivalents.read_as(clause.words):
            yield Reading(clause.start, clause.end, read)


def _within_sentences(mention: Mention, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Those that reach over the end of no sentence."""
    ends = [part.places.stop for part in mention.question.in_sentences]
    for each in readings:
        if all(end <= each.start or each.end <= end for end in ends):
            yield each


def held(index: Index, words: Iterable[str]) -> list[int]:
    """The numbers of those words that names hold."""
    return [number for word in words if (number := index.word_id(word)) is not None]


def _alone(mention: Mention) -> Iterator[_Stepped]:
    """The words that one word stands for; an everyday word is no misspelling."""
    index, usual = mention.index, everyday()
    for place, nears in enumerate(mention.nears):
        for word, similarity, edits in nears:
            if not edits:
                yield place, Step(place + 1, index.number_of[word], similarity)
            elif mention.words[place] not in usual:
                yield place, Step(place + 1, index.number_of[word], similarity, is_misspelt=True)
                if similarity >= ALIKE:
                    yield from _meant(index, place, index.word(word), similarity)


def _meant(index: Index, place: int, word: str, similarity: float) -> Iterator[_Stepped]:
    """What a misspelt word means: "diabitic" is diabetes."""
    for other, alike in equivalents.words(word):
        for number in held(index, (other,)):
            given = index.number_of[number]
            yield place, Step(place + 1, given, similarity * alike, is_misspelt=True)


def _misread(mention: Mention) -> Iterator[_Stepped]:
    """The common words of names that rare ones may be misspelt."""
    index, usual = mention.index, everyday()
    for place, (word, nears) in enumerate(zip(mention.words, mention.nears, strict=True)):
        if len(word) < _LONG_ENOUGH or not nears or nears[0].edits or word in usual:
            continue
        entries = index.count(nears[0].word)
        for each in mention.misread(place) if entries <= _RARE else ():
            if index.count(each.word) >= _COMMONER * entries:
                number, similarity = index.number_of[each.word], each.similarity * _MISREAD
                yield place, Step(place + 1, number, similarity, is_misspelt=True)


def _formed(mention: Mention) -> Iterator[_Stepped]:
    """The words of names that have a word's stem: "coughing", "gained"."""
    index, usual = mention.index, everyday()
    for place, word in enumerate(mention.words):
        if not word.endswith(_ENDINGS) or word in usual:
            continue
        for ending, others in _FORMS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _STEM:
                for number in held(index, (stem + other for other in others)):
                    yield place, Step(place + 1, index.number_of[number], _FORMED)


def _joined(mention: Mention) -> Iterator[_Stepped]:
    """The words that two words are together: "B 12"."""
    index = mention.index
    for place, (one, other) in enumerate(pairwise(mention.words)):
        if (word := index.word_id(one + other)) is not None:
            yield place, Step(place + 2, index.number_of[word], _JOINED)


def _passed(mention: Mention) -> Iterator[_Stepped]:
    """Words that say whose, within a name."""
    for place, word in enumerate(mention.words):
        if word in _OWN:
            yield place, Step(place + 1, 0, _OWNED)


def _parted(mention: Mention) -> Iterator[_Stepped]:
    """The two words that a word of no name may be together: "braincancer"."""
    for place, (word, nears) in enumerate(zip(mention.words, mention.nears, strict=True)):
        if (nears and not nears[0].edits) or len(word) > _LONGEST_PARTED:
            continue
        for cut in range(_PART, len(word) - _PART + 1):
            if (bag := _bag_of(mention.index, (word[:cut], word[cut:]))) is not None:
                yield place, Step(place + 1, bag, _JOINED)


# Each is asked once for the whole message: for every word it would cost more than what it finds.
_KINDS = (_alone, _misread, _formed, _joined, _passed, _parted)


def _bag_of(index: Index, words: Sequence[str]) -> int | None:
    """The bag of words of names; None where one of them is in none."""
    found = held(index, words)
    if len(found) < len(words):
        return None
    return sum(index.number_of[word] for word in found) & BAG
