"""Phrases that ask, as language files write them, and where they stand in a message."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

# How many words "*" of a phrase may stand for: "how long do people with … live".
_GAP = 4
# In words to be searched: the end of a sentence, over which no phrase goes; a word of no phrase.
END, OTHER = None, ""
_AS_THEY_ARE: Mapping[str, frozenset[str]] = MappingProxyType({})
# The weight of each; tuned on the training half of 346 real e-mails.
_SURE = (1.0, 0.0, 0.4, 0.3)
_LONGER = 0.4  # more weight for each word beyond the first


class Strength(IntEnum):
    """How surely a phrase asks: the tables of a language file, the surest first."""

    PLAIN = 0
    STATEMENT = 1  # it tells something and asks for nothing
    FAINT = 2  # it asks where nothing plainer does
    OPENING = 3  # "what is": it asks where nothing else does


class Cue(NamedTuple):  # quicker to make than a frozen dataclass: each message has a dozen
    """A phrase found in a message: what it asks for, and the places of its words."""

    meaning: str
    places: tuple[int, ...]
    strength: Strength = Strength.PLAIN
    is_loose: bool = False  # other words may stand within

    @property
    def start(self) -> int:
        """The place of the first word."""
        return self.places[0]

    @property
    def end(self) -> int:
        """The place behind the last word."""
        return self.places[-1] + 1

    @property
    def length(self) -> int:
        """How many words the phrase has; longer ones are surer."""
        return len(self.places)

    @property
    def weight(self) -> float:
        """How much it tells of what is wanted, beside other cues of a message; 0 of a statement."""
        return _SURE[self.strength] * (1 + _LONGER * (self.length - 1))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as a language file writes it: for each word what it may be.

    `gaps` says before which words others may stand, `opens` that a sentence begins with it.
    """

    meaning: str
    words: tuple[frozenset[str], ...]
    gaps: tuple[bool, ...]
    opens: bool
    strength: Strength

    def around(self, words: Sequence[str | None], place: int, anchor: int) -> Cue | None:
        """The phrase with its word number `anchor` at the place; None where it is not there."""
        if True not in self.gaps:
            return self._from(words, place - anchor)
        places = [place]
        for number in range(anchor - 1, -1, -1):
            found = self._next(words, range(places[0] - 1, -1, -1), number, self.gaps[number + 1])
            if found is None:
                return None
            places.insert(0, found)
        for number in range(anchor + 1, len(self.words)):
            found = self._next(words, range(places[-1] + 1, len(words)), number, self.gaps[number])
            if found is None:
                return None
            places.append(found)
        if self.opens and places[0] and words[places[0] - 1] is not END:
            return None
        return Cue(self.meaning, tuple(places), self.strength, is_loose=True)

    def _from(self, words: Sequence[str | None], start: int) -> Cue | None:
        """The phrase, in which no other word may stand, from a place on."""
        end = start + len(self.words)
        if start < 0 or end > len(words):
            return None
        for word, either in zip(words[start:end], self.words, strict=True):
            if word not in either:  # nor is the end of a sentence
                return None
        if self.opens and start and words[start - 1] is not END:
            return None
        return Cue(self.meaning, tuple(range(start, end)), self.strength)

    def read_too(self, short: Mapping[str, frozenset[str]]) -> Phrase:
        """The phrase, each of its words also as it is cut short or mistyped."""
        if short.keys().isdisjoint(chain.from_iterable(self.words)):
            return self
        words = (
            either.union(*(short[word] for word in either & short.keys())) for either in self.words
        )
        return replace(self, words=tuple(words))

    def _next(
        self, words: Sequence[str | None], onward: range, number: int, gap: bool
    ) -> int | None:
        """The first of these places that holds the word, as far as a gap reaches."""
        for place in onward[: 1 + _GAP * gap]:
            word = words[place]
            if word is END:
                return None
            if word in self.words[number]:
                return place
        return None


class Phrases:
    """Phrases with their meanings, found in a list of words."""

    def __init__(
        self, phrases: Iterable[Phrase], short: Mapping[str, frozenset[str]] = _AS_THEY_ARE
    ) -> None:
        """With these phrases; `short`: a word of them → what is read as it as well."""
        phrases = list(phrases)
        every = chain.from_iterable([phrase.words for phrase in phrases])
        uses = Counter(chain.from_iterable(every))
        self.words = frozenset(uses).union(*(short[word] for word in uses.keys() & short.keys()))
        # Each is looked for where its rarest word stands ("how" opens too many of them), and only
        # where the message holds the next rarest as well.
        self._anchored: dict[str, list[tuple[Phrase, int, frozenset[str]]]] = defaultdict(list)
        for phrase in phrases:
            used = [sum(map(uses.__getitem__, either)) for either in phrase.words]
            anchor, *others = sorted(range(len(used)), key=used.__getitem__)
            read = phrase.read_too(short)
            looked_for = read, anchor, read.words[others[0] if others else anchor]
            for word in read.words[anchor]:
                self._anchored[word].append(looked_for)

    def telling(self, intent: str) -> frozenset[str]:
        """Words of which a message holds one, if it holds a phrase with this meaning."""
        return frozenset(
            word
            for word, phrases in self._anchored.items()
            if any(intent in phrase.meaning.split() for phrase, _, _ in phrases)
        )

    def find(self, words: Sequence[str | None]) -> list[Cue]:
        """The phrases in the words: the sure ones, those with most words first, then the others.

        Of phrases that share a word only the first in this order is kept.
        """
        held = set(words)
        anchored = self._anchored.keys() & held
        if not anchored:
            return []
        cues = [
            cue
            for place, word in enumerate(words)
            if word in anchored
            for phrase, anchor, beside in self._anchored[word]
            if not held.isdisjoint(beside) and (cue := phrase.around(words, place, anchor))
        ]
        if len(cues) < 2:
            return cues
        kept: list[Cue] = []
        taken: set[int] = set()
        for cue in sorted(cues, key=_sureness):
            if taken.isdisjoint(cue.places):
                kept.append(cue)
                taken.update(cue.places)
        return kept


def _sureness(cue: Cue) -> tuple[bool, int, Strength, int]:
    return (cue.strength >= Strength.FAINT, -len(cue.places), cue.strength, cue.places[0])
