"""Everyday English words, which neither misspell a word of names nor name anything alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomli

from knowledge.text import fold

LISTS = Path(__file__).parent / "data" / "everyday.toml"
# Words of this list mean no abbreviation in small letters; names may hold them.
_SPELT_LIKE_ABBREVIATIONS = "spelt_like_abbreviations"


@cache
def everyday() -> frozenset[str]:
    """The words that name nothing alone, folded."""
    return frozenset().union(
        *(words for name, words in _lists().items() if name != _SPELT_LIKE_ABBREVIATIONS)
    )


@cache
def small() -> frozenset[str]:
    """The words that in small letters are no abbreviation, folded: everyday ones and "helix"."""
    return everyday() | _lists()[_SPELT_LIKE_ABBREVIATIONS]


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, str] = tomli.loads(LISTS.read_text("utf-8"))
    return {name: frozenset(map(fold, words.split())) for name, words in lists.items()}
