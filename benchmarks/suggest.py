"""How soon and how fast a concept is suggested while its name is typed, beside other ways.

    python benchmarks/suggest.py --knowledge FILE [--seed N] [--limit N] [--no-peers] [--failures N]

Typed are the first letters of seeded preferred names of twelve letters or more, of concepts that
have a definition or features: as they stand, and (~) with one edit inside the first eight. Found
is a name whose own concept is among the 25 that Discord shows. The ceiling is what 25 places
allow where such concepts are listed first: the mean of min(1, 25 / such concepts with a name that
begins so). Peers are asked for four of the columns, and no more names than a minute allows.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import statistics
import string
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.completers import MOST, Complete, peers
from knowledge import open_knowledge
from knowledge.matching.suggest import Suggester
from knowledge.store import Store

LENGTHS = (3, 5, 8, 12, 16, 24)
EDITED = 8  # letters among which the one edit is made
_SHORTEST = 12
_NAMES = "SELECT text, curie FROM name JOIN concept ON concept.id = concept_id ORDER BY name.id"
_DESCRIBED = "SELECT concept_id FROM definition UNION SELECT concept_id FROM feature"


@dataclass(frozen=True)
class Typing:
    """What is typed of a name so far, and the concept that is meant."""

    column: str
    typed: str
    id: str
    name: str


COLUMNS = (*map(str, LENGTHS), "8~", "12~")
COMPARED = ("8", "12", "8~", "12~")
_PATIENCE_S = 60.0  # with one peer


def main() -> None:
    """Print start and memory, then for each way the shares found and the latency."""
    options = _options()
    store = open_knowledge(options.knowledge).store
    chance = random.Random(options.seed)
    typings = [_typings(*each, chance) for each in chosen(store, options.limit, chance)]
    before, start = _anonymous_mb(), time.perf_counter()
    suggester = Suggester(store)
    suggester.suggest("warm up")
    built, grown = time.perf_counter() - start, _anonymous_mb() - before
    print(f"ready in {built:.3f} s; anonymous memory {before:.1f} MB, then {grown:+.1f} MB")

    def rounds(typed: str) -> list[str]:
        return [each.id for each in suggester.suggest(typed, MOST)]

    print(f"\n{'share found':20}{'names':>6}", *(f"{column:>5}" for column in COLUMNS), end="")
    print(f"{'p50 ms':>9}{'p99 ms':>9}")
    found = _report("Rounds", rounds, typings)
    print(f"anonymous memory after that {_anonymous_mb() - before:+.1f} MB")
    _print_goals(found, _ceiling(store, typings, EDITED))
    if options.peers:
        names = [(row["text"], row["curie"]) for row in store.rows(_NAMES)]
        few = [[each for each in name if each.column in COMPARED] for name in typings]
        for name, made in peers().items():
            _report(name, made(names), few, _PATIENCE_S)
    _print_failures(suggester, rounds, typings, options.failures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=500, help="names to type")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--no-peers", action="store_false", dest="peers", help="Rounds alone")
    parser.add_argument("--failures", type=int, default=0, help="failures to print")
    return parser.parse_args()


def _anonymous_mb() -> float:
    """The memory of this process that no file backs; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"RssAnon:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def chosen(store: Store, limit: int, chance: random.Random) -> list[tuple[str, str]]:
    """Seeded concepts that sources describe: id and preferred name."""
    long = "SELECT curie, name FROM concept WHERE length(name) >= ?"
    sql = f"{long} AND id IN ({_DESCRIBED}) ORDER BY id"
    rows = [(row["curie"], row["name"]) for row in store.rows(sql, _SHORTEST)]
    return chance.sample(rows, min(limit, len(rows)))


def _typings(id_: str, name: str, chance: random.Random) -> list[Typing]:
    """What is typed of one name, column by column; nothing where the name is shorter."""
    slipped = edited(name, chance)
    typed = {str(length): name[:length] for length in LENGTHS if length <= len(name)}
    typed |= {f"{length}~": slipped[:length] for length in (8, 12)}
    return [Typing(column, text.lower(), id_, name) for column, text in typed.items()]


def edited(name: str, chance: random.Random) -> str:
    """The name with a letter among the first left out, put in, replaced, or swapped."""
    head = name[:EDITED].lower()
    slipped = head
    while slipped == head:
        place = chance.choice([each for each, letter in enumerate(head) if letter.isalpha()] or [0])
        letter = chance.choice(string.ascii_lowercase)
        before, here, after = head[:place], head[place], head[place + 1 :]
        ways = (before + after, before + letter + here + after, before + letter + after)
        swapped = before + after[:1] + here + after[1:]
        slipped = chance.choice((*ways, swapped))
    return slipped + name[EDITED:]


def _report(
    name: str, complete: Complete, typings: Sequence[list[Typing]], patience_s: float = math.inf
) -> dict[str, float]:
    """Ask for all that is typed, print a row, and return the shares found by column."""
    hits: dict[str, list[bool]] = defaultdict(list)
    times: list[float] = []
    for typing in typings:
        for each in typing:
            start = time.perf_counter()
            suggested = complete(each.typed)
            times.append((time.perf_counter() - start) * 1000)
            hits[each.column].append(each.id in suggested)
        if sum(times) > patience_s * 1000:
            break
    shares = {column: statistics.mean(hits[column]) for column in COLUMNS if hits[column]}
    cells = (f"{shares[each]:5.3f}" if each in shares else "    –" for each in COLUMNS)
    print(f"{name:20}{len(hits[str(EDITED)]):6}", *cells, end="")
    cuts = statistics.quantiles(times, n=100)
    print(f"{cuts[49]:9.2f}{cuts[98]:9.2f}", flush=True)
    return shares


def _ceiling(store: Store, typings: Sequence[list[Typing]], length: int) -> float:
    """What 25 places allow after so many letters."""
    sql = f"SELECT text, concept_id FROM name WHERE concept_id IN ({_DESCRIBED})"
    held = sorted((row["text"].lower(), row["concept_id"]) for row in store.rows(sql))
    allowed = []
    for each in (each for typing in typings for each in typing if each.column == str(length)):
        first = bisect_left(held, (each.typed, 0))
        end = bisect_left(held, (each.typed + "\U0010ffff", 0))
        allowed.append(min(1, MOST / max(1, len({concept for _, concept in held[first:end]}))))
    return statistics.mean(allowed)


def _print_goals(found: dict[str, float], ceiling: float) -> None:
    print(f"after 8 letters {found['8'] / ceiling:.3f} of the ceiling, {ceiling:.3f} (goal .95)")
    print(f"after 12 letters {found['12']:.3f} (goal .85)")
    for length in ("8", "12"):
        share = found[f"{length}~"] / found[length]
        print(f"with one edit, after {length} letters {share:.3f} of the clean figure (goal .75)")
    print("goals of time: p50 2 ms, p99 15 ms\n", flush=True)


def _print_failures(
    suggester: Suggester, rounds: Complete, typings: Sequence[list[Typing]], most: int
) -> None:
    asked = (each for name in typings for each in name if most and each.column in COMPARED)
    for each in islice((each for each in asked if each.id not in rounds(each.typed)), most):
        shown = "; ".join(found.name for found in suggester.suggest(each.typed, 4))
        print(f"{each.column}: {each.typed} ({each.name}) → {shown}")


if __name__ == "__main__":
    main()
