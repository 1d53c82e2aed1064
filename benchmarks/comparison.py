"""Rounds and its peers, the same questions over the same names on the same machine: one table.

    python benchmarks/comparison.py --knowledge FILE [--questions FILE.jsonl …] [--limit N]
        [--slow-limit N] [--systems NAME …] [--json FILE]

Shown are shares of the validation part. Peers rank, and their first concept counts even where
their threshold would refuse it; a refusal of Rounds counts as a miss, and choices as right only
where the right concept stands first. The threshold of a peer is the lowest that refuses 98 % of
the unanswerable questions of the training part. `refused` are those of the validation part (near
misses left out), `lost` the answerable ones that are refused: of Rounds also those answered with
choices without the right concept, unlike a peer's, which cannot ask back.

Needs the extra `bench`; `make bench` sees to it. Every system runs with one thread in a process of
its own; times of the build of Rounds are those of opening its file, which was built before.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import measures
from benchmarks.matching import SEED, questions_for
from benchmarks.one_system import ROUNDS, Outcome, Outcomes
from benchmarks.peers import PEERS
from benchmarks.processes import ROOT
from benchmarks.questions import EMAIL, NEAR_MISS, SLICES, Asked, write_file
from knowledge import open_knowledge

SLOW = "WRatio over all"
_REFUSED = 0.98  # of the unanswerable questions of the training part
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Compared:
    """A line of the table."""

    system: str
    n: int
    top1: dict[str, float]  # by slice
    mean: float
    top5: float
    refused: float
    lost: float
    short: measures.Times | None
    emails: measures.Times | None
    anonymous_mb: float
    build_s: float


def main() -> None:
    """Print the table, a line as soon as it is known."""
    options = _options()
    questions = _questions(options)
    print(f"{len(questions)} questions, part: validation, beside those that thresholds hang on\n")
    print(_header())
    found = []
    for system in options.systems:
        limit = options.slow_limit if system == SLOW else options.limit
        found.append(compared(system, options.knowledge, first_of_each_slice(questions, limit)))
        print(line(found[-1]), flush=True)
    if options.json:
        rows = [asdict(each) for each in found]
        options.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--limit", type=int, default=100, help="questions in each slice")
    parser.add_argument("--slow-limit", type=int, default=5, help=f"the same for {SLOW}")
    parser.add_argument("--systems", nargs="*", default=[ROUNDS, *PEERS], help="which to run")
    parser.add_argument("--seed", type=int, default=SEED, help="of made questions")
    parser.add_argument("--json", type=Path, help="write all figures there too")
    return parser.parse_args()


def _questions(options: argparse.Namespace) -> list[Asked]:
    """The questions of the validation part, and the unanswerable ones of the training part."""
    knowledge = open_knowledge(options.knowledge)
    both = [
        each
        for part in ("training", "validation")
        for each in questions_for(knowledge, options.questions, part, options.limit, options.seed)
        if part == "validation" or is_unanswerable(each)
    ]
    knowledge.close()
    return both


def is_unanswerable(asked: Asked) -> bool:
    """Whether it must be refused."""
    return not asked.accepted and asked.slice != NEAR_MISS


def first_of_each_slice(asked: Iterable[Asked], limit: int) -> list[Asked]:
    """So many questions of each slice and part, in order."""
    counts: dict[tuple[str, str], int] = {}
    kept = []
    for each in asked:
        key = (each.slice, each.part)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= limit:
            kept.append(each)
    return kept


def compared(system: str, knowledge: Path, asked: Sequence[Asked]) -> Compared:
    """Ask a system in a process of its own and work out its figures."""
    with tempfile.TemporaryDirectory() as folder:
        questions, outcomes = Path(folder) / "questions.jsonl", Path(folder) / "outcomes.json"
        write_file(questions, asked)
        script = ROOT / "benchmarks" / "one_system.py"
        command = [sys.executable, *map(str, (script, system, knowledge, questions, outcomes))]
        environment = os.environ | dict.fromkeys(_ONE_THREAD, "1")
        subprocess.run(command, check=True, env=environment)
        found = json.loads(outcomes.read_text("utf-8"))
    outcomes_in_order = [Outcome(**each) for each in found.pop("outcomes")]
    return figures(system, asked, Outcomes(outcomes_in_order, **found))


def figures(system: str, asked: Sequence[Asked], found: Outcomes) -> Compared:
    """The figures of a system."""
    pairs = list(zip(asked, found.outcomes, strict=True))
    tuned_on = [each for asked, each in pairs if asked.part == "training"]
    measured = [(asked, each) for asked, each in pairs if asked.part == "validation"]
    lowest = threshold([each.score for each in tuned_on])
    good = [(asked, each) for asked, each in measured if asked.accepted]
    bad = [each for asked, each in measured if is_unanswerable(asked)]
    of_slice = {name: [each for asked, each in good if asked.slice == name] for name in SLICES}
    of_slice = {name: outcomes for name, outcomes in of_slice.items() if outcomes}
    top1 = {name: _share(each.place == 0 for each in of) for name, of in of_slice.items()}
    top5 = [_share(each.place in range(5) for each in of) for of in of_slice.values()]
    return Compared(
        system,
        len(measured),
        top1,
        sum(top1.values()) / max(1, len(top1)),
        sum(top5) / max(1, len(top5)),
        _share(is_refused(each, lowest) for each in bad),
        _share(is_lost(each, lowest) for _, each in good),
        measures.times(each.ms for asked, each in good if asked.slice != EMAIL),
        measures.times(each.ms for asked, each in good if asked.slice == EMAIL),
        found.anonymous_mb,
        found.build_s,
    )


def threshold(scores: Iterable[float]) -> float:
    """The score from which on a peer answers; below it are 98 % of the scores."""
    ordered = sorted(scores)
    if not ordered:
        return 0.0
    return math.nextafter(ordered[math.ceil(_REFUSED * len(ordered)) - 1], math.inf)


def is_refused(outcome: Outcome, lowest: float) -> bool:
    """Whether the system says that nothing fits."""
    return outcome.score < lowest if outcome.refused is None else outcome.refused


def is_lost(outcome: Outcome, lowest: float) -> bool:
    """Whether the asker of an answerable question is sent away."""
    return is_refused(outcome, lowest) or outcome.misses


def _share(flags: Iterable[bool]) -> float:
    """How many of them are true, as a share of one; not a number where there are none."""
    flags = list(flags)
    return sum(flags) / len(flags) if flags else math.nan


_COLUMNS = (
    *SLICES,
    "mean",
    "top-5",
    "refused",
    "lost",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "e-mails p99",
    "MB",
    "build s",
)


def _header() -> str:
    rule = "|".join("---" for _ in range(len(_COLUMNS) + 2))
    return f"| system | n | {' | '.join(_COLUMNS)} |\n|{rule}|"


def line(found: Compared) -> str:
    """A system's line of the table, in Markdown."""
    shares = [*(found.top1.get(name, math.nan) for name in SLICES), found.mean, found.top5]
    short = found.short
    times = [short.p50, short.p95, short.p99] if short else [math.nan] * 3
    times.append(found.emails.p99 if found.emails else math.nan)
    cells = [f"{each:.3f}" for each in (*shares, found.refused, found.lost)]
    cells += [f"{each:.2f}" for each in times]
    cells += [f"{found.anonymous_mb:.0f}", f"{found.build_s:.2f}"]
    shown = ["–" if cell == "nan" else cell for cell in cells]
    return f"| {found.system} | {found.n} | {' | '.join(shown)} |"


if __name__ == "__main__":
    main()
