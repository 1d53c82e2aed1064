"""Other readings of a question: a phrase in other words, words joined or split by mistake.

A reading is a question of its own; `origins` lead from its words back to those typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

import numpy as np
from rapidfuzz.distance import OSA

from knowledge.asking.question import Question
from knowledge.language import equivalents
from knowledge.language.everyday import everyday
from knowledge.names.index import BAG, Index, word_number
from knowledge.text import Token, fold

_LONGEST, _SHORTEST_PART = 40, 3  # letters of a word that is split, and of its parts
_LONGEST_PIECE = 4  # letters that one of those has where words met: "KBgG" is "KBG" misspelt
_MOST_PARTS = 4
_ARTICLES = frozenset({"a", "i"})  # "a cv" is no "ACV"
_LOOKED_UP = 160  # parts looked up for one word, and so many words of a message are split
_SPLIT_WORDS = 6
ENDINGS = ("syndrome", "disease")  # left out behind an eponym
_SHORTEST_EPONYM, _LONGEST_EPONYM = 4, 3  # letters of one of its words; words
_LETTERS, _MOST_LETTERS = 3, 20  # of one that is an abbreviation rather, and names that hold it
_EDITS = 2  # in a misspelt one
_RARE, _MOST_EPONYM = 500, 1_000  # names that hold one
_FEW = 60  # and each of several words that no other condition has
_LONG = 5  # letters of a word that may be misspelt
# "GuillainBarre", "UVsensitive", "3beta": where a letter's case or a digit shows that words met.
_PIECES = (
    re.compile(r"[0-9]+|[A-Z]{2,}|[^\W\d_][^\W\d_A-Z]*"),
    re.compile(r"[0-9]+|[A-Z]+(?![a-z])|[^\W\d_][^\W\d_A-Z]*"),
)


Nearest = Callable[[str, int], Sequence[tuple[int, int]]]
HowElse = Literal["reworded", "respaced", "translated"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question read otherwise than typed; `origins[i]` are the places that word i stands for.

    It is sure where capitals or digits show how to read what no name holds as typed. `changed` are
    the places of the words that stand for others.
    """

    how: HowElse
    question: Question
    origins: tuple[range, ...]
    changed: tuple[range, ...]
    is_sure: bool = False

    def typed(self, places: Iterable[int]) -> frozenset[int]:
        """The places in the message of words at these places of the reading."""
        return frozenset(typed for place in places for typed in self.origins[place])


def reworded(question: Question, index: Index, most: int) -> list[Reading]:
    """Readings with one phrase in other words, the longest first; at most so many.

    Behind them that in which conditions called by an eponym alone have all their words.
    """
    return read_otherwise(question, phrases(question, index)[:most], in_full(question, index))


def phrases(question: Question, index: Index) -> list[equivalents.Reading]:
    """The phrases of a question that names have in other words, the longest first.

    Words that no name holds may be misspelt ones of a phrase, and its words in any order.
    """
    words = _spelt(question, index)
    typed = equivalents.phrases(question.words)
    read = typed if words == question.words else [*typed, *equivalents.phrases(words)]
    both = dict.fromkeys((*read, *equivalents.shuffled(words)))
    # Words that no name holds would only be taken for misspelt ones: "otodynia" for "orodynia".
    held = [each for each in both if all(index.word_id(word) is not None for word in each.words)]
    return sorted(held, key=lambda each: each.start - each.end)


def read_otherwise(
    question: Question, said: Iterable[equivalents.Reading], full: Reading | None
) -> list[Reading]:
    """The readings with one of these phrases each, and that with all words of eponyms."""
    readings = [
        read_with(question, "reworded", {(each.start, each.end): each.words}) for each in said
    ]
    return [*readings, full] if full else readings


def in_full(question: Question, index: Index, near: Nearest | None = None) -> Reading | None:
    """The reading in which conditions called by an eponym alone have all words: "marfan heart".

    `near` is `Index.near`, unless what it gives is kept.
    """
    changed = _eponyms(question, index, near or index.near)
    return read_with(question, "reworded", changed) if changed else None


