"""`rounds run`: the shipped process, the real client library, and a Discord of our own."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.phrases import en
from tests import shipped
from tests.discord_server.changes import PATIENCE_S
from tests.discord_server.server import DiscordServer
from tests.discord_server.stored import walk
from tests.shipped import (
    DEADLINE_S,
    Process,
    a_contract,  # noqa: F401  # a fixture
    a_server,  # noqa: F401  # a fixture
    serving,
    text_of,
)

FEATURE = "features of lantern ataxia"
THREADS = {"look_up_processes": "0"}


@pytest.fixture
async def rounds(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> AsyncIterator[Process]:
    """The process, serving the small knowledge, with its log wide open.

    It looks up in threads: in processes, as is usual, it takes twice as long to start. Tests with
    two `processes` hold that nobody sees a difference.
    """
    settings = {**THREADS, "knowledge": str(knowledge_file), "log_level": "debug"}
    async with serving(server, tmp_path, settings=settings) as process:
        yield process


@pytest.fixture
async def rounds_with_workers(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> AsyncIterator[Process]:
    """The process as it is started without a setting: it looks up in processes."""
    async with serving(server, tmp_path, settings={"knowledge": str(knowledge_file)}) as process:
        assert process.workers()
        yield process


@pytest.mark.parametrize("processes", ["0", "2"])
async def test_every_entrance_answers(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path, processes: str
) -> None:
    """In one session, with look-ups in threads and in processes."""
    settings = {"knowledge": str(knowledge_file), "look_up_processes": processes}
    async with serving(server, tmp_path, settings=settings) as process:
        assert int(processes) == len(process.workers())
        await every_entrance_answers(server)


async def every_entrance_answers(server: DiscordServer) -> None:
    """Slash, autocomplete, menu, button, the sources, mention, direct message."""
    act = await server.slash("ask", {"question": FEATURE})
    assert "Clinical features" in text_of(act.message)

    typed = await server.autocomplete("concept", "name", "lantren")
    assert "C9900001" in [choice["value"] for choice in typed.choices]

    chosen = await server.slash("concept", {"name": "C9900001"})
    assert chosen.message is not None
    (menu,) = [
        each["custom_id"]
        for each in walk(chosen.message["components"])
        if str(each.get("custom_id")).startswith("section|")
    ]
    await server.select(chosen.message, menu, ["inheritance"])
    assert "Mode of inheritance" in text_of(chosen.message)

    choices = await server.slash("ask", {"question": "LAX"})
    assert choices.message is not None
    await server.click(choices.message, label=en.OPEN.format(number=1))
    assert "Lantern ataxia" in text_of(choices.message)
    await server.click(choices.message, label=en.DELETE)
    await server.world.changes.until(
        lambda: choices.message is None, PATIENCE_S, "the message gone"
    )

    sources = await server.slash("sources", {"private": True})
    assert "rows read" in text_of(sources.message)

    said = await server.say(server.channel, "genes of lantern ataxia", mention=True)
    assert "LANT1" in text_of(await server.reply_to(said))
    follow = await server.say(server.channel, "and its inheritance?", mention=True)
    assert "Mode of inheritance" in text_of(await server.reply_to(follow))

    direct = await server.say(server.world.dm(server.user), "omim 999001")
    assert "Lantern ataxia" in text_of(await server.reply_to(direct))


@pytest.mark.usefixtures("rounds")
async def test_no_privileged_intent_is_asked_for(server: DiscordServer) -> None:
    """Servers, their messages, direct messages; Discord delivers nothing else."""
    (session,) = server.gateway.live()
    assert (1 << 0 | 1 << 9 | 1 << 12) == session.intents


@pytest.mark.usefixtures("rounds")
async def test_an_app_that_a_user_brings_along_answers_anywhere(server: DiscordServer) -> None:
    """In a server without Rounds, and in a conversation between others."""
    elsewhere = server.world.add_channel(
        server.world.add_guild("Elsewhere", has_bot=False), "general"
    )
    private = server.world.private(server.user, server.world.add_user("Grace"))
    for place in (elsewhere, private):
        act = await server.slash("symptoms", {"name": "lantern ataxia"}, where=place)
        assert "Clinical features" in text_of(act.message)


async def test_a_study_channel_gets_a_thread(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """The answer opens a thread named after the concept; elsewhere it is a reply."""
    settings = {
        **THREADS,
        "knowledge": str(knowledge_file),
        "study_channels": str(server.channel.id),
    }
    async with serving(server, tmp_path, settings=settings):
        said = await server.say(server.channel, FEATURE, mention=True)
        reply = await server.reply_to(said)
        thread = server.world.channels[int(reply["channel_id"])]
        assert ("Lantern ataxia", True) == (thread.name, thread.is_thread)
        again = await server.say(thread, "and its genes?", mention=True)
        assert thread.id == int((await server.reply_to(again))["channel_id"])


async def test_a_thread_that_may_not_be_written_in_is_no_loss(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """Where a thread can be made but takes no message, the answer is a reply in the channel."""
    settings = {
        **THREADS,
        "knowledge": str(knowledge_file),
        "study_channels": str(server.channel.id),
    }
    async with serving(server, tmp_path, settings=settings):
        refusal = {"code": 50013, "message": "Missing Permissions"}
        server.faults.fail("POST", "/channels/*/messages", 403, body=refusal)
        said = await server.say(server.channel, FEATURE, mention=True)
        reply = await server.reply_to(said)
        assert server.channel.id == int(reply["channel_id"])
        assert "Clinical features" in text_of(reply)


async def test_commands_are_told_once_and_again_when_wanted(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """A second start tells nothing; `--sync` does."""
    for arguments, syncs in (((), 1), ((), 1), (("--sync",), 2)):
        settings = {**THREADS, "knowledge": str(knowledge_file)}
        async with serving(server, tmp_path, *arguments, settings=settings):
            assert syncs == server.syncs


async def test_two_shards_serve_their_own_servers(
    contract: Path | None, tmp_path: Path, knowledge_file: Path
) -> None:
    """As many shards as Discord asks for; a question to either is answered once."""
    async with DiscordServer(contract=contract, shards=2) as server:
        guilds = [server.guild, *(server.world.add_guild(f"Guild {n}") for n in range(6))]
        places = {(guild.id >> 22) % 2: server.world.add_channel(guild, "a") for guild in guilds}
        assert {0, 1} == set(places)
        settings = {**THREADS, "knowledge": str(knowledge_file)}
        async with serving(server, tmp_path, settings=settings, shards=2):
            for place in places.values():
                said = await server.say(place, FEATURE, mention=True)
                assert "Clinical features" in text_of(await server.reply_to(said))
                assert 1 == len(server.replies_to(said))
        assert [] == [*server.violations, *server.own_violations]


@pytest.mark.usefixtures("rounds")
async def test_a_dropped_connection_loses_no_question(server: DiscordServer) -> None:
    """What is asked while the connection is down is answered after the resume."""
    for times in (1, 2):
        await server.gateway.drop()
        act = await server.slash("ask", {"question": FEATURE}, within_s=None)
        await server.resumed(times)
        await act.shown()
        assert "Clinical features" in text_of(act.message)


@pytest.mark.usefixtures("rounds")
async def test_discord_may_ask_for_a_new_connection(server: DiscordServer) -> None:
    """Opcode 7 and a resumable opcode 9 resume; an opcode 9 that is not begins a new session."""
    server.gateway.reconnect()
    await server.resumed(1)
    for resumable in (True, False):
        server.gateway.invalidate(resumable=resumable)
        await server.ready()
        act = await server.slash("ask", {"question": "genes of lantern ataxia"}, within_s=None)
        await act.shown()
        assert "LANT1" in text_of(act.message)


@pytest.mark.usefixtures("rounds")
async def test_limits_and_hiccups_of_discord_are_sat_out(server: DiscordServer) -> None:
    """A 429 and a 502 in a row, and the reply arrives all the same."""
    server.faults.rate_limit("POST", "/channels/*/messages", 0.1)
    server.faults.fail("POST", "/channels/*/messages", 502)
    said = await server.say(server.channel, FEATURE, mention=True)
    assert "Clinical features" in text_of(await server.reply_to(said))


@pytest.mark.usefixtures("rounds")
@pytest.mark.parametrize("after", [False, True], ids=["refused", "lost"])
async def test_a_hiccup_costs_no_interaction_its_answer(server: DiscordServer, after: bool) -> None:
    """Discord fails before it has shown the answer, or after; it is shown once."""
    server.faults.fail("POST", "/interactions/*/callback", 502, after=after)
    act = await server.slash("ask", {"question": FEATURE})
    assert "Clinical features" in text_of(act.message)
    assert [] == act.followups
    assert "Clinical features" in text_of(
        (await server.slash("ask", {"question": FEATURE})).message
    )


@pytest.mark.parametrize("processes", ["0", "2"])
async def test_a_burst_is_answered_to_the_last(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path, processes: str
) -> None:
    """A hundred at once: each is answered or told to wait in time (the benchmark asks 500)."""
    settings = {"knowledge": str(knowledge_file), "look_up_processes": processes}
    async with serving(server, tmp_path, settings=settings):
        acts = [await server.slash("ask", {"question": FEATURE}, within_s=None) for _ in range(100)]
        await asyncio.gather(*(act.shown() for act in acts))
    assert [] == [act for act in acts if act.refused]
    assert [] == [act for act in acts if "Clinical features" not in text_of(act.message)]


async def test_a_late_answer_is_one_line_in_the_log(server: DiscordServer, rounds: Process) -> None:
    """Discord takes no answer that comes too late; the next question is answered."""
    act = await server.slash("ask", {"question": FEATURE}, within_s=None)
    act.ages(DEADLINE_S)
    await rounds.says("discord_refused")
    assert 10062 == act.refused
    assert (await server.slash("ask", {"question": FEATURE})).message
    assert "Traceback" not in rounds.said


# What the log never holds.


async def test_a_late_suggestion_tells_the_log_of_nobody(
    server: DiscordServer, rounds: Process
) -> None:
    """The library would log who typed; what it says is logged unfilled."""
    act = await server.autocomplete("concept", "name", "zebra", within_s=None)
    act.ages(DEADLINE_S)
    await rounds.says("event='library'")
    assert 10062 == act.refused
    for secret in ("zebra", str(server.user.id), str(server.guild.id), act.token, "Traceback"):
        assert secret not in rounds.said


async def test_neither_question_nor_user_nor_token_is_logged(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """Not at the level debug, and not when Discord refuses an answer."""
    settings = {"knowledge": str(knowledge_file), "log_level": "debug"}
    async with serving(server, tmp_path, settings=settings) as process:
        server.faults.fail("POST", "/interactions/*/callback", 400)
        act = await server.slash("ask", {"question": "zebra " + FEATURE}, within_s=None)
        said = await server.say(server.channel, "zebra " + FEATURE, mention=True)
        await server.reply_to(said)
    assert act.answer is None
    for secret in ("zebra", str(server.user.id), server.token, act.token, "Ada"):
        assert secret not in process.said
    assert "discord_refused" in process.said


# The end.


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_what_was_begun_is_answered_before_the_end(
    server: DiscordServer, rounds: Process, number: signal.Signals
) -> None:
    """A signal while twenty are being answered: twenty replies, the gateway closed, status 0."""
    release = asyncio.Event()
    held = server.faults.hold("POST", "/interactions/*/callback", release, times=20)
    acts = [await server.slash("ask", {"question": FEATURE}, within_s=None) for _ in range(20)]
    await asyncio.wait_for(held.spent.wait(), PATIENCE_S)
    assert 0 == sum(act.answer is not None for act in acts)
    rounds.send(number)
    await rounds.says("event='stopping'")
    release.set()
    assert 0 == await rounds.ended()
    assert 20 == sum(act.message is not None for act in acts)
    assert [] == server.gateway.live()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_while_it_starts_ends_it_as_well(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path, number: signal.Signals
) -> None:
    """While the knowledge is opened nobody has asked yet; the exit status is 0."""
    settings = {**shipped.addresses(server), "knowledge": str(knowledge_file)}
    process = await shipped.start(tmp_path, "run", settings=settings)
    async with asyncio.timeout(PATIENCE_S):
        while not process.workers():  # noqa: ASYNC110  # processes of nobody
            await asyncio.sleep(0.01)
    workers = process.workers()
    process.send(number)
    assert 0 == await process.ended()
    assert "Traceback" not in process.said
    assert [] == shipped.living(workers)


async def test_workers_outlast_a_signal_to_all(
    server: DiscordServer, rounds_with_workers: Process
) -> None:
    """Service managers signal every process of a service; what was begun is done first."""
    rounds = rounds_with_workers
    workers = rounds.workers()
    for each in workers:
        os.kill(each, signal.SIGTERM)
    act = await server.slash("ask", {"question": FEATURE})
    assert "Clinical features" in text_of(act.message)
    assert workers == rounds.workers()


async def test_a_process_that_is_killed_leaves_no_worker_behind(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """A worker ends when nobody can hand it a job any more."""
    settings = {"knowledge": str(knowledge_file), **shipped.addresses(server)}
    process = await shipped.start(tmp_path, "run", settings=settings)
    await server.ready()
    workers = process.workers()
    assert workers
    process.send(signal.SIGKILL)
    await process.running.wait()
    async with asyncio.timeout(PATIENCE_S):
        while shipped.living(workers):  # noqa: ASYNC110  # processes of nobody
            await asyncio.sleep(0.02)


async def test_a_worker_that_is_killed_is_replaced(
    server: DiscordServer, rounds_with_workers: Process
) -> None:
    """And nobody notices."""
    rounds = rounds_with_workers
    for each in rounds.workers():
        os.kill(each, signal.SIGKILL)
    act = await server.slash("ask", {"question": FEATURE})
    assert "Clinical features" in text_of(act.message)
    assert 0 < len(rounds.workers())


# The beginning.


async def test_a_missing_knowledge_file_is_said_and_found_later(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """The interaction is answered, the log names the file; put in place, it is used."""
    path = tmp_path / "later.db"
    async with serving(server, tmp_path, settings={"knowledge": str(path)}) as process:
        act = await server.slash("ask", {"question": FEATURE})
        assert en.FAILED in text_of(act.message)
        shutil.copy(knowledge_file, path)
        act = await server.slash("ask", {"question": FEATURE})
        assert "Clinical features" in text_of(act.message)
    assert "later.db" in process.said
    assert "Traceback" not in process.said


async def test_a_refused_token_is_one_line(server: DiscordServer, tmp_path: Path) -> None:
    """Status 1, what to do, and not the token itself."""
    settings = {**shipped.addresses(server), "discord_token": "not.the-token"}
    process = await shipped.start(tmp_path, "run", "--knowledge", "none.db", settings=settings)
    assert 1 == await process.ended()
    (line,) = [each for each in process.said.splitlines() if each.startswith("Rounds could not")]
    assert en.BAD_TOKEN in line
    assert "not.the-token" not in process.said
    assert "Traceback" not in process.said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "set ROUNDS_DISCORD_TOKEN"),
        ({"discord_token": "a b"}, "is no token of Discord"),
        ({"discord_token": "a", "discord_api_url": "here"}, "write a whole address"),
        ({"discord_token": "a", "study_channels": "1, general"}, "study_channels"),
        ({"discord_token": "a", "discord_api_url": "http://127.0.0.1:9"}, "could not be reached"),
        ({"discord_token": "a", "cache": "/dev/null/rounds"}, "the folder /dev/null/rounds"),
    ],
)
async def test_what_keeps_it_from_starting_is_one_readable_line(
    tmp_path: Path, knowledge_file: Path, settings: dict[str, str], said: str
) -> None:
    """Status 1, the problem and what to do, no traceback, and no secret."""
    settings = {"knowledge": str(knowledge_file), **settings}
    process = await shipped.start(tmp_path, "run", settings=settings)
    assert 1 == await process.ended()
    assert said in process.said
    assert process.said.startswith("Rounds could not")
    assert "Traceback" not in process.said


async def test_a_cache_that_takes_no_file_is_not_blamed_on_discord(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """As on a full disk: the checksum of the commands cannot be kept."""
    (tmp_path / f"commands-{server.bot.id}.sha256").mkdir()
    settings = {**shipped.addresses(server), "knowledge": str(knowledge_file)}
    process = await shipped.start(tmp_path, "run", settings=settings)
    assert 1 == await process.ended()
    assert f"the folder {tmp_path} cannot be written" in process.said
    assert "Traceback" not in process.said


async def test_bad_toml_is_one_readable_line(tmp_path: Path) -> None:
    """The file is named, and where it breaks."""
    (tmp_path / "config.toml").write_text("study_channels = [", "utf-8")
    process = await shipped.start(tmp_path, "run", settings={"discord_token": "a"})
    assert 1 == await process.ended()
    assert "config.toml" in process.said
    assert "not valid TOML" in process.said
    assert "Traceback" not in process.said
