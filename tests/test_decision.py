"""When a candidate is good enough: what is offered, what alone is meant, and what is a rival."""

from __future__ import annotations

from dataclasses import replace

from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import filled, is_rival, sole_part, worth_offering

_SURE = Candidate(1, "Lantern palsy", None, "close", 90.0, frozenset({0, 1}), strength=9.0)
# "Spinal wick tumor", of which all that was typed is part, and one that leaves a word over.
_PART = replace(_SURE, concept=2, score=15.0, strength=7.0)
_LIKELY = replace(_SURE, concept=3, score=40.0, strength=8.0, unexplained=0.3)
_UNLIKELY = replace(_SURE, concept=4, score=3.0, strength=8.5, unexplained=0.3)


def test_what_stands_before_a_likely_name_is_offered_with_it() -> None:
    """The better one is the one that is less sure; what stands behind must be likely itself."""
    behind = replace(_UNLIKELY, concept=5, strength=1.0)
    assert [_UNLIKELY, _LIKELY, _PART] == worth_offering([_UNLIKELY, _LIKELY, _PART, behind])


def test_where_nothing_is_likely_nothing_is_offered() -> None:
    """However many names are near."""
    assert [] == worth_offering([_UNLIKELY, replace(_UNLIKELY, concept=5)])


def test_choices_are_filled_up_to_five() -> None:
    """Each concept once, those offered first, and none that can hardly be meant."""
    others = [replace(_UNLIKELY, concept=each, score=12.0 - each) for each in range(5, 9)]
    chosen = filled([_LIKELY], [_LIKELY, _UNLIKELY, *others])
    assert [3, 4, 5, 6, 7] == [each.concept for each in chosen]
    assert [_LIKELY] == filled([_LIKELY], [replace(_UNLIKELY, score=0.9)])
    assert 6 == len(filled([_SURE, _PART, _LIKELY, *others[:3]], others))


def test_the_only_name_that_holds_all_that_was_typed_is_meant() -> None:
    """Where nothing is stronger by more than what two may be meant within."""
    beside = replace(_LIKELY, strength=7.9)
    assert sole_part([beside, _PART]) is _PART
    assert sole_part([replace(beside, strength=8.1), _PART]) is None
    assert sole_part([_PART, replace(_PART, concept=5)]) is None


def test_one_that_is_much_less_sure_is_no_rival() -> None:
    """About as strong is not enough, as a better known name for half of it may be that."""
    near = replace(_SURE, concept=2, score=50.0, strength=8.5)
    assert is_rival(near, _SURE)
    assert not is_rival(replace(near, score=30.0), _SURE)
    assert not is_rival(replace(near, strength=7.5), _SURE)
