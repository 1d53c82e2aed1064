"""Ids that hold a time, as every id of Discord does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

_EPOCH_MS = 1_420_070_400_000
_STANDING_SINCE_MS = 1_767_225_600_000  # 2026-01-01: what was there before a test began


def moment(snowflake: int) -> str:
    """The time that an id holds, as Discord writes times."""
    return datetime.fromtimestamp(((snowflake >> 22) + _EPOCH_MS) / 1000, UTC).isoformat()


def standing_ids() -> Iterator[int]:
    """Ids of what was there before: the same in each run, one a millisecond.

    Guilds made one after the other so lie on different shards.
    """
    milliseconds = _STANDING_SINCE_MS - _EPOCH_MS
    while True:
        yield milliseconds << 22
        milliseconds += 1


def fresh_ids() -> Iterator[int]:
    """Ids of what happens now, strictly rising: clients read the age of things from them."""
    last = 0
    while True:
        last = max((int(time.time() * 1000) - _EPOCH_MS) << 22, last + 1)
        yield last
