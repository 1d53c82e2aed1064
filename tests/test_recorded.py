"""A folder with a manifest: a file of another size than was recorded is refused unread."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from knowledge import SourceSpec
from knowledge.errors import SourceFormatError
from knowledge.records import Record, SourceRecord

RELEASE = Path(__file__).parent / "data" / "medgen_release"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented release with a manifest, as an update leaves it."""
    folder = Path(shutil.copytree(RELEASE, tmp_path / "release"))
    sizes = {path.name: {"size": path.stat().st_size} for path in folder.iterdir()}
    (folder / "manifest.json").write_text(json.dumps({"files": sizes}), encoding="utf-8")
    return folder


def read(folder: Path) -> list[Record]:
    """All that the release states."""
    return list(SourceSpec("medgen-release", folder).read())


def test_a_folder_as_it_was_recorded_is_read(folder: Path) -> None:
    """A manifest changes nothing of what is read."""
    assert read(RELEASE) == read(folder)


def test_a_file_cut_at_the_end_of_a_row_is_refused_by_its_size(folder: Path) -> None:
    """Nothing in the rows tells; the message names the file and both sizes."""
    cut = folder / "MGCONSO.RRF"
    whole = cut.stat().st_size
    rows = cut.read_bytes().splitlines(keepends=True)
    cut.write_bytes(b"".join(rows[:-1]))
    told = rf"MGCONSO\.RRF: expected the {whole} bytes .* found {whole - len(rows[-1])}\. Fetch"
    with pytest.raises(SourceFormatError, match=told):
        read(folder)


def test_a_recorded_file_that_is_gone_is_refused(folder: Path) -> None:
    """Optional files are optional where none was fetched."""
    (folder / "MGDEF.RRF").unlink()
    with pytest.raises(SourceFormatError, match=r"MGDEF\.RRF: expected .* found no such file"):
        read(folder)


@pytest.mark.parametrize("written", ["", "[]", '{"files": {"NAMES.RRF": {}}}', "{"])
def test_a_manifest_that_cannot_be_read_is_named(folder: Path, written: str) -> None:
    """Rather than taken for none."""
    (folder / "manifest.json").write_text(written, encoding="utf-8")
    with pytest.raises(SourceFormatError, match=r"manifest\.json: expected"):
        read(folder)


def test_the_genes_have_the_day_of_their_own_file(folder: Path) -> None:
    """NCBI makes it daily, apart from the release; where nothing tells its day, the name does."""

    def stated(folder: Path) -> list[tuple[str, str | None]]:
        sources = [each for each in read(folder) if isinstance(each, SourceRecord)]
        return [(each.name, each.release) for each in sources if each.name.startswith("NCBI Gene")]

    name = "NCBI Gene (mim2gene_medgen)"
    assert [(f"{name}, kept with MedGen", "2026-01-07")] == stated(folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"]["mim2gene_medgen"]["last_modified"] = "Wed, 14 Apr 2027 05:10:00 GMT"
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert [(name, "2027-04-14")] == stated(folder)
