"""What a clause says of a part, as names say it: "his eyes are always dry" is "dry eyes".

And what people do or undergo, as phrases say it: "he coughed up blood" is "coughing up blood".
Which words join a part to what is said of it stands in ``data/story.toml``, in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import tomli

from knowledge import equivalents
from knowledge.equivalents import Reading
from knowledge.said import DATA
from knowledge.text import fold

_NOUN = 3  # words of a part at most: "white blood cells"
_BETWEEN = 5  # words at most between it and what is said of it
_ING = "ing"
_STEM = 3  # letters of a verb


@dataclass(frozen=True, slots=True)
class _Clauses:
    """Folded words: those that link, those beside them, and verbs by the form that phrases have."""

    links: frozenset[str]
    beside: frozenset[str]
    degrees: frozenset[str]
    verbs: Mapping[str, str]


@cache
def _load() -> _Clauses:
    given = tomli.loads(DATA.read_text("utf-8"))["clauses"]
    verbs = {form: verb for verb in equivalents.verbs() for form in _forms(verb)}
    for line in given["verbs"].split("|"):
        *forms, verb = map(fold, line.split())
        verbs |= dict.fromkeys(forms, verb)
    keys = "links", "beside", "degrees"
    links, beside, degrees = (frozenset(map(fold, given[key].split())) for key in keys)
    return _Clauses(links, links | beside | degrees, degrees, verbs)


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
            for start in range(max(0, first - _NOUN), first):
                yield Reading(start, end + 1, (words[end], *words[start:first]))


def phrases(words: Sequence[str]) -> Iterator[Reading]:
    """The other readings of stretches, degrees passed over and verbs in the form of phrases."""
    known = _load()
    kept = [place for place, word in enumerate(words) if word not in known.degrees]
    said = [words[place] for place in kept]
    acting = [known.verbs.get(word, word) for word in said]
    read = [] if len(kept) == len(words) else equivalents.phrases(said)
    if acting != said:
        read += equivalents.phrases(acting)
    for each in read:
        yield Reading(kept[each.start], kept[each.end - 1] + 1, each.words)
