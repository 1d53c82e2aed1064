"""Questions as thumbs type them, and as notes abbreviate them."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Choices, Knowledge
from knowledge.asking.message import read
from knowledge.language import lexicon
from knowledge.text import fold
from tests.test_language import files

HERE = "here"
LANTERN_ATAXIA = "C9900001"


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("hiow is lantern ataxia inherted", "inheritance"),
        ("wht gene cn cause lantern ataxia", "causes_genes"),
        ("def of lantern ataxia", "definition"),
        ("tell me smth abt lantern ataxia", "definition"),
        ("lantern ataxia w/u", "diagnosis"),
        ("lantern ataxia f/u", "management"),
        ("does anyone know if lantern ataxia is genetic?", "inheritance"),
        ("can u tell me whether lantern ataxia is curable", "management"),
        ("how do you know if someone has lantern ataxia", "diagnosis"),
    ],
)
def test_what_is_asked_is_read_as_it_was_meant(
    knowledge: Knowledge, typed: str, intent: str
) -> None:
    """And the name beside it is found beyond doubt, as if all of it were spelt well."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Answer)
    assert (LANTERN_ATAXIA, "exact") == (reply.concept.id, reply.match.how)
    assert intent == reply.intents[0]


@pytest.mark.parametrize("typed", ["s/o lantern ataxia", "abt lantern ataxia", "lantern ataxia w/"])
def test_what_is_no_question_leaves_the_name_whole(knowledge: Knowledge, typed: str) -> None:
    """The whole record is shown, as for the name alone."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Answer)
    assert reply.is_summary
    assert "exact" == reply.match.how


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("n inheritance?", "inheritance"),
        ("what abt its genes", "causes_genes"),
        ("def", "definition"),
    ],
)
def test_a_follow_up_is_about_what_is_spoken_of(
    knowledge: Knowledge, typed: str, intent: str
) -> None:
    """However short."""
    answering = Answering(knowledge, Conversation(30))
    answering.reply("lantern ataxia", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert ("last", intent) == (reply.match.how, reply.intents[0])


def test_a_difference_between_two_is_asked_in_short(knowledge: Knowledge) -> None:
    """With an "n" between them."""
    reply = knowledge.ask("diff btwn lantern ataxia n lax pupil")
    assert isinstance(reply, Choices)
    assert "compare" == reply.reason
    assert ["Lantern ataxia", "Lax pupil"] == [match.name for match in reply.matches]


def test_a_word_that_ends_a_name_is_part_of_it() -> None:
    """The "def" of a deficiency, as notes have it; before a name, or alone, it asks."""
    assert read("wick def").asks == (None, None)
    assert read("def of wick").asks[0] == "def"
    assert read("def").asks == ("def",)


def test_each_short_word_stands_for_a_question_word() -> None:
    """Whose phrases it joins; no list holds it as well."""
    held = files().values()
    short = {typed: meant for file in held for typed, meant in file.get("short", {}).items()}
    assert short
    assert {fold(meant) for meant in short.values()} <= lexicon.load().carriers
    listed = {
        word for file in held for text in file.get("carriers", {}).values() for word in text.split()
    }
    assert set() == listed & short.keys()
