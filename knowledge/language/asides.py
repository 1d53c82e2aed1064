"""What a message says twice: a name, and beside it in parentheses its abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.text import Token

_PARENTHESES = re.compile(r"\(([^()]{2,80})\)")
_LEFT_OUT = 4  # words of a name beyond those that its abbreviation has letters of


def repeated(text: str, plain: Sequence[Token]) -> set[int]:
    """The places of abbreviations that stand for the words beside them: "… (ALS)", "ALS (…)"."""
    found: set[int] = set()
    if "(" not in text:
        return found
    for aside in _PARENTHESES.finditer(text):
        inside = [n for n, token in enumerate(plain) if _is_within(token, aside)]
        before = [n for n, token in enumerate(plain) if token.end <= aside.start()]
        if not inside or not before:
            continue
        if _abbreviates(aside.group(1), [plain[n].word for n in before]):
            found.update(inside)
        elif _abbreviates(plain[before[-1]].raw, [plain[n].word for n in inside]):
            found.add(before[-1])
    return found


def _is_within(token: Token, found: re.Match[str]) -> bool:
    return found.start() < token.start and token.end < found.end()


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether capitals are letters of the last of the words, in order, from a first letter on."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    if len(letters) < 2 or not re.fullmatch(r"[A-Z0-9-]+", short):
        return False
    longest = len(letters) + _LEFT_OUT
    starts = range(max(0, len(words) - longest), len(words))
    return any(
        words[start][0] == letters[0] and _holds_in_order("".join(words[start:]), letters)
        for start in starts
    )


def _holds_in_order(text: str, letters: Sequence[str]) -> bool:
    left: Iterator[str] = iter(text)
    return all(letter in left for letter in letters)
