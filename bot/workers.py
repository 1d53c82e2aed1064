"""Who does the look-ups: a bounded pool of threads, or of processes where there are several cores.

Python runs one thread at a time, so in one process a burst of questions and the connection to
Discord take each other's time. A worker process reads jobs from its standard input and writes what
came of them to its standard output, each as a pickled value behind its length; it holds no token,
and ends when its input does, so none is left behind by a process that was killed.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import struct
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from bot.drawing import Done, Drawer, Drawn, Job
from bot.faults import Fault
from bot.garbage import settling
from knowledge import Knowledge, open_knowledge

Stream = TypeVar("Stream")

_THREADS = 2  # one does as many look-ups a second; with two a long one holds up nobody
_AHEAD = 4  # jobs handed to a process at a time: it never waits, and few wait behind a long one
_LONGEST_S = 30.0  # for the jobs of a process that leaves; one that takes longer is stuck
_LAST_S = 2.0  # for a look-up that nobody waits for any more
_START = """\
from bot.garbage import settling
with settling():
    from bot.workers import main
main()
"""
_LENGTH = struct.Struct(">I")
_LOST = Fault("worker_lost", "EOFError", None)


class Pool(Protocol):
    """Does look-ups off the event loop."""

    size: int  # look-ups at once

    async def prepare(self) -> Fault | None:
        """Open the knowledge before anybody asks."""

    async def draw(self, job: Job) -> Drawn | Fault:
        """The card of a job."""

    async def renew(self) -> Fault | None:
        """Look up in the file that is there now; where it cannot be used, go on with the former."""

    async def close(self) -> None:
        """Let the workers go; what they still do is lost."""


class Threads:
    """Look-ups in threads of this process."""

    size = _THREADS

    def __init__(self, open_knowledge: Callable[[], Knowledge]) -> None:
        self._drawer = Drawer(open_knowledge)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="look-up")

    async def prepare(self) -> Fault | None:
        """Open the knowledge before anybody asks."""
        return await self._run(self._drawer.prepare)

    async def draw(self, job: Job) -> Drawn | Fault:
        """The card of a job."""
        return await self._run(partial(self._drawer.draw, job))

    async def renew(self) -> Fault | None:
        """Look up in the file that is there now, which is opened beside the former."""
        return await asyncio.to_thread(self._drawer.renew)

    async def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._drawer.close()

    async def _run(self, work: Callable[[], Done]) -> Done:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)


class Processes:
    """Look-ups in processes of their own, each opening the file at `path`.

    A process that ends is replaced with the next job.
    """

    def __init__(self, path: Path, size: int) -> None:
        self.size = size
        self._path = path
        self._workers = [_Worker(path) for _ in range(size)]
        self._apart: set[_Worker] = set()  # on their way in or out: no new jobs go there
        self._free = asyncio.Semaphore(size * _AHEAD)

    async def prepare(self) -> Fault | None:
        """Start the processes and let them open the knowledge; the first fault of any."""
        begun = await asyncio.gather(*(worker.do(None) for worker in self._workers))
        return next((each for each in begun if isinstance(each, Fault)), None)

    async def draw(self, job: Job) -> Drawn | Fault:
        """The card of a job, from the process with the least to do."""
        async with self._free:
            worker = self._least_busy()
            done = await worker.do(job)
            if done == _LOST:  # whatever ended its process, its next one can still answer
                done = await (worker if worker in self._workers else self._least_busy()).do(job)
        return done or _LOST

    def _least_busy(self) -> _Worker:
        return min(self._workers, key=lambda each: each.waiting)

    async def renew(self) -> Fault | None:
        """Put processes that open the file anew in the place of all, one after the other.

        So memory holds one more of them at most. A process gets jobs once the file is open, and
        the one whose place it takes ends when it has done those it had. A fault leaves the others
        as they are.
        """
        for place in range(self.size):
            coming = _Worker(self._path)
            self._apart.add(coming)
            begun = await coming.do(None)
            if isinstance(begun, Fault):
                await coming.close()
                self._apart.remove(coming)
                return begun
            former, self._workers[place] = self._workers[place], coming
            self._apart.remove(coming)
            self._apart.add(former)
            await former.leave()
            self._apart.remove(former)
        return None

    async def close(self) -> None:
        """End the processes."""
        await asyncio.gather(*(worker.close() for worker in (*self._workers, *self._apart)))


class _Worker:
    """One process, and the jobs handed to it, in their order."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._asked: deque[asyncio.Future[Drawn | Fault | None]] = deque()
        self._is_leaving = False

    @property
    def waiting(self) -> int:
        """How many jobs it has to do."""
        return len(self._asked)

    async def do(self, job: Job | None) -> Drawn | Fault | None:
        """What came of a job; without one the knowledge is opened."""
        async with self._starting:
            if self._is_leaving:
                return _LOST
            process = self._process or await self._started()
        asked: asyncio.Future[Drawn | Fault | None] = asyncio.get_running_loop().create_future()
        self._asked.append(asked)
        # uvloop refuses to write to a process that has just ended; `_read` tells that it has.
        with suppress(RuntimeError):
            _pipe(process.stdin).write(_framed(job))
        return await asked

    async def _started(self) -> asyncio.subprocess.Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-c", _START, str(self._path)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=_without_secrets(),
            start_new_session=True,  # Ctrl-C in a terminal is for the process that drains
        )
        self._reading = asyncio.create_task(self._read(process))
        return process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        """Hand on what the process has done, until it ends."""
        done_by = _pipe(process.stdout)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                (length,) = _LENGTH.unpack(await done_by.readexactly(_LENGTH.size))
                done = pickle.loads(await done_by.readexactly(length))  # noqa: S301  # ours
                self._tell(done)
        await _ended(process)
        self._process = None
        while self._asked:
            self._tell(_LOST)

    def _tell(self, done: Drawn | Fault | None) -> None:
        """What came of the oldest job, unless nobody waits for it any more."""
        asked = self._asked.popleft()
        if not asked.done():
            asked.set_result(done)

    async def leave(self) -> None:
        """Take nothing more, and end the process when it has done what it was handed."""
        async with self._starting:
            self._is_leaving = True
        if self._process and self._reading:
            _pipe(self._process.stdin).close()
            await asyncio.wait({self._reading}, timeout=_LONGEST_S)
        await self.close()

    async def close(self) -> None:
        """End the process, once it has done what it does, or where that takes too long."""
        self._is_leaving = True
        if process := self._process:
            _pipe(process.stdin).close()
            await _ended(process)
        if self._reading:
            await self._reading


