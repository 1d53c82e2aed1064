"""The sources that a knowledge file was built from, as its table ``source`` holds them.

What is loaded of each, and the provenance of what it states.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge import identifiers
from knowledge.model import Provenance


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """A source in the file: what `rounds sources` prints of it."""

    key: str
    name: str
    home: str
    licence: str
    release: str | None
    retrieved: str | None
    via: str | None
    citation: str | None
    summary: bool
    rows_read: int
    rows_used: int
    left_out: tuple[tuple[str, int, str], ...]  # (reason, rows, example)


def loaded(row: sqlite3.Row, left_out: Iterable[sqlite3.Row]) -> LoadedSource:
    """What a row of table ``source`` says, with those of ``left_out`` for that source."""
    return LoadedSource(
        **{
            key: row[key]
            for key in row.keys()  # noqa: SIM118  # a Row iterates over values
            if key not in {"id", "summary"}
        },
        summary=bool(row["summary"]),
        left_out=tuple(tuple(each) for each in left_out),
    )


def of_whole(source: sqlite3.Row) -> Provenance:
    """The provenance of what stands in a source as a whole."""
    return Provenance(
        source=source["name"],
        release=source["release"],
        retrieved=date.fromisoformat(source["retrieved"]) if source["retrieved"] else None,
        link=source["home"],
        licence=source["licence"],
        via=source["via"],
        summary=bool(source["summary"]),
    )


def page_of(home: str, at: str) -> str:
    """The page of what a source states `at` an id or address of its own, else its home."""
    if at.startswith(("http://", "https://")):
        return at
    # HPO's statements about a disease stand on HPO's page of it, not on OMIM's or Orphanet's.
    if home.startswith("https://hpo.jax.org") and not at.startswith("HP:"):
        return f"https://hpo.jax.org/browse/disease/{at}"
    return identifiers.page(at) or home
