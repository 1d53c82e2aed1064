"""`rounds check`, `rounds rollback` and `rounds build --allow-fewer`, as they are shipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import SourceSpec, build
from tests.test_placing import left

ROOT = Path(__file__).parent.parent
CONCEPTS = ROOT / "tests" / "data" / "concepts"


def rounds(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    command = [sys.executable, "-c", "from bot.cli import main; main()", *map(str, arguments)]
    home = ROOT / "tests" / "no-home"  # nobody's own settings
    environ = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, env=environ, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """A knowledge file that was built twice: first with one concept, then with all."""
    build([SourceSpec("concepts", CONCEPTS / "lax-pupil.toml")], tmp_path / "k.db")
    build([SourceSpec("concepts", CONCEPTS)], tmp_path / "k.db", allow_fewer=True)
    return tmp_path / "k.db"


def test_check_says_of_each_check_what_it_looked_at(knowledge_file: Path) -> None:
    """Eight lines and the verdict on standard output, and status 0."""
    ran = rounds("check", knowledge_file)
    assert (0, "") == (ran.returncode, ran.stderr)
    *checks, verdict = ran.stdout.splitlines()
    assert 8 == sum(line.startswith("ok ") for line in checks) == len(checks)
    assert "golden questions: " in checks[-1]
    assert "not asked, for want of their concepts: " in checks[-1]
    assert f"{knowledge_file} is whole." == verdict


def test_check_says_what_is_wrong(knowledge_file: Path, tmp_path: Path) -> None:
    """Status 1, the check that failed, why, and what to do."""
    file = Path(shutil.copy(knowledge_file, tmp_path / "k.db"))
    file.write_bytes(file.read_bytes()[:5000])
    ran = rounds("check", file)
    assert 1 == ran.returncode
    failed, why, verdict = ran.stdout.splitlines()
    assert failed.startswith("FAILED ")
    assert "malformed" in why
    assert "`rounds build`" in verdict


def test_rollback_says_which_releases_are_in_force(twice: Path) -> None:
    """Back to the file of one source, and forward again."""
    back = rounds("rollback", "--knowledge", twice)
    assert 0 == back.returncode, back.stderr
    assert ["  LAMP 2026-10-01"] == [each for each in back.stdout.splitlines() if "LAMP" in each]
    assert "Summary by the lamp team" not in back.stdout
    forward = rounds("--knowledge", twice, "rollback")
    assert "  Summary by the lamp team 2024-01" in forward.stdout.splitlines()
    assert ["k.db", "k.previous.db"] == left(twice.parent)


def test_rollback_with_nothing_to_go_back_to_is_one_readable_line(twice: Path) -> None:
    """Neither a former file nor a configured one: status 1 and what to do."""
    (twice.parent / "k.previous.db").unlink()
    for arguments, told in (
        (("--knowledge", twice), "there is no previous file to go back to"),
        ((), "Name the file with --knowledge"),
    ):
        ran = rounds("rollback", *arguments)
        assert (1, "") == (ran.returncode, ran.stdout)
        (line,) = ran.stderr.splitlines()
        assert told in line


def test_a_build_that_would_state_less_is_refused_unless_told_so(twice: Path) -> None:
    """One line that names the counts; with --allow-fewer it is done, and told what fell."""
    given = ("build", "--source", f"concepts:{CONCEPTS / 'lax-pupil.toml'}", "--output", twice)
    refused = rounds(*given)
    assert 1 == refused.returncode
    (line,) = refused.stderr.splitlines()
    assert "concepts from 5 to 1" in line
    assert "--allow-fewer" in line
    done = rounds(*given, "--allow-fewer")
    assert 0 == done.returncode
    assert "  less than in the file before: concepts from 5 to 1" in done.stderr.splitlines()
