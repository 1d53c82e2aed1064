"""What was spoken of last, per person and place: for follow-ups, in memory only."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

_MOST_PLACES = 20_000  # the oldest is forgotten first, so memory stays bounded

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Offer:
    """What the last reply put before its reader: ids to choose from, in its order.

    `intents`: what was asked of them, or of the one that was shown. `gene`: the gene that was
    shown, of which the conditions are offered. `wanted`: the feature or gene that the one shown
    was asked for. `numbered`: each was shown with its number; `pending`: what follows is about one
    of them, once nothing else is spoken of. `together`: one message named them all, as a condition
    and its signs. `former`: the concept spoken of before the one shown. `instead`: what comes
    next, for whoever means nothing of that.
    """

    ids: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    gene: str = ""
    wanted: str = ""
    numbered: bool = True
    pending: bool = False
    former: str = ""
    together: bool = False
    instead: tuple[str, ...] = ()


NO_OFFER = Offer()


class Conversation:
    """The last concept of each place, and what was offered there, forgotten after some minutes.

    Safe from several threads.
    """

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._concepts = _Places[str](minutes * 60, clock)
        self._offers = _Places[Offer](minutes * 60, clock)

    def remember(self, place: Hashable, concept: str) -> None:
        """Keep the id of the concept spoken of now."""
        self._concepts.keep(place, concept)

    def last(self, place: Hashable) -> str | None:
        """The id of the concept spoken of last, None when that was too long ago."""
        return self._concepts.of(place)

    def forget(self, place: Hashable) -> None:
        """Forget what was spoken of in a place; what was offered there can still be chosen."""
        self._concepts.drop(place)

    def offer(self, place: Hashable, offer: Offer) -> None:
        """Keep what the reply of now puts before its reader, in place of what was offered."""
        if offer == NO_OFFER:
            self._offers.drop(place)
        else:
            self._offers.keep(place, offer)

    def offered(self, place: Hashable) -> Offer:
        """What was offered last; nothing when that was too long ago."""
        return self._offers.of(place) or NO_OFFER


class _Places(Generic[Kept]):
    """One thing for each place, for some seconds after it was last put there."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._clock = clock
        self._held: OrderedDict[Hashable, tuple[Kept, float]] = OrderedDict()
        self._lock = threading.RLock()

    def keep(self, place: Hashable, kept: Kept) -> None:
        with self._lock:
            self._held[place] = (kept, self._clock())
            self._held.move_to_end(place)
            while len(self._held) > _MOST_PLACES:
                self._held.popitem(last=False)

    def of(self, place: Hashable) -> Kept | None:
        with self._lock:
            if place not in self._held:
                return None
            kept, at = self._held[place]
            if self._clock() - at > self._seconds:
                self.drop(place)
                return None
            return kept

    def drop(self, place: Hashable) -> None:
        with self._lock:
            self._held.pop(place, None)
