"""How the words of a question are read as those of a name, and which sources give that name.

Made on demand, of one candidate: what it holds is shown to the asker and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from knowledge.asking.question import Question
from knowledge.matching.candidate import Candidate
from knowledge.matching.gathering import spans
from knowledge.matching.mention import Corrections, Mention
from knowledge.matching.readings import Reading, respaced, reworded
from knowledge.matching.scoring import Fit, Scorer
from knowledge.matching.weights import PARTS
from knowledge.model import Provenance
from knowledge.names.index import Index, Near, is_joining
from knowledge.names.naming import other_places
from knowledge.store import Store
from knowledge.text import tokens

_READINGS = 4  # with a phrase in other words: as many as any look-up tries

# How a word was read: as it is but for case, plural or the like; misspelt; as a word that means
# the same; a phrase in other words; words that belong together; a word that is several.
HowRead = Literal["same", "misspelt", "equivalent", "reworded", "joined", "split"]


@dataclass(frozen=True, slots=True)
class WordRead:
    """Words of the question, as typed, and the words of the name that they are read as."""

    typed: str
    read_as: str
    how: HowRead
    edits: int = 0  # letters changed, left out, put in or swapped


@dataclass(frozen=True, slots=True)
class Wording:
    """The name's sources, and how question and name meet, in the order of the question.

    Of a name typed as it stands the words are not told.
    `left_over` are words of the question that may name something and are of no use to the name;
    of words of a long message that is not told. `not_typed` are words of the name.
    """

    sources: tuple[Provenance, ...]
    reads: tuple[WordRead, ...]
    left_over: tuple[str, ...] = ()
    not_typed: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[WordRead, ...]:
        """The words that were not typed as they stand in the name."""
        return tuple(each for each in self.reads if each.how != "same")


def wording(store: Store, question: Question, candidate: Candidate) -> Wording | None:
    """How a candidate's name was read; None where no name led to it, but an id or the like."""
    entry = candidate.entry
    if entry is None:
        return None
    index = store.entries.index
    (row,) = store.rows("SELECT source_id, at, also FROM name WHERE id = ?", index.names[entry])
    places = ((row["source_id"], row["at"]), *other_places(row["also"], row["at"]))
    if candidate.how == "exact":
        return Wording(store.provenances(places), _translated(question, candidate))
    fit = candidate.fit
    about = question if fit else _stretch(question, candidate)
    reading, match = (
        _as_scored(about, index, entry, fit) if fit else _likeliest(about, index, entry)
    )
    spelling = {token.word: token.raw for token in tokens(candidate.name)}
    matched = {near.word for near in match.values()}
    unread = (number for number in index.words_of(entry) if number not in matched)
    missing = (word for word in map(index.word, unread) if not is_joining(word))
    left = (place for place in question.content if place not in candidate.covered)
    return Wording(
        store.provenances(places),
        tuple(_reads(about, index, reading, match, spelling)),
        () if candidate.how == "part" else tuple(dict.fromkeys(_as_typed(question, left))),
        tuple(spelling.get(word, word) for word in missing),
    )


def _translated(question: Question, candidate: Candidate) -> tuple[WordRead, ...]:
    """How a name was read that was typed in another language; nothing where it stands as typed."""
    places = range(min(candidate.covered, default=0), max(candidate.covered, default=-1) + 1)
    if not _is_translated(question, places):
        return ()
    typed = " ".join(dict.fromkeys(_as_typed(question, places)))
    return (WordRead(typed, candidate.name, "reworded"),)


def _as_typed(question: Question, places: Iterable[int]) -> Iterator[str]:
    return map(question.typed, places)


def _stretch(question: Question, candidate: Candidate) -> Question:
    """The part of the question that names the candidate, as a question of its own."""
    if not candidate.covered:
        return question
    places = slice(min(candidate.covered), max(candidate.covered) + 1)
    return replace(question, tokens=question.tokens[places], asks=question.asks[places])


def _as_scored(
    question: Question, index: Index, entry: int, given: Fit
) -> tuple[Reading | None, Mapping[int, Near]]:
    """The reading that a fit is of, and which word stands for which."""
    parts = dict(zip(PARTS, given.parts, strict=False))  # a part of a message has none
    readings: list[Reading] = []
    if parts.get("respaced"):
        readings = respaced(question, index)
    elif parts.get("reworded"):
        readings = reworded(question, index, _READINGS)
    if len(readings) > 1:
        apart = {
            at: abs(_fit(Mention(question, index, each), entry).strength - given.strength)
            for at, each in enumerate(readings)
        }
        readings = [readings[min(apart, key=apart.__getitem__)]]
    return next(iter(readings), None), given.match


def _likeliest(
    question: Question, index: Index, entry: int
) -> tuple[Reading | None, Mapping[int, Near]]:
    """The reading in which a question fits an entry best, and which word stands for which."""
    known = Corrections(index)
    typed = Mention(question, index, corrections=known)
    if _telling(question.words) == _telling(index.key(entry).split()):
        _, _, match = Scorer(typed, ()).aligned(entry)  # no other reading can be nearer
        return None, match
    others = (*respaced(question, index), *reworded(question, index, _READINGS))
    mentions = [typed, *(Mention(question, index, each, corrections=known) for each in others)]
    found = [(each.reading, _fit(each, entry)) for each in mentions]
    reading, fit = max(found, key=lambda each: each[1].strength)
    return reading, fit.match


def _telling(words: Iterable[str]) -> list[str]:
    """The words without those that only join others, in the order of the alphabet."""
    return sorted(word for word in words if not is_joining(word))


def _fit(mention: Mention, entry: int) -> Fit:
    mention.doubt()
    return Scorer(mention, spans(mention)).fit(entry)


def _reads(
    question: Question,
    index: Index,
    reading: Reading | None,
    match: Mapping[int, Near],
    spelling: Mapping[str, str],
) -> Iterator[WordRead]:
    """Word by word, and stretches that were read in other words as a whole."""
    as_read = reading.question if reading else question
    as_typed = _stretches(question)
    origins = reading.origins if reading else as_typed
    for origin, group in groupby(range(len(origins)), key=lambda place: origins[place]):
        places = list(group)
        read = [match[place] for place in places if place in match]
        if read:
            typed = [question.tokens[place] for place in origin]
            words = [as_read.words[place] for place in places]
            is_changed = words != [token.word for token in typed]
            shown = [index.word(near.word) for near in read]
            yield WordRead(
                " ".join(dict.fromkeys(_as_typed(question, origin))),
                " ".join(spelling.get(word, word) for word in shown),
                _how(reading, origin)
                if reading and is_changed
                else "reworded"
                if _is_translated(question, origin)
                else _alone(words[0], shown[0], read[0].edits),
                sum(near.edits for near in read),
            )


def _stretches(question: Question) -> tuple[range, ...]:
    """The places of each word; of a name that was translated all of them together."""
    starts = [token.start for token in question.tokens]
    firsts = [starts.index(start) for start in starts]
    return tuple(range(first, first + firsts.count(first)) for first in firsts)


def _is_translated(question: Question, places: Iterable[int]) -> bool:
    return any(question.typed(place) != question.tokens[place].raw for place in places)


def _how(reading: Reading, origin: range) -> HowRead:
    if reading.how == "reworded":
        return "reworded"
    return "joined" if len(origin) > 1 else "split"


def _alone(word: str, read_as: str, edits: int) -> HowRead:
    if word == read_as:
        return "same"
    return "misspelt" if edits else "equivalent"
