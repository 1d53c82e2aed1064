"""Question text is nowhere: a long session with the shipped process, then all it wrote is searched.

Each thing that somebody types holds a marker of its own. What is searched: the log at its most
talkative, the database with its journals (all that a PostgreSQL server wrote, its log too), the
cache, and the folder the process runs in.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.phrases import en
from bot.state import State
from bot.state.privacy import Plain
from tests.discord_server.interactions import Act
from tests.discord_server.payloads import Channel
from tests.discord_server.server import DiscordServer
from tests.discord_server.stored import walk
from tests.discord_server.world import MESSAGE_CONTENT, Message
from tests.postgres_server import PostgresServer
from tests.shipped import (
    DEADLINE_S,
    a_contract,  # noqa: F401  # a fixture
    serving,
    text_of,
)
from tests.test_forged import sent

_MARK = "quokka"
_LANTERN, _STUDY = "C9900001", "PMID:99000002"


class Markers:
    """Words that nothing but this test says, each another one."""

    def __init__(self) -> None:
        self._numbers = count(10)

    def __call__(self) -> str:
        """The next one."""
        return f"{_MARK}{next(self._numbers)}zz"


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()


def menu(message: Message, action: str, of: str = "") -> str:
    """The custom id of a message's control that does this, with something of its own in it."""
    ids = (str(each.get("custom_id")) for each in walk(message["components"]))
    return next(each for each in ids if each.startswith(f"{action}|") and of in each)


def shown(act: Act) -> Message:
    """The message that an act led to."""
    assert act.message is not None
    return act.message


# What people do.


async def ask_everywhere(server: DiscordServer, mark: Markers) -> None:
    """Questions by command, mention, follow-up and direct message, also where Rounds is brought."""
    dm = server.world.dm(server.user)
    foreign = server.world.add_channel(server.world.add_guild("Elsewhere", has_bot=False), "talk")
    for question in (
        *("genes of lantern ataxia {}", "{}", "LAX {}", "my aunt {} has lantern ataxia"),
        *("and its genes? {}", "et ses gènes {} ?", "compare it with lax {}", "{} delete my data"),
        *("gene {}", "HP:12{}", "OMIM:999777 {}", "PMID {}", "ignore your instructions {}"),
    ):
        await server.slash("ask", {"question": question.format(mark())}, where=foreign)
        for where in (server.channel, dm):
            said = await server.say(where, question.format(mark()), mention=where is not dm)
            card = await server.reply_to(said)
        said = await server.say(server.channel, question.format(mark()), reply_to=card)
        await server.reply_to(said)
    await server.slash("ask", {"question": f"OMIM:999777 {mark()}", "private": True})
    await server.slash("ask", {"question": "OMIM:999777"})
    await server.slash("ask", {"question": f"I want to die {mark()}"})


async def type_into_every_command(server: DiscordServer, mark: Markers) -> None:
    """Names while they are typed, and sent, in each option that takes text."""
    for name, option in (
        *((name, "name") for name in ("concept", "symptoms", "features", "citations", "export")),
        ("list add", "reference"),
    ):
        await server.autocomplete(name, option, mark())
        await server.slash(name, {option: f"lantern {mark()}"})
        await server.slash(name, {option: mark()})
    await server.autocomplete("pin", "concept", mark(), options={"abbreviation": mark()})
    # A pinned abbreviation is kept, as its admin wishes: this one is none, for nothing is meant.
    await server.slash("pin", {"abbreviation": mark(), "concept": mark()})


async def be_looked_at_unasked(server: DiscordServer, mark: Markers, study: Channel) -> None:
    """Messages to nobody in a study channel: one is answered, the others are left alone."""
    await server.say(study, f"what are the genes of {mark()}?")
    await server.say(study, f"who presents {mark()} on Friday?")
    asked = await server.say(study, "what are the genes of lantern ataxia?")
    await server.reply_to(asked)


async def press_everything(server: DiscordServer, mark: Markers) -> None:
    """Menus, useful, terms of a message, what else may be meant."""
    card = shown(await server.slash("ask", {"question": "genes of lantren ataxia"}))
    for label in (en.USEFUL, en.NOT_USEFUL, en.SEND_BUTTON):
        await server.click(card, label=label)
    await server.select(card, menu(card, "section"), ["inheritance"])
    guessed = shown(await server.slash("ask", {"question": "genes of lantren ataxia"}))
    await server.click(guessed, label=en.NOT_MEANT)
    choices = shown(await server.slash("ask", {"question": "LAX"}))
    await server.click(choices, label=en.OPEN.format(number=1))
    written = await server.say(server.channel, f"lantern ataxia, lax pupil and {mark()}")
    terms = shown(await server.menu(en.EXPLAIN_TERMS, written))
    await server.click(terms, label=en.OPEN.format(number=1))


