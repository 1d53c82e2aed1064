"""The words people ask with: cues, carriers and requests of each language in ``data/language``."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.text import fold, tokens

FOLDER = Path(__file__).parent / "data" / "language"

ENGLISH = "English"

# Letters that may be wrong in a question word; a short word has too many neighbours.
_EDITS_BY_LENGTH = ((8, 2), (5, 1))
_SHORTEST_MISSPELT = 5


class Strength(IntEnum):
    """How surely a phrase asks: the tables of a language file, the surest first."""

    PLAIN = 0
    STATEMENT = 1  # it tells something and asks for nothing
    FAINT = 2  # it asks where nothing plainer does
    OPENING = 3  # "what is": it asks where nothing else does


# The tables of phrases in a language file.
_TABLES = {
    "intents": Strength.PLAIN,
    "statements": Strength.STATEMENT,
    "faint": Strength.FAINT,
    "opening": Strength.OPENING,
}
# The weight of each; tuned on the training half of 346 real e-mails.
_SURE = (1.0, 0.0, 0.4, 0.3)
_LONGER = 0.4  # more weight for each word beyond the first

LanguageFile = Mapping[str, Any]  # as TOML gives it; tests/test_language.py holds its shape

# How many words "*" of a phrase may stand for: "how long do people with … live".
_GAP = 4
# In words to be searched: the end of a sentence, over which no phrase goes; a word of no phrase.
END, OTHER = None, ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a message: what it asks for, and the places of its words."""

    meaning: str
    places: tuple[int, ...]
    strength: Strength = Strength.PLAIN
    is_loose: bool = False  # other words may stand within

    @property
    def start(self) -> int:
        """The place of the first word."""
        return self.places[0]

    @property
    def end(self) -> int:
        """The place behind the last word."""
        return self.places[-1] + 1

    @property
    def length(self) -> int:
        """How many words the phrase has; longer ones are surer."""
        return len(self.places)

    @property
    def weight(self) -> float:
        """How much it tells of what is wanted, beside other cues of a message; 0 of a statement."""
        return _SURE[self.strength] * (1 + _LONGER * (self.length - 1))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as a language file writes it: for each word what it may be.

    `gaps` says before which words others may stand, `opens` that a sentence begins with it.
    """

    meaning: str
    words: tuple[frozenset[str], ...]
    gaps: tuple[bool, ...]
    opens: bool
    strength: Strength

    def around(self, words: Sequence[str | None], place: int, anchor: int) -> Cue | None:
        """The phrase with its word number `anchor` at the place; None where it is not there."""
        places = [place]
        for number in range(anchor - 1, -1, -1):
            found = self._next(words, range(places[0] - 1, -1, -1), number, self.gaps[number + 1])
            if found is None:
                return None
            places.insert(0, found)
        for number in range(anchor + 1, len(self.words)):
            found = self._next(words, range(places[-1] + 1, len(words)), number, self.gaps[number])
            if found is None:
                return None
            places.append(found)
        if self.opens and places[0] and words[places[0] - 1] is not END:
            return None
        return Cue(self.meaning, tuple(places), self.strength, any(self.gaps))

    def _next(
        self, words: Sequence[str | None], onward: range, number: int, gap: bool
    ) -> int | None:
        """The first of these places that holds the word, as far as a gap reaches."""
        for place in onward[: 1 + _GAP * gap]:
            word = words[place]
            if word is END:
                return None
            if word in self.words[number]:
                return place
        return None


def read_phrase(text: str, meaning: str, strength: Strength = Strength.PLAIN) -> Phrase:
    """A phrase from its text: words, ``a|b`` for either, ``*`` for up to four others, ``^``."""
    words: list[frozenset[str]] = []
    gaps: list[bool] = []
    gap = False
    for part in text.removeprefix("^").split():
        if part == "*":
            gap = True
            continue
        words.append(
            frozenset(token.word for either in part.split("|") for token in tokens(either))
        )
        gaps.append(gap)
        gap = False
    return Phrase(meaning, tuple(words), tuple(gaps), text.startswith("^"), strength)


class Phrases:
    """Phrases with their meanings, found in a list of words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        phrases = list(phrases)
        uses = Counter(word for phrase in phrases for either in phrase.words for word in either)
        self.words = frozenset(uses)
        # Each is looked for where its rarest word stands ("how" opens too many of them), and only
        # where the message holds the next rarest as well.
        self._anchored: dict[str, list[tuple[Phrase, int, frozenset[str]]]] = defaultdict(list)
        for phrase in phrases:
            places = range(len(phrase.words))
            anchor, *others = sorted(places, key=lambda n: sum(uses[w] for w in phrase.words[n]))
            beside = phrase.words[others[0]] if others else phrase.words[anchor]
            for word in sorted(phrase.words[anchor]):
                self._anchored[word].append((phrase, anchor, beside))

    def find(self, words: Sequence[str | None]) -> list[Cue]:
        """The phrases in the words: the sure ones, those with most words first, then the others.

        Of phrases that share a word only the first in this order is kept.
        """
        held = set(words)
        cues = [
            cue
            for place, word in enumerate(words)
            if word is not END and word in self._anchored
            for phrase, anchor, beside in self._anchored[word]
            if not held.isdisjoint(beside) and (cue := phrase.around(words, place, anchor))
        ]
        kept: list[Cue] = []
        taken: set[int] = set()
        for cue in sorted(cues, key=_sureness):
            if taken.isdisjoint(cue.places):
                kept.append(cue)
                taken.update(cue.places)
        return kept


