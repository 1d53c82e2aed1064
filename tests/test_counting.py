"""`rounds counts`: what operators see of what people found useful, and of ids not found."""

from __future__ import annotations

import asyncio
import subprocess
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.phrases import en
from bot.state import State
from tests.shipped import ROUNDS, environment


def counts(folder: Path, state: str) -> subprocess.CompletedProcess[str]:
    """What the command prints."""
    return subprocess.run(
        [ROUNDS, "counts"],
        env=environment(folder, {"state": state}),
        capture_output=True,
        text=True,
        check=False,
    )


async def _fill(path: Path) -> None:
    for month in (10, 11):
        now = partial(datetime, 2026, month, 5, tzinfo=UTC)
        state = await State.open(str(path), clock=now)
        for useful in (True, True, False):
            await state.counts.vote("C9900001", "genes", useful=useful)
        await state.counts.vote("OMIM:999002", "summary", useful=False)
        await state.counts.miss("OMIM:999777")
        await state.close()


def test_counts_are_printed_by_month_the_latest_first(tmp_path: Path) -> None:
    """Useful and not in one line, the section in words, what was counted most first."""
    path = tmp_path / "state.db"
    asyncio.run(_fill(path))
    done = counts(tmp_path, str(path))
    assert (0, "") == (done.returncode, done.stderr)
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    genes = en.COUNTS_OF.format(concept="C9900001", section=en.SECTIONS["genes"], yes=2, no=1)
    summary = en.COUNTS_OF.format(concept="OMIM:999002", section=en.SUMMARY_OPTION, yes=0, no=1)
    asked = en.COUNTS_ASKED.format(concept="OMIM:999777", count=1)
    assert [
        en.COUNTS_USEFUL,
        *(f"{month}  {said}" for month in ("2026-11", "2026-10") for said in (genes, summary)),
        en.COUNTS_UNFOUND,
        f"2026-11  {asked}",
        f"2026-10  {asked}",
    ] == lines


def test_nothing_counted_is_said(tmp_path: Path) -> None:
    """And how ids that were not found come to be counted."""
    done = counts(tmp_path, str(tmp_path / "state.db"))
    assert 0 == done.returncode
    assert en.COUNTS_NONE in done.stdout
    assert "/settings" in done.stdout


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    """Exit status 1, no traceback."""
    path = tmp_path / "state.db"
    path.write_text("no database")
    done = counts(tmp_path, str(path))
    assert 1 == done.returncode
    assert "Traceback" not in done.stderr
    assert 1 == len(done.stderr.splitlines())
