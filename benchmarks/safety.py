"""How the safety screening does: missed and false alarms by language, part and level; its time.

    python benchmarks/safety.py [--failures]

Part of each language's lines, chosen by a hash of their text, is held out; the fresh ones and the
halves that are called "second" and "third" are counted and never read. The failures printed
with --failures are of the part for tuning only: what is measured on must not be read. Where
ROUNDS_TEST_DATA is set, the rates over its question files are printed too; `emails` are mostly
about the people who wrote them, so being accompanied is right there.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the corpora are read where the tests read them

from knowledge.safety import bundled_rules, screen  # noqa: E402
from tests.safety_corpus import (  # noqa: E402
    LANGUAGES,
    LEVELS,
    PARTS,
    Figures,
    Line,
    Part,
    figures,
    read_corpora,
)

Choice = Callable[[Line], bool]


def print_corpora(*, failures: bool) -> None:
    """One row for each part, level and language, and one for all languages together."""
    print("part      level     language  lines   missed   false alarms   of them stops  other kind")
    for part in PARTS:
        for level in LEVELS:
            lines = [each for each in read_corpora() if (each.part, each.level) == (part, level)]
            for language in (*LANGUAGES, "all"):
                found = figures(each for each in lines if language in {each.language, "all"})
                print(f"{part:9} {level:9} {language:8}  {_counts(found)}")
                if failures and language != "all":
                    print_failures(found, part)


def _counts(found: Figures) -> str:
    missed, alarms = len(found.missed), len(found.false_alarms)
    return (
        f"{found.tried:5} {missed:3} {missed / found.tried:6.2%} {alarms:3} "
        f"{alarms / found.tried:6.2%} {found.false_stops:7} {found.false_stops / found.tried:6.2%} "
        f"{len(found.other_kind):9}"
    )


def print_failures(found: Figures, part: Part) -> None:
    """The lines that went wrong, unless they are held out."""
    if part == "tuning":
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
    """Median and 95th percentile of the CPU time of one screening, in milliseconds."""
    times = sorted(map(timed_ms, questions))
    return f"median {statistics.median(times):.3f} ms, p95 {times[int(len(times) * 0.95)]:.3f} ms"


def timed_ms(text: str) -> float:
    """How much CPU time one screening takes, in milliseconds."""
    start = time.process_time_ns()
    screen(text)
    return (time.process_time_ns() - start) / 1e6


def main() -> None:
    """Print everything there is to measure here."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--failures", action="store_true", help="of the part for tuning")
    options = parser.parse_args()
    first = timed_ms("")
    print_corpora(failures=options.failures)
    reviewed = [rules.language for rules in bundled_rules() if rules.review.is_done]
    print(f"reviewed by somebody: {', '.join(reviewed) or 'no language'}")
    print(f"first screening, rules read: {first:.0f} ms")
    long = " ".join(line.text for line in read_corpora() if line.level == "accompany")[:4000]
    print(f"4,000 characters: {times_of([long] * 50)}")
    if folder := os.environ.get("ROUNDS_TEST_DATA"):
        print_real_questions(Path(folder) / "data" / "questions")
    else:
        print("ROUNDS_TEST_DATA is not set: no real questions were tried")


if __name__ == "__main__":
    main()
