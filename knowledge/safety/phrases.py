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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
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
from knowledge.safety.text import WINDOW, Sentence, folded

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


# The number of a phrase's first word in its sentence, and that behind its last.
Place = tuple[int, int]


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
        return self.is_possible(sentence.words) and next(self.places(sentence), None) is not None

    def places(self, sentence: Sentence, within: int = WINDOW) -> Iterator[Place]:
        """Where the sentence holds the phrase: with its other parts first, if in so many words.

        If not, with those that stand nearest to each place of its first part.
        """
        if not self.is_possible(sentence.words):
            return
        others = [next(_places(part, sentence), None) for part in self.parts[1:]]
        if None in others:
            return
        first = [place for place in others if place]
        all_others: list[list[Place]] = []
        for found in _places(self.parts[0], sentence):
            start, end = _around(found, *first)
            if end - start > within:
                all_others = all_others or [list(_places(x, sentence)) for x in self.parts[1:]]
                start, end = _around(found, *[_nearest(found, places) for places in all_others])
            yield start, end


def _nearest(to: Place, places: Iterable[Place]) -> Place:
    return min(places, key=lambda place: max(to[0] - place[1], place[0] - to[1]))


def _around(*places: Place) -> Place:
    return min(places)[0], max(end for _, end in places)


def _places(steps: Steps, sentence: Sentence) -> Iterator[Place]:
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


class Choices(NamedTuple):
    """What may stand in one place: words, and rows of steps such as two words in a row.

    `rarest`: of these words text holds one, or no row leads anywhere; None: some row needs no word.
    """

    words: frozenset[str]
    rows: tuple[Steps, ...] = ()
    rarest: frozenset[str] | None = frozenset()

    def step(self) -> Step:
        """The step that all of them make together."""
        if not self.rows:
            return OneOf(self.words)
        if not self.words and len(self.rows) == 1 == len(self.rows[0]):
            return self.rows[0][0]
        needed = None if self.rarest is None else self.words | self.rarest
        return AnyOf(self.words, self.rows, needed)


def _choices(plain: Iterable[str], rows: Iterable[Steps]) -> Choices:
    """Plain words and rows of steps; a row of one plain word is a word."""
    words = set(plain)
    longer: list[Steps] = []
    for row in rows:
        if len(row) == 1 and isinstance(row[0], OneOf):
            words |= row[0].words
        else:
            longer.append(row)
    return Choices(frozenset(words), tuple(longer), _united([_rarest(row) for row in longer]))


def _together(choices: Sequence[Choices]) -> Choices:
    """All choices as one."""
    return Choices(
        frozenset().union(*[each.words for each in choices]),
        tuple(chain.from_iterable([each.rows for each in choices])),
        _united([each.rarest for each in choices]),
    )


def _united(needed: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """The words of which one is needed by whichever of several; None: some need none."""
    known = [each for each in needed if each is not None]
    return frozenset().union(*known) if len(known) == len(needed) else None


def _rarest(steps: Steps) -> frozenset[str] | None:
    needed = [some for step in steps if (some := step.needed)]
    return min(needed, key=_frequency, default=None)


@cache  # a list stands in many phrases
def _frequency(words: frozenset[str]) -> int:
    """Sorts sets of words by how often messages hold one of them: rare ones, mostly long, first."""
    return (0 if words.isdisjoint(_FREQUENT) else _OFTEN) - min(map(len, words))


_OFTEN = 100  # more than the letters of any word
_FREQUENT = frozenset(
    "a about all am an and any are as at be been but by can could do for from get got had has have"
    " he help her him his how i if in is it just me more my no not now of on one or our please she"
    " should so that the there they this to was we what when which will with would you your".split()
)
_SIGNS: Mapping[str, Step] = {"..": Gap(3), "...": Gap(8), "^": Start(), "$": End()}
_WHOLE_PHRASES_ONLY = frozenset("&^$")


class WordLists:
    """The word lists that phrases name; a list may name lists that stand above it.

    Raises:
        PhraseError: an entry holds a sign that counts in whole phrases only.
    """

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self._lists: dict[str, Choices] = {}
        self._known = dict(_SIGNS)
        for name, texts in entries.items():
            self._lists[name] = self._list(texts)

    def steps(self, text: str) -> Steps:
        """The steps of a phrase, or of one part of it.

        Raises:
            PhraseError: it names a word list that does not exist.
        """
        known = self._known
        return tuple([known.get(each) or self._step(each) for each in text.split()])

    def _list(self, entries: Sequence[str]) -> Choices:
        if not _WHOLE_PHRASES_ONLY.isdisjoint(" ".join(entries).split()):
            wrong = next(
                each for each in entries if not _WHOLE_PHRASES_ONLY.isdisjoint(each.split())
            )
            raise PhraseError(wrong, "an entry of a word list cannot hold &, ^ or $")
        # Most entries are one word with nothing special: they are read at once.
        words = folded("\n".join([entry for entry in entries if entry.isalpha()])).split()
        return _choices(words, [self.steps(entry) for entry in entries if not entry.isalpha()])

    def _step(self, text: str) -> Step:
        if text.isalpha():
            found = _word(text)
        elif text.replace("|", "").isalpha():  # as most are: they are read at once
            found = OneOf(frozenset(folded(text).split("|")))
        else:
            found = self._special(text)
        self._known[text] = found
        return found

    def _special(self, text: str) -> Step:
        """The step of choices of which some are no plain words."""
        choices = text.removesuffix("?").split("|")
        if not _WHOLE_PHRASES_ONLY.isdisjoint(choices):
            raise PhraseError(text, "&, ^ and $ cannot be one of several choices")
        read = [self._choice(choice) for choice in choices if not choice.isalpha()]
        if len(read) < len(choices):
            plain = "\n".join(filter(str.isalpha, choices))
            read.append(Choices(frozenset(folded(plain).split())))
        step = (read[0] if len(read) == 1 else _together(read)).step()
        return Maybe(step) if text.endswith("?") else step

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
    parts = tuple([lists.steps(part) for part in text.split(" & ")])
    needed = [some for part in parts for step in part if (some := step.needed)]
    return Phrase(text, tuple(sorted(needed, key=_frequency)), parts)


@cache  # the same words stand in many phrases
def _words(choice: str) -> Choices:
    """The words of one choice; "_" stands between two of them."""
    words = choice.removesuffix("(s)").replace("_", " ").split()
    row = [_word(word) for word in words]
    if choice.endswith("(s)"):
        last = folded(words[-1])
        row[-1] = OneOf(frozenset({last, last + "s"}))
    return _choices((), [tuple(row)])


@cache
def _word(word: str) -> Step:
    # A shape is written as it is: "{Name}" is not "{name}".
    return _SHAPES.get(word) or OneOf(frozenset({folded(word)}))


_SHAPES: Mapping[str, Step] = {
    "{Name}": Name(),
    **{shape: Shape(re.compile(pattern)) for shape, pattern in SHAPES.items()},
}
