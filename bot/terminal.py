"""The terminal: a chat with follow-ups and numbered choices, or questions piped line by line."""

from __future__ import annotations

import importlib
import sys
import textwrap
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TextIO

from rich.console import Console
from rich.text import Text

from bot.answering import Answering, Memory
from bot.phrases import words
from bot.render import lines
from bot.render.plain_json import matches_of
from bot.render.view import Line, View
from knowledge import Choices, GeneAnswer, Knowledge, Match, NoMatch, Reply
from knowledge.replies.reply import of_conditions, wished

_PLACE = "terminal"
_STYLES = {
    "title": "bold cyan",
    "heading": "bold",
    "text": "",
    "term": "",
    "quote": "",
    "note": "italic",
    "source": "dim",
    "alert": "bold yellow",
    "choice": "green",
}


def console(stream: TextIO | None = None) -> Console:
    """A console for answers: colour only on a terminal, and no line broken where nobody watches."""
    return Console(file=stream or sys.stdout, highlight=False, markup=False, emoji=False)


def print_lines(shown: Console, printed: Iterable[Line]) -> None:
    """Print rendered lines: wrapped and indented on a terminal, whole elsewhere."""
    for line in printed:
        indent = "  " * line.indent
        if shown.is_terminal and line.style == "heading":
            shown.print()
        width = max(20, shown.width - len(indent)) if shown.is_terminal else sys.maxsize
        for part in _wrapped(line.text, width):
            shown.print(Text(indent) + Text(part, style=_STYLES[line.style]), soft_wrap=True)


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines; a link longer than a line stays whole, so that it can be opened."""
    if len(text) <= width:
        return [text]
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


class Chat:
    """One person's chat: what was chosen from, and the answers to each line.

    `current` gives the knowledge of the moment.
    """

    def __init__(
        self, current: Callable[[], Knowledge], conversation: Memory, view: View, shown: Console
    ) -> None:
        self._current = current
        self._conversation = conversation
        self._view = view
        self._shown = shown
        self._choices: tuple[Match, ...] = ()
        self._intents: tuple[str, ...] = ()

    def take(self, line: str) -> bool:
        """Answer one line; False when it asks to leave."""
        said = line.strip()
        match said.casefold():
            case "quit" | "exit" | "q":
                return False
            case "help" | "?":
                print_lines(self._shown, [Line("text", text) for text in words.HELP.splitlines()])
            case "":
                pass
            case number if number.isdecimal() and len(number) <= 2 and self._choices:
                self._choose(int(number))
            case _:
                self._show(self._answering.reply(said, _PLACE))
        return True

    @property
    def _answering(self) -> Answering:
        return Answering(self._current(), self._conversation)

    def _choose(self, number: int) -> None:
        if not 1 <= number <= len(self._choices):
            problem = words.NO_SUCH_CHOICE.format(number=number, count=len(self._choices))
            print_lines(self._shown, [Line("alert", problem)])
            return
        chosen = self._choices[number - 1]
        self._show(self._answering.open(chosen.id, _PLACE, self._intents))

    def _show(self, reply: Reply) -> None:
        if isinstance(reply, Choices | NoMatch):
            self._choices, self._intents = matches_of(reply), wished(reply)
        elif isinstance(reply, GeneAnswer):  # a condition is not opened for its genes
            self._choices, self._intents = matches_of(reply), of_conditions(reply)
        print_lines(self._shown, lines.render(reply, self._view))
        self._shown.print()


def talk(chat: Chat, shown: Console) -> None:
    """Chat on a terminal until `quit` or the end of input; arrow keys recall earlier lines."""
    # Gives input() its history, on systems that have it; kept in memory, never in a file.
    with suppress(ImportError):
        importlib.import_module("readline")
    shown.print(Text(words.WELCOME, style="bold"))
    while True:
        try:
            line = input(words.PROMPT)
        except (EOFError, KeyboardInterrupt):
            shown.print()
            break
        if not chat.take(line):
            break
    shown.print(Text(words.GOODBYE))


def answer_lines(chat: Chat, questions: Iterable[str]) -> None:
    """Answer questions piped in, one a line, until their end or `quit`."""
    for question in questions:
        if not chat.take(question):
            break
