"""How long a list of suggestions takes in the process, key stroke by key stroke.

    python -m benchmarks.autocomplete --knowledge FILE [--names N] [--seed N] [--processes N]

Measured from the typed text to the list as Discord gets it (the desk, its thread, the labels):
first alone, then while questions are asked all the time. Half of the names are misspelt in one
letter. Wall time counts what others do on the machine, CPU time what this process does; look-up
processes are not in it. The goal is a p99 of 50 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.suggest import chosen, edited
from bot.commands import choices_of
from bot.conversation import Conversation
from bot.desk import Desk
from bot.preferences import Defaults
from bot.render.cards import Surface
from bot.render.view import View
from bot.state import State
from bot.workers import Processes
from knowledge import open_knowledge

_LONGEST = 24  # letters typed of a name
_GOAL_MS = 50.0
_VIEW = View(date(2026, 11, 27), 12, ("112",), ("116 123",))


def main() -> None:
    """Print the latency, alone and under questions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--names", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    store = open_knowledge(options.knowledge).store
    names = [name for _, name in chosen(store, options.names, chance)]
    strokes = list(key_strokes(names, chance))
    asyncio.run(measure(options.knowledge, names, strokes, options.processes))


def key_strokes(names: Sequence[str], chance: random.Random) -> Iterator[str]:
    """What stands in the field after each key stroke."""
    for number, name in enumerate(names):
        typed = (edited(name, chance) if number % 2 else name).lower()
        yield from (typed[:length] for length in range(1, min(len(typed), _LONGEST) + 1))


async def measure(file: Path, names: Sequence[str], strokes: Sequence[str], size: int) -> None:
    """Type everything twice."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(
            Processes(file, size),
            partial(open_knowledge, file),
            Conversation(30),
            lambda: _VIEW,
            State(str(Path(folder) / "state.db")),
            Defaults(),
        )
        await desk.prepare()
        columns = f"{'p50 ms':>14}{'p99 ms':>8}{'max ms':>8}{'p99 CPU ms':>12}"
        print(f"{len(strokes):,} key strokes".ljust(18), columns, sep="")
        await _type(desk, strokes, "alone")
        asking = asyncio.create_task(_ask(desk, names))
        await _type(desk, strokes, "with questions")
        asking.cancel()
        await asyncio.wait({asking})
        await desk.close()


async def _type(desk: Desk, strokes: Sequence[str], name: str) -> None:
    walls, cpus = [], []
    for typed in strokes:
        wall, cpu = time.perf_counter(), time.process_time()
        choices_of(await desk.suggest(typed))
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    wall_cuts, cpu_cuts = statistics.quantiles(walls, n=100), statistics.quantiles(cpus, n=100)
    figures = f"{wall_cuts[49]:14.1f}{wall_cuts[98]:8.1f}{max(walls):8.1f}{cpu_cuts[98]:12.1f}"
    print(f"{name:18}{figures}  (goal: p99 {_GOAL_MS:.0f})", flush=True)


async def _ask(desk: Desk, names: Sequence[str]) -> None:
    """One question after the other, until it is stopped."""
    while True:
        for number, name in enumerate(names):
            await desk.ask(f"what are the symptoms of {name}?", number, Surface(number), None)


if __name__ == "__main__":
    main()
