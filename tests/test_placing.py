"""Putting a file in place: never missing, the former one kept, and the way back."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import KnowledgeError, SourceSpec, build, open_knowledge
from knowledge.building.placing import alone, draft_of, place, previous_of, roll_back

ROOT = Path(__file__).parent.parent

# Ends itself, as SIGKILL would, just before its so-many-th change to the folder.
DYING = """
import os, signal, sys
from pathlib import Path
from knowledge.building import placing
changes = {"os.link", "os.rename", "os.remove"}
left = int(sys.argv[1])
def count(event, arguments):
    global left
    if event in changes:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
file = Path(sys.argv[2])
sys.addaudithook(count)
if sys.argv[3] == "place":
    with placing.alone(file):
        placing.place(Path(sys.argv[4]), file)
else:
    placing.roll_back(file)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, bytes]:
    """Three small knowledge files, of one concept each, as bytes."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("one", "two", "three"):
        text = (ROOT / "tests/data/concepts/lantern-ataxia-2.toml").read_text("utf-8")
        source = folder / f"{name}.toml"
        source.write_text(text.replace('release = "2026-10-01"', f'release = "{name}"'), "utf-8")
        build([SourceSpec("concepts", source)], folder / f"{name}.db")
    one, two, three = ((folder / f"{name}.db").read_bytes() for name in ("one", "two", "three"))
    return one, two, three


@pytest.fixture
def file(tmp_path: Path, made: tuple[bytes, bytes, bytes]) -> Path:
    """A folder with `two` in force and `one` before it."""
    file = tmp_path / "k.db"
    file.write_bytes(made[1])
    previous_of(file).write_bytes(made[0])
    return file


def release(file: Path) -> str | None:
    """The release that a knowledge file of one source holds."""
    (source,) = open_knowledge(file).store.sources()
    return source.release


def releases(file: Path) -> tuple[str | None, str | None]:
    """The release in force and the one before."""
    return release(file), release(previous_of(file))


def put(file: Path, content: bytes) -> None:
    """Put content in place as a build does."""
    with alone(file):
        draft_of(file).write_bytes(content)
        place(draft_of(file), file)


def left(folder: Path) -> list[str]:
    """What lies in the folder, locks aside."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def test_the_file_before_is_kept(file: Path, made: tuple[bytes, bytes, bytes]) -> None:
    """The new one is in force, the former one beside it, the one before that is gone."""
    put(file, made[2])
    assert ("three", "two") == releases(file)
    assert ["k.db", "k.previous.db"] == left(file.parent)


def test_the_first_file_has_none_before_it(
    tmp_path: Path, made: tuple[bytes, bytes, bytes]
) -> None:
    """Nothing is kept where nothing was."""
    put(tmp_path / "k.db", made[0])
    assert ["k.db"] == left(tmp_path)


def test_the_same_bytes_take_no_place(file: Path, made: tuple[bytes, bytes, bytes]) -> None:
    """A build of the same sources does not push the former file out of reach."""
    put(file, made[1])
    assert ("two", "one") == releases(file)
    assert ["k.db", "k.previous.db"] == left(file.parent)


def test_a_damaged_file_does_not_push_out_a_good_one(
    file: Path, made: tuple[bytes, bytes, bytes]
) -> None:
    """What is replaced for being damaged is not kept; what was before it is."""
    file.write_bytes(b"no knowledge")
    put(file, made[2])
    assert ("three", "one") == releases(file)


def test_roll_back_swaps_and_swaps_again(file: Path) -> None:
    """Back, and with a second call forward; both files are kept."""
    roll_back(file)
    assert ("one", "two") == releases(file)
    roll_back(file)
    assert ("two", "one") == releases(file)
    assert ["k.db", "k.previous.db"] == left(file.parent)


def test_a_reader_goes_on_reading_what_it_opened(file: Path) -> None:
    """A file that is in use is neither cut nor changed by what takes its place."""
    opened = open_knowledge(file)
    roll_back(file)
    roll_back(file)
    roll_back(file)
    assert ["two"] == [row["release"] for row in opened.store.rows("SELECT release FROM source")]


def test_roll_back_without_a_former_file_says_so(file: Path) -> None:
    """The message names the file looked for; nothing is changed."""
    previous_of(file).unlink()
    with pytest.raises(KnowledgeError, match=r"k\.previous\.db: there is no previous file"):
        roll_back(file)
    assert "two" == release(file)
    with pytest.raises(KnowledgeError, match="there is no such folder"):
        roll_back(file / "k.db")


def test_roll_back_to_a_damaged_file_is_refused(file: Path) -> None:
    """What could not be opened does not take the place of what can."""
    previous_of(file).write_bytes(b"no knowledge at all")
    with pytest.raises(KnowledgeError, match=r"k\.previous\.db: it is not a knowledge file"):
        roll_back(file)
    assert "two" == release(file)


def test_roll_back_where_the_file_is_gone_brings_the_former_back(file: Path) -> None:
    """Whoever deleted the file by mistake has one again."""
    file.unlink()
    roll_back(file)
    assert "one" == release(file)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize("act", ["place", "rollback"])
def test_killed_between_any_two_steps_a_whole_file_is_in_force(
    file: Path, made: tuple[bytes, bytes, bytes], act: str, step: int
) -> None:
    """Before or after the change, never without a file; the next run finishes and goes on."""
    draft = draft_of(file.with_name("new.db"))
    draft.write_bytes(made[2])
    new = "three" if act == "place" else "one"
    command = [sys.executable, "-c", DYING, str(step), str(file), act, str(draft)]
    ended = subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode
    assert ended in {0, -signal.SIGKILL}
    assert (step < 5) == (ended != 0), "two to tidy up, three to change hands"
    in_force = release(file)
    assert in_force == (new if step > 3 else "two")
    with alone(file):
        pass  # what the killed one left is put right
    kept = "two" if in_force == new else "one"
    assert (in_force, kept) == releases(file)
    assert {"k.db", "k.previous.db"} == {*left(file.parent)} - {draft.name}


def test_a_draft_and_a_copy_cut_short_are_taken_away(file: Path) -> None:
    """What a killed build leaves is in nobody's way."""
    draft_of(file).write_bytes(b"half")
    file.with_name(".k.db.copying").write_bytes(b"half")
    roll_back(file)
    assert ("one", "two") == releases(file)
    assert ["k.db", "k.previous.db"] == left(file.parent)


def test_where_files_have_one_name_only_a_copy_is_kept(
    file: Path, made: tuple[bytes, bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some drives know no hard links: there the system's refusal leads to a copy."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    put(file, made[2])
    assert ("three", "two") == releases(file)
    assert ["k.db", "k.previous.db"] == left(file.parent)
