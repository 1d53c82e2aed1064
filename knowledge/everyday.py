"""Everyday English words, which neither misspell a word of names nor name anything alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomli

from knowledge.text import fold

LISTS = Path(__file__).parent / "data" / "everyday.toml"


@cache
def everyday() -> frozenset[str]:
    """The words, folded."""
    lists = tomli.loads(LISTS.read_text("utf-8")).values()
    return frozenset(fold(word) for words in lists for word in words.split())
