"""What was spoken of last: kept per place, for some minutes, in bounded memory."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Knowledge, NoMatch


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.minutes = 0.0

    def __call__(self) -> float:
        """The seconds that have passed."""
        return self.minutes * 60


@pytest.fixture
def clock() -> Clock:
    """A clock at nought."""
    return Clock()


@pytest.fixture
def conversation(clock: Clock) -> Conversation:
    """A memory of 30 minutes by that clock."""
    return Conversation(30, clock)


def test_nothing_is_remembered_before_anything_is_said(conversation: Conversation) -> None:
    """An empty memory has no last concept."""
    assert conversation.last("here") is None


def test_the_last_concept_is_remembered_for_thirty_minutes(
    conversation: Conversation, clock: Clock
) -> None:
    """After 30 minutes it is still there, a moment later it is not, and it does not come back."""
    conversation.remember("here", "C9900001")
    clock.minutes = 30
    assert "C9900001" == conversation.last("here")
    clock.minutes = 30.1
    assert conversation.last("here") is None
    clock.minutes = 0
    assert conversation.last("here") is None


def test_each_answer_starts_the_time_anew(conversation: Conversation, clock: Clock) -> None:
    """Half an hour is counted from the latest concept; looking alone does not prolong it."""
    conversation.remember("here", "C9900001")
    clock.minutes = 20
    conversation.remember("here", "OMIM:999002")
    clock.minutes = 50
    assert "OMIM:999002" == conversation.last("here")
    clock.minutes = 50.1
    assert conversation.last("here") is None


def test_each_place_has_a_memory_of_its_own(conversation: Conversation) -> None:
    """Another person in the same channel, or the same person elsewhere, is another place."""
    conversation.remember(("channel", "ann"), "C9900001")
    conversation.remember(("channel", "bob"), "OMIM:999002")
    assert "C9900001" == conversation.last(("channel", "ann"))
    assert "OMIM:999002" == conversation.last(("channel", "bob"))
    assert conversation.last(("elsewhere", "ann")) is None


def test_a_place_can_be_forgotten(conversation: Conversation) -> None:
    """Forgetting one place leaves the others; forgetting twice is no fault."""
    conversation.remember("here", "C9900001")
    conversation.remember("there", "OMIM:999002")
    conversation.forget("here")
    conversation.forget("here")
    assert conversation.last("here") is None
    assert "OMIM:999002" == conversation.last("there")


def test_the_memory_is_bounded(conversation: Conversation) -> None:
    """Of very many places the one longest unused is forgotten first."""
    most = 20_000
    conversation.remember("first", "C1")
    conversation.remember("second", "C2")
    conversation.remember("first", "C3")
    for number in range(most - 1):
        conversation.remember(number, "C4")
    assert "C3" == conversation.last("first")
    assert conversation.last("second") is None
    conversation.remember("one more", "C5")
    assert conversation.last("first") is None


def test_a_follow_up_is_understood_until_the_time_is_over(
    knowledge: Knowledge, conversation: Conversation, clock: Clock
) -> None:
    """The same words are about the concept first, and half an hour later about nothing."""
    answering = Answering(knowledge, conversation)
    answering.reply("lantern ataxia", "here")
    reply = answering.reply("and its inheritance?", "here")
    assert isinstance(reply, Answer)
    assert "C9900001" == reply.concept.id
    clock.minutes = 31
    assert not isinstance(answering.reply("and its inheritance?", "here"), Answer)


def test_a_follow_up_elsewhere_is_about_nothing(
    knowledge: Knowledge, conversation: Conversation
) -> None:
    """What one person asked is not what another one's "it" means."""
    answering = Answering(knowledge, conversation)
    answering.reply("lantern ataxia", "here")
    assert not isinstance(answering.reply("and its inheritance?", "there"), Answer)


def test_a_choice_that_was_made_is_spoken_of(
    knowledge: Knowledge, conversation: Conversation
) -> None:
    """Choices alone leave no trace; the one that is opened is what a follow-up is about."""
    answering = Answering(knowledge, conversation)
    answering.reply("LAX", "here")
    assert conversation.last("here") is None
    answering.open("OMIM:999003", "here")
    assert "OMIM:999003" == conversation.last("here")


def test_an_id_with_half_a_character_is_unknown(
    knowledge: Knowledge, conversation: Conversation
) -> None:
    """A lone surrogate cannot be looked up; it is no fault either."""
    reply = Answering(knowledge, conversation).open("\ud800", "here")
    assert isinstance(reply, NoMatch)
    assert "unknown_identifier" == reply.reason
