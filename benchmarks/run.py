"""All figures of one machine in one run: `make bench`.

Builds the embedded knowledge (or takes --knowledge FILE), measures its size, opening and memory,
asks it seeded questions or those of --questions FILES, types names letter by letter, draws all
cards, starts the process on a loopback Discord, builds and asks a generated release of a million
names (and --release FOLDER), and prints the safety figures and the lengths of functions and
files. Nothing here passes or fails: it measures.
"""

from __future__ import annotations

import argparse
import ast
import os
import platform
import re
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.build_figures import print_build, print_opening
from benchmarks.processes import ROOT, run


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--release", type=Path)
    options = parser.parse_args()
    python = platform.python_version()
    print(f"machine: {platform.platform()}, {os.cpu_count()} cores, Python {python}")
    with tempfile.TemporaryDirectory() as folder:
        file = options.knowledge or Path(folder) / "embedded.db"
        if not options.knowledge:
            print_build(["concepts", "hpo"], file)
        print_opening(file)
        questions = ["--questions", *map(str, options.questions)] if options.questions else []
        run("matching.py", "--knowledge", str(file), *questions)
        for script in ("suggest.py", "cards.py", "loopback.py"):
            run(script, "--knowledge", str(file))
    release = ["--release", str(options.release)] if options.release else []
    release += questions if options.release else []
    run("build_figures.py", *release)
    run("safety.py")
    _print_lengths()


def _print_lengths() -> None:
    print("\nlengths in lines (functions without their docstring)")
    for name, lengths in (("functions", list(_functions())), ("files", list(_files()))):
        cuts = statistics.quantiles(lengths, n=20)
        median = statistics.median(lengths)
        print(f"{name:10} median {median:.0f}  p95 {cuts[18]:.0f}  longest {max(lengths)}")


def _modules() -> Iterator[str]:
    for package in ("bot", "knowledge"):
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.read_text("utf-8")


def _files() -> Iterator[int]:
    return (len(text.splitlines()) for text in _modules() if re.search(r"\bdef\b", text))


def _functions() -> Iterator[int]:
    for text in _modules():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1:2] if ast.get_docstring(node) else node.body[:1]
                header = node.body[0].lineno - node.lineno
                body = (node.end_lineno or 0) - first[0].lineno + 1 if first else 0
                yield header + body


if __name__ == "__main__":
    main()
