"""How well an entry fits a question: its parts, each a number, and their weighted sum.

Coverage is weighed by rarity, both ways: how much of the name the question holds, and how much
of the question the name explains. So *fever* cannot beat a misspelt *familial Mediterranean
fever*, and a rare word carries more than "syndrome".
"""

from __future__ import annotations

import math
import operator
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from rapidfuzz import fuzz

from knowledge.language import lexicon
from knowledge.matching import misspelling
from knowledge.matching.gathering import Span
from knowledge.matching.mention import Mention
from knowledge.matching.weights import weights
from knowledge.model import Kind, NameKind
from knowledge.names.index import KINDS, NAME_KINDS, Near, is_joining

_HARDLY = 0.001  # of the question's mass
_NEARLY_ALL = 0.9  # of the question in one whole name
_IN_PART = 58.0  # below this a part of a message does not name the entry

# The parts of each kind of name and of concept, in the order in which the arrays number kinds.
_NAME_KIND_PARTS = tuple(
    tuple(
        float(kind is each)
        for each in (NameKind.PREFERRED, NameKind.ABBREVIATION, NameKind.LAY, NameKind.FORMER)
    )
    for kind in NAME_KINDS
)
_KIND_PARTS = tuple(
    tuple(float(kind is each) for each in (Kind.FEATURE, Kind.GROUP, Kind.UNSTATED))
    for kind in KINDS
)


class Fit(NamedTuple):
    """An entry beside a question: which words stand for which, the parts and what they come to.

    `strength` orders the entries of one question. `held` is the share of the name that the question
    holds, `unexplained` the share of the question's name-like words that the name leaves over, and
    `spelt` how alike the others are to the words of the name, by rarity and 0–1. A part of a
    message has no parts, and its strength is its score. Made for every entry that is looked at,
    so what only those told of need is worked out when it is asked for.
    """

    entry: int
    mention: Mention
    match: Mapping[int, Near]  # place in the question (or its reading) → the word of the name
    parts: tuple[float, ...]
    strength: float
    held: float
    unexplained: float = 0.0
    spelt: float = 1.0

    @property
    def covered(self) -> frozenset[int]:
        """The places in the message of the words that match."""
        return self.mention.as_typed(self.match)

    @property
    def score(self) -> float:
        """How sure it is, 0–100, that this entry is meant."""
        return weights().score_of(self.parts) if self.parts else self.strength


Aligned = tuple[int, Sequence[int], Mapping[int, Near]]  # entry, its words, which match


