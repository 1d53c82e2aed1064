"""Another knowledge file in the place of the one that is served, while questions come in."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import LAMP_RELEASE, NEWER_LAMP_RELEASE
from tests.discord_server.changes import PATIENCE_S
from tests.discord_server.interactions import Act
from tests.discord_server.server import DiscordServer
from tests.shipped import (
    Process,
    a_contract,  # noqa: F401  # a fixture
    a_server,  # noqa: F401  # a fixture
    serving,
    text_of,
)
from tests.test_literature import fetched

FEATURES = "features of lantern ataxia"
AT_ONCE = 6  # questions on their way at a time


@pytest.fixture
def path(tmp_path: Path, knowledge_file: Path) -> Path:
    """The knowledge file that is served, which a test may replace."""
    return Path(shutil.copy(knowledge_file, tmp_path / "served.db"))


@pytest.fixture
def newer(newer_file: Path) -> bytes:
    """What is in the file of the next release."""
    return newer_file.read_bytes()


def put(content: bytes, path: Path) -> None:
    """Put a file in the place of another, as a build does."""
    draft = path.with_name("draft")
    draft.write_bytes(content)
    draft.replace(path)


def renamed(path: Path, name: str) -> Path:
    """The file under another name."""
    return path.rename(path.with_name(name))


def take_away(path: Path) -> None:
    """Delete a file."""
    path.unlink()


@asynccontextmanager
async def rounds(
    server: DiscordServer, path: Path, *, processes: int = 0, check_s: float = 0
) -> AsyncIterator[Process]:
    """The process, serving a file that it looks at so often."""
    settings = {
        "knowledge": str(path),
        "log_level": "info",
        "look_up_processes": str(processes),
        "knowledge_check_s": str(check_s),
    }
    async with serving(server, path.parent, settings=settings) as process:
        yield process


class Askers:
    """People who ask one question after the other, until it is enough."""

    def __init__(self, server: DiscordServer) -> None:
        self._server = server
        self._enough = False
        self.acts: list[Act] = []

    async def _ask(self) -> None:
        while not self._enough:
            act = await self._server.slash("ask", {"question": FEATURES}, within_s=None)
            self.acts.append(act)
            await act.shown()

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[None]:
        """While this lasts, so many questions are always on their way; then all are answered."""
        self._enough = False
        asking = [asyncio.create_task(self._ask()) for _ in range(AT_ONCE)]
        try:
            yield
        finally:
            self._enough = True
            await asyncio.gather(*asking)

    async def answered(self, more: int) -> None:
        """Return once so many more questions were answered."""
        wanted = self.answers() + more
        changes = self._server.world.changes
        await changes.until(lambda: self.answers() >= wanted, PATIENCE_S, f"{wanted} answers")

    def answers(self) -> int:
        """How many were answered so far."""
        return sum(act.message is not None for act in self.acts)

    def releases(self) -> list[str]:
        """The release in each answer, in the order of the questions; another answer as it is."""
        shown = [text_of(act.message) for act in self.acts]
        known = (LAMP_RELEASE, NEWER_LAMP_RELEASE)
        return [next((each for each in known if each in text), text) for text in shown]


def held_open(process: Process) -> list[str]:
    """The replaced files that the process or one of its workers holds open (Linux)."""
    links = []
    for number in (process.running.pid, *process.workers()):
        for each in Path(f"/proc/{number}/fd").iterdir():
            with suppress(FileNotFoundError):
                links.append(str(each.readlink()))
        links += Path(f"/proc/{number}/maps").read_text("utf-8").splitlines()
    return [link for link in links if "served.db" in link and "(deleted)" in link]


@pytest.mark.parametrize("processes", [0, 2])
async def test_a_new_file_is_taken_up_and_no_question_dropped(
    server: DiscordServer, path: Path, newer: bytes, processes: int
) -> None:
    """Noticed without a word; later questions are answered from it, and the former one let go."""
    askers = Askers(server)
    async with rounds(server, path, processes=processes, check_s=0.05) as process:
        async with askers.asking():
            await askers.answered(2 * AT_ONCE)
            put(newer, path)
            await process.says("event='knowledge_replaced'")
            before = len(askers.acts)
            await askers.answered(2 * AT_ONCE)
        assert [] == held_open(process)
        assert processes == len(process.workers())
    assert f"LAMP {NEWER_LAMP_RELEASE}" in process.said
    releases = askers.releases()
    assert {LAMP_RELEASE, NEWER_LAMP_RELEASE} == set(releases)
    assert LAMP_RELEASE == releases[0]
    assert {NEWER_LAMP_RELEASE} == set(releases[before:])


@pytest.mark.parametrize("processes", [0, 1])
async def test_a_signal_is_enough(
    server: DiscordServer, path: Path, newer: bytes, processes: int
) -> None:
    """Where it never looks by itself; and names of the new file are suggested."""
    async with rounds(server, path, processes=processes) as process:
        typed = await server.autocomplete("concept", "name", "firefly")
        assert [] == typed.choices
        process.send(signal.SIGHUP)
        await process.says("event='knowledge_unchanged'")
        put(newer, path)
        process.send(signal.SIGHUP)
        await process.says("event='knowledge_replaced'")
        typed = await server.autocomplete("concept", "name", "firefly")
        assert ["OMIM:999099"] == [each["value"] for each in typed.choices]
        act = await server.slash("concept", {"name": "OMIM:999099"})
        assert "Firefly ataxia" in text_of(act.message)
    assert 1 == process.said.count("event='knowledge_replaced'")


async def test_a_signal_to_all_processes_ends_none(server: DiscordServer, path: Path) -> None:
    """Some service managers send it to workers too."""
    async with rounds(server, path, processes=2) as process:
        workers = process.workers()
        for number in (*workers, process.running.pid):
            os.kill(number, signal.SIGHUP)
        await process.says("event='knowledge_unchanged'")
        act = await server.slash("ask", {"question": FEATURES})
        assert LAMP_RELEASE in text_of(act.message)
        assert workers == process.workers()


def overwritten(content: bytes) -> bytes:
    """A file whose pages are damaged from the middle on; it still opens."""
    half = len(content) // 2
    return content[:half] + b"\x5a" * (len(content) - half)


@pytest.mark.parametrize("processes", [0, 1])
async def test_a_file_that_cannot_be_used_is_said_and_the_former_one_serves_on(
    server: DiscordServer, path: Path, newer: bytes, processes: int
) -> None:
    """One line for each: foreign, cut off, damaged. A good one is taken up after them."""
    bad = (b"Dear diary, " * 400, newer[: len(newer) // 3], overwritten(newer))
    askers = Askers(server)
    async with rounds(server, path, processes=processes, check_s=0.05) as process:
        workers = process.workers()
        async with askers.asking():
            for number, content in enumerate(bad, start=1):
                put(content, path)
                await process.says("event='knowledge_not_replaced'", number)
                await askers.answered(AT_ONCE)
        assert workers == process.workers()
        put(newer, path)
        await process.says("event='knowledge_replaced'")
        act = await server.slash("ask", {"question": FEATURES})
        assert NEWER_LAMP_RELEASE in text_of(act.message)
    assert {LAMP_RELEASE} == set(askers.releases())
    assert len(bad) == process.said.count("event='knowledge_not_replaced'")
    assert len(bad) == process.said.count("served.db: it is")
    assert "Traceback" not in process.said


async def test_a_file_that_is_taken_away_is_missed_by_nobody(
    server: DiscordServer, path: Path, newer: bytes
) -> None:
    """What is open serves on, and the next one is taken up."""
    async with rounds(server, path, check_s=0.05) as process:
        take_away(path)
        await process.says("event='knowledge_not_replaced'")
        assert "there is no such file" in process.said
        act = await server.slash("ask", {"question": FEATURES})
        assert LAMP_RELEASE in text_of(act.message)
        put(newer, path)
        await process.says("event='knowledge_replaced'")
        act = await server.slash("ask", {"question": FEATURES})
        assert NEWER_LAMP_RELEASE in text_of(act.message)


@pytest.mark.parametrize(
    ("served", "literature"),
    [("served.db", "served.literature.db"), ("embedded-2-4.0.0-ab.db", "embedded.literature.db")],
)
async def test_literature_beside_the_file_is_taken_up_too(
    server: DiscordServer, path: Path, served: str, literature: str
) -> None:
    """It is fetched and replaced apart from the knowledge."""
    path = renamed(path, served)
    async with rounds(server, path, check_s=0.05) as process:
        for times in (1, 2):
            put(b"fetched", path.with_name(literature))
            await process.says("event='knowledge_replaced'", times)


async def test_fetched_literature_is_shown_once_it_is_there(
    server: DiscordServer, path: Path
) -> None:
    """Without a restart, among what is loaded and on the card."""
    async with rounds(server, path, check_s=0.05) as process:
        before = await server.slash("sources")
        assert "PubMed" not in text_of(before.message)
        fetched(path)
        await process.says("event='knowledge_replaced'")
        act = await server.slash("concept", {"name": "C9900001", "section": "studies"})
        assert "PubMed" in text_of(act.message)
