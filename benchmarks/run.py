"""All figures of one machine in one run: `make bench`.

    python benchmarks/run.py [--knowledge FILE] [--questions FILE.jsonl …] [--release FOLDER]
        [--only matching] [--keep FILE.md]

Builds the embedded knowledge (or that of the release in FOLDER with HPO and the bundled concepts,
or takes FILE) and measures its size, opening and memory; then how well and fast questions are
understood, beside the peers, with slow inputs, with threads and at growing sizes; then the rest:
what is answered unasked, suggestions, cards, a loopback Discord, builds at full scale, safety, and
the lengths of functions and files. Questions are those of the files, or made. What is printed is
Markdown, and is kept in a file too where one is named, as those in `benchmarks/results`. Nothing
here passes or fails.
"""

from __future__ import annotations

import argparse
import ast
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.build_figures import print_build, print_opening
from benchmarks.processes import ROOT, machine, run


def main() -> None:
    """Print all figures."""
    options = _options()
    if options.keep:
        _kept(options.keep, sys.argv[1:])
        return
    print(f"# Figures of {date.today():%Y-%m-%d}\n\n{machine()}\n", flush=True)  # noqa: DTZ011
    questions = ["--questions", *map(str, options.questions)] if options.questions else []
    with tempfile.TemporaryDirectory() as folder:
        file = options.knowledge or Path(folder) / "built.db"
        if not options.knowledge:
            release = [f"medgen-release:{options.release.resolve()}"] if options.release else []
            print_build(["concepts", "hpo", *release], file)
        print_opening(file)
        _understanding(["--knowledge", str(file)], questions)
        if options.only == "matching":
            return
        run("unasked.py", "--knowledge", str(file), *questions)
        for script in ("suggest.py", "autocomplete.py", "cards.py", "loopback.py"):
            run(script, "--knowledge", str(file))
    run("build_figures.py", *_given(options.release, questions), is_markdown=True)
    run("safety.py")
    _print_lengths()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--release", type=Path)
    parser.add_argument("--only", choices=["matching"], help="leave out all but understanding")
    parser.add_argument("--keep", type=Path, help="write what is printed there too")
    return parser.parse_args()


def _kept(path: Path, arguments: Sequence[str]) -> None:
    """Run the same without --keep, and write what it prints to the file as well."""
    place = next(n for n, each in enumerate(arguments) if each.startswith("--keep"))
    named = 1 if "=" in arguments[place] else 2
    command = [sys.executable, __file__, *arguments[:place], *arguments[place + named :]]
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        path.open("w", buffering=1, encoding="utf-8") as file,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running,
    ):
        for line in running.stdout or ():
            print(line, end="", flush=True)
            file.write(line)
    if running.returncode:
        sys.exit(running.returncode)


def _understanding(knowledge: list[str], questions: list[str]) -> None:
    """How well and how fast questions are understood."""
    run("matching.py", *knowledge, *questions, "--part", "validation", "--curve")
    if questions:
        run("matching.py", *knowledge, "--part", "validation", "--curve")  # made ones
    run("comparison.py", *knowledge, *questions, is_markdown=True)
    run("adversarial.py", *knowledge)
    run("throughput.py", *knowledge, *questions)
    run("scale.py", is_markdown=True)


def _given(release: Path | None, questions: list[str]) -> list[str]:
    return ["--release", str(release), *questions] if release else []


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
