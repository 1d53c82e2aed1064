"""The command line: `rounds chat`, `run`, `ask`, `batch`, `build`, `sources`.

Standard output carries answers only; progress and problems go to standard error.
Exit status: 0 answer, 1 fault, 2 usage, 3 choices, 4 no match, 5 notice.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import structlog
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot import batch as batch_lines
from bot import config, log, terminal
from bot.answering import Answering
from bot.conversation import Conversation
from bot.errors import BotError
from bot.phrases import en
from bot.render import lines, plain_json
from bot.render.view import View
from knowledge import (
    Answer,
    Knowledge,
    KnowledgeError,
    SourceSpec,
    open_knowledge,
)
from knowledge import (
    build as build_file,
)
from knowledge.embedded import ensure_embedded
from knowledge.sections import KEYS, serving

# Records in the embedded build with HPO 2025-01-16; only the length of a bar depends on it.
_EMBEDDED_RECORDS = 452_000

_EXIT = {"answer": 0, "choices": 3, "no_match": 4, "notice": 5}

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Rounds answers questions about genetic conditions with what named sources say.",
)

KnowledgeOption = Annotated[
    Path | None, typer.Option("--knowledge", help="A knowledge file made by `rounds build`.")
]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="A configuration file.")]


@dataclass(frozen=True, slots=True)
class Options:
    """The options that are accepted before and after a command."""

    knowledge: Path | None = None
    config: Path | None = None


@app.callback()
def options(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """Keep the options given before the command."""
    context.obj = Options(knowledge, config)


def _settings(
    context: typer.Context, knowledge: Path | None, chosen: Path | None
) -> config.Settings:
    """The settings, with the options after the command before those in front of it."""
    before = context.ensure_object(Options)
    settings = config.load(chosen or before.config)
    log.configure(settings.log_level)
    override = knowledge or before.knowledge
    return settings.model_copy(update={"knowledge": override}) if override else settings


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on standard error; silent where nobody watches."""
    shown = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bar:
        yield bar


def _open(settings: config.Settings) -> Knowledge:
    """The configured knowledge file, or the embedded one, built first if need be."""
    start = time.perf_counter()
    opened = open_knowledge(settings.knowledge or _embedded(settings))
    seconds = round(time.perf_counter() - start, 3)
    structlog.get_logger().info("knowledge_opened", file=opened.store.path.name, seconds=seconds)
    return opened


def _embedded(settings: config.Settings) -> Path:
    """The embedded knowledge; its first build is told on standard error."""
    with _progress() as bar:
        task = bar.add_task(en.BUILDING, total=_EMBEDDED_RECORDS, visible=False)
        told = False

        def advance(stage: str, count: int) -> None:
            nonlocal told
            if not told and not bar.console.is_terminal:
                print(f"{en.BUILDING} …", file=sys.stderr, flush=True)
            told = True
            description = f"{en.BUILDING}: {en.STAGES.get(stage, stage)}"
            bar.update(task, description=description, completed=count, visible=True)

        path = ensure_embedded(settings.cache, include_iea=settings.include_iea, progress=advance)
    if told:
        structlog.get_logger().info("embedded_knowledge_built", file=path.name)
    return path


def _view(settings: config.Settings) -> View:
    return View(
        today=datetime.now(UTC).date(),
        stale_after_months=settings.stale_after_months,
        emergency_numbers=settings.emergency_numbers,
        help_lines=settings.help_lines,
    )


