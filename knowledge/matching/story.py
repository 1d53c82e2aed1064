"""Which of the concepts that a long message names it asks about.

A story of 200 words names several things: the illness, its signs, what an aunt had, what was ruled
out. Each concept named is weighed by a few parts that a reader can follow (`PARTS`), a linear
model whose weights stand in ``data/story.toml``. Its score is the share, 0-100, that it has of all
that the message may ask about; the rest is for nothing that is held.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import rtoml

from knowledge.asking.question import Question
from knowledge.asking.standing import Standing
from knowledge.asking.subject import subject_line
from knowledge.language.everyday import everyday
from knowledge.language.said import DATA as WEIGHTS
from knowledge.model import Kind
from knowledge.text import fold

# The parts of a score in the order of their values.
PARTS = (
    "weight",  # root of the mass of the name's words that the message holds, the best mention's
    "letters",  # root of the letters typed, times the similarity
    "similarity",  # likeness of what was typed to these words and share of the name, 0-1
    "typed",  # the name is whole and typed as it is
    "early",  # 1 where the message begins with it, 0 at its end
    "subject",  # it is in the subject line, or in a short first sentence
    "question_words",  # a name of question words alone
    "everyday",  # a name of everyday words alone, or of such as say nothing of it
    "feature",  # the concept is a feature
    "unstated",  # no source says what it is
    "small_letters",  # an abbreviation, but not in capitals that stand out
    "two_letters",  # one word of at most two letters
    "in_part",  # words of the name are missing
    "preferred",  # it is what the concept is called first
    "asked",  # a sentence with it asks: the number of diseases named, 1-8
    "excluded",  # told only where something is ruled out
    "passing",  # told only where somebody thought of something
    "denied",  # each time behind a "not"
    "settled",  # told as what it turned out to be
)

# Set on the e-mails and other messages that the weights were tuned on (data/story.toml), each
# weighed by weights tuned on others: 97 % of those about other things go beyond `NOTHING`, and
# 3 % of the e-mails.
NOTHING = 40.0  # the score of nothing above which the message asks about nothing held
# Times the score of the next: one is meant. Of the e-mails, each weighed by weights tuned on
# others, 14 % are answered wrongly from 2 times on, 11 % from 3 on; to 5 % more the right one is
# offered first.
_STANDS_OUT = 3.0
_NEAR = 20.0  # and where several may be: within this factor of the first
_MOST = 10  # concepts among which somebody chooses

_TWO = 2  # letters
_MOSTLY = 0.5  # of the words of a message
_MANY = 8  # diseases named: it tells more to be asked about as one of many
_SPELT = 0.9  # similarity from which a disease is one of those
_AS_TYPED = 0.999  # similarity
_SAID = 0.88  # similarity from which several words are a phrase for a name
_NEARLY = 0.9  # of the similarity of a longer name to that of a shorter one within it
_MISSPELT = 0.8  # similarity of a longer name with a word that is of no name


@dataclass(frozen=True, slots=True)
class Spotted:
    """Words of the message, from `start` to before `end`, that name a concept.

    `mass` is that of the name's words that are held, `similarity` (0-1) how alike what was typed
    is to them, times their share of the name. A name is whole when none of its words is left
    out.
    """

    start: int
    end: int
    entry: int
    concept: int
    kind: Kind
    mass: float
    similarity: float = 1.0
    is_whole: bool = True
    is_abbreviation: bool = False
    is_preferred: bool = False

    @property
    def weight(self) -> float:
        """What it weighs among the mentions of its concept."""
        return self.mass * self.similarity


@dataclass(frozen=True, slots=True)
class Weighed:
    """A concept that the message names: its best mention, the score and the parts of it."""

    concept: int
    best: Spotted
    score: float
    parts: tuple[float, ...]

    @property
    def covered(self) -> frozenset[int]:
        """The places of the words of its best mention."""
        return frozenset(range(self.best.start, self.best.end))


@dataclass(frozen=True, slots=True)
class Story:
    """The concepts that a message may ask about, best first, and the score of none of them."""

    concepts: tuple[Weighed, ...]
    nothing: float

    @property
    def meant(self) -> tuple[Weighed, ...]:
        """None where it asks about nothing held; one that stands out, else all that may be."""
        if not self.concepts or self.nothing > NOTHING:
            return ()
        best, *others = self.concepts[:_MOST]
        if not others or best.score >= _STANDS_OUT * others[0].score:
            return (best,)
        return (best, *(each for each in others if best.score < _NEAR * each.score))


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each part, in the order of `PARTS`, and of what no concept is meant by."""

    parts: tuple[float, ...]
    nothing: float

    def total(self, parts: Sequence[float]) -> float:
        """The parts of one concept times their weights, summed."""
        return sum(weight * part for weight, part in zip(self.parts, parts, strict=True))


