"""What tests share: a small knowledge made of real sources in small, and the embedded default."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.state import State
from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.embedded import ensure_embedded
from tests.hpo_slice import cut_slice
from tests.postgres_server import PostgresServer, served

DATA = Path(__file__).parent / "data"

LAMP_RELEASE, NEWER_LAMP_RELEASE = "2026-10-01", "2026-11-01"


# Diseases and terms of HPO that the small knowledge holds beside the invented concepts.
SLICE_DISEASES = ("OMIM:154700", "ORPHA:558", "OMIM:160750", "ORPHA:732", "ORPHA:342")
SLICE_TERMS = ("HP:0003701", "HP:0002015", "HP:0001945", "HP:0003551", "HP:0001251")


def pytest_configure() -> None:
    """Let Ctrl-C reach what tests start: a suite that a shell runs in the background ignores it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """One process of tests more than cores: many a test waits, for a process or for a timer."""
    has_affinity = hasattr(os, "sched_getaffinity")  # the cores that this process may use
    return (len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Have no garbage collection look through modules and thousands of tests again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def knowledge_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small knowledge file: the invented concepts of `tests/data` and a slice of HPO."""
    folder = tmp_path_factory.mktemp("knowledge")
    release = cut_slice(folder / "hpo", SLICE_DISEASES, SLICE_TERMS)
    sources = [SourceSpec("concepts", DATA / "concepts"), SourceSpec("hpo", release)]
    build(sources, folder / "small.db")
    return folder / "small.db"


@pytest.fixture(scope="session")
def newer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later file of the invented concepts: LAMP in another release, and one concept more."""
    folder = tmp_path_factory.mktemp("newer")
    for path in (DATA / "concepts").glob("*.toml"):
        text = path.read_text("utf-8").replace(LAMP_RELEASE, NEWER_LAMP_RELEASE)
        (folder / path.name).write_text(text, "utf-8")
    added = (folder / "lantern-ataxia-2.toml").read_text("utf-8")
    for before, after in (("Lantern ataxia 2", "Firefly ataxia"), ("999002", "999099")):
        assert before in added
        added = added.replace(before, after)
    (folder / "firefly-ataxia.toml").write_text(added, "utf-8")
    build([SourceSpec("concepts", folder)], folder / "newer.db")
    return folder / "newer.db"


@pytest.fixture(scope="session")
def knowledge(knowledge_file: Path) -> Knowledge:
    """The small knowledge, opened."""
    return open_knowledge(knowledge_file)


@pytest.fixture(scope="session")
def embedded(pytestconfig: pytest.Config) -> Knowledge:
    """The real default knowledge, built once and kept between runs."""
    cache = pytestconfig.rootpath / ".venv" / "embedded"
    return open_knowledge(ensure_embedded(cache))


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of real input beside the checkout, where there is one."""
    folder = os.environ.get("ROUNDS_TEST_DATA")
    if not folder or not Path(folder, "data").is_dir():
        pytest.skip("ROUNDS_TEST_DATA names no folder that holds data/: real input is not tested")
    return Path(folder) / "data"


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it is."""
        return self.now

    def advance(self, **time: float) -> None:
        """Let some time go by, in the words of `timedelta`."""
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    """The time it is for the state of a test."""
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL server, one for each process of the test suite that needs one."""
    with served() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "state" / "state.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.emptied()


@pytest.fixture
async def state(address: str, clock: Clock) -> AsyncIterator[State]:
    """An empty state in a database of each kind."""
    # A busy machine is no fault of the database.
    opened = await State.open(address, clock=clock, patience_s=60)
    yield opened
    await opened.close()
