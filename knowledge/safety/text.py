"""How a message is read for the safety rules: sentences of plain, lower-case words.

Accents, typographic apostrophes, chat spellings and misspelt key words are evened out, so that a
rule is written once, in ordinary words. Nothing is kept of what was read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from knowledge.text import may_hold_apostrophe

# Words in a row without a full stop are looked at in windows, so that time grows with length only.
WINDOW = 90
OVERLAP = 20
# A shorter "sentence" is joined to the next: people write "My dad. 62. Chest pain."
FRAGMENT = 4
# Shorter words have too many neighbours that are words of their own.
SHORTEST_CORRECTED = 5

_ACCENTS = re.compile(r"[\u0300-\u036f]")
_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_]+|[.!?;\n]|[\U0001f300-\U0001faff☠]")
_ENDS = frozenset(".!?;\n")
_APOSTROPHE = re.compile(r"['’‘ʼ`´](?<=\w.)(?=\w)")
# Without its apostrophe "I'll" would be "ill".
_WILL = re.compile(r"['’‘ʼ`´]ll\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}")
# A full stop after these, or after a single letter, ends no sentence ("pt. Maria", "b. 1990").
_ABBREVIATED = frozenset({"pt", "mr", "mrs", "ms", "dr", "no", "nr", "st", "geb"})
# "i" and "x" are left alone: type III is not a drawn-out "I".
_DRAWN_OUT = re.compile(r"([a-hj-wyz])\1{2,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One stretch of a message: its words in a row, and the same as a set.

    `capitals` are the numbers of those that are written as names are: "Maria", not "FBN1" or "CK".
    """

    tokens: tuple[str, ...]
    capitals: frozenset[int]
    words: frozenset[str]

    def around(self, start: int, end: int, reach: int) -> Sentence:
        """The words from `start` to behind `end`, with that many more on either side."""
        first = max(start - reach, 0)
        last = end + reach
        tokens = self.tokens[first:last]
        capitals = frozenset(at - first for at in self.capitals if first <= at < last)
        return Sentence(tokens, capitals, frozenset(tokens))

    def clause(self, start: int, end: int, joining: AbstractSet[str]) -> Sentence:
        """The same words, with all on either side up to the next one that joins clauses."""
        joints = [at for at, token in enumerate(self.tokens) if token in joining]
        first = max((at + 1 for at in joints if at < start), default=0)
        last = min((at for at in joints if at >= end), default=len(self.tokens))
        return self.around(first, last, reach=0)

    def meaning(self, meant: Mapping[str, str]) -> Sentence:
        """The same with some words written out, each as one ordinary word or more."""
        tokens: list[str] = []
        capitals: list[int] = []
        for at, token in enumerate(self.tokens):
            if at in self.capitals:
                capitals.append(len(tokens))
            tokens += meant[token].split() if token in meant else (token,)
        return Sentence(tuple(tokens), frozenset(capitals), frozenset(tokens))


@dataclass(frozen=True)
class Spelling:
    """What chat spellings stand for, and the key words whose misspellings are put right."""

    chat: Mapping[str, str]
    key_words: frozenset[str]
    other_words: frozenset[str]
    elision: bool = False

    @classmethod
    def of(
        cls,
        chat: Mapping[str, str],
        key_words: Iterable[str],
        other_words: Iterable[str],
        *,
        elision: bool,
    ) -> Spelling:
        """The spelling of a language, from words with accents; the others are folded already."""
        chat = {folded(typed): folded(meant) for typed, meant in chat.items()}
        return cls(chat, folded_words(key_words), frozenset(other_words), elision=elision)

    def written_out(self, words: frozenset[str]) -> dict[str, str]:
        """The ordinary words for those of the lower-case words that are no ordinary ones."""
        odd = ((word, self._written_out(word)) for word in words - self.settled)
        return {word: meant for word, meant in odd if meant != word}

    def _written_out(self, word: str) -> str:
        if not _DRAWN_OUT.search(word):
            return self._ordinary(word)
        short = _DRAWN_OUT.sub(r"\1", word)
        meant = self._ordinary(short)
        if meant == short and short not in self.settled:
            # Not drawn out, but a slip such as "antifreee"?
            typed = self._ordinary(word)
            return short if typed == word else typed
        return meant

    def _ordinary(self, word: str) -> str:
        """The chat spelling or the slip in a key word put right; else the word itself."""
        if word in self.chat:
            return self.chat[word]
        if len(word) < SHORTEST_CORRECTED or word in self.settled:
            return word
        # One slip leaves the first or the last letter as it was.
        for key in self._by_first.get((word[0], len(word)), ()):
            if OSA.distance(word, key, score_cutoff=1) <= 1:
                return key
        for key in self._by_last.get((word[-1], len(word)), ()):
            if OSA.distance(word, key, score_cutoff=1) <= 1:
                return key
        return word

    @cached_property
    def settled(self) -> frozenset[str]:
        """Words that stand for themselves: most of a message."""
        words = (self.key_words | self.other_words) - self.chat.keys()
        return words - _drawn_out(words)

    @cached_property
    def _by_first(self) -> dict[tuple[str, int], list[str]]:
        return self._by_letter(0)

    @cached_property
    def _by_last(self) -> dict[tuple[str, int], list[str]]:
        return self._by_letter(-1)

    def _by_letter(self, place: int) -> dict[tuple[str, int], list[str]]:
        """Key words by the letter at that place and by each length that a slip can give them."""
        found: dict[tuple[str, int], list[str]] = {}
        for key in sorted(self.key_words):
            for length in (len(key) - 1, len(key), len(key) + 1):
                found.setdefault((key[place], length), []).append(key)
        return found


