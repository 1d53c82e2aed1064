"""`rounds export`, as a process: where the file goes, and what is said when there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.phrases import en
from tests.test_cli import Rounds

LANTERN = "rounds-lantern-ataxia-C9900001"


@pytest.fixture
def rounds(tmp_path: Path) -> Rounds:
    """The command, in an empty home that it writes into."""
    return Rounds(tmp_path)


def test_a_file_is_written_into_the_folder_where_one_is(
    rounds: Rounds, knowledge_file: Path
) -> None:
    """Named by what is in it; standard output stays empty."""
    ran = rounds(
        *("export", "lantern ataxia", "--as", "bibtex", "--section", "studies"),
        *("--knowledge", knowledge_file),
    )
    assert (0, "") == (ran.status, ran.out)
    path = rounds.home / f"{LANTERN}-studies.bib"
    assert f"Saved {path.name}\n" == ran.err
    assert "@article{pmid99000002," in path.read_text("utf-8")


def test_a_file_is_replaced_only_when_told_so(rounds: Rounds, knowledge_file: Path) -> None:
    """What was there stays as it was otherwise."""
    path = rounds.home / "lamps.csv"
    path.write_text("mine", "utf-8")
    arguments = ("export", "MONDO:9900001", "--as", "csv", "--output", path)
    ran = rounds(*arguments, "--knowledge", knowledge_file)
    assert (1, "") == (ran.status, ran.out)
    assert "--force" in ran.err
    assert "mine" == path.read_text("utf-8")
    ran = rounds(*arguments, "--force", "--knowledge", knowledge_file)
    assert (0, "") == (ran.status, ran.out)
    assert "Lantern ataxia" in path.read_text("utf-8")


def test_a_folder_or_standard_output_can_be_named(rounds: Rounds, knowledge_file: Path) -> None:
    """A folder gets the file under its own name."""
    folder = rounds.home / "exports"
    folder.mkdir()
    ran = rounds("export", "LANT1", "--output", folder, "--knowledge", knowledge_file)
    assert 0 == ran.status
    assert ["rounds-lant1-NCBIGene-99001.md"] == [path.name for path in folder.iterdir()]
    arguments = ("export", "PMID 99000002", "--as", "csl", "--output", "-")
    ran = rounds(*arguments, "--knowledge", knowledge_file)
    assert (0, "") == (ran.status, ran.err)
    assert ["99000002"] == [each["PMID"] for each in json.loads(ran.out)]


@pytest.mark.parametrize("form", ["markdown", "text", "json", "csv"])
def test_a_gene_is_exported_in_every_format_of_records(
    rounds: Rounds, knowledge_file: Path, form: str
) -> None:
    """By its symbol: each condition with who ties it to the gene. It has no sections."""
    arguments = ("export", "LANT1", "--as", form, "--output", "-", "--knowledge", knowledge_file)
    ran = rounds(*arguments)
    assert (0, "") == (ran.status, ran.err)
    assert all(said in ran.out for said in ("LANT1", "NCBIGene:99001", "Lantern ataxia", "LAMP"))
    ran = rounds(*arguments, "--section", "genes")
    assert (1, "") == (ran.status, ran.out)
    assert en.NOT_EXPORTED["gene_sections"] in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("name", "form", "status", "said"),
    [
        ("LANT1", "apa", 1, en.NOT_EXPORTED["gene_citations"]),
        ("zzqqy", "text", 4, en.NO_MATCH["nothing_fits"]),
        ("HP:0001251", "bibtex", 1, en.NOT_EXPORTED["no_citations"]),
        ("lantern ataxia", "docx", 2, "docx"),
        ("i dont wanna exist anymore", "text", 5, "sorry"),
    ],
)
def test_what_cannot_be_exported_says_why(
    rounds: Rounds, knowledge_file: Path, name: str, form: str, status: int, said: str
) -> None:
    """On standard error, and no file is left."""
    ran = rounds("export", name, "--as", form, "--knowledge", knowledge_file)
    assert (status, "") == (ran.status, ran.out)
    assert said in " ".join(ran.err.split())
    assert [] == list(rounds.home.glob("rounds-*"))