def _eponyms(
    question: Question, index: Index, near: Nearest
) -> dict[tuple[int, int], tuple[str, ...]]:
    words = _near(question, index, near)
    stretches = [
        (start, end)
        for start in question.content
        for end in range(start + 1, min(start + _LONGEST_EPONYM, len(words)) + 1)
        if question.asks[end - 1] is None
    ]
    stretches.sort(key=lambda each: each[0] - each[1])
    called = [(each, ending) for each in stretches for ending in ENDINGS]
    sums = [0, *accumulate(map(word_number, words))]
    bags = [sums[end] - sums[start] + word_number(ending) & BAG for (start, end), ending in called]
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for place, entry in sorted(index.bagged(np.array(bags, np.uint64))):
        (start, end), ending = called[place]
        name = (*words[start:end], ending)
        is_told = index.key(entry) == " ".join(name) and index.described[index.concept_of[entry]]
        is_apart = all(end <= first or last <= start for first, last in found)
        if is_told and is_apart and _may_be_eponym(words, index, start, end):
            found[start, end] = name
    return found


def _near(question: Question, index: Index, near: Nearest) -> list[str]:
    """The words, long ones that no name holds as the words of names that they misspell."""
    words = list(question.words)
    for place in question.content[:_SPLIT_WORDS]:
        word = words[place]
        if len(word) >= _LONG and word.isalpha() and index.word_id(word) is None:
            words[place] = next((index.word(number) for number, _ in near(word, 1)), word)
    return words


def _may_be_eponym(words: Sequence[str], index: Index, start: int, end: int) -> bool:
    """Whether words may be those of an eponym, and what it is of is not said beside them."""
    beside = (*words[max(start - 1, 0) : start], *words[end : end + 1])
    if any(map(_is_ending, beside)):
        return False
    telling = [word for word in words[start:end] if len(word) >= _SHORTEST_EPONYM]  # "van der Wick"
    if len(telling) > 1 and all(_is_hardly_held(index, word) for word in telling):
        return True
    return bool(telling) and 2 * sum(_is_eponym(index, word) for word in telling) > len(telling)


def _is_hardly_held(index: Index, word: str) -> bool:
    """Whether so few names hold the word that two such mean one condition: "Peutz-Jeghers"."""
    number = index.word_id(word)
    return number is not None and index.count(number) <= _FEW and word not in everyday()


def _is_ending(word: str) -> bool:
    """Whether it says that an eponym is of a syndrome or disease, if misspelt."""
    return any(OSA.distance(word, each, score_cutoff=_EDITS) <= _EDITS for each in ENDINGS)


def _is_eponym(index: Index, word: str) -> bool:
    """Whether most names that hold the word are of syndromes or diseases called so."""
    number = index.word_id(word)
    if number is None or not word.isalpha() or index.count(number) > _MOST_EPONYM:
        return False
    entries = index.posting(number)
    endings = [each for each in map(index.word_id, ENDINGS) if each is not None]
    ends = sum(int(index.holding((each,))[entries].sum()) for each in endings)
    return 2 * ends > len(entries)


def may_be_eponym(index: Index, word: str) -> bool:
    """Whether few names hold the word, and no talk: of "kidney" there are thousands.

    Of three letters, "KBG", hardly any may: so short a word is soon one of many names.
    """
    shortest = min(len(word), _SHORTEST_EPONYM)
    most = {_SHORTEST_EPONYM: _RARE, _LETTERS: _MOST_LETTERS}.get(shortest)
    if most is None or not word.isalpha() or word in everyday():
        return False
    number = index.word_id(word)
    return number is not None and index.count(number) < most


def _spelt(question: Question, index: Index) -> list[str]:
    """The words, those that no name holds as words of phrases where they are misspelt ones."""
    return [
        asks or (word if index.word_id(word) is not None else equivalents.spelt(word))
        for word, asks in zip(question.words, question.asks, strict=True)
    ]


