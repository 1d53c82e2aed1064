"""How the safety screening does: missed and false alarms per level and kind, and its time.

    python benchmarks/safety.py

Where ROUNDS_TEST_DATA is set, the rates over its question files are printed too; `emails` are
mostly about the people who wrote them, so being accompanied is right there.

Before any rule had been changed for them, the batches that became held-out lines fared so, in the
order in which they were written: stop missed 2/43, 15/31, 15/32 (both made to be hard), 5/41;
accompany missed 0/42, 10/19, 7/22, 2/20; harmless with an alarm 4/121, 2/38, 3/39, 1/28.
The figures printed here are those of lines that the rules know by now: expect the former in use.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the corpora are read where the tests read them

from knowledge.safety import screen  # noqa: E402
from tests.safety_corpus import LEVEL_OF_FILE, Figures, figures, read_corpus  # noqa: E402


def print_corpora() -> None:
    """One row for each corpus, split and kind."""
    print("corpus     split     kind           lines missed alarms other")
    for name in LEVEL_OF_FILE:
        lines = read_corpus(name)
        for split, sort in sorted({(line.split, line.sort) for line in lines}):
            found = figures(x for x in lines if (x.split, x.sort) == (split, sort))
            print_row(name, split, sort, found)


def print_row(name: str, split: str, sort: str, found: Figures) -> None:
    """The counts, and below them the lines that went wrong."""
    counts = (len(found.missed), len(found.false_alarms), len(found.other_kind))
    row = f"{name:10} {split:9} {sort:14} {found.tried:5}"
    print(row, f"{counts[0]:6} {counts[1]:6} {counts[2]:5}")
    for line in (*found.missed, *found.false_alarms, *found.other_kind):
        print("   ", line)


def print_real_questions(folder: Path) -> None:
    """The share of each level and kind, and the time, over each file of real questions."""
    for path in sorted(folder.glob("*.jsonl")):
        questions = list(read_questions(path))
        kinds = Counter(screen(question).kind or "clear" for question in questions)
        shares = ", ".join(
            f"{kind} {n} ({n / len(questions):.2%})" for kind, n in kinds.most_common()
        )
        print(f"{path.name}: {len(questions)} questions: {shares}; {times_of(questions)}")


def read_questions(path: Path) -> Iterator[str]:
    """The questions of a file of JSON lines."""
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            yield str(json.loads(row)["question"])


def times_of(questions: list[str]) -> str:
    """Median and 95th percentile of one screening, in milliseconds."""
    times = sorted(map(timed_ms, questions))
    return f"median {statistics.median(times):.3f} ms, p95 {times[int(len(times) * 0.95)]:.3f} ms"


def timed_ms(text: str) -> float:
    """How long one screening takes, in milliseconds."""
    start = time.perf_counter()
    screen(text)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print everything there is to measure here."""
    first = timed_ms("")
    print_corpora()
    print(f"first screening, rules read: {first:.0f} ms")
    long = " ".join(line.text for line in read_corpus("accompany"))[:4000]
    print(f"4,000 characters: {times_of([long] * 50)}")
    if folder := os.environ.get("ROUNDS_TEST_DATA"):
        print_real_questions(Path(folder) / "data" / "questions")
    else:
        print("ROUNDS_TEST_DATA is not set: no real questions were tried")


if __name__ == "__main__":
    main()
