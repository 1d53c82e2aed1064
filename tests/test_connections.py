"""Connections to a file that is replaced while it is read."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.lending import Following, free_memory
from knowledge import Knowledge, KnowledgeError, open_knowledge
from knowledge.connections import Connections, identity
from knowledge.matching.suggest import Suggester
from knowledge.opening import inspect
from knowledge.replies.reply import Answer
from tests.conftest import LAMP_RELEASE, NEWER_LAMP_RELEASE

# Long enough for several to read at once.
SLOWLY = """
WITH RECURSIVE step (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 200000)
SELECT release, (SELECT count(*) FROM step) FROM source WHERE name = 'LAMP'
"""


@pytest.fixture
def path(tmp_path: Path, knowledge_file: Path) -> Path:
    """A knowledge file that a test may replace."""
    return Path(shutil.copy(knowledge_file, tmp_path / "served.db"))


@pytest.fixture
def opened(path: Path) -> Iterator[Connections]:
    """Connections to it."""
    connections = Connections(path)
    yield connections
    connections.close()


def put(newer: Path, path: Path) -> None:
    """Put a copy of a file in the place of another, as a build does."""
    draft = path.with_name("draft")
    shutil.copy(newer, draft)
    draft.replace(path)


def held_open(path: Path) -> list[str]:
    """The open files of this process that are, or once were, at a path (Linux)."""
    links = []
    for each in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the folder itself was open while it was listed
            links.append(str(each.readlink()))
    return [link for link in links if link.startswith(str(path))]


def read_at_once(connections: Connections, readers: int) -> list[str]:
    """What so many threads read of LAMP's release, all at the same time."""
    together = threading.Barrier(readers)

    def read(_: int) -> str:
        together.wait()
        return str(connections.rows(SLOWLY)[0]["release"])

    with ThreadPoolExecutor(readers) as threads:
        return list(threads.map(read, range(readers)))


def test_threads_that_read_at_once_have_a_connection_each(path: Path, opened: Connections) -> None:
    """None waits for another while the file is there."""
    assert 1 == len(held_open(path))
    assert [LAMP_RELEASE] * 3 == read_at_once(opened, 3)
    assert 1 < len(held_open(path)) <= 3


@pytest.mark.parametrize("is_replaced", [True, False], ids=["replaced", "deleted"])
def test_every_thread_goes_on_reading_the_file_that_was_opened(
    path: Path, opened: Connections, newer_file: Path, is_replaced: bool
) -> None:
    """Threads that read for the first time now wait for the connections that there are."""
    path.unlink()
    if is_replaced:
        put(newer_file, path)
    assert [LAMP_RELEASE] * 6 == read_at_once(opened, 6)
    assert 1 == len(held_open(path))


def test_a_closed_store_holds_no_file_open(path: Path, newer_file: Path) -> None:
    """Nor its index, once nobody has it: the file's place on the disk is free again."""
    knowledge = open_knowledge(path)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(knowledge.ask, ["lantern ataxia", "LAX"] * 8))
    assert held_open(path)
    put(newer_file, path)
    assert held_open(path)
    knowledge.close()
    with pytest.raises(sqlite3.ProgrammingError):
        knowledge.ask("lantern ataxia")
    del knowledge
    free_memory()
    assert [] == held_open(path)


def test_who_follows_a_file_lets_the_former_one_go(path: Path, newer_file: Path) -> None:
    """As soon as the newer one is taken up: nothing waits for the memory to be tidied."""
    following = Following(open_knowledge(path))
    following.current().ask("lantern ataxia")
    put(newer_file, path)
    following.current().ask("lantern ataxia")
    assert [] == [each for each in held_open(path) if each.endswith("(deleted)")]


def test_what_nobody_holds_any_more_is_let_go_at_once(path: Path) -> None:
    """Whatever was kept for the next caller; without that the file stays mapped for a while."""
    opened = open_knowledge(path)
    suggester = Suggester(opened.store)
    lasting: tuple[weakref.ref[Any], ...] = (
        *(weakref.ref(opened.store), weakref.ref(suggester), weakref.ref(opened)),
    )
    gc.disable()
    try:
        assert isinstance(opened.ask("symptoms of lantern ataxia"), Answer)
        assert suggester.suggest("lantern atx")
        opened.close()
        del opened, suggester
        assert [None] * 3 == [each() for each in lasting]
    finally:
        gc.enable()


def test_a_file_that_is_refused_is_not_held_open(tmp_path: Path, path: Path) -> None:
    """Foreign, of another schema, or damaged: it may be replaced and deleted."""
    foreign = tmp_path / "foreign.db"
    foreign.write_text("Dear diary, " * 100, "utf-8")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    db.close()
    for each in (foreign, path):
        with pytest.raises(KnowledgeError):
            inspect(each)
        with pytest.raises(KnowledgeError):
            open_knowledge(each)
        assert [] == held_open(each)


def test_identity_tells_files_apart(path: Path, newer_file: Path, tmp_path: Path) -> None:
    """A file put in the place of another is another one, also with the same bytes."""
    before = identity(path)
    assert before == identity(path)
    put(path, path)
    again = identity(path)
    put(newer_file, path)
    assert 3 == len({before, again, identity(path)})
    assert identity(tmp_path / "none.db") is None


# What is in a file, before it is turned to.


def test_a_whole_file_tells_its_releases(newer_file: Path) -> None:
    """Source and release, in the order of the build."""
    assert f"LAMP {NEWER_LAMP_RELEASE}" in inspect(newer_file)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_refused(path: Path, share: float) -> None:
    """Wherever it was."""
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(KnowledgeError, match=r"served\.db: it is"):
        inspect(path)


def test_a_page_that_was_overwritten_is_found(path: Path, knowledge: Knowledge) -> None:
    """The file still opens: only reading all of it tells."""
    whole = bytearray(path.read_bytes())
    (size,) = knowledge.store.rows("PRAGMA page_size")[0]
    (root,) = knowledge.store.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'feature'")[0]
    whole[(root - 1) * size : root * size] = b"\x5a" * size
    path.write_bytes(whole)
    open_knowledge(path).close()
    with pytest.raises(KnowledgeError, match="it is damaged"):
        inspect(path)
