"""A build that cannot write, one that is killed, and several at once."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from knowledge import KnowledgeError, SourceSpec, build
from knowledge.building.placing import draft_of, previous_of
from tests.faults_outcome import DATA, ROOT, SEED, Outcome, answers, left_behind

_CONCEPTS = 4_000  # of the build that is killed: it writes for a second or so


def many_concepts(folder: Path, release: str) -> list[str]:
    """A MedGen release large enough for a build to take some seconds; its `--source` arguments."""
    folder.mkdir(parents=True)
    (folder / "RELEASE").write_text(release, encoding="utf-8")
    rows = "".join(f"C{8_000_000 + n}|Wicker fever type {n}|GTR|N|\n" for n in range(_CONCEPTS))
    names = f"#CUI|name|source|SUPPRESS|\nC9900001|Lantern ataxia|GTR|N|\n{rows}"
    (folder / "NAMES.RRF").write_text(names, encoding="utf-8")
    return ["--source", f"medgen-release:{folder}"]


def command(sources: Sequence[str], output: Path) -> list[str]:
    """The command line of a build."""
    run = [sys.executable, "-c", "from bot.cli import main; main()"]
    return [*run, "build", *sources, "--output", str(output)]


def limited(bytes_: int) -> Callable[[], None]:
    """What a child does first, so that no file of it grows beyond so many bytes.

    Python ignores SIGXFSZ, so that a write fails as it does on a full disk.
    """
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))


def full_disks(folder: Path, trials: int, seed: int = SEED) -> Iterator[Outcome]:
    """Let the disk be full after a seeded share of what a build writes."""
    chance = random.Random(seed)
    output, old, new = _two_releases(folder)
    former, size = old.read_bytes(), new.stat().st_size
    sources = ["--source", f"medgen-release:{folder / 'new'}"]
    for share in sorted(chance.random() for _ in range(trials)):
        shutil.copy(old, output)
        ran = subprocess.run(
            command(sources, output),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=limited(int(size * share)),
        )
        lines = ran.stderr.splitlines()
        wrong = [] if ran.returncode == 1 and len(lines) == 1 else ["not one readable line"]
        wrong += [] if f"{output} could not be written" in ran.stderr else ["not said what"]
        wrong += [] if output.read_bytes() == former else ["the former file was changed"]
        wrong += [f"left behind: {name}" for name in left_behind(output)]
        fault = f"disk full after {int(size * share):,} of {size:,} bytes"
        yield Outcome(fault, "refused, file named", ran.stderr.strip(), tuple(wrong))


def _two_releases(folder: Path) -> tuple[Path, Path, Path]:
    """Where to build to, a former file, and what a build from the folder `new` makes."""
    old, new = folder / "old.db", folder / "new.db"
    for made, release in ((old, "2026-01-07"), (new, "2026-01-14")):
        many_concepts(folder / made.stem, release)
        build([SourceSpec("medgen-release", folder / made.stem)], made)
    (folder / "out").mkdir()
    return folder / "out" / "k.db", old, new


def killed_builds(folder: Path, trials: int, seed: int = SEED) -> Iterator[Outcome]:
    """Kill a build after seeded fractions of the time that it takes, and build again each time."""
    chance = random.Random(seed)
    output, old, new = _two_releases(folder)
    run = command(["--source", f"medgen-release:{folder / 'new'}"], output)
    shutil.copy(old, output)
    with _begun(run, output) as process:
        start = time.perf_counter()
        process.wait()
        whole_s = time.perf_counter() - start
    for fraction in sorted(chance.random() for _ in range(trials)):
        previous_of(output).unlink(missing_ok=True)
        shutil.copy(old, output)
        with _begun(run, output) as process:
            word = _kill(process, whole_s * fraction, output)
        wrong = [] if output.read_bytes() in {old.read_bytes(), new.read_bytes()} else ["no whole"]
        wrong += [] if answers(output) else ["no answer"]
        again = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
        wrong += [] if again.returncode == 0 else [f"the next build: {again.stderr}"]
        wrong += [] if output.read_bytes() == new.read_bytes() else ["the next build: other bytes"]
        wrong += [f"left behind: {name}" for name in left_behind(output)]
        yield Outcome(f"killed at {fraction:.0%} of {whole_s:.1f} s", word, wrong=tuple(wrong))


@contextmanager
def _begun(run: list[str], output: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build that has begun to write."""
    with subprocess.Popen(run, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not draft_of(output).exists():
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.002)
        yield process


def _kill(process: subprocess.Popen[bytes], after_s: float, output: Path) -> str:
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return "killed while writing" if draft_of(output).exists() else "killed after placing"
    return "had ended"


def refused_places(folder: Path) -> Iterator[Outcome]:
    """Places where no file can be made, also by root."""
    source = SourceSpec("concepts", DATA / "concepts")
    (folder / "file").write_text("", encoding="utf-8")
    (folder / "folder").mkdir()
    places = [folder / "file" / "k.db", folder / "folder", Path("/dev/null")]
    if sys.platform == "linux":
        places += [Path("/proc/k.db"), Path("/proc/self/k.db"), Path("/proc/none/k.db")]
    if os.geteuid():
        (folder / "closed").mkdir(mode=0o500)
        places.append(folder / "closed" / "k.db")
    for place in places:
        try:
            build([source], place)
        except KnowledgeError as error:
            wrong = [] if "choose another place" in str(error) else ["not said what to do"]
            yield Outcome(
                f"no permission: {place}", "refused, file named", str(error), tuple(wrong)
            )
        else:
            yield Outcome(f"no permission: {place}", "built", wrong=("it was not refused",))


def builds_at_once(folder: Path, builds: int) -> Iterator[Outcome]:
    """Several builds of two releases into one file; it is one of both in the end, and whole."""
    output, old, new = _two_releases(folder)
    shutil.copy(old, output)
    runs = [
        subprocess.Popen(
            command(["--source", f"medgen-release:{folder / name}"], output),
            cwd=ROOT,
            stderr=subprocess.PIPE,
        )
        for name in (["new", "old"] * builds)[:builds]
    ]
    said = [run.communicate()[1].decode() for run in runs]
    wrong = [f"a build failed: {each}" for run, each in zip(runs, said, strict=True) if run.poll()]
    made = {old.read_bytes(), new.read_bytes()}
    for file in (output, previous_of(output)):
        wrong += [] if file.read_bytes() in made else [f"{file.name} is not whole"]
    wrong += [f"left behind: {name}" for name in left_behind(output)]
    yield Outcome(f"{builds} builds at once", "built", wrong=tuple(wrong))
