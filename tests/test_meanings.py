"""Concepts of one name: sorts of another, and names as they were submitted."""

from __future__ import annotations

import pytest

from knowledge import Answer, Choices, Knowledge, Reply
from tests.lamp import concept, knowledge_of

_SHORT = 'abbreviations = ["{short}"]\n'
_DEFINED = '[[definitions]]\ntext = "It flickers."\n'
_FEATURE = '[[features]]\nname = "Flicker"\nid = "HP:0999999"\n'
_CALLED = 'synonyms = ["{name}"]\n'


def _called(short: str, more: str = "") -> str:
    return f"{_SHORT.format(short=short)}{more}"


CONCEPTS = (
    concept("C9961001", "Tallow wick ataxia", more=_called("TWA", _DEFINED)),
    concept("C9961002", "Tallow wick ataxia 1", more=_called("TWA", _FEATURE)),
    concept("C9961003", "Sconce rim palsy", more=_called("SRP", _DEFINED)),
    concept("C9961004", "Soot rim psoriasis", more=_called("SRP", _DEFINED)),
    concept("C9961005", "Sconce rim palsy, type 2", more=_called("SRP", _DEFINED)),
    concept("C9961006", "Grease lamp decay", more=_called("GLD", _DEFINED)),
    concept("CN996007", "Grease lamp decline", more=_called("GLD")),
    concept("C9961008", "Chimney epilepsy", more=_CALLED.format(name="Ember syndrome") + _FEATURE),
    concept("CN996009", "Ember syndrome", more=_DEFINED),
    concept("C9961012", "Hurricane dystrophy, TWB1 type", more=_called("TWB1", _DEFINED)),
    concept("C9961013", "Hurricane dystrophy", more=_called("TWB1", _DEFINED)),
)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge in which several concepts are called alike."""
    return knowledge_of(tmp_path_factory.mktemp("named"), *CONCEPTS)


def _answer(reply: Reply) -> Answer:
    assert isinstance(reply, Answer), reply
    return reply


def test_an_abbreviation_of_a_condition_and_its_sorts_is_the_condition(named: Knowledge) -> None:
    """The sorts are named beside it."""
    reply = _answer(named.ask("TWA"))
    assert ("C9961001", ["C9961002"]) == (reply.concept.id, [each.id for each in reply.others])


def test_what_a_single_sort_holds_is_asked_of_that_sort(named: Knowledge) -> None:
    """The record of the condition itself lists no features."""
    reply = _answer(named.ask("features of TWA"))
    assert ("C9961002", ["C9961001"]) == (reply.concept.id, [each.id for each in reply.others])
    assert "C9961001" == _answer(named.ask("guidelines for TWA")).concept.id


def test_other_meanings_are_still_asked_for_and_sorts_come_last(named: Knowledge) -> None:
    """Nothing is picked in silence."""
    reply = named.ask("SRP")
    assert isinstance(reply, Choices)
    assert "abbreviation" == reply.reason
    listed = [match.id for match in reply.matches]
    assert {"C9961003", "C9961004"} == {*listed[:2]}
    assert ["C9961005"] == listed[2:]


def test_an_abbreviation_with_a_number_may_be_the_sort(named: Knowledge) -> None:
    """So it is asked which is meant."""
    assert isinstance(named.ask("TWB1"), Choices)


def test_a_name_as_it_was_submitted_is_no_other_meaning(named: Knowledge) -> None:
    """Of which nothing but the name is known; or a definition, where another tells the rest."""
    assert "C9961006" == _answer(named.ask("GLD")).concept.id
    for typed in ("ember syndrome", "ember", "what are the features of ember"):
        assert "C9961008" == _answer(named.ask(typed)).concept.id, typed


def test_a_comparison_opens_what_each_name_alone_leads_to(named: Knowledge) -> None:
    """The condition rather than its sort, and no bare name."""
    reply = named.ask("TWA vs ember syndrome")
    assert isinstance(reply, Choices)
    assert ["C9961001", "C9961008"] == [match.id for match in reply.matches]
