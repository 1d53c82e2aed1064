"""The words people ask with: cues, carriers and requests of each language in ``data/language``."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.text import tokens

FOLDER = Path(__file__).parent / "data" / "language"

# Letters that may be wrong in a question word; a short word has too many neighbours.
_EDITS_BY_LENGTH = ((8, 2), (5, 1))


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a message: what it asks for, and the tokens it covers."""

    meaning: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many words the phrase has; longer ones are surer."""
        return self.end - self.start


class Phrases:
    """Phrases with their meanings, found in a list of words, longest first."""

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._starting: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.words: set[str] = set()
        for meaning, phrase in meanings:
            folded = tuple(token.word for token in tokens(phrase))
            self.words.update(folded)
            self._starting[folded[0]].append((folded, meaning))
        for phrases in self._starting.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, words: Sequence[str | None]) -> Iterator[Cue]:
        """The phrases in the words, left to right without overlap; None stands for a gap."""
        place = 0
        while place < len(words):
            cue = self._longest_at(words, place)
            if cue:
                yield cue
            place = cue.end if cue else place + 1

    def _longest_at(self, words: Sequence[str | None], place: int) -> Cue | None:
        for phrase, meaning in self._starting.get(words[place] or "", ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                return Cue(meaning, place, place + len(phrase))
        return None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All languages together; `languages` gives the carriers of each for telling them apart."""

    intents: Phrases
    requests: Phrases
    carriers: frozenset[str]
    openers: frozenset[str]  # question words that, before a name, are part of it
    telling: frozenset[str]  # words of names that nobody leaves out who means the concept
    pointers: frozenset[str]  # words that point back at the concept spoken of last
    languages: Mapping[str, frozenset[str]]

    def carrier(self, word: str) -> str | None:
        """The question word meant by this word, small typos forgiven; None if it is none."""
        if word in self.carriers:
            return word
        for shortest, edits in _EDITS_BY_LENGTH:
            if len(word) >= shortest:
                found = process.extractOne(
                    word, _long_words(self.carriers), scorer=OSA.distance, score_cutoff=edits
                )
                return found[0] if found and found[0][0] == word[0] else None
        return None

    def language_of(self, words: Iterable[str]) -> str:
        """The language whose own question words the message holds most of; English if in doubt."""
        held = set(words)
        english = self.languages["English"]
        counts = {name: len(held & own - english) for name, own in self.languages.items()}
        best = max(counts, key=lambda name: counts[name])
        return best if counts[best] > len(held & english - self._foreign()) else "English"

    def _foreign(self) -> frozenset[str]:
        others = (own for name, own in self.languages.items() if name != "English")
        return frozenset().union(*others)


@cache
def _long_words(carriers: frozenset[str]) -> tuple[str, ...]:
    """The carriers long enough to be recognised when misspelt."""
    return tuple(sorted(word for word in carriers if len(word) >= 5))


@cache
def load() -> Lexicon:
    """The bundled lexicon."""
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    intents = Phrases(_meanings(files, "intents"))
    requests = Phrases(_meanings(files, "requests"))
    pointers = frozenset(
        word for file in files for word in file.get("follow_up", {}).get("words", ())
    )
    languages = {file["language"]: _own_words(file) for file in files}
    carriers = frozenset().union(*languages.values())
    openers, telling = _name_words(files, "openers"), _name_words(files, "telling")
    return Lexicon(intents, requests, carriers, openers, telling, pointers, languages)


def _name_words(
    files: Iterable[Mapping[str, Mapping[str, list[str]]]], list_: str
) -> frozenset[str]:
    return frozenset(
        token.word
        for file in files
        for phrase in file.get("names", {}).get(list_, ())
        for token in tokens(phrase)
    )


def _meanings(
    files: Iterable[Mapping[str, Mapping[str, list[str]]]], table: str
) -> list[tuple[str, str]]:
    return [
        (meaning, phrase)
        for file in files
        for meaning, phrases in file.get(table, {}).items()
        for phrase in phrases
    ]


def _own_words(file: Mapping[str, Mapping[str, list[str]]]) -> frozenset[str]:
    phrases = [
        phrase for table in ("intents", "requests") for _, phrase in _meanings([file], table)
    ]
    listed = str(file["carriers"]["words"])
    return frozenset(token.word for text in (*phrases, listed) for token in tokens(text))
