"""What tests share: a small knowledge made of real sources in small, and the embedded default."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.embedded import ensure_embedded
from tests.hpo_slice import cut_slice

DATA = Path(__file__).parent / "data"


# Diseases and terms of HPO that the small knowledge holds beside the invented concepts.
SLICE_DISEASES = ("OMIM:154700", "ORPHA:558", "OMIM:160750", "ORPHA:732", "ORPHA:342")
SLICE_TERMS = ("HP:0003701", "HP:0002015", "HP:0001945", "HP:0003551", "HP:0001251")


@pytest.fixture(scope="session")
def knowledge_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small knowledge file: the invented concepts of `tests/data` and a slice of HPO."""
    folder = tmp_path_factory.mktemp("knowledge")
    release = cut_slice(folder / "hpo", SLICE_DISEASES, SLICE_TERMS)
    sources = [SourceSpec("concepts", DATA / "concepts"), SourceSpec("hpo", release)]
    build(sources, folder / "small.db")
    return folder / "small.db"


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
