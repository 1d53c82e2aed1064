"""Commands about knowledge files: `build`, `sources`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot import terminal
from bot.cli.options import (
    AllowFewerOption,
    ConfigOption,
    KnowledgeOption,
    build_progress,
    open_configured,
    settings_of,
    view_of,
)
from bot.phrases import words
from bot.render import loaded, plain_json
from knowledge import BuildReport, SourceSpec
from knowledge import build as build_file
from knowledge.sources import Wishes
from knowledge.sources.medgen_release import PUBLICATIONS

app = typer.Typer()


class OnError(StrEnum):
    """What to do at a row that is not in its form."""

    STOP = "stop"
    SKIP = "skip"


@app.command()
def build(
    context: typer.Context,
    source: Annotated[list[str], typer.Option(help="KIND or KIND:PATH; may be repeated.")],
    output: Annotated[Path, typer.Option(help="The knowledge file to write.")],
    report: Annotated[Path | None, typer.Option(help="Write the full report as JSON.")] = None,
    include_iea: Annotated[
        bool, typer.Option(help="Use HPO rows of evidence IEA (needs OMIM's agreement).")
    ] = False,
    allow_fewer: AllowFewerOption = False,
    on_error: Annotated[
        OnError, typer.Option(help="At a row of a MedGen release with other columns.")
    ] = OnError.STOP,
    publications: Annotated[
        int, typer.Option(min=0, help="Newest PMIDs kept of those NCBI links to a concept.")
    ] = PUBLICATIONS,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Build a knowledge file.

    Kinds: concepts[:FOLDER], hpo[:FOLDER], medgen-page:FILE, medgen-release:FOLDER.
    """
    settings = settings_of(context, knowledge, config)
    wishes = Wishes(skip=on_error is OnError.SKIP, publications=publications)
    specs = [SourceSpec.parse(each, wishes) for each in source]
    with build_progress() as advance:
        wants_iea = include_iea or settings.include_iea
        made = build_file(
            specs, output, include_iea=wants_iea, allow_fewer=allow_fewer, progress=advance
        )
    if report:
        report.write_text(made.as_json(), encoding="utf-8")
    for line in _told(made, output):
        terminal.console(sys.stderr).print(line, soft_wrap=True)


def _told(made: BuildReport, output: Path) -> Iterator[str]:
    """What a build made, and what it joined, missed or left out, line by line."""
    yield words.BUILT.format(
        path=output,
        concepts=made.concepts,
        names=made.names,
        joins=len(made.joins),
        conflicts=len(made.conflicts),
    )
    if made.unjoined:
        counts = ", ".join(f"{key} {count:,}" for key, count in made.unjoined.items())
        yield words.UNJOINED.format(counts=counts)
    if made.unplaced_features:
        yield words.UNPLACED.format(count=made.unplaced_features)
    for fall in made.falls:
        yield f"  {words.FELL.format(what=fall)}"
    for left in made.left_out:
        example = f" ({left.example})" if left.example else ""
        line = words.LEFT_OUT.format(rows=left.rows, reason=left.reason)
        yield f"  {left.source}: {line}{example}"


@app.command()
def sources(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """List the sources in the knowledge: release, counts, licence and how to cite each."""
    settings = settings_of(context, knowledge, config)
    opened = open_configured(settings)
    if as_json:
        print(json.dumps(plain_json.render_sources(opened), ensure_ascii=False))
    else:
        shown = terminal.console()
        terminal.print_lines(shown, loaded.render(opened, view_of(settings)))
