"""How a long message speaks of what it names: asks about it, excludes it, found it to be so.

A family story names six conditions, four of which were only thought of, and asks about one. Which
words say so stands in ``data/story.toml``, in English; a question mark asks in every language.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from knowledge.asking.question import Question
from knowledge.language import said

_ENDS_CLAUSE = re.compile(r"[,;:()–—]|\s-\s|\n|[.!?](?=\s|$)")
_NEAR = 3  # words before a name, of which one denies it


class Standing:
    """What the sentences of one message say of the names that begin at a place in them."""

    def __init__(self, question: Question) -> None:
        self._question = question

    def is_asked(self, place: int) -> bool:
        """Whether the sentence asks: a question, or "please", "I need", "looking for"."""
        sentence = self._sentence_of[place]
        return self._question.in_sentences[sentence].is_question or self._says(sentence, "asking")

    def is_excluded(self, place: int) -> bool:
        """Whether the sentence, asking nothing, says that something was ruled out."""
        return not self.is_asked(place) and self._says(self._sentence_of[place], "excluding")

    def is_in_passing(self, place: int) -> bool:
        """Whether the sentence, asking nothing, says what somebody thought of once."""
        return not self.is_asked(place) and self._says(self._sentence_of[place], "passing")

    def is_denied(self, place: int) -> bool:
        """Whether a "not" or the like stands right before it, in its sentence."""
        first = self._question.in_sentences[self._sentence_of[place]].places.start
        before = self._question.words[max(first, place - _NEAR) : place]
        return not said.words("denying").isdisjoint(before)

    def is_settled(self, place: int) -> bool:
        """Whether its clause, asking nothing, says what it turned out to be."""
        return not self.is_asked(place) and self._settles[self._clause_of[place]]

    def _says(self, sentence: int, table: str) -> bool:
        key = sentence, table
        if key not in self._said:
            self._said[key] = said.holds(self._sentences[sentence], table)
        return self._said[key]

    @cached_property
    def _said(self) -> dict[tuple[int, str], bool]:
        return {}

    @cached_property
    def _sentences(self) -> list[str]:
        words = self._question.words
        return [
            said.joined(words[part.places.start : part.places.stop])
            for part in self._question.in_sentences
        ]

    @cached_property
    def _sentence_of(self) -> list[int]:
        """The number of the sentence of each word."""
        return [
            number for number, part in enumerate(self._question.in_sentences) for _ in part.places
        ]

    @cached_property
    def _clause_of(self) -> list[int]:
        """The number of the clause of each word: what stands between marks."""
        text, number = self._question.text, 0
        found = [0]
        for before, here in pairwise(self._question.tokens):
            number += _ENDS_CLAUSE.search(text, before.end, here.start) is not None
            found.append(number)
        return found

    @cached_property
    def _settles(self) -> list[bool]:
        """Of each clause whether it says what something turned out to be."""
        held: list[list[str]] = [[] for _ in range(self._clause_of[-1] + 1)]
        for word, number in zip(self._question.words, self._clause_of, strict=True):
            held[number].append(word)
        return [said.holds(said.joined(words), "settling") for words in held]
