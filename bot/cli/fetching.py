"""Commands that ask NCBI: `fetch`, for records of MedGen and for literature of PubMed.

Nothing that answers a question comes here: what is fetched is a file, and files are read.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import aiohttp
import typer

from bot import terminal
from bot.cli.options import (
    ConfigOption,
    KnowledgeOption,
    open_configured,
    progress,
    settings_of,
)
from bot.config import Settings
from bot.errors import ConfigError
from bot.phrases import words
from knowledge import Answer, Choices, Knowledge
from knowledge.building.literature_build import update
from knowledge.download import pubmed, summaries
from knowledge.download.eutils import OFFICIAL, Caller, Eutils
from knowledge.download.saved import Saved
from knowledge.literature import SECTIONS, beside
from knowledge.model import Citation, NameKind
from knowledge.record.readout import Concept
from knowledge.sections import can_have
from knowledge.text import normal_form

Fetched = TypeVar("Fetched")

_NO_MATCH, _CHOICES = 4, 3  # exit statuses, as those of `ask`

app = typer.Typer()


@app.command()
def fetch(
    context: typer.Context,
    concepts: Annotated[list[str], typer.Argument(help="Ids or names, each in quotes.")],
    literature: Annotated[
        bool, typer.Option("--literature", help="Fetch publications from PubMed.")
    ] = False,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask anew what was fetched before.")
    ] = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Fetch MedGen's records of concepts as files, or with --literature what PubMed lists."""
    settings = settings_of(context, knowledge, config)
    saved = Saved(
        settings.fetched or settings.cache / "fetched",
        datetime.now(UTC).date(),
        0 if refresh else settings.fetched_days,
    )
    work = _literature if literature else _records
    raise typer.Exit(work(settings, saved, concepts))


def _asking(settings: Settings, ask: Callable[[Eutils], Awaitable[Fetched]]) -> Fetched:
    """What comes of asking the configured E-utilities.

    Raises:
        ConfigError: nobody is named whom NCBI could write to.
    """
    if settings.ncbi_email is None:
        raise ConfigError("environment", (("ncbi_email", words.NO_EMAIL),))
    caller = Caller(settings.ncbi_tool, settings.ncbi_email, settings.ncbi_api_key)

    async def asked() -> Fetched:
        async with aiohttp.ClientSession(trust_env=True) as session:
            return await ask(Eutils(session, caller, address=settings.eutils_url or OFFICIAL))

    return asyncio.run(asked())


def _say(sentence: str) -> None:
    terminal.console(sys.stderr).print(sentence, soft_wrap=True)


# Records.


def _records(settings: Settings, saved: Saved, wanted: Sequence[str]) -> int:
    """Save the records of concepts; the exit status."""
    fetched = _asking(settings, lambda client: summaries.fetch(client, saved, wanted))
    for each, path in fetched.saved.items():
        _say(words.FETCHED_RECORD.format(concept=fetched.titles[each], path=path))
    if fetched.saved:
        _say(words.FETCHED_RECORDS.format(folder=saved.folder / summaries.KIND))
    for each, choices in fetched.choices.items():
        _say(words.FETCH_CHOICES.format(wanted=each, choices="; ".join(choices)))
    for each in fetched.unknown:
        _say(words.FETCH_UNKNOWN.format(wanted=each))
    if fetched.unknown:
        return _NO_MATCH
    return _CHOICES if fetched.choices else 0


# Literature.


def _literature(settings: Settings, saved: Saved, wanted: Sequence[str]) -> int:
    """Fetch the literature of concepts of the knowledge; the exit status."""
    opened = open_configured(settings)
    found = {each: _found(opened, each) for each in dict.fromkeys(wanted)}
    topics = {topic.id: topic for topic in found.values() if isinstance(topic, pubmed.Topic)}
    with progress() as bar:
        task = bar.add_task(words.FETCHING, total=len(topics))

        def told(name: str) -> None:
            bar.update(task, description=f"{words.FETCHING}: {name}", advance=1)

        gathered = _asking(
            settings, lambda client: pubmed.gather(client, saved, list(topics.values()), told)
        )
    path = beside(opened.store.path)
    update(path, gathered.searched, gathered.publications)
    _report(gathered, path, len(topics))
    return max((each for each in found.values() if isinstance(each, int)), default=0)


def _found(opened: Knowledge, wanted: str) -> pubmed.Topic | int:
    """The concept that an id or name stands for; where it is none or several, the exit status."""
    reply = opened.ask(wanted, intents=("studies",))
    if isinstance(reply, Answer):
        return _topic(opened, reply.concept)
    if isinstance(reply, Choices):
        named = "; ".join(f"{each.name} ({each.id})" for each in reply.matches)
        _say(words.FETCH_CHOICES.format(wanted=wanted, choices=named))
        return _CHOICES
    _say(words.FETCH_NO_MATCH.format(wanted=wanted))
    return _NO_MATCH


def _topic(opened: Knowledge, concept: Concept) -> pubmed.Topic:
    (number, *_) = opened.store.identified(concept.id)
    return pubmed.Topic(
        id=concept.id,
        ids=opened.store.equivalent_ids(number),
        name=concept.name,
        synonyms=tuple(_own_synonyms(opened, concept, number)),
        pmids=tuple(dict.fromkeys(_untitled(concept))),
        is_searched=all(can_have(concept.kind, key) for key in SECTIONS),
    )


def _own_synonyms(opened: Knowledge, concept: Concept, number: int) -> Iterable[str]:
    """The synonyms in English that are no name of another concept."""
    for name in concept.names:
        if name.kind is NameKind.SYNONYM and name.language == "en":
            called = opened.store.entries.called([normal_form(name.text)])
            if {each.concept for each in called} <= {number}:
                yield name.text


def _untitled(concept: Concept) -> Iterable[str]:
    """The publications that a record names by number alone, or without their title."""
    for statement in concept.everything():
        if isinstance(statement, Citation):
            if statement.pmid and (statement.completed or not statement.title):
                yield statement.pmid
        else:
            yield from _PMID.findall(" ".join(_references(statement)))


_PMID = re.compile(r"PMID:(\d+)")


def _references(statement: object) -> Iterable[str]:
    """The references of a statement and of its reports."""
    yield from getattr(statement, "references", ())
    for report in getattr(statement, "reports", ()):
        yield from report.references


def _report(gathered: pubmed.Gathered, path: Path, concepts: int) -> None:
    _say(
        words.FETCHED_LITERATURE.format(
            path=path,
            concepts=concepts,
            searches=len(gathered.searched),
            publications=len(gathered.publications),
        )
    )
    for name in gathered.unsearched:
        _say(words.UNSEARCHED.format(name=name))
    for query in gathered.misread:
        _say(words.MISREAD.format(query=query))
    if gathered.missing:
        _say(words.PMIDS_MISSING.format(pmids=", ".join(gathered.missing)))
