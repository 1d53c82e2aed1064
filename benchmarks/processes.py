"""Programs run in processes of their own, with their seconds and their memory."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
_LIBRARIES = ("rapidfuzz", "numpy", "scikit-learn", "tantivy")

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
from knowledge.matching.suggest import Suggester
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


def run(script: str, *arguments: str, is_markdown: bool = False) -> None:
    """Run another script of this folder, which prints its own figures, under a heading."""
    print(f"\n## {script}\n" + ("" if is_markdown else "\n```text"), flush=True)
    subprocess.run([sys.executable, str(ROOT / "benchmarks" / script), *arguments], check=True)
    if not is_markdown:
        print("```", flush=True)


def quietly(script: str, *arguments: str) -> None:
    """Run another script of this folder for the figures that it writes to a file."""
    command = [sys.executable, str(ROOT / "benchmarks" / script), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def machine() -> str:
    """What this machine is, and what of weight runs on it, one fact a line."""
    cpu = re.search(r"model name\s*: (.*)", _read("/proc/cpuinfo"))
    memory = re.search(r"MemTotal:\s+(\d+)", _read("/proc/meminfo"))
    facts = {
        "system": platform.platform(),
        "processor": f"{cpu[1] if cpu else platform.processor()}, {os.cpu_count()} cores",
        "memory": f"{int(memory[1]) // 1024} MB" if memory else "unknown",
        "load before the run": " ".join(f"{each:.1f}" for each in os.getloadavg()),
        "Python": f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        "libraries": ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES),
    }
    return "\n".join(f"- {name}: {fact}" for name, fact in facts.items())


def _read(path: str) -> str:
    return Path(path).read_text("utf-8") if Path(path).exists() else ""


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
