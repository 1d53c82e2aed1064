"""Abbreviations in parentheses beside what they stand for say it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Answer, Knowledge
from knowledge.language.asides import repeated
from knowledge.text import tokens


def said_again(text: str) -> list[str]:
    """The words that only repeat others."""
    plain = tokens(text)
    return [plain[place].raw for place in sorted(repeated(text, plain))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is wick lantern palsy (WLP)?", ["WLP"]),
        ("WLP (wick lantern palsy) treatment", ["WLP"]),
        ("combined immunodeficiency of wicks (CID)", ["CID"]),  # a letter inside a word
        ("familial palsy of the lantern (FPL-2)", ["FPL", "2"]),
        ("wick lantern palsy (with moths)", []),
        ("wick lantern palsy (wlp)", []),  # not written as one
        ("wick lantern palsy (XYZ)", []),
        ("is it MS (or wick lantern palsy)", []),
        ("(WLP)", []),
        ("WLP ()", []),
    ],
)
def test_an_abbreviation_beside_its_words_repeats_them(text: str, expected: list[str]) -> None:
    """Before them or behind; other words in parentheses say something."""
    assert expected == said_again(text)


@given(st.text(alphabet="ab C(D) -", max_size=40))
def test_only_words_of_the_message_are_repeated(text: str) -> None:
    """Whatever parentheses it has."""
    plain = tokens(text)
    assert repeated(text, plain) <= set(range(len(plain)))


@pytest.mark.parametrize("asked", ["Lantern ataxia 2 (LA2)", "what is lantern ataxia 2 (LA2)?"])
def test_a_name_with_its_abbreviation_is_one_name(knowledge: Knowledge, asked: str) -> None:
    """Nothing is left over, and nobody is asked which of the two is meant."""
    reply = knowledge.ask(asked)
    assert isinstance(reply, Answer)
    assert "Lantern ataxia 2" == reply.match.name
