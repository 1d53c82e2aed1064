"""What stays out of the repository: addresses of registries, people's folders, secrets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Put together from pieces, so that this file does not hold what it looks for.
REGISTRIES = (r"py" + r"pi\.(org|python)", "python" + r"hosted\.org", "--(extra-)?index" + "-url")
FOLDERS = (r"(?<![\w.~])/" + r"(work|root|home|Users)/", r"\bsha" + r"red/(data|docs)\b")
KEPT_OUT = re.compile("|".join((*REGISTRIES, *FOLDERS)), re.IGNORECASE)


def files() -> list[Path]:
    """The files of the repository, those among them that are not yet committed too."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_somebodys_folder() -> None:
    """The project works wherever it lies, with whatever registry a machine is set up for."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if KEPT_OUT.search(line)
    ]
    assert [] == found


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url https://example.org/simple",
        "see https://py" + "pi.org/project/x",
        "cd /" + "work/main",
        'path = "/ro' + 'ot/.cache"',
        "../sha" + "red/data/seed",
    ],
)
def test_what_is_kept_out_would_be_found(line: str) -> None:
    """The check can fail."""
    assert KEPT_OUT.search(line)


@pytest.mark.parametrize(
    "line", ["https://example.org/work/1", "how it works/what for", "~/home/x", "shared by both"]
)
def test_ordinary_words_are_not_kept_out(line: str) -> None:
    """Only what it is meant for."""
    assert not KEPT_OUT.search(line)


def test_no_file_holds_a_token() -> None:
    """Three parts of letters with dots between them, as Discord makes them, are in no file."""
    token = re.compile(r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}\b")
    assert [] == [path for path in files() if token.search(path.read_text("utf-8", "replace"))]


def test_secrets_and_built_files_are_ignored() -> None:
    """A configuration, an environment and a knowledge file never get into the repository."""
    names = ["config.toml", ".venv/bin/python", "knowledge.db", "dist/x.whl", ".hypothesis/x"]
    ran = subprocess.run(
        ["git", "check-ignore", *names], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert names == ran.stdout.split()
