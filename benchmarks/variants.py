"""Ways in which people change a name when they type it, by a seeded chance."""

from __future__ import annotations

import random
import string
from collections.abc import Callable

Variant = Callable[[str, random.Random], str]


def as_named(text: str, _: random.Random) -> str:
    """The name as it stands."""
    return text


def lower(text: str, _: random.Random) -> str:
    """The name in small letters."""
    return text.lower()


def one_typo(text: str, chance: random.Random) -> str:
    """The name with a letter left out, put in, replaced, or swapped with the next."""
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    if not places:
        return text
    place = chance.choice(places)
    letter = chance.choice(string.ascii_lowercase)
    match chance.randrange(4):
        case 0:
            return text[:place] + text[place + 1 :]
        case 1:
            return text[:place] + letter + text[place:]
        case 2:
            return text[:place] + letter + text[place + 1 :]
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def two_typos(text: str, chance: random.Random) -> str:
    """The name with two typos, in the same word or in two."""
    return one_typo(one_typo(text, chance), chance)


def shuffled(text: str, chance: random.Random) -> str:
    """The words of the name in any order."""
    words = text.replace(",", "").split()
    chance.shuffle(words)
    return " ".join(words)


def punctuated(text: str, chance: random.Random) -> str:
    """The name with its blanks, hyphens and commas put at random."""
    return "".join(chance.choice((" ", "-", ", ")) if each in " -," else each for each in text)


def mixed(text: str, chance: random.Random) -> str:
    """Two of the changes at once."""
    first, second = chance.sample((lower, one_typo, shuffled, punctuated), 2)
    return first(second(text, chance), chance)
