"""Everyday English: words that neither misspell a word of names nor name anything alone; idioms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import rtoml

from knowledge.text import fold, words

LISTS = Path(__file__).parents[1] / "data" / "everyday.toml"
# Words of this list mean no abbreviation in small letters; names may hold them.
_SPELT_LIKE_ABBREVIATIONS = "spelt_like_abbreviations"
_IDIOMS = "idioms"


@cache
def everyday() -> frozenset[str]:
    """The words that name nothing alone, folded."""
    return frozenset().union(
        *(listed for name, listed in _lists().items() if name != _SPELT_LIKE_ABBREVIATIONS)
    )


@cache
def small() -> frozenset[str]:
    """The words that in small letters are no abbreviation, folded: everyday ones and "helix"."""
    return everyday() | _lists()[_SPELT_LIKE_ABBREVIATIONS]


@cache
def idioms() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Phrases with a word of names that speak of something else, as folded words, by each word."""
    found = defaultdict[str, list[tuple[str, ...]]](list)
    for phrase in filter(None, map(words, _file()[_IDIOMS].splitlines())):
        for word in phrase:
            found[word].append(tuple(phrase))
    return found


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(map(fold, listed.split()))
        for name, listed in _file().items()
        if name != _IDIOMS
    }


@cache
def _file() -> Mapping[str, str]:
    """The tables of the file: words between blanks, idioms on a line each."""
    return rtoml.loads(LISTS.read_text("utf-8"))
