"""Words of a message beside one name: more of their letters may be wrong than among all names.

"Alsy" is too far from "palsy" to be looked for in every name, but beside "horizontal gaze palsy"
no other word of what was typed can be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from knowledge.language.opposites import are_opposite
from knowledge.matching.mention import MISREAD, Mention
from knowledge.names.index import Near, is_joining

# Up to a third of the letters; near misses, whose words are further off, stay as far from a name.
_LIKENESS = 0.65
_SHORTEST, _SHORTEST_TYPED = 3, 2  # letters of the word meant, and of what is left: "Riley-Dy"


class Doubtful(NamedTuple):
    """A word that may be misspelt, and the share that is left of its likeness to another one."""

    place: int
    word: str
    share: float


def possible(mention: Mention) -> list[Doubtful]:
    """The words that may be misspelt words of a name; a word of names is less likely to be one."""
    return [
        Doubtful(place, word, 1.0 if not nears or nears[0].edits else MISREAD)
        for place, (word, nears) in enumerate(zip(mention.words, mention.nears, strict=True))
        if len(word) >= _SHORTEST_TYPED
        and word.isalpha()
        and not mention.is_asking(place)
        and not is_joining(word)
    ]


def add(
    doubtful: Sequence[Doubtful],
    name: Sequence[int],
    match: dict[int, Near],
    spelt: Callable[[int], str],
) -> None:
    """Add to a match the words of a name that those of the mention may misspell.

    Of the name, those words that the match lacks; `spelt` gives a word by its number.
    """
    unmatched = [each for each in doubtful if each.place not in match]
    if not unmatched:
        return
    matched = {near.word for near in match.values()}
    left = {word: spelt(word) for word in name if word not in matched}
    for place, typed, share in unmatched:
        alike = [
            (likeness, word)
            for word, other in left.items()
            if (likeness := _likeness(typed, other, is_word=share < 1))
        ]
        if alike:
            likeness, word = max(alike)
            match[place] = Near(word, likeness * share, OSA.distance(typed, left.pop(word)))


def _likeness(typed: str, word: str, *, is_word: bool) -> float:
    """The share of letters that are right, 0-1; 0 where too many are wrong."""
    likeness = OSA.normalized_similarity(typed, word, score_cutoff=_LIKENESS)
    if not likeness or len(word) < _SHORTEST or not word.isalpha():
        return 0.0
    return 0.0 if are_opposite(typed, word, is_word=is_word) else likeness
