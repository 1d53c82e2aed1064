"""Where a message names two things on either side of words that ask whether a record lists one.

"Does X cause Y", "is Y common in X": which words do so stands in ``[whether]`` of the language
files. Only what the message says decides here; what its sides name is looked up by `whether`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.language.cues import Cue
from knowledge.language.question_words import ENGLISH, Parting

# With question words alone it may be a name all the same: "down syndrome".
_NAMED_SO = frozenset({"syndrome", "sindrome", "syndrom", "disease"})


@dataclass(frozen=True, slots=True)
class Parted:
    """A message in two: where in its text each side stands, and the places of the words between.

    `orders`: which side may be the condition, 0 or 1, the likelier first.
    """

    sides: tuple[slice, slice]
    between: frozenset[int]
    orders: tuple[int, ...]


def may_ask(question: Question, last: str | None) -> bool:
    """Whether a message can ask so: it names two things apart, or points back at one of them."""
    naming = _naming(question)
    if not naming:
        return len(question.identifiers) > 1
    return (
        naming[-1] - naming[0] >= len(naming)
        or bool(question.identifiers)
        or bool(last and question.points_back())
        or not lexicon.load().parting.isdisjoint(question.words)
    )


def _naming(question: Question) -> list[int]:
    """The places of words that may name something, also where question words alone do."""
    known = lexicon.load()
    return [
        place
        for place, asks in enumerate(question.asks)
        if asks is None or asks in known.small or asks in _NAMED_SO
    ]


def parted(question: Question, *, may_point: bool) -> Iterator[Parted]:
    """The ways to part a message by words of its language, of English, of others that it holds."""
    known = lexicon.load()
    held = (name for name, own in known.own_words.items() if not own.isdisjoint(question.words))
    for language in dict.fromkeys((question.language(), ENGLISH, *held)):
        for places, is_question in question.stretches:
            asking = known.whether[language]
            words = [question.asks[place] or question.words[place] for place in places]
            cues = asking.parting.find(words)
            if not cues and asking.around.isdisjoint(words):
                continue  # nothing parts it
            sentence = _Sentence(question, places, cues, asking, may_point=may_point)
            if not sentence.asks_other:
                yield from sentence.parted(is_question=is_question)


class _Sentence:
    """A sentence that may ask so, and where in it the names may stand."""

    def __init__(
        self,
        question: Question,
        places: range,
        cues: Sequence[Cue],
        known: Parting,
        *,
        may_point: bool,
    ) -> None:
        """`cues`: the phrases that part it."""
        self._question, self._places, self._cues, self._known = question, places, cues, known
        self._words = [question.asks[place] or question.words[place] for place in places]
        opening = known.opening.find(self._words)
        asking = self._asking_alone()
        opened = {places.start + at for cue in opening for at in cue.places}
        self._naming = sorted(self._named(may_point=may_point) - opened - asking)
        first = self._naming[0] if self._naming else places.stop
        last = self._naming[-1] if self._naming else places.stop
        before = [cue for cue in opening if places.start + cue.end <= first]
        self._is_opened = bool(before)
        ends = [places.start + cue.end for cue in before]
        self._first = max((*ends, *(n + 1 for n in asking if n < first)), default=places.start)
        # German has its verbs last: "Ist X mit Y assoziiert?"
        self._stop = min((n for n in asking if n > last), default=places.stop)
        self._asking = {places.start + at for cue in before for at in cue.places}

    def _asking_alone(self) -> set[int]:
        """The places of words that ask so and are no question words: "beim", "assoziiert"."""
        known = self._known.parting.words | self._known.around
        words = zip(self._places, self._words, strict=True)
        asks = self._question.asks
        return {place for place, word in words if asks[place] is None and word in known}

    def _named(self, *, may_point: bool) -> set[int]:
        pointers = lexicon.load().pointers if may_point else frozenset()
        pointing = {place for place in self._places if self._question.words[place] in pointers}
        return pointing | {place for place in _naming(self._question) if place in self._places}

    @property
    def asks_other(self) -> bool:
        """Whether a word asks something else: "why do people with X get Y"."""
        words = zip(self._places, self._words, strict=True)
        return any(word in self._known.other and n not in self._asking for n, word in words)

    def parted(self, *, is_question: bool) -> Iterator[Parted]:
        """The ways to part it, the likeliest first."""
        for cue in self._cues:
            yield from self._at(cue, is_asked=is_question or self._is_opened)
        for place, word in zip(self._places, self._words, strict=True):
            if word in self._known.around:
                yield from self._around(place)

    def _at(self, cue: Cue, *, is_asked: bool) -> Iterator[Parted]:
        """The way in which a phrase parts the sentence, if any."""
        start, end = (self._places.start + at for at in (cue.start, cue.end))
        between = frozenset(self._places.start + at for at in cue.places)
        meaning = cue.meaning.removesuffix("_asked")
        if is_asked or meaning == cue.meaning or self._is_bare(start, end):
            sides = range(self._first, start), range(end, self._stop)
            orders = {"condition_first": (0,), "feature_first": (1,)}.get(meaning, (0, 1))
            if all(map(self._says, sides)):
                yield Parted(self._texts(*sides), between, orders)

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether this word stands between two names, and nothing else does: "Y in X"."""
        is_first = self._naming[:1] == [self._places.start] or not self._naming
        is_all = len(self._question.stretches) == 1 and is_first
        return is_all and end - start == 1 and self._question.words[start] in self._known.bare

    def _around(self, word: int) -> Iterator[Parted]:
        """Two names with none but this word around them, apart wherever a word may begin one."""
        if not self._naming or not (self._is_opened or word < self._naming[0]):
            return
        first = max(self._first, word + 1) if word < self._naming[0] else self._first
        stop = word if word > self._naming[-1] else self._stop
        for place in self._naming[1:]:
            sides = range(first, place), range(place, stop)
            if all(map(self._says, sides)):
                yield Parted(self._texts(*sides), frozenset({word}), (0,))

    def _says(self, places: range) -> bool:
        """Whether one of the words, or an id among them, may name something."""
        held = self._question.identifiers
        where = self._text(places) if held else None
        return any(place in places for place in self._naming) or any(
            where is not None and where.start <= each.start and each.end <= where.stop
            for each in held
        )

    def _texts(self, left: range, right: range) -> tuple[slice, slice]:
        return self._text(left), self._text(right)

    def _text(self, places: range) -> slice:
        """Where the words stand in the text, with all that is between them and their neighbours."""
        tokens = self._question.tokens
        start = tokens[places.start - 1].end if places.start else 0
        end = tokens[places.stop].start if places.stop < len(tokens) else len(self._question.text)
        return slice(start, max(start, end))
