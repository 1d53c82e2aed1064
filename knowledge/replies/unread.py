"""Parts of a reply that nobody may look at: read when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from knowledge.kept import worked_out

Stated = TypeVar("Stated")


class Unread(Sequence[Stated]):
    """What is read when it is first looked at, and kept then.

    Whoever only asks which concept is meant waits for none of them.
    """

    def __init__(self, read: Callable[[], tuple[Stated, ...]]) -> None:
        self._read = read

    @worked_out
    def _all(self) -> tuple[Stated, ...]:
        return self._read()

    @overload
    def __getitem__(self, place: int) -> Stated: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Stated, ...]: ...

    def __getitem__(self, place: int | slice) -> Stated | tuple[Stated, ...]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        """Whether the same is stated, read or not."""
        return self._all == (other._all if isinstance(other, Unread) else other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)
