"""The words people ask with, read from the files of each language in ``data/language``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

from knowledge.language.cues import Phrase, Phrases, Strength
from knowledge.language.question_words import ENGLISH, Choosing, Lexicon, Parting
from knowledge.text import fold, fold_bundled, typed_words

FOLDER = Path(__file__).parents[1] / "data" / "language"

_SHORTEST_MISSPELT = 5  # letters of a word that is recognised when misspelt
# The tables of phrases in a language file.
_TABLES = {
    "intents": Strength.PLAIN,
    "statements": Strength.STATEMENT,
    "faint": Strength.FAINT,
    "opening": Strength.OPENING,
}
LanguageFile = Mapping[str, Any]  # as TOML gives it; tests/test_language.py holds its shape

_COURTESIES = "courtesies"  # of the table "whole": all else there is a meaning
_NOT_PARTING = frozenset(
    {"opens", "around", "bare", "other", "chances", "watching"}
)  # of the table "whether"


def read_phrase(text: str, meaning: str, strength: Strength = Strength.PLAIN) -> Phrase:
    """A phrase from its text: words, ``a|b`` for either, ``*`` for up to four others, ``^``."""
    words: list[frozenset[str]] = []
    gaps: list[bool] = []
    gap = False
    for part in text.removeprefix("^").split():
        if part == "*":
            gap = True
            continue
        words.append(_said(part))
        gaps.append(gap)
        gap = False
    return Phrase(meaning, tuple(words), tuple(gaps), text.startswith("^"), strength)


@cache  # the same words stand in many phrases
def _said(part: str) -> frozenset[str]:
    """The words of a part of a phrase, such as those of ``a|b``."""
    if part.isascii() and part.replace("|", "").isalpha():  # as most are: they are read at once
        return frozenset(map(fold_bundled, part.lower().split("|")))
    return frozenset(typed_words(part))


@cache
def load() -> Lexicon:
    """The bundled lexicon."""
    return read([path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))])


def read(texts: Iterable[str]) -> Lexicon:
    """A lexicon from the texts of language files; a language may have several."""
    files = [rtoml.loads(text) for text in texts]
    kept = _words_in(files, "names", "kept")
    languages = _languages(files, kept)
    asking = {language: _asking(_of(files, language)) for language in languages}
    own_words, short = _telling_apart(languages), _short(files)
    whether = {language: _parting(_of(files, language), short) for language in languages}
    carriers = frozenset().union(*languages.values())
    intents = {language: Phrases(phrases, short) for language, phrases in asking.items()}
    return Lexicon(
        intents=intents,
        reversing=frozenset().union(*(each.telling("reverse_lookup") for each in intents.values())),
        kept=Phrases(_with_kept(asking.values(), kept), short),
        kept_words=kept,
        requests=Phrases(_phrases(files, "requests"), short),
        whether=whether,
        parting=_parting_words(whether.values(), carriers),
        carriers=carriers,
        long_words=_long_words(languages[ENGLISH]),
        openers=_words_in(files, "names", "openers"),
        particles=_words_in(files, "names", "particles"),
        trailers=_words_in(files, "names", "trailers"),
        shouted=_words_in(files, "names", "shouted"),
        alone=_words_in(files, "names", "alone"),
        small=_words_in(files, "names", "small"),
        before=_words_in(files, "names", "before"),
        eponyms=_words_in(files, "names", "eponyms"),
        telling=_words_in(files, "names", "telling"),
        subtypes=_words_in(files, "names", "subtypes"),
        qualifiers=_words_in(files, "names", "qualifiers"),
        sorts=_words_in(files, "follow_up", "sorts"),
        pointers=_words_in(files, "follow_up", "words"),
        modes=_words_in(files, "follow_up", "modes"),
        beside_modes=_words_in(files, "follow_up", "beside_modes"),
        before_mode=_words_in(files, "follow_up", "before_mode"),
        behind_mode=_words_in(files, "follow_up", "behind_mode"),
        chances=_words_in(files, "whether", "chances"),
        watching=_words_in(files, "whether", "watching"),
        numbers=_numbers(files),
        closers=_words_in(files, "names", "closers"),
        choosing=_choosing(files),
        which=_words_in(files, "follow_up", "which"),
        whole=_whole(files),
        of_whole=_of_whole(files),
        courtesies=_words_in(files, "whole", _COURTESIES),
        lone=_lone(files),
        own_words=own_words,
        apart={name: _longer(own) for name, own in own_words.items()},
        spoken=languages,
    )


def _languages(files: Iterable[LanguageFile], kept: frozenset[str]) -> dict[str, frozenset[str]]:
    """The question words of each language."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for file in files:
        found[file["language"]] |= _own_words(file) - kept
    return dict(found)


def _choosing(files: Sequence[LanguageFile]) -> Choosing:
    tables = [file["choosing"] for file in files if "choosing" in file]
    places = {
        word: place
        for table in tables
        for place, listed in enumerate(table["places"])
        for word in _said(listed)
    }
    last = {word: -1 for table in tables for word in _said(table["last"])}
    nouns = _words_in(files, "choosing", "nouns")
    going_on = (text for table in tables for text in table["going_on"])
    return Choosing(
        places={**last, **places},
        other=_words_in(files, "choosing", "other"),
        nouns=nouns,
        beside=nouns | _words_in(files, "choosing", "beside"),
        refusing=frozenset(
            " ".join(_typed(text)) for table in tables for text in table["refusing"]
        ),
        going_on=frozenset(map(_typed, going_on)),
        comparing=_words_in(files, "choosing", "comparing"),
    )


