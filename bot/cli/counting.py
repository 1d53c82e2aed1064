"""What was counted: `counts`."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from bot import terminal
from bot.cli.options import ConfigOption, settings_of
from bot.phrases import words
from bot.render.view import Line

if TYPE_CHECKING:
    from bot.state import Unfound, Usefulness

app = typer.Typer()


@app.command()
def counts(context: typer.Context, config: ConfigOption = None) -> None:
    """Print by month what people found useful, and which ids were asked for and not found."""
    address = settings_of(context, None, config).state_address
    useful, unfound = asyncio.run(_counted(address))
    terminal.print_lines(terminal.console(), (*_useful_lines(useful), *_unfound_lines(unfound)))


async def _counted(address: str) -> tuple[Sequence[Usefulness], Sequence[Unfound]]:
    from bot.state import State  # noqa: PLC0415  # loads SQLAlchemy; others go without

    state = await State.open(address)
    try:
        return await state.counts.usefulness(), await state.counts.unfound()
    finally:
        await state.close()


def _useful_lines(useful: Sequence[Usefulness]) -> Iterator[Line]:
    yield Line("title", words.COUNTS_USEFUL)
    if not useful:
        yield Line("text", words.COUNTS_NONE, 1)
    # What was useful and what was not of one section stand in one line, most counted first.
    summed: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for each in useful:
        summed[each.month, each.concept_id, each.section][each.useful] += each.count
    ordered = sorted(summed.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    for (month, concept, key), (no, yes) in sorted(ordered, key=_month, reverse=True):
        section = words.SECTIONS.get(key, words.SUMMARY_OPTION)
        said = words.COUNTS_OF.format(concept=concept, section=section, yes=yes, no=no)
        yield Line("text", said, 1, lead=f"{month}  ")


def _month(counted: tuple[tuple[str, str, str], list[int]]) -> str:
    return counted[0][0]


def _unfound_lines(unfound: Sequence[Unfound]) -> Iterator[Line]:
    yield Line("title", words.COUNTS_UNFOUND)
    if not unfound:
        yield Line("text", words.COUNTS_UNFOUND_NONE, 1)
    for each in unfound:
        said = words.COUNTS_ASKED.format(concept=each.concept_id, count=each.count)
        yield Line("text", said, 1, lead=f"{each.month}  ")
