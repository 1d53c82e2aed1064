"""From a question's words to concepts: every candidate with its score and the reason it matched.

Entries that hold the question's words, or words near to them, are scored by two coverages: how
much of the name the question holds, and how much of the question the name explains. So *fever*
cannot beat a misspelt *familial Mediterranean fever*, and a rare word carries more than
"syndrome". Scores are 0–100.
"""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from knowledge.entries import Entry
from knowledge.index import JOINING
from knowledge.mention import Mention
from knowledge.model import Kind, NameKind
from knowledge.question import Question
from knowledge.store import Store

How = Literal["identifier", "exact", "close", "part", "successor", "gene", "citation", "last"]

# Bounds on the work of one question, so that no message takes long.
_POSTINGS = 6_000  # entries touched while gathering
_SCORED = 80  # entries scored in full
_LONGEST_SPAN = 16  # words of a name looked up as a whole
_STEPS = 20  # read from a posting in the time that it takes to look one entry up in it
_EXACT = 100.0

# Parts of the final score; benchmarks/matching.py shows what they do.
_COVERAGE, _SORTED, _IN_ORDER = 0.76, 0.16, 0.08
_HELD = 0.85  # of a name's mass: enough for its question words to count as words of the name
_NAMED_IN_PART = 58.0  # below this a part of a message does not name the entry


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that may be meant: the name that matched, how, and how well.

    `covered` are the places of the question's words that the name explains. By rarity, `held` is
    the share of the name that the question holds, `unexplained` the share of the question's
    name-like words that the name leaves over, and `spelt` how alike the others are to its words.
    """

    concept: int
    name: str
    kind: NameKind | None
    how: How
    score: float
    covered: frozenset[int]
    held: float = 1.0
    unexplained: float = 0.0
    spelt: float = 1.0


class Matcher:
    """Finds concepts in one knowledge file. Holds nothing that a question changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries = store.entries
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
        entries = self._entries.called(spans)
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
        mention = Mention(question, self._words)
        entries = self._gathered(mention)
        scored = [self._score(mention, entry) for entry in entries]
        if named := _question_words_named(mention, scored):
            mention = mention.naming(named)
            scored = [self._score(mention, entry) for entry in entries]
        return _best_of_each(scored)

    def spot(self, question: Question) -> list[Candidate]:
        """The concepts named in parts of the message, in the order of the message, without overlap.

        For messages that name several things, or one thing in many words.
        """
        mention = Mention(question, self._words)
        entries = self._gathered(mention, prefer_whole_names=True)
        scored = filter(None, (self._score_part(mention, entry) for entry in entries))
        return _without_overlap(sorted(scored, key=self._weight))

    def _weight(self, candidate: Candidate) -> tuple[float, bool, bool, int]:
        """Longer names before shorter ones inside them, unless they fit much worse.

        Of namesakes the one that sources say something of comes first.
        """
        return (
            -candidate.score * len(candidate.covered) ** 0.8,
            self._store.brief(candidate.concept).kind is Kind.UNSTATED,
            candidate.kind is not NameKind.PREFERRED,
            candidate.concept,
        )

    def _gathered(self, mention: Mention, *, prefer_whole_names: bool = False) -> list[Entry]:
        """The entries worth scoring: those that hold most of the question's rare words."""
        matched = self._matched_mass(mention)
        masses = self._entries.masses
        shares = ((entry, mass, mass / masses[entry]) for entry, mass in matched.items())
        if prefer_whole_names:
            promises = [(-mass * (share * share), entry) for entry, mass, share in shares]
        else:
            promises = [(-mass * share, entry) for entry, mass, share in shares]
        return self._entries.numbered(entry for _, entry in heapq.nsmallest(_SCORED, promises))

    def _matched_mass(self, mention: Mention) -> dict[int, float]:
        """The mass of matched words by entry, from the rarest word on until enough are touched."""
        matched: dict[int, float] = defaultdict(float)
        touched = 0
        for word, mass in self._rarest_first(mention):
            posting = self._entries.posting(word)
            touched += len(posting)
            # A common word alone finds nothing new, but still tells found entries apart.
            enough = touched > _POSTINGS and matched
            for entry in _held(matched, posting) if enough else posting:
                matched[entry] += mass
        return matched

    def _rarest_first(self, mention: Mention) -> list[tuple[str, float]]:
        """The words of names that the question may hold, with their mass, heaviest first."""
        words: dict[str, float] = {}
        for place, nears in mention.nears.items():
            # Question words lead to names only after all others: "down" in "Down syndrome".
            share = 1.0 if mention.question.asks[place] is None else 0.5
            for near in nears:
                mass = self._words.mass(near.word) * near.similarity**2 * share
                words[near.word] = max(words.get(near.word, 0.0), mass)
        return sorted(words.items(), key=lambda each: (-each[1], each[0]))

    def _score(self, mention: Mention, entry: Entry) -> Candidate:
        """How well the mention as a whole fits the entry."""
        name = entry.key.split()
        match = mention.align(name)
        held = mention.name_coverage(name, match)
        typed = mention.typed(match)
        score = (
            _COVERAGE * math.sqrt(held * mention.question_coverage(match))
            + _SORTED * fuzz.token_sort_ratio(typed, entry.key) / 100
            + _IN_ORDER * fuzz.ratio(typed, entry.key) / 100
        )
        score *= 100 * mention.number_penalty(name, match) * mention.telling_penalty(name, match)
        named = (entry.concept, entry.text, entry.kind)
        shares = (held, mention.unexplained(match), mention.spelling(match))
        return Candidate(*named, "close", score, frozenset(match), *shares)

    def _score_part(self, mention: Mention, entry: Entry) -> Candidate | None:
        """How well a part of the message names the entry; None where its words lie scattered."""
        name = entry.key.split()
        match = mention.closest_together(name)
        if not any(mention.question.asks[place] is None for place in match):
            return None
        alike = fuzz.token_sort_ratio(mention.typed(match), entry.key) / 100
        score = 100 * mention.name_coverage(name, match) * (0.8 + 0.2 * alike)
        if score < _NAMED_IN_PART:
            return None
        return Candidate(entry.concept, entry.text, entry.kind, "part", score, frozenset(match))


