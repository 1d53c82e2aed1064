"""A word or two typed alone: a name misspelt or left short, or words that are no name at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Choices, Knowledge, SourceSpec, build, open_knowledge
from knowledge.language.everyday import everyday
from knowledge.understanding.finding import Nothing, OneConcept, Several

_FILE = """
name = "{name}"
kind = "disease"
id = "C99320{number}"
default_source = "lamp"
{more}

[[definitions]]
text = "An invented condition."

[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_NAMES = {
    "Guesta": "",
    "Wickbite": "",
    "Ticketts": "",
    "Lanternosis": "",
    "Moronus": "",
    "Vascular lantern ataxia": 'abbreviations = ["vLNS"]',
    "Vitreous lantern nephropathy": 'abbreviations = ["VLN"]',
    "Wolf syndrome": "",
    "Bristlow syndrome": "",
    "So syndrome": "",
    "Cooden syndrome": "",
    "B7LT deficiency": "",
    "Down syndrome": "",
    "Wick du chat syndrome": "",
    "Wick du chat syndrome (9q loss)": "",
}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge of names that are a letter or two from everyday words."""
    folder: Path = tmp_path_factory.mktemp("lone")
    for number, (name, more) in enumerate(_NAMES.items(), start=10):
        text = _FILE.format(name=name, number=number, more=more)
        (folder / f"{number}.toml").write_text(text, "utf-8")
    build([SourceSpec("concepts", folder)], folder / "lamps.db")
    return open_knowledge(folder / "lamps.db")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("guesta", "Guesta"),
        ("wickbit", "Wickbite"),
        ("lanternosys", "Lanternosis"),
        ("moronos", "Moronus"),
        ("what is wickbyt?", "Wickbite"),
    ],
)
def test_a_misspelt_name_is_found(lamps: Knowledge, typed: str, name: str) -> None:
    """Alone and in a question, as long as it is like the name."""
    found = lamps.find(typed)
    assert isinstance(found, OneConcept)
    assert name == found.meant.name


@pytest.mark.parametrize("typed", ["guest", "guests", "Ticket", "tickets"])
def test_an_everyday_word_alone_is_no_misspelt_name(lamps: Knowledge, typed: str) -> None:
    """Though a name is a letter away."""
    assert isinstance(lamps.find(typed), Nothing)


@pytest.mark.parametrize(
    ("typed", "kind"), [("Bristlowe", OneConcept), ("wooden", Nothing), ("kristlow", Several)]
)
def test_an_eponym_alone_is_misspelt_by_no_other_word(
    lamps: Knowledge, typed: str, kind: type[object]
) -> None:
    """An everyday word is no eponym; what begins otherwise is hardly one."""
    assert isinstance(lamps.find(typed), kind)


def test_a_name_of_question_words_is_found_misspelt(lamps: Knowledge) -> None:
    """All its words ask elsewhere; those of a mere question do not."""
    found = lamps.find("So syndome")
    assert isinstance(found, OneConcept)
    assert ("So syndrome", "close") == (found.meant.name, found.meant.how)
    assert isinstance(lamps.find("so waht"), Nothing)


@pytest.mark.parametrize("typed", ["what is a guest?", "symptoms of ticket"])
def test_an_everyday_word_that_is_asked_about_is_asked_back(lamps: Knowledge, typed: str) -> None:
    """It may be a name after all, misspelt, and is no answer."""
    assert isinstance(lamps.find(typed), Several)


def test_an_eponym_that_is_an_everyday_word_is_asked_back_alone(lamps: Knowledge) -> None:
    """Beside a word that asks it is the condition."""
    alone, asked = lamps.find("wolf"), lamps.find("symptoms of wolf syndrome")
    assert not isinstance(alone, OneConcept)
    assert isinstance(asked, OneConcept)


def test_a_word_hardly_like_a_name_is_asked_back(lamps: Knowledge) -> None:
    """A quarter of its letters are wrong, and no word beside it tells."""
    found = lamps.find("wicktime")
    assert isinstance(found, Several)
    assert ["Wickbite"] == [each.name for each in found.candidates]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("vLNS", "Vascular lantern ataxia"),
        ("what is vlns?", "Vascular lantern ataxia"),
        ("VLN", "Vitreous lantern nephropathy"),
    ],
)
def test_the_s_of_an_abbreviation_is_no_plural(lamps: Knowledge, typed: str, name: str) -> None:
    """Two that are one but for it are told apart by it."""
    found = lamps.find(typed)
    assert isinstance(found, OneConcept)
    assert name == lamps.store.brief(found.meant.concept).name


def test_an_abbreviation_written_in_the_plural_may_be_either(lamps: Knowledge) -> None:
    """In capitals, with a small "s"."""
    found = lamps.find("VLNs")
    assert isinstance(found, Several)
    assert 2 == len(found.candidates)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("B7LT", "B7LT deficiency"),
        ("what is b7lt", "B7LT deficiency"),
        ("downs", "Down syndrome"),
        ("Down's", "Down syndrome"),
        ("my son has down’s", "Down syndrome"),  # as people type it
        ("is downs inherited?", "Down syndrome"),
        ("what is wick du chat", "Wick du chat syndrome"),
    ],
)
def test_a_name_left_short_is_found(lamps: Knowledge, typed: str, name: str) -> None:
    """Without its "syndrome" or "deficiency"; a longer name of the same words is not meant."""
    found = lamps.find(typed)
    assert isinstance(found, OneConcept)
    assert name == lamps.store.brief(found.meant.concept).name


def test_whoever_lies_down_in_a_long_message_has_no_syndrome(lamps: Knowledge) -> None:
    """Unless somebody has it, by the "s" behind it."""
    told = (
        "Whenever my aunt {} after dinner she reads the paper for an hour, and then nobody in the "
        "house may ring the bell or use the phone. What should we tell her?"
    )
    assert not lamps.find(told.format("lies down")).candidates
    found = lamps.find(told.format("who has downs"))
    assert "Down syndrome" == lamps.store.brief(found.candidates[0].concept).name


@pytest.mark.parametrize("typed", ["there are ups and downs", "it goes down", "b7"])
def test_other_words_are_no_name_left_short(lamps: Knowledge, typed: str) -> None:
    """Nor a question word behind "and", nor a letter with a digit."""
    assert not isinstance(lamps.find(typed), OneConcept)


def test_the_words_of_these_tests_are_what_they_say() -> None:
    """Everyday words and others."""
    assert {"guest", "ticket"} <= everyday()
    assert everyday().isdisjoint({"guesta", "wickbit", "wicktime"})


@pytest.mark.parametrize("typed", ["tongue itching", "eyelid itching", "what causes itchy nose"])
def test_a_word_that_is_meant_is_not_taken_for_one_spelt_alike(
    embedded: Knowledge, typed: str
) -> None:
    """Itching is no twitching; nor is "itchy nose" said by what its first word is read as."""
    reply = embedded.ask(typed)
    assert isinstance(reply, Choices)
    assert "Pruritus" in [each.name for each in reply.matches]
