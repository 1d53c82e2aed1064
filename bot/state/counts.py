"""Counts by month, of nobody in particular: what was useful, and which ids were not found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.state.database import Database, count_one
from bot.state.tables import UNFOUND, USEFULNESS
from knowledge import identifiers

_PUBLICATIONS = {"PMID", "PMC", "DOI"}


@dataclass(frozen=True, slots=True)
class Usefulness:
    """How many found a section of a concept useful in a month, or not."""

    month: str  # 2026-11
    concept_id: str
    section: str
    useful: bool
    count: int


@dataclass(frozen=True, slots=True)
class Unfound:
    """How often an id was asked for in a month that the knowledge does not hold."""

    month: str  # 2026-11
    concept_id: str
    count: int


def month_of(moment: datetime) -> str:
    """The month of a time as it is kept: ``2026-11``."""
    return f"{moment:%Y-%m}"


class Counts:
    """The counts. All methods raise `StateError` where the database is out of reach."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def vote(self, concept_id: str, section: str, *, useful: bool) -> None:
        """Count that somebody found a section of a concept useful, or not."""
        month = month_of(self._clock())
        async with self._database.writing() as connection:
            await count_one(
                connection,
                USEFULNESS,
                month=month,
                concept_id=concept_id,
                section=section,
                useful=useful,
            )

    async def miss(self, asked: str) -> bool:
        """Count an id that was asked for and is not held; False, and no count, for other text.

        Only where the guild wants it (`Effective.counts_unfound`). What is kept is the id as
        `knowledge.identifiers` writes it, never what was typed.
        """
        read = [each for each in identifiers.parse(asked) if each.prefix not in _PUBLICATIONS]
        # A bare number may be anything, such as that of a patient.
        if not read or asked.strip().isdigit():
            return False
        async with self._database.writing() as connection:
            month = month_of(self._clock())
            await count_one(connection, UNFOUND, month=month, concept_id=read[0].curie)
        return True

    async def usefulness(self) -> tuple[Usefulness, ...]:
        """All counts of usefulness, the latest month and highest count first."""
        c = USEFULNESS.c
        query = select(c.month, c.concept_id, c.section, c.useful, c.count).order_by(
            c.month.desc(), c.count.desc(), c.concept_id, c.section, c.useful
        )
        async with self._database.reading() as connection:
            return tuple(Usefulness(*row) for row in await connection.execute(query))

    async def unfound(self) -> tuple[Unfound, ...]:
        """All counts of ids not found, the latest month and highest count first."""
        c = UNFOUND.c
        query = select(c.month, c.concept_id, c.count).order_by(
            c.month.desc(), c.count.desc(), c.concept_id
        )
        async with self._database.reading() as connection:
            return tuple(Unfound(*row) for row in await connection.execute(query))
