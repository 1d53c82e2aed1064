"""What a text names: all of it, in order, and nothing that is only said."""

from __future__ import annotations

import pytest

from benchmarks.unanswerable import long_messages, short_messages
from knowledge import Choices, Knowledge, NoMatch, Notice

LANTERN, PUPIL = "C9900001", "OMIM:999003"


def ids(knowledge: Knowledge, text: str) -> list[str]:
    """The concepts that a text is said to name."""
    found = knowledge.terms(text)
    assert isinstance(found, Choices)
    assert "terms" == found.reason
    return [match.id for match in found.matches]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("lantern ataxia", [LANTERN]),
        ("We saw LANTERN ATAXIA, then lax pupil.", [LANTERN, PUPIL]),
        ("lax pupil came before lantern ataxia", [PUPIL, LANTERN]),
        ("Lantern ataxia is lantern ataxia, also called glow-worm staggers", [LANTERN]),
        ("the report says LAX", [LANTERN, PUPIL]),  # both meanings
        ("it is OMIM:999003", [PUPIL]),
        ("ataxia, and nothing else", ["HP:0001251"]),  # and not within a longer name
        ("LANT1 was mutated", ["NCBIGene:99001"]),
        ("my friend has lantern ataxia, will she get well?", [LANTERN]),
    ],
)
def test_each_thing_named_is_found_once_in_order(
    knowledge: Knowledge, text: str, named: list[str]
) -> None:
    """By name, synonym, abbreviation, id or symbol."""
    assert named == ids(knowledge, text)


@pytest.mark.parametrize(
    "text",
    [
        "we were lax about it",  # an abbreviation in small letters
        "glow-wurm staggers is misspelt",
        "WE ALL SHOUT, LAX OR NOT",  # in capitals nothing stands out
        "what are the symptoms and the inheritance?",  # question words
        "see you on Friday",
        "\u200b\u202e \U0001f600" * 50,
        "",
    ],
)
def test_what_names_nothing_is_said_to_name_nothing(knowledge: Knowledge, text: str) -> None:
    """A reason of its own, nothing is offered instead."""
    found = knowledge.terms(text)
    assert isinstance(found, NoMatch)
    assert ("no_terms", ()) == (found.reason, found.nearest)


def test_an_emergency_stops_before_anything_is_looked_up(knowledge: Knowledge) -> None:
    """Whoever's message it is."""
    found = knowledge.terms("lantern ataxia, and now he isn't breathing, help")
    assert Notice("emergency", language="en") == found


def test_a_message_about_a_person_has_the_fixed_line(knowledge: Knowledge) -> None:
    """The terms are explained, and nobody's diagnosis."""
    found = knowledge.terms("do i have lantern ataxia?")
    assert isinstance(found, Choices)
    assert "personal" == found.notice


def test_messages_about_other_things_name_hardly_anything(embedded: Knowledge) -> None:
    """Of some 190 at most one in fifty."""
    texts = [each.question for each in (*short_messages(), *long_messages())]
    found = [text for text in texts if isinstance(embedded.terms(text), Choices)]
    assert len(found) <= len(texts) / 50, found
