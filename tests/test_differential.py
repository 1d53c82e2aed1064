"""What "ddx" asks: what has a feature; of a condition, what tells it from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Choices
from tests.lamp import concept, knowledge_of

if TYPE_CHECKING:
    from knowledge import Knowledge

HERE = "here"
_FEATURES = '[[features]]\nname = "Bent wick"\nid = "C9980011"\n'
CONCEPTS = (
    concept("C9980001", "Chimney ataxia", more=_FEATURES),
    concept("C9980011", "Bent wick", "feature"),
    concept("C9980012", "Cracked mantle", "feature"),
)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A condition and features."""
    return knowledge_of(tmp_path_factory.mktemp("known"), *CONCEPTS)


@pytest.mark.parametrize("typed", ["bent wick ddx", "differential for bent wick", "ddx bent wick"])
def test_of_a_feature_it_asks_what_has_it(known: Knowledge, typed: str) -> None:
    """Nothing is said of sections that no feature has."""
    reply = known.ask(typed)
    assert isinstance(reply, Answer)
    assert ("C9980011", ["conditions"]) == (
        reply.concept.id,
        [section.key for section in reply.sections],
    )


def test_of_a_condition_it_asks_what_tells_it_from_others(known: Knowledge) -> None:
    """Its features, and what guidelines there are."""
    reply = known.ask("chimney ataxia differential")
    assert isinstance(reply, Answer)
    assert ("diagnosis",) == reply.intents
    assert "conditions" not in [section.key for section in reply.sections]


@pytest.mark.parametrize(
    "typed", ["ddx of bent wick and cracked mantle", "bent wick + cracked mantle differential"]
)
def test_of_several_features_each_is_offered(known: Knowledge, typed: str) -> None:
    """What has all of them is not searched for yet, and the reply says so."""
    reply = known.ask(typed)
    assert isinstance(reply, Choices)
    assert ("reverse_lookup", ["C9980011", "C9980012"]) == (
        reply.reason,
        [match.id for match in reply.matches],
    )


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        *(("inh", "inheritance"), ("prev", "epidemiology"), ("mode", "inheritance")),
        *(("de novo rate", "inheritance"), ("female carriers", "inheritance")),
        *(("carrier females affected?", "inheritance"), ("how many genes", "causes_genes")),
    ],
)
def test_what_notes_ask_in_short_is_asked_of_what_is_spoken_of(
    known: Knowledge, typed: str, intent: str
) -> None:
    """As on a ward round: a word or two."""
    answering = Answering(known, Conversation(30))
    answering.reply("chimney ataxia", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert ("C9980001", intent) == (reply.concept.id, reply.intents[0])
