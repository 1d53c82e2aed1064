"""What a message is understood as, before any record is read."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.render.plain_json import intents_of, kind_of, matches_of
from knowledge import Answer, Choices, Knowledge
from knowledge.asking.message import read
from knowledge.compose import Composer
from knowledge.matching import telling
from knowledge.matching.candidate import Candidate
from knowledge.matching.matcher import Matcher
from knowledge.replies.unread import Unread
from knowledge.understanding.finding import OneConcept, OneGene, Several

QUESTIONS = (
    "symptoms of lantern ataxia",
    "C9900001",
    "lantren atxia genes",
    "what is LAX",
    "LAMP",
    "what is flicker gait",
    "features of flicker gait",
    "compare lantern ataxia and polymyositis",
    "pmid:99000001",
    "PMID 99000002",
    "do i have lantern ataxia?",
    "which conditions have ataxia",
    "gene NOSUCH9",
    "HP:12345",
    "OMIM:999009",
    "asdf qwer zxcv",
    "i took 40 pills of it, cant breathe",
    "",
)


def ids(knowledge: Knowledge, candidates: Iterable[Candidate]) -> list[str]:
    """The ids of the concepts of candidates, in their order."""
    return [knowledge.store.brief(each.concept).id for each in candidates]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_reply_is_about_what_was_found(knowledge: Knowledge, asked: str) -> None:
    """Kind, concepts in their order, and intents are those of the reply."""
    found, reply = knowledge.find(asked), knowledge.ask(asked)
    assert (kind_of(reply), intents_of(reply)) == (found.kind, found.intents)
    concepts = [match.id for match in matches_of(reply) if match.kind != "gene"]
    nearest = [] if isinstance(reply, Answer | Choices) else ids(knowledge, found.candidates)
    shown = ids(knowledge, found.shown) if isinstance(found, OneConcept | Several) else nearest
    assert shown == concepts


@pytest.mark.parametrize("asked", ["ataxia of flickers", "flicker ataxia", "pupil of a lantern"])
def test_behind_a_reply_stands_what_comes_next(knowledge: Knowledge, asked: str) -> None:
    """First what was found beside it, and all names that are close; none of it twice."""
    found, reply = knowledge.find(asked), knowledge.ask(asked)
    assert isinstance(reply, Answer | Choices)
    assert isinstance(found, OneConcept | Several)
    behind = ids(knowledge, reply.runners_up)
    beside = [each for each in found.candidates if each not in found.shown]
    assert behind
    assert ids(knowledge, beside) == behind[: len(beside)]
    everything = [*(match.id for match in matches_of(reply)), *behind]
    assert len(set(everything)) == len(everything)
    assert list(reply.instead) in ([], behind[:5])


@pytest.mark.parametrize("asked", ["ataxia of flickers", "pupil of a lantern"])
def test_what_comes_next_is_looked_up_when_it_is_looked_at(
    knowledge: Knowledge, asked: str
) -> None:
    """Who asks waits for the reply alone: a letter as a whole is close to many names."""
    looked_up: list[str] = []

    def behind() -> tuple[Candidate, ...]:
        looked_up.append(asked)
        return ()

    reply = Composer(knowledge.store, None).reply(knowledge.find(asked), Unread(behind))
    assert isinstance(reply, Answer | Choices)
    assert [] == looked_up
    assert () == reply.runners_up
    assert [asked] == looked_up


@pytest.mark.parametrize("asked", ["C9900001", "OMIM:999009"])
def test_behind_an_id_stands_nothing(knowledge: Knowledge, asked: str) -> None:
    """Ids are never guessed, so none comes close to another."""
    reply = knowledge.ask(asked)
    assert not (isinstance(reply, Answer | Choices) and reply.runners_up)


def test_a_gene_is_found_by_its_id_and_by_its_symbol(knowledge: Knowledge) -> None:
    """Its conditions are read when the reply is composed."""
    for asked in ("NCBIGene:99002", "gene LXP1"):
        found = knowledge.find(asked)
        assert isinstance(found, OneGene), found
        assert ("gene", "NCBIGene:99002", ()) == (found.kind, found.curie, found.candidates)


def test_the_concept_that_is_meant_comes_first_with_its_score(knowledge: Knowledge) -> None:
    """And with the name that matched, and how."""
    found = knowledge.find("genes of lantern ataxia")
    assert isinstance(found, OneConcept)
    assert (["C9900001"], ("causes_genes",)) == (ids(knowledge, (found.meant,)), found.intents)
    assert ("exact", 100.0) == (found.meant.how, found.meant.score)


def test_a_question_without_a_name_is_about_what_was_spoken_of(knowledge: Knowledge) -> None:
    """The id of the concept spoken of before is given beside the message."""
    found = knowledge.find("and its genes?", last="C9900001")
    assert isinstance(found, OneConcept)
    assert ("C9900001", "last") == (ids(knowledge, (found.meant,))[0], found.meant.how)


def test_intents_given_beside_a_name_are_those_that_are_found(knowledge: Knowledge) -> None:
    """As a command gives them."""
    assert ("inheritance",) == knowledge.find("lantern ataxia", intents=("inheritance",)).intents


def test_what_is_named_together_is_found_together(knowledge: Knowledge) -> None:
    """Whatever is compared."""
    found = knowledge.find("compare polymyositis and lantern ataxia")
    assert isinstance(found, Several)
    assert ("compare", {"C9900001", "ORPHA:732"}) == (
        found.reason,
        set(ids(knowledge, found.candidates)),
    )


@pytest.mark.parametrize(
    "asked",
    [
        "What is (are) ataxia zimblecrafting ?",
        "How to prevent zimblecraft and ataxia ?",
        "zimblecrafting - ataxia",
    ],
)
def test_a_name_set_apart_from_the_rest_is_offered(knowledge: Knowledge, asked: str) -> None:
    """Behind it, before "and" or beside a dash stands what no name holds; still it is named."""
    found = knowledge.find(asked)
    assert "choices" == found.kind
    assert "HP:0001251" == ids(knowledge, found.candidates)[0]


@pytest.mark.parametrize(
    ("asked", "set_apart"),
    [
        ("coping with ataxia", True),
        ("zimblecraft ataxia", False),
        ("autosomal recessive zimblecraft ataxia", False),
        ("zimblecraft WAS", False),
    ],
)
def test_a_word_before_a_name_may_make_another_of_it(
    knowledge: Knowledge, asked: str, *, set_apart: bool
) -> None:
    """Nor is how a thing is inherited a name, nor an abbreviation beside unknown words."""
    matcher = Matcher(knowledge.store)
    look = matcher.look(read(asked, knowledge.store.vocabulary))
    assert set_apart == bool(telling.set_apart(matcher, look, knowledge.store.entries))
