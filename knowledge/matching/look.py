"""A question beside the index: its words, the stretches that are whole names, its other readings.

Worked out once for a question, whatever is then looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from knowledge.asking.question import Question
from knowledge.kept import worked_out
from knowledge.language import equivalents
from knowledge.matching.gathering import LONGEST_SPAN, Span, spans
from knowledge.matching.mention import Mention
from knowledge.matching.readings import Reading, in_full, phrases, read_otherwise
from knowledge.names.index import ONLY_JOINING, is_joining

_SORTS = frozenset({"types", "subtypes", "forms", "kinds"})


@dataclass(frozen=True)
class Look:
    """A question's words, what they stand for, and the stretches that are whole names."""

    mention: Mention

    @property
    def question(self) -> Question:
        """The question itself."""
        return self.mention.question

    @worked_out
    def spans(self) -> Sequence[Span]:
        """The stretches that are whole names."""
        return spans(self.mention)

    def spans_over(self, places: Sequence[int]) -> Sequence[Span]:
        """Those of them with all of these places; of a long message no others are looked up."""
        if not places:
            return self.spans
        if len(self.mention.words) > LONGEST_SPAN:
            return spans(self.mention, places)
        first, last = places[0], places[-1]
        return [each for each in self.spans if each.start <= first and last < each.end]

    @worked_out
    def in_full(self) -> Reading | None:
        """The reading in which conditions called by an eponym alone have all their words."""
        return in_full(self.question, self.mention.index, self.mention.corrections.near)

    @worked_out
    def _phrases(self) -> Sequence[equivalents.Reading]:
        return phrases(self.question, self.mention.index)

    def reworded(self, most: int) -> list[Reading]:
        """The readings with a phrase in other words, so many at most, and that `in_full`."""
        return read_otherwise(self.question, self._phrases[:most], self.in_full)

    def unexplained(self, covered: Iterable[int]) -> float:
        """The share of the mass of the message that the words at these places leave over."""
        mass = self.mention.mass
        return 1 - self.mention.mass_at(set(covered)) / mass if mass else 0.0

    def is_as_typed(self, span: Span) -> bool:
        """Whether the words of a stretch are those of the name, in order and as they are spelt.

        Words that only join others do not count.
        """
        key = self.mention.index.key(span.entry).split()
        typed = self.mention.words[span.start : span.end]
        return typed == key or _joined(typed) == _joined(key)

    def typed(self, span: Span) -> tuple[int, int]:
        """How many words of the name were typed, and how many that join them, less those not."""
        key = self.mention.index.key(span.entry).split()
        if ONLY_JOINING.isdisjoint(key):
            return len(key), 0
        joining = [word for word in key if is_joining(word)]
        typed = self._with_ends(span, key)
        missing = (Counter(joining) - Counter(typed)).total()
        return len(key) - len(joining), len(joining) - 2 * missing

    def _with_ends(self, span: Span, key: Sequence[str]) -> list[str]:
        """The words of a stretch with those that join others at its ends: "… , agenesis of".

        Before it only where the message begins so: "symptoms of lax" is not about "of lax".
        """
        words, start, end = self.mention.words, span.start, span.end
        before = list(takewhile(is_joining, key))
        behind = list(takewhile(is_joining, reversed(key)))[::-1]
        if words[:start] == before:
            start = 0
        if words[end : end + len(behind)] == behind and not self._asks_for_sorts(end):
            end += len(behind)
        return list(words[start:end])

    def _asks_for_sorts(self, place: int) -> bool:
        """Whether a word is "types", which asks, though a name may end in "type" and no number."""
        tokens = self.question.tokens
        return place < len(tokens) and tokens[place].raw.lower() in _SORTS


def _joined(words: Iterable[str]) -> list[str]:
    """The words without those that only join others."""
    return [word for word in words if word not in ONLY_JOINING]
