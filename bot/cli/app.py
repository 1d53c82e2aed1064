"""All commands put together, and what becomes of a fault."""

from __future__ import annotations

import io
import sqlite3
import sys

import typer

from bot.cli import asking, charting, checking, counting, exporting, fetching, files, updating
from bot.cli.options import ConfigOption, KnowledgeOption, Options
from bot.errors import BotError
from bot.phrases import words
from knowledge import KnowledgeError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Rounds answers questions about genetic conditions with what named sources say.",
)
app.add_typer(asking.app)
app.add_typer(charting.app)
app.add_typer(exporting.app)
app.add_typer(files.app)
app.add_typer(fetching.app)
app.add_typer(checking.app)
app.add_typer(updating.app)
app.add_typer(counting.app)


@app.callback()
def options(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """Keep the options given before the command."""
    context.obj = Options(knowledge, config)


def run() -> None:
    """Run the command line; a fault is one readable line on standard error and exit status 1."""
    _open_streams()
    try:
        app()
    except sqlite3.DatabaseError as error:
        problem: object = words.DAMAGED.format(error=error)
    except (KnowledgeError, BotError, OSError) as error:
        problem = error
    else:
        return
    print(words.FAULT.format(problem=problem), file=sys.stderr)
    sys.exit(1)


def _open_streams() -> None:
    """Speak UTF-8 whatever the locale; a stream that was closed before the start reads empty."""
    sys.stdin = sys.stdin or io.StringIO()
    sys.stdout = sys.stdout or io.StringIO()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
