"""Abbreviations joined to one another: "AS/PWS", "ALL or AML"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.text import Token

_JOINING = frozenset("and or vs versus".split())
_SHORT = r"[A-Z][A-Z0-9]{1,6}"
_ALL = re.compile(rf"\W*{_SHORT}(?:(?:/| *[,;/&+] *| (?:and|or|with) ){_SHORT})+\W*")


def joined(
    text: str, plain: Sequence[Token], asks: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """The question words, but for those in capitals that are joined to an abbreviation.

    Modes of inheritance are joined so as well: they stay what they are.
    """
    known = lexicon.load().alone
    if known.isdisjoint(asks):
        return asks
    named = known - lexicon.load().modes
    kept = list(asks)
    for place, token in enumerate(plain):
        if asks[place] and token.word in named and token.raw.isupper():
            beside = (_joined_to(text, plain, place, step) for step in (-1, 1))
            if any(other is not None and asks[other] is None for other in beside):
                kept[place] = None
    return tuple(kept)


def is_all(question: Question) -> bool:
    """Whether a message is nothing but abbreviations that are joined, none of them a mode."""
    said = lexicon.load().modes.intersection(question.words)
    return not said and _ALL.fullmatch(question.text) is not None


def _joined_to(text: str, plain: Sequence[Token], place: int, step: int) -> int | None:
    """The place of the abbreviation in capitals before or behind (`step`) what joins it."""
    beside = place + step
    if not 0 <= beside < len(plain):
        return None
    first, second = sorted((plain[place], plain[beside]), key=lambda each: each.start)
    if text[first.end : second.start].strip() != "/":
        beside += step
        if plain[place + step].raw not in _JOINING or not 0 <= beside < len(plain):
            return None
    raw = plain[beside].raw
    return beside if len(raw) > 1 and raw.isupper() else None
