"""How long builds at full scale take, how large their files are, and how soon these answer.

    python benchmarks/build_figures.py [--release FOLDER [--questions FILE.jsonl …]]
        [--concepts N --names N --links N]

Builds the release in FOLDER together with HPO and the bundled concepts, then a generated release
(of 250,000 concepts, 1,000,000 names, 5,000,000 relations and links unless told otherwise), and
measures for each file: building, size, opening, memory, questions and suggestions.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generated_release import Size, generate
from benchmarks.processes import BUILD, OPEN, measured, run

_OPENINGS = 5  # of which the median is told


def main() -> None:
    """Print all figures."""
    size = Size()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--release", type=Path)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--concepts", type=int, default=size.concepts)
    parser.add_argument("--names", type=int, default=size.names)
    parser.add_argument("--links", type=int, default=size.links)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.release:
            sources = ["concepts", "hpo", f"medgen-release:{options.release.resolve()}"]
            _print_figures(
                "given release, HPO and concepts", sources, folder / "given.db", options.questions
            )
        made = Size(options.concepts, options.names, options.links)
        start = time.perf_counter()
        generate(folder / "release", made)
        print(f"\ngenerated {made} in {time.perf_counter() - start:.0f} s")
        sources = [f"medgen-release:{folder / 'release'}"]
        _print_figures("generated release", sources, folder / "generated.db")


def _print_figures(
    title: str, sources: list[str], file: Path, questions: Sequence[Path] = ()
) -> None:
    """Build a file and print what there is to say of it."""
    print(f"\n{title}")
    print_build(sources, file)
    print_opening(file)
    run("matching.py", "--knowledge", str(file))
    if questions:
        run("matching.py", "--knowledge", str(file), "--questions", *map(str, questions))
    run("suggest.py", "--knowledge", str(file))


def print_build(sources: list[str], file: Path) -> None:
    """Build a file and print time, memory, size and what it holds."""
    built = measured(BUILD, file, *sources)
    concepts, names, joins, conflicts = built.words
    size = file.stat().st_size / 1e6
    print(f"build: {built.seconds:.1f} s, peak {built.peak} MB, file {size:.0f} MB")
    print(f"concepts {concepts}, names {names}, joins by name {joins}, conflicts {conflicts}")


def print_opening(file: Path) -> None:
    """Print how soon a file answers and suggests, and what memory that takes."""
    openings = [measured(OPEN, file) for _ in range(_OPENINGS)]
    stages = zip(*(map(float, opening.words) for opening in openings), strict=True)
    imported, opened, first, suggesting = map(statistics.median, stages)
    print(
        f"start: import {imported:.3f} s, open {opened:.3f} s, first question {first:.3f} s, "
        f"suggestions {suggesting:.3f} s"
    )
    last = openings[-1]
    print(
        f"memory: anonymous {last.anonymous} MB, resident {last.resident} MB, peak {last.peak} MB"
    )


if __name__ == "__main__":
    main()
