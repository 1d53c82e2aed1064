"""How a message is read for the safety rules, and how a rule's phrase is found in it.

A message becomes sentences of plain lower-case words: typographic apostrophes, chat spellings and
misspelt key words are evened out, so that a rule is written once, in ordinary words.
A phrase of a rule is a line of such words:

    ``cannot breathe|breath``   one word or another, in this order
    ``passed_out``              two words as one choice
    ``<relative>``              any entry of the word list of that name
    ``really?``                 may be missing
    ``..`` and ``...``          up to three, up to eight other words
    ``^``                       the sentence begins (and after its last word ``$``: it ends)
    ``heavy & bleeding``        both, in any order, in one sentence
    ``{number}``                a shape, see `SHAPES`; ``{Name}`` is a capitalised word
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

# Words in a row without a full stop are looked at in windows, so that time grows with length only.
WINDOW = 60
OVERLAP = 20
# A shorter "sentence" is joined to the next: people write "My dad. 62. Chest pain."
FRAGMENT = 4
# Shorter words have too many neighbours that are words of their own.
SHORTEST_CORRECTED = 5

CAPITAL = "^"
_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_]+|[.!?;\n]|[\U0001f300-\U0001faff☠]")
_ENDS = frozenset(".!?;\n")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
_DOTTED = re.compile(
    r"\b(?:[^\W\d_]\.){2,}|\b(?:pt|mr|mrs|ms|dr|no|nr|st|b|geb)\.(?=\s)", re.IGNORECASE
)
# "i" and "x" are left alone: type III is not a drawn-out "I".
_DRAWN_OUT = re.compile(r"([a-hj-wyz])\1{2,}", re.IGNORECASE)

_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})"
SHAPES: Mapping[str, str] = {
    "number": r"\d\S*",
    "many": r"(?:[1-9]\d|\d{3,})",
    "age": r"\d{1,3}",
    "year": r"(?:19|20)\d\d",
    "date": _DATE,
    "long": r"\d[\d.,/-]{4,}",
    "digits": r"\d[\d.,/-]{2,}",
    "illness": r"\S{3,}(?:itis|osis|emia|aemia|pathy|malacia|algia|trophy|schisis|plegia)",
    "Name": r"\^\S+",
    "word": r"\S+",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One stretch of a message: its words, and the same with ``^`` before capitalised ones."""

    plain: str
    cased: str
    words: frozenset[str]


@dataclass(frozen=True)
class Spelling:
    """What chat spellings stand for, and the key words whose misspellings are put right."""

    chat: Mapping[str, str]
    key_words: frozenset[str]
    other_words: frozenset[str]

    def written_out(self, word: str) -> str:
        """The ordinary words for one lower-case word as typed; itself where it is none of ours."""
        if word in self.chat:
            return self.chat[word]
        if len(word) < SHORTEST_CORRECTED or word in self.key_words or word in self.other_words:
            return word
        return self._corrected(word)

    def _corrected(self, word: str) -> str:
        nearby = {key for cut in _cuts(word) for key in self._by_cut.get(cut, ())}
        close = sorted(key for key in nearby if OSA.distance(word, key) <= 1)
        return close[0] if close else word

    @cached_property
    def _by_cut(self) -> dict[str, list[str]]:
        """Key words by themselves with one letter left out: two misspellings meet there."""
        by_cut: dict[str, list[str]] = {}
        for key in self.key_words:
            for cut in _cuts(key):
                by_cut.setdefault(cut, []).append(key)
        return by_cut


def _cuts(word: str) -> set[str]:
    """The word, and the word with each one of its letters left out."""
    return {word} | {word[:n] + word[n + 1 :] for n in range(len(word))}


def read_sentences(text: str, spelling: Spelling) -> list[Sentence]:
    """The sentences of a message, in order; a long one in overlapping windows."""
    text = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).replace("’", "'"))
    text = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text)
    text = _DRAWN_OUT.sub(r"\1", text)
    shouted = text.upper() == text
    return [
        _sentence(window, spelling, shouted)
        for tokens in _joined(_stretches(text))
        for window in _windows(tokens)
    ]


