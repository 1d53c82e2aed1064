"""How a long message speaks of what it names, and which of several conditions it asks about."""

from __future__ import annotations

import pytest

from benchmarks import stories
from knowledge import Knowledge
from knowledge.asking.message import read
from knowledge.asking.standing import Standing
from knowledge.matching.story import PARTS, Spotted, weigh
from knowledge.model import Kind
from knowledge.text import fold

FAMILY = (
    "My client is a tailor of forty. His aunt has glowworm, and his first doctor thought "
    "of staggers, which was ruled out. The father is a farmer. "
)


def place_of(text: str, word: str) -> tuple[Standing, int]:
    """What is said of a word of the text, and where it stands."""
    question = read(text)
    return Standing(question), list(question.words).index(fold(word))


def asked_first(text: str, *names: str) -> str:
    """Which of these words is most likely asked about, each the name of a disease."""
    question = read(text)
    spotted = [
        Spotted(place, place + 1, number, number, Kind.DISEASE, 8.0)
        for number, name in enumerate(names)
        for place, word in enumerate(question.words)
        if word == fold(name)
    ]
    return names[weigh(question, spotted).concepts[0].concept]


@pytest.mark.parametrize(
    "asking",
    [
        "What is the gene of gout?",
        "I need the inheritance of gout for the letter.",
        "Could you send me what there is on gout",
        "We are looking for guidelines on gout.",
        "Please list the features of gout, thank you.",
    ],
)
def test_a_sentence_asks_by_its_mark_or_by_its_words(asking: str) -> None:
    """And what it names is asked about rather than what is told before or behind it."""
    standing, place = place_of(f"She has staggers. {asking}", "gout")
    assert standing.is_asked(place)
    text = f"{FAMILY}{asking} Kind regards."
    assert "gout" == asked_first(text, "glowworm", "staggers", "gout")


def test_what_is_only_told_is_not_asked_about() -> None:
    """Each sentence speaks for itself."""
    standing, place = place_of("She has staggers. What is the gene of gout?", "staggers")
    assert not standing.is_asked(place)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Gout was excluded by a blood test.", {"excluded"}),
        ("At first they thought of gout.", {"passing"}),
        ("We mean staggers and not gout.", {"denied"}),
        ("Her father limps, so it is gout.", {"settled"}),
        ("Can gout be ruled out?", set()),
        ("Her father has gout.", set()),
    ],
)
def test_a_name_may_be_excluded_thought_of_denied_or_settled(text: str, ways: set[str]) -> None:
    """None of these where the sentence asks, but for what is denied."""
    standing, place = place_of(text, "gout")
    said = {
        "excluded": standing.is_excluded(place),
        "passing": standing.is_in_passing(place),
        "denied": standing.is_denied(place),
        "settled": standing.is_settled(place),
    }
    assert ways == {way for way, is_said in said.items() if is_said}


def test_what_was_ruled_out_is_not_meant() -> None:
    """Though it stands first, and what was found stands last."""
    text = "Glowworm was ruled out. The boy walks badly. Staggers is confirmed."
    assert "staggers" == asked_first(text, "glowworm", "staggers")


def test_being_asked_about_tells_more_where_many_are_named() -> None:
    """As one of three diseases, and no more than as one of eight."""
    asked = PARTS.index("asked")
    words = "glowworm staggers gout amber cobalt dune ember fjord garnet hazel".split()
    for count, value in ((1, 1.0), (3, 3.0), (10, 8.0)):
        question = read(f"Is it {' '.join(words[:count])}?")
        names = [Spotted(2 + n, 3 + n, n, n, Kind.DISEASE, 8.0) for n in range(count)]
        assert {value} == {each.parts[asked] for each in weigh(question, names).concepts}


def test_a_family_story_is_about_the_condition_in_its_question(knowledge: Knowledge) -> None:
    """Not about the first that it names."""
    told = (
        "The aunt of our client was seen for Marfan syndrome in another town, long before we knew "
        "the family. What is the mode of inheritance of lantern ataxia?"
    )
    found = knowledge.find(told)
    named = [knowledge.store.brief(each.concept).name for each in found.candidates]
    assert "Lantern ataxia" == named[0]


def test_family_stories_are_many_and_long() -> None:
    """Each with a condition and words of its own, about half in either part."""
    told = list(stories.family_stories())
    assert len(told) == len({each.question for each in told}) >= 150
    assert all(60 <= len(each.question.split()) <= 150 for each in told)
    assert all(each.accepted and each.gold in each.accepted for each in told)
    training = sum(each.part == "training" for each in told)
    assert 0.4 < training / len(told) < 0.6
    letters = list(stories.other_letters())
    assert not any(each.accepted or each.question.startswith("#") for each in letters)
    assert len(letters) > 50


def test_everyday_letters_are_shorter_and_many() -> None:
    """Each with a condition and words of its own, and no less than a third in either part."""
    told = list(stories.everyday_letters())
    assert 120 == len(told) == len({each.question for each in told})
    assert all(20 <= len(each.question.split()) <= 120 for each in told)
    assert all(each.gold in each.accepted for each in told)
    training = sum(each.part == "training" for each in told)
    assert 1 / 3 < training / len(told) < 2 / 3
