"""NCBI's E-utilities: searches and summaries, within NCBI's limits, as JSON.

Three requests a second, ten with an API key; tool and e-mail address go with each. What passes
(too many requests, faults of the server, answers that break off) is tried again after a while;
all else is an `EutilsError`. Answers can hold the caller's address or key, so none is shown or
logged as it came, and neither is the address of a request.

Rules: https://www.ncbi.nlm.nih.gov/books/NBK25497/ ("Usage Guidelines and Requirements")
"""

from __future__ import annotations

import asyncio
import json
import math
import re
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import aiohttp
from pydantic import SecretStr

from knowledge.errors import EutilsError

OFFICIAL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

# What JSON can hold, looked at with care: nothing that a server sends is taken for granted.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_WAITS_S = (1.0, 2.0, 4.0, 8.0)  # before each further attempt
_PASSING = frozenset({"late", "limited", "unavailable", "page", "cut_off"})
_TIMEOUT = aiohttp.ClientTimeout(total=60, sock_connect=15, sock_read=30)
_LARGEST = 64_000_000  # bytes of an answer: 400 large records are some 15 MB
_PAGE = 10_000  # what a search gives at once at most
_BATCH = 400  # ESummary gives at most 500 records as JSON
_LONGEST_ADDRESS = 1_500  # characters of parameters; more are posted, and so are over 200 ids
# What an answer may repeat of the caller: addresses on the internet, of people, and keys.
_OF_THE_CALLER = re.compile(
    r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}|\S+@\S+|[0-9a-f]{20,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, as NCBI wants to be told."""

    tool: str
    email: str
    key: SecretStr | None = None

    @property
    def per_second(self) -> int:
        """How many requests NCBI allows this caller."""
        return 10 if self.key else 3

    def parameters(self) -> dict[str, str]:
        """What each request says of the caller."""
        own = {"tool": self.tool, "email": self.email}
        return own | ({"api_key": self.key.get_secret_value()} if self.key else {})


class Pace:
    """Lets requests begin so far apart that no second holds more than are allowed."""

    def __init__(
        self,
        per_second: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._apart_s = 1.05 / per_second  # some more, because a sleep can end late
        self._clock = clock
        self._sleep = sleep
        self._free_at = -math.inf

    async def turn(self) -> None:
        """Wait until the next request may begin."""
        now = self._clock()
        at = max(now, self._free_at)
        self._free_at = at + self._apart_s
        if at > now:
            await self._sleep(at - now)

    def hold(self, seconds: float) -> None:
        """Let no request begin for so long: one that was refused speaks for all."""
        self._free_at = max(self._free_at, self._clock() + seconds)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many in all, the first ids, and the search as it was understood."""

    count: int
    ids: tuple[str, ...]
    understood: str


@dataclass(frozen=True, slots=True)
class Summaries:
    """Records by id as they were served, and the ids that have none, with the reason given."""

    records: dict[str, dict[str, Json]]
    missing: dict[str, str]


class Eutils:
    """The E-utilities at one address, asked by one caller over one session."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        caller: Caller,
        *,
        address: str = OFFICIAL,
        pace: Pace | None = None,
        timeout: aiohttp.ClientTimeout = _TIMEOUT,
    ) -> None:
        self._session = session
        self._caller = caller
        self._address = address.rstrip("/")
        self._pace = pace or Pace(caller.per_second)
        self._timeout = timeout

    async def search(self, db: str, term: str, most: int, *, sort: str = "") -> Found:
        """The first ids (at most so many) for a term, page by page, and how many there are."""
        ids: list[str] = []
        understood = ""
        while True:
            page = {"retstart": str(len(ids)), "retmax": str(min(most - len(ids), _PAGE))}
            asked = {"db": db, "term": term, **page, **({"sort": sort} if sort else {})}
            result = (await self._answer("esearch.fcgi", asked)).get("esearchresult")
            count, more, read = self._found(result)
            ids += more
            understood = understood or read  # an empty page does not repeat it
            if not more or len(ids) >= min(count, most):
                return Found(count, tuple(ids[:most]), understood)

    def _found(self, result: Json) -> tuple[int, list[str], str]:
        if not isinstance(result, dict):
            raise EutilsError("unreadable", "no esearchresult")
        if problem := result.get("ERROR"):
            raise EutilsError("refused", self._harmless(problem))
        count, ids = result.get("count"), result.get("idlist")
        if not (isinstance(count, str) and count.isdecimal() and isinstance(ids, list)):
            raise EutilsError("unreadable", "an esearchresult without count or idlist")
        return int(count), [str(each) for each in ids], str(result.get("querytranslation", ""))

    async def summaries(self, db: str, ids: Sequence[str]) -> Summaries:
        """The summary of each id, in as few requests as NCBI allows."""
        found = Summaries({}, {})
        for some in _batches(ids):
            answer = await self._answer("esummary.fcgi", {"db": db, "id": ",".join(some)})
            if problem := answer.get("esummaryresult"):
                raise EutilsError("refused", self._harmless(problem))
            result = answer.get("result")
            if not isinstance(result, dict):
                raise EutilsError("unreadable", "no result in a summary")
            self._sort_in(found, result, some)
        return found

    def _sort_in(self, found: Summaries, result: dict[str, Json], ids: Sequence[str]) -> None:
        for each in ids:
            record = result.get(each)
            if isinstance(record, dict) and "error" not in record:
                found.records[each] = record
            else:
                said = record.get("error") if isinstance(record, dict) else None
                found.missing[each] = self._harmless(said or "not in the answer")

    async def _answer(self, program: str, asked: Mapping[str, str]) -> dict[str, Json]:
        """What a program answers, tried again after faults that pass."""
        for wait_s in (*_WAITS_S, None):
            await self._pace.turn()
            try:
                return await self._once(program, asked)
            except EutilsError as error:
                if wait_s is None or error.reason not in _PASSING:
                    raise
                self._pace.hold(wait_s)
        raise AssertionError("the last attempt returns or raises")

    async def _once(self, program: str, asked: Mapping[str, str]) -> dict[str, Json]:
        # No cause is kept ("from None"): it would hold the address that was asked, key and all.
        try:
            return self._read(*await self._sent(program, asked))
        except TimeoutError:
            raise EutilsError("late") from None
        except (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError):
            raise EutilsError("cut_off") from None
        except aiohttp.ClientOSError as error:
            raise EutilsError("unreachable", error.strerror or type(error).__name__) from None
        except aiohttp.ClientError as error:
            raise EutilsError("unreachable", type(error).__name__) from None

    async def _sent(self, program: str, asked: Mapping[str, str]) -> tuple[int, bytes]:
        """Status and body of one request."""
        parameters = {**asked, "retmode": "json", **self._caller.parameters()}
        long = sum(map(len, parameters.values())) > _LONGEST_ADDRESS
        is_posted = long or asked.get("id", "").count(",") >= 200
        async with self._session.request(
            "POST" if is_posted else "GET",
            f"{self._address}/{program}",
            params=None if is_posted else parameters,
            data=parameters if is_posted else None,
            timeout=self._timeout,
            allow_redirects=False,  # the key goes nowhere else
        ) as response:
            body = bytearray()
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > _LARGEST:
                    raise EutilsError("unreadable", f"more than {_LARGEST:,} bytes")
            return response.status, bytes(body)

    def _read(self, status: int, body: bytes) -> dict[str, Json]:
        """The answer in a body; errors come with status 200 too."""
        if status == 429:
            raise EutilsError("limited")
        if status >= 500:
            raise EutilsError("unavailable", f"status {status}")
        if 300 <= status < 400:
            raise EutilsError("refused", f"status {status}, which leads elsewhere")
        if body.lstrip()[:1] == b"<":
            raise EutilsError("page") if status == 200 else EutilsError("refused", f"{status}")
        answer = _parsed(body)
        if problem := answer.get("error"):
            limited = "rate limit" in str(problem).casefold()
            raise EutilsError("limited") if limited else self._refused(problem)
        if status != 200:
            raise EutilsError("refused", f"status {status}")
        return answer

    def _refused(self, problem: Json) -> EutilsError:
        return EutilsError("refused", self._harmless(problem))

    def _harmless(self, said: Json) -> str:
        """What a server said, short, without what it may know of the caller."""
        text = "; ".join(map(str, said)) if isinstance(said, list) else str(said)
        if self._caller.key:
            text = text.replace(self._caller.key.get_secret_value(), "…")
        return _OF_THE_CALLER.sub("…", " ".join(text.split()))[:200]


def _parsed(body: bytes) -> dict[str, Json]:
    try:
        answer: Json = json.loads(body)
    except ValueError:  # also where the bytes are no UTF-8
        raise EutilsError("cut_off") from None
    if not isinstance(answer, dict):
        raise EutilsError("unreadable", "no JSON object")
    return answer


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
