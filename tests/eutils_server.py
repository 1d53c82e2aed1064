"""NCBI's E-utilities on 127.0.0.1: the real shapes of answers, with invented content.

async with EutilsServer() as server:
    server.searches["lantern"] = ["99000001"]
    server.next(Fault.LIMITED)        # the next request meets a fault
    ...                               # ask server.address
    assert server.asked[0].form["term"] == "lantern"
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

KEY = "0123456789abcdef0123456789abcdef0123"  # of no value
CALLER_IP = "203.0.113.77"  # of the range for documentation (RFC 5737)

# A record as JSON: whatever a test wants a server to say.
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came in."""

    method: str
    program: str
    form: dict[str, str]


Fault = Callable[[web.Request], Awaitable[web.StreamResponse]]


def answering(body: str | Record, status: int = 200, kind: str = "application/json") -> Fault:
    """A fault that is this answer, whatever was asked."""
    text = body if isinstance(body, str) else json.dumps(body)

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=text, status=status, content_type=kind)

    return answer


_LIMITED = {"error": "API rate limit exceeded", "api-key": CALLER_IP, "count": "4", "limit": "3"}
_MAINTENANCE = "<!DOCTYPE html><html><body><h1>Down for maintenance</h1></body></html>"


async def _cut_off(request: web.Request) -> web.StreamResponse:
    """An answer that ends before the length that it promised."""
    response = web.StreamResponse(headers={"Content-Length": "5000"})
    await response.prepare(request)
    await response.write(b'{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"cou')
    if request.transport:
        request.transport.close()
    return response


async def _stalled(request: web.Request) -> web.StreamResponse:
    """An answer that begins and does not go on until the caller has left."""
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b'{"header":')
    await asyncio.Event().wait()
    return response


LIMITED = answering(_LIMITED, 429)
LIMITED_AS_200 = answering(_LIMITED)
FAULT_OF_SERVER = answering("<html><body>502 Bad Gateway</body></html>", 502, "text/html")
MAINTENANCE = answering(_MAINTENANCE, 200, "text/html")
ENDED_EARLY = answering('{"header":{"type":"esummary","version":"0.3"},"result":{"uids":["99')
CUT_OFF: Fault = _cut_off
STALLED: Fault = _stalled
BAD_KEY = answering({"error": "API key invalid", "api-key": KEY, "type": "api-key"}, 400)
ECHO_AS_200 = answering({"error": f"unknown caller {KEY} at {CALLER_IP}, who@example.org"})
BAD_SEARCH = answering(
    {
        "header": {"type": "esearch", "version": "0.3"},
        "esearchresult": {"ERROR": "Invalid db name specified: lamp"},
    }
)
BAD_SUMMARY = answering(
    {
        "header": {"type": "esummary", "version": "0.3"},
        "esummaryresult": ["Invalid db name specified: lamp"],
    }
)
OTHER_FORM = answering({"header": {"type": "esearch", "version": "9.0"}, "found": []})


async def _moved(_request: web.Request) -> web.StreamResponse:
    """An answer that leads to another server, to which no key may go."""
    raise web.HTTPFound("http://127.0.0.1:9/elsewhere")


MOVED: Fault = _moved


@dataclass
class EutilsServer:
    """E-utilities that know a few records, and count who asks what.

    `searches` holds ids by what a term must contain, `summaries` records by database and id.
    """

    page: int = 10_000  # ids given at a time, whatever was asked for
    searches: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)  # where more are counted than listed
    summaries: dict[str, dict[str, Record]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    _faults: deque[Fault | None] = field(default_factory=deque)
    always: Fault | None = None
    understood: str = ""
    address: str = ""
    _runner: web.AppRunner | None = None

    def next(self, *faults: Fault | None) -> None:
        """Let the next requests meet these faults, one each; None: the answer as it is."""
        self._faults.extend(faults)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=10_000_000)
        for method in ("GET", "POST"):
            app.router.add_route(method, "/eutils/{program}", self._handle)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}/eutils"
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _it: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        form = {key: str(value) for key, value in (*request.query.items(),)}
        form |= {key: str(value) for key, value in (await request.post()).items()}
        program = request.match_info["program"]
        self.asked.append(Asked(request.method, program, form))
        if fault := self._faults.popleft() if self._faults else self.always:
            return await fault(request)
        answer = self._search(form) if program == "esearch.fcgi" else self._summary(form)
        return web.json_response(answer)

    def _search(self, form: dict[str, str]) -> Record:
        term, start = form["term"], int(form.get("retstart", "0"))
        key = next((each for each in self.searches if each in term), "")
        ids = self.searches.get(key, [])
        shown = ids[start : start + min(int(form.get("retmax", "20")), self.page)]
        result: Record = {
            "count": str(self.counts.get(key, len(ids))),
            "retmax": str(len(shown)),
            "retstart": str(start),
            "idlist": shown,
        }
        if shown:
            result |= {
                "translationset": [],
                "translationstack": ["GROUP"],
                "querytranslation": self.understood or term,
            }
        return {"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result}

    def _summary(self, form: dict[str, str]) -> Record:
        uids = form["id"].split(",")
        known = self.summaries.get(form["db"], {})
        missing = "cannot get document summary"
        records = {uid: known.get(uid, {"uid": uid, "error": missing}) for uid in uids}
        header = {"type": "esummary", "version": "0.3"}
        return {"header": header, "result": {"uids": uids, **records}}
