"""How long a card is waited for: the more that wait and the slower they are, the shorter."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from bot.pace import Pace


def paced(*, seconds: float, waiting: int) -> tuple[Pace, ExitStack]:
    """Look-ups that take so long, so many of which wait until the stack is closed."""
    pace, queue = Pace(), ExitStack()
    for _ in range(200):
        pace.took(seconds)
    for _ in range(waiting):
        queue.enter_context(pace.waiting())
    return pace, queue


@pytest.mark.parametrize(
    ("seconds", "waiting", "workers", "expected"),
    [
        (0.005, 0, 1, 2.0),
        (0.5, 2, 1, 2.0),
        (0.5, 4, 1, 0.0),
        (0.5, 4, 2, 2.0),
        (0.005, 1000, 1, 0.0),
    ],
)
def test_where_a_card_would_come_late_it_is_not_waited_for(
    seconds: float, waiting: int, workers: int, expected: float
) -> None:
    """Two seconds, none where those who wait take longer than a second and a half."""
    pace, _ = paced(seconds=seconds, waiting=waiting)
    assert expected == pace.patience_s(workers)


def test_what_is_done_waits_no_longer() -> None:
    """Also where it failed: the next asker has all the time again."""
    pace, queue = paced(seconds=1.0, waiting=10)
    assert 0.0 == pace.patience_s(1)
    with pytest.raises(ZeroDivisionError), queue:
        raise ZeroDivisionError
    assert 2.0 == pace.patience_s(1)


def test_one_slow_look_up_alone_makes_nobody_impatient() -> None:
    """The mean tells, not the last: ten that wait behind one of two seconds are still done soon."""
    pace, queue = paced(seconds=0.005, waiting=10)
    with queue:
        pace.took(2.0)
        assert 2.0 == pace.patience_s(1)