class Scorer:
    """Scores entries beside one mention."""

    def __init__(self, mention: Mention, found: Iterable[Span]) -> None:
        self._mention, self._index = mention, mention.index
        self._strengths, self._telling = weights().strength, lexicon.load().telling
        self._read = mention.reading.how if mention.reading else None
        self._alternatives = _alternatives(mention)
        self._stretches: dict[int, list[Span]] = {}
        for span in found:
            self._stretches.setdefault(span.entry, []).append(span)
        self._read_words: dict[int, str] = {}
        self._misspelt = misspelling.possible(mention)
        self._read_mention()

    def _read_mention(self) -> None:
        """What depends on which words of the mention carry the question."""
        mention = self._mention
        self._content = mention.question.content
        self._mass = mention.mass_at(self._content)
        self._asks = list(map(mention.is_asking, range(len(mention.words))))
        self._naming = frozenset(self._content)
        self._typed = [mention.words[place] for place in self._content]
        self._numbers = {word for word in self._typed if _is_number(word)}

    def naming(self, places: Iterable[int]) -> Scorer:
        """The same, the question words at these places counted as words of names."""
        other = copy(self)
        other._mention = self._mention.naming(places)  # noqa: SLF001  # of this class
        other._read_mention()  # noqa: SLF001
        return other

    def fit(self, entry: int) -> Fit:
        """How well the mention as a whole fits the entry."""
        return self.fit_aligned(self.aligned(entry))

    def aligned(self, entry: int) -> Aligned:
        """An entry with its words, and which of them the mention holds."""
        name = self._index.words_of(entry)
        match = self._align(name)
        if self._misspelt and len(match) < len(name):
            misspelling.add(self._misspelt, name, match, self._word)
        return entry, name, match

    def _align(self, name: Sequence[int], among: Collection[int] | None = None) -> dict[int, Near]:
        """Which place of the question stands for which word of the name; each word once."""
        match: dict[int, Near] = {}
        for word in name:
            for place, near in self._alternatives.get(word, ()):
                is_open = place not in match and (among is None or place in among)
                if is_open or (place in match and near.similarity > match[place].similarity):
                    match[place] = near
                    break
        return match

    def fit_aligned(self, aligned: Aligned) -> Fit:
        """How well the mention fits the entry, by the words that match."""
        entry, name, match = aligned
        held, asking, whole, alike, own = self._masses(match)
        mass, said = self._index.entry_mass[entry], self._mention.mass
        held, asking = (min(1.0, held / mass), min(1.0, asking / mass)) if mass else (0.0, 0.0)
        explained = alike / said if said else 0.0
        spelt = alike / whole if whole else 0.0
        unexplained = max(0.0, 1 - own / self._mass) if self._mass else 0.0
        text = self._index.key(entry)
        key = text.split(" ")
        both = held * explained
        parts = (
            *(held, explained, float(unexplained < _HARDLY), asking, both, math.sqrt(both)),
            *self._likeness(match, text, key),
            *self._facts(entry),
            *self._differences(name, key, match),
            spelt,
            float(self._read == "reworded"),
            float(self._read == "respaced"),
            float(spelt < 1 and len(key) == 1 and self._is_abbreviation(entry)),
        )
        strength = sum(map(operator.mul, parts, self._strengths))
        return Fit(entry, self._mention, match, parts, strength, held, unexplained, spelt)

    def _masses(self, match: Mapping[int, Near]) -> tuple[float, float, float, float, float]:
        """Sums over the words that match, in one go, as it is done for every entry.

        The mass held of the name, and of it in words that ask; then the mass in the question, the
        same by similarity, and that of the words that do not ask.
        """
        of_words, of_places, asks = self._index.mass_of, self._mention.masses, self._asks
        held = asking = whole = alike = own = 0.0
        for place, near in match.items():
            mass, similarity = of_places[place], near.similarity
            share = of_words[near.word] * similarity
            held += share
            whole += mass
            alike += mass * similarity
            if asks[place]:
                asking += share
            else:
                own += mass
        return held, asking, whole, alike, own

    def held(self, entry: int, match: Mapping[int, Near]) -> float:
        """How much of the name the question holds, 0–1."""
        masses = self._index.mass_of
        held = sum(masses[near.word] * near.similarity for near in match.values())
        mass = self._index.entry_mass[entry]
        return min(1.0, held / mass) if mass else 0.0

    def _likeness(
        self, match: Mapping[int, Near], name: str, key: Sequence[str]
    ) -> tuple[float, ...]:
        """How alike the words of the question and the name are, as texts."""
        words, word = self._mention.words, self._word
        is_usual = self._naming.issuperset(match)
        places = self._content if is_usual else sorted({*self._content, *match})
        typed = self._typed if is_usual else [words[place] for place in places]
        meant = [word(match[place].word) if place in match else words[place] for place in places]
        line, corrected = " ".join(typed), " ".join(meant)
        in_order = fuzz.ratio(corrected, name) / 100
        any_order = fuzz.token_sort_ratio(corrected, name) / 100
        return (
            in_order,
            any_order,
            fuzz.ratio("".join(typed), "".join(key)) / 100,
            in_order if line == corrected else fuzz.ratio(line, name) / 100,
            float(line == name),
            float(any_order == 1.0),  # no word holds a blank
            float(meant[:1] == key[:1]),
            float(meant[-1:] == key[-1:]),
        )

    def _word(self, number: int) -> str:
        """A word of names, each read once."""
        word = self._read_words.get(number)
        if word is None:
            word = self._read_words[number] = self._index.word(number)
        return word

    def _facts(self, entry: int) -> tuple[float, ...]:
        """What is known of the entry and its concept, and how much of the question it is."""
        index = self._index
        concept = index.concept_of[entry]
        span = self._span(entry) if entry in self._stretches else 0.0
        return (
            span,
            float(span > _NEARLY_ALL),
            *_NAME_KIND_PARTS[index.kinds[entry]],
            math.log1p(index.name_counts[concept]),
            float(index.described[concept]),
            *_KIND_PARTS[index.concept_kinds[concept]],
        )

    def _is_abbreviation(self, entry: int) -> bool:
        return NAME_KINDS[self._index.kinds[entry]] is NameKind.ABBREVIATION

    def _span(self, entry: int) -> float:
        """The share of the question in the widest stretch that is the whole name."""
        stretches = self._stretches[entry]
        return max(self._mention.share(each.start, each.end) for each in stretches)

    def _differences(
        self, name: Sequence[int], key: Sequence[str], match: Mapping[int, Near]
    ) -> tuple[float, ...]:
        """What the name has and the question lacks, and numbers the other way about."""
        matched = {near.word for near in match.values()}
        is_missing = self._numbers and not self._numbers <= set(map(self._word, matched))
        missing = 1.0 if is_missing else 0.0
        left = [word for word, number in zip(key, name, strict=True) if number not in matched]
        if not left:
            return missing, 0.0, 0.0, 0.0
        has_number = any(map(_is_number, left))
        joining = sum(map(is_joining, left))
        return (
            missing,
            float(has_number),
            float(len(left) - joining),
            float(not self._telling.isdisjoint(left)),
        )

    def part(self, entry: int) -> Fit | None:
        """How well a stretch of the message names the entry; None where it hardly does."""
        name = self._index.words_of(entry)
        match = self._closest_together(entry, name)
        if not any(not self._mention.is_asking(place) for place in match):
            return None
        typed = " ".join(self._mention.words[place] for place in sorted(match))
        alike = fuzz.token_sort_ratio(typed, self._index.key(entry)) / 100
        held = self.held(entry, match)
        score = 100 * held * (0.8 + 0.2 * alike)
        if score < _IN_PART:
            return None
        return Fit(entry, self._mention, match, (), score, held)

    def _closest_together(self, entry: int, name: Sequence[int]) -> dict[int, Near]:
        """The alignment within a stretch little longer than the name that covers most of it.

        Of equally good ones the tightest, then one in the order of the name: in "A syndrome B C
        syndrome" each has its own word.
        """
        stretch = len(name) + max(1, len(name) // 2)
        wanted = {place for word in name for place, _ in self._alternatives.get(word, ())}
        matches = (self._align(name, range(start, start + stretch)) for start in sorted(wanted))
        return max(
            matches,
            key=lambda match: (
                self.held(entry, match),
                min(match) - max(match),
                list(match) == sorted(match),
            ),
            default={},
        )


def _alternatives(mention: Mention) -> dict[int, list[tuple[int, Near]]]:
    """For each word of names the places of those that may stand for it, the most alike first.

    "Genetic" that asks comes behind the "hereditary" that was typed.
    """
    found: dict[int, list[tuple[int, Near]]] = {}
    for place, nears in enumerate(mention.nears):
        for near in nears:
            held = found.get(near.word)
            if held is None:
                found[near.word] = [(place, near)]
            elif near.similarity > held[0][1].similarity:
                held.insert(0, (place, near))
            else:
                held.append((place, near))
    return found


def _is_number(word: str) -> bool:
    return word[0].isdigit() or len(word) == 1