async def _ended(process: asyncio.subprocess.Process) -> None:
    """Wait for the end of a process, and end it where that takes too long."""
    try:
        await asyncio.wait_for(process.wait(), _LAST_S)
    except TimeoutError:
        process.kill()
        await process.wait()


def _pipe(stream: Stream | None) -> Stream:
    """A stream of a process that was started with all of them."""
    if stream is None:
        raise AssertionError("the process was started without pipes")
    return stream


def _without_secrets() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("ROUNDS_")}


def _framed(value: object) -> bytes:
    packed = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(packed)) + packed


# In a process of its own.


def serve(path: Path, jobs: BinaryIO, done: BinaryIO) -> None:
    """Do the jobs of a stream until it ends."""
    drawer = Drawer(partial(open_knowledge, path))
    while head := jobs.read(_LENGTH.size):
        (length,) = _LENGTH.unpack(head)
        job: Job | None = pickle.loads(jobs.read(length))  # noqa: S301  # from our own process
        done.write(_framed(drawer.draw(job) if job else _prepared(drawer)))
        done.flush()


def _prepared(drawer: Drawer) -> Fault | None:
    with settling():
        return drawer.prepare()


def main() -> None:
    """Serve the process that has started this one, with the file it names."""
    # A service manager sends SIGTERM to all processes at once; what was begun is done first.
    # A SIGHUP is for the process that hands out jobs: it replaces this one.
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):  # Windows has no SIGHUP
            signal.signal(number, signal.SIG_IGN)
    jobs, done = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may mix with what is done
    with suppress(BrokenPipeError):
        serve(Path(sys.argv[1]), jobs, done)
