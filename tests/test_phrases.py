"""Phrases in several languages: each is one of English's, with the same places to fill in."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest

from bot.phrases import LANGUAGES, language, language_of, phrases_of, speaking, words

OTHERS = [code for code in LANGUAGES if code != "en"]


def said(code: str) -> dict[str, object]:
    """The phrases of a language by name."""
    return {name: value for name, value in vars(phrases_of(code)).items() if name.isupper()}


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


def places(text: str) -> set[str]:
    """What is filled into a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_a_phrase_of_another_language_is_filled_in_like_english(code: str) -> None:
    """The same keys, and the same places: nothing breaks in a language that few here read."""
    english = said("en")
    for name, phrase in said(code).items():
        ours, theirs = dict(texts(phrase)), dict(texts(english[name]))
        assert ours.keys() == theirs.keys(), name
        for place, text in ours.items():
            assert places(text) == places(theirs[place]), (name, place)


def test_phrases_are_in_the_language_that_is_spoken() -> None:
    """And in English again afterwards."""
    assert ("en", "Next ›") == (language(), words.NEXT)
    with speaking("de"):
        assert ("de", "Weiter ›") == (language(), words.NEXT)
        with speaking("xx"):
            assert ("en", "Next ›") == (language(), words.NEXT)
    assert "Next ›" == words.NEXT


def test_what_a_language_lacks_is_said_in_english() -> None:
    """So that an unfinished translation breaks nothing."""
    with speaking("fr"):
        assert "you> " == words.PROMPT
        with pytest.raises(AttributeError):
            _ = words.NO_SUCH_PHRASE  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("locale", "code"),
    [("de", "de"), ("es-419", "es"), ("es-ES", "es"), ("pt-BR", "en"), ("", "en"), (None, "en")],
)
def test_a_locale_has_a_language(locale: str | None, code: str) -> None:
    """Of a region that is not named too; English for all that are not spoken."""
    assert code == language_of(locale)
