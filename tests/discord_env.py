"""Discord in this process: a server with three people in it, and Rounds beside them.

Everything is real but Discord itself, which SimCord plays: the library, the client, the desk with
its threads, the knowledge file. What a test gets is a `Scene`, and what somebody reads of it.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeAlias

import discord
import pytest
import simcord
import structlog
from discord import ButtonStyle, ui
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, UserHandle
from simcord.results import InteractionResult, ResponseMessage

from bot import log
from bot.client import RoundsClient
from bot.conversation import Conversation
from bot.desk import Desk
from bot.preferences import Defaults
from bot.render.view import View
from bot.state import State
from bot.workers import Threads
from knowledge import Knowledge, SourceSpec, build, open_knowledge
from tests.card_payload import seen
from tests.conftest import DATA
from tests.discord_server.changes import PATIENCE_S
from tests.discord_server.stored import walk

Message: TypeAlias = discord.Message | ResponseMessage
Person: TypeAlias = MemberActor | UserHandle
Opener: TypeAlias = Callable[[], Knowledge]
Clock: TypeAlias = Callable[[], float]

VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112", "911", "999"),
    help_lines=("988 (US)", "116 123 (UK, Ireland)", "findahelpline.com"),
)
LANTERN, SIBLING, PUPIL = "C9900001", "OMIM:999002", "OMIM:999003"
GAIT_DISEASE, GAIT_FEATURE = "OMIM:999004", "HP:9900009"


class Gate:
    """Opens a knowledge file, but not before it is let: a look-up that takes its time.

    Within `with`, at whose end it lets everything through, whatever became of the test.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begun, self._let = threading.Event(), threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.let()

    def open(self) -> Knowledge:
        """The knowledge, once it is let."""
        self._begun.set()
        assert self._let.wait(PATIENCE_S)
        return open_knowledge(self._path)

    def let(self) -> None:
        """Let the look-up through."""
        self._let.set()

    async def reached(self) -> None:
        """Return once a look-up waits."""
        assert await asyncio.to_thread(self._begun.wait, PATIENCE_S)


class Impatient(Desk):
    """A desk for which every look-up takes too long for a first answer."""

    @property
    def patience_s(self) -> float:
        """No time at all."""
        return 0.0


def new_desk(
    opener: Opener,
    folder: Path,
    defaults: Defaults | None = None,
    *,
    of: type[Desk] = Desk,
    clock: Clock = time.monotonic,
    **settings: Any,
) -> Desk:
    """A desk as the shipped process has it, with its state in a folder, going by the clock."""
    state = State(str(folder / "state.db"))
    conversation = Conversation(30, clock)
    here = defaults or Defaults()
    return of(Threads(opener), opener, conversation, lambda: VIEW, state, here, **settings)


@dataclass
class Scene:
    """A server with a channel, two people and a moderator; the client and its desk."""

    env: simcord.Env
    desk: Desk
    client: RoundsClient
    folder: Path
    guild: GuildHandle
    channel: ChannelHandle
    ada: MemberActor
    ben: MemberActor
    moderator: MemberActor
    faulty: bool = False  # the test is about a fault that discord.py reports

    @property
    def mention(self) -> str:
        """What calls Rounds."""
        assert self.client.user
        return self.client.user.mention

    async def restart(
        self,
        opener: Opener,
        defaults: Defaults | None = None,
        *,
        sync: bool = False,
        **desk: Any,
    ) -> None:
        """A fresh client on a fresh desk takes over, as after a restart of the process."""
        await self.desk.close()
        self.desk = new_desk(opener, self.folder, defaults, **desk)
        self.client = RoundsClient(self.desk, self.folder, shard_count=1, sync=sync)
        await self.env.restart_bot(self.client)

    async def ask(self, question: str, /, **options: object) -> ResponseMessage:
        """Ada's `/ask` in the channel, and its answer."""
        return answered(await self.ada.slash(self.channel, "ask", question=question, **options))

    async def slash(self, name: str, /, **options: object) -> ResponseMessage:
        """Ada's command in the channel, and its answer."""
        return answered(await self.ada.slash(self.channel, name, **options))

    async def press(
        self, message: Message, label: str, *, by: Person | None = None
    ) -> InteractionResult:
        """Ada, or somebody else, presses a button."""
        result: InteractionResult = await (by or self.ada).click(message, label=label)
        return result

    def now(self, message: Message) -> discord.Message:
        """A message as it stands in the channel now."""
        (found,) = [each for each in self.channel.history() if each.id == message.id]
        return found

    async def suggested(self, typed: str) -> list[dict[str, Any]]:
        """What is offered to Ada while she types a name."""
        return await self.ada.autocomplete(self.channel, "concept", "name", typed)

    async def tell(
        self, text: str, *, by: MemberActor | None = None, **options: Any
    ) -> list[discord.Message]:
        """Somebody mentions Rounds in the channel with this text; what Rounds says to it."""
        sent = await (by or self.ada).send(self.channel, f"{self.mention} {text}", **options)
        return self.after(sent)

    def after(
        self, sent: discord.Message, where: ChannelHandle | None = None
    ) -> list[discord.Message]:
        """What Rounds has said in a channel since a message."""
        own = self.client.user
        told = [each for each in (where or self.channel).history() if not each.is_system()]
        return [each for each in told if each.id > sent.id and each.author == own]


