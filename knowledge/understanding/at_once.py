"""Several that are written at once, "NF1/2", and the genes meant by "SDHx" or "BRCA"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.asking.question import Question
from knowledge.language.everyday import small
from knowledge.matching import genes
from knowledge.matching.decision import ANSWERS
from knowledge.matching.genes import GeneMention
from knowledge.store import Store
from knowledge.understanding.finding import Gene, LookedUp, Nothing, Several

_NUMBERS = re.compile(r"(?<![^\W_])([A-Za-z]{2,}(?:\d+[A-Z])?)(\d+[A-Z]?)/(\d+[A-Z]?)(?![^\W_/])")
_PLACE = r"\d{1,2}[pq]\d{1,2}(?:\.\d{1,2})?"
_BAND = re.compile(r"\d[pq]\d")
_OF_BAND = re.compile(
    rf"(?<![^\W_])(?:(?P<before>del|dup)[ (]?(?P<before_it>{_PLACE})\)?"
    rf"|(?P<band>{_PLACE}) ?(?P<behind>DS|ds|del|dup))(?![^\W_])"
)
_MEANT = {"ds": "deletion syndrome", "del": "deletion syndrome", "dup": "duplication syndrome"}
_ANY = re.compile(r"([A-Za-z]{2,}[A-Z0-9]*|[a-z]{3,})x")  # "SDHx": any letter or number
_ONE = re.compile(r"-?(?:\d{1,2}|[A-Z])")  # what tells one gene of a family from another
_SHORTEST, _SHORTEST_SMALL = 3, 4  # letters of what they have in common
_MOST = 12
_LAST = "\U0010ffff"  # behind all that begins alike


def written_out(text: str) -> str:
    """The text with each number behind what it is of: "NF1/NF2" for "NF1/2".

    And with what is glued to a place on a chromosome in words: "22q11.2 deletion syndrome".
    """
    if "/" in text:
        text = _NUMBERS.sub(r"\1\2/\1\3", text)
    return _OF_BAND.sub(_in_words, text) if _BAND.search(text) else text


def _in_words(found: re.Match[str]) -> str:
    band = found["before_it"] or found["band"]
    short = (found["before"] or found["behind"]).lower()
    return f"{band} {_MEANT[short]}"


def family(store: Store, question: Question, found: LookedUp) -> LookedUp:
    """What was found; the genes of which the start alone was typed, where nothing is sure.

    They stand before names that are merely close.
    """
    is_nothing = isinstance(found, Nothing) and found.reason == "nothing_fits"
    is_close = isinstance(found, Several) and found.reason == "close"
    if not (is_nothing or is_close) or any(each.score >= ANSWERS for each in found.candidates):
        return found
    mention = next(filter(_is_all(question), genes.mentions(question)), None)
    start = _start(mention.symbol) if mention else ""
    tied = tuple(map(Gene, _beginning(store, start))) if start else ()
    if not (mention and 1 < len(tied) <= _MOST):
        return found
    if isinstance(found, Several):
        return replace(found, named=(*tied, *(each for each in found.named if each not in tied)))
    return Several("identifier", tied, question.intents(), subject=mention.symbol)


def _is_all(question: Question) -> Callable[[GeneMention], bool]:
    """Whether a word is all that a message may name something by."""
    content = frozenset(question.content)
    return lambda mention: bool(content) and content <= mention.places


def _start(symbol: str) -> str:
    """What genes may have in common; empty: a word, or too short to tell."""
    any_of = _ANY.fullmatch(symbol)
    start = any_of[1] if any_of else symbol
    if not start.isupper() and not any_of and (len(start) < _SHORTEST_SMALL or start[-1] == "s"):
        return ""  # "cars"
    is_word = not small().isdisjoint((start.lower(), symbol.lower()))
    return "" if is_word or len(start) < _SHORTEST else start


def _beginning(store: Store, start: str) -> list[str]:
    """The genes called so and one number or letter, by their symbols."""
    sql = (
        "SELECT DISTINCT curie, symbol FROM gene WHERE symbol > ? COLLATE NOCASE"
        " AND symbol < ? COLLATE NOCASE ORDER BY symbol COLLATE NOCASE, curie"
    )
    rows = store.rows(sql, start, f"{start}{_LAST}")
    return [row["curie"] for row in rows if _ONE.fullmatch(row["symbol"][len(start) :])]
