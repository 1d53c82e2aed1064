"""The command that writes a record, a section or citations into a file: `export`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import terminal
from bot.cli.asking import EXIT, section_keys
from bot.cli.options import ConfigOption, KnowledgeOption, open_configured, settings_of, view_of
from bot.errors import BotError
from bot.phrases import words
from bot.render import lines, plain_json
from bot.render.exports import FORMATS, Format, NotExported, Subject, export
from bot.render.exports.subject import ExportedFile
from bot.render.view import View
from knowledge import Answer, Choices, GeneAnswer, Reply

_STANDARD_OUTPUT = Path("-")

app = typer.Typer()


@app.command("export")
def write(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A condition, feature or gene, or an id.")],
    form: Annotated[str, typer.Option("--as", help=f"One of {', '.join(FORMATS)}.")] = "markdown",
    section: Annotated[
        list[str] | None, typer.Option(help="Only this section; may be repeated.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(help="The file, a folder for it, or - for standard output."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if there is one.")
    ] = False,
    knowledge: KnowledgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Write a record, a section or citations into a file; without --output, into this folder.

    Exit status: 0 written, 1 nothing there to write, 3 choices, 4 no match, 5 notice.
    """
    wanted = _format(form)
    keys = tuple(dict.fromkeys(key for each in section or () for key in section_keys(each)))
    settings = settings_of(context, knowledge, config)
    opened = open_configured(settings)
    # The bytes that were typed, as UTF-8: the locale may have made something else of them.
    reply = opened.ask(os.fsencode(name).decode("utf-8", errors="replace"))
    subject = _subject(reply, keys)
    if subject is None:
        _say_why(reply, view_of(settings))
        raise typer.Exit(EXIT[plain_json.kind_of(reply)])
    written = export(opened, subject, wanted)
    if isinstance(written, NotExported):
        raise BotError(words.NOT_EXPORTED[written.reason])
    _save(written, output or Path(), force=force)


def _format(name: str) -> Format:
    for form in FORMATS:
        if form == name.lower():
            return form
    problem = words.EXPORT_UNKNOWN_FORMAT.format(form=name, forms=", ".join(FORMATS))
    raise typer.BadParameter(problem, param_hint="--as")


def _subject(reply: Reply, keys: tuple[str, ...]) -> Subject | None:
    """What the reply is about; a publication if it was asked for by its id."""
    match reply:
        case Answer() if reply.match.how == "citation":
            return Subject(ids=(reply.match.matched,))
        case Answer():
            return Subject(reply.concept.id, keys)
        case GeneAnswer():
            return Subject(reply.id, keys)
        case Choices(cited=cited, subject=str(subject)) if cited:
            return Subject(ids=(subject,))
    return None


def _say_why(reply: Reply, view: View) -> None:
    """What may have been meant, or that nothing is, on standard error: the answer is a file."""
    terminal.print_lines(terminal.console(sys.stderr), lines.render(reply, view))


def _save(written: ExportedFile, output: Path, *, force: bool) -> None:
    """Write the file, and say where it is.

    Raises:
        BotError: it is there already, and `force` does not say to replace it.
    """
    if output == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(written.content)
        sys.stdout.buffer.flush()
        return
    path = output / written.name if output.is_dir() else output
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(written.content)
    except FileExistsError as error:
        raise BotError(words.FILE_EXISTS.format(path=path)) from error
    terminal.console(sys.stderr).print(
        words.SAVED_AS.format(path=path), soft_wrap=True, markup=False
    )
