"""How a phrase of a safety rule is written, and how it is found in a sentence.

A phrase is a line of words as `_safety_text` writes them out:

    ``cannot breathe|breath``   one word or another, in this order
    ``passed_out``              two words as one choice
    ``mom(s)``                  with or without an "s"
    ``<relative>``              any entry of the word list of that name; an entry is a phrase too,
                                with all of these signs but ``^``, ``$`` and ``&``
    ``really?``                 may be missing
    ``..`` and ``...``          up to three, up to eight other words
    ``^`` and ``$``             the sentence begins, the sentence ends
    ``heavy & bleeding``        both, in any order, in one sentence
    ``{number}``                a shape, see `SHAPES`; ``{Name}`` is a capitalised word
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from knowledge.errors import KnowledgeError
from knowledge.safety.steps import (
    AnyOf,
    End,
    Gap,
    Maybe,
    Name,
    OneOf,
    Shape,
    Start,
    Step,
    Steps,
    ends,
    first_words,
)
from knowledge.safety.text import Sentence, folded

_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})"
# Stems of international non-proprietary names, as WHO publishes them, with the endings that the
# names have in other languages.
_STEMS = (
    "mab|tinib|pril|sartan|olol|statin|mycin|micin|cillin|conazol|prazol|zepam|zolam|setron|triptan|"
    "gliptin|formin|floxacin|cyclin|ciclin|parin|xaban|gatran|dipin|thiazid|semid|lukast|profen|"
    "oxetin|triptylin|barbital|cain|sidas|glucosidas|sulfas|metason|methason|predniso(?:lo)?n|"
    "gabalin|azepin|racetam|limus|thyroxin|caftor|dronat|tafan|afaxin|zolamid|fibrat|morphin|codein"
)
# How names of illnesses end, in the four languages; "-ose" ends many other words too.
_ILLNESSES = (
    "itis|osis|[ae]?emi[ae]|amie|path(?:y|ie|ia)|patia|malaci[ae]|algi[ae]|troph(?:y|ie)|trofia|schisis|"
    "plegi[ae]|plejia|uri[ae]|plasi[ae]"
)
SHAPES: Mapping[str, str] = {
    "{number}": r"\d\S*",
    "{many}": r"(?:[1-9]\d|\d{3,})",
    "{age}": r"\d{1,3}",
    "{year}": r"(?:19|20)\d\d",
    "{date}": _DATE,
    "{long}": r"\d[\d.,/-]{4,}",
    "{digits}": r"\d[\d.,/-]{2,}",
    "{illness}": rf"(?:\S{{3,}}(?:{_ILLNESSES})|\S{{5,}}ose)",
    "{drug}": rf"\S{{2,}}(?:{_STEMS})[eao]?s?",
    "{word}": r"\S+",
}


class PhraseError(KnowledgeError):
    """A phrase of a safety rule cannot be used: which one, and why."""

    def __init__(self, phrase: str, problem: str) -> None:
        super().__init__(f"Safety phrase “{phrase}”: {problem}.")
        self.phrase = phrase
        self.problem = problem


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One phrase of a rule. `needed`: of each of these sets the sentence must hold a word.

    The sets stand rarest first, so that the first one tells most phrases apart.
    """

    text: str
    needed: tuple[frozenset[str], ...]
    parts: tuple[Steps, ...]

    def is_possible(self, words: frozenset[str]) -> bool:
        """Whether text of these words can hold the phrase: a cheap test before the exact one."""
        for some in self.needed:  # noqa: SIM110 (twice as fast as all(): the hottest loop here)
            if words.isdisjoint(some):
                return False
        return True

    def is_in(self, sentence: Sentence) -> bool:
        """Whether the sentence holds the phrase."""
        return next(self.places(sentence), None) is not None

    def places(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Where the sentence holds the phrase: its first word's number and that behind its last."""
        if not self.is_possible(sentence.words):
            return
        others = [next(_places(part, sentence), None) for part in self.parts[1:]]
        if None in others:
            return
        for found in _places(self.parts[0], sentence):
            spans = [span for span in (found, *others) if span]
            yield min(spans)[0], max(end for _, end in spans)


def _places(steps: Steps, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the steps lead through some words of the sentence; places do not overlap."""
    free = 0
    for start in _starts(steps[0], sentence):
        if start >= free and (found := ends(steps, sentence, start)):
            free = found[0]
            yield start, free


def _starts(step: Step, sentence: Sentence) -> Iterable[int]:
    if isinstance(step, Start):
        return range(1)
    words = first_words(step)
    if words is None:
        return range(len(sentence.tokens))
    return [at for at, token in enumerate(sentence.tokens) if token in words]


class Element(NamedTuple):  # quicker to make than a frozen dataclass, and there are thousands
    """A step as it is read. `needed`: text holds one of these words, or the step leads nowhere.

    It is None where no word is needed, as for a shape.
    """

    step: Step
    needed: frozenset[str] | None = None


class Choices(NamedTuple):
    """What may stand in one place: words, and rows of elements such as two words in a row."""

    words: frozenset[str]
    rows: tuple[tuple[Element, ...], ...] = ()

    def joined(self) -> Element:
        """The element that all of them make together."""
        if not self.rows:
            return Element(OneOf(self.words), self.words)
        if not self.words and len(self.rows) == 1 == len(self.rows[0]):
            return self.rows[0][0]
        rows = tuple(_steps(row) for row in self.rows)
        return Element(AnyOf(self.words, rows), self._needed())

    def _needed(self) -> frozenset[str] | None:
        rarest = [next(iter(_needed(row)), None) for row in self.rows]
        needed = [words for words in rarest if words]
        return self.words.union(*needed) if len(needed) == len(rarest) else None


def _steps(row: Iterable[Element]) -> Steps:
    return tuple(element.step for element in row)


def _needed(row: Iterable[Element]) -> list[frozenset[str]]:
    """Sets of words of which text must hold one each, the rarest first."""
    return sorted((each.needed for each in row if each.needed), key=_frequency)


@cache  # a list stands in many phrases
def _frequency(words: frozenset[str]) -> tuple[bool, int]:
    """Sorts sets of words by how often messages hold one of them: rare ones, mostly long, first."""
    return not words.isdisjoint(_FREQUENT), -min(map(len, words))


_FREQUENT = frozenset(
    "a about all am an and any are as at be been but by can could do for from get got had has have"
    " he help her him his how i if in is it just me more my no not now of on one or our please she"
    " should so that the there they this to was we what when which will with would you your".split()
)
_SIGNS: Mapping[str, Element] = {
    "..": Element(Gap(3)),
    "...": Element(Gap(8)),
    "^": Element(Start()),
    "$": Element(End()),
}
_WHOLE_PHRASES_ONLY = frozenset("&^$")


class WordLists:
    """The word lists that phrases name; a list may name lists that stand above it.

    Raises:
        PhraseError: an entry holds a sign that counts in whole phrases only.
    """

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._lists: dict[str, Choices] = {}
        self._elements = dict(_SIGNS)
        for name, texts in entries.items():
            self._lists[name] = self._list(texts)

    def elements(self, text: str) -> list[Element]:
        """The elements of a phrase, or of one part of it.

        Raises:
            PhraseError: it names a word list that does not exist.
        """
        return [self._elements.get(each) or self._element(each) for each in text.split()]

    def _list(self, entries: Iterable[str]) -> Choices:
        words, rows = [], []
        for entry in entries:
            if entry.isalpha():
                words.append(entry)
            else:
                rows.append(Choices(frozenset(), (tuple(self._entry(entry)),)))
        # Most entries are one word with nothing special: they are read at once.
        return _together([Choices(frozenset(folded("\n".join(words)).split())), *rows])

    def _entry(self, entry: str) -> list[Element]:
        if not _WHOLE_PHRASES_ONLY.isdisjoint(entry.split()):
            raise PhraseError(entry, "an entry of a word list cannot hold &, ^ or $")
        return self.elements(entry)

    def _element(self, text: str) -> Element:
        if text.replace("|", "").isalpha():  # most are plain words: they are read at once
            found = self._elements[text] = _any_word(*folded(text).split("|"))
            return found
        choices = text.removesuffix("?").split("|")
        if not _WHOLE_PHRASES_ONLY.isdisjoint(choices):
            raise PhraseError(text, "&, ^ and $ cannot be one of several choices")
        others = [self._choice(choice) for choice in choices if not choice.isalpha()]
        if len(others) < len(choices):
            plain = "\n".join(filter(str.isalpha, choices))
            others.append(Choices(frozenset(folded(plain).split())))
        found = (others[0] if len(others) == 1 else _together(others)).joined()
        if text.endswith("?"):
            found = Element(Maybe(found.step))
        self._elements[text] = found
        return found

    def _choice(self, choice: str) -> Choices:
        """One choice: the entries of a list, or words as such."""
        if not choice.startswith("<"):
            return _words(choice)
        if (name := choice.strip("<>")) not in self._lists:
            raise PhraseError(choice, "there is no such word list above it")
        return self._lists[name]


def read_phrase(text: str, lists: WordLists) -> Phrase:
    """The phrase of a rule.

    Raises:
        PhraseError: it names a word list that does not exist.
    """
    parts = [lists.elements(part) for part in text.split(" & ")]
    needed = _needed(element for part in parts for element in part)
    return Phrase(text, tuple(needed), tuple(map(_steps, parts)))


def _together(choices: Iterable[Choices]) -> Choices:
    """All choices as one; a row of one plain word is a word."""
    words: set[str] = set()
    rows: list[tuple[Element, ...]] = []
    for each in choices:
        words |= each.words
        for row in each.rows:
            if len(row) == 1 and isinstance(row[0].step, OneOf):
                words |= row[0].step.words
            else:
                rows.append(row)
    return Choices(frozenset(words), tuple(rows))


@cache  # the same words stand in many phrases
def _words(choice: str) -> Choices:
    """The words of one choice; "_" stands between two of them."""
    words = choice.removesuffix("(s)").replace("_", " ").split()
    row = [_word(word) for word in words]
    if choice.endswith("(s)"):
        last = folded(words[-1])
        row[-1] = _any_word(last, last + "s")
    return _together([Choices(frozenset(), (tuple(row),))])


def _word(word: str) -> Element:
    # A shape is written as it is: "{Name}" is not "{name}".
    if word == "{Name}":
        return Element(Name())
    return Element(_SHAPES[word]) if word in _SHAPES else _any_word(folded(word))


def _any_word(*words: str) -> Element:
    some = frozenset(words)
    return Element(OneOf(some), some)


_SHAPES = {shape: Shape(re.compile(pattern)) for shape, pattern in SHAPES.items()}
