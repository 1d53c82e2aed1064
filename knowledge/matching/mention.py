"""What each word of a question may stand for in names, and how much it weighs.

A word stands for itself, for words of names that it misspells, and for words that mean the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from itertools import accumulate, islice, repeat

from knowledge.asking.question import Question
from knowledge.language import equivalents, lexicon
from knowledge.language.opposites import are_opposite
from knowledge.matching.readings import Reading
from knowledge.names.index import ONLY_JOINING, SHORT, Index, Near

# Bounds on the work of one question, so that no message takes long.
_CORRECTIONS = 5  # near words kept for a misspelt one
_ALTERNATIVES = 3  # and for a word of names that may be another one misspelt
_CORRECTED_WORDS = 24  # words corrected in one message

_SHORTEST_CORRECTED = 4  # letters; three in small letters
_OTHER_FIRST_LETTER = 0.06  # people rarely mistype the first letter
_OTHER_SHORT_WORD = 0.2  # a short word with another first letter is likely another word
_COMMON = 3_000  # entries that hold a word: it is no misspelt other one
_SHORTEST_CUT_OFF = 5  # letters of a word that others begin with
_CUT_OFF, _COMPLETIONS = 0.75, 3  # their similarity, and so many
MISREAD = 0.85  # of the similarity to a word that was typed as another word of names
_CARRIER_SHARE = 0.04  # of a word's mass that a question word keeps


class Corrections:
    """What words are corrected to: looked up once for all readings of a question."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._near: dict[str, list[tuple[int, int]]] = {}
        # By the word, the same as typed, and how many are kept.
        self.kept: dict[tuple[str, str, int], tuple[Near, ...]] = {}

    def near(self, spelling: str, most: int) -> list[tuple[int, int]]:
        """So many of the words near to a spelling as `Index.near` gives them, ten at most."""
        if spelling not in self._near:
            self._near[spelling] = self._index.near(spelling, 2 * _CORRECTIONS)
        return self._near[spelling][:most]


