"""Names of which the first word or words are all that was typed."""

from __future__ import annotations

import pytest

from knowledge import Answer, Choices, Knowledge
from tests.lamp import concept, knowledge_of

_TOLD = '[[definitions]]\ntext = "An invented condition."\n'
_HELD = (
    ("C9993001", "KWG syndrome", 'abbreviations = ["KWGS"]\n'),
    ("C9993002", "Sab syndrome", ""),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Syndromes called by three letters, and by two names."""
    concepts = (concept(curie, name, more=more + _TOLD) for curie, name, more in _HELD)
    return knowledge_of(tmp_path_factory.mktemp("short"), *concepts)


@pytest.mark.parametrize("typed", ["KWG", "kwg", "kwg symptoms", "what is kwg?", "kwg syndrome"])
def test_three_letters_are_the_syndrome_called_so(held: Knowledge, typed: str) -> None:
    """In small letters, too, though its abbreviation is spelt like a plural of them."""
    reply = held.ask(typed)
    assert isinstance(reply, Answer)
    assert "C9993001" == reply.concept.id


def test_three_small_letters_that_may_be_a_word_are_asked_back(held: Knowledge) -> None:
    """In capitals nobody means a word by them."""
    reply = held.ask("sab")
    assert isinstance(reply, Choices)
    assert "C9993002" == reply.matches[0].id
    meant = held.ask("SAB")
    assert isinstance(meant, Answer)
    assert "C9993002" == meant.concept.id
