"""How long a card may be waited for: by how many look-ups wait, and how long each takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE_S = 2.0  # Discord waits three seconds for a first answer
_LONGEST_QUEUE_S = 1.5
_LOOK_UP_S, _SHARE = 0.005, 0.05  # a look-up at first; how much the last one counts in the mean


class Pace:
    """Counts what waits for the workers, and keeps the mean time of a look-up."""

    def __init__(self) -> None:
        self._waiting = 0
        self._look_up_s = _LOOK_UP_S

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Counts a look-up that was handed to the workers and is not yet done."""
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1

    def took(self, seconds: float) -> None:
        """Reckon with how long a look-up took."""
        self._look_up_s += (seconds - self._look_up_s) * _SHARE

    def patience_s(self, workers: int) -> float:
        """How long to wait for a card before the asker is told that it takes a while.

        None at all where so many wait already that it would come late: then the asker is told at
        once, while there is time for that.
        """
        queue_s = self._waiting * self._look_up_s / workers
        return 0.0 if queue_s > _LONGEST_QUEUE_S else _PATIENCE_S
