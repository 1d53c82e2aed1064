"""Spanish, French and German words → the English word of names that each is, by rules of kinship.

The rules stand in ``data/foreign/cognates.toml``. The words of names are walked letter by letter,
so that only beginnings which some name has are followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import rtoml

from knowledge.names.index import Index
from knowledge.names.spellings import Span, Texts
from knowledge.text import fold

RULES = Path(__file__).parents[1] / "data" / "foreign" / "cognates.toml"

_SHORTEST, _LONGEST = 5, 40  # letters of a word: a shorter one is near to too many
_LETTERS_OF_A_CHANGE = 3  # one change for so many letters of a word,
_MOST_CHANGES = 4  # and no more: "feocromocitoma" and "fenilcetonuria" have three
_MOST_STEPS = 200  # of a walk, so that no word makes much work
# How German writes the letters that folding would lose.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class _Walk(NamedTuple):
    """Where a walk stands: letters read of the word, what they became, and names that begin so."""

    read: int
    became: str
    names: Span
    changes: int


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules: what their letters may be of ours; `letters` by the first of them."""

    endings: Mapping[str, Sequence[str]]
    beginnings: Mapping[str, Sequence[str]]
    letters: Mapping[str, Sequence[tuple[str, str]]]
    telling: tuple[str, ...]


def is_telling(word: str) -> bool:
    """Whether a word that no name holds looks like one of theirs, though nothing else says so."""
    return len(word) > _SHORTEST and word.isalpha() and word.endswith(_load().telling)


def english(word: str, raw: str, index: Index) -> str | None:
    """The word of names that a folded word of theirs is, typed as `raw`; None if it is none."""
    if not _SHORTEST <= len(word) <= _LONGEST or not (word.isalpha() and word.isascii()):
        return None
    texts = Texts(index.texts, index.text_starts)
    forms = dict.fromkeys((word, fold(raw.casefold().translate(_UMLAUTS))))
    found: dict[int, int] = {}  # changes by the number of a word
    for form in forms:
        for number, changes in _walked(form, texts):
            found[number] = min(changes, found.get(number, changes))
    if not found:
        return None
    return index.word(min(found, key=lambda each: (found[each], -index.count(each), each)))


def _walked(word: str, texts: Texts) -> Iterator[tuple[int, int]]:
    """The words of names that a word may become, by number, with the changes made."""
    rules = _load()
    most = min(_MOST_CHANGES, len(word) // _LETTERS_OF_A_CHANGE)
    walks = [_Walk(0, "", (0, len(texts)), 0), *_begun(word, texts)]
    for _ in range(_MOST_STEPS):
        if not walks:
            return
        walk = walks.pop()
        rest = word[walk.read :]
        for ending in (rest, *rules.endings.get(rest, ())):
            start, end = texts.equal((walk.became + ending).encode(), walk.names)
            if start < end:
                yield start, walk.changes
        if rest:
            walks += _onward(walk, rest, texts, most)


def _begun(word: str, texts: Texts) -> Iterator[_Walk]:
    for theirs, ours in _load().beginnings.items():
        if word.startswith(theirs):
            for became in ours:
                names = texts.beginning(became.encode())
                yield _Walk(len(theirs), became, names, 1)


def _onward(walk: _Walk, rest: str, texts: Texts, most: int) -> Iterator[_Walk]:
    """The walk one step further; what is as typed comes last, to be followed first."""
    steps = _load().letters.get(rest[0], ()) if walk.changes < most else ()
    for theirs, ours in (*steps, (rest[0], rest[0])):
        if rest.startswith(theirs):
            became = walk.became + ours
            names = texts.beginning(became.encode(), walk.names)
            if names[0] < names[1]:
                changes = walk.changes + (theirs != ours)
                yield _Walk(walk.read + len(theirs), became, names, changes)


@cache
def _load() -> _Rules:
    file = rtoml.loads(RULES.read_text("utf-8"))
    letters: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for theirs, ours in _parted(file["letters"]).items():
        letters[theirs[0]] += ((theirs, each) for each in ours)
    return _Rules(
        _parted(file["endings"]),
        _parted(file["beginnings"]),
        letters,
        tuple(file["telling"].split()),
    )


def _parted(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    sides = (line.split(">") for line in lines)
    return {theirs.strip(): tuple(ours.split()) for theirs, ours in sides}
