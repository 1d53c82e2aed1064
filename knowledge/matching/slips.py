"""Names that what was typed differs from by a letter or two, whatever words the slips are in.

Words are corrected one by one, the short ones hardly: "dy" may be anything. Beside another word of
a name it may be one word only: "dy mouth".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language.everyday import everyday
from knowledge.matching.mention import Mention
from knowledge.model import Kind
from knowledge.names.arrays import Array
from knowledge.names.index import KINDS, SHORT, Index, Near
from knowledge.text import Token

_EDITS = 2
_SHORTEST = 7  # letters of all that was typed, of two words or more
_LONGEST = 8  # words
_POSTINGS = 10_000  # entries that hold a word of it, looked at; of one word all
_RARE = 30  # names with a word that may be another one misspelt
_MISSPELT, _OFTEN = 2, 50  # names that misspell a word, and how many more spell it
_TELLING = 0.01  # of all names: fewer hold a word that tells which name it is


def slipped(mention: Mention) -> dict[int, float]:
    """The entries that the mention as a whole misspells by so few letters, the nearest alone.

    With each, how alike it is, 0-100. Empty where a number differs, or a word that people use or
    many names hold.
    """
    content = mention.question.content
    if not content:
        return {}
    if len(mention.words) == 1:
        return _lone(mention)
    held = _holding(mention, content)
    near = {
        entry: edits
        for tokens in _stretches(mention, content)
        for entry, edits in _near(mention, tokens, held)
    }
    least = min(near.values(), default=0)
    letters = {entry: len(mention.index.key(entry)) for entry in near if near[entry] == least}
    return {entry: 100 * (1 - least / length) for entry, length in letters.items()}


def _lone(mention: Mention) -> dict[int, float]:
    """The entries called by the one word that a lone word misspells as a name or two do as well."""
    (token,), index = mention.question.tokens, mention.index
    number = index.word_id(token.word)
    if number is None or index.count(number) > _MISSPELT or len(token.raw) < _SHORTEST:
        return {}
    if not token.raw.islower() or token.word in everyday():
        return {}
    near = next((each for each in mention.misread(0) if _begins_so(index, each, token)), None)
    if near is None or index.count(near.word) < _OFTEN * index.count(number):
        return {}
    meant = index.word(near.word)
    called = (each for each in index.posting(near.word).tolist() if index.key(each) == meant)
    told = (each for each in called if _is_told(index, each))
    return dict.fromkeys(told, 100 * (1 - 1 / len(token.raw)))


def _is_told(index: Index, entry: int) -> bool:
    """Whether a source says what kind of thing the concept is that has this name."""
    kind = index.concept_kinds[index.concept_of[entry]]
    return KINDS[kind] is not Kind.UNSTATED


def _begins_so(index: Index, near: Near, token: Token) -> bool:
    """Whether it is a letter off, and no other than the first: "dwelling" is no "swelling"."""
    return near.edits == 1 and index.word(near.word)[0] == token.word[0]


def _stretches(mention: Mention, content: Sequence[int]) -> Iterator[Sequence[Token]]:
    """The words that may name something, with a question word before or behind: "syndrome"."""
    first, last = content[0], content[-1] + 1
    for start in range(max(0, first - 1), first + 1):
        for end in range(last, min(len(mention.words), last + 1) + 1):
            if 1 < end - start <= _LONGEST:
                yield mention.question.tokens[start:end]


def _near(mention: Mention, tokens: Sequence[Token], held: _Held) -> Iterator[tuple[int, int]]:
    """Which entries words misspell: (entry, edits)."""
    index = mention.index
    typed = " ".join(token.word for token in tokens)
    if len(typed) < _SHORTEST:
        return
    alike = held.as_long(len(typed.encode()), len(tokens))
    names = list(map(index.key, alike))
    found = process.extract(typed, names, scorer=OSA.distance, score_cutoff=_EDITS, limit=None)
    for name, edits, at in found:
        if edits and _is_slip(mention, tokens, name.split(" ")):
            yield alike[at], int(edits)


@dataclass(frozen=True, slots=True)
class _Held:
    """Entries, some several times, with how many bytes and how many words the name of each has."""

    entries: Array
    lengths: Array
    words: Array

    def as_long(self, length: int, words: int) -> list[int]:
        """Those whose names have as many words and are about as long, each once."""
        is_alike = (self.words == words) & (np.abs(self.lengths - length) <= _EDITS)
        # Not by np.unique: it first imports what takes 10 ms of somebody's wait.
        return sorted(set(self.entries[is_alike].tolist()))


def _holding(mention: Mention, content: Sequence[int]) -> _Held:
    """The entries that hold a word that was typed, or what it most likely is; of the rarest."""
    index = mention.index
    words = {near.word for place in content for near in mention.nears[place][:2]}
    room, postings = _POSTINGS, [np.empty(0, np.int64)]
    for count, number in sorted((index.count(number), number) for number in words):
        if count <= room or len(postings) == 1:
            room -= count
            postings.append(index.posting(number))
    entries = np.concatenate(postings)
    return _Held(entries, *index.sizes(entries))


def _is_slip(mention: Mention, typed: Sequence[Token], name: Sequence[str]) -> bool:
    """Whether the words that differ may be the same, misspelt.

    So short a word as "gcdh" may be another one, two letters off, only where another word tells
    which name it is.
    """
    if len(typed) != len(name):
        return False
    pairs = list(zip(typed, name, strict=True))
    slips = [(token, word) for token, word in pairs if token.word != word]
    if not all(_may_misspell(mention, token, word) for token, word in slips):
        return False
    is_doubtful = any(
        len(token.word) <= SHORT and OSA.distance(token.word, word) > 1 for token, word in slips
    )
    return not is_doubtful or any(
        token.word == word and _is_telling(mention.index, word) for token, word in pairs
    )


def _may_misspell(mention: Mention, token: Token, word: str) -> bool:
    """Whether a word is no other one: none that people use, or names, nor another number.

    "CPT2" is no misspelt "GPT2".
    """
    typed, index = token.word, mention.index
    if _digits(typed) != _digits(word) or len(word) < 2 or typed in everyday():
        return False
    if token.raw.isupper() and not mention.question.text.isupper():
        return False  # an abbreviation
    number = index.word_id(typed)
    if number is None:
        return True
    return typed.isalpha() and index.count(number) < _RARE and OSA.distance(typed, word) == 1


def _is_telling(index: Index, word: str) -> bool:
    """Whether few names hold a word, other than "deficiency"."""
    number = index.word_id(word)
    return number is not None and index.count(number) < _TELLING * index.entries


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