def _sureness(cue: Cue) -> tuple[bool, int, Strength, int]:
    return (cue.strength >= Strength.FAINT, -cue.length, cue.strength, cue.start)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The languages together, and of each what tells it apart."""

    intents: Mapping[str, Phrases]  # of each language
    kept: Phrases  # those that hold a word of `kept_words` among others
    kept_words: frozenset[str]  # words of names that ask only inside a phrase: "blood test"
    requests: Phrases
    carriers: frozenset[str]
    long_words: Mapping[tuple[str, int], Sequence[str]]  # English ones, by first letter and length
    openers: frozenset[str]  # question words that, before a name, are part of it
    trailers: frozenset[str]  # words that are no part of a name behind a dash after it
    shouted: frozenset[str]  # question words that stay such in capitals; "MS" is a name
    alone: frozenset[str]  # of these, what is an abbreviation where nothing else names anything
    telling: frozenset[str]  # words of names that nobody leaves out who means the concept
    pointers: frozenset[str]  # words that point back at the concept spoken of last
    numbers: Mapping[str, str]  # number word → its digits
    own_words: Mapping[str, frozenset[str]]  # of each language what tells it apart

    def carrier(self, word: str) -> str | None:
        """The question word meant by this word, small typos forgiven; None if it is none."""
        if word in self.carriers:
            return word
        if word in self.kept_words:
            return None
        for shortest, edits in _EDITS_BY_LENGTH:
            if len(word) >= shortest:
                lengths = range(len(word) - edits, len(word) + edits + 1)
                return self._nearest(word, edits, lengths)
        return None

    def _nearest(self, word: str, edits: int, lengths: range) -> str | None:
        """The nearest English carrier that begins alike; the first letter is rarely mistyped."""
        near = [other for length in lengths for other in self.long_words.get((word[0], length), ())]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=edits)
        return found[0] if found else None

    def language_of(self, words: Iterable[str]) -> str:
        """The language whose own question words the message holds most of; English if in doubt."""
        held = set(words)
        counts = {name: len(held & own) for name, own in self.own_words.items()}
        return max(counts, key=lambda name: (counts[name], name == ENGLISH))


@cache
def load() -> Lexicon:
    """The bundled lexicon."""
    return read([path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))])


def read(texts: Iterable[str]) -> Lexicon:
    """A lexicon from the texts of language files; a language may have several."""
    files = [tomllib.loads(text) for text in texts]
    kept = _words_in(files, "names", "kept")
    languages: dict[str, frozenset[str]] = defaultdict(frozenset)
    for file in files:
        languages[file["language"]] |= _own_words(file) - kept
    asking = {
        language: [
            phrase
            for table, strength in _TABLES.items()
            for phrase in _phrases(_of(files, language), table, strength)
        ]
        for language in languages
    }
    return Lexicon(
        intents={language: Phrases(phrases) for language, phrases in asking.items()},
        kept=Phrases(
            phrase
            for phrases in asking.values()
            for phrase in phrases
            if _holds_one_among_others(phrase, kept)
        ),
        kept_words=kept,
        requests=Phrases(_phrases(files, "requests")),
        carriers=frozenset().union(*languages.values()),
        long_words=_long_words(languages[ENGLISH]),
        openers=_words_in(files, "names", "openers"),
        trailers=_words_in(files, "names", "trailers"),
        shouted=_words_in(files, "names", "shouted"),
        alone=_words_in(files, "names", "alone"),
        telling=_words_in(files, "names", "telling"),
        pointers=_words_in(files, "follow_up", "words"),
        numbers={
            fold(word): str(number)
            for file in files
            for word, number in file.get("numbers", {}).items()
        },
        own_words=_telling_apart(languages),
    )


def _long_words(carriers: frozenset[str]) -> dict[tuple[str, int], list[str]]:
    """The carriers long enough to be recognised when misspelt."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in sorted(carriers):
        if len(word) >= _SHORTEST_MISSPELT:
            found[word[0], len(word)].append(word)
    return found


def _telling_apart(languages: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The words of each language that are none of English, and of English those of no other."""
    foreign = frozenset().union(*(own for name, own in languages.items() if name != ENGLISH))
    return {
        name: own - (foreign if name == ENGLISH else languages[ENGLISH])
        for name, own in languages.items()
    }


def _of(files: Iterable[LanguageFile], language: str) -> list[LanguageFile]:
    return [file for file in files if file["language"] == language]


def _holds_one_among_others(phrase: Phrase, kept: frozenset[str]) -> bool:
    return len(phrase.words) > 1 and any(not either.isdisjoint(kept) for either in phrase.words)


def _words_in(files: Iterable[LanguageFile], table: str, list_: str) -> frozenset[str]:
    return frozenset(
        token.word
        for file in files
        for phrase in file.get(table, {}).get(list_, ())
        for token in tokens(phrase)
    )


def _phrases(
    files: Iterable[LanguageFile], table: str, strength: Strength = Strength.PLAIN
) -> list[Phrase]:
    return [
        read_phrase(phrase, meaning, strength)
        for file in files
        for meaning, phrases in file.get(table, {}).items()
        for phrase in phrases
    ]


def _own_words(file: LanguageFile) -> frozenset[str]:
    """The words of a language's phrases and its carriers."""
    phrases = (
        phrase
        for table in (*_TABLES, "requests")
        for listed in file.get(table, {}).values()
        for phrase in listed
    )
    carriers = file.get("carriers", {}).values()
    return frozenset(token.word for text in (*phrases, *carriers) for token in tokens(text))
