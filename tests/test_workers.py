"""Look-ups in processes of their own: the same cards, and no asker left waiting."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
import uvloop

from bot.drawing import Drawn, Job
from bot.faults import Fault
from bot.render.cards import Surface
from bot.workers import Pool, Processes, Threads
from knowledge import open_knowledge
from tests.conftest import LAMP_RELEASE, NEWER_LAMP_RELEASE
from tests.discord_env import LANTERN, VIEW
from tests.shipped import children

FEATURES = "features of lantern ataxia"
QUESTIONS = (FEATURES, "LAX", "zebra quokka", "my child has lantern ataxia")


def job(text: str, last: str | None = None) -> Job:
    """Somebody's message."""
    return Job("message", text, Surface(asker=1), VIEW, last)


def environment_of(process: int) -> bytes:
    """What a process was told in variables."""
    return Path(f"/proc/{process}/environ").read_bytes()


@asynccontextmanager
async def processes(path: Path, size: int = 1) -> AsyncIterator[Processes]:
    """Workers that look up in a file."""
    pool = Processes(path, size)
    try:
        yield pool
    finally:
        await pool.close()


async def test_processes_draw_what_threads_draw(knowledge_file: Path) -> None:
    """Card and topic are the same, whoever does the job, and in the order of the jobs."""
    threads = Threads(partial(open_knowledge, knowledge_file))
    jobs = [job(each) for each in QUESTIONS] + [job("and its genes?", LANTERN)]
    async with processes(knowledge_file, 2) as pool:
        assert await pool.prepare() is None
        here = await asyncio.gather(*map(threads.draw, jobs * 5))
        there = await asyncio.gather(*map(pool.draw, jobs * 5))
    await threads.close()
    for one, other in zip(here, there, strict=True):
        assert isinstance(one, Drawn)
        assert isinstance(other, Drawn)
        assert (one.card, one.topic) == (other.card, other.topic)


async def test_the_job_of_a_worker_that_ends_is_done_by_the_next(knowledge_file: Path) -> None:
    """Whatever ended it, the asker is answered."""
    async with processes(knowledge_file) as pool:
        await pool.prepare()
        (worker,) = children(os.getpid())
        os.kill(worker, signal.SIGSTOP)
        asked = asyncio.create_task(pool.draw(job("LAX")))
        await asyncio.sleep(0.1)
        assert not asked.done()
        os.kill(worker, signal.SIGKILL)
        assert isinstance(await asked, Drawn)
        assert [worker] != children(os.getpid())


async def test_where_no_worker_stays_the_fault_is_told(
    knowledge_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever."""
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    async with processes(knowledge_file) as pool:
        lost = await pool.draw(job("LAX"))
        assert isinstance(lost, Fault)
        assert "worker_lost" == lost.event


def test_a_worker_that_hears_nothing_any_more_loses_no_asker(
    knowledge_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that ends stops listening first; uvloop, which serves, then refuses to write."""
    deaf = tmp_path / "deaf"
    deaf.write_text("#!/bin/sh\nexec <&-\nsleep 0.3\n", "utf-8")
    deaf.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(deaf))

    async def lost() -> list[Fault | Drawn | None]:
        async with processes(knowledge_file) as pool:
            begun = asyncio.create_task(pool.prepare())
            await asyncio.sleep(0.15)  # it is there, and deaf
            return list(await asyncio.gather(begun, pool.draw(job("LAX"))))

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        told = runner.run(lost())
    assert ["worker_lost"] * 2 == [each.event for each in told if isinstance(each, Fault)]


