"""The documentation is true: its example is read, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge.records import FeatureRecord, NameRecord
from knowledge.sources import KINDS, concept_files

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_concept_file_in_the_docs_is_a_concept_file(tmp_path: Path) -> None:
    """The example is read whole, with every kind of statement."""
    text = (ROOT / "docs" / "concept-files.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "example.toml").write_text(example, "utf-8")
    records = list(concept_files.read(tmp_path))
    names = [record.text for record in records if isinstance(record, NameRecord)]
    assert "Glow-worm staggers" in names
    assert [False, True] == [r.absent for r in records if isinstance(r, FeatureRecord)]
    kinds = {type(record).__name__ for record in records}
    assert {"DefinitionRecord", "GeneRecord", "CitationRecord", "CaveatRecord"} <= kinds


def test_every_kind_of_source_is_in_the_readme() -> None:
    """A new source needs its row."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [] == [kind for kind in KINDS if f"`{kind}" not in readme]


def test_links_between_the_documents_lead_somewhere() -> None:
    """Every relative link names a file that is there."""
    for document in DOCS:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_room_is_on_the_map() -> None:
    """The architecture page names every module of the two packages."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for package in ("knowledge", "bot"):
        rooms = {path.stem for path in (ROOT / package).glob("*.py")}
        missing = {room for room in rooms if not room.startswith("_") and f"`{room}" not in page}
        assert set() == missing, f"{package}: {missing}"
