"""One file over HTTPS, politely: conditional, resumed, retried with patience, one at a time.

Messages show addresses without password and query, and nothing of what a server wrote.
HTTP: https://www.rfc-editor.org/rfc/rfc9110
"""

from __future__ import annotations

import asyncio
import ipaddress
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from typing import NoReturn, Self

import aiohttp
from yarl import URL

from knowledge.download.part import Part
from knowledge.download.versions import Version, content_range
from knowledge.errors import DownloadError

# Failures in a row that brought no byte before a file is given up; a file of 240 MB that is cut
# off every few megabytes still arrives.
TRIES = 5
LONGEST_WAIT_S = 600
_MOST_REDIRECTS = 8
_CHUNK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({429, 500, 502, 503, 504})
_NO_HEAD = frozenset({403, 405, 501})


class Watcher:
    """Is told how a file comes along; this one keeps quiet."""

    def advance(self, name: str, done: int, total: int | None) -> None:
        """So many bytes of the file are there."""

    def wait(self, name: str, seconds: float, reason: str) -> None:
        """The next try is in so many seconds."""


class _AgainError(Exception):
    """This try failed; the next may not. `after_s` is what the server asked for, if it did."""

    def __init__(self, reason: str, after_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after_s = after_s


@dataclass(slots=True)
class Client:
    """Fetches files, one at a time; an asynchronous context manager.

    `wait` sleeps between tries. `silence_s` is for how long a server may say nothing.
    """

    agent: str
    watcher: Watcher
    wait: Callable[[float], Awaitable[object]] = asyncio.sleep
    silence_s: float = 60
    _sessions: tuple[aiohttp.ClientSession, ...] = ()
    _reached: bool = False

    async def __aenter__(self) -> Self:
        self._sessions = tuple(
            aiohttp.ClientSession(
                # A .gz is kept as it is, and text is not packed on the way: sizes stay true.
                auto_decompress=False,
                headers={"User-Agent": self.agent, "Accept-Encoding": "identity"},
                timeout=aiohttp.ClientTimeout(None, sock_connect=30, sock_read=self.silence_s),
                trust_env=proxied,
            )
            for proxied in (False, True)
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for session in self._sessions:
            await session.close()

    async def look(self, address: str, known: Version | None) -> Version | None:
        """What the server offers, fetching none of it; None if it is `known` still.

        Raises:
            DownloadError: the server cannot be reached, or does not have the file.
        """
        conditions = known.conditions if known else {}

        async def attempt() -> Version | None:
            for method in ("HEAD", "GET"):
                async with self._open(method, address, conditions) as answer:
                    if method == "HEAD" and answer.status in _NO_HEAD:
                        continue
                    return _offered(address, answer, known)
            raise AssertionError  # GET has returned or raised

        return await self._patiently(address, attempt, lambda: 0)

    async def fetch(self, address: str, part: Part, known: Version | None) -> Version | None:
        """Fetch a file whole into `part`, from where an earlier try ended; None if it is `known`.

        Raises:
            DownloadError: the file could not be fetched; what came of it is kept for the next time.
        """
        return await self._patiently(
            address, lambda: self._attempt(address, part, known), lambda: part.size
        )

    async def _patiently(
        self,
        address: str,
        attempt: Callable[[], Awaitable[Version | None]],
        arrived: Callable[[], int],
    ) -> Version | None:
        failures, most = 0, arrived()
        while True:
            try:
                return await attempt()
            except _AgainError as failed:
                failures = 1 if arrived() > most else failures + 1
                most = max(most, arrived())
                pause = _pause(address, failed, failures)
                self.watcher.wait(_name(address), pause, failed.reason)
                await self.wait(pause)

    async def _attempt(self, address: str, part: Part, known: Version | None) -> Version | None:
        begun = part.version(shown(address))
        if begun and part.size == begun.size:  # whole, but not yet in its place
            known, rest = begun, {}
        else:
            rest = begun.rest(part.size) if begun and part.size else {}
        headers = rest or (known.conditions if known else {})
        async with self._open("GET", address, headers) as answer:
            if answer.status == 416:
                part.drop()
                raise _AgainError("the server does not know the rest of what was begun")
            if answer.status == 206:
                offered = _continued(address, answer, part, begun)
            elif whole := _offered(address, answer, known):
                part.begin(whole)
                offered = whole
            else:
                return begun if known is begun else None
            await self._receive(address, answer, part, offered)
        return offered

    async def _receive(
        self, address: str, answer: aiohttp.ClientResponse, part: Part, offered: Version
    ) -> None:
        done = part.size
        try:
            with part.path.open("ab") as file:
                async for chunk in answer.content.iter_chunked(_CHUNK):
                    file.write(chunk)
                    file.flush()  # a process that is killed keeps what it has
                    done += len(chunk)
                    self.watcher.advance(_name(address), done, offered.size)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _AgainError("the connection broke off") from error
        except OSError as error:
            problem = f"cannot be written ({error.strerror})"
            remedy = "Make room, or choose another folder with `downloads`."
            raise DownloadError(str(part.path), problem, remedy) from error
        if offered.size is not None and done != offered.size:
            if done > offered.size:
                part.drop()
            raise _AgainError(f"{done:,} bytes came, not {offered.size:,}")

    @asynccontextmanager
    async def _open(
        self, method: str, address: str, headers: dict[str, str]
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """The answer to a request, redirects followed; faults of the server become exceptions."""
        url = URL(address)
        for _ in range(_MOST_REDIRECTS):
            session = self._sessions[not _is_loopback(url)]  # a proxy cannot reach this machine
            try:
                answer = await session.request(method, url, headers=headers, allow_redirects=False)
            except (aiohttp.ClientError, TimeoutError) as error:
                self._unreachable(address, url, error)
            self._reached = True
            async with answer:
                if answer.status not in _REDIRECTS:
                    _refuse(address, answer)
                    yield answer
                    return
                url = _redirected(address, url, answer.headers.get("Location", ""))
        raise DownloadError(shown(address), "is redirected in a circle", _ADDRESS_REMEDY)

    def _unreachable(self, address: str, url: URL, error: Exception) -> NoReturn:
        """Without any answer so far it is the network that is missing; else it may come back."""
        if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
            problem = f"{url.host} cannot prove who it is ({type(error).__name__})"
            remedy = "Check the clock and the certificates of this machine, and the address."
            raise DownloadError(shown(address), problem, remedy) from error
        connecting = isinstance(
            error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError
        )
        if self._reached or not connecting:
            raise _AgainError(f"{url.host} did not answer") from error
        raise DownloadError(
            shown(address),
            f"{url.host} cannot be reached ({_reason(error)})",
            "Check the network, and the address in the configuration.",
        ) from error


_LATER_REMEDY = "Run the command again later: it goes on from here."
_ADDRESS_REMEDY = "Check the address in the configuration."


def _pause(address: str, failed: _AgainError, failures: int) -> float:
    """For how many seconds to wait; raises `DownloadError` where that is no use any more."""
    pause = failed.after_s if failed.after_s is not None else 2.0 ** (failures - 1)
    if failures >= TRIES:
        problem = f"{failed.reason}, {failures} times in a row"
    elif pause > LONGEST_WAIT_S:
        problem = f"{failed.reason}, and asks to wait {math.ceil(pause / 60)} minutes"
    else:
        return pause
    raise DownloadError(shown(address), problem, _LATER_REMEDY) from failed


def shown(address: str) -> str:
    """An address as it may be shown and kept: without password and query."""
    return str(URL(address).with_user(None).with_query(None).with_fragment(None))


def _name(address: str) -> str:
    return URL(address).name


def _reason(error: Exception) -> str:
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else None
    return (cause and cause.strerror) or type(cause or error).__name__


def _is_loopback(url: URL) -> bool:
    try:
        return ipaddress.ip_address(url.host or "").is_loopback
    except ValueError:
        return url.host == "localhost"


def _redirected(address: str, url: URL, location: str) -> URL:
    """Where a redirect leads: to https only, or from this machine to itself."""
    try:
        # encoded: a signed address must reach its server with the escapes that it came with.
        target = url.join(URL(location, encoded=True))
    except ValueError:
        target = URL()
    inside = _is_loopback(URL(address)) and _is_loopback(target) and target.scheme == "http"
    if target.scheme != "https" and not inside:
        problem = f"is redirected to “{shown(str(target))}”, which is not https"
        raise DownloadError(shown(address), problem, _ADDRESS_REMEDY)
    return target


def _refuse(address: str, answer: aiohttp.ClientResponse) -> None:
    """Raise what an answer that brings no file means."""
    status = answer.status
    if status in _LATER:
        reason = f"the server answers {_said(status)}"
        raise _AgainError(reason, _retry_after(answer.headers.get("Retry-After", "")))
    if status in {200, 206, 304, 416} or (answer.method == "HEAD" and status in _NO_HEAD):
        if status == 200 and answer.content_type == "text/html":
            raise DownloadError(shown(address), PAGE, _LATER_REMEDY)
        return
    if status == 404:
        remedy = f"{_ADDRESS_REMEDY} To do without this file, use --skip {_name(address)}."
        raise DownloadError(shown(address), "is not there (404)", remedy)
    raise DownloadError(shown(address), f"the server refuses it ({_said(status)})", _ADDRESS_REMEDY)


def _said(status: int) -> str:
    """A status with its own words, not those of the server."""
    known = {each.value: each.phrase for each in HTTPStatus}
    return f"{status} {known[status]}" if status in known else str(status)


PAGE = "is a web page and not the file; perhaps the server is being maintained"


def _retry_after(value: str) -> float | None:
    """The seconds that a server asks to wait, given as such or as a date (RFC 9110, 10.2.3)."""
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _offered(address: str, answer: aiohttp.ClientResponse, known: Version | None) -> Version | None:
    """The version that a whole answer brings; None if it is `known` still."""
    if answer.status == 304:
        return None
    offered = Version.of(shown(address), answer.headers)
    if known and offered.is_same(known):  # the server takes no conditions
        return None
    chunked = "chunked" in answer.headers.get("Transfer-Encoding", "").lower()
    if offered.size is None and not chunked and answer.method != "HEAD":
        problem = "the server does not say how long it is, so a cut would not be seen"
        raise DownloadError(shown(address), problem, "Use another server or mirror.")
    return offered


def _continued(
    address: str, answer: aiohttp.ClientResponse, part: Part, begun: Version | None
) -> Version:
    """The version whose rest comes; what was begun is dropped if it is another."""
    offered = Version.of(shown(address), answer.headers)
    place = content_range(answer.headers)
    if begun is None or place is None or place[0] != part.size or not offered.is_same(begun):
        part.drop()
        raise _AgainError("the file has changed since it was begun")
    return begun
