"""A draft of a knowledge file, checked, and swapped in for the old one.

A build that is killed, fails or is refused leaves the former file as it was.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

from knowledge.building import counts, placing
from knowledge.building.check import refuse_bad
from knowledge.building.draft import BuildReport, Progress, write_draft
from knowledge.errors import BuildError
from knowledge.sources import SourceSpec

_ELSEWHERE = (
    "choose another place: --output of `rounds build`; for other commands `knowledge` (or `cache`) "
    "in the configuration."
)


def build(
    sources: Sequence[SourceSpec],
    output: Path,
    *,
    include_iea: bool = False,
    allow_fewer: bool = False,
    progress: Progress = lambda _stage, _count: None,
) -> BuildReport:
    """Build a knowledge file from sources, check it and put it in place of `output` in one step.

    Unless `allow_fewer`, no count of a source may fall by more than a tenth. The file that was at
    `output` is kept (see `placing`).

    Raises:
        KnowledgeError: a source cannot be read or the build is refused; `output` is as before.
    """
    output = output.resolve()
    _make_folder(output.parent)
    _check_output(output)
    draft = placing.draft_of(output)
    with placing.alone(output):
        try:
            report = write_draft(sources, draft, include_iea, progress)
            progress("check", report.records)
            refuse_bad(draft, output)
            report.falls = _falls(draft, output, allow_fewer=allow_fewer)
            progress("swap", report.records)
            _place(draft, output)
        except sqlite3.Error as error:
            raise BuildError(_unwritten(output, error)) from error
        finally:
            draft.unlink(missing_ok=True)
    return report


def _place(draft: Path, output: Path) -> None:
    try:
        placing.place(draft, output)
    except OSError as error:
        raise BuildError(_unwritten(output, error.strerror)) from error


def _unwritten(output: Path, problem: object) -> str:
    return (
        f"{output} could not be written ({problem}). It is as it was. Make room in {output.parent} "
        f"and in {tempfile.gettempdir()}, or {_ELSEWHERE}"
    )


def _falls(draft: Path, output: Path, *, allow_fewer: bool) -> list[counts.Fall]:
    """What is less than in the file that will be replaced, if that can be read."""
    before, now = counts.counts_of(output), counts.counts_of(draft)
    falls = list(counts.falls(before, now)) if before and now else []
    steep = [fall for fall in falls if fall.is_steep]
    if steep and not allow_fewer:
        raise BuildError(
            f"the new file would state less than {output}, by more than a tenth: "
            f"{counts.listed(steep)}. {output} is as it was. If a source was cut short, fetch it "
            "again; if this is meant, build with --allow-fewer."
        )
    return falls


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(f"{folder} cannot be made ({error.strerror}); {_ELSEWHERE}") from error
    if not os.access(folder, os.W_OK):
        raise BuildError(f"{folder} cannot be written to; {_ELSEWHERE}")


def _check_output(output: Path) -> None:
    """Refuse what must not be replaced, and a folder where no file can be made, before any work."""
    if output.exists() and not output.is_file():
        raise BuildError(f"{output} is not a file; {_ELSEWHERE}")
    try:
        placing.lock_of(output).touch(mode=0o600)  # left behind anyway, so a kill leaves no litter
    except OSError as error:
        problem = f"{output} cannot be written ({error.strerror}); {_ELSEWHERE}"
        raise BuildError(problem) from error
