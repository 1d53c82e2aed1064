"""The safety rules of one language, as the file states them and ready to be held against text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Literal

import rtoml
from pydantic import Field

from knowledge.model import Frozen
from knowledge.safety.letters import LongSince, Professionals
from knowledge.safety.phrases import Phrase, PhraseError, WordLists, read_phrase
from knowledge.safety.text import WINDOW, Sentence, Spelling, folded, folded_words

Kind = Literal["emergency", "self_harm", "patient_data", "personal", "dose"]

# An exception counts this many words around what was said: a word about an exam early in a long
# message must not hide an emergency at its end.
REACH = 12
# What people say in jest names these things; nobody jests with a date of birth or a dose.
SAID_IN_JEST: frozenset[Kind] = frozenset({"emergency", "self_harm", "personal"})
# What professionals tell of patients is none of these.
_OF_PATIENTS: frozenset[Kind] = frozenset({"emergency", "personal"})
_WORD = re.compile(r"[^\W\d_]+")
NOT_REVIEWED = "not yet reviewed"
WordTexts = Mapping[str, tuple[str, ...]]  # each list's entries, as its file states them
_NO_LISTS: WordTexts = MappingProxyType({})


class Review(Frozen):
    """Who with the right training last read the rules, and when."""

    reviewed_by: str
    reviewed_on: str

    @property
    def is_done(self) -> bool:
        """Whether a named person has reviewed the rules."""
        return not self.reviewed_by.startswith(NOT_REVIEWED)


class SpellingLists(Frozen):
    """Key words whose misspellings count, and the words that must not be taken for them.

    With `elision` an apostrophe parts two words ("j'ai"); otherwise it is left out ("don't").
    """

    key_words: frozenset[str]
    other_words: frozenset[str]
    elision: bool = False


class RuleText(Frozen):
    """A rule as the file states it; `unless` holds within the sentence that holds the phrase.

    With `within` the parts of a phrase must stand in so many words; else in one sentence. A
    `lasting` rule counts however long it has been so.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    kind: Kind
    why: str = Field(min_length=1)
    says: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    within: int = Field(default=WINDOW, ge=2, le=WINDOW)
    lasting: bool = False


