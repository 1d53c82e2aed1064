"""From what a knowledge file was last built, so that nothing is built when nothing has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge import schema
from knowledge.download.part import write_whole
from knowledge.sources import SourceSpec, concept_files


class _Built(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    knowledge: Path
    inputs: str


def inputs_of(sources: Sequence[SourceSpec], version: str, *, include_iea: bool) -> str:
    """A checksum of all that goes into a build: the sources' files, options, Rounds' version."""
    digest = hashlib.sha256(f"{version} {schema.VERSION} {include_iea}".encode())
    for spec in sources:
        digest.update(f"\0{spec.kind}".encode())
        for path in _files(spec):
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
            digest.update(f"\0{path.name}\0".encode() + content)
    return digest.hexdigest()


def _files(spec: SourceSpec) -> Iterable[Path]:
    path = spec.path or (concept_files.BUNDLED if spec.kind == "concepts" else None)
    if path is None or not path.exists():  # the build itself says what is missing
        return ()
    if not path.is_dir():
        return (path,)
    pattern = "*.toml" if spec.kind == "concepts" else "*"
    # A manifest says when files were fetched, which changes nothing that is in them.
    inside = (each for each in path.glob(pattern) if each.name != "manifest.json")
    return sorted(each for each in inside if each.is_file())


def is_built(note: Path, knowledge: Path, inputs: str) -> bool:
    """Whether this knowledge file was built from these inputs, and is there."""
    try:
        built = _Built.model_validate_json(note.read_bytes())
    except (FileNotFoundError, ValidationError):
        return False
    return built == _Built(knowledge=knowledge, inputs=inputs) and knowledge.is_file()


def note_built(note: Path, knowledge: Path, inputs: str) -> None:
    """Keep that this knowledge file was built from these inputs."""
    write_whole(note, _Built(knowledge=knowledge, inputs=inputs).model_dump_json())
