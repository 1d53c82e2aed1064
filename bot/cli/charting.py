"""The command that draws: `chart`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import terminal
from bot.cli.options import ConfigOption, KnowledgeOption, open_configured, settings_of, view_of
from bot.phrases import words
from bot.render import lines, plain_json
from knowledge import Answer, Knowledge, Reply

_EXIT = {"gene": 5, "choices": 3, "no_match": 4, "notice": 5}
_NO_CHART = 5

app = typer.Typer()


@app.command()
def chart(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A condition: its name, in quotes, or an id.")],
    output: Annotated[Path, typer.Option(help="The PNG file to write.")],
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Draw a condition's features by body system and frequency, and say what the picture shows.

    For conditions with ten features or more. Exit status: 0 drawn, 3 choices, 4 no match, 5 there
    is no chart.
    """
    from bot.render.chart import FEWEST  # noqa: PLC0415  # loads Pillow; others go without
    from bot.render.chart import chart as drawn_of  # noqa: PLC0415

    settings = settings_of(context, knowledge, config)
    reply, shown = _asked(open_configured(settings), name), terminal.console()
    view = view_of(settings)
    if not isinstance(reply, Answer):
        terminal.print_lines(shown, lines.render(reply, view))
        raise typer.Exit(_EXIT[plain_json.kind_of(reply)])
    terminal.print_lines(shown, (*lines.accompaniment(reply, view), *lines.header(reply)))
    concept = reply.concept
    drawn = drawn_of(concept)
    if drawn is None:
        count = len(concept.clinical_features)
        print(words.CHART_TOO_FEW.format(name=concept.name, count=count, fewest=FEWEST))
        raise typer.Exit(_NO_CHART)
    output.write_bytes(drawn.png)
    print(words.CHART_WRITTEN.format(path=output))
    print(drawn.alt)


def _asked(knowledge: Knowledge, name: str) -> Reply:
    """The reply to a name, or to an id, which is opened as it is."""
    if knowledge.store.number_of(name) is not None:
        return knowledge.show(name)
    return knowledge.ask(name, intents=("clinical_features",))
