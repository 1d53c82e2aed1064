"""One of those offered, told by a word of its name: "the X one", "not X"."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Choices, Knowledge
from knowledge.asking.choosing import Told, told
from tests.lamp import concept, knowledge_of

HERE = "here"
_TOLD = '[[definitions]]\ntext = "An invented condition."\n'
_HELD = (
    ("C9996001", "Sconce lantern palsy", 'abbreviations = ["SLP"]\n'),
    ("C9996002", "Soft lumen pallor", 'abbreviations = ["SLP"]\nsynonyms = ["Moth pallor"]\n'),
    ("C9996003", "Slow lumen pulse", 'abbreviations = ["SLP"]\n'),
    ("C9996004", "Wick ataxia", 'abbreviations = ["WX"]\n'),
    ("C9996005", "Waxing xerosis", 'abbreviations = ["WX"]\n'),
    ("C9996006", "Tallow disease", ""),
    ("C9996007", "Tallow disease, molten form", 'synonyms = ["Molten tallow disease"]\n'),
    ("C9996008", "Tallow disease, flaring form", ""),
    ("C9996009", "Gutter fever", ""),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Conditions of one abbreviation, and one with two sorts."""
    concepts = (concept(curie, name, more=more + _TOLD) for curie, name, more in _HELD)
    return knowledge_of(tmp_path_factory.mktemp("told"), *concepts)


@pytest.fixture
def talk(held: Knowledge) -> Answering:
    """A conversation on these."""
    return Answering(held, Conversation(30))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the sconce one", Told(frozenset({"sconce"}))),
        ("no, the soft lumen one", Told(frozenset({"soft", "lumen"}), instead=True)),
        ("not sconce", Told(frozenset({"sconce"}), without=True)),
        ("nicht sconce", Told(frozenset({"sconce"}), without=True)),
        ("no not the sconce one", Told(frozenset({"sconce"}), without=True, instead=True)),
        ("sconce", None),
        ("the one", None),
        ("not that", None),
        ("is it the one that has sconce lanterns in it", None),
    ],
)
def test_words_of_a_name_tell_one_or_what_it_is_not(typed: str, meant: Told | None) -> None:
    """With "one" behind them or "not" before; question words tell nothing."""
    assert meant == told(typed)


@pytest.mark.parametrize(
    ("spoken", "typed", "meant"),
    [
        ("SLP", "the sconce one", "C9996001"),
        ("SLP", "no the moth one", "C9996002"),  # by another name of it
        ("WX", "not ataxia", "C9996005"),
        ("WX", "not the waxing one", "C9996004"),
        ("gutter fever", "not tallow disease", "C9996009"),
        ("tallow disease", "the molten one", "C9996007"),
    ],
)
def test_the_one_that_is_told_is_opened(
    talk: Answering, spoken: str, typed: str, meant: str
) -> None:
    """What is said not to be leaves the others; of one spoken of, that one."""
    talk.reply(spoken, HERE)
    reply = talk.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert meant == reply.concept.id


@pytest.mark.parametrize(
    ("spoken", "typed", "left"),
    [
        ("SLP", "not sconce", {"C9996002", "C9996003"}),
        ("SLP", "the lumen one", {"C9996002", "C9996003"}),
        ("SLP", "not gutter fever", {"C9996001", "C9996002", "C9996003"}),
        ("tallow disease", "not molten", {"C9996002", "C9996008"}),  # of names close to its own
    ],
)
def test_several_that_are_left_are_offered(
    talk: Answering, spoken: str, typed: str, left: set[str]
) -> None:
    """Never the one that was refused."""
    talk.reply(spoken, HERE)
    reply = talk.reply(typed, HERE)
    assert isinstance(reply, Choices)
    assert left == {each.id for each in reply.matches}


def test_what_was_asked_is_asked_of_the_one_told(talk: Answering) -> None:
    """As of one that is chosen by its number."""
    talk.reply("genes of WX", HERE)
    reply = talk.reply("the waxing one", HERE)
    assert isinstance(reply, Answer)
    assert ("C9996005", ("causes_genes",)) == (reply.concept.id, reply.intents)
