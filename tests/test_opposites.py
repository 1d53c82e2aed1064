"""Words that say the opposite of one another: none is taken for the other, misspelt."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Answer
from knowledge.language.opposites import are_opposite
from tests.lamp import concept, knowledge_of


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("nonclassic", "classic"),
        ("classic", "nonclassic"),
        ("unaffected", "affected"),
        ("asymptomatic", "symptomatic"),
        ("hypertonia", "hypotonia"),
        ("microcephaly", "macrocephaly"),
    ],
)
def test_a_beginning_says_the_opposite(typed: str, other: str) -> None:
    """Whichever of the two was typed."""
    assert are_opposite(typed, other, is_word=True)


@pytest.mark.parametrize("other", ["ataxia", "myotonia", "taxis"])
def test_what_is_misspelt_is_no_opposite(other: str) -> None:
    """A first letter left out, or another ending."""
    assert not are_opposite("taxia", other, is_word=False)


@pytest.mark.parametrize("typed", ["nonlucent wick palsy", "symptoms of nonlucent wick palsy"])
def test_the_opposite_of_a_name_is_not_answered(tmp_path: Path, typed: str) -> None:
    """It may be another condition, which the file does not hold; "lucnt" is misspelt."""
    lucent = concept("C9991000", "Lucent wick palsy")
    held = knowledge_of(tmp_path, lucent, concept("C9991001", "Nonlucent gout"))
    assert isinstance(held.ask("lucnt wick palsy"), Answer)
    assert not isinstance(held.ask(typed), Answer)
