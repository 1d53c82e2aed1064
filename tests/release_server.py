"""A server on 127.0.0.1 that offers invented releases of MedGen and HPO, and can go wrong.

It answers as the official ones do: Last-Modified, ETag, conditions, Range with If-Range. `faults`
holds, for a file, what happens at its next requests, one after another; a `Hold` stops a body at a
byte until the test lets it go, so that nothing has to be timed.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

DATA = Path(__file__).parent / "data"
RELEASED = datetime(2031, 3, 5, 22, 15, tzinfo=UTC)
_SAMPLES = {
    "MedGen_UID_CUI_history.txt": "#UID\tCUI\tDate\tIsCurrent\n990001\tC9900001\t05 Mar 2031\t1\n",
    "HPO_CUI_history.txt": "#SDUI\tCUI\tDate\tIsCurrent\nHP:9900010\tC9900002\t05 Mar 2031\t1\n",
    "MONDO_CUI_history.txt": "#SDUI\tCUI\tDate\tIsCurrent\n",
    "ORDO_CUI_history.txt": "#SDUI\tCUI\tDate\tIsCurrent\n",
    "MGSAT.RRF.gz": "#CUI|METAUI|STYPE|CODE|ATUI|ATN|SAB|ATV|SUPPRESS|\n",
    "medgen_pubmed_lnk.txt.gz": "#UID|CUI|NAME|PMID|\n990001|C9900001|Lantern ataxia|99000001|\n",
}
_PLAIN = ("mim2gene_medgen", "MedGen_CUI_history.txt")
PAGE = b"<!DOCTYPE html><html><body>Down for maintenance; ask 192.0.2.7</body></html>"

Fault = Callable[["Offered", web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Offered:
    """A file as the server has it now."""

    content: bytes
    modified: datetime
    told: bool = True  # whether Last-Modified and ETag are sent

    @property
    def etag(self) -> str:
        """Made of time and size, as Apache does."""
        return f'"{int(self.modified.timestamp()):x}-{len(self.content):x}"'

    @property
    def headers(self) -> dict[str, str]:
        """What tells one version from another."""
        if not self.told:
            return {}
        return {"Last-Modified": format_datetime(self.modified, usegmt=True), "ETag": self.etag}


@dataclass
class Asked:
    """A request that came in, and how it was answered."""

    method: str
    path: str
    headers: dict[str, str]
    status: int = 0
    sent: int = 0

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


@dataclass
class Hold:
    """After so many bytes the server says nothing more until `go_on` is set."""

    left: int
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class ReleaseServer:
    """The files by path, and what was asked for; an asynchronous context manager."""

    files: dict[str, Offered] = field(default_factory=dict)
    faults: defaultdict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    asked: list[Asked] = field(default_factory=list)
    hold: Hold | None = None
    address: str = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)  # HEAD too
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self.hold:
            self.hold.go_on.set()
        await self._runner.cleanup()

    def offer(self, path: str, content: bytes, modified: datetime = RELEASED) -> Offered:
        """Put a file on the server, or another version of it."""
        self.files[path] = Offered(content, modified)
        return self.files[path]

    def offer_release(self, modified: datetime = RELEASED) -> None:
        """Put whole releases of MedGen and HPO on the server."""
        later = modified
        for path in sorted((DATA / "medgen_release").glob("*.*")):
            later += timedelta(seconds=20)
            if path.name in _PLAIN:
                self.offer(f"medgen/{path.name}", path.read_bytes(), later)
            else:
                packed = gzip.compress(path.read_bytes(), mtime=0)
                self.offer(f"medgen/{path.name}.gz", packed, later)
        for name, text in _SAMPLES.items():
            content = text.encode()
            packed = gzip.compress(content, mtime=0) if name.endswith(".gz") else content
            self.offer(f"medgen/{name}", packed, later)
        genes = (DATA / "medgen_release" / "mim2gene_medgen").read_bytes()
        self.offer("gene/mim2gene_medgen", genes, modified + timedelta(days=1))
        for path in sorted((DATA / "hpo").iterdir()):
            place = "hpo" if path.suffix == ".obo" else "hpoa"
            self.offer(f"{place}/{path.name}", path.read_bytes(), modified)
        self.offer("hpoa/genes_to_disease.txt", _GENES_TO_DISEASE, modified)

    def url(self, path: str) -> str:
        """The address of a file."""
        return f"{self.address}/{path}"

    def fail(self, path: str, *faults: Fault) -> None:
        """Let the next requests for a file go wrong, one after another."""
        self.faults[path] += faults

    def hold_after(self, count: int) -> Hold:
        """Stop in the middle of a body once so many bytes were sent from now on."""
        if self.hold:
            self.hold.go_on.set()
        self.hold = Hold(count)
        return self.hold

    def statuses(self, name: str) -> list[int]:
        """How the requests for a file were answered, in order."""
        return [each.status for each in self.asked if each.name == name]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        asked = Asked(request.method, path, dict(request.headers))
        self.asked.append(asked)
        if path not in self.files:
            asked.status = 404
            return web.Response(status=404, text="no such file")
        offered = self.files[path]
        waiting = self.faults[path]
        if waiting:
            answer = await waiting.pop(0)(offered, request)
            asked.status = answer.status
            return answer
        return await self._serve(offered, request, asked)

    async def _serve(
        self, offered: Offered, request: web.Request, asked: Asked
    ) -> web.StreamResponse:
        if offered.told and _is_unchanged(offered, request):
            asked.status = 304
            return web.Response(status=304, headers=offered.headers)
        first = _first(offered, request)
        if first >= len(offered.content) > 0:
            asked.status = 416
            return web.Response(
                status=416, headers={"Content-Range": f"bytes */{len(offered.content)}"}
            )
        asked.status = 206 if first else 200
        body = offered.content[first:]
        answer = web.StreamResponse(status=asked.status, headers=offered.headers)
        answer.content_length = len(body)
        answer.content_type = "application/octet-stream"
        if first:
            last = len(offered.content) - 1
            answer.headers["Content-Range"] = f"bytes {first}-{last}/{len(offered.content)}"
        await answer.prepare(request)
        if request.method != "HEAD":
            with suppress(ConnectionError):  # a process that is killed hears no end
                await self._send(request, answer, body, asked)
        return answer

    async def _send(
        self, request: web.Request, answer: web.StreamResponse, body: bytes, asked: Asked
    ) -> None:
        hold = self.hold
        if hold is None or len(body) < hold.left:
            await answer.write(body)
        else:
            await answer.write(body[: hold.left])
            self.hold = None
            hold.reached.set()
            await hold.go_on.wait()
            if request.transport is None or request.transport.is_closing():
                return
            await answer.write(body[hold.left :])
        asked.sent = len(body)
        if hold:
            hold.left -= len(body)
        await answer.write_eof()


_GENES_TO_DISEASE = (
    b"ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource\n"
    b"NCBIGene:999000001\tLNTN1\tMENDELIAN\tOMIM:999001\tinvented\n"
)


def _is_unchanged(offered: Offered, request: web.Request) -> bool:
    """RFC 9110, 13.2.2: a tag counts before a time."""
    if tag := request.headers.get("If-None-Match"):
        return tag == offered.etag
    since = request.if_modified_since
    return since is not None and offered.modified <= since


def _first(offered: Offered, request: web.Request) -> int:
    """The byte from which on is asked for; 0 where the condition on it does not hold."""
    match = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
    wanted = request.headers.get("If-Range")
    if match is None or wanted not in {None, *offered.headers.values()}:
        return 0
    return int(match[1])


# Faults


def status(code: int, **headers: str) -> Fault:
    """This status, with these headers (`_` for `-`), and a body that must not be shown."""

    async def fault(_offered: Offered, _request: web.Request) -> web.StreamResponse:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=code, headers=given, text="192.0.2.7 has asked too often")

    return fault


def cut_off(after: int, *, promised: int | None = None) -> Fault:
    """So many bytes of the body from the byte asked for, then the end of the connection."""

    async def fault(offered: Offered, request: web.Request) -> web.StreamResponse:
        first = _first(offered, request)
        answer = web.StreamResponse(status=206 if first else 200, headers=offered.headers)
        if first:
            last = len(offered.content) - 1
            answer.headers["Content-Range"] = f"bytes {first}-{last}/{len(offered.content)}"
        answer.content_length = promised or len(offered.content) - first
        await answer.prepare(request)
        await answer.write(offered.content[first : first + after])
        if request.transport:
            request.transport.close()
        return answer

    return fault


async def no_range(offered: Offered, _request: web.Request) -> web.StreamResponse:
    """The whole file, whatever part and under whatever condition it was asked for."""
    return web.Response(body=offered.content, headers=offered.headers)


async def no_condition(offered: Offered, request: web.Request) -> web.StreamResponse:
    """The part that was asked for, though the file is another now."""
    match = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
    first = int(match[1]) if match else 0
    headers = {
        **offered.headers,
        "Content-Range": f"bytes {first}-{len(offered.content) - 1}/{len(offered.content)}",
    }
    return web.Response(status=206, body=offered.content[first:], headers=headers)


async def maintenance(_offered: Offered, _request: web.Request) -> web.StreamResponse:
    """A web page with status 200, as a server under maintenance or a hotel's network gives."""
    return web.Response(body=PAGE, content_type="text/html")


async def page_as_file(_offered: Offered, _request: web.Request) -> web.StreamResponse:
    """The same, said to be a file."""
    return web.Response(body=PAGE, content_type="application/octet-stream")
