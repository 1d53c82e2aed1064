"""Questions in more than one language at once, or in one that looks like another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, NoMatch
from tests.lamp import concept, knowledge_of

if TYPE_CHECKING:
    from knowledge import Knowledge

HERE = "here"
CONCEPTS = (
    ("C9961001", "Down syndrome", "disease"),
    ("C9961002", "Wickfeld disease", "disease"),
    ("C9961003", "Lanternia", "disease"),
    ("C9961004", "Lanternia A", "disease"),
    ("C9961005", "Lanternia B", "disease"),
)


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A condition that is called alike in four languages, one of somebody, and one with sorts."""
    folder = tmp_path_factory.mktemp("mixed")
    return knowledge_of(folder, *(concept(*each) for each in CONCEPTS))


@pytest.mark.parametrize(
    "typed", ["sindrome de Down", "syndrome de down", "le syndrome de Down", "Down-Syndrom"]
)
def test_a_name_of_question_words_is_found_without_its_accents(
    lamps: Knowledge, typed: str
) -> None:
    """It stands in the lists of foreign names, and a word joins it as English has none."""
    reply = lamps.ask(typed)
    assert isinstance(reply, Answer)
    assert "Down syndrome" == reply.concept.name


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("what is the herencia of wickfeld disease", "inheritance"),
        ("was genau ist die inheritance von lanternia", "inheritance"),
        ("morbus wickfeld symptome", "clinical_features"),
        ("wickfeld disease, ist das die Ursache", "causes_genes"),
    ],
)
def test_each_language_asks_with_its_own_words(lamps: Knowledge, typed: str, intent: str) -> None:
    """A word that one language has is not read as another's: "die" is no outlook."""
    reply = lamps.ask(typed)
    assert isinstance(reply, Answer)
    assert (intent,) == reply.intents


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("la A", "Lanternia A"),
        ("the B one", "Lanternia B"),
        ("y la B", "Lanternia B"),
        ("y lanternia b", "Lanternia B"),
    ],
)
def test_a_sort_is_named_by_its_letter_in_capitals(lamps: Knowledge, typed: str, name: str) -> None:
    """Though it is a question word in one of the languages."""
    answering = Answering(lamps, Conversation(30))
    answering.reply("lanternia", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert name == reply.concept.name


@pytest.mark.parametrize(
    "typed",
    [
        "diff between the two",
        "was ist der Unterschied zwischen den beiden",
        "difference entre les deux",
        "comparalas",
    ],
)
def test_a_comparison_of_nothing_named_is_asked_back(lamps: Knowledge, typed: str) -> None:
    """Rounds does not compare, and says how to name both."""
    reply = lamps.ask(typed, "C9961002")
    assert isinstance(reply, NoMatch)
    assert "no_pair" == reply.reason
