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

from knowledge.arrays import Array
from knowledge.everyday import everyday
from knowledge.index import Index
from knowledge.mention import Mention
from knowledge.text import Token

_EDITS = 2
_SHORTEST = 7  # letters of all that was typed, of two words or more
_LONGEST = 8  # words
_POSTINGS = 10_000  # entries that hold a word of it, looked at; of one word all
_RARE = 30  # names with a word that may be another one misspelt


def slipped(mention: Mention) -> dict[int, float]:
    """The entries that the mention as a whole misspells by so few letters, the nearest alone.

    With each, how alike it is, 0-100. Empty where a number differs, or a word that people use or
    many names hold.
    """
    content = mention.question.content
    if not content:
        return {}
    held = _holding(mention, content)
    near = {
        entry: edits
        for tokens in _stretches(mention, content)
        for entry, edits in _near(mention.index, tokens, held)
    }
    least = min(near.values(), default=0)
    letters = {entry: len(mention.index.key(entry)) for entry in near if near[entry] == least}
    return {entry: 100 * (1 - least / length) for entry, length in letters.items()}


def _stretches(mention: Mention, content: Sequence[int]) -> Iterator[Sequence[Token]]:
    """The words that may name something, with a question word before or behind: "syndrome"."""
    first, last = content[0], content[-1] + 1
    for start in range(max(0, first - 1), first + 1):
        for end in range(last, min(len(mention.words), last + 1) + 1):
            if 1 < end - start <= _LONGEST:
                yield mention.question.tokens[start:end]


def _near(index: Index, tokens: Sequence[Token], held: _Held) -> Iterator[tuple[int, int]]:
    """Which entries words misspell: (entry, edits)."""
    typed = " ".join(token.word for token in tokens)
    if len(typed) < _SHORTEST:
        return
    alike = held.as_long(len(typed.encode()), len(tokens))
    names = list(map(index.key, alike))
    found = process.extract(typed, names, scorer=OSA.distance, score_cutoff=_EDITS, limit=None)
    for name, edits, at in found:
        if edits and _is_slip(index, tokens, name.split(" ")):
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
        found: list[int] = np.unique(self.entries[is_alike]).tolist()
        return found


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


def _is_slip(index: Index, typed: Sequence[Token], name: Sequence[str]) -> bool:
    """Whether the words that differ may be the same, misspelt."""
    return len(typed) == len(name) and all(
        token.word == word or _may_misspell(index, token, word)
        for token, word in zip(typed, name, strict=True)
    )


def _may_misspell(index: Index, token: Token, word: str) -> bool:
    """Whether a word is no other one: none that people use, or names, nor another number."""
    typed = token.word
    if _digits(typed) != _digits(word) or len(word) < 2 or typed in everyday():
        return False
    number = index.word_id(typed)
    if number is None:
        return True
    # "CPT2" is no misspelt "GPT2".
    is_abbreviation = token.raw.isupper() or not typed.isalpha()
    is_rare = index.count(number) < _RARE
    return is_rare and not is_abbreviation and OSA.distance(typed, word) == 1


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
