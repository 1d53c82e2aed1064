"""The one normalisation of names and questions, shared by the build and by every question.

Two spellings that a reader would call the same name have the same `normal_form`: case, accents,
apostrophes, hyphens, Greek letters, Roman numerals, plurals and British spelling do not count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_GREEK = {
    chr(code): unicodedata.name(chr(code)).rsplit(" ", 1)[-1].lower()
    for code in range(0x3B1, 0x3CA)
    if "LETTER" in unicodedata.name(chr(code)) and "FINAL" not in unicodedata.name(chr(code))
}
# Unicode spells it LAMDA; the ligatures and crossed letters have no decomposition of their own.
_SPELT = {**_GREEK, "λ": "lambda", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}

APOSTROPHES = "'\u2019\u2018\u02bc\u00b4`\u2032"
# Only an "s" that ends a word after an apostrophe is a possessive: "Huntington's", "Marfans'".
_POSSESSIVE = re.compile(rf"(?<=\w)(?:[{APOSTROPHES}]s|(?<=s)[{APOSTROPHES}])(?!\w)", re.IGNORECASE)
# Marks set upon the letter before them, whatever the script they are made for.
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# What nobody sees: joiners, soft hyphens, directions of writing, variants of a sign.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
# What a word may hold without being two words: an apostrophe, accents set apart, invisible marks.
_INNER = re.compile(rf"(?<=\w)[{APOSTROPHES}](?=\w)|(?<=\w)[{_ACCENTS}{_UNSEEN}]+")
_WORD = re.compile(r"[^\W_]+")

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix".split()
# "x" stays a letter (X-linked, fragile X), and "via", "mid" are words rather than numerals.
_NUMERALS = {
    roman + letter: f"{number}{letter}"
    for number, roman in enumerate(_ROMAN, start=1)
    for letter in ("", "a", "b", "c", "d")
    if roman + letter not in {"x", "xa", "xb", "xc", "xd", "via", "vic", "id", "vid", "i"}
}

_AMERICAN_TOO = 4  # letters up to which a word in -our is spelt so on both shores


class Token(NamedTuple):  # quicker to make than a frozen dataclass, and each word is one
    """A word of a message: its normal form and where it stood (`start`, `end` in characters)."""

    word: str
    raw: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a message in order, folded, with their places in the message."""
    found = []
    for match in _WORD.finditer(_blank_apostrophes(text)):
        raw = match[0]
        if word := fold(_plain(raw)):
            start, end = match.span()
            found.append(Token(word, raw.replace(_GAP, ""), start, end))
    return found


# A letter that no text holds keeps places in the text true while such marks are skipped.
_GAP = "\U0001d7ff"


def _blank_apostrophes(text: str) -> str:
    """The text at the same length, possessives blanked and inner marks made a gap letter."""
    if not may_hold_apostrophe(text):
        return text  # as most are
    text = _POSSESSIVE.sub(lambda found: " " * len(found.group()), text)
    return _INNER.sub(lambda found: _GAP * len(found.group()), text)


def may_hold_apostrophe(text: str) -> bool:
    """Whether a text may hold an apostrophe, an accent set apart or an invisible mark."""
    return not text.isascii() or "'" in text or "`" in text


def words(text: str) -> list[str]:
    """The folded words of a name, a lone Roman "i" read as the number it is in names."""
    return ["1" if word == "i" else word for word in typed_words(text)]


def typed_words(text: str) -> list[str]:
    """The words of `tokens` alone, which take longer to make."""
    found = [fold(_plain(raw)) for raw in _WORD.findall(_blank_apostrophes(text))]
    return [word for word in found if word]


def normal_form(text: str) -> str:
    """The words of a name joined by single blanks: equal for all usual spellings of one name."""
    return " ".join(words(text))


def squashed(text: str) -> str:
    """The normal form without blanks, for names whose words are joined or split by mistake."""
    return "".join(words(text))


def _plain(raw: str) -> str:
    """Lower case without accents, Greek letters spelt out."""
    if raw.isascii():
        return raw.lower()
    raw = raw.replace(_GAP, "")
    if raw.isascii():
        return raw.lower()
    # Accents go before letters are spelt out, so that an accented Greek letter is spelt out too.
    letters = unicodedata.normalize("NFKD", raw.casefold()).casefold()
    plain = "".join([letter for letter in letters if letter.isalnum()])
    if plain.isascii():
        return plain
    spelt = "".join([_SPELT.get(letter, letter) for letter in plain])
    return "".join([letter for letter in spelt.casefold() if letter.isalnum()])


def fold(word: str) -> str:
    """One word without plural, Roman numeral or British spelling; folding twice adds nothing."""
    if word in _NUMERALS:
        return _NUMERALS[word]
    if len(word) < 4 or not word.isalpha():
        return word
    is_british = "our" in word or "ae" in word or "oe" in word or "sulph" in word
    if word[-1] != "s" and not is_british:
        return word  # as most are
    folded = _singular(_american(word) if is_british else word)
    return folded if folded == word else fold(folded)


# Words of the bundled files are kept, folded; what people type never is.
fold_bundled = cache(fold)


def _american(word: str) -> str:
    spelling = word.replace("ae", "e").replace("oe", "e").replace("sulph", "sulf")
    # "four" is not "for", nor "hour" and "your" other than they are.
    is_longer = len(spelling.removesuffix("s")) > _AMERICAN_TOO
    ends = spelling.endswith(("our", "ours"))
    return spelling.replace("our", "or") if ends and is_longer else spelling


def _singular(word: str) -> str:
    if not word.endswith("s"):
        return word
    if word.endswith(("oses", "yses")):
        return word[:-2] + "is"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
