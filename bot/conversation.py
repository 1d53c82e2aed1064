"""What was spoken of last, per person and place: for follow-ups, in memory only."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

_MOST_PLACES = 20_000  # the oldest is forgotten first, so memory stays bounded


class Conversation:
    """The last concept of each place, forgotten after some minutes; safe from several threads."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = minutes * 60
        self._clock = clock
        self._last: OrderedDict[Hashable, tuple[str, float]] = OrderedDict()
        self._lock = threading.RLock()

    def remember(self, place: Hashable, concept: str) -> None:
        """Keep the id of the concept spoken of now."""
        with self._lock:
            self._last[place] = (concept, self._clock())
            self._last.move_to_end(place)
            while len(self._last) > _MOST_PLACES:
                self._last.popitem(last=False)

    def last(self, place: Hashable) -> str | None:
        """The id of the concept spoken of last, None when that was too long ago."""
        with self._lock:
            concept, at = self._last.get(place, (None, 0.0))
            if concept is not None and self._clock() - at > self._seconds:
                self.forget(place)
                return None
            return concept

    def forget(self, place: Hashable) -> None:
        """Forget what was spoken of in a place."""
        with self._lock:
            self._last.pop(place, None)