def _held(entries: Collection[int], posting: array[int]) -> Collection[int]:
    """Which of the entries stand in a posting, which is in order."""
    if not posting or len(entries) * _STEPS > len(posting):
        return set(entries).intersection(posting)
    last = len(posting) - 1
    return [entry for entry in entries if posting[min(bisect_left(posting, entry), last)] == entry]


def _without_overlap(weightiest_first: Iterable[Candidate]) -> list[Candidate]:
    """The weightiest candidates that share no word of the message, in its order."""
    taken: set[int] = set()
    chosen = []
    for candidate in weightiest_first:
        if not taken & candidate.covered:
            taken |= candidate.covered
            chosen.append(candidate)
    return sorted(chosen, key=lambda each: min(each.covered))


def _question_words_named(mention: Mention, scored: Iterable[Candidate]) -> set[int]:
    """The question words that belong to a name after all: one that the question holds nearly whole.

    "familal idiopathic …" is not about how the rest is inherited, and must not lead to the rest.
    A name of little but question words ("Symptom", "Hereditary disease") says nothing of them.
    """
    asks, words = mention.question.asks, mention.question.words
    found: set[int] = set()
    for candidate in (each for each in scored if each.held >= _HELD):
        named = {place for place in candidate.covered if asks[place] is not None}
        if mention.mass(candidate.covered - named) > mention.mass(named):
            found |= {place for place in named if words[place] not in JOINING}
    return found


def _best_of_each(scored: Iterable[Candidate]) -> list[Candidate]:
    """The best candidate of each concept, best first; of equals the preferred name."""
    best: dict[int, Candidate] = {}
    for candidate in sorted(scored, key=_goodness):
        best.setdefault(candidate.concept, candidate)
    return list(best.values())


def _goodness(candidate: Candidate) -> tuple[float, bool, int]:
    return (-round(candidate.score, 6), candidate.kind is not NameKind.PREFERRED, candidate.concept)
