"""What hurts, swells or itches, read as phrases say it of any part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking import complaints
from knowledge.text import words


def read(text: str) -> list[str]:
    """What a text is read as."""
    return [" ".join(each.words) for each in complaints.readings(words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pain in the left side of my neck", "neck pain"),
        ("my neck has been really sore", "neck pain"),
        ("both of his knees swell up", "knee swelling"),
        ("her tongue is always so numb", "tongue numbness"),
        ("itching all around the eyelids", "eyelid itching"),
        ("a lump under the skin of my breast", "breast mass"),
        ("my teeth ache", "tooth pain"),
        ("his hands have started to shake", "hand tremor"),
        ("the left eyelid is hanging down", "ptosis"),
        ("two of his toes are joined together", "toe syndactyly"),
        ("a dent in the middle of his chest", "pectus excavatum"),
        ("a curve in her spine", "scoliosis"),
        ("pain that shoots", ""),
    ],
)
def test_a_complaint_is_read_whatever_stands_between_it_and_the_part(
    text: str, expected: str
) -> None:
    """In either order."""
    found = read(text)
    assert expected in found if expected else not found


@pytest.mark.parametrize(
    "text", ["my neck and both shoulders hurt", "pain in his neck and shoulders"]
)
def test_each_of_several_parts_has_the_complaint(text: str) -> None:
    """Over the same words, so that neither hides the other."""
    typed = words(text)
    found = {each.words: each for each in complaints.readings(typed)}
    neck, shoulder = found["neck", "pain"], found["shoulder", "pain"]
    assert (neck.start, neck.end) == (shoulder.start, shoulder.end)


def test_the_back_of_a_part_is_no_back() -> None:
    """The knee hurts."""
    assert "knee pain" in read("pain in the back of my knee")
    assert "back pain" not in read("pain in the back of my knee")


@pytest.mark.parametrize(
    "text",
    [
        "it hurts to read this",
        "a sore point",
        "sores in my mouth",
        "the neck of the bottle broke",
        "pain",
        "neck",
    ],
)
def test_nothing_is_read_where_no_part_complains(text: str) -> None:
    """Nor does a reading reach over the end of a message."""
    assert [] == read(text)


@given(st.lists(st.sampled_from("pain in my neck of the and shoulder hurt is sore x".split())))
def test_readings_stay_inside_the_message(typed: list[str]) -> None:
    """Whatever the order of its words."""
    for each in complaints.readings(typed):
        assert 0 <= each.start < each.end <= len(typed)
        assert each.words
