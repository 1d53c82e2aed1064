"""From a question's words to concepts: every candidate with its score and the reason it matched.

Each word of the question that may name something is looked up among the words of all names, or
corrected to near ones; entries that hold such words are weighed by two coverages, both by rarity:
how much of the name the question holds, and how much of the question the name explains. So
*fever* cannot beat a misspelt *familial Mediterranean fever*, and a rare word carries more than
"syndrome". Scores are 0–100.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from knowledge import lexicon
from knowledge.index import JOINING
from knowledge.model import NameKind
from knowledge.question import Question
from knowledge.store import Entry, Store

How = Literal["identifier", "exact", "close", "part", "successor", "gene", "citation", "last"]

# Bounds on the work of one question, so that no message takes long.
_POSTINGS = 6_000  # entries touched while gathering
_SCORED = 80  # entries scored in full
_SHORTEST_CORRECTED = 4  # letters: "ALS" is no misspelt "all"
_CORRECTIONS = 5  # near words kept for a misspelt one
_CORRECTED_WORDS = 24  # words corrected in one message
_LONGEST_SPAN = 16  # words of a name looked up as a whole
_EXACT = 100.0

# Weights of the final score; see benchmarks/matching.py for what they were tried on.
_COVERAGE, _SORTED, _IN_ORDER = 0.76, 0.16, 0.08
_MISSING_NUMBER = 0.90  # "type 2" asked for, and the name is of another type
_EXTRA_NUMBER = 0.965  # the name has a number that nobody asked for
_HELD = 0.85  # of a name's mass: enough for its question words to count as words of the name
_CARRIER_SHARE = 0.04  # of a word's mass that a question word keeps


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that may be meant: the name that matched, how, and how well.

    `covered` are the places of the question's words that the name explains. By rarity, `held` is
    the share of the name that the question holds, and `unexplained` the share of the question's
    name-like words that the name leaves over.
    """

    concept: int
    name: str
    kind: NameKind | None
    how: How
    score: float
    covered: frozenset[int]
    held: float = 1.0
    unexplained: float = 0.0


@dataclass(frozen=True, slots=True)
class _Near:
    """A word of the vocabulary that a word of the question may stand for; similarity 0–1."""

    word: str
    similarity: float


