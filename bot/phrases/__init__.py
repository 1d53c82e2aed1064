"""What the bot itself says, one package per language; quoted sources stay as they are.

`words` has every phrase as an attribute, in the language that is spoken where it is read:
`with speaking("fr"): words.NEXT`. English is spoken unless something else is said, and wherever
a language has no phrase of its own. A phrase must therefore be read when it is needed, never
kept at import.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es", "fr", "de")

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """The code of the language that is spoken here."""
    return _spoken.get()


def language_of(locale: str | None) -> str:
    """The language for a locale such as ``es-419`` or ``de``; English where there is none."""
    code = (locale or "").partition("-")[0].lower()
    return code if code in LANGUAGES else ENGLISH


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Phrases read meanwhile, in this task or thread, are in the language with this code."""
    before = _spoken.set(code if code in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(before)


@cache
def phrases_of(code: str) -> ModuleType:
    """The phrases of a language, those that it has itself."""
    return importlib.import_module(f"bot.phrases.{code}")


class _Words:
    """Each phrase in the language that is spoken."""

    def __getattr__(self, name: str) -> object:
        spoken = phrases_of(_spoken.get())
        if hasattr(spoken, name):
            return getattr(spoken, name)
        return getattr(phrases_of(ENGLISH), name)


if TYPE_CHECKING:
    from bot.phrases import en as words
else:
    words = _Words()
