"""When a candidate is good enough to answer, to be offered, or to be left unsaid.

All thresholds stand here, in points of the matcher's score (0–100) or shares of it.
``benchmarks/matching.py`` shows what they do. They were set by hand while reading its failures at
its default seed and on 159 questions about drugs and other things, so figures on those are those
of a training set: judge a change with another ``--seed`` and with questions not used here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from knowledge.asking.question import Question
from knowledge.language import equivalents
from knowledge.language.everyday import everyday
from knowledge.matching.candidate import Candidate, How
from knowledge.matching.readings import ENDINGS
from knowledge.matching.translated import leaves_over
from knowledge.model import NameKind

NEAREST = 5.0  # a name worth showing where nothing fits
MARGIN = 1.0  # of strength: a rival within it may be meant as well
REACH = 3.0  # of strength, by which a feature goes behind a condition that alone can have a section
REACH_SURE = 10.0  # and of score: "hydrolethalus" is no condition for who typed "hydrocephalus"
CLEAR_PART = 75.0  # a part that names something, told about a person or a dose
SURE_PART = 92.0  # a part of a message that names something beyond doubt
LEFT_OVER = 0.35  # of the mass of a message, that several things named in it may leave over

ANSWERS, OFFERED = 60.0, 20.0
OFFERED_PART = 8.0  # a name that holds all that was typed
_FILLED, _HARDLY_MEANT = 5, 3.0  # choices, and the score of one that fills them up
_AS_SURE = 0.5  # of the score of the best: below it a candidate is no rival, however strong
_SHORTEST, _SHORTEST_ABBREVIATION = 6, 9  # letters for each edit in a name of one word
LONE, LONE_OTHER = 0.8, 0.9  # likeness of a lone word to a name; to one that begins otherwise
THEIRS = 0.85  # of likeness, and of the name's mass, for a question in another language
_LIKE = 0.8  # to a name: no word that tells is another one
_COMMON = 100  # names that hold a word: it is meant as it is
_PART = 0.82  # "stupid" is no part of "stupor"
_HARDLY = 0.001  # of the mass of a message
_TYPED_IN_FULL = 0.999  # of a name's mass


def given(number: int, how: How, matched: str) -> Candidate:
    """A candidate that was named beyond doubt."""
    return Candidate(number, matched, None, how, 100.0, frozenset())


def is_sure(ranked: Sequence[Candidate]) -> bool:
    """Whether the best candidate is answered with, or asked about beside its equals."""
    return ranked[0].score >= ANSWERS


def is_far_fetched(
    question: Question, candidate: Candidate, others: Sequence[Candidate] = ()
) -> bool:
    """Whether it is asked for rather than answered with, however good it looks.

    One short word that nothing is asked with may as well be no misspelt name at all, nor is a
    misspelt abbreviation. A number that was typed and the name lacks may be of one that is not
    held: "wick palsy type 99". A word that many names hold, or that is what one of the others is
    called, is hardly another one misspelt: "lip pain" is not "hip pain".
    """
    if _is_short_misspelt(question, candidate) or _misreads(question, candidate, others):
        return True
    return any(
        question.words[place][0].isdigit() and place not in candidate.covered
        for place in question.content
    )


def _misreads(question: Question, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether it takes a word that is meant as it is for one with nearly the same letters."""
    fit = candidate.fit
    if fit is None or fit.mention.reading is not None or not question.held:
        return False
    if candidate.spelt >= _LIKE:
        return False
    misread = {place for place, near in fit.match.items() if near.edits and question.held[place]}
    return any((question.held[place] or 0) >= _COMMON for place in misread) or any(
        not misread.isdisjoint(each.covered) and _is_as_typed(each) for each in others
    )


def _is_as_typed(candidate: Candidate) -> bool:
    return is_typed_in_full(candidate) and candidate.spelt > _TYPED_IN_FULL


def _is_short_misspelt(question: Question, candidate: Candidate) -> bool:
    if len(question.content) != 1 or candidate.fit is None or len(candidate.fit.match) != 1:
        return False
    (near,) = candidate.fit.match.values()
    length = len(question.words[question.content[0]])
    if candidate.kind is NameKind.ABBREVIATION:
        return 0 < length < _SHORTEST_ABBREVIATION * near.edits
    return len(question.words) == 1 and 0 < length < _SHORTEST * near.edits


def is_part(candidate: Candidate) -> bool:
    """Whether all that was typed is part of the name, hardly misspelt."""
    return candidate.unexplained < _HARDLY and candidate.spelt >= _PART


def is_typed_in_full(candidate: Candidate) -> bool:
    """Whether the question holds the whole name, whatever else it holds."""
    return candidate.held > _TYPED_IN_FULL


def is_offered(candidate: Candidate) -> bool:
    """Whether a candidate is offered as a choice: likely enough, or holding all that was typed."""
    return candidate.score >= (OFFERED_PART if is_part(candidate) else OFFERED)


