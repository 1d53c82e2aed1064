"""What all rules measure alike: the length of a text, the number of things, a value's bounds.

Each function gives one sentence for what is wrong, and nothing where all is well, so that checking
tens of thousands of good payloads stays cheap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

# JSON as it came over the wire: its values can be anything, which is what the rules are for.
Payload: TypeAlias = Mapping[str, Any]


def entries(payload: Payload, key: str) -> Sequence[Any]:
    """The list under this key; empty where there is none, whatever else there is."""
    found = payload.get(key)
    return found if isinstance(found, list | tuple) else ()


def text_faults(what: str, text: object, most: int, least: int = 0) -> list[str]:
    """A text that is too long, too short or none at all; an absent one counts as empty."""
    if text is None:
        text = ""
    if not isinstance(text, str):
        return [f"{what} is {type(text).__name__}, no text"]
    if least <= len(text) <= most:
        return [] if not least or text.strip() else [f"{what} is blank"]
    if not text:
        return [f"{what} is missing or empty"]
    return [f"{what} has {len(text):,} characters, {least:,} to {most:,} are allowed"]


def count_faults(what: str, number: int, most: int, least: int = 0) -> list[str]:
    """More or fewer of something than there may be."""
    if least <= number <= most:
        return []
    return [f"{what}: {number:,}, {least:,} to {most:,} are allowed"]


def range_faults(what: str, value: object, most: int, least: int = 0) -> list[str]:
    """A number outside its bounds; an absent one is left to Discord's default."""
    if value is None or (isinstance(value, int) and least <= value <= most):
        return []
    return [f"{what} is {value!r}, {least:,} to {most:,} is allowed"]
