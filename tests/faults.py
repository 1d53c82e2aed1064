"""Faults done on purpose to builds: `make faults` prints what came of each, as a table.

Whatever is done, the former file must still answer, a message must say what happened, nothing
half-made may lie about, and the next build must work. `tests/test_faults.py` does the quick ones.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from pydantic import ValidationError

from knowledge import Answer, KnowledgeError, SourceSpec, build, open_knowledge
from knowledge.changes import compare
from knowledge.placing import draft_of, previous_of
from knowledge.records import LeftOut

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
SEED = 4
QUESTION = "lantern ataxia"
_CONCEPTS = 4_000  # of the build that is killed: it writes for a second or so


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one fault: in a word, the message, and what should not have been."""

    fault: str
    word: str
    message: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with the inputs of a build and a knowledge file that was made of them whole."""

    folder: Path
    packed: bool  # whether the release is gzipped

    @property
    def output(self) -> Path:
        """The knowledge file."""
        return self.folder / "out" / "k.db"

    @property
    def former(self) -> Path:
        """A copy of it as it was before the fault."""
        return self.folder / "former.db"

    @property
    def inputs(self) -> list[Path]:
        """Every file that is read."""
        return sorted(each for each in (self.folder / "in").rglob("*") if each.is_file())

    @property
    def sources(self) -> list[SourceSpec]:
        """Concept files, HPO, a release and two pages, all invented."""
        here = self.folder / "in"
        pages = (SourceSpec("medgen-page", each) for each in sorted((here / "pages").iterdir()))
        return [
            *pages,
            SourceSpec("concepts", here / "concepts"),
            SourceSpec("medgen-release", here / "release"),
            SourceSpec("hpo", here / "hpo"),
        ]

    def restore(self) -> None:
        """Put the former file back as if nothing had been."""
        shutil.rmtree(self.output.parent, ignore_errors=True)
        self.output.parent.mkdir()
        shutil.copy(self.former, self.output)


def prepared(folder: Path, *, packed: bool = False) -> Site:
    """A site in a new folder, built once from whole inputs."""
    site = Site(folder, packed)
    places = {"concepts": "concepts", "hpo": "hpo", "medgen-page": "pages"}
    for name, place in {**places, "medgen_release": "release"}.items():
        shutil.copytree(DATA / name, folder / "in" / place)
    if packed:
        for file in sorted((folder / "in" / "release").iterdir()):
            if file.name not in {"RELEASE", "mim2gene_medgen"}:
                content = gzip.compress(file.read_bytes(), mtime=1_760_000_000)
                file.with_name(f"{file.name}.gz").write_bytes(content)
                file.unlink()
    build(site.sources, site.former)
    site.restore()
    return site


def left_behind(output: Path) -> list[str]:
    """What lies beside a knowledge file and should not: all but it, the one before, the lock."""
    allowed = {output.name, previous_of(output).name, f".{output.name}.lock"}
    return sorted(path.name for path in output.parent.iterdir() if path.name not in allowed)


def answers(file: Path) -> bool:
    """Whether the file in force answers."""
    try:
        return isinstance(open_knowledge(file).ask(QUESTION), Answer)
    except (ValidationError, KnowledgeError):
        return False


# Inputs that are not what they were.


def tried(site: Site, fault: str, damaged: str, told: Iterable[str]) -> Outcome:
    """Build from inputs of which one is damaged, and judge what comes of it.

    `told` is what the report of a whole build says is left out.
    """
    site.restore()
    try:
        report = build(site.sources, site.output)
    except KnowledgeError as error:
        message = str(error)
        by_count = "--allow-fewer" in message
        wrong = [] if by_count or damaged in message else [f"{damaged} is not named"]
        if site.output.read_bytes() != site.former.read_bytes():
            wrong.append("the former file was changed")
        word = "refused, count named" if by_count else "refused, file named"
    else:
        # What another file states as well is changed rather than lost: it has that one's wording.
        lost = [each for each in compare(site.former, site.output) if each.what == "removed"]
        news = [f"{each.reason}: {each.example}" for each in report.left_out]
        message = "; ".join([*map(str, report.falls), *(set(news) - {*told})])
        word = "built, what fell is told" if message else "built, nothing lost"
        wrong = [f"lost without a word: {lost[0]}"] if lost and not message else []
    wrong += [f"left behind: {name}" for name in left_behind(site.output)]
    wrong += [] if answers(site.output) else ["no answer"]
    return Outcome(fault, word, message, tuple(wrong))


def cut_inputs(site: Site, cuts: int, seed: int = SEED) -> Iterator[Outcome]:
    """Cut a file of the inputs short at a seeded byte, each file in its turn."""
    chance = random.Random(seed)
    told = [f"{each.reason}: {each.example}" for each in _left_out(site)]
    files = site.inputs
    chance.shuffle(files)
    for number in range(cuts):
        file = files[number % len(files)]
        whole = file.read_bytes()
        place = chance.randrange(len(whole))
        file.write_bytes(whole[:place])
        kind = "gzip" if file.suffix == ".gz" else "plain file"
        fault = f"{kind} cut: {file.name} after byte {place:,} of {len(whole):,}"
        yield tried(site, fault, file.name, told)
        file.write_bytes(whole)


def cut_rows(
    site: Site, cuts: int, seed: int = SEED, *, recorded: bool = False
) -> Iterator[Outcome]:
    """Cut a file of the inputs short at the end of a seeded row, each file in its turn.

    With `recorded` the sizes of the whole files lie beside them, as an update records them.
    """
    chance = random.Random(seed)
    told = [f"{each.reason}: {each.example}" for each in _left_out(site)]
    files = [each for each in site.inputs if each.parent.name in {"release", "hpo"}]
    for folder in {each.parent for each in files} if recorded else ():
        sizes = {
            each.name: {"size": each.stat().st_size} for each in files if each.parent == folder
        }
        (folder / "manifest.json").write_text(json.dumps({"files": sizes}), encoding="utf-8")
    for number in range(cuts):
        file = files[number % len(files)]
        whole = file.read_bytes()
        rows = whole.splitlines(keepends=True)
        kept = chance.randrange(len(rows))
        file.write_bytes(b"".join(rows[:kept]))
        fault = f"cut at a row's end: {file.name} after line {kept} of {len(rows)}"
        yield tried(site, fault, file.name, told)
        file.write_bytes(whole)


def _left_out(site: Site) -> list[LeftOut]:
    return build(site.sources, site.folder / "whole.db").left_out


def swapped_inputs(site: Site, share: float = 1.0, seed: int = SEED) -> Iterator[Outcome]:
    """Put each file of the release, and of HPO, in the place of each other one.

    With a smaller share, so many of the pairs, by seeded chance.
    """
    chance = random.Random(seed)
    told = [f"{each.reason}: {each.example}" for each in _left_out(site)]
    for folder in ("release", "hpo"):
        files = [each for each in site.inputs if each.parent.name == folder]
        for place, other in permutations(files, 2):
            if "RELEASE" in {place.name, other.name} or chance.random() >= share:
                continue
            whole = place.read_bytes()
            shutil.copy(other, place)
            fault = f"swapped: {other.name} where {place.name} should be"
            yield tried(site, fault, place.name, told)
            place.write_bytes(whole)


# A build that cannot write, and one that is killed.


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


def trials(folder: Path) -> Iterator[tuple[str, Iterator[Outcome]]]:
    """All trials by title."""
    plain, packed = prepared(folder / "plain"), prepared(folder / "packed", packed=True)
    yield "killed at 20 seeded fractions", killed_builds(_made(folder / "killed"), 20)
    yield "disk full (RLIMIT_FSIZE)", full_disks(_made(folder / "full"), 10)
    yield "no permission", refused_places(_made(folder / "places"))
    yield "plain inputs cut at 50 seeded bytes", cut_inputs(plain, 50)
    yield "gzipped inputs cut at 50 seeded bytes", cut_inputs(packed, 50)
    yield "cut at 50 seeded ends of rows", cut_rows(plain, 50)
    yield "a file swapped for another", swapped_inputs(plain)
    yield "cut at ends of rows, sizes recorded", cut_rows(plain, 50, recorded=True)
    yield "builds at once", builds_at_once(_made(folder / "at-once"), 4)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def main() -> int:
    """Do all trials and print them; 1 if any went wrong."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'trial':40} {'what came of it':32} times  wrong")
        for title, outcomes in trials(Path(folder)):
            words: Counter[str] = Counter()
            wrongs: Counter[str] = Counter()
            for outcome in outcomes:
                words[outcome.word] += 1
                wrongs[outcome.word] += bool(outcome.wrong)
                for wrong in outcome.wrong:
                    print(f"  WRONG {outcome.fault}: {wrong} ({outcome.message})")
            for word, count in words.items():
                print(f"{title:40} {word:32} {count:5}  {wrongs[word]:5}")
            failed += wrongs.total()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
