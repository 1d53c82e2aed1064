"""Question text is nowhere: a long session with the shipped process, then all it wrote is searched.

Each thing that somebody types holds a marker of its own. What is searched: the log at its most
talkative, the database with its journals, the cache, and the folder the process runs in.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from bot.phrases import en
from bot.state import State
from tests.discord_server.server import DiscordServer
from tests.discord_server.stored import walk
from tests.discord_server.world import Message
from tests.shipped import (
    a_contract,  # noqa: F401  # a fixture
    a_server,  # noqa: F401  # a fixture
    serving,
    text_of,
)

_MARK = "quokka"
_LANTERN = "C9900001"


class Markers:
    """Words that nothing but this test says, each another one."""

    def __init__(self) -> None:
        self._numbers = count(10)

    def __call__(self) -> str:
        """The next one."""
        return f"{_MARK}{next(self._numbers)}zz"


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder, the knowledge aside."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()


def menu(message: Message, action: str) -> str:
    """The custom id of a message's control that does this."""
    ids = (str(each.get("custom_id")) for each in walk(message["components"]))
    return next(each for each in ids if each.startswith(f"{action}|"))


async def ask_everywhere(server: DiscordServer, mark: Markers) -> None:
    """Questions by command, autocomplete, mention, follow-up and direct message."""
    for question in ("genes of lantern ataxia {}", "{}", "LAX {}", "my aunt {} has lantern ataxia"):
        await server.slash("ask", {"question": question.format(mark())})
        said = await server.say(server.channel, question.format(mark()), mention=True)
        await server.reply_to(said)
        said = await server.say(server.world.dm(server.user), question.format(mark()))
        await server.reply_to(said)
    await server.slash("ask", {"question": f"OMIM:999777 {mark()}", "private": True})
    await server.slash("ask", {"question": "OMIM:999777"})
    await server.slash("ask", {"question": f"I want to die {mark()}"})
    for name in ("concept", "symptoms", "citations"):
        await server.autocomplete(name, "name", mark())
        await server.slash(name, {"name": f"lantern {mark()}"})


async def press_everything(server: DiscordServer, mark: Markers) -> None:
    """Menus, useful, and a report with words in it, which must reach the channel all the same."""
    card = (await server.slash("ask", {"question": "genes of lantern ataxia"})).message
    assert card is not None
    await server.select(card, menu(card, "section"), ["inheritance"])
    for label in (en.USEFUL, en.NOT_USEFUL):
        await server.click(card, label=label)
    form = await server.click(card, label=en.REPORT)
    words = mark()
    told = await server.submit(form, {"reason": ["wrong"], "text": f"It says {words} there"})
    assert en.REPORT_SENT in text_of(told.message)
    assert any(words in text_of(each) for each in server.world.messages.values())


async def use_what_is_kept(server: DiscordServer, mark: Markers) -> None:
    """Settings of a server and a person, privacy."""
    await server.slash("pin", {"abbreviation": f"Q{mark()[:8]}", "concept": f"lantern {mark()}"})
    for name in ("me", "history show", "privacy show", "privacy export", "settings"):
        await server.slash(name)


async def choose_reports(server: DiscordServer, state: Path) -> None:
    """The server has a channel for reports, and wants ids that are not found to be counted."""
    opened = await State.open(str(state))
    await opened.guilds.change(
        server.guild.id, report_channel_id=server.channel.id, counts_unfound=True
    )
    await opened.close()


@pytest.mark.parametrize("history", ["on", "off"])
async def test_nothing_that_was_typed_is_found_in_what_the_process_wrote(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path, history: str
) -> None:
    """Ids of concepts are, where somebody turned their history on."""
    settings = {"knowledge": str(knowledge_file), "log_level": "debug", "look_up_processes": "1"}
    mark = Markers()
    await choose_reports(server, tmp_path / "state.db")
    async with serving(server, tmp_path, settings=settings) as process:
        await server.slash(f"history {history}")
        await ask_everywhere(server, mark)
        await press_everything(server, mark)
        await use_what_is_kept(server, mark)
        while_running = dict(files(tmp_path))
    written = [*while_running.items(), *files(tmp_path), (Path("log"), process.said.encode())]
    marked = re.compile(_MARK.encode(), re.IGNORECASE)
    assert [] == [path.name for path, content in written if marked.search(content)]
    # It was searched where something is: the database holds what it should, the log speaks.
    (state,) = [content for path, content in files(tmp_path) if path.name == "state.db"]
    assert b"useful" in state
    assert (history == "on") == (_LANTERN.encode() in history_rows(tmp_path / "state.db"))
    assert b"OMIM:999777" in state
    assert "stopped" in process.said
    assert str(server.user.id) not in process.said


def history_rows(path: Path) -> bytes:
    """The concepts in all histories of a database."""
    with closing(sqlite3.connect(path)) as database:
        return repr(database.execute("SELECT concept_id FROM history").fetchall()).encode()
