"""Fitting the weights of the score: on a small knowledge, by questions made of its own names."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks import questions, tune
from benchmarks.generated_release import Size, generate
from benchmarks.questions import Asked
from knowledge import SourceSpec, build
from knowledge.matching import weights
from knowledge.matching.weights import PARTS
from knowledge.store import Store

_EACH = 8  # questions of each slice and part


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge of invented names, large enough to have near ones."""
    folder = tmp_path_factory.mktemp("tune")
    generate(folder / "release", Size(concepts=400, names=1_200, links=100))
    build([SourceSpec("medgen-release", folder / "release")], folder / "k.db")
    return folder / "k.db"


@pytest.fixture(scope="module")
def asked(file: Path) -> list[Asked]:
    """Questions of all slices about it."""
    return list(questions.made(questions.names_of(Store(file)), _EACH, seed=4))


def samples_of(file: Path, asked: list[Asked]) -> list[tune.Sample]:
    """The entries scored for each question."""
    return list(tune._samples(Store(file), asked))  # noqa: SLF001  # what the fitting is made of


def test_fitted_weights_put_a_right_entry_first(file: Path, asked: list[Asked]) -> None:
    """More often than by a part that tells nothing of which is meant."""
    samples = [each for each in samples_of(file, asked) if each.right.any()]
    assert len(samples) > 20
    guess = np.zeros(len(PARTS))
    guess[PARTS.index("number_extra")] = 1.0
    fitted = tune._strength(samples)  # noqa: SLF001
    reached = dict(tune._reached(samples, fitted))  # noqa: SLF001
    assert reached["mean"] > dict(tune._reached(samples, guess))["mean"]  # noqa: SLF001
    assert reached["mean"] > 0.9


def test_what_is_written_is_what_scoring_reads(
    file: Path,
    asked: list[Asked],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Run as from the command line: a file of weights, and what they reach on both parts."""
    kept = tmp_path / "weights.toml"
    questions.write_file(tmp_path / "asked.jsonl", asked)
    arguments = ["--knowledge", str(file), "--questions", str(tmp_path / "asked.jsonl"), "--write"]
    monkeypatch.setattr(sys, "argv", ["tune.py", *arguments])
    for module in (tune, weights):
        monkeypatch.setattr(module, "WEIGHTS", kept)
    weights.weights.cache_clear()
    try:
        kept.write_text("[strength]\n\n[trust]\nbias = 0.0\n", "utf-8")
        assert not any(weights.weights().strength)
        tune.main()
        weights.weights.cache_clear()
        read = weights.weights()
    finally:
        weights.weights.cache_clear()
    assert any(read.strength)
    assert any(read.trust)
    assert read.bias
    printed = capsys.readouterr().out
    assert all(part in printed for part in ("training", "validation", kept.read_text("utf-8")))
    assert "asked.jsonl" in kept.read_text("utf-8")
