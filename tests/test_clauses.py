"""What a clause says of a part, read as names and phrases say it."""

from __future__ import annotations

import pytest

from knowledge.asking import clauses
from knowledge.text import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("his eyes are always very dry", "dry eyes"),
        ("her blood sugar was too high", "high blood sugar"),
        ("my gums have been bleeding", "bleeding gums"),
        ("the liver got larger", "larger liver"),
    ],
)
def test_what_is_said_of_a_part_stands_before_it(text: str, expected: str) -> None:
    """Whatever stands beside the words that link the two."""
    typed = words(text)
    assert tuple(words(expected)) in [each.words for each in clauses.readings(typed)]


@pytest.mark.parametrize("text", ["is dry", "the eyes", "eyes are", "eyes are very", ""])
def test_no_clause_is_read_where_a_part_of_it_is_missing(text: str) -> None:
    """Nor does one reach over the end of a message."""
    assert [] == list(clauses.readings(words(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he coughed up blood", "hemoptysis"),
        ("she passed out twice", "syncope"),
        ("he loses weight", "weight loss"),
        ("the heart beats too fast", "tachycardia"),
        ("he doesn't ever sleep through", "insomnia"),
        ("she is still not able to walk yet", "delayed ability to walk"),
        ("stones in my left kidney", "nephrolithiasis"),
        ("a hissing in both of his ears", "tinnitus"),
        ("hissing in the left side of my ear", "tinnitus"),
        ("i lost 5 kilos", "weight loss"),
        ("his memory is getting worse", "memory impairment"),
    ],
)
def test_verbs_are_read_in_the_form_of_phrases(text: str, expected: str) -> None:
    """Degrees and whose a part is are passed over, and all denials are "not".

    The reading covers all words that it stands for.
    """
    typed = words(text)
    found = {each.words: each for each in clauses.phrases(typed)}
    assert tuple(words(expected)) in found
    assert all(0 <= each.start < each.end <= len(typed) for each in found.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("her gums bleed", "gum bleeding"), ("his chest is all caved in", "pectus excavatum")],
)
def test_what_is_said_of_a_part_by_a_verb_or_several_words_is_a_phrase(
    text: str, expected: str
) -> None:
    """As it stands before the part in phrases."""
    typed = words(text)
    found = [*clauses.predicates(typed), *clauses.phrases(typed)]
    assert tuple(words(expected)) in [each.words for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "we do not talk about it",
        "i did not hear from you",
        "she is not able to come",
        "this is not the right place",
    ],
)
def test_a_denial_alone_is_no_sign(text: str) -> None:
    """Only what phrases deny is one."""
    assert [] == list(clauses.phrases(words(text)))