@app.command()
def chat(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """Chat in the terminal, or answer questions piped in, one a line."""
    settings = _settings(context, knowledge, config)
    conversation = Conversation(settings.memory_minutes)
    answering = Answering(_open(settings), conversation)
    shown = terminal.console()
    session = terminal.Chat(answering, _view(settings), shown)
    if sys.stdin.isatty():
        terminal.talk(session, shown)
    else:
        terminal.answer_lines(session, sys.stdin)


@app.command()
def run(
    context: typer.Context,
    sync: Annotated[
        bool, typer.Option("--sync", help="Tell Discord of the commands, changed or not.")
    ] = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Serve Discord, with the token in ROUNDS_DISCORD_TOKEN, until Ctrl-C or SIGTERM."""
    from bot import service  # noqa: PLC0415  # discord.py takes half a second; others go without

    settings = _settings(context, knowledge, config)
    service.check_folder(settings.cache)

    def find_knowledge() -> Path:
        return settings.knowledge or _embedded(settings)

    service.run(settings, find_knowledge, lambda: _view(settings), sync=sync)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    section: Annotated[str | None, typer.Option(help="Show this section of the record.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Answer one question. Exit status: 0 answer, 3 choices, 4 no match, 5 notice."""
    keys = _section_keys(section) if section else ()
    settings = _settings(context, knowledge, config)
    opened = _open(settings)
    # The bytes that were typed, as UTF-8: the locale may have made something else of them.
    reply = opened.ask(os.fsencode(question).decode("utf-8", errors="replace"))
    if keys and isinstance(reply, Answer):
        reply = opened.with_sections(reply, keys)
    if as_json:
        _print_json(plain_json.render(reply, _view(settings)))
    else:
        terminal.print_lines(terminal.console(), lines.render(reply, _view(settings)))
    raise typer.Exit(_EXIT[plain_json.kind_of(reply)])


def _section_keys(section: str) -> tuple[str, ...]:
    """The sections meant by a key, a title, or an intent such as "management"."""
    titles = {title.casefold(): key for key, title in en.SECTIONS.items() if key in KEYS}
    folded = section.casefold()
    key = titles.get(folded, folded.replace(" ", "_"))
    found = (key,) if key in KEYS else serving((key,))
    if not found:
        problem = en.UNKNOWN_SECTION.format(section=section, sections=", ".join(KEYS))
        raise typer.BadParameter(problem, param_hint="--section")
    return found


@app.command()
def batch(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """Answer JSON Lines {"id", "question"} from standard input, each on its own, in order."""
    opened = _open(_settings(context, knowledge, config))
    for replied in batch_lines.answer(opened, sys.stdin):
        _print_json(replied)


def _print_json(value: dict[str, plain_json.Json]) -> None:
    # Flushed at once: a program that waits for each line gets it, and a reader that has left is
    # noticed here, not by the interpreter's last flush, which would complain.
    print(json.dumps(value, ensure_ascii=False), flush=True)


@app.command()
def build(
    context: typer.Context,
    source: Annotated[list[str], typer.Option(help="KIND or KIND:PATH; may be repeated.")],
    output: Annotated[Path, typer.Option(help="The knowledge file to write.")],
    report: Annotated[Path | None, typer.Option(help="Write the full report as JSON.")] = None,
    include_iea: Annotated[
        bool, typer.Option(help="Use HPO rows of evidence IEA (needs OMIM's agreement).")
    ] = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Build a knowledge file. Kinds: concepts[:FOLDER], hpo[:FOLDER], medgen-page:FILE."""
    settings = _settings(context, knowledge, config)
    specs = [SourceSpec.parse(each) for each in source]
    with _progress() as bar:
        task = bar.add_task("", total=None)

        def advance(stage: str, count: int) -> None:
            bar.update(task, description=en.STAGES.get(stage, stage), completed=count)

        wants_iea = include_iea or settings.include_iea
        made = build_file(specs, output, include_iea=wants_iea, progress=advance)
    if report:
        report.write_text(made.as_json(), encoding="utf-8")
    notes = terminal.console(sys.stderr)
    summary = en.BUILT.format(
        path=output,
        concepts=made.concepts,
        names=made.names,
        joins=len(made.joins),
        conflicts=len(made.conflicts),
    )
    notes.print(summary, soft_wrap=True)
    if made.unplaced_features:
        notes.print(en.UNPLACED.format(count=made.unplaced_features), soft_wrap=True)
    for left in made.left_out:
        example = f" ({left.example})" if left.example else ""
        line = en.LEFT_OUT.format(rows=left.rows, reason=left.reason)
        notes.print(f"  {left.source}: {line}{example}", soft_wrap=True)


@app.command()
def sources(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """List the sources in the knowledge: release, counts, licence and how to cite each."""
    settings = _settings(context, knowledge, config)
    opened = _open(settings)
    shown = terminal.console()
    terminal.print_lines(shown, lines.render_sources(opened.store, _view(settings)))


def main() -> None:
    """Run the command line; a fault is one readable line on standard error and exit status 1."""
    _open_streams()
    try:
        app()
    except sqlite3.DatabaseError as error:
        problem: object = en.DAMAGED.format(error=error)
    except (KnowledgeError, BotError, OSError) as error:
        problem = error
    else:
        return
    print(en.FAULT.format(problem=problem), file=sys.stderr)
    sys.exit(1)


def _open_streams() -> None:
    """Speak UTF-8 whatever the locale; a stream that was closed before the start reads empty."""
    sys.stdin = sys.stdin or io.StringIO()
    sys.stdout = sys.stdout or io.StringIO()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
