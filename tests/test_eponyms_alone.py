"""What is meant by an eponym alone, and by a condition beside "types"."""

from __future__ import annotations

import pytest

from knowledge import Answer, Choices, Knowledge
from tests.lamp import concept, knowledge_of

_TOLD = '[[definitions]]\ntext = "An invented condition."\n'
_HELD = (
    ("C9992001", "Wickrich ataxia", "Wickrich tabes"),
    ("C9992002", "Hemilantern growth", "Wickrich's disease"),
    ("C9992003", "Lantern gout", "Lucent gout"),
    ("C9992004", "Lantern gout type 6", "Lantern gout type"),
    ("C9992005", "Bristlow syndrome, type 1A", "Bristlow syndrome"),
    ("C9992006", "Bristlow syndrome type 1", "Bristlow gout 1"),
    ("C9992007", "Bristlow syndrome, type 2", "Bristlow gout 2"),
    ("C9992008", "Bristlow gout", "Bristlow podagra"),
    ("C9992009", "Sconcerich breakage syndrome", "Breakage with sconces"),
)
_SORTS = {"C9992006", "C9992007"}
_BELOW = '[[parents]]\nid = "C9992005"\nname = "Bristlow syndrome"\n'


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Two conditions of one eponym, and one with a sort of it."""
    concepts = (
        concept(
            curie,
            name,
            more=f'synonyms = ["{synonym}"]\n{_TOLD}{_BELOW if curie in _SORTS else ""}',
        )
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


@pytest.mark.parametrize("typed", ["Bristlow syndrome", "types of bristlow syndrome"])
def test_what_is_called_one_of_its_sorts_is_offered_beside_them(
    held: Knowledge, typed: str
) -> None:
    """Its record has the name of a sort; the others stand below it."""
    reply = held.ask(typed)
    assert isinstance(reply, Choices)
    assert ["C9992005", "C9992006", "C9992007"] == [each.id for each in reply.matches]
    for asked in ("bristlow syndrome type 1a", "symptoms of bristlow syndrome"):
        meant = held.ask(asked)
        assert isinstance(meant, Answer)
        assert "C9992005" == meant.concept.id


@pytest.mark.parametrize("typed", ["sconcerich", "what is Sconcerich?"])
def test_a_rare_word_that_begins_a_name_leads_there(held: Knowledge, typed: str) -> None:
    """It is asked back, since more was left out than "syndrome"."""
    reply = held.ask(typed)
    assert isinstance(reply, Choices)
    assert ["C9992009"] == [each.id for each in reply.matches]
    assert not isinstance(held.ask("breakage"), Answer)
