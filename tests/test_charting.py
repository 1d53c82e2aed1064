"""`rounds chart`: a picture in a file, and in words on standard output."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.test_cli import Rounds


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Rounds:
    """The command, in an empty home."""
    return Rounds(tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize("name", ["OMIM:154700", "marfan syndrome", "marfen syndrome"])
def test_a_chart_is_written_and_told_in_words(
    rounds: Rounds, name: str, knowledge_file: Path, tmp_path: Path
) -> None:
    """By an id, a name, or a misspelt one."""
    path = tmp_path / "marfan.png"
    ran = rounds("chart", name, "--output", path, "--knowledge", knowledge_file)
    assert 0 == ran.status, ran.err
    assert Image.open(io.BytesIO(path.read_bytes())).size > (800, 800)
    said = " ".join(ran.out.split())
    assert "clinical features of Marfan syndrome, by body system" in said
    assert ("Showing: Marfan syndrome" in said) == (name == "marfen syndrome")


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("lantern ataxia", 5, "of at least 10 features for a chart"),
        ("zorblax", 4, "I found no concept that fits"),
        ("i dont wanna exist anymore", 5, "I am still here for questions"),
    ],
)
def test_where_there_is_no_chart_no_file_is_written(
    rounds: Rounds, name: str, status: int, said: str, knowledge_file: Path, tmp_path: Path
) -> None:
    """The exit status and a sentence say why."""
    path = tmp_path / "none.png"
    ran = rounds("chart", name, "--output", path, "--knowledge", knowledge_file)
    assert status == ran.status, ran.err
    assert said in " ".join(ran.out.split())
    assert not path.exists()