@asynccontextmanager
async def setting(
    opener: Opener, folder: Path, defaults: Defaults | None = None, **client: Any
) -> AsyncIterator[Scene]:
    """A scene, with any fault of the client raised at its end."""
    desk = new_desk(opener, folder, defaults)
    rounds = RoundsClient(desk, folder, shard_count=1, **client)
    # `simcord.run` sets a context variable, which a fixture's end cannot take back.
    env = simcord.Env(rounds, settle_timeout=PATIENCE_S)
    await env.start()
    scene = populated(env, desk, rounds, folder)
    try:
        yield scene
    finally:
        await env.shutdown()
        await scene.desk.close()
    if not scene.faulty:
        env.raise_errors()


def populated(env: simcord.Env, desk: Desk, client: RoundsClient, folder: Path) -> Scene:
    """A server with a channel and three people in a running environment."""
    guild = env.create_guild()
    role = guild.create_role("mod", permissions=discord.Permissions(manage_messages=True))
    return Scene(
        env,
        desk,
        client,
        folder,
        guild,
        guild.create_text_channel("general"),
        guild.add_member(env.create_user("ada")),
        guild.add_member(env.create_user("ben")),
        guild.add_member(env.create_user("mo"), roles=[role]),
    )


@pytest.fixture(name="scene")
async def a_scene(knowledge_file: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene on the small knowledge."""
    async with setting(partial(open_knowledge, knowledge_file), tmp_path) as started:
        yield started


_SOURCE = """
[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_GENE = '[[genes]]\nid = "NCBIGene:99100"\nsymbol = "GLOW1"\n'
_STUDY = """[[studies]]
authors = ["Moth A", "Wick B"]
title = "On lantern light, part {0}, with some more words that make the title a long one"
journal = "J Invent Lamp"
date = "2001 Jun"
year = 2001
pmid = "9910{0:04}"
"""


def concept_file(concept: str, name: str, *more: str) -> str:
    """An invented disease."""
    head = f'name = "{name}"\nkind = "disease"\nid = "{concept}"\ndefault_source = "lamp"\n'
    return "\n".join((head, *more, _SOURCE))


@pytest.fixture(name="crowd", scope="session")
def a_crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge file with what takes up room: namesakes, long names and lists, many alike."""
    folder = tmp_path_factory.mktemp("crowd")
    many = [(f"OMIM:9981{n:02}", f"Glow trait {n}", _GENE) for n in range(1, 61)]
    written = [
        ("OMIM:999010", "Twin gait"),
        ("OMIM:999011", "Twin gait"),
        ("OMIM:999012", f"Anti-{LANTERN} syndrome"),
        ("OMIM:999013", f"Prolonged {'very ' * 40}gait"),
        ("OMIM:999014", "Well studied gait", *map(_STUDY.format, range(40))),
        *many,
    ]
    for concept, *rest in written:
        path = folder / f"{concept.partition(':')[2]}.toml"
        path.write_text(concept_file(concept, *rest), "utf-8")
    specs = [SourceSpec("concepts", DATA / "concepts"), SourceSpec("concepts", folder)]
    build(specs, folder / "crowd.db")
    return folder / "crowd.db"


@pytest.fixture(name="crowded")
async def a_crowded_scene(crowd: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene on the knowledge with what takes up room."""
    async with setting(partial(open_knowledge, crowd), tmp_path) as started:
        yield started


@contextmanager
def listening(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], list[str]]]:
    """The operator's log, open to the last detail; what it gives are the lines since read last.

    No fixture, because what pytest captures in a fixture is closed when the test begins.
    """

    def read() -> list[str]:
        return capsys.readouterr().err.splitlines()

    log.configure("debug")
    try:
        yield read
    finally:
        structlog.reset_defaults()


