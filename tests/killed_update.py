"""A process that refreshes a holding, is killed on the way, and does it again: for test_download.

    python -m tests.killed_update ADDRESS FOLDER PLACES

PLACES is a JSON list of where SIGKILL comes: a fraction of all that the process does with files
from its first byte to its last, or "all" for none, which prints how much that is. Each place is a
trial of its own: a fork refreshes a folder that holds an earlier release, and kills itself; another
fork refreshes the folder that is left. For each trial a JSON line says what was found in between
and in the end.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import shutil
import signal
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from knowledge.download import release
from knowledge.download.holding import Holding, Manifest
from knowledge.download.transfer import Client, Watcher

# What Python tells of files that are opened, renamed, linked, removed, and folders likewise.
_EVENTS = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir")
_STEP = 1 << 16


class Deeds(Watcher):
    """Counts what is done with the files below a folder, chunks that arrive too."""

    def __init__(self, folder: Path, last: int | None) -> None:
        self.count = 0
        self._last = last
        self._below = str(folder)
        self._arrived: defaultdict[str, int] = defaultdict(int)

    def heard(self, event: str, arguments: tuple[object, ...]) -> None:
        """A hook of Python's, called before a deed is done."""
        # A tree is removed by names inside an open folder, which is the second argument then.
        inside = event in {"os.remove", "os.rmdir"} and arguments[1] != -1
        if inside or (event in _EVENTS and str(arguments[0]).startswith(self._below)):
            self._done()

    def advance(self, name: str, done: int, total: int | None) -> None:
        """Bytes have been written: a deed for every so many, for pieces come in any size."""
        before, self._arrived[name] = self._arrived[name], done if total else 0
        for _ in range(before // _STEP, done // _STEP):
            self._done()

    def _done(self) -> None:
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.count += 1


def forked(act: Callable[[], int | None]) -> int:
    """Run this in a fork; what it returns, or minus the signal that ended it."""
    child = os.fork()
    if not child:
        os._exit(act() or 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def refresh(address: str, folder: Path, deeds: Deeds) -> None:
    """Bring the holding in `folder` up to date."""

    async def run() -> None:
        medgen = release.medgen(f"{address}/medgen", f"{address}/gene")
        async with Client("Rounds/test", deeds) as client:
            await Holding(medgen, folder / "medgen").refresh(client)

    sys.addaudithook(deeds.heard)
    asyncio.run(run())


def state(folder: Path) -> dict[str, object]:
    """Whether the holding is whole, its date, and what lies beside it."""
    held = folder / "medgen"
    former = folder / "medgen.former"
    use = held if held.exists() else former
    files = Manifest.of(use).files
    sums = {name: hashlib.sha256((use / name).read_bytes()).hexdigest() for name in files}
    whole = bool(files) and sums == {name: stored.sha256 for name, stored in files.items()}
    beside = sorted(path.name for path in folder.iterdir())
    return {"whole": whole, "date": (use / "RELEASE").read_text("utf-8").strip(), "beside": beside}


def main(address: str, folder: Path, places: list[float]) -> None:
    """Run the trials; `folder`/former is the earlier release."""

    def trial(name: str) -> Path:
        shutil.copytree(folder / "former", folder / name)
        return folder / name

    counted = trial("counted")

    def count() -> int | None:
        deeds = Deeds(counted, None)
        refresh(address, counted, deeds)
        (folder / "count").write_text(str(deeds.count), "utf-8")
        return None

    forked(count)
    total = int((folder / "count").read_text("utf-8"))
    for number, place in enumerate(places):
        at = trial(str(number))
        last = int(place * total)
        ended = forked(lambda: refresh(address, at, Deeds(at, last)))  # noqa: B023  # at once
        between = state(at)
        again = forked(lambda: refresh(address, at, Deeds(at, None)))  # noqa: B023  # at once
        result = {"last": last, "of": total, "ended": ended, "between": between, "again": again}
        print(json.dumps({**result, "end": state(at)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3]))
