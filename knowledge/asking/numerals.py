"""Numerals of a message, read as the numbers that they are in names: "type two", "type I"."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from knowledge.language import lexicon
from knowledge.text import Token

# "type I": the pronoun and the numeral look alike, and only words around tell them apart.
_NUMBERED = frozenset("type stage group class grade form factor tipo typ".split())


def as_numbers(
    plain: list[Token], asks: tuple[str | None, ...], held: frozenset[str]
) -> list[Token]:
    """The words, those that are numerals where they stand read as numbers."""
    numbers = lexicon.load().numbers
    if "i" not in held and numbers.keys().isdisjoint(held):
        return plain
    return [
        _numeral(plain, asks, place) if token.word == "i" or token.word in numbers else token
        for place, token in enumerate(plain)
    ]


def _numeral(plain: list[Token], asks: tuple[str | None, ...], place: int) -> Token:
    """The token; read as a number an I behind words of a name, and the "two" of "type two"."""
    token = plain[place]
    if place == 0:
        return token
    before = plain[place - 1].word
    is_numbered = before in _NUMBERED or _misspells_type(plain[place - 1], asks[place - 1])
    if is_numbered and (number := lexicon.load().numbers.get(token.word)):
        return token._replace(word=number)
    is_last = place + 1 == len(plain)
    ends = is_last or asks[place + 1] is None
    # In small letters it may be the asker: "has marfan i heard".
    sure = ends if token.raw == "I" else not is_last and ends
    is_numeral = is_numbered or (asks[place - 1] is None and sure) or _is_apart(plain, asks, place)
    return token._replace(word="1") if token.word == "i" and is_numeral else token


def _misspells_type(token: Token, asks: str | None) -> bool:
    """Whether a word is no other than "type" with a slip: "typwe i"."""
    return asks is None and len(token.word) > 3 and OSA.distance(token.word, "type") == 1


def _is_apart(plain: list[Token], asks: tuple[str | None, ...], place: int) -> bool:
    """Whether an I is the number of a type that is named elsewhere: "of I lanternosis type".

    What stands behind it is then a word of the name, or the type.
    """
    if plain[place].raw != "I" or place + 1 == len(plain):
        return False
    following = plain[place + 1].word
    is_typed = any(token.word == "type" for token in plain)
    return is_typed and (following == "type" or asks[place + 1] is None)
