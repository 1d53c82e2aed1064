"""A chance alone, "50 %?", and a sort of something alone, "type 2?"."""

from __future__ import annotations

import pytest

from knowledge import Answer, Knowledge, NoMatch

LANTERN, WEAKNESS = "C9900001", "HP:0003701"


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("1:4?", "inheritance"),
        ("25% risk for siblings?", "inheritance"),
        ("50 %?", "inheritance"),
        ("so 25%", "inheritance"),
        ("1 in 4?", "inheritance"),
        ("is it one in four?", "inheritance"),
        ("50/50", "inheritance"),
        ("1 zu 2?", "inheritance"),
        ("1 in 5,000?", "epidemiology"),
    ],
)
def test_a_chance_asks_how_the_one_spoken_of_is_inherited(
    knowledge: Knowledge, typed: str, intent: str
) -> None:
    """Or how frequent it is, where it is no chance of a child; of nothing it is asked of what."""
    reply = knowledge.ask(typed, LANTERN)
    assert isinstance(reply, Answer)
    assert (LANTERN, (intent,)) == (reply.concept.id, reply.intents)
    nothing = knowledge.ask(typed)
    assert isinstance(nothing, NoMatch)
    assert "no_topic" == nothing.reason


@pytest.mark.parametrize("typed", ["50 % zorblax", "polymyositis 50 %", "1" * 200 + " %"])
def test_a_chance_beside_other_words_is_none_alone(knowledge: Knowledge, typed: str) -> None:
    """They say what is asked, or of what."""
    reply = knowledge.ask(typed, LANTERN)
    assert not isinstance(reply, Answer) or ("inheritance",) != reply.intents


def test_a_sign_has_no_chance(knowledge: Knowledge) -> None:
    """Nothing says how it is inherited."""
    assert isinstance(knowledge.ask("1 in 4?", WEAKNESS), NoMatch)


@pytest.mark.parametrize("typed", ["progressive?", "severe", "chronic?"])
def test_how_it_goes_is_asked_of_the_one_spoken_of(knowledge: Knowledge, typed: str) -> None:
    """By a word that elsewhere is a term of its own, or nothing."""
    reply = knowledge.ask(typed, LANTERN)
    assert isinstance(reply, Answer)
    assert (LANTERN, ("prognosis",)) == (reply.concept.id, reply.intents)
    assert "prognosis" not in knowledge.find(typed).intents


@pytest.mark.parametrize("typed", ["type 2?", "Type II", "typ 2", "tipo 1", "group b"])
def test_of_a_sort_alone_it_is_asked_of_what(knowledge: Knowledge, typed: str) -> None:
    """Where nothing was spoken of."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, NoMatch)
    assert "no_topic" == reply.reason
