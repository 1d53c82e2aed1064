"""Programs run in processes of their own, with their seconds and their memory."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Arguments: the file to make, then sources as `rounds build --source` takes them.
BUILD = """
import sys
from pathlib import Path
from knowledge import SourceSpec, build
report = build([SourceSpec.parse(text) for text in sys.argv[2:]], Path(sys.argv[1]))
print(report.concepts, report.names, len(report.joins), len(report.conflicts))
"""
# Argument: a knowledge file. Seconds to import, to open, for the first question, and until names
# are suggested.
OPEN = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from knowledge import open_knowledge
from knowledge.suggest import Suggester
times = [time.perf_counter()]
knowledge = open_knowledge(Path(sys.argv[1]))
times.append(time.perf_counter())
knowledge.ask("what is fever")
times.append(time.perf_counter())
Suggester(knowledge.store).suggest("fev")
times.append(time.perf_counter())
print(*(f"{end - begun:.3f}" for begun, end in zip([start, *times], times)))
"""
_STATUS = """
import pathlib, re
status = pathlib.Path("/proc/self/status").read_text()
print(*(re.search(key + r":\\s+(\\d+)", status)[1] for key in ("VmHWM", "VmRSS", "RssAnon")))
"""


@dataclass(frozen=True)
class Measured:
    """What a program printed, its seconds, and its memory in MB when it was done."""

    words: list[str]
    seconds: float
    peak: int
    resident: int
    anonymous: int  # what no file backs


def measured(program: str, *arguments: str | Path) -> Measured:
    """Run a program that prints one line."""
    start = time.perf_counter()
    command = [sys.executable, "-c", program + _STATUS, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    seconds = time.perf_counter() - start
    printed, status = done.stdout.strip().splitlines()
    return Measured(printed.split(), seconds, *(int(kb) // 1024 for kb in status.split()))


def run(script: str, *arguments: str) -> None:
    """Run another script of this folder, which prints its own figures."""
    print(f"\n{script}", flush=True)
    subprocess.run([sys.executable, str(ROOT / "benchmarks" / script), *arguments], check=True)
