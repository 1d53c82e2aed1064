"""What a question's words may stand for in names, and how well name and question cover each other.

Coverage is weighed by rarity, both ways: how much of the name the question holds, and how much
of the question the name explains.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge import lexicon
from knowledge.index import JOINING, Vocabulary
from knowledge.question import Question

# Bounds on the work of one question, so that no message takes long.
_CORRECTIONS = 5  # near words kept for a misspelt one
_CORRECTED_WORDS = 24  # words corrected in one message

_SHORTEST_CORRECTED = 4  # letters: "ALS" is no misspelt "all"
_SHORT = 5  # letters up to which one edit is forgiven; two beyond
_OTHER_FIRST_LETTER = 0.06  # people rarely mistype the first letter
_OTHER_SHORT_WORD = 0.2  # a short word with another first letter is likely another word
_HARDLY_USED, _COMMONER = 2, 100  # names misspell as well: "syndrom" stands in one
_EQUIVALENT = 0.9  # similarity of a lay word to the word that names have
_CARRIER_SHARE = 0.04  # of a word's mass that a question word keeps
_LEFT_OUT = 0.75  # a word that tells what the concept is, and was not typed
_MISSING_NUMBER = 0.90  # "type 2" asked for, and the name is of another type
_EXTRA_NUMBER = 0.965  # the name has a number that nobody asked for


@dataclass(frozen=True, slots=True)
class Near:
    """A word of names that a word of the question may stand for; similarity 0–1."""

    word: str
    similarity: float


# Which word of the question (by place) stands for which word of a name.
Alignment = Mapping[int, Near]


class Mention:
    """A question's words, each with the words of names that it may stand for."""

    def __init__(self, question: Question, vocabulary: Vocabulary) -> None:
        self.question = question
        self._words = question.words
        self._content = question.content
        self._vocabulary = vocabulary
        self.nears = self._near_words()
        self._masses = self._question_masses()
        words = (self._words[place] for place in self._content)
        self._numbers = {word for word in words if _is_number(word)}

    def naming(self, places: Iterable[int]) -> Mention:
        """The same mention, the question words at these places counted as words of names."""
        named = set(places)
        asks = tuple(
            None if place in named else asks for place, asks in enumerate(self.question.asks)
        )
        return Mention(replace(self.question, asks=asks), self._vocabulary)

    def _near_words(self) -> dict[int, list[Near]]:
        """For each place the words it may stand for; no entry where no name holds such a word."""
        nears: dict[int, list[Near]] = {}
        corrected = 0
        for place, word in enumerate(self._words):
            near = self._known_words(place, word)
            if not near and self.question.asks[place] is None and corrected < _CORRECTED_WORDS:
                corrected += 1
                near = self._corrections(word)
            if near:
                nears[place] = near
        return nears

    def _known_words(self, place: int, word: str) -> list[Near]:
        near = [Near(word, 1.0)] if word in self._vocabulary else []
        if 0 < self._vocabulary.count(word) <= _HARDLY_USED:
            near += [each for each in self._corrections(word) if self._is_commoner(each.word, word)]
        asks = self.question.asks[place]
        if asks and asks != word and asks in self._vocabulary:
            near.append(Near(asks, 1 - 1 / len(word)))  # a misspelt "familial"
        equivalent = lexicon.load().equivalents.get(word)
        if equivalent and equivalent in self._vocabulary:
            near.append(Near(equivalent, _EQUIVALENT))
        return near

    def _is_commoner(self, other: str, word: str) -> bool:
        """Whether names hold another word so much more often that this one may be a misspelling."""
        return self._vocabulary.count(other) >= _COMMONER * self._vocabulary.count(word)

    def _corrections(self, word: str) -> list[Near]:
        """Words of names few edits away from the word, most similar first."""
        if len(word) < _SHORTEST_CORRECTED or any(letter.isdigit() for letter in word):
            return []
        edits = 1 if len(word) <= _SHORT else 2
        nears = [
            Near(near, self._similarity(word, near, distance))
            for near, distance in self._vocabulary.near(word, edits, _CORRECTIONS)
        ]
        return sorted(nears, key=lambda near: (-near.similarity, near.word))[:_CORRECTIONS]

    def _similarity(self, word: str, near: str, distance: int) -> float:
        """1 less the share of letters changed; a little more for a word that many names hold."""
        similarity = 1 - distance / max(len(word), len(near))
        common = min(0.03, math.log1p(self._vocabulary.count(near)) / 200)
        if word[0] == near[0]:
            return similarity + common
        return (
            similarity + common - (_OTHER_FIRST_LETTER if len(word) > _SHORT else _OTHER_SHORT_WORD)
        )

    def _question_masses(self) -> list[float]:
        """The weight of each word that a name should explain: by the best word it stands for."""
        masses = []
        for place, word in enumerate(self._words):
            best = self.nears[place][0].word if place in self.nears else word
            carries = word in JOINING or self.question.asks[place] is not None
            masses.append(self._vocabulary.mass(best) * (_CARRIER_SHARE if carries else 1.0))
        return masses

    def mass(self, places: Iterable[int]) -> float:
        """How much the words at these places weigh in names, by the best word each stands for."""
        best = (self.nears[place][0].word for place in places if place in self.nears)
        return sum(self._vocabulary.mass(word) for word in best)

    def typed(self, match: Alignment) -> str:
        """The words of the question that stand for words of the name, as typed."""
        return " ".join(self._words[place] for place in sorted(match))

    def align(self, name: Sequence[str], among: Iterable[int] | None = None) -> dict[int, Near]:
        """Which place of the question stands for which word of the name; each word once."""
        pairs = sorted(
            (-near.similarity, place, near.word, near)
            for place in (self.nears if among is None else among)
            for near in self.nears[place]
            if near.word in name
        )
        match: dict[int, Near] = {}
        left = list(name)
        for _, place, word, near in pairs:
            if place not in match and word in left:
                match[place] = near
                left.remove(word)
        return match

    def closest_together(self, name: Sequence[str]) -> dict[int, Near]:
        """The alignment within a stretch little longer than the name that covers most of it.

        Of equally good ones the tightest: in "A syndrome and B C syndrome" each has its own word.
        """
        stretch = len(name) + max(1, len(name) // 2)
        wanted = set(name)
        places = [
            place
            for place, near_words in self.nears.items()
            if any(near.word in wanted for near in near_words)
        ]
        matches = (
            self.align(name, [place for place in places[start : start + stretch] if place < end])
            for start, end in enumerate(place + stretch for place in places)
        )
        return max(
            matches,
            key=lambda match: (self.name_coverage(name, match), min(match) - max(match)),
            default={},
        )

    def name_coverage(self, name: Sequence[str], match: Alignment) -> float:
        """How much of the name the question holds, 0–1."""
        whole = sum(self._vocabulary.mass(word) for word in name)
        held = sum(self._vocabulary.mass(near.word) * near.similarity for near in match.values())
        return min(1.0, held / whole) if whole else 0.0

    def question_coverage(self, match: Alignment) -> float:
        """How much of the question the name explains, 0–1."""
        whole = sum(self._masses)
        explained = sum(self._masses[place] * near.similarity for place, near in match.items())
        return explained / whole if whole else 0.0

    def unexplained(self, match: Alignment) -> float:
        """The share of the question's name-like words that the name leaves over, 0–1."""
        whole = sum(self._masses[place] for place in self._content)
        left = sum(self._masses[place] for place in self._content if place not in match)
        return left / whole if whole else 0.0

    def spelling(self, match: Alignment) -> float:
        """How alike the matched words are to those of the name, 0–1, by rarity."""
        whole = sum(self._masses[place] for place in match)
        alike = sum(self._masses[place] * near.similarity for place, near in match.items())
        return alike / whole if whole else 0.0

    def telling_penalty(self, name: Sequence[str], match: Alignment) -> float:
        """A factor below 1 where the name is of more than was typed: an allergy to a drug."""
        left_out = lexicon.load().telling.intersection(name)
        return _LEFT_OUT if left_out - {near.word for near in match.values()} else 1.0

    def number_penalty(self, name: Sequence[str], match: Alignment) -> float:
        """A factor below 1 where the numbers differ: type 2 must not become type 3."""
        matched = {near.word for near in match.values()}
        missing = not self._numbers <= matched
        extra = any(_is_number(word) and word not in matched for word in name)
        return (_MISSING_NUMBER if missing else 1.0) * (_EXTRA_NUMBER if extra else 1.0)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or len(word) == 1