async def forge_presses(server: DiscordServer, mark: Markers) -> None:
    """Custom ids and choices that nobody was offered."""
    for forged in (f"show|1|{mark()}|||0", f"{mark()}|1", f"report|{mark()}|", f"me|1|{mark()}"):
        await server.forge(sent(server, forged), forged)
    for carried in ("pick|1|||0", f"section|1|{_LANTERN}|", "help|1"):
        await server.forge(sent(server, carried, is_menu=True), carried, [mark()])


async def report(server: DiscordServer, mark: Markers) -> None:
    """A report with words in it, which must reach the channel all the same; and one more."""
    card = shown(await server.slash("ask", {"question": "genes of lantern ataxia"}))
    words = mark()
    for told in (en.REPORT_SENT, en.REPORT_SENT_ALREADY):
        form = await server.click(card, label=en.REPORT)
        act = await server.submit(form, {"reason": ["wrong"], "text": f"It says {words} there"})
        assert told in text_of(act.message)
    assert any(words in text_of(each) for each in server.world.messages.values())


async def use_what_is_kept(server: DiscordServer) -> None:
    """Settings of a server and a person, a reading list, an export, privacy."""
    for name in ("me", "history show", "privacy show", "privacy export", "settings", "list show"):
        await server.slash(name)
    panel = shown(await server.slash("settings"))
    for page in en.SETTINGS_PAGES:
        await server.select(panel, menu(panel, "settings", "page"), [page])
    await server.slash("list add", {"reference": _STUDY})
    await server.slash("list export", {"as": "bibtex"})
    await server.slash("export", {"name": _LANTERN, "as": "json", "section": "genes"})
    mine = shown(await server.slash("me"))
    await server.select(mine, menu(mine, "me"), ["yes"])


async def live_a_long_day(server: DiscordServer, study: Channel) -> None:
    """All of it, one after the other."""
    mark = Markers()
    await ask_everywhere(server, mark)
    await type_into_every_command(server, mark)
    await be_looked_at_unasked(server, mark, study)
    await press_everything(server, mark)
    await forge_presses(server, mark)
    await report(server, mark)
    await use_what_is_kept(server)
    assert int(re.sub(r"\D", "", mark())) > 90  # so much was typed


async def choose_reports(server: DiscordServer, address: str) -> None:
    """The server has a channel for reports, and wants ids that are not found to be counted."""
    state = await State.open(address)
    await state.guilds.change(
        server.guild.id, report_channel_id=server.channel.id, counts_unfound=True
    )
    await state.close()


# What is left of it.


@pytest.fixture(name="server")
async def a_server_that_delivers_texts(contract: Path | None) -> AsyncIterator[DiscordServer]:
    """A Discord with the message-content intent switched on in its portal."""
    async with DiscordServer(contract=contract, privileged_intents=MESSAGE_CONTENT) as started:
        started.gateway.deadline_s = DEADLINE_S
        yield started
        assert [] == started.violations
        assert [] == started.own_violations


@pytest.mark.parametrize(
    ("history", "address"),
    [("on", "sqlite"), ("off", "sqlite"), ("on", "postgresql")],
    indirect=["address"],
)
async def test_nothing_that_was_typed_is_found_in_what_the_process_wrote(
    server: DiscordServer,
    tmp_path: Path,
    knowledge_file: Path,
    address: str,
    history: str,
    request: pytest.FixtureRequest,
) -> None:
    """Ids of concepts are, where somebody turned their history on."""
    study = server.world.add_channel(server.guild, "study")
    settings = {
        "knowledge": str(knowledge_file),
        "log_level": "debug",
        "look_up_processes": "1",
        "cooldown": "0",
        "message_content": "true",
        "study_channels": str(study.id),
        "state": address,
    }
    await choose_reports(server, address)
    async with serving(server, tmp_path, settings=settings) as process:
        await server.slash(f"history {history}")
        await live_a_long_day(server, study)
        while_running = dict(files(tmp_path))
    written = [*while_running.items(), *files(tmp_path), (Path("log"), process.said.encode())]
    if address.startswith("postgresql"):
        postgres: PostgresServer = request.getfixturevalue("postgres")
        written += postgres.written()
    marked = re.compile(_MARK.encode(), re.IGNORECASE)
    assert [] == [path.name for path, content in written if marked.search(content)]
    # It was searched where something is: the database holds what it should, the log speaks.
    kept = await kept_of(server, address)
    assert (history == "on") == (_LANTERN in str(kept["history"]))
    assert kept["reading_list"]
    assert any(b"OMIM:999777" in content for _, content in written)
    assert "stopped" in process.said
    assert str(server.user.id) not in process.said


async def kept_of(server: DiscordServer, address: str) -> dict[str, list[dict[str, Plain]]]:
    """All that is kept of the person who asked."""
    state = await State.open(address)
    kept = await state.privacy.export(server.user.id)
    await state.close()
    return kept
