"""Inputs that are not what they were: cut short at a byte or a row, or in another's place."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from knowledge import KnowledgeError, SourceSpec, build
from knowledge.building.changes import compare
from knowledge.records import LeftOut
from tests.faults_outcome import DATA, SEED, Outcome, answers, left_behind


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