class Matcher:
    """Finds concepts in one knowledge file. Holds nothing that a question changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words = store.vocabulary

    def exact(self, question: Question) -> list[Candidate]:
        """The concepts that a name equal to the whole mention belongs to; one for each concept.

        The mention is all words but the question words at its ends. Where several such spans are
        names, the longest counts: "is hereditary spherocytosis …" is not about spherocytosis.
        """
        content = question.content
        if self._may_name(question, content):
            return []
        spans = self._spans_around(question, content) if content else self._any_spans(question)
        entries = self._store.entries_called(spans)
        if not entries:
            return []
        longest = max(len(entry.key.split()) for entry in entries)
        return [
            Candidate(
                entry.concept,
                entry.text,
                entry.kind,
                "exact",
                _EXACT,
                frozenset(range(*spans[entry.key])),
            )
            for entry in entries
            if len(entry.key.split()) == longest
        ]

    def _may_name(self, question: Question, content: list[int]) -> bool:
        """Whether a misspelt question word may be a misspelt word of the name beside it.

        Then the mention's ends are not sure, and the close names decide: "autostomal" is not
        "autosomal" yet, and what stands before it would be taken for the whole name.
        """
        return bool(content) and any(
            asks is not None and asks != token.word and asks in self._words
            for asks, token in zip(question.asks, question.tokens, strict=True)
        )

    def _spans_around(self, question: Question, content: list[int]) -> dict[str, tuple[int, int]]:
        """All spans that hold every content word, by their normal form."""
        words, first, last = question.words, content[0], content[-1]
        return {
            " ".join(words[start:end]): (start, end)
            for start in range(max(0, last + 1 - _LONGEST_SPAN), first + 1)
            for end in range(last + 1, min(len(words), start + _LONGEST_SPAN) + 1)
        }

    def _any_spans(self, question: Question) -> dict[str, tuple[int, int]]:
        """In a message of question words alone, all spans of two words and more."""
        words = question.words
        return {
            " ".join(words[start:end]): (start, end)
            for start in range(len(words))
            for end in range(start + 2, min(len(words), start + _LONGEST_SPAN) + 1)
        }

    def rank(self, question: Question) -> list[Candidate]:
        """The concepts that the mention as a whole may mean, best first, one entry each."""
        nears = self._nears(question)
        entries = self._gathered(question, nears)
        scored = [self._score(question, nears, entry) for entry in entries]
        if named := _question_words_named(question, scored):
            asks = (None if place in named else asks for place, asks in enumerate(question.asks))
            question = replace(question, asks=tuple(asks))
            scored = [self._score(question, nears, entry) for entry in entries]
        return _best_of_each(scored)

    def spot(self, question: Question) -> list[Candidate]:
        """The concepts named in parts of the message, in the order of the message, without overlap.

        For messages that name several things, or one thing in many words.
        """
        nears = self._nears(question)
        found = []
        for entry in self._gathered(question, nears, prefer_whole_names=True):
            candidate = self._score_part(question, nears, entry)
            if candidate:
                found.append(candidate)
        return self._without_overlap(found)

    def _without_overlap(self, found: Iterable[Candidate]) -> list[Candidate]:
        """The weightiest candidates that share no word of the message."""
        taken: set[int] = set()
        chosen = []
        for candidate in sorted(found, key=_weight):
            if not taken & candidate.covered:
                taken |= candidate.covered
                chosen.append(candidate)
        return sorted(chosen, key=lambda each: min(each.covered))

    def _nears(self, question: Question) -> dict[int, list[_Near]]:
        """For each place the words it may stand for; nothing where no name holds such a word."""
        nears: dict[int, list[_Near]] = {}
        corrected = 0
        equivalents = lexicon.load().equivalents
        for place, word in enumerate(question.words):
            near = [_Near(word, 1.0)] if word in self._words else []
            asks = question.asks[place]
            if asks and asks != word and asks in self._words:
                near.append(_Near(asks, 1 - 1 / len(word)))  # a misspelt "familial"
            if equivalent := equivalents.get(word):
                near.append(_Near(equivalent, 0.9))
            if not near and asks is None and corrected < _CORRECTED_WORDS:
                corrected += 1
                near = self._corrections(word)
            if near:
                nears[place] = near
        return nears

    def _corrections(self, word: str) -> list[_Near]:
        """Words of names within one edit of the word, two from six letters on, best first."""
        if len(word) < _SHORTEST_CORRECTED or any(letter.isdigit() for letter in word):
            return []
        edits = 1 if len(word) <= 5 else 2
        nears = [
            _Near(near, self._similarity(word, near, distance))
            for near, distance in self._words.near(word, edits, _CORRECTIONS)
        ]
        return sorted(nears, key=lambda near: (-near.similarity, near.word))[:_CORRECTIONS]

    def _similarity(self, word: str, near: str, distance: int) -> float:
        """1 less the share of letters changed; a little less where the first letter differs."""
        similarity = 1 - distance / max(len(word), len(near))
        common = min(0.03, math.log1p(self._words.count(near)) / 200)
        return similarity + common - (0.06 if word[0] != near[0] else 0.0)

    def _gathered(
        self,
        question: Question,
        nears: Mapping[int, list[_Near]],
        *,
        prefer_whole_names: bool = False,
    ) -> list[Entry]:
        """The entries worth scoring: those that hold most of the question's rare words."""
        matched = self._matched_mass(question, nears)
        masses = self._store.masses

        def promise(entry: int) -> float:
            share = matched[entry] / masses[entry] if masses[entry] else 0.0
            return matched[entry] * (share * share if prefer_whole_names else share)

        best = sorted(matched, key=lambda entry: (-promise(entry), entry))[:_SCORED]
        return self._store.entries(best)

    def _matched_mass(
        self, question: Question, nears: Mapping[int, list[_Near]]
    ) -> dict[int, float]:
        """The mass of matched words by entry, from the rarest word on until enough are touched."""
        words: dict[str, float] = {}
        for place, near_words in nears.items():
            # Question words lead to names only after all others: "down" in "Down syndrome".
            share = 1.0 if question.asks[place] is None else 0.5
            for near in near_words:
                mass = self._words.mass(near.word) * near.similarity**2 * share
                words[near.word] = max(words.get(near.word, 0.0), mass)
        matched: dict[int, float] = defaultdict(float)
        touched = 0
        for word, mass in sorted(words.items(), key=lambda each: (-each[1], each[0])):
            posting = self._store.posting(word)
            touched += len(posting)
            if touched > _POSTINGS and matched:
                # A common word alone finds nothing new, but still tells found entries apart.
                for entry in matched.keys() & posting:
                    matched[entry] += mass
                continue
            for entry in posting:
                matched[entry] += mass
        return matched

    def _score(
        self, question: Question, nears: Mapping[int, list[_Near]], entry: Entry
    ) -> Candidate:
        names = entry.key.split()
        match = self._align(names, nears)
        of_name = self._name_coverage(names, match)
        of_question = self._question_coverage(question, nears, match)
        typed = " ".join(question.words[place] for place in sorted(match))
        score = (
            _COVERAGE * math.sqrt(of_name * of_question)
            + _SORTED * fuzz.token_sort_ratio(typed, entry.key) / 100
            + _IN_ORDER * fuzz.ratio(typed, entry.key) / 100
        )
        score *= _number_penalty(question, names, match)
        return Candidate(
            entry.concept,
            entry.text,
            entry.kind,
            "close",
            100 * score,
            frozenset(match),
            of_name,
            self._unexplained(question, nears, match),
        )

    def _score_part(
        self, question: Question, nears: Mapping[int, list[_Near]], entry: Entry
    ) -> Candidate | None:
        """How well a part of the message names the entry; None where its words lie scattered."""
        names = entry.key.split()
        match = self._closest_together(names, nears)
        if not any(question.asks[place] is None for place in match):
            return None
        of_name = self._name_coverage(names, match)
        typed = " ".join(question.words[place] for place in sorted(match))
        score = 100 * of_name * (0.8 + 0.2 * fuzz.token_sort_ratio(typed, entry.key) / 100)
        if score < _NAMED_IN_PART:
            return None
        return Candidate(entry.concept, entry.text, entry.kind, "part", score, frozenset(match))

    def _align(self, names: list[str], nears: Mapping[int, list[_Near]]) -> dict[int, _Near]:
        """Which place of the question stands for which word of the name; each word once."""
        pairs = sorted(
            (-near.similarity, place, near.word, near)
            for place, near_words in nears.items()
            for near in near_words
            if near.word in names
        )
        match: dict[int, _Near] = {}
        left = list(names)
        for _, place, word, near in pairs:
            if place not in match and word in left:
                match[place] = near
                left.remove(word)
        return match

    def _closest_together(
        self, names: list[str], nears: Mapping[int, list[_Near]]
    ) -> dict[int, _Near]:
        """The alignment within a stretch little longer than the name that covers most of it."""
        wanted = set(names)
        places = [
            place
            for place, near_words in sorted(nears.items())
            if any(near.word in wanted for near in near_words)
        ]
        stretch = len(names) + max(1, len(names) // 2)
        best: dict[int, _Near] = {}
        for first in places:
            window = {place: nears[place] for place in places if first <= place < first + stretch}
            match = self._align(names, window)
            if self._name_coverage(names, match) > self._name_coverage(names, best):
                best = match
        return best

    def _name_coverage(self, names: list[str], match: Mapping[int, _Near]) -> float:
        whole = sum(self._words.mass(word) for word in names)
        found = sum(self._words.mass(near.word) * near.similarity for near in match.values())
        return min(1.0, found / whole) if whole else 0.0

    def _question_coverage(
        self,
        question: Question,
        nears: Mapping[int, list[_Near]],
        match: Mapping[int, _Near],
    ) -> float:
        whole = explained = 0.0
        for place, word in enumerate(question.words):
            mass = self._question_mass(question, nears, place, word)
            whole += mass
            if place in match:
                explained += mass * match[place].similarity
        return explained / whole if whole else 0.0

    def _unexplained(
        self,
        question: Question,
        nears: Mapping[int, list[_Near]],
        match: Mapping[int, _Near],
    ) -> float:
        masses = {
            place: self._question_mass(question, nears, place, question.words[place])
            for place in question.content
        }
        whole = sum(masses.values())
        left = sum(mass for place, mass in masses.items() if place not in match)
        return left / whole if whole else 0.0

    def _question_mass(
        self, question: Question, nears: Mapping[int, list[_Near]], place: int, word: str
    ) -> float:
        """The weight of a word that a candidate should explain: by the best word it stands for."""
        if word in JOINING:
            return self._words.mass(word) * _CARRIER_SHARE
        best = nears[place][0].word if place in nears else word
        share = 1.0 if question.asks[place] is None else _CARRIER_SHARE
        return self._words.mass(best) * share


# Below this a part of a message does not name the entry.
_NAMED_IN_PART = 58.0


def _number_penalty(question: Question, names: list[str], match: Mapping[int, _Near]) -> float:
    """Numbered types differ in one number that weighs little: "type 2" must not become type 3."""
    matched = {near.word for near in match.values()}
    asked = {
        word
        for word, carrier in zip(question.words, question.asks, strict=True)
        if carrier is None and _is_number(word)
    }
    penalty = 1.0
    if asked - matched:
        penalty *= _MISSING_NUMBER
    if any(_is_number(word) and word not in matched for word in names):
        penalty *= _EXTRA_NUMBER
    return penalty


def _question_words_named(question: Question, scored: Iterable[Candidate]) -> set[int]:
    """The question words that belong to a name after all: one that the question holds nearly whole.

    "familal idiopathic …" is not about how the rest is inherited, and must not lead to the rest.
    """
    return {
        place
        for candidate in scored
        if candidate.held >= _HELD
        for place in candidate.covered
        if question.asks[place] is not None and question.words[place] not in JOINING
    }


def _weight(candidate: Candidate) -> tuple[float, bool, int]:
    """Longer names before shorter ones inside them, unless they fit much worse."""
    return (
        -candidate.score * len(candidate.covered) ** 0.8,
        candidate.kind is not NameKind.PREFERRED,
        candidate.concept,
    )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or len(word) == 1


def _best_of_each(scored: Iterable[Candidate]) -> list[Candidate]:
    """The best candidate of each concept, best first; of equals the preferred name."""
    best: dict[int, Candidate] = {}
    for candidate in sorted(scored, key=_goodness):
        best.setdefault(candidate.concept, candidate)
    return list(best.values())


def _goodness(candidate: Candidate) -> tuple[float, bool, int]:
    return (-round(candidate.score, 6), candidate.kind is not NameKind.PREFERRED, candidate.concept)
