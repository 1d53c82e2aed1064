"""Faults on demand: the next requests of a kind are answered with an error, or late."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from tests.discord_server.measures import Payload


@dataclass(slots=True)
class Fault:
    """What befalls the next `times` requests of a method whose path fits the pattern.

    `status` None delays only. `after` lets the request have its effect first, as when an answer
    is lost on its way. `hits` counts what it befell; with the last of them `spent` is set. Where
    there is a `release`, each waits until that is set.
    """

    method: str
    pattern: str
    times: int = 1
    status: int | None = None
    body: Payload = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    after: bool = False
    release: asyncio.Event | None = None
    hits: int = 0
    spent: asyncio.Event = field(default_factory=asyncio.Event)

    def befalls(self, method: str, path: str) -> bool:
        """Whether this request is hit; counts it if so."""
        if self.hits >= self.times or method != self.method or not fnmatchcase(path, self.pattern):
            return False
        self.hits += 1
        if self.hits == self.times:
            self.spent.set()
        return True


class Faults:
    """The faults still to come, the oldest first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def fail(
        self,
        method: str,
        pattern: str,
        status: int,
        *,
        times: int = 1,
        body: Payload | None = None,
        headers: Mapping[str, str] | None = None,
        after: bool = False,
    ) -> Fault:
        """The next requests are answered with this status.

        The pattern is of the path below the API's address, with `*` for any part:
        `/channels/*/messages`, `/interactions/*/callback`.
        """
        said = body or {"code": 0, "message": f"{status}: as told by the test"}
        return self._add(Fault(method, pattern, times, status, said, headers or {}, after=after))

    def rate_limit(
        self, method: str, pattern: str, retry_after_s: float = 0.1, *, times: int = 1
    ) -> Fault:
        """The next requests are told to come again later, as Discord itself says it."""
        body = {"message": "You are being rate limited.", "retry_after": retry_after_s}
        # Without Via a client takes it for a ban by the network in front of Discord.
        headers = {"Via": "1.1 google", "Retry-After": str(max(1, round(retry_after_s)))}
        headers |= {"X-RateLimit-Scope": "user"}
        limited = {**body, "global": False, "code": 0}
        return self._add(Fault(method, pattern, times, 429, limited, headers))

    def delay(self, method: str, pattern: str, delay_s: float, *, times: int = 1) -> Fault:
        """The next requests are handled late."""
        return self._add(Fault(method, pattern, times, delay_s=delay_s))

    def hold(self, method: str, pattern: str, release: asyncio.Event, *, times: int = 1) -> Fault:
        """The next requests are handled once the event is set."""
        return self._add(Fault(method, pattern, times, release=release))

    def _add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def next(self, method: str, path: str) -> Fault | None:
        """What befalls this request, if anything."""
        return next((fault for fault in self._faults if fault.befalls(method, path)), None)
