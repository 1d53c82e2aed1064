"""The same inputs give the same file, byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.generated_release import Size, generate
from tests.conftest import SLICE_DISEASES, SLICE_TERMS
from tests.hpo_slice import cut_slice

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent
SIZE = Size(concepts=300, names=1_200, links=4_000)


def run_build(folder: Path, output: Path, environment: dict[str, str]) -> None:
    """Build from the sources in a folder, in a process of its own."""
    command = [sys.executable, "-c", "from bot.cli import main; main()", "build"]
    for kind in ("concepts", "medgen-release", "hpo"):
        command += ["--source", f"{kind}:{folder / kind}"]
    command += ["--output", str(output)]
    subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True
    )


def copied(files: Sequence[Path], folder: Path) -> None:
    """Copy files one by one, so that a folder lists them in this order or another."""
    folder.mkdir(parents=True)
    for file in files:
        shutil.copy(file, folder / file.name)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small source of each kind."""
    folder = tmp_path_factory.mktemp("sources")
    copied(sorted((DATA / "concepts").glob("*.toml")), folder / "concepts")
    generate(folder / "medgen-release", SIZE)
    cut_slice(folder / "hpo", SLICE_DISEASES, SLICE_TERMS)
    return folder


def test_the_same_sources_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    """Neither clock, time zone, language, hashing nor the place of the sources is in the file."""
    elsewhere = tmp_path / "elsewhere" / "inputs"
    for part in sources.iterdir():
        copied(sorted(part.iterdir(), reverse=True), elsewhere / part.name)
    here = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
    there = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}
    run_build(sources, tmp_path / "one.db", here)
    run_build(elsewhere, tmp_path / "elsewhere" / "two.db", there)
    one = (tmp_path / "one.db").read_bytes()
    assert one == (tmp_path / "elsewhere" / "two.db").read_bytes()
    # Another machine's SQLite would have its own version here.
    assert bytes(4) == one[96:100]


def test_a_release_is_made_alike_from_the_same_seed(tmp_path: Path) -> None:
    """All files to the byte; another seed makes another release."""
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        generate(tmp_path / name, SIZE, seed)
    one, two, three = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two", "three")
    )
    assert one == two
    assert one["NAMES.RRF.gz"] != three["NAMES.RRF.gz"]


def test_a_made_release_has_the_size_asked_for(tmp_path: Path) -> None:
    """Concepts, different names, and relations and links."""
    generate(tmp_path, SIZE)
    rows = {
        path.name.removesuffix(".gz"): subprocess.run(
            ["gzip", "-dc", path], check=True, capture_output=True, text=True
        ).stdout.splitlines()[1:]
        for path in tmp_path.iterdir()
    }
    links = ("MGREL.RRF", "MedGen_HPO_OMIM_Mapping.txt", "MedGenIDMappings.txt")
    assert 4_000 == sum(len(rows[name]) for name in (*links, "medgen_pubmed_lnk.txt"))
    assert 300 == len({row.split("|")[0] for row in rows["NAMES.RRF"]})
    names = {(row.split("|")[0], row.split("|")[1].lower()) for row in rows["NAMES.RRF"]}
    names |= {(row.split("|")[0], row.split("|")[11].lower()) for row in rows["MGCONSO.RRF"]}
    assert 1_200 <= len(names) < 1_400
