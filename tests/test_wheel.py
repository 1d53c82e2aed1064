"""The wheel: built, installed into an empty environment, and asked from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
CONSTRAINTS = ROOT / "constraints.txt"


def run(*command: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command without this process's Rounds and Python settings; nothing is checked."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ROUNDS_", "PYTHON"))}
    return subprocess.run(
        [str(part) for part in command],
        env=kept | {"PIP_CONSTRAINT": str(CONSTRAINTS)} | environ,
        cwd=environ.get("HOME", ROOT),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made by the build backend that pyproject.toml names."""
    folder = tmp_path_factory.mktemp("wheel")
    made = run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    assert 0 == made.returncode, made.stdout + made.stderr
    (path,) = folder.glob("*.whl")
    return path


def files_of(package: str) -> set[str]:
    """Every file of a package in the checkout, what Python compiled aside."""
    paths = (path for path in (ROOT / package).rglob("*") if path.is_file())
    return {p.relative_to(ROOT).as_posix() for p in paths if "__pycache__" not in p.parts}


def test_the_wheel_holds_both_packages_with_their_data_and_nothing_else(wheel: Path) -> None:
    """Concepts, language and safety files travel; tests, benchmarks and docs stay at home."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert files_of("bot") | files_of("knowledge") == held
    assert any(name.startswith("knowledge/data/concepts/") for name in held)


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    """Name, version, licence and the console script."""
    with zipfile.ZipFile(wheel) as archive:
        about = {name.rpartition("/")[2]: name for name in archive.namelist() if ".dist" in name}
        metadata = archive.read(about["METADATA"]).decode().splitlines()
        scripts = archive.read(about["entry_points.txt"]).decode().splitlines()
    assert "rounds_bot-0.1.0-py3-none-any.whl" == wheel.name
    assert {"Name: rounds-bot", "License-Expression: MIT", "Requires-Python: >=3.11"} < {*metadata}
    assert "rounds = bot.cli:main" in scripts
    assert "LICENSE" in about


def needed(name: str, extras: frozenset[str] = frozenset()) -> Iterator[str]:
    """The installed distributions that one needs here, and what those need in their turn."""
    for text in distribution(name).requires or ():
        need = Requirement(text)
        wanted = {"", *extras}
        if need.marker is None or any(need.marker.evaluate({"extra": each}) for each in wanted):
            yield canonicalize_name(need.name)
            yield from needed(need.name, frozenset(need.extras))


def lend(names: set[str], folder: Path) -> None:
    """Let an environment have these distributions of ours, by links to their files."""
    for name in names:
        files = distribution(name).files or ()
        tops = {path.parts[0] for path in files} - {"..", "__pycache__"}
        for top in tops:
            (folder / top).symlink_to(Path(str(distribution(name).locate_file(top))))


def test_the_installed_wheel_builds_and_answers(wheel: Path, tmp_path: Path) -> None:
    """Beside what it says it needs and nothing else, away from the checkout.

    What it needs is lent, not fetched: pip is content with what is there, or it fails.
    """
    venv.create(tmp_path / "venv")
    (packages,) = (tmp_path / "venv").glob("[Ll]ib/**/site-packages")
    lend(set(needed("rounds-bot")), packages)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = next(each for each in scripts.glob("python*") if each.stem == "python")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--quiet")
    # Compiling what is used once takes longer than using it.
    installed = run(*pip, "--no-compile", wheel)
    assert 0 == installed.returncode, installed.stderr
    # An empty home: no configuration or cache of the person who runs the tests.
    home = tmp_path / "home"
    home.mkdir()
    place = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    rounds = scripts / "rounds"
    built = run(rounds, "build", "--source", "concepts", "--output", home / "k.db", **place)
    assert 0 == built.returncode, built.stderr
    asked = run(rounds, "ask", "--knowledge", home / "k.db", "MONDO:0600024", "--json", **place)
    assert 0 == asked.returncode, asked.stderr
    assert "MONDO:0600024" in json.loads(asked.stdout)["concept"]["ids"]
