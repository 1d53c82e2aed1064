"""The same questions over ever more names: what time, memory and start grow to.

    python benchmarks/scale.py [--names N …] [--limit N] [--seed N] [--json FILE]

A release of the largest size is made, and the smaller ones are cut out of it, so that each holds
all of the one before. The questions are made from the names of the smallest: every one of them can
be answered at every size, with more and more names around that might be meant as well.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks import questions
from benchmarks.generated_release import Size, generate
from benchmarks.matching import SEED
from benchmarks.processes import BUILD, OPEN, measured, quietly
from knowledge import open_knowledge

NAMES = (50_000, 250_000, 1_000_000)
_NAMES_OF_A_CONCEPT = 4
# Files of a release in which each row begins with the concept that it is about.
_ABOUT_CONCEPTS = ("NAMES.RRF.gz", "MGCONSO.RRF.gz", "MGSTY.RRF.gz", "MGDEF.RRF.gz")


@dataclass(frozen=True, slots=True)
class Scaled:
    """What one size takes; times in milliseconds but for building and opening."""

    names: int
    build_s: float
    build_mb: int  # memory at its most
    file_mb: float
    open_s: float
    anonymous_mb: float
    top1: float
    short: dict[str, float]
    emails: dict[str, float]


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=int, nargs="*", default=NAMES)
    parser.add_argument("--limit", type=int, default=100, help="questions in each slice")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--json", type=Path, help="write all figures there too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = list(scaled(Path(folder), sorted(options.names), options.limit, options.seed))
    print(table(found))
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in found], indent=1), "utf-8")


def scaled(folder: Path, sizes: Sequence[int], limit: int, seed: int) -> Iterator[Scaled]:
    """The figures of each size, the smallest first."""
    largest = sizes[-1]
    whole, asked = folder / "whole", folder / "questions.jsonl"
    concepts = largest // _NAMES_OF_A_CONCEPT
    generate(whole, Size(concepts, largest, links=concepts), seed)
    for size in sizes:
        release = folder / str(size)
        cut(whole, release, concepts * size // largest)
        file = folder / f"{size}.db"
        built = measured(BUILD, file, f"medgen-release:{release}")
        if not asked.exists():
            _write_questions(file, asked, limit, seed)
        yield _figures(file, int(built.words[1]), (built.seconds, built.peak), asked)


def cut(whole: Path, folder: Path, concepts: int) -> None:
    """Write what a release says of its first concepts, by name, type and definition alone."""
    folder.mkdir()
    kept = set(islice((row.split("|", 1)[0] for row in _rows(whole / "NAMES.RRF.gz")), concepts))
    for name in _ABOUT_CONCEPTS:
        header, *_ = _lines(whole / name)
        with gzip.open(folder / name, "wt", compresslevel=1, encoding="utf-8", newline="\n") as out:
            out.write(header)
            out.writelines(row for row in _rows(whole / name) if row.split("|", 1)[0] in kept)


def _rows(path: Path) -> Iterator[str]:
    return islice(_lines(path), 1, None)


def _lines(path: Path) -> Iterator[str]:
    # A bare carriage return parts the paragraphs of a definition; only "\n" ends a row.
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        yield from lines


def _write_questions(file: Path, path: Path, limit: int, seed: int) -> None:
    knowledge = open_knowledge(file)
    names = questions.names_of(knowledge.store)
    questions.write_file(path, questions.made(names, limit // 2, seed))
    knowledge.close()


def _figures(file: Path, names: int, built: tuple[float, int], asked: Path) -> Scaled:
    figures = file.with_suffix(".json")
    asked_of = ("--knowledge", str(file), "--questions", str(asked))
    quietly("matching.py", *asked_of, "--json", str(figures))
    found = json.loads(figures.read_text("utf-8"))
    return Scaled(
        names,
        *built,
        file_mb=file.stat().st_size / 1e6,
        open_s=float(measured(OPEN, file).words[1]),
        anonymous_mb=found["anonymous_mb"],
        top1=found["summary"]["top1"],
        short=found["ms"]["short"],
        emails=found["ms"].get("e-mails", {}),
    )


def table(found: Sequence[Scaled]) -> str:
    """All sizes as a table in Markdown."""
    head = (
        "| names | build s | build MB | file MB | open s | anonymous MB | top-1 | p50 ms | p95 ms"
    )
    lines = [f"{head} | p99 ms | e-mails p50 ms | p99 ms |", f"|{'---|' * 12}"]
    for each in found:
        times = [each.short["p50"], each.short["p95"], each.short["p99"]]
        times += [each.emails.get("p50", 0.0), each.emails.get("p99", 0.0)]
        lines.append(
            f"| {each.names:,} | {each.build_s:.1f} | {each.build_mb} | {each.file_mb:.0f} "
            f"| {each.open_s:.3f} | {each.anonymous_mb:.0f} | {each.top1:.3f} | "
            + " | ".join(f"{ms:.2f}" for ms in times)
            + " |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
