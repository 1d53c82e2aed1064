"""The shape of the language files: what a phrase may be, and what no two of them may say."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from bot.phrases.en import NOT_OFFERED
from knowledge.language import lexicon
from knowledge.language.cues import Strength
from knowledge.language.lexicon import read_phrase
from knowledge.sections import INTENTS
from knowledge.text import tokens

_PHRASES = ("intents", "statements", "faint", "opening", "requests")
_TABLES = {
    "language",
    *_PHRASES,
    "whether",
    "names",
    "numbers",
    "follow_up",
    "carriers",
    "short",
    "choosing",
    "lone",
    "whole",
}
# Words and "*" between single blanks; "|" between words that may stand in one place; "^" in front.
_WORD = r"[^\W_]+(?:['-][^\W_]+)*"
_SPELT = re.compile(rf"\^?(?:\* )?{_WORD}(?:\|{_WORD})*(?: (?:\*|{_WORD}(?:\|{_WORD})*))*")

Phrase = tuple[str, str, str]  # table, meaning, text


def files() -> dict[str, dict[str, Any]]:
    """The language files as TOML gives them, by name."""
    paths = sorted(lexicon.FOLDER.glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in paths}


def phrases(file: dict[str, Any]) -> Iterator[Phrase]:
    """Every phrase of a file."""
    for table in (*_PHRASES, "whether"):
        for meaning, texts in file.get(table, {}).items():
            yield from ((table, meaning, text) for text in texts)


NAMES = sorted(files())


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_nothing_that_is_not_read(name: str) -> None:
    """A table or list under a mistaken name would be idle, and nobody would know."""
    file = files()[name]
    assert file.keys() <= _TABLES
    assert file["language"].istitle()
    lists = {
        "names": {
            "kept",
            "openers",
            "closers",
            "alone",
            "small",
            "eponyms",
            "before",
            "particles",
            "trailers",
            "shouted",
            "telling",
            "subtypes",
            "qualifiers",
        },
        "choosing": {
            "places",
            "last",
            "other",
            "nouns",
            "beside",
            "refusing",
            "going_on",
            "comparing",
        },
        "follow_up": {
            *("words", "sorts", "modes", "beside_modes", "which"),
            *("before_mode", "behind_mode"),
        },
    }
    for table, keys in lists.items():
        assert file.get(table, {}).keys() <= keys
    for words in file.get("carriers", {}).values():
        assert isinstance(words, str)
    assert all(isinstance(number, int) for number in file.get("numbers", {}).values())


@pytest.mark.parametrize("name", NAMES)
def test_each_phrase_can_be_read(name: str) -> None:
    """Words, either words, gaps between words; none of it is lost on the way."""
    for table, meaning, text in phrases(files()[name]):
        assert _SPELT.fullmatch(text), (table, meaning, text)
        phrase = read_phrase(text, meaning)
        assert phrase.words
        assert all(phrase.words), text
        assert text.count("*") == sum(phrase.gaps) + text.endswith("*"), text
        assert text.startswith("^") == phrase.opens


@pytest.mark.parametrize("name", NAMES)
def test_each_phrase_asks_for_something_that_is_answered(name: str) -> None:
    """For an intent, or several between blanks."""
    for table, meaning, text in phrases(files()[name]):
        if table in {"intents", "faint", "opening"}:
            assert set(meaning.split()) <= set(INTENTS), (meaning, text)


def test_no_phrase_means_two_things_equally() -> None:
    """Of one language and strength; which of them counted would be chance."""
    meanings: dict[tuple[str, str, Any], set[str]] = defaultdict(set)
    for file in files().values():
        for table, meaning, text in phrases(file):
            phrase = read_phrase(text, meaning, Strength.PLAIN)
            shape = (phrase.words, phrase.gaps, phrase.opens)
            meanings[file["language"], table, shape].add(meaning)
    assert [] == [(key, found) for key, found in meanings.items() if len(found) > 1]


def test_no_phrase_stands_twice_in_a_list() -> None:
    """Nor the same one spelt otherwise."""
    for file in files().values():
        for table in _PHRASES:
            for meaning, texts in file.get(table, {}).items():
                read = [read_phrase(text, meaning) for text in texts]
                shapes = [(each.words, each.gaps, each.opens) for each in read]
                twice = [
                    text
                    for text, shape in zip(texts, shapes, strict=True)
                    if shapes.count(shape) > 1
                ]
                assert [] == twice, (table, meaning)


# Words.


def test_words_of_names_that_are_kept_are_no_carriers() -> None:
    """They ask inside a phrase only: "blood" of a blood test."""
    held = lexicon.load()
    assert held.kept_words
    assert set() == held.kept_words & held.carriers
    assert held.kept.words & held.kept_words


def test_who_asks_what_has_a_feature_says_one_of_the_words_for_it() -> None:
    """A message without any of them is looked through for no features."""
    reversing = lexicon.load().reversing
    every = (phrase for file in files().values() for phrase in phrases(file))
    asking = [
        text
        for table, meaning, text in every
        if table == "intents" and "reverse_lookup" in meaning.split()
    ]
    assert asking
    for text in asking:
        assert not reversing.isdisjoint(each.word for each in tokens(text)), text


def test_words_that_open_names_may_ask() -> None:
    """Alone or inside a phrase; any other word belongs to the name without a mention."""
    held = lexicon.load()
    assert held.openers <= held.carriers | held.kept_words


def test_numbers_are_read_as_digits() -> None:
    """Words of them, in any language, and no other."""
    for word, digits in lexicon.load().numbers.items():
        assert word.isalpha()
        assert digits.isdigit()


@pytest.mark.parametrize("name", NAMES)
def test_carriers_are_single_words(name: str) -> None:
    """Folded they are not empty; each list is of words between blanks."""
    for words in files()[name].get("carriers", {}).values():
        assert all(tokens(word) for word in words.split())


def test_each_language_has_words_that_tell_it_apart() -> None:
    """And they are none of another language's own, English aside."""
    own = lexicon.load().own_words
    assert {"English", "German", "Spanish", "French"} == set(own)
    for language, words in own.items():
        assert len(words) > 50, language
        assert language == lexicon.load().language_of(sorted(words))


def test_words_that_ask_alone_ask_for_something_that_is_answered() -> None:
    """And each for one thing."""
    held = lexicon.load()
    assert held.lone
    assert set(held.lone.values()) <= set(INTENTS)
    listed = [
        word for file in files().values() for each in file.get("lone", {}).values() for word in each
    ]
    assert len(listed) == len(set(listed))


def test_whole_messages_ask_for_something_that_is_answered() -> None:
    """Each for one thing: a reply without a record, a part of one, or all of it."""
    held = lexicon.load()
    assert held.whole
    assert set(held.whole.values()) <= {*INTENTS, *NOT_OFFERED, "record"}
    meant = defaultdict(set)
    for file in files().values():
        said = {**file.get("whole", {}), "courtesies": ()}
        for meaning, listed in said.items():
            for text in listed:
                meant[" ".join(token.word for token in tokens(text))].add(meaning)
    assert [] == [said for said, meanings in meant.items() if len(meanings) > 1]
