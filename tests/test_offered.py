"""What follows where several were offered: which of them can be asked it, and which is named."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from knowledge import Answer, Choices, Knowledge, Reply
from tests.lamp import concept, knowledge_of

HERE = "here"
_GENE = '[[genes]]\nid = "NCBIGene:99701"\nsymbol = "SOOT"\n'
_FEATURES = "".join(
    f'[[features]]\nname = "{name}"\nid = "C99700{number}"\n'
    for number, name in ((11, "Bent wick"), (12, "Cracked mantle"))
)
_SHORT = 'abbreviations = ["{short}"]\n'

CONCEPTS = (
    concept("C9970001", "Sootfall dystrophy", more=_SHORT.format(short="SOOT") + _GENE),
    concept("C9970002", "Chimney ataxia", more=_FEATURES),
    concept("C9970003", "Charge lamp syndrome"),
    concept("C9970004", "Mantle lamp syndrome"),
    concept("C9970005", "Sootfall palsy", more=_SHORT.format(short="SPX")),
    concept("C9970006", "Sconce psoriasis", more=_SHORT.format(short="SPX")),
    concept("C9970011", "Bent wick", "feature"),
    concept("C9970012", "Cracked mantle", "feature"),
)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Conditions, features and a gene, some of them called alike."""
    return knowledge_of(tmp_path_factory.mktemp("known"), *CONCEPTS)


def _said(known: Knowledge, *typed: str) -> Reply:
    """The reply to the last of several messages."""
    answering = Answering(known, Conversation(30))
    return [answering.reply(each, HERE) for each in typed][-1]


def _is(reply: Reply, curie: str, *intents: str) -> bool:
    assert isinstance(reply, Answer), reply
    return (curie, intents) == (reply.concept.id, reply.intents)


@pytest.mark.parametrize("typed", ["features?", "inheritance", "how is it inherited"])
def test_what_no_gene_has_is_asked_of_the_condition(known: Knowledge, typed: str) -> None:
    """SOOT is a gene and a dystrophy: only the latter has features or a mode of inheritance."""
    assert isinstance(_said(known, "SOOT"), Choices)
    reply = _said(known, "SOOT", typed)
    assert isinstance(reply, Answer)
    assert "C9970001" == reply.concept.id
    assert isinstance(_said(known, "SOOT", "what is it"), Choices)


def test_what_follows_a_condition_and_its_signs_is_about_the_condition(known: Knowledge) -> None:
    """One message named them all: a letter, or a list of signs behind a diagnosis."""
    named = "chimney ataxia; bent wick, cracked mantle"
    assert isinstance(_said(known, named), Choices)
    assert _is(_said(known, named, "genes?"), "C9970002", "causes_genes")


def test_meanings_of_one_abbreviation_are_asked_for_once_more(known: Knowledge) -> None:
    """Neither is likelier than the other."""
    reply = _said(known, "SPX", "genes?")
    assert isinstance(reply, Choices)
    assert ("of_these", ("causes_genes",)) == (reply.reason, reply.intents)


def test_a_word_of_one_name_chooses_it(known: Knowledge) -> None:
    """Though it is a question word elsewhere."""
    compared = "charge lamp syndrome vs mantle lamp syndrome"
    assert isinstance(_said(known, compared, "genes"), Choices)
    assert _is(_said(known, compared, "genes charge"), "C9970003", "causes_genes")


def test_a_comparison_takes_the_place_of_what_was_spoken_of(known: Knowledge) -> None:
    """What follows is about the two: it is asked of which."""
    compared = "charge lamp syndrome vs mantle lamp syndrome"
    reply = _said(known, "chimney ataxia", compared, "inheritance of both")
    assert isinstance(reply, Choices)
    assert ["C9970003", "C9970004"] == [match.id for match in reply.matches]


def test_a_feature_named_anew_is_that_feature(known: Knowledge) -> None:
    """None of those offered is spoken of yet, so that no record is asked whether it lists it."""
    compared = "charge lamp syndrome vs mantle lamp syndrome"
    assert _is(_said(known, compared, "bent wick"), "C9970011")


def test_what_is_spoken_of_is_meant_where_it_is_named_anew(known: Knowledge) -> None:
    """Beside what is asked of it; an abbreviation alone may stand for any of its meanings."""
    assert _is(_said(known, "SPX", "the second one", "SPX genes"), "C9970006", "causes_genes")
    assert isinstance(_said(known, "SPX", "the second one", "SPX"), Choices)
    assert isinstance(_said(known, "chimney ataxia", "SPX"), Choices)


def test_features_named_together_are_asked_for_once_more(known: Knowledge) -> None:
    """No condition is among them."""
    reply = _said(known, "bent wick and cracked mantle", "guidelines")
    assert isinstance(reply, Choices)
    assert ["C9970011", "C9970012"] == [match.id for match in reply.matches]
