"""Names and descriptions of commands in the languages of the phrases, for Discord to show.

A text is looked up by its English wording, so that a command needs nothing but its phrases.
"""

from __future__ import annotations

from collections.abc import Iterator

from discord import Locale
from discord.app_commands import (
    TranslationContextLocation,
    TranslationContextTypes,
    Translator,
    locale_str,
)

from bot.phrases import ENGLISH, LANGUAGES, language_of, phrases_of

_Place = TranslationContextLocation
# Where the phrases have what Discord shows in a place; what is in none of them, such as a choice,
# is looked up among all phrases.
_TABLES = {
    _Place.command_name: "COMMAND_NAMES",
    _Place.group_name: "COMMAND_NAMES",
    _Place.parameter_name: "OPTION_NAMES",
    _Place.command_description: "COMMANDS",
    _Place.group_description: "COMMANDS",
    _Place.parameter_description: "OPTIONS",
}


class PhraseTranslator(Translator):
    """Says what Discord shows of commands in Spanish, French and German."""

    def __init__(self) -> None:
        self._said = {code: _Wordings(code) for code in LANGUAGES if code != ENGLISH}

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """The text in the language of a locale; None where the English one is shown."""
        said = self._said.get(language_of(locale.value))
        return said.of(string.message, _TABLES.get(context.location)) if said else None


class _Wordings:
    """A language's texts by their English wording."""

    def __init__(self, code: str) -> None:
        self._of_phrases = {name: dict(_pairs(name, code)) for name in _names()}
        pairs = (pair for said in self._of_phrases.values() for pair in said.items())
        self._all: dict[str, str] = {}
        for english, text in pairs:
            self._all.setdefault(english, text)

    def of(self, english: str, name: str | None) -> str | None:
        """What it is in a phrase, else in any: then the first counts."""
        said = self._of_phrases.get(name or "", {})
        return said.get(english) or self._all.get(english)


def _names() -> list[str]:
    return [name for name in vars(phrases_of(ENGLISH)) if name.isupper()]


def _pairs(name: str, code: str) -> Iterator[tuple[str, str]]:
    """Each English text of a phrase with what it is in a language, by itself or by key."""
    ours, theirs = vars(phrases_of(ENGLISH))[name], vars(phrases_of(code)).get(name)
    if isinstance(ours, str) and isinstance(theirs, str):
        yield ours, theirs
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        told = ((text, theirs.get(key)) for key, text in ours.items())
        yield from ((a, b) for a, b in told if isinstance(a, str) and isinstance(b, str))
