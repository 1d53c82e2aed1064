"""Two abbreviations that are joined, and two names with a "v" between them."""

from __future__ import annotations

import pytest

from knowledge import Answer, Choices, Knowledge, NoMatch
from tests.lamp import concept, knowledge_of

_TOLD = '[[definitions]]\ntext = "An invented condition."\n'
_HELD = (
    ("C9994001", "Arc sconce", 'abbreviations = ["AS"]\n'),
    ("C9994002", "Wick rim", 'abbreviations = ["WRM"]\n'),
    ("C9994003", "Amber rust", 'abbreviations = ["AR"]\n'),
    ("C9994004", "Lanternosis", ""),
    ("C9994005", "Lumen storage disease, type V", 'synonyms = ["Lanternosis V"]\n'),
    ("C9994006", "Sconcewell disease", ""),
    ("C9994007", "Candle, drip", ""),
    ("C9994008", "Drip", ""),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Conditions with abbreviations that are question words elsewhere, and one with a number."""
    concepts = (concept(curie, name, more=more + _TOLD) for curie, name, more in _HELD)
    return knowledge_of(tmp_path_factory.mktemp("pairs"), *concepts)


@pytest.mark.parametrize(
    "typed", ["AS/WRM", "WRM/AS", "AS or WRM", "WRM and AS?", "is it AS or WRM", "AS, WRM"]
)
def test_an_abbreviation_joined_to_another_is_named_as_well(held: Knowledge, typed: str) -> None:
    """Though it is a question word elsewhere."""
    reply = held.ask(typed)
    assert isinstance(reply, Choices)
    assert {"C9994001", "C9994002"} == {each.id for each in reply.matches}


@pytest.mark.parametrize("typed", ["as or wrm", "WRM as a cause", "WRM AR or AD"])
def test_a_word_that_asks_stays_one(held: Knowledge, typed: str) -> None:
    """In small letters, joined to no abbreviation, or a mode of inheritance."""
    reply = held.ask(typed)
    assert isinstance(reply, Answer)
    assert "C9994002" == reply.concept.id


def test_modes_alone_name_nothing(held: Knowledge) -> None:
    """It is not said of what they are asked."""
    reply = held.ask("AD/AR")
    assert isinstance(reply, NoMatch)
    assert "no_topic" == reply.reason


@pytest.mark.parametrize(
    "typed", ["arc sconce v wick rim", "Arc sconce v. wick rim?", "arc sconce v sconcewell"]
)
def test_a_v_between_two_names_sets_them_side_by_side(held: Knowledge, typed: str) -> None:
    """As "vs" does; of an eponym the "disease" may be left out."""
    reply = held.ask(typed)
    assert isinstance(reply, Choices)
    assert "compare" == reply.reason
    assert "C9994001" == reply.matches[0].id
    assert 2 == len(reply.matches)


@pytest.mark.parametrize("typed", ["lanternosis v", "lanternosis v symptoms", "Lanternosis V."])
def test_a_v_that_numbers_a_name_is_no_other_word(held: Knowledge, typed: str) -> None:
    """Whatever is asked of it."""
    reply = held.ask(typed)
    assert isinstance(reply, Answer)
    assert "C9994005" == reply.concept.id


def test_a_v_that_may_number_a_name_is_not_taken_for_versus(held: Knowledge) -> None:
    """Another name behind it does not tell."""
    reply = held.ask("lanternosis v wick rim")
    assert isinstance(reply, Choices)
    assert "compare" != reply.reason


def test_a_name_in_capitals_is_no_pair(held: Knowledge) -> None:
    """Though a comma joins its words, and one of them is a name as well."""
    reply = held.ask("CANDLE, DRIP")
    assert isinstance(reply, Answer)
    assert "C9994007" == reply.concept.id


@pytest.mark.parametrize("typed", ["fiebre arc sconce v wick rim", "syndrome de arc v wick rim"])
def test_a_v_in_another_language_is_looked_at_as_well(held: Knowledge, typed: str) -> None:
    """Words put into English stand elsewhere than they were typed."""
    assert isinstance(held.ask(typed), Answer | Choices | NoMatch)
