"""What is set before a condition with "for" is asked of how the condition is treated."""

from __future__ import annotations

import pytest

from knowledge import Knowledge
from knowledge.understanding.finding import OneConcept, Several
from tests.lamp import concept, knowledge_of

_WICK, _SECOND = "C9950031", "C9950032"


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Conditions, one with an abbreviation that a remedy has as well, and a sign."""
    return knowledge_of(
        tmp_path_factory.mktemp("remedies"),
        concept(_WICK, "Wick ataxia", more='abbreviations = ["WAX"]'),
        concept(_SECOND, "Lantern palsy", more='abbreviations = ["LPX"]'),
        concept("C9950033", "Lucent palsy", more='abbreviations = ["LPX"]'),
        concept("HP:9950034", "Glowing gait", "feature"),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "zorbex oil for lantern palsy",
        "WAX for lantern palsy",
        "is zorbex good for lantern palsy?",
        "does WAX help lantern palsy",
        "zorbexöl bei lantern palsy",
        "aceite de zorbex para lantern palsy",
        "huile de zorbex contre lantern palsy",
    ],
)
def test_a_remedy_is_asked_of_the_management(lamps: Knowledge, typed: str) -> None:
    """Though it be spelt like the abbreviation of another condition, or be known to nobody."""
    found = lamps.find(typed)
    assert isinstance(found, OneConcept)
    assert _SECOND == lamps.store.brief(found.meant.concept).id
    assert ("management",) == found.intents


def test_of_an_abbreviation_all_that_it_stands_for_is_asked(lamps: Knowledge) -> None:
    """To choose from, and then the same is asked."""
    found = lamps.find("zorbex for LPX")
    assert isinstance(found, Several)
    assert ("abbreviation", ("management",)) == (found.reason, found.intents)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("wick ataxia for lantern palsy", ["Wick ataxia", "Lantern palsy"]),
        ("glowing gait for lantern palsy", ["Glowing gait", "Lantern palsy"]),
    ],
)
def test_a_condition_or_sign_is_no_remedy(lamps: Knowledge, typed: str, names: list[str]) -> None:
    """Both are offered."""
    found = lamps.find(typed)
    assert isinstance(found, Several)
    assert names == [each.name for each in found.candidates]


@pytest.mark.parametrize("typed", ["tickets for zorbex", "zorbex for glowing gait"])
def test_only_a_condition_is_treated(lamps: Knowledge, typed: str) -> None:
    """Not what nobody knows, nor what has no such section."""
    found = lamps.find(typed)
    assert "management" not in found.intents
