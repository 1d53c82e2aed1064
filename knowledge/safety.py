"""What must be seen before a look-up: danger, a patient's data, a question about oneself.

Two levels. *Stop*: an emergency happening now, thoughts of self-harm, or what names a patient;
nothing is looked up. *Accompany*: a question about oneself or someone near, or a dose; the answer
is given with a fixed line before it. What is said then stands in ``bot/phrases``.

The rules are data, ``data/safety.toml``: a clinician can read, extend and review them there.
A missed emergency is worse than a false alarm, so a rule that stops has few exceptions;
a false alarm teaches people to skip the line, so a rule that accompanies has many.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field

from knowledge._safety_phrases import Phrase, PhraseError, WordLists, read_phrase
from knowledge._safety_text import Sentence, Spelling, read_sentences
from knowledge.model import Frozen

Level = Literal["clear", "stop", "accompany"]
Kind = Literal["emergency", "self_harm", "patient_data", "personal", "dose"]

# The first kind that applies is the one that is answered.
PRECEDENCE: tuple[Kind, ...] = ("emergency", "self_harm", "patient_data", "dose", "personal")
LEVEL_OF: dict[Kind, Level] = {
    "emergency": "stop",
    "self_harm": "stop",
    "patient_data": "stop",
    "dose": "accompany",
    "personal": "accompany",
}
# An exception counts this many words around what was said: a word about an exam early in a long
# message must not hide an emergency at its end.
REACH = 12
NOT_REVIEWED = "not yet reviewed"


@dataclass(frozen=True, slots=True)
class Screening:
    """What a message calls for. `detail`: a key such as "swallowing_or_breathing" for the reply."""

    level: Level
    kind: Kind | None = None
    detail: str | None = None


CLEAR = Screening("clear")


class Review(Frozen):
    """Who with the right training last read the rules, and when."""

    reviewed_by: str
    reviewed_on: str

    @property
    def is_done(self) -> bool:
        """Whether a named person has reviewed the rules."""
        return not self.reviewed_by.startswith(NOT_REVIEWED)


class SpellingLists(Frozen):
    """Key words whose misspellings count, and the words that must not be taken for them."""

    key_words: frozenset[str]
    other_words: frozenset[str]


class RuleText(Frozen):
    """A rule as the file states it; `unless` holds within the sentence that holds the phrase."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    kind: Kind
    why: str = Field(min_length=1)
    says: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()


class RedFlagText(Frozen):
    """Words that make a question about oneself urgent; they count beside a rule only."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    detail: str
    why: str = Field(min_length=1)
    says: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()


class RuleFile(Frozen):
    """The whole of ``data/safety.toml``."""

    review: Review
    chat: dict[str, str]
    spelling: SpellingLists
    words: dict[str, tuple[str, ...]]
    rule: tuple[RuleText, ...] = Field(min_length=1)
    red_flag: tuple[RedFlagText, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule ready to use. `answers` is its kind, or the detail that a red flag adds."""

    id: str
    answers: str
    says: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]

    def is_met(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether the sentence holds the phrase somewhere with no exception near it."""
        return any(self._stands(sentence, place) for place in phrase.places(sentence))

    def _stands(self, sentence: Sentence, place: tuple[int, int]) -> bool:
        nearby = sentence.around(*place, reach=REACH)
        return not any(phrase.is_in(nearby) for phrase in self.unless)


class RuleBook:
    """Rules that can be held against a message; phrases are found by one of the words they need."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._by_word: dict[str, list[tuple[Rule, Phrase]]] = {}
        for rule in rules:
            for phrase in rule.says:
                self._add(rule, phrase)

    def _add(self, rule: Rule, phrase: Phrase) -> None:
        if not phrase.needed:
            raise PhraseError(phrase.text, "it holds shapes only and no word to find it by")
        for word in phrase.needed[0]:
            self._by_word.setdefault(word, []).append((rule, phrase))

    def applying(self, sentences: list[Sentence]) -> tuple[Rule, ...]:
        """The rules that some sentence meets, in the order of the file."""
        found: set[Rule] = set()
        for rule, phrase, sentence in self._worth_trying(sentences):
            if rule not in found and rule.is_met(phrase, sentence):
                found.add(rule)
        return tuple(rule for rule in self._rules if rule in found)

    def answers(self, sentences: list[Sentence]) -> set[str]:
        """What the rules that some sentence meets answer; rules that add nothing are not tried."""
        found: set[str] = set()
        for rule, phrase, sentence in self._worth_trying(sentences):
            if rule.answers not in found and rule.is_met(phrase, sentence):
                found.add(rule.answers)
        return found

    def _worth_trying(self, sentences: list[Sentence]) -> Iterator[tuple[Rule, Phrase, Sentence]]:
        for sentence in sentences:
            for word in sentence.words & self._by_word.keys():
                for rule, phrase in self._by_word[word]:
                    yield rule, phrase, sentence


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one file, ready to use."""

    review: Review
    spelling: Spelling
    rules: RuleBook
    red_flags: RuleBook


def screen(text: str) -> Screening:
    """What the message calls for before any look-up. Pure; the same text gives the same result."""
    rules = bundled_rules()
    sentences = read_sentences(text, rules.spelling)
    kinds = rules.rules.answers(sentences)
    kind = next((kind for kind in PRECEDENCE if kind in kinds), None)
    if kind is None:
        return CLEAR
    if LEVEL_OF[kind] == "stop":
        return Screening("stop", kind)
    details = sorted(rules.red_flags.answers(sentences))
    return Screening("accompany", kind, details[0] if details else None)


def applying_rules(text: str) -> tuple[str, ...]:
    """The ids of every rule and red flag that the message meets, in file order: for reviewers."""
    rules = bundled_rules()
    sentences = read_sentences(text, rules.spelling)
    applying = rules.rules.applying(sentences) + rules.red_flags.applying(sentences)
    return tuple(rule.id for rule in applying)


@cache
def bundled_rules() -> Rules:
    """The rules that ship with this package; read once, when first asked for."""
    place = resources.files("knowledge").joinpath("data", "safety.toml")
    return read_rules(place.read_text(encoding="utf-8"))


def read_rules(toml: str) -> Rules:
    """Rules from the text of a rule file.

    Raises:
        pydantic.ValidationError: a key is missing, unknown or of the wrong form.
        PhraseError: a phrase names a word list that the file lacks, or holds no fixed word.
    """
    file = RuleFile.model_validate(tomllib.loads(toml))
    spelling = Spelling(file.chat, file.spelling.key_words, file.spelling.other_words)
    lists = WordLists(file.words)

    def phrases(texts: tuple[str, ...]) -> tuple[Phrase, ...]:
        return tuple(read_phrase(text, lists) for text in texts)

    return Rules(
        file.review,
        spelling,
        RuleBook(tuple(Rule(r.id, r.kind, phrases(r.says), phrases(r.unless)) for r in file.rule)),
        RuleBook(
            tuple(Rule(f.id, f.detail, phrases(f.says), phrases(f.unless)) for f in file.red_flag)
        ),
    )
