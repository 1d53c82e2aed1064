"""The invented MedGen release of `tests/data`: its concepts, and its records by kind."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from knowledge.records import Record

SAMPLE = Path(__file__).parent / "data" / "medgen_release"
LANTERN, GAIT, TIDAL, LAMPS, MOTH, GENE = (f"C990000{n}" for n in (1, 2, 3, 4, 8, 9))
KITE, XYY = "C9900010", "C9900016"

R = TypeVar("R", bound=Record)


def of(kind: type[R], records: list[Record]) -> list[R]:
    """The records of a kind."""
    return [each for each in records if isinstance(each, kind)]
