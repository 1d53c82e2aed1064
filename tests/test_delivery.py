"""What reaches Discord, whatever is asked and whatever goes wrong."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import discord
import pytest
import yarl
from simcord.results import InteractionResult

from bot import controls
from bot.client import RoundsClient
from bot.desk import Desk
from bot.phrases import en
from bot.preferences import Defaults
from bot.render.card import MOST_CONTENT
from bot.wishes import Wish
from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.errors import KnowledgeFileError
from tests.discord_env import (
    LANTERN,
    Gate,
    Impatient,
    Message,
    Scene,
    a_crowd,  # noqa: F401  # a fixture
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    concept_file,
    labels,
    listening,
    new_desk,
    raw,
    said,
    setting,
)
from tests.discord_server.changes import PATIENCE_S
from tests.discord_server.interactions import DEFERRED, DEFERRED_UPDATE
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import EPHEMERAL

FEATURES = "features of lantern ataxia"


# Nothing that is sent pings anybody.

HOSTILE = {
    "everyone": "@everyone @here lantern ataxia <@&1>",
    "a person": "<@1> lantern ataxia <@!2>",
    "markdown": "**lantern** __ataxia__ ~~x~~ ||y|| # z\n> q\n- l",
    "a link": "[lantern ataxia](https://example.org) <https://example.org>",
    "a code fence": "```py\nlantern ataxia\n``` `x`",
    "from right to left": "\u202elantern ataxia\u202c \u2067x\u2069",
    "zalgo": "l" + "\u0300\u0316\u0489" * 60 + "antern ataxia",
    "NUL": "lantern\x00 ataxia\x00",
    "lone surrogates": "lantern \ud800 ataxia \udfff",
    "long": "lantern ataxia " * 266,
    "one long word": "x" * 4_000,
    "SQL": "lantern ataxia'; DROP TABLE concept; --",
    "emoji alone": "\U0001f600\U0001f9ec\U0001fa7a",
    "2,000 emoji": "\U0001f600" * 2_000,
    "joined emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 300,
    "marks that turn text": "\u200f\u202b\u2066lantern\u2069 \u200fataxia\u202c\u200e",
    "unseen marks alone": "\u200b\u200c\u200d\u2060\ufeff\u00ad" * 300,
    "an id with unseen marks": "HP:\u200b0001251\u202e @everyone",
    "fake links": "[C9900001](https://example.org) [lantern ataxia](<https://example.org>)",
    "a hidden link": "\u202e[gro.elpmaxe](https://example.org) lantern ataxia",
    "unseen marks": "lan\u200btern\u2060 a\u202etaxia\ufeff",
    "braces": "{subject} {0} %s %(x)s {",
    "too few digits": "C002479",
    "too many digits": "HP:00012345 @everyone",
    "marks alone": "\\*_~|`[]<@>#" * 200,
    "custom ids": "delete|1|show|1|C9900001||0",
    "an unknown id": "HP:123 <@1> @everyone",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_whatever_is_asked_pings_nobody_and_is_not_repeated(scene: Scene, text: str) -> None:
    """By command, mention and direct message: an answer, no pings, nothing of what was typed."""
    asked = await scene.ada.send_dm(text[:2_000])
    shown: list[Message] = [
        await scene.ask(text),
        *await scene.tell(text[:1_900]),
        *scene.after(asked, scene.ada.user.dm_channel),
    ]
    assert 3 == len(shown)
    for card in shown:
        assert en.FAILED not in said(card)
        for typed in ("@everyone", "@here", "<@1>", "example.org", "\u202e", "\u0489", "```"):
            assert typed not in raw(card)
    check_nobody_is_pinged(scene)


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_hostile_name_is_only_looked_up(scene: Scene, typed: str) -> None:
    """Commands with a name take at most 200 characters; suggestions as many as are typed."""
    await scene.suggested(typed)
    card = await scene.slash("concept", name=typed[:200])
    assert en.FAILED not in said(card)
    check_nobody_is_pinged(scene)


async def test_every_kind_of_message_is_sent_without_pings(scene: Scene) -> None:
    """Answers, edits in place, what one person sees alone, replies: each says so itself."""
    card = await scene.ask(FEATURES)
    await choose(scene.ada, card, en.SECTIONS_MENU, "genes")
    await choose(scene.ben, card, en.SECTIONS_MENU, "genes")
    await scene.press(card, en.DELETE, by=scene.ben)
    await scene.tell(FEATURES)
    await scene.ada.send_dm(FEATURES)
    await scene.slash("help")
    await scene.slash("sources", private=True)
    written = await scene.ben.send(scene.channel, "@everyone lantern ataxia <@&1>")
    await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, written)
    await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, answered_by(scene))
    check_nobody_is_pinged(scene)


async def test_names_of_the_knowledge_are_shown_as_they_are(
    tmp_path: Path, tricky_file: Path
) -> None:
    """A source that writes `@everyone` or markup into a name pings nobody and formats nothing."""
    async with setting(partial(open_knowledge, tricky_file), tmp_path) as scene:
        card = await scene.slash("concept", name="OMIM:999021")
        assert said(card).startswith("@everyone *bold* <@1> # gait `x` [a](b)")
        check_nobody_is_pinged(scene)
        (reply,) = await scene.tell("OMIM:999021")
        assert not reply.mention_everyone
        assert [] == reply.mentions


@pytest.fixture
def tricky_file(tmp_path: Path) -> Path:
    """A knowledge file with a concept whose name is full of Discord's markup."""
    folder = tmp_path / "tricky"
    folder.mkdir()
    name = "@everyone *bold* <@1> # gait `x` [a](b)"
    (folder / "tricky.toml").write_text(concept_file("OMIM:999021", name), "utf-8")
    build([SourceSpec("concepts", folder)], folder / "tricky.db")
    return folder / "tricky.db"


