"""Somebody's publications: "papers by Moth on lantern ataxia", "Moth 2010 guideline"."""

from __future__ import annotations

import pytest

from bot import wishes
from bot.phrases import en
from bot.render import cards, lines
from bot.render.menus import narrowing
from bot.wishes import Wish
from knowledge import Answer, Choices, Knowledge, NoMatch
from knowledge.asking.cited_by import asked_for, without
from knowledge.asking.message import read
from knowledge.citing.authors import is_called, mark_of
from knowledge.replies.narrowed import citations, narrowed
from knowledge.replies.reply import Only
from tests.card_payload import SURFACES, VIEW, faults

RARE = "C3888318"  # of which the embedded knowledge lists three guidelines and a study
NAME = "familial idiopathic inflammatory myopathy"
STUDY = "9550481"


@pytest.mark.parametrize(
    ("text", "author", "is_said", "year", "since"),
    [
        ("papers by Moth on lantern ataxia", "Moth", True, None, None),
        ("guidelines written by moth?", "moth", True, None, None),
        ("studies by van der Moth since 2010", "van der Moth", True, None, 2010),
        ("a review by O'Wick-Moth in 2010", "O'Wick-Moth", True, 2010, None),
        ("estudios publicados por Moth", "Moth", True, None, None),
        ("any paper from Moth 2010", "Moth", False, 2010, None),
        ("Studien von Moth", "Moth", False, None, None),
        ("Moth 2010 guideline", "Moth", False, 2010, None),
        ("Moth et al. 2010", "Moth", True, 2010, None),
        ("Moth et al", "Moth", True, None, None),
    ],
)
def test_an_author_is_asked_for(
    text: str, author: str, is_said: bool, year: int | None, since: int | None
) -> None:
    """By the words beside the name, or by the year behind it."""
    found = asked_for(read(text))
    assert found
    assert (author, is_said, year, since) == (found.author, found.is_said, found.year, found.since)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "papers by",
        "papers by year",
        "papers by him",
        "papers by 123456",
        "papers on children affected by lantern ataxia",
        "is it caused by Moth",
        "studies since 2010",
        "type 2 since 2010",
        "PMID 37026610 by Moth",
        f"papers by Moth {'and more ' * 10}",
    ],
)
def test_no_author_is_asked_for(text: str) -> None:
    """Nothing of the message is taken for one."""
    assert asked_for(read(text)) is None


def test_the_words_of_an_author_name_no_concept() -> None:
    """What is left asks for publications, by the kind that was said if any was."""
    for text, intents in (
        ("Moth 2010 guideline", ("guidelines",)),
        ("Moth et al. 2010", ("citation",)),
    ):
        question = read(text)
        found = asked_for(question)
        assert found
        rest = without(question, found)
        assert ([], intents) == (list(rest.content), rest.intents())


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("Moth JP", "moth", True),
        ("Moth JP", "Moth J", True),
        ("Moth JP", "Moth JP", True),
        ("Moth JP Jr", "Jane Moth", True),
        ("Móth-Wick J", "moth wick", True),
        ("O'Moth J", "omoth", True),
        ("Garcia de la Lampe I", "García de la Lampe", True),
        ("Lamp Study Group", "lamp study group", True),
        ("Moth JP", "Mot", False),
        ("Moth JP", "Moth K", False),
        ("Moth JP", "Karl Moth", False),
        ("Mothman JP", "Moth", False),
        ("Garcia de la Lampe I", "Garcia", False),
        ("Lamp Study Group", "Lamp", False),
        ("Moth JP", "", False),
    ],
)
def test_an_author_goes_by_a_name(name: str, typed: str, expected: bool) -> None:
    """Surname alone, with initials, or with a given name; never by a part of it."""
    assert expected == is_called(name, typed)


def test_a_mark_stands_for_a_surname() -> None:
    """However it is spelt; it is nothing that could be read, and stays what it is."""
    mark = mark_of("Móth J")
    assert mark == mark_of("moth") == mark_of(mark)
    assert is_called("Moth K", mark)
    assert not is_called("Wick K", mark)


def about(knowledge: Knowledge, text: str, last: str | None = RARE) -> Answer:
    """The answer to a message."""
    reply = knowledge.ask(text, last)
    assert isinstance(reply, Answer)
    return reply


@pytest.mark.parametrize(
    "text",
    ["papers by Rider", "Rider 1998", f"studies by rider on {NAME}", "anything from Rider et al?"],
)
def test_only_the_citations_of_the_author_are_listed(embedded: Knowledge, text: str) -> None:
    """Of the record named or spoken of last, the surname as it is spelt there."""
    answer = about(embedded, text)
    assert (RARE, "Rider") == (answer.concept.id, answer.only.author)
    assert [STUDY] == [each.pmid for each in citations(answer)]
    assert "by Rider" in "\n".join(line.said for line in lines.render(answer, VIEW))


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("guidelines by Zorblax", "by Zorblax"),
        ("Zorblax 2010 guideline", "by Zorblax of 2010"),
        ("guideline by Rider since 2001", "by Rider of 2001 or later"),
    ],
)
def test_that_none_is_listed_is_said(embedded: Knowledge, text: str, how: str) -> None:
    """With how many others there are."""
    answer = about(embedded, text)
    assert [] == list(citations(answer))
    said = "\n".join(line.said for line in lines.render(answer, VIEW))
    assert f"No citation {how}" in said
    assert "Left out: 3." in said


def test_what_names_a_condition_is_no_author(embedded: Knowledge) -> None:
    """Unless the record spoken of lists an author of that name."""
    assert "OMIM:219700" == about(embedded, "cystic fibrosis 2020 guidelines").concept.id
    assert "OMIM:154700" == about(embedded, "papers of Marfan").concept.id


def test_without_a_record_it_is_asked_of_what(embedded: Knowledge) -> None:
    """An author alone has no list; of several records one is to be chosen first."""
    reply = embedded.ask("papers by Rider")
    assert isinstance(reply, NoMatch)
    assert "no_topic" == reply.reason
    assert isinstance(embedded.ask("papers by Rider on IIM"), Choices)


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_a_press_keeps_to_the_author(embedded: Knowledge, surface: cards.Surface) -> None:
    """What buttons carry is a mark, and leads to the same citations."""
    answer = about(embedded, "papers by Garcia de la Torre in 1998")
    card = cards.render(answer, VIEW, surface)
    assert [] == faults(card)
    mark = mark_of("Garcia de la Torre")
    assert f"z1998a{mark}" in "".join(menu.custom_id for menu in card.menus)
    pressed = wishes.read("st", f"z1998a{mark}")
    whole = embedded.with_sections(answer, ["studies", "guidelines"])
    left = narrowed(whole, pressed.only)
    assert [STUDY] == [each.pmid for each in citations(left)]
    assert en.THIS_AUTHOR in "\n".join(line.said for line in lines.body(left, VIEW))
    assert "Garcia" in cards.render(whole, VIEW, surface, pressed).text


def test_the_menu_narrows_down_within_the_author(embedded: Knowledge) -> None:
    """It counts theirs alone: of one citation there is nothing to choose from."""
    whole = embedded.with_sections(about(embedded, NAME), ["studies", "guidelines"])
    assert [*narrowing(whole, SURFACES[0], Wish(), VIEW.today)]
    by_one = Wish(only=Only(author="Rider"))
    assert [] == [*narrowing(whole, SURFACES[0], by_one, VIEW.today)]