class Mention:
    """A question's words, each with the words of names that it may stand for, best first."""

    def __init__(
        self,
        question: Question,
        index: Index,
        reading: Reading | None = None,
        *,
        corrections: Corrections | None = None,
    ) -> None:
        """The words of a question as typed, or as they are read otherwise.

        `corrections` are those that another reading of the question has looked up.
        """
        self.corrections = corrections or Corrections(index)
        self.question = reading.question if reading else question
        self.reading = reading
        self.index = index
        self.words = self.question.words
        self.nears = list(map(self._stands_for, self.words, self.question.asks))
        self.corrected = 0  # words looked up in the index of misspellings
        self._correct_unknown()
        self._weigh()

    def _weigh(self) -> None:
        asks = self.question.asks
        self.masses = list(map(self._mass, self.words, self.nears, asks))
        self.mass = sum(self.masses)
        self.sums = [0.0, *accumulate(self.masses)]

    def as_typed(self, places: Iterable[int]) -> frozenset[int]:
        """The places in the message of words at these places of a reading."""
        return frozenset(places) if self.reading is None else self.reading.typed(places)

    def is_asking(self, place: int) -> bool:
        """Whether the word carries the question rather than names something."""
        return self.question.asks[place] is not None

    def naming(self, places: Iterable[int]) -> Mention:
        """The same, the question words at these places counted as words of names."""
        named = set(places)
        other = copy(self)
        asks = enumerate(self.question.asks)
        free = tuple(None if place in named else word for place, word in asks)
        other.question = replace(self.question, asks=free)
        other._weigh()  # noqa: SLF001  # of this class
        return other

    def share(self, start: int, end: int) -> float:
        """The share of the mass in the words from `start` to before `end`."""
        return (self.sums[end] - self.sums[start]) / self.mass if self.mass else 0.0

    def mass_at(self, places: Iterable[int]) -> float:
        """The mass of the words at these places."""
        return sum(map(self.masses.__getitem__, places))

    def _stands_for(self, word: str, asks: str | None) -> list[Near]:
        """The words of names that a word is, means, or is if it is a misspelt question word.

        Those of a question word as it is are looked up once, and never changed.
        """
        known = self.index.asking
        if asks == word and word in known:
            return known[word]
        found = self._as(word, 1.0)
        if asks and asks != word:
            found += self._as(asks, 1 - 1 / len(word), 1)
        found += self._equivalents(word)
        if asks == word and word in lexicon.load().carriers:
            known[word] = found
        return found

    def _as(self, word: str, alike: float, edits: int = 0) -> list[Near]:
        """The word itself, where a name holds it."""
        number = self.index.word_id(word)
        return [] if number is None else [Near(number, alike, edits)]

    def _equivalents(self, word: str) -> Sequence[Near]:
        """The words of names that mean the same; looked up once for each word that has any."""
        if not (meant := equivalents.words(word)):
            return ()
        known = self.index.equivalents
        if word not in known:
            known[word] = [near for other, alike in meant for near in self._as(other, alike)]
        return known[word]

    def _correct_unknown(self) -> None:
        for place, near in enumerate(self.nears):
            if not near and not self.is_asking(place):
                self.nears[place] = self._corrections(place, self.words[place], _CORRECTIONS)

    def doubt(self) -> None:
        """Let words of names stand for others, too, that may have been meant."""
        for place, word in enumerate(self.words):
            near = self.nears[place]
            is_own = near and near[0].similarity == 1.0
            if is_own and not self.is_asking(place) and self.index.count(near[0].word) < _COMMON:
                held = {each.word for each in near}
                near += [
                    Near(each.word, each.similarity * MISREAD, each.edits)
                    for each in self._corrections(place, word, _ALTERNATIVES)
                    if each.word not in held
                ]

    def misread(self, place: int) -> list[Near]:
        """Other words of names that a word of names may be, misspelt; most similar first."""
        return self._corrections(place, self.words[place], _ALTERNATIVES)

    def _corrections(self, place: int, word: str, most: int) -> list[Near]:
        """Words of names few edits away from the word, most similar first.

        Folding takes an "s" for a plural, which in "vascculits" it is not, and none in "diabetis",
        which is meant for one: both are tried.
        """
        raw = self.question.tokens[place].raw
        if len(word) < _SHORTEST_CORRECTED and (len(word) < 3 or raw.isupper()):
            return []  # "ALS" is no misspelt "all"
        if not word.isalpha() or self.corrected >= _CORRECTED_WORDS:
            return []
        self.corrected += 1
        kept, known = self.corrections.kept, (word, raw, most)
        if known not in kept:
            best: dict[int, Near] = {}
            is_word = bool(self.nears[place])
            for spelling in dict.fromkeys((word, raw.lower(), word.removesuffix("s"))):
                for number, edits in self.corrections.near(spelling, 2 * most):
                    if are_opposite(spelling, self.index.word(number), is_word=is_word):
                        continue
                    near = Near(number, self._similarity(spelling, number, edits), edits)
                    best[number] = max(near, best.get(number, near), key=_alike)
            nearest = sorted(best.values(), key=lambda near: -near.similarity)
            kept[known] = tuple(nearest[:most]) or self._completed(word)
        return list(kept[known])

    def _completed(self, word: str) -> tuple[Near, ...]:
        """The words of names that begin with a cut-off one, what most names hold first."""
        if len(word) < _SHORTEST_CUT_OFF:
            return ()
        begun = sorted(self.index.beginning(word), key=lambda n: -self.index.count(n))
        lengths = (len(self.index.word(n)) - len(word) for n in begun)
        nears = map(Near, begun, repeat(_CUT_OFF), lengths)
        return tuple(islice(nears, _COMPLETIONS))

    def _similarity(self, word: str, number: int, edits: int) -> float:
        """1 less the share of letters changed; a little more for a word that many names hold."""
        near = self.index.word(number)
        common = min(0.03, self.index.count(number).bit_length() / 400)
        similarity = 1 - edits / max(len(word), len(near)) + common
        if word[0] == near[0]:
            return similarity
        return similarity - (_OTHER_FIRST_LETTER if len(word) > SHORT else _OTHER_SHORT_WORD)

    def _mass(self, word: str, near: Sequence[Near], asks: str | None) -> float:
        """The weight of a word that a name should explain: by the best word it stands for."""
        mass = self.index.mass_of[near[0].word] if near else self.index.most_mass
        if word in ONLY_JOINING:
            return mass if near else 0.0
        return mass if asks is None else mass * _CARRIER_SHARE


def _alike(near: Near) -> float:
    return near.similarity