class RedFlagText(Frozen):
    """Words that make a question about oneself urgent; they count beside a rule only."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    detail: str
    why: str = Field(min_length=1)
    says: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()


class SharedFile(Frozen):
    """Word lists that the rules of every language may name."""

    words: dict[str, tuple[str, ...]]


class RuleFile(Frozen):
    """The whole of a language's file. `common`: words that tell the language from the others.

    `idioms` are exceptions to every rule of a kind in `SAID_IN_JEST`, `vignettes` to emergencies.
    `professionals` speak of patients, unless the message holds some of `own` as well: then it asks
    about no person, and tells of no emergency unless it is short, holds but one of them, or some of
    `happens_now`. Of `hints` two count as one of them does, and each adds to those that there are.
    A long message with none of `happens_now`, but for what `now_only` covers, tells of no emergency
    in a clause with some of `long_since`; clauses end at the words that are `joining` them.
    """

    review: Review
    common: frozenset[str] = frozenset()
    idioms: tuple[str, ...] = ()
    vignettes: tuple[str, ...] = ()
    professionals: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    happens_now: tuple[str, ...] = ()
    now_only: tuple[str, ...] = ()
    long_since: tuple[str, ...] = ()
    joining: frozenset[str] = frozenset()
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
    within: int = WINDOW
    lasting: bool = False

    def is_met(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether the sentence holds the phrase somewhere with no exception near it."""
        return any(self._stands(sentence, place) for place in phrase.places(sentence, self.within))

    def places(self, phrase: Phrase, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Where the sentence holds the phrase with no exception near it."""
        return (
            each for each in phrase.places(sentence, self.within) if self._stands(sentence, each)
        )

    def _stands(self, sentence: Sentence, place: tuple[int, int]) -> bool:
        if place[1] - place[0] > self.within:
            return False
        nearby = sentence.around(*place, reach=REACH)
        return not any(phrase.is_in(nearby) for phrase in self.unless)


@dataclass(eq=False, slots=True)
class Bucket:
    """Phrases of a language's rules that need a word of the same set: many name the same list."""

    language: str
    phrases: list[tuple[Rule, Phrase]]

    def answers(self, sentence: Sentence, found: set[str]) -> None:
        """Add to what was found what the rules that the sentence meets answer.

        Rules that add nothing are not tried.
        """
        is_missing = sentence.words.isdisjoint
        for rule, phrase in self.phrases:
            if rule.answers in found:
                continue
            # The first needed words are those by which the bucket was found.
            for some in phrase.needed[1:]:
                if is_missing(some):
                    break
            else:
                if rule.is_met(phrase, sentence):
                    found.add(rule.answers)


Buckets = dict[str, list[Bucket]]  # by each word that their phrases need


class RuleBook:
    """Rules that can be held against a message; phrases are found by one of the words they need."""

    def __init__(self, language: str, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        needing: dict[frozenset[str], Bucket] = defaultdict(lambda: Bucket(language, []))
        for rule in rules:
            for phrase in rule.says:
                needing[_first_needed(phrase)].phrases.append((rule, phrase))
        self.buckets: Buckets = {}
        for words, bucket in needing.items():
            for word in words:
                self.buckets.setdefault(word, []).append(bucket)

    def applying(self, sentences: Iterable[Sentence]) -> tuple[Rule, ...]:
        """The rules that some sentence meets, in the order of the file."""
        found: set[Rule] = set()
        for sentence in sentences:
            for bucket in needed(self.buckets, sentence):
                met = (rule for rule, phrase in bucket.phrases if rule.is_met(phrase, sentence))
                found.update(met)
        return tuple(rule for rule in self._rules if rule in found)

    def places(
        self, answers: str, sentences: Iterable[Sentence]
    ) -> Iterator[tuple[Rule, Sentence, tuple[int, int]]]:
        """The rules that answer this, with each sentence that meets one, and the place there."""
        for sentence in sentences:
            for bucket in needed(self.buckets, sentence):
                for rule, phrase in bucket.phrases:
                    if rule.answers == answers:
                        for place in rule.places(phrase, sentence):
                            yield rule, sentence, place

    def answers(self, sentences: Iterable[Sentence]) -> set[str]:
        """What the rules that some sentence meets answer."""
        found: set[str] = set()
        for sentence in sentences:
            for bucket in needed(self.buckets, sentence):
                bucket.answers(sentence, found)
        return found


def needed(buckets: Buckets, sentence: Sentence) -> Iterable[Bucket]:
    """The buckets whose phrases need a word of the sentence, each once."""
    held = [buckets[word] for word in sentence.words if word in buckets]
    return dict.fromkeys(chain.from_iterable(held))


def _first_needed(phrase: Phrase) -> frozenset[str]:
    if not phrase.needed:
        raise PhraseError(phrase.text, "it holds shapes only and no word to find it by")
    return phrase.needed[0]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language, ready to use."""

    language: str
    review: Review
    common: frozenset[str]
    spelling: Spelling
    rules: RuleBook
    red_flags: RuleBook
    professionals: Professionals
    long_since: LongSince

    def counting(self, kinds: set[str], sentences: Sequence[Sentence]) -> set[str]:
        """Those of the kinds found in a message that count, whoever writes it."""
        if kinds.isdisjoint(_OF_PATIENTS):
            return kinds
        kinds = kinds - self.professionals.excused(sentences)
        is_over = "emergency" in kinds and self._is_over(sentences)
        return kinds - {"emergency"} if is_over else kinds

    def _is_over(self, sentences: Sequence[Sentence]) -> bool:
        """Whether a letter tells of each emergency in it as of what was long since."""
        return self.long_since.may_be_told(sentences) and all(
            not rule.lasting and self.long_since.is_told(sentence, place)
            for rule, sentence, place in self.rules.places("emergency", sentences)
        )


def _words_of(toml: str) -> set[str]:
    """All words of a file, folded; each is looked at once, since it repeats most of them."""
    typed = set(toml.replace("|", " ").replace('"', " ").replace(",", " ").split())
    parts = folded_words(typed)
    words = {part for part in parts if part.isalpha()}
    return words.union(_WORD.findall("\n".join(parts - words)))


def read_shared(toml: str) -> WordTexts:
    """The word lists that all languages share, from the text of their file.

    Raises:
        pydantic.ValidationError: a key is missing, unknown or of the wrong form.
    """
    return SharedFile.model_validate(rtoml.loads(toml)).words


class _Reading:
    """The phrases of one language's file, read with its word lists and those all languages share.

    Raises:
        PhraseError: a phrase names a word list that the file lacks.
    """

    def __init__(self, file: RuleFile, shared: WordTexts) -> None:
        self._file = file
        self._lists = WordLists({**shared, **file.words})
        self._idioms, self._vignettes = self.phrases(file.idioms), self.phrases(file.vignettes)

    def phrases(self, texts: Iterable[str]) -> tuple[Phrase, ...]:
        return tuple(read_phrase(text, self._lists) for text in texts)

    def rules(self) -> Iterator[Rule]:
        for rule in self._file.rule:
            says = self.phrases(rule.says)
            yield Rule(rule.id, rule.kind, says, self._unless(rule), rule.within, rule.lasting)

    def flags(self) -> Iterator[Rule]:
        for flag in self._file.red_flag:
            yield Rule(flag.id, flag.detail, self.phrases(flag.says), self.phrases(flag.unless))

    def _unless(self, rule: RuleText) -> tuple[Phrase, ...]:
        jest = self._idioms if rule.kind in SAID_IN_JEST else ()
        told = self._vignettes if rule.kind == "emergency" else ()
        return (*self.phrases(rule.unless), *jest, *told)


def read_rules(toml: str, language: str, shared: WordTexts = _NO_LISTS) -> Rules:
    """Rules from the text of a language's file, and from the lists that all languages share.

    Raises:
        pydantic.ValidationError: a key is missing, unknown or of the wrong form.
        PhraseError: a phrase names a word list that the file lacks, or holds no fixed word.
    """
    file = RuleFile.model_validate(rtoml.loads(toml))
    listed, reading = file.spelling, _Reading(file, shared)
    # A word that a rule is written with is no misspelling of another.
    others = folded_words(listed.other_words) | _words_of(toml)
    happens_now = reading.phrases(file.happens_now)
    return Rules(
        language,
        file.review,
        frozenset(map(folded, file.common)),
        Spelling.of(file.chat, listed.key_words, others, elision=listed.elision),
        RuleBook(language, tuple(reading.rules())),
        RuleBook(language, tuple(reading.flags())),
        Professionals(
            reading.phrases(file.professionals),
            reading.phrases(file.hints),
            reading.phrases(file.own),
            happens_now,
        ),
        LongSince(
            reading.phrases(file.long_since),
            frozenset(map(folded, file.joining)),
            happens_now,
            reading.phrases(file.now_only),
        ),
    )
