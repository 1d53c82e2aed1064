"""What students ask one another in a study channel: in short, of two at once, of what was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Choices, NoMatch
from tests.lamp import concept, knowledge_of

if TYPE_CHECKING:
    from knowledge import Knowledge

HERE = "here"
DEFINED = """
[[definitions]]
text = "An invented condition."
"""
DEAF = """
[[features]]
id = "HP:9900031"
"""
CONCEPTS = (
    ("HP:9900031", "Deafness", "feature", ""),
    (
        "C9962001",
        "Wickfeld muscular dystrophy",
        "disease",
        'synonyms = ["Wickfeld disease"]' + DEFINED + DEAF,
    ),
    ("C9962002", "Sconcer muscular dystrophy", "disease", DEFINED),
    ("C9962007", "Sconce disease", "disease", DEFINED + DEAF),
    ("C9962008", "Torch syndrome", "disease", '\n[[features]]\nid = "C9962007"\n'),
    ("C9962013", "Collagen disease", "disease", ""),
    ("C9962009", "Lanternia", "disease", ""),
    ("C9962010", "Lanternia type 1", "disease", ""),
    ("C9962011", "Lanternia type 2", "disease", ""),
    ("C9962012", "Lanternia type 3", "disease", ""),
    ("C9962005", "Klinefelter syndrome", "disease", ""),
    ("C9962006", "47,XYY", "disease", ""),
)


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Kin of one eponym each, of which one is not enough alone; a feature; karyotypes."""
    folder = tmp_path_factory.mktemp("study")
    return knowledge_of(folder, *(concept(*each) for each in CONCEPTS))


@pytest.mark.parametrize(
    "typed",
    [
        "wickfeld disease vs sconcer",
        "wickfelds disease vs sconcers",
        "difference between wickfeld disease and sconcer",
        "wickfeld vs sconcer muscular dystrophy",
    ],
)
def test_two_of_one_kind_are_told_apart_by_their_eponyms(lamps: Knowledge, typed: str) -> None:
    """The second is understood as kin of the first."""
    reply = lamps.ask(typed)
    assert isinstance(reply, Choices)
    assert "compare" == reply.reason
    named = [match.name for match in reply.matches]
    assert ["Wickfeld muscular dystrophy", "Sconcer muscular dystrophy"] == named


@pytest.mark.parametrize(
    "typed", ["are they deaf", "deaf?", "deaf people?", "is it deafness", "causa deafness?"]
)
def test_people_are_asked_after_by_what_they_are(lamps: Knowledge, typed: str) -> None:
    """It is the record spoken of that is asked, not that of the feature."""
    reply = lamps.ask(typed, "C9962001")
    assert isinstance(reply, Answer)
    assert "C9962001" == reply.concept.id
    assert ["HP:9900031"] == [listing.wanted.id for listing in reply.asked]


@pytest.mark.parametrize(
    "typed",
    ["what else has that", "which other diseases have it", "welche Krankheiten haben das"],
)
def test_others_that_have_what_was_asked_after_are_shown(lamps: Knowledge, typed: str) -> None:
    """Not those that have the condition, which is no feature."""
    answering = Answering(lamps, Conversation(30))
    answering.reply("wickfeld muscular dystrophy", HERE)
    answering.reply("deafness", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert ("Deafness", ("reverse_lookup",)) == (reply.concept.name, reply.intents)


@pytest.mark.parametrize(
    ("typed", "name"), [("47xxy", "Klinefelter syndrome"), ("47,XYY", "47,XYY")]
)
def test_a_karyotype_is_no_misspelt_one(lamps: Knowledge, typed: str, name: str) -> None:
    """However it is written."""
    reply = lamps.ask(typed)
    assert isinstance(reply, Answer)
    assert name == reply.concept.name


@pytest.mark.parametrize("typed", ["gene(s)", "gene(s)?", "Symptom(e)", "Gen(en)"])
def test_what_may_be_several_is_asked_for(lamps: Knowledge, typed: str) -> None:
    """In brackets at the end of a word."""
    reply = lamps.ask(typed, "C9962001")
    assert isinstance(reply, Answer)
    assert "C9962001" == reply.concept.id


def test_a_condition_that_others_have_is_still_a_condition(lamps: Knowledge) -> None:
    """What its record lacks is not made up for by those others: it has features of its own."""
    reply = lamps.ask("treatment of sconce disease")
    assert isinstance(reply, Answer)
    assert "Sconce disease" == reply.concept.name
    assert dict(reply.contents)["conditions"]
    assert "conditions" not in [section.key for section in reply.sections]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("type 1 vs 2 vs 3", "123"),
        ("type 2 vs type 3", "23"),
        ("Unterschied Typ 1 und Typ 2", "12"),
    ],
)
def test_sorts_of_what_is_spoken_of_are_compared_by_number(
    lamps: Knowledge, typed: str, numbers: str
) -> None:
    """Each can be opened."""
    reply = lamps.ask(typed, "C9962009")
    assert isinstance(reply, Choices)
    assert "compare" == reply.reason
    assert [f"Lanternia type {number}" for number in numbers] == [
        match.name for match in reply.matches
    ]


def test_the_one_name_that_was_near_is_asked_about(lamps: Knowledge) -> None:
    """It is as good as said, where nothing else is spoken of."""
    answering = Answering(lamps, Conversation(30))
    near = answering.reply("quiz me on klinefelter syndrome", HERE)
    assert isinstance(near, NoMatch)
    assert 1 == len(near.nearest)
    reply = answering.reply("inheritance?", HERE)
    assert isinstance(reply, Answer)
    assert "Klinefelter syndrome" == reply.concept.name


@pytest.mark.parametrize("typed", ["which collagen", "welches Kollagen?", "enzym?", "enzima?"])
def test_a_substance_is_asked_after_among_genes(lamps: Knowledge, typed: str) -> None:
    """Though a name holds the word, where a condition is spoken of."""
    reply = lamps.ask(typed, "C9962001")
    assert isinstance(reply, Answer)
    assert ("C9962001", ("causes_genes",)) == (reply.concept.id, reply.intents)


def test_a_mode_is_asked_after_in_passing(lamps: Knowledge) -> None:
    """Whether it is the one that was thought of is then seen."""
    reply = lamps.ask("thats AD right", "C9962001")
    assert isinstance(reply, Answer)
    assert ("C9962001", ("inheritance",)) == (reply.concept.id, reply.intents)
