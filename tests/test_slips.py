"""A name that all that was typed is but for a letter or two, whatever words the slips are in."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Answer, Knowledge
from tests.lamp import concept, knowledge_of


def answered(knowledge: Knowledge, text: str) -> str | None:
    """The id of the concept that a message is answered with; None where it is not."""
    reply = knowledge.ask(text)
    return reply.concept.id if isinstance(reply, Answer) else None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dyyr skin", "HP:0000958"),
        ("what causes dyyr skin?", "HP:0000958"),
        ("dy skinn", "HP:0000958"),
        ("shrot nsoe", "HP:0003196"),
        ("22s11.2 deletion syndrome", "ORPHA:567"),
        ("g6pwd deficiency", "OMIM:300908"),
    ],
)
def test_slips_in_short_words_are_read_beside_the_rest(
    embedded: Knowledge, typed: str, expected: str
) -> None:
    """Each word alone might be anything."""
    assert expected == answered(embedded, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "lip pain",  # hip pain
        "spinocerebellar ataxi 99",  # a number is no slip
        "22q12.2 deletion syndrome",
        "KIF1B deficiency",  # another gene's name is no slip
        "GCXY deficiency",
        "xy skin",
    ],
)
def test_what_may_be_something_else_is_no_slip(embedded: Knowledge, typed: str) -> None:
    """A word that people use or many names hold, and other numbers."""
    assert answered(embedded, typed) is None


def test_a_misspelt_name_is_no_word_of_another_language(embedded: Knowledge) -> None:
    """By rules of kinship "siatica" is "sciatic"; where that is no name it is read as typed."""
    assert "HP:0011868" == answered(embedded, "what causes siatica?")


def test_how_sure_is_told_by_the_letters(embedded: Knowledge) -> None:
    """Two of nine are wrong."""
    reply = embedded.ask("dyyr skin")
    assert isinstance(reply, Answer)
    assert pytest.approx(100 * 7 / 8, abs=15) == reply.match.score


def test_an_ending_that_is_meant_for_a_plural_is_one_slip(tmp_path: Path) -> None:
    """Names are held without their plural "s"; "vamis" is one letter off, "vamix" two."""
    names = knowledge_of(tmp_path, concept("C9950001", "Vames", "disease"))
    one, two = names.ask("symptoms of vamis"), names.ask("symptoms of vamix")
    assert isinstance(one, Answer)
    assert one.match.score > 80
    assert not isinstance(two, Answer) or two.match.score < 80


def test_a_lone_word_that_one_name_misspells_as_well_is_read_as_the_usual_one(
    tmp_path: Path,
) -> None:
    """Many names spell it otherwise; not so a word that begins otherwise, or no lone one."""
    many = (concept(f"C995{n:04}", f"Wickosis of lamp {n}") for n in range(110))
    held = knowledge_of(
        tmp_path,
        concept("C9959001", "Wickosis", "feature"),
        concept("C9959002", "Lamp crisis/wickosus"),
        concept("C9959003", "Lamp crisis/tickosis"),
        *many,
    )
    assert "C9959001" == answered(held, "wickosus")
    assert answered(held, "tickosis") is None
    assert answered(held, "WICKOSUS") is None
