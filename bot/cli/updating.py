"""The command that fetches the releases and builds from them: `update`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from bot import terminal
from bot.cli.options import (
    AllowFewerOption,
    ConfigOption,
    KnowledgeOption,
    build_progress,
    settings_of,
)
from bot.config import Settings
from bot.errors import FolderError, UpdateError
from bot.phrases import words
from knowledge import SourceSpec
from knowledge import build as build_file
from knowledge.download import release
from knowledge.download.holding import Change, Holding
from knowledge.download.inputs import inputs_of, is_built, note_built
from knowledge.download.transfer import Client, Watcher

app = typer.Typer()


@app.command()
def update(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; fetch nothing.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Build even if nothing has changed.")
    ] = False,
    literature: Annotated[
        bool, typer.Option("--literature", help="MedGen's links to PubMed too (80–240 MB).")
    ] = False,
    attributes: Annotated[
        bool, typer.Option("--attributes", help="MedGen's attributes, MGSAT, too (11 MB).")
    ] = False,
    skip: Annotated[
        list[str] | None, typer.Option(help="Do without this file; may be repeated.")
    ] = None,
    allow_fewer: AllowFewerOption = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Fetch the current releases of MedGen and HPO, and build the knowledge file from them."""
    settings = settings_of(context, knowledge, config)
    extra = {
        release.LITERATURE: literature or settings.update_literature,
        release.ATTRIBUTES: attributes or settings.update_attributes,
    }
    wanted = [name for name, is_wanted in extra.items() if is_wanted]
    holdings = _holdings(settings, wanted, skip or ())
    sources = [*map(SourceSpec.parse, settings.update_sources), *map(_spec, holdings)]
    if dry_run:
        for line in asyncio.run(_compare(holdings)):
            print(line)
        if not _is_current(settings, sources):
            print(words.WOULD_BUILD.format(path=_output(settings)))
        return
    with _alone(settings.downloads_folder):
        changes = asyncio.run(_refresh(holdings))
        new = sum(each.what != "unchanged" for each in changes)
        _note(words.FETCHED.format(count=new, all=len(changes)))
        if _is_current(settings, sources) and not force:
            _note(words.NOTHING_NEW.format(path=_output(settings)))
        else:
            _build(settings, sources, allow_fewer=allow_fewer)


def _holdings(settings: Settings, extra: Sequence[str], skip: Sequence[str]) -> tuple[Holding, ...]:
    found = (
        release.medgen(settings.medgen_url, settings.gene_url, extra),
        release.hpo(settings.hpo_url, settings.hpoa_url),
    )
    names = [name for each in found for name in each.addresses]
    if unknown := [name for name in skip if name not in names]:
        problem = words.UNKNOWN_FILE.format(name=unknown[0], names=", ".join(names))
        raise typer.BadParameter(problem, param_hint="--skip")
    folder = settings.downloads_folder
    return tuple(Holding(each.without(skip), folder / each.key) for each in found)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other updates of this folder out.

    Raises:
        UpdateError: one is running.
        FolderError: the folder cannot be written.
    """
    lock = FileLock(folder / ".lock", mode=0o600)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UpdateError(words.UPDATE_RUNNING.format(folder=folder)) from error
    except OSError as error:
        raise FolderError(folder, error.strerror or str(error), "downloads") from error
    try:
        yield
    finally:
        lock.release()


def _client(watcher: Watcher) -> Client:
    return Client(f"Rounds/{metadata.version('rounds-bot')} (rounds update)", watcher)


async def _compare(holdings: Sequence[Holding]) -> list[str]:
    """A line for each file, and one that says whether there is anything to fetch."""
    async with _client(Watcher()) as client:
        found = [(each, await each.compare(client)) for each in holdings]
    lines = [_line(holding, change) for holding, changes in found for change in changes]
    fetched = [each for _, changes in found for each in changes if each.what != "unchanged"]
    if not fetched:
        return [*lines, words.NOTHING_TO_FETCH]
    size = sum(each.size or 0 for each in fetched)
    return [*lines, words.WOULD_FETCH.format(count=len(fetched), size=_size(size))]


def _line(holding: Holding, change: Change) -> str:
    size = _size(change.size) if change.size is not None else words.SIZE_UNKNOWN
    what = words.FILE_STATES[change.what]
    return words.FILE_STATE.format(
        key=holding.distribution.key, name=change.name, what=what, size=size
    )


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count:,} B"


class _Bars(Watcher):
    """Shows a bar for the file that is coming."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._name = ""
        self._task: TaskID | None = None

    def advance(self, name: str, done: int, total: int | None) -> None:
        if self._task is None or name != self._name:
            self._replace(name, total)
        if self._task is not None:
            self._shown.update(self._task, description=name, completed=done, total=total)

    def wait(self, name: str, seconds: float, reason: str) -> None:
        if not self._shown.disable:
            line = words.WAITING.format(name=name, reason=reason, seconds=seconds)
            self._shown.print(line)

    def _replace(self, name: str, total: int | None) -> None:
        if self._task is not None:
            self._shown.remove_task(self._task)
        self._name, self._task = name, self._shown.add_task(name, total=total)


async def _refresh(holdings: Sequence[Holding]) -> list[Change]:
    shown = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bars:
        async with _client(_Bars(bars)) as client:
            return [change for each in holdings for change in await each.refresh(client)]


def _spec(holding: Holding) -> SourceSpec:
    return SourceSpec(holding.distribution.source, holding.folder)


def _output(settings: Settings) -> Path:
    return (settings.knowledge or settings.downloads_folder / "knowledge.db").resolve()


def _built(settings: Settings) -> Path:
    return settings.downloads_folder / "built.json"


def _inputs(settings: Settings, sources: Sequence[SourceSpec]) -> str:
    return inputs_of(sources, metadata.version("rounds-bot"), include_iea=settings.include_iea)


def _is_current(settings: Settings, sources: Sequence[SourceSpec]) -> bool:
    """Whether the knowledge file is there and of what is held now."""
    return is_built(_built(settings), _output(settings), _inputs(settings, sources))


def _build(settings: Settings, sources: Sequence[SourceSpec], *, allow_fewer: bool) -> None:
    """Build from what is held and swap the file in, and say so."""
    path = _output(settings)
    with build_progress() as advance:
        made = build_file(
            sources,
            path,
            include_iea=settings.include_iea,
            allow_fewer=allow_fewer,
            progress=advance,
        )
    note_built(_built(settings), path, _inputs(settings, sources))
    _note(words.UPDATED.format(path=path, concepts=made.concepts, names=made.names))
    if settings.knowledge is None:
        _note(words.CONFIGURE_KNOWLEDGE.format(path=path))


def _note(line: str) -> None:
    terminal.console(sys.stderr).print(line, soft_wrap=True)
