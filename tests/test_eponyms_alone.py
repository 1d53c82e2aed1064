"""What is meant by an eponym alone, and by a condition beside "types"."""

from __future__ import annotations

import pytest

from knowledge import Answer, Knowledge
from tests.lamp import concept, knowledge_of

_TOLD = '[[definitions]]\ntext = "An invented condition."\n'
_HELD = (
    ("C9992001", "Wickrich ataxia", "Wickrich tabes"),
    ("C9992002", "Hemilantern growth", "Wickrich's disease"),
    ("C9992003", "Lantern gout", "Lucent gout"),
    ("C9992004", "Lantern gout type 6", "Lantern gout type"),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Two conditions of one eponym, and one with a sort of it."""
    concepts = (
        concept(curie, name, more=f'synonyms = ["{synonym}"]\n{_TOLD}')
        for curie, name, synonym in _HELD
    )
    return knowledge_of(tmp_path_factory.mktemp("eponyms"), *concepts)


@pytest.mark.parametrize("typed", ["Wickrich", "wickrich's", "symptoms of wickrich"])
def test_an_eponym_alone_is_what_a_source_prefers_to_call_by_it(
    held: Knowledge, typed: str
) -> None:
    """Not another condition, of which the eponym's disease is a mere synonym."""
    reply = held.ask(typed)
    assert isinstance(reply, Answer)
    assert "C9992001" == reply.concept.id


def test_what_is_typed_as_a_synonym_stands_is_that(held: Knowledge) -> None:
    """With the word disease nothing is left open."""
    reply = held.ask("Wickrich's disease")
    assert isinstance(reply, Answer)
    assert "C9992002" == reply.concept.id


@pytest.mark.parametrize(
    ("typed", "curie"),
    [("lantern gout types", "C9992003"), ("lantern gout type 6", "C9992004")],
)
def test_types_asks_and_is_of_no_name(held: Knowledge, typed: str, curie: str) -> None:
    """Though a name ends in "type" and no number."""
    reply = held.ask(typed)
    assert isinstance(reply, Answer)
    assert curie == reply.concept.id
