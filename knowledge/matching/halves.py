"""Halves of names: "ehlers", behind which "danlos" always follows, "cri du", "osteo imperfecta"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knowledge.language.everyday import small
from knowledge.matching.readings import ENDINGS
from knowledge.names.index import Index, is_joining

_SHORTEST = 3  # letters of a word that tells which name it is of
_MOST = 1_000  # names that hold it: they are read one by one
_ALWAYS = 0.8  # of these names
_WORDS, _LONGEST_LIST = 3, 4_000  # of a name typed with words cut off; names that hold one


def completed(index: Index, typed: Sequence[str]) -> str:
    """What was typed with the word that stands beside it in nearly all names; empty: there is none.

    No "syndrome", nor a word that joins: those may be left out of any name.
    """
    named = [word for word in typed if len(word) >= _SHORTEST and word.isalpha()]
    numbers = [number for word in typed if (number := index.word_id(word)) is not None]
    if not named or len(numbers) < len(typed) or small().issuperset(named):
        return ""
    rarest = min(numbers, key=index.count)
    if index.count(rarest) > _MOST:
        return ""
    stretch = " ".join(typed)
    around = [
        f" {key} ".split(f" {stretch} ", 1)
        for key in map(index.key, index.posting(rarest).tolist())
        if f" {stretch} " in f" {key} "
    ]
    behind = _usual([after.split(" ", 1)[0] for _, after in around])
    before = _usual([start.rsplit(" ", 1)[-1] for start, _ in around])
    return f"{stretch} {behind}" if behind else f"{before} {stretch}" if before else ""


def begun(index: Index, typed: Sequence[str]) -> list[int]:
    """The entries of as many words as were typed, of which some are cut off: "retinitis pig"."""
    if not 1 < len(typed) <= _WORDS or not all(map(_may_begin, typed)):
        return []
    known = [number for word in typed if (number := index.word_id(word)) is not None]
    for number in sorted(known, key=index.count)[:2]:
        if index.count(number) > _LONGEST_LIST:
            break
        found = [e for e in index.posting(number).tolist() if _begins(index.key(e), typed)]
        if found:
            return found
    return []


def _may_begin(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha()


def _begins(key: str, typed: Sequence[str]) -> bool:
    words = key.split()
    is_whole = len(words) == len(typed) and words != list(typed)
    return is_whole and all(map(str.startswith, words, typed))


def _usual(beside: Sequence[str]) -> str:
    """The word that stands nearly always there, of several; empty: none does."""
    word, times = next(iter(Counter(beside).most_common(1)), ("", 0))
    tells = len(word) > 1 and not is_joining(word) and word not in ENDINGS
    return word if tells and 1 < times >= _ALWAYS * len(beside) else ""
