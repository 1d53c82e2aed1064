"""What a message names on each side of the words that join."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Choices, Knowledge
from knowledge.matching.matcher import Matcher
from knowledge.understanding import apart
from tests.lamp import concept, knowledge_of


def named(knowledge: Knowledge, text: str) -> list[str]:
    """The ids of what is named on each side, to compare."""
    found = apart.compared(Matcher(knowledge.store), knowledge.store, text)
    return [knowledge.store.brief(each.concept).id for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "lantern ataxia and polymyositis",
        "lantern ataxia vs. polymyositis",
        "lantern ataxia / polymyositis",
        "how is lantern ataxia different from polymyositis?",
        "Unterschied zwischen lantern ataxia und polymyositis",
        "lantern ataxia, lantern ataxia, polymyositis",
    ],
)
def test_both_sides_are_found_in_order(knowledge: Knowledge, text: str) -> None:
    """Whatever joins them, each once."""
    assert ["C9900001", "ORPHA:732"] == named(knowledge, text)


@pytest.mark.parametrize("text", ["", "and or vs", "zorblax and quuxitis", "and " * 900])
def test_where_no_side_names_anything_nothing_is_found(knowledge: Knowledge, text: str) -> None:
    """Sides without a word that could name something are not looked up."""
    assert [] == named(knowledge, text)


@pytest.mark.parametrize(
    "text", ["marfan syndrome vs down syndrome", "compare marfan syndrome with down syndrome"]
)
def test_a_side_may_be_a_name_of_question_words(embedded: Knowledge, text: str) -> None:
    """Two of them at least: "down syndrome", but not "how" or "what is it"."""
    found = apart.compared(Matcher(embedded.store), embedded.store, text)
    names = [embedded.store.brief(each.concept).name for each in found]
    assert ["Marfan syndrome", "Down syndrome"] == names


def test_abbreviations_are_compared_with_all_that_they_stand_for(tmp_path: Path) -> None:
    """One may be a question word elsewhere."""
    held = knowledge_of(
        tmp_path,
        concept("C9950021", "Arc sconce", more='abbreviations = ["AS"]'),
        concept("C9950022", "Wick rim", more='abbreviations = ["WRM"]'),
        concept("C9950023", "Wax rash, moth", more='abbreviations = ["WRM"]'),
    )
    reply = held.ask("AS vs WRM")
    assert isinstance(reply, Choices)
    assert "compare" == reply.reason
    assert ["C9950021", "C9950022", "C9950023"] == [each.id for each in reply.matches]


def test_two_signs_are_named_beside_the_condition_that_is_called_by_both(tmp_path: Path) -> None:
    """Its name holds more than was typed; what is called by one of them alone is left out."""
    told = '[[definitions]]\ntext = "An invented thing."\n'
    held = knowledge_of(
        tmp_path,
        concept("C9950041", "Moth halo", "feature"),
        concept("C9950042", "Wick swelling", "feature"),
        concept("C9950043", "Moth halo-wick swelling-slow flicker-dim lamp syndrome", more=told),
        concept("C9950044", "Moth halo of lamps", more=told),
    )
    reply = held.ask("moth halo wick swelling")
    assert isinstance(reply, Choices)
    assert "terms" == reply.reason
    assert ["C9950041", "C9950042", "C9950043"] == [each.id for each in reply.matches]


def test_a_plural_is_not_taken_for_an_abbreviation_among_other_names(tmp_path: Path) -> None:
    """What people call so is meant; in capitals it is one."""
    held = knowledge_of(
        tmp_path,
        concept("C9950051", "Moth halo"),
        concept("C9950052", "Wax ignition of lamps, mild", more='abbreviations = ["WILM"]'),
        concept("C9950053", "Wilms tumor"),
    )
    reply = held.ask("moth halo wilms")
    assert isinstance(reply, Choices)
    assert {"C9950051", "C9950053"} == {each.id for each in reply.matches}
