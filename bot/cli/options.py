"""What all commands share: their options, the settings, a progress bar, the knowledge opened."""

from __future__ import annotations

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

from bot import config, log
from bot.garbage import settling
from bot.phrases import words
from bot.render.view import View
from knowledge import Knowledge, open_knowledge
from knowledge import Progress as BuildProgress
from knowledge.embedded import ensure_embedded

# Records in the embedded build with HPO 2025-01-16; only the length of a bar depends on it.
_EMBEDDED_RECORDS = 452_000

KnowledgeOption = Annotated[
    Path | None, typer.Option("--knowledge", help="A knowledge file made by `rounds build`.")
]
AllowFewerOption = Annotated[
    bool, typer.Option(help="Replace a file that states more than a tenth more.")
]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="A configuration file.")]


@dataclass(frozen=True, slots=True)
class Options:
    """The options that are accepted before and after a command."""

    knowledge: Path | None = None
    config: Path | None = None


def settings_of(
    context: typer.Context, knowledge: Path | None, chosen: Path | None
) -> config.Settings:
    """The settings, with the options after the command before those in front of it."""
    before = context.ensure_object(Options)
    settings = config.load(chosen or before.config)
    log.configure(settings.log_level)
    override = knowledge or before.knowledge
    return settings.model_copy(update={"knowledge": override}) if override else settings


@contextmanager
def progress() -> Iterator[Progress]:
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


@contextmanager
def build_progress() -> Iterator[BuildProgress]:
    """A bar for a build, as what the build calls."""
    with progress() as bar:
        task = bar.add_task("", total=None)

        def advance(stage: str, count: int) -> None:
            bar.update(task, description=words.STAGES.get(stage, stage), completed=count)

        yield advance


def open_configured(settings: config.Settings) -> Knowledge:
    """The configured knowledge file, or the embedded one, built first if need be."""
    start = time.perf_counter()
    file = settings.knowledge or embedded(settings)
    with settling():
        opened = open_knowledge(file)
    seconds = round(time.perf_counter() - start, 3)
    structlog.get_logger().info("knowledge_opened", file=opened.store.path.name, seconds=seconds)
    return opened


def embedded(settings: config.Settings) -> Path:
    """The embedded knowledge; its first build is told on standard error."""
    with progress() as bar:
        task = bar.add_task(words.BUILDING, total=_EMBEDDED_RECORDS, visible=False)
        told = False

        def advance(stage: str, count: int) -> None:
            nonlocal told
            if not told and not bar.console.is_terminal:
                print(f"{words.BUILDING} …", file=sys.stderr, flush=True)
            told = True
            description = f"{words.BUILDING}: {words.STAGES.get(stage, stage)}"
            bar.update(task, description=description, completed=count, visible=True)

        path = ensure_embedded(settings.cache, include_iea=settings.include_iea, progress=advance)
    if told:
        structlog.get_logger().info("embedded_knowledge_built", file=path.name)
    return path


def view_of(settings: config.Settings) -> View:
    """What drawing a reply must know of today and of the settings."""
    return View(
        today=datetime.now(UTC).date(),
        stale_after_months=settings.stale_after_months,
        emergency_numbers=settings.emergency_numbers,
        help_lines=settings.help_lines,
        help=tuple(settings.help.items()),
        privacy_url=settings.privacy_url,
        terms_url=settings.terms_url,
        memory_minutes=settings.memory_minutes,
        history_days=settings.history_days,
        left_guild_days=settings.left_guild_days,
        counts_days=settings.counts_days,
    )
