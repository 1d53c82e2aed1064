"""What conditions and features are called in Spanish, French and German, where no rule tells it.

The names stand in ``data/foreign``, a file for each language. They are folded as names are
(`text.fold`), and read only when a message has words that may be of these languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import rtoml

from knowledge.text import fold, fold_bundled

FOLDER = Path(__file__).parents[1] / "data" / "foreign"
LANGUAGES = ("de", "es", "fr")

# "L'aorte" is read as one word or, with its first letter set apart, without it.
_ELIDED = re.compile(r"\b[dl]'")
_ACCENTS = re.compile("[\u0300-\u036f]")
_BLANKS = str.maketrans({"-": " ", ".": " ", "’": "'"})  # as people type it
_TABLES = ("words", "names")  # of names; the others hold words for what kind of thing it is

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """The English name of each name, and how many words those have that begin so, most first.

    All is folded but the English names: few of them are ever told.
    """

    english: dict[str, str]
    lengths: dict[str, tuple[int, ...]]
    parts: frozenset[str]
    before: dict[str, str]
    behind: dict[str, str]


def names(words: Sequence[str], *, parts: bool) -> Iterator[tuple[range, Words]]:
    """The places of each name in folded words, with what it is in English; longer ones first.

    They may overlap. With `parts` those of names are told, too: English has some of these words.
    """
    known = _load()
    found = [
        (range(start, start + length), tuple(map(fold, known.english[said].split())))
        for start, word in enumerate(words)
        for length in known.lengths.get(word, ())
        if start + length <= len(words)
        and (said := " ".join(words[start : start + length])) in known.english
        and (parts or said not in known.parts)
    ]
    yield from sorted(found, key=lambda each: -len(each[0]))


def kind_before(word: str) -> str | None:
    """The English word for a word that says before a name what it is: "enfermedad de …"."""
    return _load().before.get(word)


def kind_behind(word: str) -> str | None:
    """The English word for a word that says behind a name what it is: "…-Krankheit"."""
    return _load().behind.get(word)


def listed(language: str, tables: Collection[str] = _TABLES) -> Iterator[tuple[str, str]]:
    """Each name in these tables of a language, as it is written there, with the English one."""
    return _pairs(rtoml.loads((FOLDER / f"{language}.toml").read_text("utf-8")), tables)


def _pairs(file: Mapping[str, list[str]], tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in chain.from_iterable(file[table] for table in tables):
        english, called = line.split("<")
        yield from ((each.strip(), english.strip()) for each in called.split("|"))


@cache
def _load() -> _Names:
    texts = [(FOLDER / f"{each}.toml").read_text("utf-8") for each in LANGUAGES]
    files: list[dict[str, list[str]]] = [rtoml.loads(plain(text)) for text in texts]
    english: dict[str, str] = {}
    lengths: dict[str, set[int]] = defaultdict(set)
    for called, name in chain.from_iterable(_pairs(file, _TABLES) for file in files):
        for phrase in dict.fromkeys(map(_folded, _spellings(called))):
            english[phrase] = name
            first, *others = phrase.split()
            lengths[first].add(len(others) + 1)
    ordered = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    before, behind = (
        {fold_bundled(called): name for file in files for called, name in _pairs(file, [table])}
        for table in ("before", "behind")
    )
    parts = (called for file in files for called, _ in _pairs(file, ["words"]))
    return _Names(english, ordered, frozenset(map(_folded, parts)), before, behind)


def plain(text: str) -> str:
    """A whole file's text in small letters without accents, so that names need no more than that.

    To fold it name by name would take ten times as long.
    """
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return _ACCENTS.sub("", letters).translate(_BLANKS).replace("’", "'")


def _spellings(called: str) -> tuple[str, ...]:
    if "'" not in called:
        return (called,)
    return called.replace("'", ""), _ELIDED.sub("", called)


def _folded(name: str) -> str:
    return " ".join(map(fold_bundled, name.split()))
