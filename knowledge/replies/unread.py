"""Parts of a reply that nobody may look at: read when they are looked at."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar, overload

Stated = TypeVar("Stated")


class Unread(Sequence[Stated]):
    """What is read when it is first looked at, part by part, and kept then.

    Whoever only asks which concept is meant waits for none of them, and who looks at the first few
    for no part that they are not in.
    """

    def __init__(self, *parts: Callable[[], tuple[Stated, ...]]) -> None:
        self._parts = parts
        self._read: dict[int, tuple[Stated, ...]] = {}  # parts by their places

    def _first(self, most: int) -> tuple[Stated, ...]:
        """At least so many, or all: the parts from the first on that hold them."""
        found: tuple[Stated, ...] = ()
        for place, read in enumerate(self._parts):
            if len(found) >= most:
                break
            if place not in self._read:
                self._read[place] = read()
            found += self._read[place]
        return found

    @property
    def _all(self) -> tuple[Stated, ...]:
        return self._first(sys.maxsize)

    @overload
    def __getitem__(self, place: int) -> Stated: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Stated, ...]: ...

    def __getitem__(self, place: int | slice) -> Stated | tuple[Stated, ...]:
        if isinstance(place, slice):
            return self._first(_needed(place))[place]
        return self._first(place + 1 if place >= 0 else sys.maxsize)[place]

    def __bool__(self) -> bool:
        return bool(self._first(1))

    def __len__(self) -> int:
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        """Whether the same is stated, read or not."""
        return self._all == (other._all if isinstance(other, Unread) else other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)


def _needed(places: slice) -> int:
    """How many there must be for these places: all, where some are counted from the end."""
    start, stop, step = places.start or 0, places.stop, places.step or 1
    return stop if stop is not None and min(start, stop, step) >= 0 else sys.maxsize
