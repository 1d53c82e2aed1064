"""How a message is read: which of its words are left to names, and which carry the question.

A word of names is no misspelt question word; a question word can still open a name, be one by the
"s" behind it, or be an abbreviation, and a word of names can stand inside a phrase that asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Protocol

from knowledge import identifiers
from knowledge.asking import numerals, words_that_ask
from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.text import APOSTROPHES, Token, may_hold_apostrophe, tokens

# What stands in a mail that was passed on for what would tell who wrote it: "[NAME]".
_LEFT_OUT = re.compile(
    r"\[(?:NAME|LOCATION|DATE|CONTACT|AGE|PHONE|EMAIL|ADDRESS|ORGANIZATION|HOSPITAL|DOCTOR)S?\]"
)
# French: a short word before a vowel ends in an apostrophe, as in "l'hérédité", "qu'il" and "j'ai".
_ELIDED = re.compile(rf"(?<!\w)(?:([ldnmst])|(?:qu|[cj]))[{APOSTROPHES}](?=(\w+))", re.IGNORECASE)
# "Gene(s)": that it may be several, as forms and notes write it.
_MAYBE_SEVERAL = re.compile(r"(?<=[^\W\d_])\((e?s|e?n|e)\)(?!\w)", re.IGNORECASE)
# What a web form adds to a message before its subject: "… Web browser: … Subject: … Message: …".
_FORM = re.compile(r"\A.*?\bSubject:(?=.*?\bMessage:)", re.DOTALL)
LONGEST = 4_000  # characters that are read of a message; Discord's own limit for the longest kind
_SHORTEST_FOREIGN = 6  # letters of a word of another language that an apostrophe joins to one
MOST_WORDS = 300  # words that are read: real e-mails have up to 200


class NameWords(Protocol):
    """The words of names: none of them is a misspelt question word."""

    def __contains__(self, word: str) -> bool:
        """Whether a name holds the word."""

    def count(self, word: str) -> int:
        """How many names hold the word."""

    def has_nearer(self, word: str, than: str) -> bool:
        """Whether a name holds another word that is as near to `word` as `than` is."""


def read(text: str, names: NameWords | None = None, wanted: tuple[str, ...] = ()) -> Question:
    """Read a message, knowing the words of names and, from a command, the intents.

    Only the first `LONGEST` characters and `MOST_WORDS` words are read.
    """
    text = text[:LONGEST]
    if not text.isascii():
        # A lone surrogate is no character; nothing downstream could store or send it.
        text = text.encode("utf-8", "replace").decode("utf-8")
    mentions = identifiers.find(text)
    plain = tokens(_set_apart(_without_marks(text), names))
    if mentions:
        plain = [token for token in plain if not _is_in_any(token, mentions)]
    del plain[MOST_WORDS:]
    words = frozenset([token.word for token in plain])
    # Who writes everything in capitals marks no abbreviation by them.
    speaks = any(token.raw.islower() for token in plain)
    held = _held(plain, names) if names is not None else ()
    asks = tuple(
        [
            None
            if speaks and token.raw.isupper() and _is_abbreviated(token, names)
            else _carrier(token.word, names, count)
            for token, count in zip_longest(plain, held)
        ]
    )
    asks = words_that_ask.settled(text, plain, asks, words, speaks=speaks)
    numbered = numerals.as_numbers(plain, asks, words)
    if numbered is not plain:
        asks = tuple(
            [
                carrier if read_as is token else None
                for token, read_as, carrier in zip(plain, numbered, asks, strict=True)
            ]
        )
    return Question(text, tuple(numbered), asks, mentions, wanted, held)


def _is_in_any(token: Token, mentions: Sequence[identifiers.Mention]) -> bool:
    return any(mention.start < token.end and token.start < mention.end for mention in mentions)


def _without_marks(text: str) -> str:
    """The text at the same length without what is not part of the message, or of a word."""
    if "(" in text:
        text = _MAYBE_SEVERAL.sub(r"\1  ", text)
    if "Subject:" in text:
        text = _FORM.sub(_blank, text, count=1)
    return _LEFT_OUT.sub(_blank, text) if "[" in text else text


def _blank(found: re.Match[str]) -> str:
    """As many blanks, so that places in the text stay true."""
    return " " * len(found.group())


def _set_apart(text: str, names: NameWords | None) -> str:
    """The text with words of French set apart from a short one before: "l'hérédité", at its place.

    Only where it is a question word, or a word of names, or a long one, that it would not be
    otherwise.
    """

    def apart(found: re.Match[str]) -> str:
        (rest,) = (token.word for token in tokens(found[2]))
        joined = "".join(token.word for token in tokens(found.group() + found[2]))
        is_asking = rest in lexicon.load().carriers
        if not is_asking and (names is None or joined in names or not _may_be_name(rest, names)):
            return found.group()
        # "qu", "c" and "j" stand in phrases; the others add nothing to them.
        return " " * len(found.group()) if found[1] else f"{found.group()[:-1]} "

    return _ELIDED.sub(apart, text) if may_hold_apostrophe(text) else text


def _may_be_name(word: str, names: NameWords) -> bool:
    """Whether it is a word of names, or one that may be such in another language."""
    return len(word) >= _SHORTEST_FOREIGN or word in names


def _is_abbreviated(token: Token, names: NameWords | None) -> bool:
    """Whether a word in capitals is an abbreviation that names hold."""
    return (
        len(token.raw) > 1
        and token.word not in lexicon.load().shouted
        and names is not None
        and token.word in names
    )


def _held(plain: Iterable[Token], names: NameWords) -> tuple[int | None, ...]:
    """How many names hold each word; None of a question word."""
    carriers = lexicon.load().carriers
    return tuple([None if token.word in carriers else names.count(token.word) for token in plain])


def _carrier(word: str, names: NameWords | None, held: int | None) -> str | None:
    if word.isdigit():
        return None  # the "3" of "phase 3 trial" is that of "type 3", too
    if word in lexicon.load().carriers:
        return word
    if held:
        return None  # a word of names is no misspelt question word
    carrier = lexicon.load().carrier(word)
    if carrier is None or names is None:
        return carrier
    return None if names.has_nearer(word, carrier) else carrier