def respaced(question: Question, index: Index) -> list[Reading]:
    """The reading in which words that no name holds are split, or joined, into such as one does.

    Empty where nothing can be.
    """
    changed: dict[tuple[int, int], tuple[str, ...]] = {}
    is_sure = True
    unknown = [place for place in question.content if index.word_id(question.words[place]) is None][
        :_SPLIT_WORDS
    ]
    taken = -1
    for place in unknown:
        if place <= taken:
            continue
        if joined := _joined(question, index, place):
            changed[joined] = ("".join(question.words[slice(*joined)]),)
            taken = joined[1] - 1
            is_sure = False
        elif parts := _pieces(question.tokens[place], index):
            changed[place, place + 1] = parts
        elif parts := _split(question.words[place], index):
            changed[place, place + 1] = parts
            is_sure = False
    return [read_with(question, "respaced", changed, is_sure=is_sure)] if changed else []


def _joined(question: Question, index: Index, place: int) -> tuple[int, int] | None:
    """The word with a neighbour where both together are a word of names."""
    for start in (place, place - 1):
        pair = question.words[max(start, 0) : start + 2]
        if (
            len(pair) == 2
            and _ARTICLES.isdisjoint(pair)
            and index.word_id("".join(pair)) is not None
        ):
            return start, start + 2
    return None


def _pieces(token: Token, index: Index) -> tuple[str, ...]:
    """The words of names that met in a word, by its capitals and digits; empty if none did."""
    for pattern in _PIECES:
        pieces = tuple(fold(piece.lower()) for piece in pattern.findall(token.raw))
        if max(map(len, pieces), default=0) < _LONGEST_PIECE:
            continue
        if len(pieces) > 1 and all(index.word_id(piece) is not None for piece in pieces):
            return pieces
    return ()


def _split(word: str, index: Index) -> tuple[str, ...]:
    """The fewest words of names that a word is made of, of the shortest beginnings first.

    An everyday word is one: a "deadline" has nothing to do with death.
    """
    if not _SHORTEST_PART < len(word) <= _LONGEST or word in everyday():
        return ()
    ways: list[tuple[str, ...]] = [()]
    looked_up = 0
    for _ in range(_MOST_PARTS):
        longer = []
        for way in ways:
            rest = word[sum(map(len, way)) :]
            for end in range(len(rest), 0, -1):
                if not _may_be_part(rest[:end]) or looked_up >= _LOOKED_UP:
                    continue
                looked_up += 1
                if index.word_id(fold(rest[:end])) is not None:
                    if end == len(rest):
                        return (*(fold(part) for part in way), fold(rest))
                    longer.append((*way, rest[:end]))
        ways = longer
    return ()


def _may_be_part(text: str) -> bool:
    return text.isdigit() or (len(text) >= _SHORTEST_PART and text.isalpha())


def read_with(
    question: Question,
    how: HowElse,
    changed: dict[tuple[int, int], tuple[str, ...]],
    *,
    is_sure: bool = False,
) -> Reading:
    """The question with other words, or none, for some stretches; none of those asks anything."""
    tokens: list[Token] = []
    asks: list[str | None] = []
    origins: list[range] = []
    told: list[range] = []
    place = 0
    for (start, end), words in (*sorted(changed.items()), ((len(question.tokens),) * 2, ())):
        tokens += question.tokens[place:start]
        asks += question.asks[place:start]
        origins += [range(each, each + 1) for each in range(place, start)]
        if words:
            told.append(range(len(tokens), len(tokens) + len(words)))
            first, last = question.tokens[start], question.tokens[end - 1]
            tokens += [Token(word, word, first.start, last.end) for word in words]
            asks += [None] * len(words)
            origins += [range(start, end)] * len(words)
        place = end
    read = replace(question, tokens=tuple(tokens), asks=tuple(asks))
    return Reading(how, read, tuple(origins), tuple(told), is_sure)
