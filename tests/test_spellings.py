"""Names in the order of their letters, and what begins so but for one slip."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.names.spellings import Spellings


@pytest.fixture(scope="module")
def spellings(embedded: Knowledge) -> Spellings:
    """The names of the embedded knowledge."""
    return Spellings(embedded.store.entries.index)


def test_names_stand_in_the_order_of_their_letters(spellings: Spellings) -> None:
    """Blanks do not count; each number once."""
    names = [spellings[place] for place in range(len(spellings))]
    assert sorted(names) == names
    assert set(range(len(names))) == set(spellings.numbers((0, len(names))).tolist())


@given(data=st.data())
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_name_is_found_under_each_of_its_beginnings(
    spellings: Spellings, data: st.DataObject
) -> None:
    """And nothing else stands there."""
    place = data.draw(st.integers(0, len(spellings) - 1))
    name = spellings[place]
    begun = name[: data.draw(st.integers(1, len(name)))]
    start, end = spellings.beginning(begun)
    assert start <= place < end
    assert all(spellings[each].startswith(begun) for each in (start, end - 1))
    assert not any(
        spellings[each].startswith(begun) for each in (start - 1, end) if 0 <= each < len(spellings)
    )


@given(data=st.data())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_name_is_found_for_any_slip_in_its_beginning(
    spellings: Spellings, data: st.DataObject
) -> None:
    """One letter left out, put in, replaced, or swapped with the next; digits stay."""
    place = data.draw(st.integers(0, len(spellings) - 1))
    name = spellings[place].decode("utf-8")
    begun = name[: data.draw(st.integers(6, 20))]
    places = [at for at, letter in enumerate(begun) if letter in string.ascii_lowercase]
    at = data.draw(st.sampled_from(places or [0]))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    before, here, after = begun[:at], begun[at : at + 1], begun[at + 1 :]
    slips = [before + after, before + letter + here + after, before + letter + after]
    if after[:1].isalpha() and after[:1].isascii():
        slips.append(before + after[0] + here + after[1:])
    typed = data.draw(st.sampled_from(slips))
    if not places or typed == begun or len(typed) < 4:
        return
    spans = [span for _, span in spellings.slipped(typed.encode())]
    spans.append(spellings.beginning(typed.encode()))
    assert any(start <= place < end for start, end in spans)


@pytest.mark.parametrize("typed", ["", "a", "abc", "7777", "x" * 4000, "é" * 40])
def test_what_is_no_slip_of_anything_is_nowhere(spellings: Spellings, typed: str) -> None:
    """Too short, all digits, or far from any name."""
    assert [] == [span for _, span in spellings.slipped(typed.encode()) if span[0] < span[1]]