def _stretches(text: str) -> Iterator[list[str]]:
    stretch: list[str] = []
    for token in _TOKEN.findall(text):
        if token not in _ENDS:
            stretch.append(token)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


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


def _sentence(tokens: list[str], spelling: Spelling, shouted: bool) -> Sentence:
    plain: list[str] = []
    cased: list[str] = []
    for token in tokens:
        word = spelling.written_out(token.casefold())
        plain.append(word)
        # "FBN1" and "CK" are no names, and where all is in capitals a capital says nothing.
        named = token[0].isupper() and not token.isupper() and not shouted
        cased.append(CAPITAL + word if named else word)
    written = f" {' '.join(plain)} "
    return Sentence(written, f" {' '.join(cased)} ", frozenset(written.split()))


@dataclass(frozen=True)
class Phrase:
    """One phrase of a rule. `needed`: of each of these sets the sentence must hold a word."""

    text: str
    needed: tuple[frozenset[str], ...]
    parts: tuple[str, ...]
    cased: bool

    def is_possible(self, words: frozenset[str]) -> bool:
        """Whether text of these words can hold the phrase: a cheap test before the exact one."""
        return not any(words.isdisjoint(some) for some in self.needed)

    def is_in(self, sentence: Sentence) -> bool:
        """Whether the sentence holds the phrase."""
        written = sentence.cased if self.cased else sentence.plain
        return self.is_possible(sentence.words) and all(
            part.search(written) for part in self._compiled
        )

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(part) for part in self.parts)


def read_phrase(text: str, lists: Mapping[str, tuple[str, ...]]) -> Phrase:
    """The phrase of a rule. A word list that does not exist raises `KeyError` with its name."""
    cased = "{Name}" in text
    needed: list[frozenset[str]] = []
    parts: list[str] = []
    for part in text.split(" & "):
        written = [_element(element, lists, needed, cased) for element in part.split()]
        parts.append("".join(written) + "(?= )")
    # Rare words are mostly long ones: asking for them first says "no" soonest.
    needed.sort(key=lambda words: -min(map(len, words)))
    return Phrase(text, tuple(needed), tuple(parts), cased)


_GAPS = {"..": r"(?: \S+){0,3}?", "...": r"(?: \S+){0,8}?", "^": r"\A", "$": r"(?= \Z)"}


def _element(
    element: str, lists: Mapping[str, tuple[str, ...]], needed: list[frozenset[str]], cased: bool
) -> str:
    if element in _GAPS:
        return _GAPS[element]
    choices = list(_choices(element.removesuffix("?"), lists))
    pattern = "|".join(sorted((_choice(choice, cased) for choice in choices), key=len)[::-1])
    if element.endswith("?"):
        return f"(?: (?:{pattern})(?= ))?"
    if not any(choice.startswith("{") for choice in choices):
        needed.append(frozenset(choice.split()[0] for choice in choices))
    return f" (?:{pattern})(?= )"


def _choices(element: str, lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for choice in element.split("|"):
        if choice.startswith("<"):
            for entry in lists[choice.strip("<>")]:
                yield from _choices(entry.replace(" ", "_"), lists)
        elif choice.endswith("(s)"):
            yield choice.removesuffix("(s)").replace("_", " ")
            yield choice.removesuffix("(s)").replace("_", " ") + "s"
        else:
            yield choice.replace("_", " ")


def _choice(choice: str, cased: bool) -> str:
    """The choice as part of a regular expression, with or without its words' capitals."""
    capital = rf"\{CAPITAL}?" if cased else ""
    return " ".join(
        SHAPES[word.strip("{}")] if word.startswith("{") else capital + re.escape(word)
        for word in choice.split()
    )
