"""What was recorded of a folder's files when they were fetched, in ``manifest.json``.

A file that was cut short at the end of a row looks whole: only its size tells. The manifest is
``{"files": {NAME: {"size": BYTES, "last_modified": TIME, …}, …}, …}``, as `rounds update` writes
it; a folder without one is taken as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.errors import SourceError, SourceFormatError

_MANIFEST = "manifest.json"


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    size: int
    last_modified: str | None = None


class _Manifest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    files: Mapping[str, _File]


def refuse_cut(folder: Path) -> None:
    """Raise `SourceFormatError` where a file of the folder has another size than was recorded."""
    for name, recorded in _recorded(folder).items():
        path = folder / name
        size = path.stat().st_size if path.is_file() else None
        if size != recorded.size:
            found = f"{size:,}. Fetch it again" if size is not None else "no such file"
            expected = f"the {recorded.size:,} bytes that {_MANIFEST} records"
            raise SourceFormatError(path, None, expected, found)


def changed_on(folder: Path, name: str) -> date | None:
    """The day on which a file was last changed on its server; None where none is recorded."""
    recorded = _recorded(folder).get(name)
    try:
        return parsedate_to_datetime((recorded and recorded.last_modified) or "").date()
    except ValueError:
        return None


def _recorded(folder: Path) -> Mapping[str, _File]:
    path = folder / _MANIFEST
    try:
        return _Manifest.model_validate_json(path.read_bytes()).files
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        expected = '{"files": {NAME: {"size": BYTES}}}'
        found = "something else; delete it, or fetch the files again"
        raise SourceFormatError(path, None, expected, found) from error
    except OSError as error:
        raise SourceError(path, f"cannot be read ({error.strerror})", "Fetch it again.") from error
