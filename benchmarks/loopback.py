"""The shipped process on a loopback Discord: latencies, a burst, memory, and the contract check.

`rounds run` is started on a knowledge file, as an operator starts it. Times run from the moment
the event is sent to the moment the first answer is there. Everything that was sent is checked
against the rules of `tests/discord_server`, and against Discord's OpenAPI document where
ROUNDS_TEST_DATA holds `data/discord/openapi.json`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.discord_server.interactions import Act
from tests.discord_server.server import DiscordServer
from tests.discord_server.stored import walk
from tests.shipped import Process, serving

_MENU, _DEFERRED = 3, 5
_ASKED = ("symptoms of {}", "what genes cause {}", "is {} inherited", "{}", "papers on {}")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=200, help="of each kind of event")
    parser.add_argument("--burst", type=int, default=500)
    options = parser.parse_args()
    asyncio.run(measure(options.knowledge.resolve(), options.seed, options.number, options.burst))


def contract() -> Path | None:
    """Discord's document, where there is one."""
    path = Path(os.environ.get("ROUNDS_TEST_DATA", "."), "data", "discord", "openapi.json")
    return path if path.is_file() else None


def sampled(file: Path, seed: int, number: int) -> list[str]:
    """Seeded names of the knowledge, of any kind."""
    with sqlite3.connect(file) as db:
        names = [name for (name,) in db.execute("SELECT text FROM name ORDER BY rowid")]
    return random.Random(seed).sample(names, number)


def asked(names: Sequence[str], *, misspelt: bool = False) -> list[str]:
    """A question about each name; misspelt: a letter of its middle left out."""
    questions = []
    for number, name in enumerate(names):
        middle = len(name) // 2
        typed = name[:middle] + name[middle + 1 :] if misspelt else name
        questions.append(_ASKED[number % len(_ASKED)].format(typed))
    return questions


async def measure(file: Path, seed: int, number: int, burst: int) -> None:
    """Start the process, measure each kind of event, then the bursts."""
    names = sampled(file, seed, max(number, burst))
    document = contract()
    async with DiscordServer(contract=document) as server:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            settings = {"knowledge": str(file)}
            async with serving(server, Path(folder), settings=settings) as process:
                print(f"process start to ready: {time.perf_counter() - start:.2f} s")
                await _events(server, names[:number])
                await _burst(server, asked(names[:burst]), "names")
                await _burst(server, asked(names[:burst], misspelt=True), "misspelt names")
                _print_memory(process)
        violations = [*server.violations, *server.own_violations]
        held = "our rules and Discord's document" if document else "our rules"
        print(f"requests checked by {held}: {len(server.calls)}, violations: {len(violations)}")
        print(f"requests refused: {len(server.refusals)}")
        for violation in violations[:10]:
            print(f"  {violation}")


async def _events(server: DiscordServer, names: Sequence[str]) -> None:
    questions = asked(names)

    async def slash(number: int) -> float:
        act = await server.slash("ask", {"question": questions[number][:4000]})
        return act.latency_s

    async def autocomplete(number: int) -> float:
        act = await server.autocomplete("concept", "name", names[number][: 3 + number % 20])
        return act.latency_s

    async def direct(number: int) -> float:
        start = time.perf_counter()
        said = await server.say(server.world.dm(server.user), questions[number])
        await server.reply_to(said)
        return time.perf_counter() - start

    card = (await server.slash("concept", {"name": "HP:0001250"})).message or {}

    async def press(number: int) -> float:
        menus = [each for each in walk(card["components"]) if each["type"] == _MENU]
        menu = next(each for each in menus if each["custom_id"].startswith("section|"))
        chosen = menu["options"][number % len(menu["options"])]["value"]
        act = await server.select(card, menu["custom_id"], [chosen])
        return act.latency_s

    await _print("slash", slash, len(names))
    await _print("autocomplete", autocomplete, len(names))
    await _print("menu press", press, len(names))
    await _print("direct message", direct, len(names))


async def _print(kind: str, event: Callable[[int], Awaitable[float]], number: int) -> None:
    taken = [await event(each) for each in range(number)]
    print(f"{kind:15} n={number}  {_shares(taken)}")


def _shares(taken: Sequence[float]) -> str:
    cuts = statistics.quantiles(taken, n=100)
    p50, p95, most = (f"{seconds * 1000:.1f}" for seconds in (cuts[49], cuts[94], max(taken)))
    return f"p50 {p50} ms  p95 {p95} ms  max {most} ms"


async def _burst(server: DiscordServer, questions: Sequence[str], kind: str) -> None:
    """All questions at once; an answer counts when it can be read, a deferral is none."""
    start = time.perf_counter()
    acts = [
        await server.slash("ask", {"question": each[:4000]}, within_s=None) for each in questions
    ]
    waiting = (_seconds_to_card(act, start) for act in acts)
    taken = [seconds for seconds in await asyncio.gather(*waiting) if seconds]
    late = sum(act.refused is not None for act in acts)
    deferred = sum(act.kind == _DEFERRED for act in acts)
    print(f"burst of {len(acts)} /ask at once ({kind}): {_shares(taken)}")
    print(f"  answered {len(taken)}, of them after a deferral {deferred}; too late {late}")


async def _seconds_to_card(act: Act, start: float) -> float | None:
    """From the start of the burst until the card is there; None where it never came."""
    with suppress(TimeoutError):
        await act.shown(within_s=20)
        return time.perf_counter() - start
    return None


def _print_memory(process: Process) -> None:
    workers = len(process.workers())
    memory = f"{process.memory_mb():.0f} MB anonymous"
    print(f"memory of the process and its {workers} workers after all that: {memory}")


if __name__ == "__main__":
    main()
