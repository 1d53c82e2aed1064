"""The quick ones of the faults that `make faults` does to builds: none of them leaves a trace."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import faults_of_builds, faults_of_inputs
from tests.faults_outcome import Outcome

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def words(outcomes: Iterable[Outcome]) -> set[str]:
    """What the outcomes came to; none may have anything wrong."""
    found = list(outcomes)
    assert [] == [outcome for outcome in found if outcome.wrong]
    return {outcome.word for outcome in found}


def test_a_build_killed_while_it_writes_leaves_the_former_file(tmp_path: Path) -> None:
    """It answers, and the next build finds nothing in its way."""
    assert "killed while writing" in words(faults_of_builds.killed_builds(tmp_path, 2))


def test_a_full_disk_is_one_line_and_leaves_the_former_file(tmp_path: Path) -> None:
    """Whenever the disk is full: the line says which file could not be written."""
    assert {"refused, file named"} == words(faults_of_builds.full_disks(tmp_path, 2))


def test_places_where_no_file_can_be_made_are_refused(tmp_path: Path) -> None:
    """Below a file, in /proc, in a folder that is closed: root, too, is told to choose another."""
    assert {"refused, file named"} == words(faults_of_builds.refused_places(tmp_path))


@pytest.mark.parametrize("packed", [False, True])
def test_input_that_is_cut_short_is_refused_or_told(tmp_path: Path, packed: bool) -> None:
    """By file and line or by the counts that fell; nothing is lost without a word."""
    site = faults_of_inputs.prepared(tmp_path / "site", packed=packed)
    assert "refused, file named" in words(faults_of_inputs.cut_inputs(site, 20))


@pytest.mark.parametrize("recorded", [False, True])
def test_input_that_is_cut_between_rows_is_refused_or_told(tmp_path: Path, recorded: bool) -> None:
    """By its size where that was recorded, else by the counts that fell."""
    site = faults_of_inputs.prepared(tmp_path / "site")
    found = words(faults_of_inputs.cut_rows(site, 20, recorded=recorded))
    assert {"refused, file named"} == found if recorded else "refused, count named" in found


def test_a_file_in_the_place_of_another_is_refused(tmp_path: Path) -> None:
    """Whichever two of some: by header, and what has none by its ids or by what fell."""
    site = faults_of_inputs.prepared(tmp_path / "site")
    found = words(faults_of_inputs.swapped_inputs(site, 0.3))
    assert "refused, file named" in found
    assert "built, nothing lost" not in found


def test_builds_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    """One after the other each puts a whole file in place."""
    assert {"built"} == words(faults_of_builds.builds_at_once(tmp_path, 2))
