"""A file that is being fetched: its bytes so far, and the version that they belong to.

``NAME.part`` holds the bytes, ``NAME.part.json`` the version. The note is written before the first
byte and the bytes are dropped before the note, so at any moment the bytes belong to the note.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from knowledge.download.versions import Version


class Part:
    """The beginning of a file that is to lie at `target`."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part.json")

    def version(self, address: str) -> Version | None:
        """Which version the bytes belong to; None if there is none of this address."""
        try:
            noted = Version.model_validate_json(self._note.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None
        return noted if noted.address == address else None

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self.path.stat().st_size if self.path.exists() else 0

    def begin(self, version: Version) -> None:
        """Drop what was begun and begin this version."""
        self.drop()
        write_whole(self._note, version.model_dump_json())

    def drop(self) -> None:
        """Forget what was begun."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def finish(self) -> None:
        """Give the whole file its name."""
        with self.path.open("rb") as written:
            os.fsync(written.fileno())
        self.path.replace(self.target)
        self._note.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a small file in one step: it is there as before or as a whole."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
