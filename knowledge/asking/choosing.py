"""Which of several that were offered a message means: "the first one", "no, the other", "2".

The words for it stand in ``[choosing]`` of the language files. A message is read so only where it
says nothing else, but for what is asked of the one that it means: "genes of the second one".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from knowledge.asking.message import read
from knowledge.language import lexicon
from knowledge.text import may_hold_apostrophe, tokens, typed_words

# "No, not X, Y"; "not X but Y". What is not meant is short, so that no sentence is cut in two.
_CORRECTED = re.compile(
    r"(?:no\W+|sorry\W+|i meant?\W+){0,2}not (?!(?:only|just|all|every|everybody|everyone)\b)"
    r"(?:[^\s,;.?!]+ ){0,4}?[^\s,;.?!]+"
    r"(?:[,;.]+| -+| but)\s+(?:but |i meant? |rather )?([^,;?!]{3,80}\??)",
    re.IGNORECASE,
)
# "The X one", "no, the X one", "not X": what tells one of those that were offered.
_TOLD = re.compile(
    r"(?P<no>(?:no|nope|nah|sorry)\W+)?(?:i meant?\W+)?(?P<without>(?:not|nicht|pas)\W+)?"
    r"(?:(?:the|die|das|der|le|la)\W+)?"
    r"(?P<said>[^\s,;.?!]+(?: [^\s,;.?!]+){0,2}?)(?P<one> one)?\W*",
    re.IGNORECASE,
)
_LONGEST = 12  # words of a message that chooses
_EDITS = 2  # at most, in a question word that is misspelt
_MOST = 10  # places that there are words for


@dataclass(frozen=True, slots=True)
class Chosen:
    """The place of the one meant, from 0 on; else the `other` one, or none of them."""

    place: int | None = None
    other: bool = False
    intents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a name that tell one of those offered, or those that were not meant (`without`).

    `instead`: it is meant in place of the one that was shown.
    """

    words: frozenset[str]
    without: bool = False
    instead: bool = False


def chosen(text: str, count: int) -> Chosen | None:
    """What a message chooses of so many that were offered; None where it does not choose."""
    words = [token.word for token in tokens(text)]
    if not 0 < len(words) <= _LONGEST:
        return None
    known = lexicon.load().choosing
    if any(said in known.refusing for said in lexicon.load().without_courtesies(words)):
        return Chosen()
    places = [at for at, word in enumerate(words) if _place(word, count) is not None]
    others = [at for at, word in enumerate(words) if word in known.other]
    if len(places) + len(others) != 1:
        return None
    (at,) = places or others
    beside = [*words[:at], *words[at + 1 :]]
    if known.beside.issuperset(beside):
        return Chosen(_place(words[at], count), bool(others))
    if words[at + 1 : at + 2] and words[at + 1] in known.nouns:
        return _asking(text, at, Chosen(_place(words[at], count), bool(others)))
    return None


def corrected(text: str) -> str | None:
    """What a message names in place of what it says was not meant: "not wilson, menkes"."""
    found = _CORRECTED.fullmatch(text.strip())
    return found[1] if found else None


def told(text: str) -> Told | None:
    """What tells which of those offered is meant: "the X one", "not X"; None: nothing does."""
    found = _TOLD.fullmatch(text.strip())
    if found is None or not (found["without"] or found["one"]):
        return None
    words = frozenset(token.word for token in tokens(found["said"]))
    if not words - lexicon.load().carriers:
        return None
    is_instead = found["no"] is not None
    return Told(words, without=found["without"] is not None, instead=is_instead)


def orders(text: str) -> bool:
    """Whether a message is about one at a place, by a word for it: "the second one"."""
    words = typed_words(text)
    if all(_place(word, _MOST) is None for word in words) or any(map(str.isdecimal, words)):
        return False
    meant = chosen(text, _MOST)
    return meant is not None and meant.place is not None


def compares(text: str) -> bool:
    """Whether a message asks to compare, and names nothing: "difference?", "compare them"."""
    if not _may_compare(text):
        return False
    question = read(text)
    if question.content or len(question.words) > _LONGEST:
        return False
    words = (asks or word for asks, word in zip(question.asks, question.words, strict=True))
    return not lexicon.load().choosing.comparing.isdisjoint(words)


def _may_compare(text: str) -> bool:
    """Whether a word of a message may ask so; to read it whole takes longer."""
    if "(" in text or may_hold_apostrophe(text):
        return True  # words in which these stand are read otherwise
    comparing = lexicon.load().choosing.comparing
    words = set(typed_words(text))
    if not comparing.isdisjoint(words):
        return True
    return any(
        OSA.distance(word, meant, score_cutoff=_EDITS) <= _EDITS
        for word in words - lexicon.load().carriers
        for meant in comparing
        if word[0] == meant[0]
    )


def goes_on(text: str) -> bool:
    """Whether a message begins as one that asks the same of another: "and …", "same for …"."""
    words = [token.word for token in tokens(text)]
    begun = lexicon.load().choosing.going_on
    return any(words[: len(each)] == list(each) for each in begun)


def _asking(text: str, at: int, meant: Chosen) -> Chosen | None:
    """The same with what the other words ask; None where they may name something."""
    question = read(text)
    if [place for place in question.content if place not in (at, at + 1)]:
        return None
    intents = question.intents({at, at + 1})
    return Chosen(meant.place, meant.other, intents) if intents else None


def _place(word: str, count: int) -> int | None:
    """The place that a word or number means among so many, from 0 on."""
    if word.isdecimal() and len(word) <= len(str(count)):
        number = int(word)
        return number - 1 if 0 < number <= count else None
    place = lexicon.load().choosing.places.get(word)
    if place is None or place >= count:
        return None
    return count - 1 if place < 0 else place
