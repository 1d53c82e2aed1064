"""What Rounds would answer in a study channel though nobody asked it, and what it leaves alone.

    python benchmarks/unasked.py [--knowledge FILE] [--questions FILE.jsonl …] [--limit N]

`should not`: lines that nobody should be answered to (talk about conditions in
`study_chatter.txt`, the stop and accompany corpora, messages about other things, near misses of
names and invented conditions made from the knowledge). `may`: the harmless corpus, and questions
of files with an answer; what is answered there with another concept than the file accepts is
wrong. With --failures, what was answered and should not have been, or wrongly, is printed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the corpora are read where the tests read them

from benchmarks.questions import Asked, names_of, read_files  # noqa: E402
from benchmarks.unanswerable import invented, long_messages, near_misses, short_messages  # noqa: E402
from knowledge import Answer, Knowledge, open_knowledge  # noqa: E402
from knowledge.embedded import ensure_embedded  # noqa: E402
from tests.safety_corpus import CorpusLevel, read_corpora  # noqa: E402

CHATTER = Path(__file__).parent / "study_chatter.txt"
_SEED = 20261127


@dataclass(frozen=True, slots=True)
class Row:
    """One set of messages: which were answered, which of those wrongly, and the CPU time of one."""

    name: str
    tried: int
    answered: tuple[str, ...]
    wrong: tuple[str, ...]
    p50_ms: float
    p99_ms: float


def chatter() -> list[str]:
    """The lines of talk about conditions."""
    lines = CHATTER.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "=="))]


def corpus(level: CorpusLevel) -> list[str]:
    """The lines of the safety corpora of one level, in all languages."""
    return [line.text for line in read_corpora() if line.level == level]


def should_not(knowledge: Knowledge, limit: int) -> Iterator[tuple[str, list[str]]]:
    """The sets of messages of which none should be answered."""
    yield "chatter", chatter()
    levels: tuple[CorpusLevel, ...] = ("stop", "accompany")
    for level in levels:
        yield level, corpus(level)
    names = names_of(knowledge.store)
    made = {
        "short": short_messages(),
        "long": long_messages(),
        "near misses": near_misses(names, limit, _SEED),
        "invented": invented(names, limit, _SEED),
    }
    for name, asked in made.items():
        yield name, [each.question for each in asked]


def tried(knowledge: Knowledge, name: str, texts: Sequence[str]) -> Row:
    """A set of which none should be answered."""
    return _row(knowledge, name, [Asked("", name, text, frozenset()) for text in texts])


def _row(knowledge: Knowledge, name: str, asked: Sequence[Asked], *, may: bool = False) -> Row:
    answered, wrong, times = [], [], [0.0, 0.0]
    for each in asked:
        start = time.process_time()
        answer = knowledge.unasked(each.question)
        times.append((time.process_time() - start) * 1000)
        if answer is not None:
            answered.append(each.question)
            if not (may and (not each.accepted or _fits(answer, each))):
                wrong.append(f"{each.question} → {answer.concept.name}")
    cuts = statistics.quantiles(times, n=100)
    return Row(name, len(asked), tuple(answered), tuple(wrong), cuts[49], cuts[98])


def _fits(answer: Answer, asked: Asked) -> bool:
    return not asked.accepted.isdisjoint(answer.match.ids)


def rows(knowledge: Knowledge, questions: Sequence[Path], limit: int) -> Iterator[Row]:
    """All that is measured, in order."""
    for name, texts in should_not(knowledge, limit):
        yield tried(knowledge, name, texts)
    harmless = [Asked("", "", text, frozenset()) for text in corpus("harmless")]
    yield _row(knowledge, "harmless", harmless, may=True)
    for path in questions:
        asked = list(read_files([path]))
        # A file in which no question has an accepted concept is one of refusals.
        yield _row(knowledge, path.stem, asked, may=any(each.accepted for each in asked))


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--limit", type=int, default=500, help="made messages of each kind")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    file = options.knowledge or ensure_embedded(user_cache_path("rounds"))
    print(f"{'messages':20}{'tried':>7}{'answered':>9}{'wrong':>7}{'p50 ms':>8}{'p99 ms':>8} (CPU)")
    for row in rows(open_knowledge(file), options.questions, options.limit):
        counts = f"{row.tried:7}{len(row.answered):9}{len(row.wrong):7}"
        print(f"{row.name:20}{counts}{row.p50_ms:8.2f}{row.p99_ms:8.2f}", flush=True)
        for failure in row.wrong if options.failures else ():
            print(f"    {failure}")


if __name__ == "__main__":
    main()
