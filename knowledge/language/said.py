"""Phrases that tell how a long message speaks: the tables of ``data/story.toml``, in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import rtoml

from knowledge.text import tokens

DATA = Path(__file__).parents[1] / "data" / "story.toml"


def joined(words: Iterable[str]) -> str:
    """Folded words as phrases are looked for in them: with a blank at both ends."""
    return f" {' '.join(words)} "


def holds(text: str, table: str) -> bool:
    """Whether words that were `joined` hold a phrase of a table, such as "asking"."""
    beginning = _beginning()[table]
    return any(phrase in text for word in text.split() for phrase in beginning.get(word, ()))


@cache
def words(table: str) -> frozenset[str]:
    """The phrases of a table of single words."""
    return frozenset(phrase.strip() for phrase in _phrases()[table])


@cache
def _beginning() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The phrases of each table by their first word: a sentence has fewer words than a table."""
    found: dict[str, dict[str, list[str]]] = {}
    for table, phrases in _phrases().items():
        of_word = found[table] = defaultdict(list)
        for phrase in phrases:
            of_word[phrase.split()[0]].append(phrase)
    return found


@cache
def _phrases() -> Mapping[str, Sequence[str]]:
    given = rtoml.loads(DATA.read_text("utf-8"))["phrases"]
    return {table: tuple(map(_folded, phrases.split("|"))) for table, phrases in given.items()}


def _folded(phrase: str) -> str:
    return joined(token.word for token in tokens(phrase))
