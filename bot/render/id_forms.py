"""What an identifier looks like, and what was found in its place, in the language spoken."""

from __future__ import annotations

import re

from bot.phrases import words

_COUNTED = re.compile(r"(?:(?P<letters>[A-Z]+) and )?(?P<count>\d+) digits?")


def form(said: str) -> str:
    """The form of an identifier as `knowledge.identifiers` says it: "7 digits", "C and 8 digits".

    A form that is not known, or what was typed in its place, stays as it is.
    """
    if said in words.ID_FORMS:
        return words.ID_FORMS[said]
    counted = _COUNTED.fullmatch(said)
    if counted is None:
        return said
    one = counted["count"] == "1"
    digits = words.DIGITS_ONE if one else words.DIGITS.format(count=counted["count"])
    if not counted["letters"]:
        return digits
    return words.LETTERS_AND_DIGITS.format(letters=counted["letters"], digits=digits)
