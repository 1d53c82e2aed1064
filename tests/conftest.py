"""What tests share: a small knowledge made of real sources in small, and the embedded default."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge import Knowledge, open_knowledge
from knowledge.embedded import ensure_embedded

DATA = Path(__file__).parent / "data"


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
