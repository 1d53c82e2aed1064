"""What another language says instead of English, and what of the English is left in a card."""

from __future__ import annotations

import importlib
import re
import string
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bot.phrases import LANGUAGES, en, phrases_of
from bot.render.card import Card

OTHERS = tuple(code for code in LANGUAGES if code != "en")
# Files of phrases that no card says: the terminal and `--explain` speak English.
TERMINAL = frozenset({"terminal", "explained"})
# As well said in the terminal alone, or no words at all, though in a file about cards.
ENGLISH_ALONE = frozenset(
    {
        "CHOOSE",
        "CHOOSE_CONDITION",
        "CHART_WRITTEN",
        "NO_TOKEN",
        "BAD_TOKEN",
        "NO_DISCORD",
        "NO_INTENT",
        "FILE_EXISTS",
        "SAVED_AS",
        "EXPORT_UNKNOWN_FORMAT",
        "HELP_EXAMPLES_OF",
        "TRACKER_TITLE",
        "TRACKER_BODY",
    }
)
# Words of sources and of English that are in phrases too, where they are not told apart.
_QUOTED = frozenset(
    {
        "group of diseases",
        "clinical feature",
        "Very frequent",
        "Mode of inheritance",
        "MedGen's help",
    }
)
_FEWEST = 12  # letters of a piece of a phrase that is looked for in running text


def named() -> Iterator[str]:
    """The English phrases that cards, buttons and commands say, by name."""
    for path in sorted(Path(en.__file__).parent.glob("*.py")):
        if path.stem not in TERMINAL | {"__init__"}:
            module = vars(importlib.import_module(f"bot.phrases.en.{path.stem}"))
            yield from (name for name in module if name.isupper() and name not in ENGLISH_ALONE)


def texts(phrase: object) -> Iterator[tuple[object, str]]:
    """Each text of a phrase, with its place in it."""
    if isinstance(phrase, str):
        yield "", phrase
    elif isinstance(phrase, dict):
        for key, value in phrase.items():
            for place, text in texts(value):
                yield (key, place), text
    elif isinstance(phrase, list | tuple):
        for at, value in enumerate(phrase):
            for place, text in texts(value):
                yield (at, place), text


@cache
def replaced(code: str) -> frozenset[str]:
    """English texts that a language says otherwise."""
    ours, theirs = vars(en), vars(phrases_of(code))
    return frozenset(
        text
        for name in named()
        for place, text in texts(ours[name])
        if text and dict(texts(theirs[name]))[place] != text
    )


@cache
def _pieces(code: str) -> tuple[str, ...]:
    """What stands between the places that are filled in, where it is long enough to be told."""
    said = (piece for text in replaced(code) for piece, *_ in string.Formatter().parse(text))
    pieces = {piece.strip(" .:;,") for piece in said}
    known = " \n".join(text for _, text in texts(_all(code)))
    found = (piece for piece in pieces - _QUOTED if len(piece) >= _FEWEST and " " in piece)
    return tuple(sorted(piece for piece in found if piece not in known))


@cache
def _said_otherwise(code: str) -> frozenset[str]:
    return replaced(code) - _QUOTED


def _all(code: str) -> list[Any]:
    return [value for name, value in vars(phrases_of(code)).items() if name.isupper()]


def english_left(card: Card, code: str) -> list[str]:
    """English of Rounds itself on a card of another language: in its text and its controls."""
    # A title is mostly the name of a concept.
    return [each for each in left_in(card.text, _controls(card), code) if each != card.title]


def left_in(text: str, controls: Iterable[str], code: str) -> list[str]:
    """English of Rounds itself in a text of another language, quotations aside, and in controls."""
    lines = text.split("\n")
    own = "\n".join(line for line in lines if not line.startswith("> "))
    left = [piece for piece in _pieces(code) if piece in own]
    said = _said_otherwise(code)
    return left + [each for each in (*_labels(lines), *controls) if each in said]


def _labels(lines: Sequence[str]) -> Iterator[str]:
    """What stands by itself: whole lines, headings, and the parts of small lines."""
    yield from lines
    yield from (line.lstrip("# ") for line in lines if line.startswith("#"))
    small = [line.removeprefix("-# ") for line in lines if line.startswith("-# ")]
    yield from (part.strip() for line in small for part in re.split(r"[·;]", line))


def _controls(card: Card) -> Iterator[str]:
    """What buttons and menus say."""
    yield from (_uncounted(each.label) for each in card.buttons)
    for menu in card.menus:
        yield menu.placeholder
        if not menu.custom_id.startswith("pick|"):  # there they are names of concepts
            yield from (_uncounted(option.label) for option in menu.options)
        yield from (option.description.partition(" · ")[0] for option in menu.options)


def _uncounted(label: str) -> str:
    return re.sub(r" \([\d,]+\)$", "", label)
