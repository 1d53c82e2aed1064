"""What is typed so far: its words as names store them, and what each may be the beginning of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.identifier_kinds import BY_PREFIX, KINDS, IdentifierKind
from knowledge.text import fold, tokens

_SHORTEST_CORRECTED, _LONGEST_CORRECTED = 4, 60  # letters: "ALS" is no misspelt "all"
# What may still follow an unfinished word whose whole is stored in another form: "familie" is on
# its way to "families", stored as "family"; "tumou" to "tumour", "vi" to "viii", "iii" to "iiib".
_ENDINGS = ("", "s", "es", "r", "rs", "i", "ii", "iii", "v", "x", "a", "b", "c", "d")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of a name as it is looked for: equal to one of these, or beginning so."""

    equals: tuple[bytes, ...] = ()
    begins: tuple[bytes, ...] = ()

    @property
    def shortest(self) -> bytes:
        """The shortest form: how the search among many is begun."""
        return min((*self.equals, *self.begins), key=len)

    def fits(self, word: bytes) -> bool:
        """Whether a word of a name is such a word."""
        return word in self.equals or word.startswith(self.begins)


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A typed word: `whole` as names store it, `begun` as the beginning of a longer word.

    `strict` is where another word follows, `last` where it is typed last, `loose` anywhere, and
    `longer` are the stored forms of the words that it becomes with a usual ending.
    """

    whole: str
    begun: tuple[str, ...]
    strict: Wanted
    last: Wanted
    longer: Wanted
    loose: Wanted

    @property
    def is_alpha(self) -> bool:
        """Whether it is a word rather than a number."""
        return self.whole.isalpha()

    @property
    def is_correctable(self) -> bool:
        """Whether it is long enough to be recognised when misspelt."""
        return self.is_alpha and _SHORTEST_CORRECTED <= len(self.begun[0]) <= _LONGEST_CORRECTED


def read_words(typed: str) -> list[TypedWord]:
    """The words typed."""
    return [
        _word("1" if token.word == "i" else token.word, _begun(token.raw))
        for token in tokens(typed)
    ]


def _word(whole: str, begun: tuple[str, ...]) -> TypedWord:
    """A typed word in all its forms."""
    strict = Wanted(equals=encoded((whole,)))
    longer = (fold(begun[0] + ending) for ending in _ENDINGS)
    others = encoded(form for form in longer if not form.startswith(begun))
    last = Wanted(strict.equals, encoded(begun))
    # With one letter more "leuka" is "leukae", stored as "leuke", and "sulp" is "sulf".
    changed = [fold(f"{begun[0]}{letter}q")[:-1] for letter in "eh" if len(begun[0]) > 3]
    loose = Wanted((*strict.equals, *others), encoded(_shortest((*begun, *changed))))
    return TypedWord(whole, begun, strict, last, Wanted(equals=others), loose)


def _begun(raw: str) -> tuple[str, ...]:
    """A word as the beginning of longer ones: in American spelling, and in its own letters."""
    # A digit behind it keeps a word from being folded, a letter from being taken for finished.
    own = tokens(raw + "1")[-1].word[:-1]
    return tuple(dict.fromkeys((fold(own + "q")[:-1], own)))


def _shortest(begun: Sequence[str]) -> list[str]:
    """The beginnings, without those that begin with another."""
    return [
        each
        for each in begun
        if not any(each != other and each.startswith(other) for other in begun)
    ]


def encoded(texts: Iterable[str]) -> tuple[bytes, ...]:
    """Each text once, as the index holds it."""
    return tuple(text.encode() for text in dict.fromkeys(texts))


def begun_identifier(typed: str) -> str | None:
    """The beginning of a CURIE that a text is, as a whole; None where it is none."""
    match = _BEGUN_IDENTIFIER.fullmatch(typed)
    if match is None:
        return None
    kind, number = BY_PREFIX[match.lastgroup or ""], match[match.lastgroup or ""].upper()
    return number if kind.names_itself else f"{kind.prefix}:{number}"


def _begun_form(kind: IdentifierKind) -> str:
    """The beginning of such an identifier: a label and a digit, or three digits after a stem."""
    bare = r"|(?=CN?[0-9]{3})" if kind.names_itself else ""
    label = rf"(?:{kind.labels})(?:[ :#_=-]{{1,3}}|(?=[0-9]{{3}}))"
    return rf"(?:{label}{bare})(?P<{kind.prefix}>{kind.token}[0-9]{{0,18}})"


_BEGUN_IDENTIFIER = re.compile(
    "|".join(_begun_form(kind) for kind in KINDS if kind.token != "(?!)"), re.IGNORECASE | re.ASCII
)
