"""Questions answered in a second by 1, 2 and 4 threads of one process, and by as many processes.

python benchmarks/throughput.py --knowledge FILE [--questions FILE.jsonl …] [--seconds N]

Python runs one thread at a time, so only processes use several cores; each opens the file for
itself, and they share its pages.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path

from benchmarks import asking
from benchmarks.matching import SEED, questions_for
from knowledge import Knowledge, open_knowledge

WORKERS = (1, 2, 4)

_started: Barrier  # of a process: when all are ready


def per_second(
    knowledge: Knowledge, questions: Sequence[str], threads: int, seconds: float
) -> float:
    """The questions that so many threads together have answered in a second."""
    answering = partial(_answered, knowledge, seconds=seconds)
    with ThreadPoolExecutor(threads) as pool:
        return _rate(pool, answering, questions, threads)


def per_second_of_processes(
    file: Path, questions: Sequence[str], processes: int, seconds: float
) -> float:
    """The questions that so many processes together have answered in a second."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(processes)
    answering = partial(_answered_alone, file, seconds=seconds)
    with ProcessPoolExecutor(processes, context, _start, (barrier,)) as pool:
        return _rate(pool, answering, questions, processes)


def _rate(
    pool: Executor,
    answering: Callable[[Sequence[str]], float],
    questions: Sequence[str],
    workers: int,
) -> float:
    """The sum over all workers; each begins elsewhere, so that none finds what another has read."""
    firsts = [len(questions) * worker // workers for worker in range(workers)]
    running = [pool.submit(answering, [*questions[at:], *questions[:at]]) for at in firsts]
    return sum(each.result() for each in running)


def _start(barrier: Barrier) -> None:
    global _started  # noqa: PLW0603  # one for each process
    _started = barrier


def _answered_alone(file: Path, questions: Sequence[str], seconds: float) -> float:
    knowledge = open_knowledge(file)
    asking.ask(knowledge, asking.WARM_UP)
    _started.wait()
    return _answered(knowledge, questions, seconds)


def _answered(knowledge: Knowledge, questions: Sequence[str], seconds: float) -> float:
    """The questions that one worker has answered in a second."""
    count, start = 0, time.perf_counter()
    for question in itertools.cycle(questions):
        asking.ask(knowledge, question)
        count += 1
        if (passed := time.perf_counter() - start) >= seconds:
            break
    return count / passed


def main() -> None:
    """Print questions per second by number of threads and of processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    knowledge = open_knowledge(options.knowledge)
    asked = questions_for(knowledge, options.questions, "all", 100, SEED)
    texts = [each.question for each in asked]
    asking.ask(knowledge, asking.WARM_UP)
    _print("threads", lambda threads: per_second(knowledge, texts, threads, options.seconds))
    _print(
        "processes",
        lambda processes: per_second_of_processes(
            options.knowledge, texts, processes, options.seconds
        ),
    )


def _print(of: str, rate: Callable[[int], float]) -> None:
    found = {workers: rate(workers) for workers in WORKERS}
    for workers, each in found.items():
        print(f"{workers} {of}: {each:,.0f} questions a second, {each / found[1]:.2f} times one")


if __name__ == "__main__":
    main()
