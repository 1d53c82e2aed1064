"""The knowledge that needs no configuration: bundled concept files and HPO, built once and kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

from filelock import FileLock

from knowledge import schema
from knowledge.building.build import build
from knowledge.building.draft import Progress
from knowledge.sources import SourceSpec, concept_files, hpo

SOURCES = (SourceSpec("concepts"), SourceSpec("hpo"))
# The rooms, beside sources, whose change could change the file: a new Rounds never reads what an
# old one kept. Those that `draft` is made of, which a test holds.
SHAPING = (
    *("building/contents", "building/counts", "building/draft", "building/joining"),
    *("building/kinds", "building/resolve", "building/stage", "building/statements"),
    *("connections", "errors", "identifier_kinds", "identifiers", "model"),
    *("names/arrays", "names/index", "names/index_build", "names/naming", "records"),
    *("schema", "sections", "text"),
)


def embedded_path(cache: Path, *, include_iea: bool = False) -> Path:
    """Where the embedded knowledge is kept: the name changes with all that it is built from."""
    digest = hashlib.sha256()
    for path in (*sorted(concept_files.BUNDLED.glob("*.toml")), *_building_code()):
        digest.update(path.name.encode() + path.read_bytes())
    iea = "-iea" if include_iea else ""
    made_of = f"{schema.VERSION}-{hpo.installed_version()}{iea}-{digest.hexdigest()[:12]}"
    return cache / f"embedded-{made_of}.db"


def _building_code() -> list[Path]:
    here = Path(__file__).parent
    return [*sorted((here / "sources").glob("*.py")), *(here / f"{room}.py" for room in SHAPING)]


def ensure_embedded(
    cache: Path, *, include_iea: bool = False, progress: Progress = lambda _stage, _count: None
) -> Path:
    """The embedded knowledge's file, built first if it is not there; of two callers one builds."""
    path = embedded_path(cache, include_iea=include_iea)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), mode=0o600):
            if not path.exists():
                build(SOURCES, path, include_iea=include_iea, progress=progress)
    return path
