"""Authors as PubMed writes them ("Garcia de la Torre I", "Moth JP Jr") → people and groups.

PubMed gives the surname, then initials without full stops, then a suffix.
https://www.nlm.nih.gov/bsd/mms/medlineelements.html#au
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from unicodedata import combining

from knowledge.text import APOSTROPHES

# Initials may be of two letters in transliterated names ("IuA"), and hyphened in other sources.
_PERSON = re.compile(
    r"(?P<family>\S.*?) (?P<initials>[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])){0,5})"
    r"(?: (?P<suffix>Jr|Sr|2nd|3rd|4th|II|III|IV))?"
)
# Words that no person is called by: "Lamp Study Group UK" has no initials U. K.
_OF_GROUPS = re.compile(
    r"\b(?:academy|alliance|association|cent(?:er|re)|clinics?|college|collaborat\w*|committee"
    r"|consortium|council|department|foundation|group|hospital|initiative|institutes?"
    r"|investigators|network|organi[sz]ation|panel|program(?:me)?|project|registry|society|study"
    r"|task force|team|trial(?:ists)?|university|workshop)\b",
    re.IGNORECASE,
)
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)
_NUMERALS = {"2nd": "II", "3rd": "III", "4th": "IV"}


@dataclass(frozen=True, slots=True)
class Person:
    """A person: the surname with its particles as printed, initials, a suffix or ""."""

    family: str
    initials: str
    suffix: str = ""

    @property
    def given(self) -> str:
        """The initials with full stops: "LG" gives "L. G.", "J-P" gives "J.-P."."""
        letters: list[str] = []
        for sign in self.initials:
            if letters and (sign.islower() or letters[-1] == "-"):
                letters[-1] += sign
            else:
                letters.append(sign)
        return ". ".join(letters).replace(". -", ".-") + "."

    @property
    def numeral(self) -> str:
        """The suffix with a Roman numeral, as AMA and APA write it: "3rd" gives "III"."""
        return _NUMERALS.get(self.suffix, self.suffix)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of authors, or a name that has no initials."""

    name: str


def read(name: str) -> Person | Group:
    """The author behind a name; what does not end in initials is a group."""
    name = " ".join(name.split())
    found = _PERSON.fullmatch(name)
    if not found or _OF_GROUPS.search(name) or not _are_initials(found["initials"]):
        return Group(name)
    return Person(found["family"], found["initials"], found["suffix"] or "")


def surname(name: str) -> str:
    """The surname of an author, or the name of a group."""
    author = read(name)
    return author.family if isinstance(author, Person) else author.name


def is_called(name: str, typed: str) -> bool:
    """Whether an author goes by a name as somebody types it: "Moth", "Moth JP", "Jane Moth".

    Case, accents and hyphens do not count. `typed` may be a mark of `mark_of` as well.
    """
    family, sought = _folded(surname(name)), _folded(typed)
    if typed == mark_of(name) or sought == family:
        return True
    if not isinstance(author := read(name), Person):
        return False
    first, last = sought[: len(family)], sought[len(sought) - len(family) :]
    if last == family and len(sought) > len(family):
        return sought[0][0] == author.initials[0].casefold()
    behind = "".join(sought[len(family) :])
    return first == family and author.initials.replace("-", "").casefold().startswith(behind)


def mark_of(name: str) -> str:
    """Six digits that stand for a surname where it cannot be written: the same for its spellings.

    Of such digits they are the same ones.
    """
    if re.fullmatch(r"\d{6}", name):
        return name
    return f"{zlib.crc32(' '.join(_folded(surname(name))).encode()) % 1_000_000:06}"


def _folded(name: str) -> list[str]:
    """The words of a name without what may be spelt in several ways."""
    plain = (each for each in unicodedata.normalize("NFKD", name) if not combining(each))
    return re.findall(r"[^\W\d_]+", "".join(plain).translate(_NO_APOSTROPHES).casefold())


def _are_initials(letters: str) -> bool:
    """Whether these are initials: a capital first, and small letters only behind one."""
    return letters[0].isupper() and not re.search(r"[^\W\d_A-Z]{2}", _ascii_cased(letters))


def _ascii_cased(letters: str) -> str:
    """The letters with "A" for each capital and "a" for each small one, of any alphabet."""
    return "".join("A" if each.isupper() else "a" if each.islower() else each for each in letters)
