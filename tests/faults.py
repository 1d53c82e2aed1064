"""Faults done on purpose to builds and updates: `make faults` prints what came of each, as a table.

Whatever is done, the former file must still answer, a message must say what happened, nothing
half-made may lie about, and the next build must work. `tests/test_faults.py` does the quick ones.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.faults_of_builds import builds_at_once, full_disks, killed_builds, refused_places
from tests.faults_of_inputs import cut_inputs, cut_rows, prepared, swapped_inputs
from tests.faults_of_updates import killed_updates
from tests.faults_outcome import Outcome


def trials(folder: Path) -> Iterator[tuple[str, Iterator[Outcome]]]:
    """All trials by title."""
    plain, packed = prepared(folder / "plain"), prepared(folder / "packed", packed=True)
    yield "killed at 20 seeded fractions", killed_builds(_made(folder / "killed"), 20)
    yield "update killed at 20 seeded fractions", killed_updates(_made(folder / "updates"), 20)
    yield "disk full (RLIMIT_FSIZE)", full_disks(_made(folder / "full"), 10)
    yield "no permission", refused_places(_made(folder / "places"))
    yield "plain inputs cut at 50 seeded bytes", cut_inputs(plain, 50)
    yield "gzipped inputs cut at 50 seeded bytes", cut_inputs(packed, 50)
    yield "cut at 50 seeded ends of rows", cut_rows(plain, 50)
    yield "a file swapped for another", swapped_inputs(plain)
    yield "cut at ends of rows, sizes recorded", cut_rows(plain, 50, recorded=True)
    yield "builds at once", builds_at_once(_made(folder / "at-once"), 4)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def main() -> int:
    """Do all trials and print them; 1 if any went wrong."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'trial':40} {'what came of it':32} times  wrong")
        for title, outcomes in trials(Path(folder)):
            words: Counter[str] = Counter()
            wrongs: Counter[str] = Counter()
            for outcome in outcomes:
                words[outcome.word] += 1
                wrongs[outcome.word] += bool(outcome.wrong)
                for wrong in outcome.wrong:
                    print(f"  WRONG {outcome.fault}: {wrong} ({outcome.message})")
            for word, count in words.items():
                print(f"{title:40} {word:32} {count:5}  {wrongs[word]:5}")
            failed += wrongs.total()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
