"""The rules of all languages, held against one message together.

People mix languages, so every message is read in each. Nearly always they read it alike: then its
words are looked up once for all of them.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.safety.rules import Buckets, Rules, needed
from knowledge.safety.text import Message, Sentence, Spelling


class Found(NamedTuple):
    """A message as one language reads it, and the kinds that its rules find and that count."""

    rules: Rules
    sentences: Sequence[Sentence]
    kinds: set[str]


class Languages:
    """Rules by language, in their order. Safe from several threads."""

    def __init__(self, rules: Sequence[Rules]) -> None:
        self.rules = tuple(rules)
        self._buckets: Buckets = {}
        for each in rules:
            for word, buckets in each.rules.buckets.items():
                self._buckets.setdefault(word, []).extend(buckets)
        spellings = [each.spelling for each in rules]
        self._together = Spelling(
            chat=dict(ChainMap(*(dict(each.chat) for each in spellings))),
            key_words=frozenset().union(*(each.key_words for each in spellings)),
            other_words=frozenset(),
        )
        # Words of the rules: those that every language reads as they stand, and those not yet
        # tried. No other word of a message is ever kept.
        self._known = frozenset[str]().union(*(each.settled for each in spellings))
        self._plain: set[str] = set()
        self._tried: set[str] = set()

    def found(self, text: str) -> list[Found]:
        """What each language's rules find in a message."""
        message = Message(text)
        doubtful = self._doubtful(message.words)
        read = {each.language: message.sentences(each.spelling, doubtful) for each in self.rules}
        kinds: dict[str, set[str]] = {each.language: set() for each in self.rules}
        alike = {language for language, each in read.items() if each is message.typed}
        for sentence in message.typed:
            for bucket in needed(self._buckets, sentence):
                if bucket.language in alike:
                    bucket.answers(sentence, kinds[bucket.language])
        for each in self.rules:
            if each.language not in alike:
                kinds[each.language] = each.rules.answers(read[each.language])
        return [
            Found(each, sentences, each.counting(kinds[each.language], sentences))
            for each, sentences in zip(self.rules, read.values(), strict=True)
        ]

    def _doubtful(self, words: frozenset[str]) -> frozenset[str]:
        """Those of the words that some language may read as others than they stand."""
        odd = words - self._plain
        known = odd & self._known
        for word in known - self._tried:
            self._tried.add(word)
            if not any(each.spelling.written_out(frozenset({word})) for each in self.rules):
                self._plain.add(word)
        # What is no chat spelling and no slip in any language is none in each.
        return (known - self._plain).union(self._together.written_out(odd - known))
