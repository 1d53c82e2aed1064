"""The peers that suggestions are compared with: each completes what a stranger expects of it."""

from __future__ import annotations

import pytest

from benchmarks.completers import peers

NAMES = (
    ("Lantern ataxia of late evening", "C9900003"),
    ("Lantern ataxia", "C9900001"),
    ("Ataxia, lantern", "C9900001"),
    ("Moth wing dystrophy", "C9900002"),
)


@pytest.mark.parametrize("name", sorted(peers()))
def test_a_peer_completes_a_begun_name(name: str) -> None:
    """Both concepts that begin so come before any other, each once."""
    found = peers()[name](NAMES)("Lantern at")
    assert ["C9900001", "C9900003"] == sorted(found[:2])
    assert len(found) == len(set(found))
