"""Questions answered in a second by 1, 2 and 4 threads of one process.

python benchmarks/throughput.py --knowledge FILE [--questions FILE.jsonl …] [--seconds N]
"""

from __future__ import annotations

import argparse
import itertools
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import asking
from benchmarks.matching import SEED, questions_for
from knowledge import Knowledge, open_knowledge

THREADS = (1, 2, 4)


def per_second(
    knowledge: Knowledge, questions: Sequence[str], threads: int, seconds: float
) -> float:
    """The questions that so many threads together have answered in a second."""
    for_all = itertools.cycle(questions)  # next() of it is one step, whatever the thread
    is_over = threading.Event()

    def answered() -> int:
        count = 0
        while not (count and is_over.is_set()):
            asking.ask(knowledge, next(for_all))
            count += 1
        return count

    with ThreadPoolExecutor(threads) as pool:
        start = time.perf_counter()
        running = [pool.submit(answered) for _ in range(threads)]
        is_over.wait(seconds)
        is_over.set()
        total = sum(each.result() for each in running)
        return total / (time.perf_counter() - start)


def main() -> None:
    """Print questions per second by number of threads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    knowledge = open_knowledge(options.knowledge)
    asked = questions_for(knowledge, options.questions, "all", 100, SEED)
    texts = [each.question for each in asked]
    asking.ask(knowledge, asking.WARM_UP)
    found = {each: per_second(knowledge, texts, each, options.seconds) for each in THREADS}
    for threads, rate in found.items():
        print(f"{threads} threads: {rate:,.0f} questions a second, {rate / found[1]:.2f} times one")


if __name__ == "__main__":
    main()
