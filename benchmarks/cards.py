"""Every card of a knowledge file against Discord's limits, and how long drawing one takes.

    python benchmarks/cards.py --knowledge FILE [--limit N] [--seed N] [--faults N]

Draws the summary and each section of all concepts (or of a sample of N) and the list of sources,
all pages, as card and as plain text, and checks what would be sent. `draw` is reply to card,
`payload` card to JSON; reading the concept from the file is `read`. All of the embedded knowledge
takes some 15 minutes.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
# In place of this folder, whose discord.py is not the library.
sys.path[0] = str(ROOT)

from bot.render import cards  # noqa: E402
from bot.render.card import Card  # noqa: E402
from bot.render.cards import Surface  # noqa: E402
from bot.render.rows import is_long  # noqa: E402
from bot.wishes import Wish  # noqa: E402
from knowledge import Answer, Knowledge, open_knowledge  # noqa: E402
from tests.card_payload import SURFACES, VIEW, page_of, payload  # noqa: E402
from tests.discord_server.measures import Payload, entries  # noqa: E402
from tests.discord_server.rules import check_message  # noqa: E402

SUMMARY = "summary"


@dataclass
class Figures:
    """What was drawn on one surface."""

    cards: Counter[str] = field(default_factory=Counter)  # by section
    faults: list[str] = field(default_factory=list)
    draw_ms: list[float] = field(default_factory=list)
    payload_ms: list[float] = field(default_factory=list)
    most: dict[str, tuple[int, str]] = field(default_factory=dict)  # measure → most, and where

    def note(self, measure: str, value: int, where: str) -> None:
        """Keep the largest value of a measure."""
        self.most[measure] = max(self.most.get(measure, (0, "")), (value, where))


def main() -> None:
    """Print counts, faults, extremes and times of both surfaces."""
    options = _options()
    knowledge = open_knowledge(options.knowledge)
    concepts = _concepts(knowledge, options.limit, options.seed)
    figures = {surface: Figures() for surface in SURFACES}
    read_ms: list[float] = []
    start = time.perf_counter()
    for concept in concepts:
        begun = time.perf_counter()
        summary = knowledge.show(concept)
        read_ms.append((time.perf_counter() - begun) * 1000)
        if not isinstance(summary, Answer):
            sys.exit(f"{concept} is in the file and cannot be shown")
        for surface, shown in figures.items():
            _draw_all(knowledge, summary, surface, shown)
    print(f"{len(concepts):,} concepts in {time.perf_counter() - start:.0f} s")
    _print_times("read", read_ms)
    for surface, shown in figures.items():
        _check_sources(knowledge, surface, shown)
    for surface, shown in figures.items():
        _report("plain text" if surface.plain else "cards", shown, options.faults)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="concepts to draw, by chance; default: all")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--faults", type=int, default=10, help="faults to print")
    return parser.parse_args()


def _concepts(knowledge: Knowledge, limit: int | None, seed: int) -> list[str]:
    rows = knowledge.store.rows("SELECT curie FROM concept ORDER BY id")
    concepts = [row["curie"] for row in rows]
    if limit is None or limit >= len(concepts):
        return concepts
    return random.Random(seed).sample(concepts, limit)


def _draw_all(knowledge: Knowledge, summary: Answer, surface: Surface, shown: Figures) -> None:
    """Draw and check all pages of a concept."""
    _check_pages(summary, surface, Wish(), shown)
    for key, count in summary.contents:
        if count:
            section = knowledge.with_sections(summary, (key,))
            brief = Wish(sections=(key,))
            for wish in (brief, replace(brief, evidence=True)) if is_long(section) else (brief,):
                _check_pages(section, surface, wish, shown)


def _check_sources(knowledge: Knowledge, surface: Surface, shown: Figures) -> None:
    """Draw and check all pages of what is loaded."""
    page, pages = 0, 1
    while page < pages:
        card = cards.sources(knowledge, VIEW, surface, page)
        pages = page_of(card)[1]
        page += 1
        shown.cards["sources"] += 1
        _check(card, f"sources page {page}", shown)


def _check_pages(answer: Answer, surface: Surface, wish: Wish, shown: Figures) -> None:
    section = wish.sections[0] if wish.sections else SUMMARY
    number = pages = 0
    for card, drawn_ms in _pages(answer, surface, wish):
        shown.draw_ms.append(drawn_ms)
        shown.cards[section] += 1
        number += 1
        pages = pages or page_of(card)[1]
        where = f"{answer.concept.id} {section} page {number}"
        if page_of(card) != (number, pages):
            shown.faults.append(f"{where}: says that it is page {page_of(card)}")
        _check(card, where, shown)
    shown.note("pages", number, f"{answer.concept.id} {section}")


def _pages(answer: Answer, surface: Surface, wish: Wish) -> Iterator[tuple[Card, float]]:
    """All pages in order, each with the milliseconds that drawing it took."""
    page, pages = 0, 1
    while page < pages:
        start = time.perf_counter()
        card = cards.render(answer, VIEW, surface, replace(wish, page=page))
        drawn_ms = (time.perf_counter() - start) * 1000
        pages = page_of(card)[1]
        page += 1
        yield card, drawn_ms


def _check(card: Card, where: str, shown: Figures) -> None:
    start = time.perf_counter()
    body = payload(card)
    shown.payload_ms.append((time.perf_counter() - start) * 1000)
    shown.faults += [f"{where}: {fault}" for fault in check_message(body)]
    components = list(_components(body))
    shown.note("characters", len(card.text) if card.plain else _characters(components), where)
    shown.note("components", len(components), where)
    ids = [len(each["custom_id"]) for each in components if "custom_id" in each]
    shown.note("custom id", max(ids, default=0), where)


def _components(holder: Payload) -> Iterator[Payload]:
    """All components in order, nested ones too."""
    for each in (*entries(holder, "components"), *filter(None, [holder.get("accessory")])):
        yield each
        yield from _components(each)


def _characters(components: list[Payload]) -> int:
    return sum(len(each.get("content", "")) for each in components)


def _report(title: str, shown: Figures, faults: int) -> None:
    counted = ", ".join(f"{key} {count:,}" for key, count in shown.cards.most_common())
    print(f"\n{title}: {shown.cards.total():,} ({counted})")
    print(f"faults: {len(shown.faults):,}")
    print("".join(f"  {fault}\n" for fault in shown.faults[:faults]), end="")
    for measure, (value, where) in shown.most.items():
        print(f"most {measure:12}{value:8,}  {where}")
    _print_times("draw", shown.draw_ms)
    _print_times("payload", shown.payload_ms)


def _print_times(step: str, times: list[float]) -> None:
    cuts = statistics.quantiles(times, n=100)
    shown = f"p50 {cuts[49]:.2f}  p95 {cuts[94]:.2f}  p99 {cuts[98]:.2f}  max {max(times):.1f}"
    print(f"{step:8} ms: {shown}")


if __name__ == "__main__":
    main()
