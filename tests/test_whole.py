"""Whole messages that name nothing: courtesies, complaints, and what is asked in a word or two."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Choices, Knowledge, NoMatch
from tests.lamp import concept, knowledge_of

HERE = "here"
ATAXIA = "C9960001"


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Two conditions; one has an abbreviation that is a word of Spanish."""
    return knowledge_of(
        tmp_path_factory.mktemp("whole"),
        concept(ATAXIA, "Wick ataxia"),
        concept("C9960002", "Mantle albedo syndrome", more='abbreviations = ["MAS"]'),
        concept("C9960003", "Wick ataxia, mild form"),
    )


@pytest.fixture
def talk(lamps: Knowledge) -> Answering:
    """A talk in which the ataxia is spoken of."""
    answering = Answering(lamps, Conversation(30))
    answering.reply("wick ataxia", HERE)
    return answering


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("ty!!", "thanks"),
        ("lol thx ur a lifesaver", "thanks"),
        ("danke dir", "thanks"),
        ("danke, super", "thanks"),
        ("ok perfecto muchas gracias", "thanks"),
        ("merci bcp, à bientôt", "thanks"),
        ("merci c'est parfait", "thanks"),
        ("danke dir vielmals", "thanks"),
        ("muchas gracias crack", "thanks"),
        ("buenas", "greeting"),
        ("idk", "fine"),
        ("haha ok im dead", "fine"),
        ("lol dead", "fine"),
        ("bruh", "fine"),
        ("what can u do", "about"),
        ("qu'est-ce que tu sais faire ?", "about"),
        ("¿para qué sirves?", "about"),
        ("source pls", "loaded"),
        ("fuente?", "loaded"),
        ("Quelle?", "loaded"),
        ("c'est quoi la source ?", "loaded"),
        ("auf Deutsch bitte", "language"),
        ("en español por favor", "language"),
    ],
)
def test_what_is_asked_of_no_record_is_answered_so(
    talk: Answering, typed: str, subject: str
) -> None:
    """With or without courtesies around it; what is spoken of stays so."""
    reply = talk.reply(typed, HERE)
    assert isinstance(reply, NoMatch)
    assert ("not_offered", subject) == (reply.reason, reply.subject)
    followed = talk.reply("and its genes?", HERE)
    assert isinstance(followed, Answer)
    assert ATAXIA == followed.concept.id


@pytest.mark.parametrize(
    ("typed", "intents"),
    [
        ("shorter pls", ("definition",)),
        ("más corto", ("definition",)),
        ("plus court svp", ("definition",)),
        ("kürzer bitte", ("definition",)),
        ("nochmal kurz bitte", ("definition",)),
        ("wie heißt das auf Englisch", ("synonyms",)),
        ("más", ()),
        ("mas", ()),
        ("plus", ()),
        ("go on", ()),
    ],
)
def test_what_is_asked_in_a_word_is_about_what_is_spoken_of(
    talk: Answering, typed: str, intents: tuple[str, ...]
) -> None:
    """Also where an abbreviation is spelt alike."""
    reply = talk.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert (ATAXIA, "last", intents) == (reply.concept.id, reply.match.how, reply.intents)


@pytest.mark.parametrize("typed", ["mas", "MAS"])
def test_a_name_is_found_where_nothing_is_spoken_of(lamps: Knowledge, typed: str) -> None:
    """The abbreviation that is spelt as a word that asks for more."""
    reply = lamps.ask(typed)
    assert isinstance(reply, Answer)
    assert "Mantle albedo syndrome" == reply.concept.name


def test_an_abbreviation_in_capitals_is_a_name(talk: Answering) -> None:
    """Whatever is spoken of."""
    reply = talk.reply("MAS", HERE)
    assert isinstance(reply, Answer)
    assert "Mantle albedo syndrome" == reply.concept.name


@pytest.mark.parametrize(
    "typed", ["nah wrong", "eso no es correcto", "no, ese no", "das stimmt nicht", "c'est faux"]
)
def test_a_complaint_is_read_in_any_language(talk: Answering, typed: str) -> None:
    """As "not that one" is: what is close to the answer is offered."""
    reply = talk.reply(typed, HERE)
    assert isinstance(reply, Choices)
    assert "instead" == reply.reason
