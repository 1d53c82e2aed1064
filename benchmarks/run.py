"""All figures of one machine in one run: `make bench`.

Builds the embedded knowledge (or takes --knowledge FILE), measures its size, opening and memory,
asks it seeded questions or those of --questions FILES, types names letter by letter, draws all
cards, starts the process on a loopback Discord, and prints the safety figures and the lengths of
functions and files. Nothing here passes or fails: it measures.
"""

from __future__ import annotations

import argparse
import ast
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent

_BUILD = """
import sys
from pathlib import Path
from knowledge import SourceSpec, build
report = build([SourceSpec("concepts"), SourceSpec("hpo")], Path(sys.argv[1]))
print(report.concepts, report.names, len(report.joins), len(report.conflicts))
"""
_OPEN = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from knowledge import open_knowledge
imported = time.perf_counter()
knowledge = open_knowledge(Path(sys.argv[1]))
opened = time.perf_counter()
knowledge.ask("what is fever")
print(f"{imported - start:.3f} {opened - imported:.3f} {time.perf_counter() - opened:.3f}")
"""
_STATUS = """
import pathlib, re
status = pathlib.Path("/proc/self/status").read_text()
print(*(re.search(key + r":\\s+(\\d+)", status)[1] for key in ("VmHWM", "RssAnon")))
"""


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    python = platform.python_version()
    print(f"machine: {platform.platform()}, {os.cpu_count()} cores, Python {python}")
    with tempfile.TemporaryDirectory() as folder:
        file = options.knowledge or Path(folder) / "embedded.db"
        if not options.knowledge:
            _print_build(file)
        _print_opening(file)
        questions = ["--questions", *map(str, options.questions)] if options.questions else []
        _run("matching.py", "--knowledge", str(file), *questions)
        for script in ("suggest.py", "cards.py", "loopback.py"):
            _run(script, "--knowledge", str(file))
    _run("safety.py")
    _print_lengths()


def _run(script: str, *arguments: str) -> None:
    print(f"\n{script}")
    subprocess.run([sys.executable, str(ROOT / "benchmarks" / script), *arguments], check=True)


def _measured(program: str, file: Path) -> tuple[list[str], float, list[str]]:
    """Words printed by a program, its seconds, and its peak and anonymous memory in kB."""
    start = time.perf_counter()
    command = [sys.executable, "-c", program + _STATUS, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    printed, status = done.stdout.strip().splitlines()
    return printed.split(), time.perf_counter() - start, status.split()


def _print_build(file: Path) -> None:
    (concepts, names, joins, conflicts), seconds, (peak, _) = _measured(_BUILD, file)
    print(
        f"build: {seconds:.1f} s, peak {int(peak) // 1024} MB, file {file.stat().st_size >> 20} MB"
    )
    print(f"concepts {concepts}, names {names}, joins by name {joins}, conflicts {conflicts}")


def _print_opening(file: Path) -> None:
    (imported, opened, first), _, (peak, anonymous) = _measured(_OPEN, file)
    print(f"start: import {imported} s, open {opened} s, first question {first} s")
    print(f"memory: anonymous {int(anonymous) // 1024} MB, peak {int(peak) // 1024} MB")


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