@cache
def weights() -> Weights:
    """The bundled weights."""
    given = rtoml.loads(WEIGHTS.read_text("utf-8"))
    return Weights(tuple(float(given["weights"][part]) for part in PARTS), float(given["nothing"]))


@cache
def _say_little() -> frozenset[str]:
    """Words that alone name nothing in a story, folded."""
    return everyday() | _say_nothing()


@cache
def _say_nothing() -> frozenset[str]:
    """Words that name nothing in a story though several stand together, folded."""
    given = rtoml.loads(WEIGHTS.read_text("utf-8"))
    return frozenset(map(fold, given["words"].split()))


def weigh(question: Question, spotted: Iterable[Spotted]) -> Story:
    """The concepts that the message may ask about, of those spotted in it."""
    mentions: dict[int, list[Spotted]] = defaultdict(list)
    for each in apart(spotted, question):
        mentions[each.concept].append(each)
    best = {concept: _best(every) for concept, every in mentions.items()}
    wording = _Wording(question, best.values())
    parts = {concept: _parts(wording, best[concept], every) for concept, every in mentions.items()}
    given = weights()
    odds = {concept: math.exp(given.total(held)) for concept, held in parts.items()}
    nothing = math.exp(given.nothing)
    whole = nothing + sum(odds.values())
    concepts = [
        Weighed(concept, best[concept], 100 * odds[concept] / whole, held)
        for concept, held in parts.items()
    ]
    concepts.sort(key=lambda each: (-each.score, each.best.entry))
    return Story(tuple(concepts), 100 * nothing / whole)


def apart(spotted: Iterable[Spotted], question: Question) -> list[Spotted]:
    """What is named for itself: not within a longer name that fits about as well.

    Nor where, read otherwise, the words are of another name that was typed as it is.
    """
    every = _as_typed(spotted, question)
    likeness: dict[tuple[int, int], float] = defaultdict(float)
    longer: dict[tuple[int, int], float] = defaultdict(float)
    unknown = [place for place, held in enumerate(question.held) if held == 0]
    for each in every:
        place = each.start, each.end
        likeness[place] = max(likeness[place], each.similarity)
        if each.is_whole and each.kind is not Kind.UNSTATED:
            odd = [at for at in unknown if each.start <= at < each.end]
            for start, end in _within(each):
                # What else may the word of no name be in "cetral sleep apnea"?
                fits = each.similarity >= _MISSPELT and any(not start <= at < end for at in odd)
                longer[start, end] = max(longer[start, end], 1.0 if fits else each.similarity)
    return [
        each
        for each in every
        if longer[each.start, each.end] < _NEARLY * likeness[each.start, each.end]
    ]


def _as_typed(spotted: Iterable[Spotted], question: Question) -> list[Spotted]:
    """Without what other readings of words name that are a name as they were typed.

    A "growth abnormality" is no abnormal neoplasm. A name that tells nothing hides none.
    """
    every = list(spotted)
    telling = {place for place in question.content if question.words[place] not in _say_little()}
    typed = {
        (each.start, each.end)
        for each in every
        if _is_as_typed(each)
        and each.kind is not Kind.UNSTATED
        and not each.is_abbreviation
        and not telling.isdisjoint(range(each.start, each.end))
    }
    return [each for each in every if _is_as_typed(each) or not _is_among(each, typed)]


