"""How soon and how fast a name is suggested while it is typed.

    python benchmarks/suggest.py --knowledge FILE [--seed N] [--limit N] [--failures N]

Seeded names of the knowledge are typed letter by letter, at a sample of lengths: as they stand,
and with one typo in what is typed. Found is a name whose concept is suggested; concepts of the
same name count alike. With one typo in few letters the name can hardly be known: those rows show
how soon it is.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import string
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge import open_knowledge
from knowledge.store import Store
from knowledge.suggest import Suggester
from knowledge.text import normal_form

LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30)
MOST = 25  # suggestions that Discord shows


@dataclass(frozen=True)
class Typing:
    """What is typed of a name so far, and the ids of the concepts that bear the name."""

    row: str
    typed: str
    accepted: frozenset[str]


def main() -> None:
    """Print memory, then shares found by letters typed, then latency."""
    options = _options()
    store = open_knowledge(options.knowledge).store
    before, start = _anonymous_mb(), time.perf_counter()
    suggester = Suggester(store)
    built, grown = time.perf_counter() - start, _anonymous_mb() - before
    print(f"built in {built:.2f} s; anonymous memory {before:.1f} MB, then {grown:+.1f} MB")
    typings = list(_typings(store, options.limit, random.Random(options.seed)))
    suggester.suggest("warm up")
    _report(suggester, typings, options.failures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=500, help="names to type")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--failures", type=int, default=0, help="failures to print")
    return parser.parse_args()


def _anonymous_mb() -> float:
    """The memory of this process that no file backs; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"RssAnon:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def _typings(store: Store, limit: int, chance: random.Random) -> Iterator[Typing]:
    rows = store.rows(
        "SELECT concept.curie, name.text FROM entry JOIN name ON name.id = name_id "
        "JOIN concept ON concept.id = entry.concept_id "
        "WHERE name.kind IN ('preferred', 'synonym', 'lay') ORDER BY entry.concept_id, entry.id"
    )
    bearers: dict[str, set[str]] = defaultdict(set)
    for curie, text in rows:
        bearers[normal_form(text)].add(curie)
    for _, text in chance.sample(rows, min(limit, len(rows))):
        accepted = frozenset(bearers[normal_form(text)])
        for length in (each for each in (*LENGTHS, len(text)) if each <= len(text)):
            shown = "whole" if length == len(text) else str(length)
            yield Typing(f"{shown:>5} as typed", text[:length].lower(), accepted)
            if length > 3:
                mistyped = _typo(text[:length].lower(), chance)
                yield Typing(f"{shown:>5} one typo", mistyped, accepted)


def _typo(text: str, chance: random.Random) -> str:
    """The text with one letter left out, put in, replaced or swapped with the next."""
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    place = chance.choice(places or [0])
    letter = chance.choice(string.ascii_lowercase)
    match chance.randrange(4):
        case 0:
            return text[:place] + text[place + 1 :]
        case 1:
            return text[:place] + letter + text[place:]
        case 2:
            return text[:place] + letter + text[place + 1 :]
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _report(suggester: Suggester, typings: list[Typing], failures: int) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    times: list[float] = []
    missed: list[str] = []
    for each in typings:
        start = time.perf_counter()
        suggestions = suggester.suggest(each.typed, MOST)
        times.append((time.perf_counter() - start) * 1000)
        places = [place for place, got in enumerate(suggestions) if got.id in each.accepted]
        rows[each.row].update(all=1, found=bool(places), first=places[:1] == [0])
        if not places:
            shown = "; ".join(suggestion.name for suggestion in suggestions[:3])
            missed.append(f"{each.row}: {each.typed} → {len(suggestions)}: {shown}")
    print(f"{'letters':16}{'n':>6}{f'among {MOST}':>12}{'first':>9}")
    for name, row in sorted(rows.items(), key=_by_manner_and_length):
        print(f"{name:16}{row['all']:6}{row['found'] / row['all']:12.3f}", end="")
        print(f"{row['first'] / row['all']:9.3f}")
    cuts = statistics.quantiles(times, n=100)
    print(f"ms: p50 {cuts[49]:.2f}  p95 {cuts[94]:.2f}  p99 {cuts[98]:.2f}  max {max(times):.1f}")
    print("\n".join(random.Random(1).sample(missed, min(failures, len(missed)))))


def _by_manner_and_length(row: tuple[str, Counter[str]]) -> tuple[str, bool, str]:
    length, manner = row[0][:5], row[0][6:]
    return manner, length == "whole", length


if __name__ == "__main__":
    main()