# What somebody reads, and can press.


def answered(result: InteractionResult) -> ResponseMessage:
    """The message that answers an interaction."""
    assert result.response is not None
    return result.response


def parts(message: Message) -> Iterator[Mapping[str, Any]]:
    """The components of a message, however deep."""
    if isinstance(message, ResponseMessage):
        return walk(message.components)
    return walk([each.to_dict() for each in message.components])


def raw(message: Message) -> str:
    """All text of a message with its markup, without that of its controls."""
    texts = (str(each["content"]) for each in parts(message) if each.get("content"))
    return "\n".join(filter(None, (message.content, *texts)))


def said(message: Message) -> str:
    """What somebody reads of a message: without markup, in single blanks."""
    return " ".join(seen(raw(message)).split())


def labels(message: Message) -> list[str]:
    """What its buttons say, in order."""
    return [str(each["label"]) for each in parts(message) if each["type"] == 2]


def entries(message: Message) -> list[str]:
    """What the entries of its menus say, with their descriptions."""
    menus = (each["options"] for each in parts(message) if each["type"] == 3)
    found = [option for options in menus for option in options]
    return [f"{each['label']} {each.get('description') or ''}" for each in found]


def options(message: Message, placeholder: str) -> list[str]:
    """The values in a menu."""
    (menu,) = [each for each in parts(message) if each.get("placeholder") == placeholder]
    return [str(option["value"]) for option in menu["options"]]


def custom_id(message: Message, placeholder: str) -> str:
    """What a menu carries."""
    (found,) = [each for each in parts(message) if each.get("placeholder") == placeholder]
    return str(found["custom_id"])


async def choose(
    person: Person, message: Message, placeholder: str, value: str
) -> InteractionResult:
    """A person chooses an entry of a menu."""
    menu = custom_id(message, placeholder)
    result: InteractionResult = await person.select(message, [value], custom_id=menu)
    return result


async def new_thread(scene: Scene) -> ChannelHandle:
    """The first thread in the channel."""
    channel = scene.client.get_channel(scene.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="aside", type=discord.ChannelType.public_thread)
    await scene.env.settle()
    (thread,) = scene.channel.threads
    return thread


async def sent(scene: Scene, carried: str) -> Message:
    """A message of Rounds with a button that carries this."""
    view = ui.LayoutView(timeout=None)
    button = ui.Button[ui.LayoutView](label="press", custom_id=carried, style=ButtonStyle.gray)
    view.add_item(ui.ActionRow(button))
    view.stop()
    channel = scene.client.get_partial_messageable(scene.channel.id)
    return await channel.send(view=view)


@contextmanager
def speaking_in(scene: Scene, locale: str) -> Iterator[None]:
    """Everybody's Discord is set to a locale; SimCord's own is always American English."""
    backend = scene.env.backend
    emit = backend.emit

    def emitted(event: str, payload: Any, **more: Any) -> Any:  # SimCord's own types
        if event == "INTERACTION_CREATE":
            payload = {**payload, "locale": locale}
        return emit(event, payload, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backend, "emit", emitted)
        yield
