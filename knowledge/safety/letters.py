"""What a long message shows beside its rules: that a professional writes, or that all is over.

Letters name many signs of danger that are none: a patient's, or what was years ago. Nothing here
counts in a short message, and hardly anything in one that says that something happens now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.safety.phrases import Phrase
from knowledge.safety.text import Sentence

# A letter has so many words or more.
LETTER = 40
# Of a professional it is, if so many phrases show who writes: one alone a family may have as well.
SURELY = 2


@dataclass(frozen=True, slots=True)
class Professionals:
    """How one language shows that patients are spoken of; the fields as those of `RuleFile`."""

    speak: tuple[Phrase, ...]
    hint: tuple[Phrase, ...]
    own: tuple[Phrase, ...]
    happens_now: tuple[Phrase, ...]

    def excused(self, sentences: Sequence[Sentence]) -> frozenset[str]:
        """The kinds that do not count in this message."""
        speaking = _count(sentences, self.speak)
        signs = speaking + _count(sentences, self.hint)
        if not (speaking or signs >= SURELY) or _hold(sentences, self.own):
            return frozenset()
        is_past = (
            is_letter(sentences) and signs >= SURELY and not _hold(sentences, self.happens_now)
        )
        return frozenset({"personal", "emergency"} if is_past else {"personal"})


@dataclass(frozen=True, slots=True)
class LongSince:
    """How one language shows that a danger is over; the fields as those of `RuleFile`."""

    long_since: tuple[Phrase, ...]
    joining: frozenset[str]
    happens_now: tuple[Phrase, ...]
    now_only: tuple[Phrase, ...]

    def may_be_told(self, sentences: Sequence[Sentence]) -> bool:
        """Whether the message is a letter in which nothing is said to happen now."""
        if not is_letter(sentences):
            return False
        now = _possible(self.happens_now, sentences)
        return not any(self._happens(now, sentence) for sentence in sentences)

    def is_told(self, sentence: Sentence, place: tuple[int, int]) -> bool:
        """Whether the clause of what stands at that place says that it was long since."""
        clause = sentence.clause(*place, joining=self.joining)
        return any(phrase.is_in(clause) for phrase in self.long_since)

    def _happens(self, now: Sequence[Phrase], sentence: Sentence) -> bool:
        places = [place for each in now for place in each.places(sentence)]
        if not places:
            return False
        # "He is six now" tells of no moment.
        idle = [place for each in self.now_only for place in each.places(sentence)]
        return not all(
            any(start <= first and last <= end for start, end in idle) for first, last in places
        )


def is_letter(sentences: Sequence[Sentence]) -> bool:
    """Whether the message is as long as a letter."""
    return sum(len(sentence.tokens) for sentence in sentences) >= LETTER


def _count(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> int:
    """How many of the phrases the message holds."""
    possible = _possible(phrases, sentences)
    return sum(any(map(phrase.is_in, sentences)) for phrase in possible)


def _hold(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> bool:
    possible = _possible(phrases, sentences)
    return any(phrase.is_in(sentence) for phrase in possible for sentence in sentences)


def _possible(phrases: Sequence[Phrase], sentences: Sequence[Sentence]) -> list[Phrase]:
    """Those of the phrases of whose words the message holds enough: few."""
    words = frozenset[str]().union(*(sentence.words for sentence in sentences))
    return [phrase for phrase in phrases if phrase.is_possible(words)]
