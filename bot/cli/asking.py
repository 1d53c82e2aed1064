"""Commands that answer: `chat`, `run`, `ask`, `batch`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import batch as batch_lines
from bot import terminal
from bot.cli.options import (
    ConfigOption,
    KnowledgeOption,
    embedded,
    open_configured,
    settings_of,
    view_of,
)
from bot.conversation import Conversation
from bot.lending import Following
from bot.phrases import words
from bot.render import explained, explained_json, lines, plain_json
from bot.render.json_statements import Json
from knowledge import Answer
from knowledge.sections import KEYS, serving

EXIT = {"answer": 0, "gene": 0, "choices": 3, "no_match": 4, "notice": 5}

app = typer.Typer()


@app.command()
def chat(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """Chat in the terminal, or answer questions piped in, one a line."""
    settings = settings_of(context, knowledge, config)
    conversation = Conversation(settings.memory_minutes)
    current = Following(open_configured(settings)).current
    shown = terminal.console()
    session = terminal.Chat(current, conversation, view_of(settings), shown)
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

    settings = settings_of(context, knowledge, config)
    service.check_folder(settings.cache)

    def find_knowledge() -> Path:
        return settings.knowledge or embedded(settings)

    service.run(settings, find_knowledge, lambda: view_of(settings), sync=sync)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    section: Annotated[str | None, typer.Option(help="Show this section of the record.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why: names, spelling, scores, thresholds.")
    ] = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Answer one question. Exit status: 0 answer or gene, 3 choices, 4 no match, 5 notice."""
    keys = section_keys(section) if section else ()
    settings = settings_of(context, knowledge, config)
    opened = open_configured(settings)
    # The bytes that were typed, as UTF-8: the locale may have made something else of them.
    typed = os.fsencode(question).decode("utf-8", errors="replace")
    reply = opened.ask(typed)
    if keys and isinstance(reply, Answer):
        reply = opened.with_sections(reply, keys)
    why = opened.explain(typed) if explain else None
    if as_json:
        explanation: dict[str, Json] = {"explanation": explained_json.render(why)} if why else {}
        _print_json(plain_json.render(reply, view_of(settings)) | explanation)
    else:
        shown = terminal.console()
        terminal.print_lines(shown, lines.render(reply, view_of(settings)))
        terminal.print_lines(shown, explained.render(why) if why else ())
    raise typer.Exit(EXIT[plain_json.kind_of(reply)])


def section_keys(section: str) -> tuple[str, ...]:
    """The sections meant by a key, a title, or an intent such as "management"."""
    titles = {title.casefold(): key for key, title in words.SECTIONS.items() if key in KEYS}
    folded = section.casefold()
    key = titles.get(folded, folded.replace(" ", "_"))
    found = (key,) if key in KEYS else serving((key,))
    if not found:
        problem = words.UNKNOWN_SECTION.format(section=section, sections=", ".join(KEYS))
        raise typer.BadParameter(problem, param_hint="--section")
    return found


@app.command()
def batch(
    context: typer.Context, knowledge: KnowledgeOption = None, config: ConfigOption = None
) -> None:
    """Answer JSON Lines {"id", "question"} from standard input, each on its own, in order."""
    opened = open_configured(settings_of(context, knowledge, config))
    for replied in batch_lines.answer(opened, sys.stdin):
        _print_json(replied)


def _print_json(value: dict[str, Json]) -> None:
    # Flushed at once: a program that waits for each line gets it, and a reader that has left is
    # noticed here, not by the interpreter's last flush, which would complain.
    print(json.dumps(value, ensure_ascii=False), flush=True)
