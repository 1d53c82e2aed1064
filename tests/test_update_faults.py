"""What may befall `rounds update` while it builds: the former file answers, the next run ends well.

tests/test_update.py and tests/test_download.py hold the same for what is fetched.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.building.placing import draft_of
from tests.faults_outcome import left_behind
from tests.release_server import RELEASED, ReleaseServer
from tests.test_update import Operator, is_a_fault, publish

LATER = RELEASED + timedelta(days=7)


@pytest.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    """An operator who has fetched nothing yet, and a server with whole releases."""
    async with ReleaseServer() as server:
        server.offer_release()
        yield Operator(tmp_path, server)


async def goes_through(run: Operator) -> None:
    """The next update builds what was to be built, and nothing half-made lies about."""
    assert "Updated " in (await run())[2]
    assert "Beacon ataxia" == run.lantern()
    beside = {"downloads", "cache"}
    assert {*left_behind(run.knowledge)} <= beside
    assert {"medgen", "hpo", "built.json", ".lock"} >= {x.name for x in run.downloads.iterdir()}


async def changed(run: Operator) -> bytes:
    """An operator who has a file, and a server that has a newer release; gives the file."""
    assert 0 == (await run())[0]
    run.server.offer_release(LATER)
    publish(run.server, b"Lantern ataxia", b"Beacon ataxia")
    return run.knowledge.read_bytes()


async def test_killed_while_it_builds_the_former_file_stays(operator: Operator) -> None:
    """SIGKILL once the new file is being written."""
    former = await changed(operator)
    running = await operator.start()
    while running.returncode is None and not draft_of(operator.knowledge).exists():  # noqa: ASYNC110  # a file of another process
        await asyncio.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    await running.communicate()
    assert former == operator.knowledge.read_bytes()
    assert "Lantern ataxia" == operator.lantern()
    await goes_through(operator)


async def test_a_disk_full_of_the_new_file_is_one_line(operator: Operator) -> None:
    """The releases were fetched and are not fetched again."""
    former = await changed(operator)
    running = await operator.start(first="ulimit -f 40;")  # in blocks of 512 bytes
    out, err = await running.communicate()
    ran = running.returncode or 0, out.decode(), err.decode()
    is_a_fault(ran, f"{operator.knowledge} could not be written", "Make room")
    assert former == operator.knowledge.read_bytes()
    operator.server.asked.clear()
    await goes_through(operator)
    assert {304} == {each.status for each in operator.server.asked}


@pytest.mark.parametrize("made", ["in the way", "a folder"])
async def test_a_place_for_no_file_is_one_line(
    operator: Operator, tmp_path: Path, made: str
) -> None:
    """Below a regular file, which root cannot write either, and where a folder is."""
    place = tmp_path / made
    if made == "a folder":
        place.mkdir()
    else:
        place.write_text("", "utf-8")
        place /= "below.db"
    ran = await operator(ROUNDS_KNOWLEDGE=str(place))
    is_a_fault(ran, str(tmp_path / made))
    assert "Updated " in (await operator())[2]
