"""Other readings of a question: words split or joined, phrases in other words, and where from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.matching.readings import Reading, in_full, respaced, reworded
from knowledge.text import normal_form

_FILE = """
name = "{name}"
kind = "disease"
id = "C992100{number}"
default_source = "lamp"

[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_NAMES = (
    "Guttering-Brandt syndrome",
    "UV-sensitive lantern ataxia",
    "3-beta tallow deficiency",
    "Candlewick nephropathy",
    "AWick palsy",
    "Abdominal lampectomy",
    "Palsy of bed and room",
    # What phrases are read as: a reading in words that no name holds is none.
    "Hydrocephalus",
    "Myocardial infarction",
    "Stasis dermatitis",
)
_WORDS = ["guttering", "Brandt", "CandlewickNephropathy", "candle", "wick", "xx", "2", "tallow"]


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge of names that people write as one word, or as two."""
    folder: Path = tmp_path_factory.mktemp("lamps")
    for number, name in enumerate(_NAMES):
        (folder / f"{number}.toml").write_text(_FILE.format(name=name, number=number), "utf-8")
    build([SourceSpec("concepts", folder)], folder / "lamps.db")
    return open_knowledge(folder / "lamps.db")


def respacing(knowledge: Knowledge, text: str) -> Reading | None:
    """The question with words split or joined, if any is."""
    store = knowledge.store
    return next(iter(respaced(read(text, store.vocabulary), store.entries.index)), None)


def test_an_everyday_word_is_not_split(lamps: Knowledge) -> None:
    """Though names hold both its parts, as they do of a word that is no everyday one."""
    assert respacing(lamps, "roombed palsy") is not None
    assert respacing(lamps, "bedroom palsy") is None


@pytest.mark.parametrize(
    ("typed", "expected", "is_sure"),
    [
        ("GutteringBrandt syndrome", "guttering brandt syndrome", True),
        ("gutteringbrandt syndrome", "guttering brandt syndrome", False),
        ("UVsensitive lantern ataxia", "uv sensitive lantern ataxia", True),
        ("UVSensitive lantern ataxia", "uv sensitive lantern ataxia", True),
        ("3beta tallow deficiency", "3 beta tallow deficiency", True),
        ("candle wick nephropathy", "candlewick nephropathy", False),
        ("gutteringbrandtsyndrome", "guttering brandt syndrome", False),
    ],
)
def test_words_that_no_name_holds_are_split_or_joined(
    lamps: Knowledge, typed: str, expected: str, is_sure: bool
) -> None:
    """Where capitals and digits show how, that is sure; the concept is found either way."""
    reading = respacing(lamps, typed)
    assert reading is not None
    assert ("respaced", expected, is_sure) == (
        reading.how,
        " ".join(reading.question.words),
        reading.is_sure,
    )
    found = lamps.find(f"symptoms of {typed}")
    assert expected == normal_form(lamps.store.brief(found.candidates[0].concept).name)


@pytest.mark.parametrize(
    "typed", ["guttering brandt syndrome", "qqqqq", "", "the of", "x" * 60, "UVof palsy"]
)
def test_other_words_stay_as_they_are(lamps: Knowledge, typed: str) -> None:
    """Words of names, words that nothing can be made of, and short ones in odd capitals."""
    assert respacing(lamps, typed) is None


def test_an_article_is_no_part_of_a_word(lamps: Knowledge) -> None:
    """Other single letters are: "U Vsensitive"."""
    assert respacing(lamps, "how to trim a wick") is None


def test_what_a_respaced_word_explains_is_the_word_that_was_typed(lamps: Knowledge) -> None:
    """Both halves lead to the one word; a joined word to both."""
    split = respacing(lamps, "what is GutteringBrandt syndrome")
    joined = respacing(lamps, "candle wick nephropathy")
    assert split is not None
    assert joined is not None
    words = split.question.words
    assert {2} == split.typed([words.index("guttering"), words.index("brandt")])
    assert {0, 1} == joined.typed([0])
    assert {2} == joined.typed([1])


def test_a_phrase_is_read_in_other_words(lamps: Knowledge) -> None:
    """One at a time, at most so many; each word of the reading leads to the whole phrase."""
    question, index = read("heart attack and water on the brain"), lamps.store.entries.index
    readings = reworded(question, index, 5)
    assert ["hydrocephalus"] == readings[0].question.words[3:]
    last = readings[-1]
    assert "myocardial infarction and" in " ".join(last.question.words)
    assert {0, 1} == last.typed([0])
    assert 1 == len(reworded(question, index, 1))


@pytest.mark.parametrize(
    "typed", ["gravitatonal eczema", "gravitational eczemma", "qravitational eczema"]
)
def test_a_misspelt_phrase_is_read_in_other_words_too(lamps: Knowledge, typed: str) -> None:
    """Where its words are none of any name; where they are, they are what they say."""
    reading = reworded(read(typed), lamps.store.entries.index, 5)[0]
    assert ["stasis", "dermatitis"] == reading.question.words
    assert {0, 1} == reading.typed([0])


@pytest.mark.parametrize("typed", ["brain on the water", "brain: water", "on the braon, water"])
def test_a_phrase_in_another_order_is_read_in_other_words_too(lamps: Knowledge, typed: str) -> None:
    """Words that only join others may be anywhere, or missing."""
    index = lamps.store.entries.index
    readings = reworded(read(typed), index, 5)
    assert ["hydrocephalus"] in [each.question.words[-1:] for each in readings]


def test_words_apart_are_no_phrase(lamps: Knowledge) -> None:
    """Something else stands between them."""
    index = lamps.store.entries.index
    assert [] == reworded(read("water beside a candlewick brain"), index, 5)


def test_a_word_of_names_is_no_misspelt_word_of_a_phrase(lamps: Knowledge) -> None:
    """It is what it says."""
    index = lamps.store.entries.index
    assert [] == reworded(read("candlewick nephropathy"), index, 5)


def test_words_that_no_name_holds_are_no_reading(lamps: Knowledge) -> None:
    """Nothing could be found by them but what is spelt alike and means something else."""
    index = lamps.store.entries.index
    assert [] == reworded(read("candlewick heart pain"), index, 5)


def is_whole(question: Question, reading: Reading) -> bool:
    """Whether each word of a reading leads to typed words, and each typed word is led to."""
    places = {place for origin in reading.origins for place in origin}
    return (
        len(reading.question.words) == len(reading.question.asks) == len(reading.origins)
        and all(reading.origins)
        and places == set(range(len(question.words)))
    )


@given(
    typed=st.lists(st.sampled_from([*_WORDS, "heart", "attack", "what", "is", "of"]), max_size=20)
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_origins_lead_back_to_all_that_was_typed(lamps: Knowledge, typed: list[str]) -> None:
    """Of every reading of any message; words that were not changed lead to themselves."""
    store = lamps.store
    question = read(" ".join(typed), store.vocabulary)
    for reading in (
        *respaced(question, store.entries.index),
        *reworded(question, store.entries.index, 9),
    ):
        assert is_whole(question, reading)
        for word, origin in zip(reading.question.tokens, reading.origins, strict=True):
            if word in question.tokens:
                assert question.tokens[origin[0]] == word


@given(text=st.text("abcdeglntuwk3B ", max_size=300))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_few_words_of_a_message_are_split(lamps: Knowledge, text: str) -> None:
    """Six at most, however many are unknown, each into four parts at most."""
    store = lamps.store
    question = read(text, store.vocabulary)
    for reading in respaced(question, store.entries.index):
        changed = {origin for origin in reading.origins if reading.origins.count(origin) > 1}
        assert len(changed) <= 6


@pytest.mark.parametrize("typed", ["peutz jeghers lips", "peutz jehgers lips"])
def test_an_eponym_of_several_rare_words_is_read_in_full_if_misspelt(
    embedded: Knowledge, typed: str
) -> None:
    """Though most names that hold one of them are of no syndrome."""
    store = embedded.store
    reading = in_full(read(typed, store.vocabulary), store.entries.index)
    assert reading is not None
    assert ["peutz", "jegher", "syndrome", "lip"] == reading.question.words
