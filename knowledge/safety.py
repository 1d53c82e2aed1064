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

from knowledge._safety_text import Phrase, Sentence, Spelling, read_phrase, read_sentences
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


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to use. `answers` is its kind, or the detail that a red flag adds."""

    id: str
    answers: str
    says: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]

    def is_possible(self, words: frozenset[str]) -> bool:
        """Whether a message of these words can break the rule."""
        return any(phrase.is_possible(words) for phrase in self.says)

    def applies_to(self, sentence: Sentence) -> bool:
        """Whether the sentence says one of the phrases and none of the exceptions."""
        return any(phrase.is_in(sentence) for phrase in self.says) and not any(
            phrase.is_in(sentence) for phrase in self.unless
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one file, ready to use."""

    review: Review
    spelling: Spelling
    rules: tuple[Rule, ...]
    red_flags: tuple[Rule, ...]


def screen(text: str) -> Screening:
    """What the message calls for before any look-up. Pure; the same text gives the same result."""
    rules = bundled_rules()
    sentences = read_sentences(text, rules.spelling)
    kinds = {rule.answers for rule in _applying(rules.rules, sentences)}
    for kind in PRECEDENCE:
        if kind in kinds:
            return Screening(LEVEL_OF[kind], kind, _detail(rules, sentences, kind))
    return CLEAR


def applying_rules(text: str) -> tuple[str, ...]:
    """The ids of every rule and red flag that the message meets, in file order: for reviewers."""
    rules = bundled_rules()
    sentences = read_sentences(text, rules.spelling)
    return tuple(rule.id for rule in _applying(rules.rules + rules.red_flags, sentences))


def _detail(rules: Rules, sentences: list[Sentence], kind: Kind) -> str | None:
    if LEVEL_OF[kind] != "accompany":
        return None
    return next((flag.answers for flag in _applying(rules.red_flags, sentences)), None)


def _applying(rules: tuple[Rule, ...], sentences: list[Sentence]) -> Iterator[Rule]:
    words = frozenset[str]().union(*(sentence.words for sentence in sentences))
    for rule in rules:
        if rule.is_possible(words) and any(map(rule.applies_to, sentences)):
            yield rule


@cache
def bundled_rules() -> Rules:
    """The rules that ship with this package; read once, when first asked for."""
    place = resources.files("knowledge").joinpath("data", "safety.toml")
    return read_rules(place.read_text(encoding="utf-8"))


def read_rules(toml: str) -> Rules:
    """Rules from the text of a rule file.

    Raises:
        pydantic.ValidationError: a key is missing, unknown or of the wrong form.
        KeyError: a phrase names a word list that the file does not have.
    """
    file = RuleFile.model_validate(tomllib.loads(toml))
    spelling = Spelling(file.chat, file.spelling.key_words, file.spelling.other_words)

    def phrases(texts: tuple[str, ...]) -> tuple[Phrase, ...]:
        return tuple(read_phrase(text, file.words) for text in texts)

    return Rules(
        file.review,
        spelling,
        tuple(Rule(r.id, r.kind, phrases(r.says), phrases(r.unless)) for r in file.rule),
        tuple(Rule(f.id, f.detail, phrases(f.says), phrases(f.unless)) for f in file.red_flag),
    )
