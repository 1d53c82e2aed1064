"""What a sentence of a long message is close to, looked up as if it were asked alone."""

from __future__ import annotations

import pytest

from knowledge import Knowledge
from knowledge.asking.message import read
from knowledge.matching.alone import close
from knowledge.matching.matcher import Matcher
from knowledge.matching.spotting import spotted
from knowledge.matching.telling import is_long

BEFORE = (
    "Good morning, I write from a small town about my cousin, who works as a teacher and lives "
    "with two cats near the river. "
)


def names(knowledge: Knowledge, text: str) -> set[str]:
    """The concepts that sentences of a long message are close to, beside those spotted in it."""
    matcher = Matcher(knowledge.store)
    question = read(text, knowledge.store.vocabulary)
    assert is_long(question)
    look = matcher.look(question)
    found = close(matcher, look, spotted(look.mention))
    assert all(0 <= each.start < each.end <= len(question.words) for each in found)
    return {knowledge.store.brief(each.concept).name for each in found}


@pytest.mark.parametrize(
    "asking",
    [
        "Is lntrn ataxia inherited?",
        "I need the inheritance of lntrn ataxia, please.",
    ],
)
def test_a_sentence_that_asks_is_looked_up(knowledge: Knowledge, asking: str) -> None:
    """However badly the name in it is spelt: as it would be without a story before it."""
    assert "Lantern ataxia" in names(knowledge, BEFORE + asking)


def test_the_subject_line_is_looked_up(knowledge: Knowledge) -> None:
    """It is a question for itself."""
    assert "Lantern ataxia" in names(knowledge, f"Lntrn ataxia. {BEFORE}")


def test_what_is_only_told_is_not_looked_up(knowledge: Knowledge) -> None:
    """Nor a sentence whose name is typed as it is, which `spotting` finds."""
    told = f"{BEFORE}Her uncle had lntrn ataxia as a young man."
    typed = f"{BEFORE}Is lantern ataxia inherited?"
    assert set() == names(knowledge, told) == names(knowledge, typed)
