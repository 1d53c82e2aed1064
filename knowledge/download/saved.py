"""Answers kept on disk with the day they came, so that nothing is asked for twice in a while."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from knowledge.download.eutils import Json


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was served, and when."""

    retrieved: date
    answer: dict[str, Json]


@dataclass(frozen=True, slots=True)
class Saved:
    """A folder of answers: one file each, ``{"retrieved": "2026-11-26", "answer": {…}}``."""

    folder: Path
    today: date
    days: int  # an answer older than this is asked for anew; 0: all are

    def path(self, kind: str, key: str) -> Path:
        """The file of an answer; a key that is no id gives its checksum."""
        name = key if key.isascii() and key.isalnum() else sha256(key.encode()).hexdigest()[:32]
        return self.folder / kind / f"{name}.json"

    def find(self, kind: str, key: str) -> Kept | None:
        """The answer, where one is kept that is young enough and whole."""
        try:
            held = json.loads(self.path(kind, key).read_bytes())
            kept = Kept(date.fromisoformat(held["retrieved"]), dict(held["answer"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None  # not there, or not whole: asked for anew, and written over
        age = self.today - kept.retrieved
        return kept if timedelta(0) <= age < timedelta(days=self.days) else None

    def keep(self, kind: str, key: str, answer: dict[str, Json]) -> Kept:
        """Write an answer down, in one step."""
        path = self.path(kind, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        held = {"retrieved": self.today.isoformat(), "answer": answer}
        draft = path.with_suffix(".writing")
        draft.write_text(json.dumps(held, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(path)
        return Kept(self.today, answer)
