"""A whole `rounds update` that is killed, while it fetches or while it builds."""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

from knowledge import Answer, open_knowledge
from knowledge.building.placing import draft_of
from tests.faults_outcome import SEED, Outcome, left_behind
from tests.release_server import RELEASED, ReleaseServer
from tests.test_update import Operator, publish

_FORMER, _NEW = "Lantern ataxia", "Beacon ataxia"


def killed_updates(folder: Path, trials: int, seed: int = SEED) -> Iterator[Outcome]:
    """Kill an update after seeded fractions of the time that it takes, and update again."""

    async def all_of_them() -> list[Outcome]:
        return [each async for each in _killed_updates(folder, trials, seed)]

    yield from asyncio.run(all_of_them())


async def _killed_updates(folder: Path, trials: int, seed: int) -> AsyncIterator[Outcome]:
    chance = random.Random(seed)
    async with ReleaseServer() as server:
        server.offer_release()
        former = Operator(folder / "former", server)
        former.home.mkdir()
        await former()
        server.offer_release(RELEASED + timedelta(days=7))
        publish(server, _FORMER.encode(), _NEW.encode())
        whole = _copied(former, folder / "whole")
        start = time.perf_counter()
        await whole()
        whole_s = time.perf_counter() - start
        for number, fraction in enumerate(sorted(chance.random() for _ in range(trials))):
            operator = _copied(former, folder / str(number))
            word = await _kill(operator, whole_s * fraction)
            told = f"update killed at {fraction:.0%} of {whole_s:.1f} s"
            yield Outcome(told, word, wrong=(*_wrong(operator), *await _again(operator, whole)))


def _copied(former: Operator, home: Path) -> Operator:
    shutil.copytree(former.home, home)
    return Operator(home, former.server)


async def _kill(operator: Operator, after_s: float) -> str:
    running = await operator.start()
    try:
        await asyncio.wait_for(running.wait(), after_s)
    except TimeoutError:
        running.kill()
        await running.communicate()
    else:
        return "had ended"
    if draft_of(operator.knowledge).exists():
        return "killed while it builds"
    return "killed after placing" if _name(operator) == _NEW else "killed before it builds"


def _name(operator: Operator) -> str:
    reply = open_knowledge(operator.knowledge).ask("C9900001")
    return reply.concept.name if isinstance(reply, Answer) else "no answer"


def _wrong(operator: Operator) -> list[str]:
    return [] if _name(operator) in {_FORMER, _NEW} else ["no answer"]


async def _again(operator: Operator, whole: Operator) -> list[str]:
    """What is wrong after the next update."""
    status, _, said = await operator()
    wrong = [] if status == 0 else [f"the next update: {said}"]
    same = operator.knowledge.read_bytes() == whole.knowledge.read_bytes()
    wrong += [] if same else ["the next update: other bytes"]
    beside = {*left_behind(operator.knowledge)} - {"downloads", "cache"}
    held = {each.name for each in operator.downloads.iterdir()}
    beside |= held - {"medgen", "hpo", "built.json", ".lock"}
    return wrong + [f"left behind: {name}" for name in sorted(beside)]
