"""How soon somebody may ask again: per person and per server, in memory, off unless set."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_MOST = 20_000  # people and servers remembered; the first to ask is forgotten first


@dataclass(slots=True)
class _Pause:
    """Until when nothing more is answered, and whether that was said already."""

    until: float
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """What is asked too soon: the whole seconds left, and whether nobody was told so before."""

    seconds: int
    is_first: bool


class Cooldown:
    """Pauses after each question: of the one who asked, and of the server it was asked in."""

    def __init__(
        self,
        user_s: float = 0,
        guild_s: float = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._user_s = user_s
        self._guild_s = guild_s
        self._clock = clock
        self._pauses: OrderedDict[tuple[str, int], _Pause] = OrderedDict()

    def begin(self, user_id: int, guild_id: int | None) -> Wait | None:
        """Let a question through and begin the pauses; or how long to wait, and begin none."""
        now = self._clock()
        keys = {("user", user_id): self._user_s}
        if guild_id is not None:
            keys["guild", guild_id] = self._guild_s
        running = [each for key in keys if (each := self._pauses.get(key)) and each.until > now]
        if running:
            longest = max(running, key=lambda each: each.until)
            is_first, longest.is_told = not longest.is_told, True
            return Wait(math.ceil(longest.until - now), is_first)
        for key, seconds in keys.items():
            if seconds:
                self._keep(key, now + seconds)
        return None

    def _keep(self, key: tuple[str, int], until: float) -> None:
        self._pauses.pop(key, None)
        self._pauses[key] = _Pause(until)
        while len(self._pauses) > _MOST:
            self._pauses.popitem(last=False)
