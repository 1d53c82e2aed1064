"""What stays spoken of, and what takes its place."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Choices, Knowledge, NoMatch, SourceSpec, build, open_knowledge
from knowledge.model import Kind
from tests.conftest import DATA
from tests.medgen_sample import LANTERN, SAMPLE, XYY

HERE = "here"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The invented MedGen release, which lists mere words as well."""
    path = tmp_path_factory.mktemp("released") / "k.db"
    build([SourceSpec("hpo", DATA / "hpo"), SourceSpec("medgen-release", SAMPLE)], path)
    return open_knowledge(path)


@pytest.mark.parametrize("typed", ["lant", "n how tall", "zzqx vvkw", "flickr"])
def test_a_guess_leaves_what_is_spoken_of(knowledge: Knowledge, typed: str) -> None:
    """Shorthand that is not understood, answered with names that are merely close, or with none."""
    conversation = Conversation(30)
    answering = Answering(knowledge, conversation)
    answering.reply("lantern ataxia", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, NoMatch) or (isinstance(reply, Choices) and reply.reason == "close")
    followed = answering.reply("and its genes?", HERE)
    assert isinstance(followed, Answer)
    assert LANTERN == followed.concept.id


def test_a_mere_name_does_not_take_the_place_of_what_is_spoken_of(released: Knowledge) -> None:
    """Of which nothing is held, and no kind stated: unless it was opened, or nothing was before."""
    conversation = Conversation(30)
    answering = Answering(released, conversation)
    answering.reply("lantern ataxia", HERE)
    aside = answering.reply("47,XYY", HERE)
    assert isinstance(aside, Answer)
    assert (XYY, Kind.UNSTATED) == (aside.concept.id, aside.concept.kind)
    assert LANTERN == conversation.last(HERE)
    answering.open(XYY, HERE)
    assert XYY == conversation.last(HERE)
    answering.reply("47,XYY", "elsewhere")
    assert XYY == conversation.last("elsewhere")


def test_a_bare_condition_is_spoken_of(released: Knowledge) -> None:
    """What some source calls a disease is one, though its record be short."""
    conversation = Conversation(30)
    answering = Answering(released, conversation)
    answering.reply("lantern ataxia", HERE)
    answering.reply("ataxia of lamps", HERE)
    assert "C9900004" == conversation.last(HERE)
