"""Knowledge of invented concepts, stated by LAMP: for tests that need names more than records."""

from __future__ import annotations

from pathlib import Path

from knowledge import Knowledge, SourceSpec, build, open_knowledge

_CONCEPT = """
name = "{name}"
kind = "{kind}"
id = "{curie}"
default_source = "lamp"
{more}
[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""


def concept(curie: str, name: str, kind: str = "disease", more: str = "") -> str:
    """The text of a concept file; `more` is what else it states, as TOML."""
    return _CONCEPT.format(curie=curie, name=name, kind=kind, more=more)


def knowledge_of(folder: Path, *concepts: str) -> Knowledge:
    """Knowledge built in a folder from the texts of concept files."""
    for number, text in enumerate(concepts):
        (folder / f"{number:03}.toml").write_text(text, "utf-8")
    build([SourceSpec("concepts", folder)], folder / "lamp.db")
    return open_knowledge(folder / "lamp.db")
