"""What is read when it is looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.replies.unread import Unread

ALL: tuple[str, ...] = ("lantern", "wick", "wax")


def unread(read: list[str]) -> Unread[str]:
    """All in two parts, each noted by its first word when it is read."""

    def part(*stated: str) -> Callable[[], tuple[str, ...]]:
        def of() -> tuple[str, ...]:
            read.append(stated[0])
            return stated

        return of

    return Unread(part(*ALL[:2]), part(*ALL[2:]))


@pytest.mark.parametrize(
    "place", [slice(2), slice(1, 2), slice(0, 2, 2), slice(0), slice(9), slice(-1, None)]
)
def test_a_stretch_of_it_is_that_of_all(place: slice) -> None:
    """Counted from either end, and past it."""
    assert ALL[place] == unread([])[place]


def test_who_looks_at_the_first_few_waits_for_them_alone() -> None:
    """Each part is read once, and none before somebody looks at it."""
    read: list[str] = []
    found = unread(read)
    assert [] == read
    assert found
    assert (ALL[0], ALL[1], ALL[:2]) == (found[0], found[1], found[:2])
    assert ["lantern"] == read
    assert (len(ALL), ALL[-1], ALL) == (len(found), found[-1], found[:])
    assert ["lantern", "wax"] == read


def test_nothing_is_nothing_whatever_it_is_made_of() -> None:
    """A part may hold none; those behind it count as well."""
    assert not Unread[str](lambda: ())
    assert Unread(lambda: (), lambda: ALL)
    assert Unread(lambda: (), lambda: ALL) == ALL
