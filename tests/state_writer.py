"""One process that writes a lot into a state: ``python -m tests.state_writer ADDRESS NAME``.

`name` tells this process from another; what each writes is its own, or a count that all add to.
"""

from __future__ import annotations

import asyncio
import sys

from bot.state import PinnedMeaning, ReadingKind, State

WRITERS, TIMES = 20, 5
GUILD, USER = 10, 7


async def write(address: str, name: str) -> None:
    """Let many write at the same time."""
    state = await State.open(address, patience_s=60)
    await asyncio.gather(*(_one(state, f"{name}{number}") for number in range(WRITERS)))
    await state.close()


async def _one(state: State, name: str) -> None:
    for time in range(TIMES):
        await state.counts.vote("X1", "genes", useful=True)
        await state.guilds.pin_meaning(GUILD, PinnedMeaning(0, f"{name}-{time}", "X1"))
        await state.reading_list.add(USER, ReadingKind.CONCEPT, f"{name}-{time}")
        await state.history.record(USER, f"{name}-{time}")


if __name__ == "__main__":
    asyncio.run(write(*sys.argv[1:]))
