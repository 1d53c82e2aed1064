"""What the words people ask with are: of each language, and of all together.

`lexicon` reads them from their files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language.cues import Phrases

ENGLISH = "English"

# Letters that may be wrong in a question word; a short word has too many neighbours.
_EDITS_BY_LENGTH = ((8, 2), (5, 1))


@dataclass(frozen=True, slots=True)
class Parting:
    """The words of one language that ask whether a record lists something."""

    opening: Phrases  # before the first name
    parting: Phrases  # between the names; the meaning tells which of them is which
    around: frozenset[str]  # words that may stand around two names with none between them
    bare: frozenset[str]  # those between two names that are all there is
    other: frozenset[str]  # words that ask something else


@dataclass(frozen=True, slots=True)
class Choosing:
    """The words of all languages that mean one of several that were offered."""

    places: Mapping[str, int]  # "second" → 1; -1: the last
    other: frozenset[str]  # words for the one that was not chosen
    nouns: frozenset[str]  # what stands behind such a word: "one"
    beside: frozenset[str]  # words that may stand beside it and ask nothing
    refusing: frozenset[str]  # whole messages, in normal form, that say that it was none of them
    going_on: frozenset[tuple[str, ...]]  # how a message begins that asks the same of another
    comparing: frozenset[str]  # words that ask to compare, be nothing named beside them


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The languages together, and of each what tells it apart."""

    intents: Mapping[str, Phrases]  # of each language
    reversing: frozenset[str]  # of a message that asks which conditions have something, one of them
    kept: Phrases  # those that hold a word of `kept_words` among others
    kept_words: frozenset[str]  # words of names that ask only inside a phrase: "blood test"
    requests: Phrases
    whether: Mapping[str, Parting]  # of each language
    parting: frozenset[str]  # of those words what is no question word, or may stand around names
    carriers: frozenset[str]
    long_words: Mapping[tuple[str, int], Sequence[str]]  # English ones, by first letter and length
    openers: frozenset[str]  # question words that, before a name, are part of it
    particles: frozenset[str]  # words of other languages that open surnames: "von"
    trailers: frozenset[str]  # words that are no part of a name behind a dash after it
    shouted: frozenset[str]  # question words that stay such in capitals; "MS" is a name
    alone: frozenset[str]  # of these, what is an abbreviation where nothing else names anything
    small: frozenset[str]  # question words that are one in small letters, too, behind one of
    before: frozenset[str]  # these, which a name follows
    eponyms: frozenset[str]  # question words that with an "s" behind them are a name
    telling: frozenset[str]  # words of names that nobody leaves out who means the concept
    subtypes: frozenset[str]  # words of names that tell only which sort of a condition it is
    qualifiers: frozenset[str]  # names that beside another say only how it is: "acute"
    sorts: frozenset[str]  # words beside what tells one sort of a condition from another: "type"
    pointers: frozenset[str]  # words that point back at the concept spoken of last
    modes: frozenset[str]  # abbreviations of modes of inheritance, of what is spoken of last
    beside_modes: frozenset[str]  # words that may stand beside these and change nothing
    before_mode: frozenset[str]  # words between which such an abbreviation stands for nothing else:
    behind_mode: frozenset[str]  # "if AR", "AR ones"
    chances: frozenset[str]  # words beside one name that ask how likely it is: "cancer risk"
    watching: frozenset[str]  # or how it is looked out for: "cancer surveillance"
    numbers: Mapping[str, str]  # number word → its digits
    closers: frozenset[str]  # question words that, behind a name, are part of it
    choosing: Choosing
    which: frozenset[str]  # words before one of these that ask for it
    whole: Mapping[str, str]  # message that names nothing, in its words → what it means
    of_whole: frozenset[str]  # the words of such messages and of courtesies
    courtesies: frozenset[str]  # words at either end of such a message that add nothing
    lone: Mapping[str, str]  # word that asks alone of the condition spoken of → the intent
    own_words: Mapping[str, frozenset[str]]  # of each language what tells it apart
    apart: Mapping[str, frozenset[str]]  # the same without letters, which tell none apart
    spoken: Mapping[str, frozenset[str]]  # of each language all question words

    def carrier(self, word: str) -> str | None:
        """The question word meant by this word, small typos forgiven; None if it is none."""
        if word in self.carriers:
            return word
        if word in self.kept_words or word in self.lone:
            return None
        for shortest, edits in _EDITS_BY_LENGTH:
            if len(word) >= shortest:
                lengths = range(len(word) - edits, len(word) + edits + 1)
                return self._nearest(word, edits, lengths)
        return None

    def without_courtesies(self, words: Sequence[str]) -> Iterator[str]:
        """The words as one text, and what is left of it as courtesies at its ends are left out."""
        start, end = 0, len(words)
        while start < end:
            yield " ".join(words[start:end])
            if words[start] in self.courtesies:
                start += 1
            elif words[end - 1] in self.courtesies:
                end -= 1
            else:
                return

    def _nearest(self, word: str, edits: int, lengths: range) -> str | None:
        """The nearest English carrier that begins alike; the first letter is rarely mistyped."""
        near = [other for length in lengths for other in self.long_words.get((word[0], length), ())]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=edits)
        return found[0] if found else None

    def language_of(self, words: Iterable[str]) -> str:
        """The language whose own question words the message holds most of; English if in doubt.

        Words that open surnames alone tell no language: "von Gierke".
        """
        return self.languages_of(set(words) - self.particles)[0]

    def languages_of(self, words: Iterable[str]) -> Sequence[str]:
        """The languages that a message may be in, likeliest first: those it has words of, English.

        All, English first, of one that holds no word of which only one has it: "plus d'infos".
        """
        held = set(words)
        counts = {name: count for name, own in self.apart.items() if (count := len(own & held))}
        if len(counts) == 1:  # as of nearly every message
            return list(dict.fromkeys((*counts, ENGLISH)))
        names = [name for name in self.own_words if name in counts or not counts]
        names.sort(key=lambda name: (-counts.get(name, 0), name != ENGLISH))
        return list(dict.fromkeys((*names, ENGLISH)))
