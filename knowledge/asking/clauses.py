"""What a clause says of a part, as names say it: "his eyes are always dry" is "dry eyes".

And what people do or undergo, as phrases say it: "he coughed up blood" is "coughing up blood".
Which words join a part to what is said of it stands in ``data/story.toml``, in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import rtoml

from knowledge.language import equivalents
from knowledge.language.equivalents import Reading
from knowledge.language.said import DATA
from knowledge.text import fold

_NOUN = 3  # words of a part at most: "white blood cells"
_BETWEEN = 5  # words at most between it and what is said of it
_PREDICATE = 3  # words at most that are said of it: "caved in"
_ING = "ing"
_STEM = 3  # letters of a verb
_NOT, _OF = "not", "of"

_Place = tuple[int, int]  # a word of a message said otherwise: from here to before there


@dataclass(frozen=True, slots=True)
class _Clauses:
    """The tables of the file, folded; links are among `beside`, verbs have the form of phrases."""

    links: frozenset[str]
    beside: frozenset[str]
    degrees: frozenset[str]
    negations: frozenset[str]
    auxiliaries: frozenset[str]
    abilities: frozenset[str]
    shares: frozenset[str]
    verbs: Mapping[str, str]


@cache
def _load() -> _Clauses:
    given = rtoml.loads(DATA.read_text("utf-8"))["clauses"]
    verbs = {form: verb for verb in equivalents.verbs() for form in _forms(verb)}
    for line in given["verbs"].split("|"):
        *forms, verb = map(fold, line.split())
        verbs |= dict.fromkeys(forms, verb)
    keys = "links", "beside", "degrees", "negations", "auxiliaries", "abilities", "shares"
    tables = {key: frozenset(map(fold, given[key].split())) for key in keys}
    tables["beside"] |= tables["links"] | tables["degrees"]
    return _Clauses(verbs=verbs, **tables)


def _forms(verb: str) -> Iterator[str]:
    """The other forms of a verb in -ing, the regular ones."""
    stem = verb.removesuffix(_ING)
    if len(stem) < _STEM:
        return
    stems = [stem, f"{stem}e"]
    if stem[-1] == stem[-2]:
        stems.append(stem[:-1])  # "stopping"
    for each in stems:
        yield from (each, f"{each}d" if each.endswith("e") else f"{each}ed")
    yield f"{stem}ed"


def readings(words: Sequence[str]) -> Iterator[Reading]:
    """The clauses that say something of a part, each with what is said before the part."""
    for first, end in _linked(words):
        for start in range(max(0, first - _NOUN), first):
            yield Reading(start, end + 1, (words[end], *words[start:first]))


def _linked(words: Sequence[str]) -> Iterator[_Place]:
    """Where a part ends and what is said of it begins."""
    known = _load()
    for link, word in enumerate(words):
        if word not in known.links:
            continue
        first, end = link, link + 1
        while first and link - first < _BETWEEN and words[first - 1] in known.beside:
            first -= 1
        while end < min(len(words), link + _BETWEEN) and words[end] in known.beside:
            end += 1
        if first and end < len(words) and end - first <= _BETWEEN:
            yield first, end


def predicates(words: Sequence[str]) -> Iterator[Reading]:
    """The phrases that clauses stand for, in which more than one word or a verb is said of a part.

    "Her toes are grown together" is "grown together toes", "the gums bleed" is "bleeding gums".
    """
    known = _load()
    for first, end in _linked(words):
        for past in range(end + 2, min(end + _PREDICATE, len(words)) + 1):
            yield from _phrase(words, first, past, words[end:past])
    for place, word in enumerate(words):
        if place and (verb := known.verbs.get(word)):
            yield from _phrase(words, place, place + 1, (verb,))


def _phrase(words: Sequence[str], first: int, past: int, said: Sequence[str]) -> Iterator[Reading]:
    """The phrases for what is said, to before `past`, of a part that ends before `first`."""
    for start in range(max(0, first - _NOUN), first):
        for read in equivalents.read_as((*said, *words[start:first])):
            yield Reading(start, past, read)


def phrases(words: Sequence[str]) -> Iterator[Reading]:
    """The other readings of stretches, degrees passed over and verbs in the form of phrases.

    Words that say whose a part is are passed over on both sides, and numbers: "lost 5 kilos".
    However something is denied, it is "not": "he still doesn't talk" is "still not talk".
    """
    known = _load()
    bare = [(place, place + 1) for place in range(len(words)) if not _is_beside(words, place)]
    said = [words[start] for start, _ in bare]
    acting = [
        # Who does not talk about it may talk.
        word if before in known.negations else known.verbs.get(word, word)
        for before, word in pairwise(["", *said])
    ]
    yield from _found(bare, equivalents.bare(said))
    if acting != said:
        yield from _found(bare, equivalents.bare(acting))
    if not known.negations.isdisjoint(words):
        denied = _denied(words, bare)
        yield from _found(denied, equivalents.bare([_word(words, each) for each in denied]))


def _is_beside(words: Sequence[str], place: int) -> bool:
    """Whether a word says only whose a part is, how much or how many: "my", "both of", "5"."""
    known, word = _load(), words[place]
    if word in known.degrees or word in equivalents.OWNING or word.isdigit():
        return True
    if word == _OF:
        return place > 0 and words[place - 1] in known.shares
    return word in known.shares and words[place + 1 : place + 2] == [_OF]


def _found(places: Sequence[_Place], readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings of the words at these places, as readings of the message."""
    for each in readings:
        yield Reading(places[each.start][0], places[each.end - 1][1], each.words)


def _word(words: Sequence[str], place: _Place) -> str:
    """The word at a place, a denial being "not"."""
    start, end = place
    # Only denials are of several words.
    return _NOT if end - start > 1 or words[start] in _load().negations else words[start]


def _denied(words: Sequence[str], places: Sequence[_Place]) -> list[_Place]:
    """The places, those of "does not", "is not able to" and the like as one."""
    known = _load()
    found: list[_Place] = []
    is_open = False  # behind a denial, or what stands beside one
    for start, end in places:
        word = words[start]
        if word in known.negations:
            first = start
            while found and words[found[-1][0]] in known.auxiliaries:
                first = found.pop()[0]
            found.append((first, end))
            is_open = True
        elif is_open and word in known.abilities:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
            is_open = False
    return found
