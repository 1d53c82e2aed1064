"""How well and how fast questions find their concept.

    python benchmarks/matching.py --knowledge FILE [--questions FILE.jsonl …] [--limit N]
        [--part training|validation|all] [--failures N] [--curve] [--json FILE]

Without question files, questions are made from the knowledge's own names (see
`benchmarks/questions.py`, which tells the format of the files too), and unanswerable ones: near
misses of names, invented conditions, long messages about other things. Failures are shown of the
training part only: what is measured on must not be read.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import asking, measures, questions
from benchmarks.measures import Row, Times, Verdict
from benchmarks.questions import PARTS, Asked, Part
from benchmarks.unanswerable import unanswerable
from knowledge import Answer, Choices, GeneAnswer, Knowledge, NoMatch, Notice, Reply, open_knowledge

SEED = 20261123


def main() -> None:
    """Print accuracy by slice, refusals, intents, latency and memory."""
    options = _options()
    start = time.perf_counter()
    knowledge = open_knowledge(options.knowledge)
    opened_s, opened_mb = time.perf_counter() - start, asking.anonymous_mb()
    asked = questions_for(knowledge, options.questions, options.part, options.limit, options.seed)
    before = asking.anonymous_mb()
    verdicts, failed = judged(knowledge, asked)
    grown_mb = asking.anonymous_mb() - before
    print(f"{len(verdicts)} questions, part: {options.part}")
    print_report(verdicts)
    print(f"open {opened_s:.3f} s; anonymous memory {opened_mb:.0f} MB, asking {grown_mb:+.0f} MB")
    if options.curve:
        _print_curve(verdicts)
    print_failures(failed, options.failures)
    if options.json:
        figures = as_json(verdicts) | {"open_s": opened_s, "anonymous_mb": opened_mb + grown_mb}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--part", choices=PARTS, default="all")
    parser.add_argument("--limit", type=int, default=300, help="questions in each slice")
    parser.add_argument("--seed", type=int, default=SEED, help="of made questions")
    parser.add_argument("--failures", type=int, default=0, help="failures to print")
    parser.add_argument("--curve", action="store_true", help="show refusals by score")
    parser.add_argument("--json", type=Path, help="write all figures there too")
    return parser.parse_args()


def questions_for(
    knowledge: Knowledge, files: Sequence[Path], part: Part, limit: int, seed: int
) -> list[Asked]:
    """The questions of the files, or made ones where there are no files."""
    if files:
        return questions.selected(questions.read_files(files), knowledge.store, part, limit)
    names = questions.names_of(knowledge.store)
    asked = [*questions.made(names, limit, seed), *unanswerable(names, 2 * limit, seed)]
    return questions.selected(asked, knowledge.store, part, limit)


def judged(knowledge: Knowledge, asked: Iterable[Asked]) -> tuple[list[Verdict], list[str]]:
    """What came of each question, and in words what failed of the training part.

    No reply is kept: its parts are read once they are looked at, and would count as memory.
    """
    verdicts, failed = [], []
    for verdict, reply in asking.verdicts(knowledge, asked):
        verdicts.append(verdict)
        if verdict.asked.part == "training" and _is_failure(verdict):
            said = f"{verdict.asked.slice}: {verdict.outcome}: {verdict.asked.question}"
            failed.append(f"{said}\n    {_shown(reply)}")
    return verdicts, failed


def print_report(verdicts: Sequence[Verdict]) -> None:
    """Print the figures by slice, their means, refusals, and the times."""
    columns = "n top-1 top-5 choices among wrong refused lost intent".split()
    print(f"{'slice':12}" + "".join(f"{column:>9}" for column in columns))
    for row in measures.rows(verdicts):
        print(_line(row))
    summary = measures.summary(verdicts)
    print(f"mean of {summary.slices} slices: top-1 {summary.top1:.3f}, top-5 {summary.top5:.3f}")
    print(
        f"near misses refused or offered {_share(summary.near_misses_held)}; "
        f"unanswerable refused {_share(summary.refused_unanswerable)}, "
        f"good ones wrongly refused {_share(summary.wrongly_refused)}; "
        f"intent: tidy {_share(summary.intent_tidy)}, chat {_share(summary.intent_chat)}, "
        f"e-mails {_share(summary.intent_email)}"
    )
    for length, each in measures.times_by_length(verdicts).items():
        print(f"ms {length:13} {shown_times(each)}")


def _line(row: Row) -> str:
    # What would be right for an answerable question says nothing about others.
    right = (row.top1, row.top5) if row.wrongly_refused is not None else (None, None)
    shares = (*right, row.choices, row.right_among_choices, row.wrong_answer, row.refused)
    shown = map(_share, (*shares, row.wrongly_refused, row.intent))
    return f"{row.slice:12}{row.n:9}" + "".join(f"{each:>9}" for each in shown)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def shown_times(times: Times) -> str:
    """Percentiles of times in one line."""
    return (
        f"p50 {times.p50:.2f}  p95 {times.p95:.2f}  p99 {times.p99:.2f}  "
        f"max {times.slowest:.1f}  (n {times.n})"
    )


def _print_curve(verdicts: Sequence[Verdict]) -> None:
    print("refused if all below a score were: unanswerable, good ones")
    for each in measures.abstention(verdicts):
        shown = f"{_share(each.refused_unanswerable):>9}{_share(each.refused_good):>9}"
        print(f"{each.score:9}{shown}")


def as_json(verdicts: Sequence[Verdict]) -> dict[str, object]:
    """All figures, to be kept and compared."""
    return {
        "slices": [asdict(row) for row in measures.rows(verdicts)],
        "summary": asdict(measures.summary(verdicts)),
        "abstention": [asdict(each) for each in measures.abstention(verdicts)],
        "ms": {key: asdict(each) for key, each in measures.times_by_length(verdicts).items()},
    }


def print_failures(failed: Sequence[str], most: int) -> None:
    """Print some of what failed, at most so many."""
    print("\n".join(random.Random(1).sample(failed, min(most, len(failed)))))


def _is_failure(verdict: Verdict) -> bool:
    return not verdict.is_top if verdict.asked.accepted else verdict.outcome != "refused"


def _shown(reply: Reply) -> str:
    match reply:
        case Answer():
            match = reply.match
            return f"{match.name} ({match.matched}, {match.how}, {match.score})"
        case Choices():
            return "; ".join(f"{each.name} {each.score}" for each in reply.matches[:4])
        case GeneAnswer():
            return f"gene {reply.id}"
        case NoMatch():
            return f"{reply.reason}: " + "; ".join(f"{e.name} {e.score}" for e in reply.nearest)
        case Notice():
            return reply.kind


if __name__ == "__main__":
    main()
