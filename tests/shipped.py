"""The shipped process, `rounds run`, as an operator starts it, against a Discord of our own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.discord_server.changes import PATIENCE_S, Changes
from tests.discord_server.server import DiscordServer
from tests.discord_server.stored import walk

ROUNDS = Path(sys.executable).parent / "rounds"
# Discord itself waits for three seconds; how busy the machine of a test is proves nothing about
# the bot. Whether it keeps the three seconds is measured by benchmarks/loopback.py.
DEADLINE_S = 40.0


@dataclass
class Process:
    """A running `rounds`, and what it has said on standard error."""

    running: asyncio.subprocess.Process
    said: str = ""
    reading: asyncio.Task[None] = field(init=False)
    changes: Changes = field(default_factory=Changes)

    def __post_init__(self) -> None:
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.running.stderr
        async for line in self.running.stderr:
            self.said += line.decode()
            self.changes.tell()

    async def says(self, words: str, times: int = 1, within_s: float = PATIENCE_S) -> None:
        """Return once it has said the words so many times.

        Raises:
            TimeoutError: it has not.
        """
        await self.changes.until(lambda: self.said.count(words) >= times, within_s, words)

    def send(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        self.running.send_signal(number)

    async def ended(self, within_s: float = PATIENCE_S) -> int:
        """The exit status, once the process has ended.

        Raises:
            TimeoutError: it did not end.
        """
        status = await asyncio.wait_for(self.running.wait(), within_s)
        await self.reading
        return status

    def memory_mb(self) -> float:
        """What the process and its workers hold in memory that is their own (Linux)."""
        return sum(map(anonymous_mb, (self.running.pid, *self.workers())))

    def workers(self) -> list[int]:
        """The processes that it has started (Linux)."""
        return children(self.running.pid)


def children(process: int) -> list[int]:
    """The living look-up processes that a process has started (Linux).

    What else a test's own process may have started, such as a database server, is none.
    """
    started = (number for number, parent in _processes() if parent == process)
    return [number for number in started if b"bot.workers" in _command(number)]


def _command(number: int) -> bytes:
    """How a process was started; empty for one that has ended meanwhile."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{number}/cmdline").read_bytes()
    return b""


def living(numbers: Collection[int]) -> list[int]:
    """Those of the processes that have not ended (Linux)."""
    return [number for number, _ in _processes() if number in numbers]


def _processes() -> Iterator[tuple[int, int]]:
    """Each process that has not ended, with the one that started it."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            state, parent, *_ = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
            if state != "Z":
                yield int(stat.parent.name), int(parent)


def anonymous_mb(process: int) -> float:
    """What a process holds in memory that is its own (Linux)."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if "RssAnon" in line)
    return int(kilobytes) / 1024


def environment(cache: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process: this one's, its settings aside, and those given."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("ROUNDS_")}
    given = {f"ROUNDS_{key.upper()}": value for key, value in settings.items()}
    own = {"ROUNDS_CACHE": str(cache), "ROUNDS_STATE": str(cache / "state.db")}
    return inherited | own | given


async def start(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> Process:
    """Start `rounds` with these arguments and settings; the folder is its cache."""
    process = await asyncio.create_subprocess_exec(
        ROUNDS,
        *arguments,
        env=environment(folder, settings or {}),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
    )
    return Process(process)


def addresses(server: DiscordServer) -> dict[str, str]:
    """The settings that lead a process to the server."""
    return {
        "discord_token": server.token,
        "discord_api_url": server.api_url,
        "discord_gateway_url": server.gateway_url,
    }


@asynccontextmanager
async def serving(
    server: DiscordServer,
    folder: Path,
    *arguments: str,
    settings: Mapping[str, str],
    shards: int = 1,
) -> AsyncIterator[Process]:
    """`rounds run` connected to the server; ended with SIGTERM, which must leave status 0."""
    given = {**addresses(server), **settings}
    process = await start(folder, "run", *arguments, settings=given)
    try:
        await server.ready(shards)
        yield process
    finally:
        if process.running.returncode is None:
            process.send(signal.SIGTERM)
        status = await process.ended()
        assert 0 == status, process.said


# What tests of it share.


@pytest.fixture(name="contract", scope="session")
def a_contract() -> Path | None:
    """Discord's document where there is one; without it our own rules are held alone."""
    folder = os.environ.get("ROUNDS_TEST_DATA")
    path = Path(folder or "", "data", "discord", "openapi.json")
    return path if folder and path.is_file() else None


@pytest.fixture(name="server")
async def a_server(contract: Path | None) -> AsyncIterator[DiscordServer]:
    """A Discord that the process takes for the real one; nothing sent to it breaks a rule."""
    async with DiscordServer(contract=contract) as started:
        started.gateway.deadline_s = DEADLINE_S
        yield started
        assert [] == started.violations
        assert [] == started.own_violations


def text_of(message: dict[str, object] | None) -> str:
    """All text of a message and its controls."""
    assert message is not None
    parts = [str(message["content"])]
    components = message["components"]
    assert isinstance(components, list)
    for each in walk(components):
        parts += [str(each[key]) for key in ("content", "label", "placeholder") if each.get(key)]
    return "\n".join(parts)
