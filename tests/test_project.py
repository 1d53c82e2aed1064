"""The project's own files: pins, the commands of the Makefile, and what .ci/run hands on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MAKE = shutil.which("make") or "make"


def pins() -> dict[str, str]:
    """The pinned version of each distribution, by its normalised name."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return {canonicalize_name(name): version for name, version in (x.split("==") for x in lines)}


def direct() -> list[Requirement]:
    """What pyproject.toml asks for, to run and to develop."""
    project = PROJECT["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [Requirement(each) for each in named]


def closure() -> set[str]:
    """Every distribution that the direct ones need on this machine, by its normalised name."""
    found: set[str] = set()
    waiting = direct()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        wanted = requirement.marker is None or requirement.marker.evaluate()
        if name in found or not wanted:
            continue
        found.add(name)
        needed = map(Requirement, distribution(name).requires or ())
        waiting += [
            Requirement(str(each).partition(";")[0])
            for each in needed
            if each.marker is None or any(each.marker.evaluate({"extra": x}) for x in extras)
        ]
    return found


def executable(path: Path, *lines: str) -> Path:
    """A shell script with these lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)
    return path


# Pins.


def test_constraints_are_names_and_versions_only() -> None:
    """No address, option or range: where packages come from is each machine's own business."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [] == [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)]
    assert sorted(lines, key=str.casefold) == lines


def test_every_dependency_is_pinned_within_its_range() -> None:
    """Also the build backend: `pip install` fetches it before anything else."""
    backend = [Requirement(each) for each in PROJECT["build-system"]["requires"]]
    for each in [*direct(), *backend]:
        assert each.specifier.contains(pins()[canonicalize_name(each.name)]), each


def test_what_dependencies_need_is_pinned_too_and_is_what_was_tested() -> None:
    """The installed versions are the pinned ones, down to the last dependency."""
    assert {name: distribution(name).version for name in closure()} == {
        name: version for name, version in pins().items() if name in closure()
    }


def test_no_set_up_file_names_an_address_of_packages() -> None:
    """Neither the Makefile nor the CI script chooses where packages come from."""
    for name in ("Makefile", ".ci/run", "pyproject.toml"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"https?://|index-url|find-links", text), name


# Commands.


@pytest.mark.parametrize(
    "target", ["run", "test", "check", "bench", "faults", "format", "clean", "help"]
)
def test_make_knows_its_targets(target: str) -> None:
    """What README and CONTRIBUTING name is there."""
    asked = subprocess.run(
        [MAKE, "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert 0 == asked.returncode, asked.stderr


def test_an_older_python_is_refused_in_one_line(tmp_path: Path) -> None:
    """Where no Python is new enough, the message says so, and standard output stays empty."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    executable(tmp_path / "bin" / "python3", "exit 1")  # as a Python 3.10 answers
    refused = subprocess.run(
        [MAKE, "run"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    first, *_ = refused.stderr.splitlines()
    assert "Rounds needs Python 3.11 or newer" in first
    assert "" == refused.stdout
    assert 0 != refused.returncode


@pytest.mark.parametrize(("given", "expected"), [(None, "b"), ("elsewhere", "elsewhere")])
def test_ci_finds_real_input_beside_the_checkout(
    tmp_path: Path, given: str | None, expected: str
) -> None:
    """The first folder that holds data/ is handed on, unless one was named; then both commands."""
    for folder in ("a", "b/data", "c/data", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    script = tmp_path / "checkout" / ".ci" / "run"
    script.parent.mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", script)
    # Other people's programs, so that nothing is installed and nothing tests itself again.
    executable(tmp_path / "bin" / "python3", "exit 0")
    executable(tmp_path / "bin" / "make", 'echo "$1 $ROUNDS_TEST_DATA"')
    environ = {k: v for k, v in os.environ.items() if k != "ROUNDS_TEST_DATA"}
    environ["PATH"] = f"{tmp_path / 'bin'}{os.pathsep}{environ['PATH']}"
    if given:
        environ["ROUNDS_TEST_DATA"] = str(tmp_path / given)
    ran = subprocess.run([script], env=environ, capture_output=True, text=True, check=True)
    found = tmp_path / expected
    assert [f"check {found}", f"test {found}"] == ran.stdout.splitlines()
