"""How a phrase of a safety rule walks through a sentence, word by word.

A phrase is a row of steps. Each step, given the places where the phrase may have got to, says where
it may get to next. A place is the number of the word that comes next. Places stand in the order in
which the rule's author would look for them: short gaps first, and what may be missing taken first.

Regular expressions would do the same; compiling the two thousand that the rules amount to takes
longer than a second, and most messages need other ones than the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Protocol

from knowledge.safety.text import Sentence


class Step(Protocol):
    """One part of a phrase."""

    @property
    def needed(self) -> frozenset[str] | None:
        """Words of which text holds one, or the step leads nowhere; None: it needs no word."""

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """The places that it leads to, each once."""


Steps = tuple[Step, ...]
# A row of steps, and sets of words of each of which it needs one behind its first: most of those
# that may begin with a common word need another that is not there.
Row = tuple[Steps, tuple[frozenset[str], ...]]


def ends(steps: Steps, sentence: Sentence, start: int) -> list[int]:
    """The places behind a phrase that begins at that one, in order; none where it is not there."""
    places = [start]
    for step in steps:
        places = step.after(sentence, places)
        if not places:
            break
    return places


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: frozenset[str]

    @property
    def needed(self) -> frozenset[str]:
        """All of them."""
        return self.words

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """Behind the word, where it is there."""
        tokens, words = sentence.tokens, self.words
        return [at + 1 for at in places if at < len(tokens) and tokens[at] in words]


@dataclass(frozen=True, slots=True)
class Shape:
    """A word of a form: `pattern` fits it from end to end."""

    needed: ClassVar[None] = None
    pattern: re.Pattern[str]

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """Behind the word, where it has the form."""
        tokens, fits = sentence.tokens, self.pattern.fullmatch
        return [at + 1 for at in places if at < len(tokens) and fits(tokens[at])]


@dataclass(frozen=True, slots=True)
class Name:
    """A word that is written as a name is: "Maria", but not "FBN1" or "CK"."""

    needed: ClassVar[None] = None

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """Behind the word, where its first letter alone is a capital."""
        return [at + 1 for at in places if at in sentence.capitals]


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words of any kind."""

    needed: ClassVar[None] = None
    most: int

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """Right there, and behind each word that may be passed over."""
        last = len(sentence.tokens)
        reached: dict[int, None] = {}
        for at in places:
            reached.update(dict.fromkeys(range(at, min(at + self.most, last) + 1)))
        return list(reached)


@dataclass(frozen=True, slots=True)
class Start:
    """The sentence begins."""

    needed: ClassVar[None] = None

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:  # noqa: ARG002
        """The sentence's first word, if the phrase begins there."""
        return [at for at in places if at == 0]


@dataclass(frozen=True, slots=True)
class End:
    """The sentence ends."""

    needed: ClassVar[None] = None

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """Behind the last word, if the phrase has got there."""
        return [at for at in places if at == len(sentence.tokens)]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A step that may be missing."""

    needed: ClassVar[None] = None
    step: Step

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """Behind the step where it is there, and where it began in any case."""
        reached: dict[int, None] = {}
        for at in places:
            reached.update(dict.fromkeys(self.step.after(sentence, [at])))
            reached[at] = None
        return list(reached)


@dataclass(frozen=True)
class AnyOf:
    """One of some words, or of some rows of steps such as two words in a row."""

    words: frozenset[str]
    rows: Sequence[Steps]
    needed: frozenset[str] | None

    def after(self, sentence: Sentence, places: Iterable[int]) -> list[int]:
        """Behind each choice that is there."""
        tokens = sentence.tokens
        reached: dict[int, None] = {}
        for at in places:
            if at >= len(tokens):
                continue
            if tokens[at] in self.words:
                reached[at + 1] = None
            for row, needed in self._beginning(tokens[at]):
                if any(map(sentence.words.isdisjoint, needed)):
                    continue
                if found := ends(row, sentence, at):
                    reached.update(dict.fromkeys(found))
        return list(reached)

    def _beginning(self, word: str) -> list[Row]:
        """The rows that may begin with the word: lists hold hundreds."""
        return self._by_word.get(word, self._of_any)

    @cached_property
    def begins(self) -> frozenset[str] | None:
        """The words that it can begin with; None where it may be any."""
        return None if self._of_any else self.words.union(self._by_word)

    @cached_property
    def _of_any(self) -> list[Row]:
        """The rows that may begin with any word."""
        return [(row, _needed(row)) for row in self.rows if beginnings(row) is None]

    @cached_property
    def _by_word(self) -> dict[str, list[Row]]:
        """By each word that some row can begin with, all that may: those of plain words first."""
        found: dict[str, list[Row]] = {}
        passed: list[Row] = []  # of those that may begin with any word
        for row in sorted(self.rows, key=lambda row: not isinstance(row[0], OneOf)):
            needing = (row, _needed(row))
            if (words := beginnings(row)) is None:
                passed.append(needing)
            for word in found if words is None else words:
                found.setdefault(word, passed.copy()).append(needing)
        return found


def _needed(steps: Steps) -> tuple[frozenset[str], ...]:
    """Of each of these the sentence must hold a word, or the row does not go on from its first."""
    return tuple(some for step in steps[1:] if (some := step.needed))


def beginnings(steps: Steps) -> frozenset[str] | None:
    """The words that a row of steps can begin with; None where it may be any."""
    found = frozenset[str]()
    for step in steps:
        begun = step.step if isinstance(step, Maybe) else step
        words = first_words(begun)
        if words is None:
            return None
        found |= words
        if begun is step:
            return found
    return None


def first_words(step: Step) -> frozenset[str] | None:
    """The words that a step can begin with; None where it may be any, or the step be missing."""
    if isinstance(step, OneOf):
        return step.words
    return step.begins if isinstance(step, AnyOf) else None
