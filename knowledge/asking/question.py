"""What is asked: the words of a message, which of them carry the question, and the intents.

A message is read before any name is known. Which words belong to a name, the matcher finds out;
only what the name leaves over is then searched for what is wanted of it (`intents`), because
"autosomal recessive" and "hereditary" inside a name are no question about inheritance.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge import identifiers
from knowledge.kept import worked_out
from knowledge.language import letters, lexicon, said
from knowledge.language.cues import END, OTHER, Cue, Strength
from knowledge.text import Token

# What ends a sentence: marks before a blank, a question mark, or new lines. It begins with one of
# few letters, so that others are passed over at once.
_ENDS = re.compile(r"[.!?;\n](?:(?<!\n)[.!?;]*(?=\s|$)|(?<=\?)|(?<=\n)\n*)")
_OF = frozenset("of about for on with".split())
_COURTESY = 3  # words of a sentence that, naming nothing, says nothing


@dataclass(frozen=True)
class Question:
    """A message, word by word. `asks[i]` is the question word that word i is, else None.

    `wanted` are the intents that were given beside the message; then no word of it asks.
    `held[i]` is in how many names word i is, None of a question word; empty where no names are
    known. Once `translated`, a question says whether it is in another language than English.
    """

    text: str
    tokens: tuple[Token, ...]
    asks: tuple[str | None, ...]
    identifiers: tuple[identifiers.Mention, ...]
    wanted: tuple[str, ...] = ()
    held: tuple[int | None, ...] = ()
    is_foreign: bool = False

    @worked_out
    def words(self) -> Sequence[str]:
        """The folded words."""
        return [token.word for token in self.tokens]

    @worked_out
    def content(self) -> Sequence[int]:
        """The places of the words that may name a concept."""
        return [place for place, carrier in enumerate(self.asks) if carrier is None]

    @property
    def sentences(self) -> int:
        """How many sentences the message has, such as "Hi!" and "thanks a lot" left out."""
        return sum(
            len(each.places) > _COURTESY or any(self.asks[place] is None for place in each.places)
            for each in self.in_sentences
        )

    @property
    def stretches(self) -> tuple[tuple[range, bool], ...]:
        """The places of each sentence's words, and whether it ends in a question mark."""
        return tuple((each.places, each.is_question) for each in self.in_sentences)

    def request(self) -> Cue | None:
        """What other than a section is asked for (to compare, to be quizzed …), the longest cue."""
        return self._request

    @worked_out
    def _request(self) -> Cue | None:
        asked = [carrier or word for carrier, word in zip(self.asks, self.words, strict=True)]
        return next(iter(lexicon.load().requests.find(asked)), None)

    def intents(self, covered: Collection[int] = ()) -> tuple[str, ...]:
        """The intents of the words outside `covered`, best first; empty when none is plain."""
        if self.wanted:
            return self.wanted
        return self._asked_outside(covered).intents

    def assumed(self, covered: Collection[int] = ()) -> frozenset[str]:
        """Those of the intents that letters mostly have and that no word of this one asks for."""
        if self.wanted or len(self.tokens) < letters.SHORTEST:
            return frozenset()
        return self._asked_outside(covered).assumed

    def _asked_outside(self, covered: Collection[int]) -> letters.Asked:
        places = frozenset(covered)
        found = self._asked.get(places)
        if found is None:
            found = self._asked[places] = self._read(places)
        return found

    @worked_out
    def _asked(self) -> dict[frozenset[int], letters.Asked]:
        """What was found outside some words so far: each rung of the ladder asks anew."""
        return {}

    def _read(self, covered: frozenset[int]) -> letters.Asked:
        sentences = self.in_sentences
        left = [self._left(sentence.places, covered) for sentence in sentences]
        if len(self.tokens) < letters.SHORTEST:
            # A letter apart, all sentences weigh alike: "and is it inherited? marfan, i mean".
            joined = [word for words in left for word in (*words, END)]
            return letters.Asked(_asked_by(self._cues([joined])[0]))
        name = {self.words[place] for place in covered}
        return letters.asked(
            [
                self._in_letter(sentence, cues, name)
                for sentence, cues in zip(sentences, self._cues(left), strict=True)
            ]
        )

    def _in_letter(self, sentence: Sentence, cues: list[Cue], name: set[str]) -> letters.Sentence:
        """A sentence of a letter; it names what is meant where it holds all words of the name."""
        words = self.words[sentence.places.start : sentence.places.stop]
        return letters.Sentence(
            _asked_in_letter(cues),
            sentence.is_question,
            is_request=said.holds(said.joined(words), "asking"),
            names=bool(name) and name.issubset(words),
        )

    def _cues(self, sentences: Sequence[Sequence[str | None]]) -> list[list[Cue]]:
        """The cues of each sentence, of the first language the message may be in that asks plainly.

        Where none does, of the first that has any. A word of the likeliest language is no other's:
        "die" asks nothing in German.
        """
        known = lexicon.load()
        likeliest, *others = self._languages
        is_known = not known.own_words[likeliest].isdisjoint(self.words)
        taken = known.spoken[likeliest] if is_known else ()
        found = [known.intents[likeliest].find(words) for words in sentences]
        for language in () if _asks_plainly(found) else others:
            left = [_without(words, taken) for words in sentences]
            read = [known.intents[language].find(words) for words in left]
            if _asks_plainly(read) or not any(found):
                found = read
            if _asks_plainly(read):
                break
        return found

    def _left(self, places: range, covered: Collection[int]) -> list[str | None]:
        """The words at these places outside `covered`, as phrases are searched in them.

        Without the name the words around it meet: "how does X show" has the phrase of
        "how does show".
        """
        openers = lexicon.load().openers
        return [
            OTHER
            if place + 1 in covered and self._numbers_next(place)
            else self.asks[place]
            or (word if (word := self.tokens[place].word) in openers else OTHER)
            for place in places
            if place not in covered
        ]

    def _numbers_next(self, place: int) -> bool:
        """Whether it is the "type" of a "type 1 diabetes" that is called "diabetes 1"."""
        word, number = self.words[place], self.words[place + 1]
        return word in lexicon.load().sorts and (number[0].isdigit() or len(number) == 1)

    @worked_out
    def in_sentences(self) -> Sequence[Sentence]:
        """The message in sentences; those without a word are left out."""
        found: list[Sentence] = []
        first, starts = 0, [token.start for token in self.tokens]
        for end in _ENDS.finditer(self.text):
            past = bisect_left(starts, end.start(), first)
            if past > first:
                found.append(Sentence(range(first, past), "?" in end.group()))
            first = past
        if first < len(starts):
            found.append(Sentence(range(first, len(starts)), is_question=False))
        return found

    def follows_of(self, place: int) -> bool:
        """Whether the word is what another word is of: "of", "about" or the like is before it."""
        return place > 0 and self.words[place - 1] in _OF

    def typed(self, place: int) -> str:
        """The word at a place as typed; of a translated name the whole name."""
        token = self.tokens[place]
        return self.text[token.start : token.end] if self.is_foreign else token.raw

    def points_back(self) -> bool:
        """Whether the message speaks of the concept spoken of last: "what about its ids?"."""
        return bool(lexicon.load().pointers.intersection(self.words))

    def is_in_other_script(self) -> bool:
        """Whether most letters are of a script that no name is written in: Cyrillic, Arabic."""
        scripts = [unicodedata.name(each, "") for each in self.text if each.isalpha()]
        known = sum(name.startswith(("LATIN", "GREEK", "MODIFIER")) for name in scripts)
        return 2 * known < len(scripts)

    def language(self) -> str:
        """The language of the question words."""
        return self._language

    @worked_out
    def _language(self) -> str:
        known = lexicon.load()
        if known.particles.isdisjoint(self.words):
            return self._languages[0]
        return known.language_of(self.words)

    @worked_out
    def _languages(self) -> Sequence[str]:
        """The languages that the message may be in, likeliest first."""
        return lexicon.load().languages_of(self.words)


class Sentence(NamedTuple):
    """The places of a sentence's words, and whether it ends in a question mark."""

    places: range
    is_question: bool


def _asks_plainly(found: Sequence[Sequence[Cue]]) -> bool:
    return any(cue.strength is Strength.PLAIN for cues in found for cue in cues)


def _without(words: Sequence[str | None], taken: Collection[str]) -> list[str | None]:
    """The words, those of another language left out."""
    return [OTHER if word in taken else word for word in words]


def _asked_in_letter(cues: list[Cue]) -> list[tuple[str, float]]:
    return [(cue.meaning.split()[0], cue.weight) for cue in cues if cue.weight]


def _asked_by(cues: list[Cue]) -> tuple[str, ...]:
    """The intents of cues of the surest strength that there is, in the cues' order."""
    asking = [cue for cue in cues if cue.strength is not Strength.STATEMENT]
    surest = min((cue.strength for cue in asking), default=Strength.PLAIN)
    meanings = (cue.meaning for cue in asking if cue.strength is surest)
    return tuple(dict.fromkeys(intent for meaning in meanings for intent in meaning.split()))
