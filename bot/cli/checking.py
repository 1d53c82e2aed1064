"""Commands about a knowledge file that is there: `check`, `changes`, `rollback`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot import terminal
from bot.cli.options import ConfigOption, KnowledgeOption, settings_of
from bot.errors import BotError
from bot.phrases import words
from bot.render.changes import json_pieces, summary_lines
from bot.render.view import Line
from knowledge.building.changes import compare
from knowledge.building.check import Finding
from knowledge.building.check import check as check_file
from knowledge.building.placing import roll_back
from knowledge.store import Store

app = typer.Typer()


@app.command()
def check(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The knowledge file.")],
    config: ConfigOption = None,
) -> None:
    """Check a knowledge file from end to end. Exit status: 0 whole, 1 not fit for use."""
    settings_of(context, None, config)
    shown = terminal.console()
    is_good = True
    for finding in check_file(file):
        terminal.print_lines(shown, _finding_lines(finding))
        is_good = is_good and not finding.problems
    told = words.CHECKED_GOOD if is_good else words.CHECKED_BAD
    terminal.print_lines(shown, [Line("text" if is_good else "alert", told.format(path=file))])
    raise typer.Exit(0 if is_good else 1)


def _finding_lines(finding: Finding) -> Iterator[Line]:
    what = words.CHECKS[finding.check]
    if finding.problems:
        yield Line("alert", words.CHECK_BAD.format(check=what))
        for problem in finding.problems:
            yield Line("text", problem, 1)
        return
    line = words.CHECK_GOOD.format(check=what, count=f"{finding.looked_at:,}")
    if finding.skipped:
        line = words.CHECK_SKIPPED.format(line=line, skipped=finding.skipped)
    yield Line("text", line)


@app.command()
def changes(
    old: Annotated[Path, typer.Argument(help="The knowledge file from before.")],
    new: Annotated[Path, typer.Argument(help="The knowledge file after it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print all as one JSON object.")] = False,
) -> None:
    """Tell what changed between two knowledge files; without --json the first few of each kind."""
    found = compare(old, new)
    if as_json:
        sys.stdout.writelines(json_pieces(old, new, found))
        sys.stdout.flush()
    else:
        terminal.print_lines(terminal.console(), summary_lines(found))


@app.command()
def rollback(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """Put the knowledge file from before in force again; a second time undoes it."""
    file = settings_of(context, knowledge, config).knowledge
    if file is None:
        raise BotError(words.NOT_CONFIGURED)
    roll_back(file)
    shown = terminal.console()
    terminal.print_lines(shown, _in_force(file))


def _in_force(file: Path) -> Iterator[Line]:
    yield Line("title", words.ROLLED_BACK.format(path=file))
    for source in Store(file).sources():
        name = words.VIA.format(name=source.name, via=source.via) if source.via else source.name
        dated = source.release or words.RETRIEVED.format(date=source.retrieved)
        yield Line("text", words.SOURCE.format(name=name, dated=dated), 1)
    yield Line("note", words.ROLLED_BACK_UNDO)