def likened(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Candidates as ranked; what the only word that may name something is hardly like is offered.

    "Overtime" is no overbite, and an everyday word misspells nothing. Typed alone that is no name
    at all; beside words that ask for something it may be one, badly misspelt.
    """
    places = question.content
    if len(places) != 1:
        return list(ranked)
    typed, is_alone = question.words[places[0]], len(question.words) == 1
    spelt = question.tokens[places[0]].raw.lower()  # what ends in "s" need be no plural
    is_everyday = typed in everyday()
    if question.held[places[0] : places[0] + 1] != (0,):
        # An eponym that is an everyday word, "Wolf", is one only where something is asked of it.
        doubts = is_alone and is_everyday
        return [_doubted(each) if doubts and _is_reworded(each) else each for each in ranked]
    doubted = [
        each
        for each in ranked
        if (read := _read(typed, each)) != typed
        and (is_everyday or (is_alone and _is_hardly(typed, read) and _is_hardly(spelt, read)))
    ]
    if is_alone and is_everyday:
        return [each for each in ranked if each not in doubted]
    return [_doubted(each) if each in doubted else each for each in ranked]


def _doubted(candidate: Candidate) -> Candidate:
    """A candidate that is no answer, neither for its score nor as the only name that is near."""
    score, spelt = min(candidate.score, ANSWERS - 1), min(candidate.spelt, _PART - 0.01)
    return replace(candidate, score=score, spelt=spelt)


def _is_reworded(candidate: Candidate) -> bool:
    reading = candidate.fit.mention.reading if candidate.fit else None
    return reading is not None and reading.how == "reworded"


def _is_hardly(typed: str, read: str) -> bool:
    """Whether a word that no name holds is hardly like what it is read as."""
    likeness = OSA.normalized_similarity(typed, read)
    return likeness < (LONE if read[0] == typed[0] else LONE_OTHER)


def _read(typed: str, candidate: Candidate) -> str:
    """The words of a name, or the one of a lay phrase, that a lone word is read as, joined."""
    fit = candidate.fit
    if fit is None:
        return typed
    reading = fit.mention.reading
    if reading and _is_reworded(candidate):
        spelt = equivalents.spelt(typed)
        if equivalents.phrases([spelt]):
            return spelt
        # A misspelt eponym: its "syndrome" was left out.
        return "".join(word for word in reading.question.words if word not in ENDINGS)
    if not reading and all(near.edits == 0 for near in fit.match.values()):
        return typed  # another word for the same
    return "".join(fit.mention.index.word(near.word) for _, near in sorted(fit.match.items()))


def worth_offering(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are offered as choices, best first; none where none is likely enough.

    What stands before a likely one is offered as well: of two names the better may be the one
    that is less sure.
    """
    first = next((place for place, each in enumerate(ranked) if is_offered(each)), len(ranked))
    likely = [each for each in ranked[first:] if is_offered(each)]
    return [*ranked[:first], *likely] if likely else []


def filled(near: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """What is offered, and behind it the best of the others, up to five: who is asked may choose.

    Those that can hardly be meant are left out.
    """
    more = [each for each in ranked if each.score >= _HARDLY_MEANT]
    return one_of_each([*near, *more])[: max(_FILLED, len(near))]


def sole_part(near: Sequence[Candidate]) -> Candidate | None:
    """The only name near that holds all that was typed, a word of it left out: "marfan".

    Of one word alone it must be likely as well, and nothing else near. The best of what is near
    may not be clearly stronger, though it leaves over something of what was typed.
    """
    parts = [each for each in near if is_part(each)]
    if len(parts) > 1:
        parts = [each for each in parts if _lacks_ending(each)]
    if len(parts) != 1 or near[0].strength - parts[0].strength > MARGIN:
        return None
    is_told = len(parts[0].covered) > 1 or (len(near) == 1 and parts[0].score >= OFFERED)
    return parts[0] if is_told else None


def _lacks_ending(candidate: Candidate) -> bool:
    """Whether nothing but "syndrome" or "disease" of a name was left out: "cri du chat"."""
    typed = candidate.fit.mention.words if candidate.fit else ()
    return set(candidate.form.split()).difference(typed).issubset(ENDINGS)


def is_rival(candidate: Candidate, best: Candidate) -> bool:
    """Whether a candidate may be meant as well as the best: about as strong, and about as sure.

    What says much less of what was typed is none, though it be a better known name.
    """
    is_near = best.strength - candidate.strength < MARGIN
    return is_near and candidate.score >= _AS_SURE * best.score


def is_guess(question: Question, candidate: Candidate) -> bool:
    """Whether a name fits a question in another language by its letters, or a part of its words.

    What a word of theirs means, its likeness to one of ours does not tell.
    """
    if not question.is_foreign or candidate.how not in {"close", "part"}:
        return False
    is_whole = candidate.spelt >= THEIRS and candidate.held >= THEIRS
    return not is_whole or leaves_over(question, candidate.covered)


def behind(feature: Candidate) -> Candidate:
    """A feature, set behind the conditions that come near it."""
    return replace(feature, strength=feature.strength - REACH)


def one_of_each(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each concept once, by its first candidate, in order."""
    kept: dict[int, Candidate] = {}
    for candidate in candidates:
        kept.setdefault(candidate.concept, candidate)
    return list(kept.values())
