"""What a press asks for: the codes and flags of it, and what follows from a choice in a menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import controls, wishes
from bot.wishes import Wish
from knowledge.replies.reply import Only
from knowledge.sections import INTENTS, KEYS

years = st.none() | st.integers(min_value=1, max_value=9_999)
systems = st.none() | st.integers(min_value=0, max_value=9_999_999)
any_wish = st.builds(
    Wish,
    intents=st.lists(st.sampled_from(INTENTS), unique=True, max_size=7).map(tuple),
    sections=st.lists(st.sampled_from(KEYS), unique=True, max_size=8).map(tuple),
    page=st.integers(min_value=0, max_value=999_999),
    notice=st.sampled_from([None, "personal", "dose"]),
    urgent=st.booleans(),
    beside=st.booleans(),
    evidence=st.booleans(),
    only=st.builds(Only, free=st.booleans(), since=years)
    | st.builds(
        Only, free=st.booleans(), since=years, author=st.from_regex(r"[0-9]{6}", fullmatch=True)
    )
    | st.builds(Only, free=st.booleans(), year=years, system=systems),
)


@given(any_wish, st.booleans(), st.none() | st.integers(min_value=1, max_value=9_999))
def test_what_citations_are_narrowed_down_to_comes_back(
    wish: Wish, free: bool, since: int | None
) -> None:
    """The entry that was chosen counts, and the first page; all else stays."""
    value = wishes.narrowing(free, since)
    only = replace(wish.only, free=free, since=since)
    assert replace(wish, page=0, only=only) == wishes.narrowed(wish, value)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("", Wish()),
        ("zz", Wish()),
        ("zzcfQQ", Wish(sections=("clinical_features",))),
        ("IHzz", Wish(intents=("inheritance",))),
        ("cfi", Wish(sections=("clinical_features",))),
        ("Cf", Wish()),
    ],
)
def test_unknown_codes_are_passed_over(codes: str, expected: Wish) -> None:
    """A button of a later version does as much of its wish as is known here."""
    assert expected == wishes.read(codes, "")


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("", Wish()),
        ("x", Wish()),
        ("pu", Wish(notice="personal", urgent=True)),
        ("xdn", Wish(notice="dose", beside=True)),
        ("efy2015", Wish(evidence=True, only=Only(free=True, since=2015))),
        ("y20", Wish()),
        ("es1626", Wish(evidence=True, only=Only(system=1626))),
        ("fz2010a012345", Wish(only=Only(free=True, year=2010, author="012345"))),
        ("y2015s478", Wish(only=Only(since=2015, system=478))),
        ("s", Wish()),
    ],
)
def test_unknown_flags_are_passed_over(flags: str, expected: Wish) -> None:
    """What a later version marks is left alone."""
    assert expected == wishes.read("", flags)


def test_a_page_from_elsewhere_is_bounded() -> None:
    """A custom id that was tampered with asks for no astronomic page."""
    assert 999_999 == wishes.read("", "", "9" * 50).page


def test_a_section_that_is_chosen_replaces_what_was_wished() -> None:
    """From the menu one section opens on its first page; the summary has no section."""
    before = Wish(("management",), ("genes",), 3, "dose", urgent=True, beside=True)
    expected = Wish((), ("course",), 0, "dose", urgent=True, beside=True)
    assert expected == wishes.opening(before, "course")
    assert replace(expected, sections=()) == wishes.opening(before, controls.SUMMARY)