def answered_by(scene: Scene) -> Message:
    """The last message of Rounds in the channel."""
    own = scene.client.user
    return [each for each in scene.channel.history() if each.author == own][-1]


def check_nobody_is_pinged(scene: Scene) -> None:
    """Each request that sends or edits a message allows no mentions at all."""
    sent = [policy for request in scene.env.http_requests for policy in policies(request.json)]
    assert sent
    for policy in sent:
        assert policy is not None
        assert [] == policy["parse"]
        assert not any(policy.get(key) for key in ("users", "roles", "replied_user"))


def policies(body: Any) -> list[Any]:
    """What a request's body says of mentions, None where it says nothing of a message's."""
    messages = [body, body.get("data")] if isinstance(body, dict) else []
    spoken = {"content", "components"}
    return [
        each.get("allowed_mentions")
        for each in messages
        if isinstance(each, dict) and spoken & each.keys()
    ]


# Faults of the knowledge.


def damaged() -> Knowledge:
    """No knowledge."""
    raise KnowledgeFileError(Path("knowledge.db"), "it is damaged", "Build it again")


async def test_a_fault_is_one_sentence_to_the_asker_and_one_line_to_the_operator(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line names the file and the problem; neither the question nor who asked is in it."""
    await scene.restart(damaged)
    with listening(capsys) as lines:
        card = await scene.ask("zebra " + FEATURES)
        (line,) = lines()
    assert en.FAILED in said(card)
    assert "event='knowledge_failed'" in line
    assert "knowledge.db" in line
    for secret in ("zebra", "lantern", "ada", str(scene.ada.id), str(scene.channel.id)):
        assert secret not in line


@pytest.mark.parametrize("entrance", ["slash", "press", "mention", "dm"])
async def test_every_entrance_says_that_it_failed(scene: Scene, entrance: str) -> None:
    """Nobody waits for nothing, and a card that was pressed on is not left half."""
    card = await scene.slash("concept", name=LANTERN)
    await scene.restart(damaged)
    shown: list[Message] = [card]
    match entrance:
        case "slash":
            shown = [await scene.slash("symptoms", name=LANTERN)]
        case "press":
            await choose(scene.ada, card, en.SECTIONS_MENU, "genes")
        case "mention":
            shown = [*await scene.tell(FEATURES)]
        case _:
            asked = await scene.ada.send_dm(FEATURES)
            shown = [*scene.after(asked, scene.ada.user.dm_channel)]
    assert [True] == [en.FAILED in said(each) for each in shown]


async def test_suggestions_of_a_damaged_knowledge_are_none(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty list, and a line in the log without what was typed."""
    await scene.restart(damaged)
    with listening(capsys) as lines:
        assert [] == await scene.suggested("zebra")
        (line,) = lines()
    assert "suggestion_failed" in line
    assert "zebra" not in line


async def test_a_damaged_file_can_be_put_right_without_a_restart(
    tmp_path: Path, knowledge_file: Path
) -> None:
    """Questions fail with a sentence; once a good file is in its place, they are answered."""
    path = tmp_path / "used.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)
    async with setting(partial(open_knowledge, path), tmp_path) as scene:
        assert en.FAILED in said(await scene.ask(FEATURES))
        assert en.FAILED in said(await scene.ask(FEATURES))
        shutil.copy(knowledge_file, path)
        assert en.SECTIONS["clinical_features"] in said(await scene.ask(FEATURES))


async def test_a_file_that_is_damaged_while_it_is_used_is_opened_anew(
    tmp_path: Path, knowledge_file: Path
) -> None:
    """The one put in its place is found, though the old one was open."""
    path = tmp_path / "used.db"
    shutil.copy(knowledge_file, path)
    async with setting(partial(open_knowledge, path), tmp_path) as scene:
        assert en.FAILED not in said(await scene.ask("LAX"))
        # In place, and not shorter: the file is mapped into memory. All tables, not the index.
        pages = int.from_bytes(path.read_bytes()[28:32])
        with path.open("r+b") as file:
            file.seek(4_096)
            file.write(b"\xff" * (pages - 1) * 4_096)
        assert en.FAILED in said(await scene.ask(FEATURES))
        shutil.copy(knowledge_file, tmp_path / "good.db")
        (tmp_path / "good.db").replace(path)
        assert en.SECTIONS["clinical_features"] in said(await scene.ask(FEATURES))


# Look-ups that take their time.


# Over sockets, because SimCord's clock stands still while a thread works.


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    """A Discord that the client takes for the real one; nothing sent to it breaks a rule."""
    async with DiscordServer() as started:
        started.gateway.deadline_s = PATIENCE_S  # how busy the machine is proves nothing
        monkeypatch.setattr(discord.http.Route, "BASE", started.api_url)
        gateway = yarl.URL(started.gateway_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        yield started
        assert [] == started.violations


@asynccontextmanager
async def connected(server: DiscordServer, desk: Desk, folder: Path) -> AsyncIterator[None]:
    """A client with this desk, connected to the server."""
    client = RoundsClient(desk, folder, shard_count=1)
    task = asyncio.create_task(client.start(server.token))
    try:
        await server.ready(1)
        yield
    finally:
        await client.close()
        await asyncio.gather(task, return_exceptions=True)
        await desk.close()


async def test_discord_is_told_within_its_three_seconds(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """A look-up that takes longer is deferred a second before, and answered after.

    What the way takes on a busy machine is not held against Rounds here.
    """
    with Gate(knowledge_file) as gate:
        desk = new_desk(gate.open, tmp_path)
        async with connected(server, desk, tmp_path):
            assert 1.0 < desk.patience_s <= 2.0
            act = await server.slash("ask", {"question": FEATURES}, within_s=None)
            await act.answered()
            assert act.latency_s > 1.0
            assert act.is_loading
            gate.let()
            await act.shown()
            assert "HP:0001251" in str(act.message)


async def test_a_slow_look_up_is_deferred_and_then_answered(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """What is private is so from the deferral on."""
    opener = partial(open_knowledge, knowledge_file)
    async with connected(server, new_desk(opener, tmp_path, of=Impatient), tmp_path):
        for private in (True, False):
            act = await server.slash("ask", {"question": FEATURES, "private": private})
            assert DEFERRED == act.kind
            await act.shown()
            assert act.message is not None
            assert private == bool(act.message["flags"] & EPHEMERAL)
            assert "HP:0001251" in str(act.message)


async def test_a_slow_press_changes_the_card_once_its_new_face_is_there(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """The asker's press is deferred without a word; somebody else alone sees that it takes time."""
    opener = partial(open_knowledge, knowledge_file)
    async with connected(server, new_desk(opener, tmp_path, of=Impatient), tmp_path):
        asked = await (await server.slash("concept", {"name": LANTERN})).shown()
        card = asked.message
        assert card is not None
        menu = controls.section(server.user.id, LANTERN, Wish())
        ben = server.world.add_user("Ben")
        theirs = await server.select(card, menu, ["studies"], user=ben)
        assert DEFERRED == theirs.kind
        await theirs.shown()
        assert theirs.message is not None
        assert theirs.message["flags"] & EPHEMERAL
        assert "99000002" in str(theirs.message)
        own = await server.select(card, menu, ["studies"])
        assert DEFERRED_UPDATE == own.kind
        await own.shown()
        assert "99000002" in str(asked.message)


async def test_a_fault_after_a_deferral_is_said_too(server: DiscordServer, tmp_path: Path) -> None:
    """Nobody is left with a Rounds that thinks for ever."""
    async with connected(server, new_desk(damaged, tmp_path, of=Impatient), tmp_path):
        act = await (await server.slash("ask", {"question": FEATURES})).shown()
        assert en.FAILED in str(act.message)


# Ending.


async def test_what_was_begun_is_finished_before_the_end(
    scene: Scene, knowledge_file: Path
) -> None:
    """Draining waits for it, and leaves nothing."""
    with Gate(knowledge_file) as gate:
        await scene.restart(gate.open)
        asking = asyncio.create_task(scene.ask(FEATURES))
        await gate.reached()
        draining = asyncio.create_task(scene.desk.work.drain(10))
        await asyncio.sleep(0)
        assert not draining.done()
    assert en.SECTIONS["clinical_features"] in said(await asking)
    assert 0 == await draining


async def test_what_takes_too_long_is_counted(scene: Scene, knowledge_file: Path) -> None:
    """Draining gives up after its time, and says how much was left."""
    with Gate(knowledge_file) as gate:
        await scene.restart(gate.open)
        asking = asyncio.create_task(scene.ask(FEATURES))
        await gate.reached()
        assert 1 == await scene.desk.work.drain(0.01)
    await asking


async def test_an_interaction_while_closing_is_told_so(scene: Scene) -> None:
    """Commands and presses; only the asker sees it, and the card stays."""
    card = await scene.slash("concept", name=LANTERN)
    before = said(card)
    assert 0 == await scene.desk.work.drain(1)
    acts: list[InteractionResult] = [
        await scene.ada.slash(scene.channel, "ask", question=FEATURES),
        await scene.ada.slash(scene.channel, "concept", name=LANTERN),
        await choose(scene.ada, card, en.SECTIONS_MENU, "genes"),
        await scene.press(card, en.DELETE),
    ]
    for act in acts:
        assert en.RESTARTING == answered(act).content
        assert answered(act).ephemeral
    assert before == said(card)


# What Discord refuses.


async def test_a_refused_answer_is_a_line_in_the_log(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is raised, and the next question is answered."""
    scene.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    with listening(capsys) as lines:
        result = await scene.ada.slash(scene.channel, "ask", question=FEATURES)
        (line,) = lines()
    assert not result.acknowledged
    assert "discord_refused" in line
    assert str(scene.ada.id) not in line
    assert en.SECTIONS["clinical_features"] in said(await scene.ask(FEATURES))


async def test_a_card_that_is_gone_before_it_is_deleted_is_no_fault(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two presses on Delete at once: the second finds nothing."""
    card = await scene.ask(FEATURES)
    scene.env.inject_error("DELETE", "/webhooks/*", status=404, code=10008)
    with listening(capsys) as lines:
        await scene.press(card, en.DELETE)
        (line,) = lines()
    assert "discord_refused" in line


# Plain text.


@pytest.fixture
async def plain(crowd: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene that answers in plain text."""
    async with setting(
        partial(open_knowledge, crowd), tmp_path, Defaults(plain_text=True)
    ) as started:
        yield started


@pytest.mark.parametrize(
    "question",
    [
        FEATURES,
        "lantern ataxia",
        "LAX",
        "GLOW1",
        "studies of well studied gait",
        "zzqx",
        "help",
        "prednisolone dose in lantern ataxia",
        "compare lantern ataxia and lax pupil",
        "OMIM:999013",
    ],
)
async def test_plain_text_keeps_within_a_message(plain: Scene, question: str) -> None:
    """By command and mention: text of at most 2,000 characters, with its buttons below."""
    sent: list[Message] = [await plain.ask(question), *await plain.tell(question)]
    for card in sent:
        assert 0 < len(card.content) <= MOST_CONTENT
        assert not card.flags.components_v2
        assert en.DELETE in labels(card)


async def test_plain_text_has_pages_too(plain: Scene) -> None:
    """Each within the limit; together they hold all studies."""
    card = await plain.ask("studies of well studied gait")
    pages = [card.content]
    while en.NEXT in labels(card):
        await plain.press(card, en.NEXT)
        pages.append(card.content)
    assert len(pages) > 3
    assert max(map(len, pages)) <= MOST_CONTENT
    assert [] == [n for n in range(40) if f"9910{n:04}" not in "".join(pages)]


async def test_plain_text_has_choices_and_sections(plain: Scene) -> None:
    """A button says which concept it opens; sections are chosen as on a card."""
    card = await plain.ask("LAX")
    await plain.press(card, "1. Lantern ataxia")
    assert said(card).startswith("Lantern ataxia")
    await choose(plain.ada, card, en.SECTIONS_MENU, "studies")
    assert "99000002" in said(card)


async def test_a_card_stays_a_card_and_text_stays_text(scene: Scene, crowd: Path) -> None:
    """After the operator changes the setting, old messages keep their form and go on working."""
    card = await scene.slash("concept", name=LANTERN)
    await scene.restart(partial(open_knowledge, crowd), Defaults(plain_text=True))
    await choose(scene.ada, card, en.SECTIONS_MENU, "studies")
    assert "99000002" in said(card)
    assert card.flags.components_v2
    text = await scene.slash("concept", name=LANTERN)
    await scene.restart(partial(open_knowledge, crowd))
    await choose(scene.ada, text, en.SECTIONS_MENU, "studies")
    assert "99000002" in text.content
    below = answered(await choose(scene.ben, text, en.SECTIONS_MENU, "genes"))
    assert below.flags.components_v2