def _is_as_typed(name: Spotted) -> bool:
    return name.is_whole and name.similarity > _AS_TYPED


def _is_among(name: Spotted, typed: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the stretches, as long at least, has a word of the name."""
    length = name.end - name.start
    return any(
        start < name.end and name.start < end and end - start >= length for start, end in typed
    )


def _within(name: Spotted) -> Iterator[tuple[int, int]]:
    """The shorter stretches within a name."""
    for start in range(name.start, name.end):
        for end in range(start + 1, name.end + 1):
            if (start, end) != (name.start, name.end):
                yield start, end


class _Wording:
    """What the parts need of the message itself."""

    def __init__(self, question: Question, names: Iterable[Spotted]) -> None:
        self.words = question.words
        self.raw = [token.raw for token in question.tokens]
        self.asks = question.asks
        self.subject = subject_line(question)
        small = sum(raw.islower() for raw in self.raw)
        self.is_in_small_letters = small > _MOSTLY * len(self.raw)
        self.standing = Standing(question)
        diseases = {each.start for each in names if self._is_disease(each)}
        self.diseases = min(max(len(diseases), 1), _MANY)

    def _is_disease(self, name: Spotted) -> bool:
        """Whether a disease is named beyond doubt."""
        return (
            name.kind is Kind.DISEASE
            and name.similarity > _SPELT
            and not name.is_abbreviation
            and not _say_little().issuperset(self.words[name.start : name.end])
        )


def _best(mentions: Iterable[Spotted]) -> Spotted:
    """The mention that weighs most; of equal ones the first, and the entry that is listed first."""
    return max(mentions, key=lambda each: (each.weight, -each.start, -each.entry))


def _parts(wording: _Wording, best: Spotted, mentions: Sequence[Spotted]) -> tuple[float, ...]:
    first = min(each.start for each in mentions)
    words = wording.words[best.start : best.end]
    letters = "".join(wording.raw[best.start : best.end])
    stands_out = letters.isupper() and wording.is_in_small_letters
    values = (
        math.sqrt(best.weight),
        math.sqrt(len(letters)) * best.similarity,
        best.similarity,
        _is_as_typed(best),
        1 - first / len(wording.words),
        any(each.end <= wording.subject for each in mentions),
        _is_asking(best, wording.asks[best.start : best.end]),
        not stands_out and _is_everyday(best, words),
        best.kind is Kind.FEATURE,
        best.kind is Kind.UNSTATED,
        best.is_abbreviation and not stands_out,
        len(words) == 1 and len(letters) <= _TWO,
        not best.is_whole,
        best.is_preferred,
        *_told(wording, best, mentions),
    )
    return tuple(map(float, values))


def _is_asking(name: Spotted, asks: Sequence[str | None]) -> bool:
    """Whether it is named by question words that are no phrase for it, as "gets fits" is."""
    is_phrase = len(asks) > 1 and _SAID <= name.similarity <= _AS_TYPED
    return None not in asks and (name.kind is Kind.UNSTATED or not is_phrase)


def _is_everyday(name: Spotted, words: Sequence[str]) -> bool:
    """Whether it is named by everyday words that are no name together, as "yeast infection" is."""
    names = len(words) > 1 and name.kind is not Kind.UNSTATED
    return (_say_nothing() if names else _say_little()).issuperset(words)


def _told(wording: _Wording, best: Spotted, mentions: Sequence[Spotted]) -> tuple[float, ...]:
    """The parts of how the message speaks of it, from "asked" on."""
    least = _NEARLY * best.similarity
    places = [each.start for each in mentions if each.similarity >= least]
    standing = wording.standing
    return (
        wording.diseases * any(map(standing.is_asked, places)),
        all(map(standing.is_excluded, places)),
        all(map(standing.is_in_passing, places)),
        all(map(standing.is_denied, places)),
        any(map(standing.is_settled, places)),
    )