async def test_a_worker_is_told_no_secret(
    knowledge_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks up in a file, and that is all it can do."""
    monkeypatch.setenv("ROUNDS_DISCORD_TOKEN", "not.for.workers")
    async with processes(knowledge_file) as pool:
        await pool.prepare()
        (worker,) = children(os.getpid())
        assert b"not.for.workers" not in environment_of(worker)


async def test_a_missing_file_is_a_fault_until_it_is_there(
    tmp_path: Path, knowledge_file: Path
) -> None:
    """Its path is told to the operator; put in its place it is used."""
    path = tmp_path / "later.db"
    async with processes(path) as pool:
        fault = await pool.prepare()
        assert fault
        assert "knowledge_failed" == fault.event
        assert "later.db" in (fault.problem or "")
        assert isinstance(await pool.draw(job("LAX")), Fault)
        shutil.copy(knowledge_file, path)
        assert isinstance(await pool.draw(job("LAX")), Drawn)


# Another file in the place of the one that is read.


def put(newer: Path, path: Path) -> None:
    """Put a copy of a file in the place of another, as a build does."""
    draft = path.with_name("draft")
    shutil.copy(newer, draft)
    draft.replace(path)


def is_of(drawn: Drawn | Fault, release: str) -> bool:
    """Whether a card was drawn, from this release."""
    card = drawn.card if isinstance(drawn, Drawn) else None
    return card is not None and any(release in str(part) for part in card.parts)


@pytest.mark.parametrize("kind", ["processes", "threads"])
async def test_a_renewal_drops_no_job(
    tmp_path: Path, knowledge_file: Path, newer_file: Path, kind: str
) -> None:
    """Those handed in before, meanwhile and after are done; those after from the new file."""
    path = Path(shutil.copy(knowledge_file, tmp_path / "served.db"))
    pool: Pool = (
        Processes(path, 2) if kind == "processes" else Threads(partial(open_knowledge, path))
    )
    await pool.prepare()
    asked: list[asyncio.Task[Drawn | Fault]] = []
    put(newer_file, path)
    renewing = asyncio.create_task(pool.renew())
    while not renewing.done():
        asked.append(asyncio.create_task(pool.draw(job(FEATURES))))
        await asyncio.wait({renewing, asked[-1]}, return_when=asyncio.FIRST_COMPLETED)
        asked += [asyncio.create_task(pool.draw(job(FEATURES))) for _ in range(20)]
    assert await renewing is None
    done = await asyncio.gather(*asked)
    later = await asyncio.gather(*(pool.draw(job(FEATURES)) for _ in range(20)))
    await pool.close()
    assert [] == [
        each
        for each in done
        if not is_of(each, LAMP_RELEASE) and not is_of(each, NEWER_LAMP_RELEASE)
    ]
    assert all(is_of(each, NEWER_LAMP_RELEASE) for each in later)


async def test_a_renewal_puts_one_process_in_the_place_of_each(
    tmp_path: Path, knowledge_file: Path, newer_file: Path
) -> None:
    """The former ones have ended, and memory held one more of them at a time."""
    path = Path(shutil.copy(knowledge_file, tmp_path / "served.db"))
    async with processes(path, 3) as pool:
        await pool.prepare()
        former = set(children(os.getpid()))
        put(newer_file, path)
        renewing = asyncio.create_task(pool.renew())
        most = 0
        while not renewing.done():
            assert isinstance(await pool.draw(job("LAX")), Drawn)
            most = max(most, len(children(os.getpid())))
        current = set(children(os.getpid()))
        assert (3, 4) == (len(current), most)
        assert set() == current & former


async def test_a_renewal_with_a_damaged_file_leaves_the_processes_as_they_are(
    tmp_path: Path, knowledge_file: Path
) -> None:
    """The fault is told, and none is started in vain."""
    path = Path(shutil.copy(knowledge_file, tmp_path / "served.db"))
    async with processes(path, 2) as pool:
        await pool.prepare()
        former = children(os.getpid())
        (tmp_path / "draft").write_text("Dear diary", "utf-8")
        (tmp_path / "draft").replace(path)
        fault = await pool.renew()
        assert fault
        assert "served.db" in (fault.problem or "")
        assert former == children(os.getpid())
        assert is_of(await pool.draw(job(FEATURES)), LAMP_RELEASE)


async def test_a_pool_that_closes_while_it_renews_leaves_no_process_behind(
    tmp_path: Path, knowledge_file: Path
) -> None:
    """Neither one on its way in nor one on its way out."""
    async with processes(Path(shutil.copy(knowledge_file, tmp_path / "served.db")), 2) as pool:
        await pool.prepare()
        renewing = asyncio.create_task(pool.renew())
        while len(children(os.getpid())) < 3:
            await pool.draw(job("LAX"))
        renewing.cancel()
        await asyncio.wait({renewing})
    assert [] == children(os.getpid())


async def test_a_pool_that_closes_starts_no_process_anew(knowledge_file: Path) -> None:
    """Whoever still waits is told that the worker is lost."""
    async with processes(knowledge_file) as pool:
        await pool.prepare()
        (worker,) = children(os.getpid())
        os.kill(worker, signal.SIGSTOP)
        asked = asyncio.create_task(pool.draw(job("LAX")))
        await asyncio.sleep(0)
    lost = await asked
    assert isinstance(lost, Fault)
    assert "worker_lost" == lost.event
    assert [] == children(os.getpid())