def _drawn_out(words: Iterable[str]) -> set[str]:
    """Those of the words that are drawn out, looked for in all at once: hardly any is."""
    text = "\n".join(words)
    starts = [text.rfind("\n", 0, found.start()) + 1 for found in _DRAWN_OUT.finditer(text)]
    return {text[start:].partition("\n")[0] for start in starts}


def folded(text: str) -> str:
    """Lower case, without accents: phones leave them out, and so do hurried people."""
    return text.lower() if text.isascii() else _without_accents(text).casefold()


def folded_words(words: Iterable[str]) -> frozenset[str]:
    """The words, all folded at once."""
    return frozenset(folded("\n".join(words)).split("\n"))


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


class Message:
    """A message, taken apart once for all languages."""

    def __init__(self, text: str) -> None:
        # Taken for accents, "´" would become a blank.
        text = _without_accents(text.replace("´", "'"))
        if "." in text:  # "M.R.N." is one word
            text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
        self._shouted = text.upper() == text
        joined = parted = text
        if may_hold_apostrophe(text):
            joined = _APOSTROPHE.sub("", _WILL.sub(" will", text))
            parted = _APOSTROPHE.sub(" ", text)
        # For a language that reads each word as it stands, and with those in two that an
        # apostrophe joins.
        self.typed: Sequence[Sentence] = self._read(joined)
        self._parted = self.typed if parted == text else self._read(parted)

    def sentences(
        self, spelling: Spelling, doubtful: frozenset[str] | None = None
    ) -> Sequence[Sentence]:
        """The sentences as a language reads them, in order; a long one in overlapping windows.

        `doubtful`: the only words that it may read as others; None: all may be.
        """
        sentences = self._parted if spelling.elision else self.typed
        if doubtful is None:
            doubtful = self.words
        if not doubtful or not (meant := spelling.written_out(doubtful)):
            return sentences
        return [
            each if meant.keys().isdisjoint(each.words) else each.meaning(meant)
            for each in sentences
        ]

    @property
    def words(self) -> frozenset[str]:
        """All words as typed, an apostrophe within them left out or parting them."""
        parts = self.typed if self._parted is self.typed else [*self.typed, *self._parted]
        return frozenset[str]().union(*(each.words for each in parts))

    def _read(self, text: str) -> list[Sentence]:
        return [_sentence(window, shouted=self._shouted) for window in _taken_apart(text)]


def _taken_apart(text: str) -> list[list[str]]:
    """The words of each sentence, of each window of a long one."""
    return [window for tokens in _joined(_stretches(text)) for window in _windows(tokens)]


def _stretches(text: str) -> Iterator[list[str]]:
    stretch: list[str] = []
    for token in _TOKEN.findall(text):
        if token not in _ENDS:
            stretch.append(token)
        elif stretch and not (token == "." and _is_abbreviated(stretch[-1])):
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _is_abbreviated(token: str) -> bool:
    return token.casefold() in _ABBREVIATED or (len(token) == 1 and token not in "Ii")


def _joined(stretches: Iterator[list[str]]) -> Iterator[list[str]]:
    """Stretches of which the short ones are joined to what follows."""
    waiting: list[str] = []
    for stretch in stretches:
        waiting = waiting + stretch
        if len(stretch) >= FRAGMENT:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _windows(tokens: list[str]) -> Iterator[list[str]]:
    step = WINDOW - OVERLAP
    for start in range(0, max(len(tokens) - OVERLAP, 1), step):
        yield tokens[start : start + WINDOW]


def _sentence(typed: Sequence[str], *, shouted: bool) -> Sentence:
    tokens = tuple([token.casefold() for token in typed])
    names = [
        at
        for at, token in enumerate(() if shouted else typed)
        if token[0].isupper() and not token.isupper()
    ]
    return Sentence(tokens, frozenset(names), frozenset(tokens))
