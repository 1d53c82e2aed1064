"""Sorts of the condition spoken of last, named by what tells them apart: "and type 2?"."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Knowledge, NoMatch
from tests.lamp import concept, knowledge_of

HERE = "here"
GENE = '[[genes]]\nid = "NCBIGene:99001"\nsymbol = "WICK1"\n'
WICK = {
    "C9940001": ("Wick dystrophy", ["Tallow disease", "Wick dystrophy type 7"]),
    "C9940002": ("Wick dystrophy type 1", ["Tallow disease 1"]),
    "C9940003": ("Wick dystrophy, type II", []),
    "C9940004": ("Flaring wick dystrophy", []),
    "C9940005": ("Wick dystrophy, candle form", []),
    "C9940006": ("Tallow disease type B", []),
    "C9940007": ("Wick dystrophy complementation group A", []),
    "C9940008": ("Molten dystrophy", []),
    "C9940009": ("Flaring", []),
    "C9940010": ("Bilateral wick dystrophy", []),
    "C9940011": ("Emery wick dystrophy", []),
    "C9940012": ("Emery disease", ["Emery"]),
    "C9940013": ("Emery glow", ["Emery"]),
    "C9940014": ("Cat disease", []),
    "C9940015": ("Wick dystrophy, type 7", []),
}


@pytest.fixture(scope="module")
def wick(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A dystrophy of invented sorts."""
    concepts = (
        concept(curie, name, more=f"synonyms = {synonyms}\n{GENE}")
        for curie, (name, synonyms) in WICK.items()
    )
    return knowledge_of(tmp_path_factory.mktemp("wick"), *concepts)


@pytest.mark.parametrize(
    ("spoken", "typed", "meant"),
    [
        ("wick dystrophy", "and type 2?", "C9940003"),
        ("wick dystrophy", "n type ii", "C9940003"),
        ("wick dystrophy", "type 7?", "C9940015"),  # though some source calls the whole so
        ("wick dystrophy", "type two", "C9940003"),
        ("wick dystrophy", "1", "C9940002"),
        ("wick dystrophy type 1", "and type 2", "C9940003"),
        ("wick dystrophy type II", "what about type 1?", "C9940002"),
        ("wick dystrophy", "group a", "C9940007"),
        ("wick dystrophy", "type b", "C9940006"),
        ("wick dystrophy", "the candle form", "C9940005"),
        ("wick dystrophy", "candle", "C9940005"),
        ("wick dystrophy", "bilateral", "C9940010"),
        ("wick dystrophy", "emery", "C9940011"),  # of those called so
        ("bilateral wick dystrophy", "n emery", "C9940011"),
        ("emery wick dystrophy", "molten", "C9940008"),
        ("wick dystrophy type 1", "molten", "C9940008"),
        ("wick dystrophy", "y tipo 2", "C9940003"),
        ("wick dystrophy", "und Typ 2?", "C9940003"),
        ("wick dystrophy", "et le type 2 ?", "C9940003"),
    ],
)
def test_a_sort_is_found_by_what_tells_it_apart(
    wick: Knowledge, spoken: str, typed: str, meant: str
) -> None:
    """Of the one spoken of, or beside it; the answer says by which name, and is about it now."""
    conversation = Conversation(30)
    answering = Answering(wick, conversation)
    answering.reply(spoken, HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert (meant, "exact") == (reply.concept.id, reply.match.how)
    assert meant == conversation.last(HERE)


@pytest.mark.parametrize("typed", ["very mild", "quite progressive", "progressive"])
def test_how_far_it_goes_asks_for_the_course_and_no_sort(wick: Knowledge, typed: str) -> None:
    """What no sort is called is no name of one either."""
    answering = Answering(wick, Conversation(30))
    answering.reply("wick dystrophy", HERE)
    reply = answering.reply(typed, HERE)
    assert not isinstance(reply, Answer) or "C9940001" == reply.concept.id


def test_what_is_asked_of_a_sort_is_answered(wick: Knowledge) -> None:
    """The number is left to its name, and the other words ask."""
    answering = Answering(wick, Conversation(30))
    answering.reply("wick dystrophy", HERE)
    reply = answering.reply("and type 2 genes?", HERE)
    assert isinstance(reply, Answer)
    assert ("C9940003", ("causes_genes",)) == (reply.concept.id, reply.intents)


def test_the_sort_spoken_of_stays_so(wick: Knowledge) -> None:
    """When it is named again."""
    answering = Answering(wick, Conversation(30))
    answering.reply("wick dystrophy type 1", HERE)
    reply = answering.reply("type 1 genes", HERE)
    assert isinstance(reply, Answer)
    assert ("C9940002", "last") == (reply.concept.id, reply.match.how)


@pytest.mark.parametrize(
    "typed", ["type 9", "2 year old with it", "stage 2", "how many, 2?", "2 copies"]
)
def test_no_sort_is_guessed(wick: Knowledge, typed: str) -> None:
    """Of a number that no kin has, or that counts something."""
    answering = Answering(wick, Conversation(30))
    answering.reply("wick dystrophy", HERE)
    reply = answering.reply(typed, HERE)
    assert not isinstance(reply, Answer) or "C9940001" == reply.concept.id


def test_a_word_that_any_name_ends_with_makes_no_kin(wick: Knowledge) -> None:
    """Some disease is no sort of the other disease, and "cat" alone names none."""
    answering = Answering(wick, Conversation(30))
    answering.reply("emery disease", HERE)
    reply = answering.reply("cat", HERE)
    assert not isinstance(reply, Answer)


@pytest.mark.parametrize("typed", ["and type 2", "molten"])
def test_no_sort_is_meant_where_nothing_is_spoken_of(wick: Knowledge, typed: str) -> None:
    """It is a sort of nothing."""
    assert not isinstance(wick.ask(typed), Answer)


def test_a_name_of_its_own_is_no_sort(wick: Knowledge) -> None:
    """What is typed, "flaring", is a condition itself, though one of these is called so as well."""
    answering = Answering(wick, Conversation(30))
    answering.reply("wick dystrophy", HERE)
    reply = answering.reply("flaring", HERE)
    assert isinstance(reply, Answer)
    assert "C9940009" == reply.concept.id


@pytest.mark.parametrize("typed", ["type 1 tallow disease", "tallow disease type 1"])
def test_a_number_behind_type_asks_for_no_types(wick: Knowledge, typed: str) -> None:
    """Though the name has no such word: "Tallow disease 1"."""
    reply = wick.ask(typed)
    assert isinstance(reply, Answer)
    assert ("C9940002", True) == (reply.concept.id, reply.is_summary)


def test_nothing_is_looked_up_where_nothing_is_said(wick: Knowledge) -> None:
    """No word of it may tell a sort."""
    answering = Answering(wick, Conversation(30))
    answering.reply("wick dystrophy", HERE)
    reply = answering.reply("zzqx type", HERE)
    assert isinstance(reply, NoMatch)
