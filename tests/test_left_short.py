"""Names of which the first word or words are all that was typed."""

from __future__ import annotations

import pytest

from knowledge import Answer, Choices, Knowledge
from tests.lamp import concept, knowledge_of

_TOLD = '[[definitions]]\ntext = "An invented condition."\n'
_HELD = (
    ("C9993001", "KWG syndrome", 'abbreviations = ["KWGS"]\n'),
    ("C9993002", "Sab syndrome", ""),
    ("C9993003", "Wickel-Glimmerson syndrome", ""),
    ("C9993004", "Wickel-Glimmerson palsy", ""),
    ("C9993005", "Wickel tumor", ""),
    ("C9993006", "Glim du soir lantern disease", ""),
    ("C9993007", "Glim du soir lamp disease", ""),
    ("C9993008", "Fluxin a deficiency", ""),
    ("C9993010", "Lanternal deficiency", ""),
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


@pytest.mark.parametrize("typed", ["glimmerson", "Glimmerson?", "what is glimmerson"])
def test_the_second_half_of_a_name_leads_to_what_is_called_by_both(
    held: Knowledge, typed: str
) -> None:
    """It stands behind the first one in every name; that one begins another name, too."""
    reply = held.ask(typed)
    assert isinstance(reply, Choices)
    assert {"C9993003", "C9993004"} == {each.id for each in reply.matches}


def test_the_first_words_of_a_name_lead_to_all_that_begin_so(held: Knowledge) -> None:
    """Whatever stands behind them, they are followed by one word alone."""
    reply = held.ask("glim du")
    assert isinstance(reply, Choices)
    assert {"C9993006", "C9993007"} == {each.id for each in reply.matches}


@pytest.mark.parametrize("typed", ["fluxin a", "Fluxin A?"])
def test_what_a_body_may_lack_leads_to_its_lack_first(held: Knowledge, typed: str) -> None:
    """It is asked back: nobody said that anything is lacking."""
    reply = held.ask(typed)
    assert isinstance(reply, Choices)
    assert "C9993008" == reply.matches[0].id


@pytest.mark.parametrize("typed", ["wick", "soir", "lanternal", "fluxin a man"])
def test_a_word_that_stands_beside_any_leads_nowhere(held: Knowledge, typed: str) -> None:
    """Nor one that says what something is like, nor a name with more beside it."""
    assert not isinstance(held.ask(typed), Answer)


@pytest.mark.parametrize("typed", ["glim du soir lant", "lanter defic", "wickel pal", "wick palsy"])
def test_words_of_another_number_or_that_may_be_any_are_not_filled_up(
    held: Knowledge, typed: str
) -> None:
    """Each word typed must begin one of the name, in its order, and all of them."""
    assert not isinstance(held.ask(typed), Answer)


@pytest.mark.parametrize(
    ("typed", "curie"),
    [("wickel tum", "C9993005"), ("fluxin a def", "C9993008"), ("Wick tumor", "C9993005")],
)
def test_words_cut_off_are_filled_up_beside_another(
    held: Knowledge, typed: str, curie: str
) -> None:
    """By the one name that has as many words and begins so."""
    reply = held.ask(typed)
    assert isinstance(reply, Answer)
    assert curie == reply.concept.id
