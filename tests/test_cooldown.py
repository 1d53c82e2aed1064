"""Pauses between questions: whose, how long, and that they are told once."""

from __future__ import annotations

import pytest

from bot.cooldown import Cooldown, Wait

ADA, BEN, HERE, THERE = 1, 2, 100, 200


class Clock:
    """A clock that a test moves by hand."""

    now = 0.0

    def __call__(self) -> float:
        """The seconds that have passed."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock at nought."""
    return Clock()


def test_without_a_setting_nobody_waits(clock: Clock) -> None:
    """Off at nought, and nothing is remembered."""
    cooldown = Cooldown(0, 0, clock)
    assert [None] * 100 == [cooldown.begin(ADA, HERE) for _ in range(100)]


def test_a_person_waits_wherever_they_ask(clock: Clock) -> None:
    """In another server and in direct messages; others do not wait for them."""
    cooldown = Cooldown(10, 0, clock)
    assert cooldown.begin(ADA, HERE) is None
    clock.now = 0.5
    assert Wait(10, is_first=True) == cooldown.begin(ADA, THERE)
    assert Wait(10, is_first=False) == cooldown.begin(ADA, None)
    assert cooldown.begin(BEN, HERE) is None


def test_who_asks_too_soon_waits_no_longer_for_it(clock: Clock) -> None:
    """The pause ends when it would have ended; the next one begins with the next answer."""
    cooldown = Cooldown(10, 0, clock)
    cooldown.begin(ADA, None)
    clock.now = 9.9
    assert Wait(1, is_first=True) == cooldown.begin(ADA, None)
    clock.now = 10
    assert cooldown.begin(ADA, None) is None
    clock.now = 11
    assert Wait(9, is_first=True) == cooldown.begin(ADA, None)


def test_a_server_waits_for_whoever_asks_in_it(clock: Clock) -> None:
    """Direct messages and other servers do not; who is turned away there has no pause."""
    cooldown = Cooldown(60, 5, clock)
    cooldown.begin(ADA, HERE)
    assert Wait(5, is_first=True) == cooldown.begin(BEN, HERE)
    assert Wait(5, is_first=False) == cooldown.begin(BEN, HERE)
    assert cooldown.begin(BEN, THERE) is None
    assert Wait(60, is_first=True) == cooldown.begin(ADA, HERE)


def test_what_is_remembered_is_bounded(clock: Clock) -> None:
    """Of very many the first is forgotten first."""
    cooldown = Cooldown(10, 0, clock)
    for user in range(20_001):
        cooldown.begin(user, None)
    assert cooldown.begin(0, None) is None
    assert cooldown.begin(20_000, None) is not None