def _asking(files: Sequence[LanguageFile]) -> list[Phrase]:
    """The phrases of one language that ask for something, the surest tables first."""
    return [
        phrase for table, strength in _TABLES.items() for phrase in _phrases(files, table, strength)
    ]


def _parting_words(whether: Iterable[Parting], carriers: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*((each.parting.words - carriers) | each.around for each in whether))


def _numbers(files: Iterable[LanguageFile]) -> dict[str, str]:
    return {
        fold(word): str(number)
        for file in files
        for word, number in file.get("numbers", {}).items()
    }


def _lone(files: Iterable[LanguageFile]) -> dict[str, str]:
    """Each word that asks alone, with the intent."""
    return {
        word: intent
        for file in files
        for intent, listed in file.get("lone", {}).items()
        for each in listed
        for word in _said(each)
    }


def _whole(files: Iterable[LanguageFile]) -> dict[str, str]:
    """Each message that is known whole, in its words, with what it means."""
    return {
        " ".join(_typed(text)): meaning
        for file in files
        for meaning, listed in file.get("whole", {}).items()
        if meaning != _COURTESIES
        for text in listed
    }


def _of_whole(files: Iterable[LanguageFile]) -> frozenset[str]:
    """The words of messages that are known whole, those that French joins apart as well."""
    return frozenset(
        word
        for file in files
        for listed in file.get("whole", {}).values()
        for text in listed
        for word in (*_typed(text), *_typed(text.replace("'", " ")))
    )


def _with_kept(asking: Iterable[list[Phrase]], kept: frozenset[str]) -> list[Phrase]:
    """The phrases that hold a kept word among others."""
    every = (phrase for phrases in asking for phrase in phrases)
    return [phrase for phrase in every if _holds_one_among_others(phrase, kept)]


@cache  # asked for its words and for its meaning
def _typed(text: str) -> tuple[str, ...]:
    """The words of a text as those of a message."""
    return tuple(typed_words(text))


def _parting(files: Sequence[LanguageFile], short: Mapping[str, frozenset[str]]) -> Parting:
    phrases = _phrases(files, "whether")
    return Parting(
        opening=Phrases((each for each in phrases if each.meaning == "opens"), short),
        parting=Phrases((each for each in phrases if each.meaning not in _NOT_PARTING), short),
        around=_words_in(files, "whether", "around"),
        bare=_words_in(files, "whether", "bare"),
        other=_words_in(files, "whether", "other"),
    )


def _long_words(carriers: frozenset[str]) -> dict[tuple[str, int], list[str]]:
    """The carriers long enough to be recognised when misspelt."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in sorted(carriers):
        if len(word) >= _SHORTEST_MISSPELT:
            found[word[0], len(word)].append(word)
    return found


def _telling_apart(languages: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The words of each language that are none of English, and of English those of no other."""
    foreign = frozenset().union(*(own for name, own in languages.items() if name != ENGLISH))
    return {
        name: own - (foreign if name == ENGLISH else languages[ENGLISH])
        for name, own in languages.items()
    }


def _longer(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that are no letters."""
    return frozenset(word for word in words if len(word) > 1)


def _of(files: Iterable[LanguageFile], language: str) -> list[LanguageFile]:
    return [file for file in files if file["language"] == language]


def _holds_one_among_others(phrase: Phrase, kept: frozenset[str]) -> bool:
    return len(phrase.words) > 1 and any(not either.isdisjoint(kept) for either in phrase.words)


def _words_in(files: Iterable[LanguageFile], table: str, list_: str) -> frozenset[str]:
    listed = (phrase for file in files for phrase in file.get(table, {}).get(list_, ()))
    return frozenset().union(*map(_said, listed))


def _phrases(
    files: Iterable[LanguageFile], table: str, strength: Strength = Strength.PLAIN
) -> list[Phrase]:
    return [
        read_phrase(phrase, meaning, strength)
        for file in files
        for meaning, phrases in file.get(table, {}).items()
        for phrase in phrases
    ]


def _short(files: Iterable[LanguageFile]) -> Mapping[str, frozenset[str]]:
    """Question word → the words that are it, cut short or mistyped: "about" → "abt"."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for file in files:
        for typed, meant in file.get("short", {}).items():
            found[fold(meant)] |= {fold(typed)}
    return found


def _own_words(file: LanguageFile) -> frozenset[str]:
    """The words of a language's phrases and its carriers."""
    phrases = (
        phrase
        for table in (*_TABLES, "requests")
        for listed in file.get(table, {}).values()
        for phrase in listed
    )
    carriers = file.get("carriers", {}).values()
    short = file.get("short", {})
    parts = set(" ".join((*phrases, *carriers, *short)).replace("^", "").split())
    return frozenset().union(*map(_said, parts))
