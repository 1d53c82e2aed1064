"""The shipped process in servers without Rounds, among people, and with the content intent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.phrases import en
from tests import shipped
from tests.discord_server import given
from tests.discord_server.payloads import Channel
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import EPHEMERAL, MESSAGE_CONTENT
from tests.shipped import (
    DEADLINE_S,
    Process,
    a_contract,  # noqa: F401  # a fixture
    a_server,  # noqa: F401  # a fixture
    serving,
    text_of,
)
from tests.test_exercised import commands

LANTERN = "C9900001"
PLAIN = "what are the genes of lantern ataxia?"
FOLLOW_UP = {"question": "and its genes?"}
FIRST = en.OPEN.format(number=1)
LOOKING_UP = {
    "ask": {"question": "features of lantern ataxia"},
    "concept": {"name": LANTERN},
    "symptoms": {"name": "lantern ataxia"},
    "features": {"name": LANTERN},
    "citations": {"name": "lantern ataxia"},
    "sources": {},
}


def settings(knowledge: Path, **more: str) -> dict[str, str]:
    """Those of a process that looks up in threads."""
    return {"look_up_processes": "0", "knowledge": str(knowledge), **more}


@pytest.fixture
async def rounds(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> AsyncIterator[Process]:
    """The process, serving the small knowledge."""
    async with serving(server, tmp_path, settings=settings(knowledge_file)) as process:
        yield process


def foreign(server: DiscordServer) -> Channel:
    """A channel of a server that Rounds is not in: it is only a stub to it."""
    guild = server.world.add_guild("Elsewhere", has_bot=False)
    return server.world.add_channel(guild, "general")


def among_people(server: DiscordServer) -> Channel:
    """A conversation of the user with others, which Rounds is not in."""
    return server.world.private(server.user, server.world.add_user("Grace"))


@pytest.mark.usefixtures("rounds")
@pytest.mark.parametrize("place", [foreign, among_people])
async def test_whoever_brings_rounds_along_can_do_all_of_it(
    server: DiscordServer, place: Callable[[DiscordServer], Channel]
) -> None:
    """Each command, suggestions, menus and buttons; nothing is sent but by the interaction."""
    where = place(server)
    for name, options in LOOKING_UP.items():
        act = await server.slash(name, options, where=where)
        expected = "LAMP" if name == "sources" else "Lantern ataxia"
        assert expected in text_of(act.message), name
    typed = await server.autocomplete("concept", "name", "lantren", where=where)
    assert LANTERN in [choice["value"] for choice in typed.choices]

    choices = await server.slash("ask", {"question": "LAX"}, where=where)
    assert choices.message is not None
    await server.click(choices.message, label=FIRST)
    assert "Lantern ataxia" in text_of(choices.message)

    written = server.world.post(where, server.world.add_user("Mo"), {"content": "a lax pupil"})
    listed = await server.menu(en.EXPLAIN_TERMS, written)
    assert listed.message is not None
    assert listed.message["flags"] & EPHEMERAL
    opened = await server.click(listed.message, label=FIRST)
    assert "Lax pupil" in text_of(opened.message)
    sent = [each for each in server.calls if each.template.startswith("/channels")]
    assert [] == sent


@pytest.mark.usefixtures("rounds")
@pytest.mark.parametrize("place", [foreign, among_people])
async def test_every_command_that_is_offered_there_is_answered(
    server: DiscordServer, place: Callable[[DiscordServer], Channel]
) -> None:
    """All but those that manage a server, which Rounds is not in; none of them is at a loss."""
    where = place(server)
    offered = [
        found
        for told in server.world.commands[None]
        if told["type"] == 1 and given.is_offered(told, where)
        for found in commands(told)
    ]
    assert {"settings", "pin"}.isdisjoint(name for name, _ in offered)
    assert len(offered) > 15
    for name, options in offered:
        needed = {one["name"]: LANTERN for one in options if one.get("required")}
        act = await server.slash(name, needed, where=where)
        told = text_of(act.message)
        assert not any(each in told for each in (en.FAILED, en.STATE_DOWN, en.OLD_COMMAND)), name


@pytest.mark.usefixtures("rounds")
@pytest.mark.parametrize("place", [foreign, among_people])
async def test_follow_ups_there_are_of_one_person_each(
    server: DiscordServer, place: Callable[[DiscordServer], Channel]
) -> None:
    """Who brought Rounds along goes on; somebody else who did so too knows nothing of it."""
    where = place(server)
    await server.slash("concept", {"name": LANTERN}, where=where)
    own = await server.slash("ask", FOLLOW_UP, where=where)
    assert "LANT1" in text_of(own.message)
    other = await server.slash("ask", FOLLOW_UP, where=where, user=server.world.add_user("Eve"))
    assert en.NO_MATCH["no_topic"] in text_of(other.message)
    elsewhere = await server.slash("ask", FOLLOW_UP)
    assert en.NO_MATCH["no_topic"] in text_of(elsewhere.message)


async def test_without_the_intent_in_the_portal_one_sentence_says_what_to_do(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """Discord closes with 4014; status 1, no traceback."""
    given = {**shipped.addresses(server), **settings(knowledge_file, message_content="true")}
    process = await shipped.start(tmp_path, "run", settings=given)
    assert 1 == await process.ended()
    assert en.NO_INTENT in process.said
    assert process.said.startswith("Rounds could not")
    assert "Traceback" not in process.said


async def test_with_the_intent_a_plain_question_is_answered_and_talk_is_not(
    contract: Path | None, tmp_path: Path, knowledge_file: Path
) -> None:
    """In the study channel, in a thread; elsewhere nothing. No text of it is in the log."""
    async with DiscordServer(contract=contract, privileged_intents=MESSAGE_CONTENT) as server:
        server.gateway.deadline_s = DEADLINE_S
        study = str(server.channel.id)
        given = settings(
            knowledge_file, message_content="true", study_channels=study, log_level="debug"
        )
        other = server.world.add_channel(server.guild, "other")
        async with serving(server, tmp_path, settings=given) as process:
            alone = [
                await server.say(other, PLAIN),
                await server.say(server.channel, "who presents lantern ataxia on Friday?"),
            ]
            asked = await server.say(server.channel, PLAIN)
            reply = await server.reply_to(asked)
            assert "LANT1" in text_of(reply)
            assert asked["id"] == reply["channel_id"]
            # Answered after them, so these will not be any more.
            mentioned = await server.say(other, "lax pupil", mention=True)
            await server.reply_to(mentioned)
            assert [] == [reply for each in alone for reply in server.replies_to(each)]
            assert 1 == len(server.replies_to(asked))
        assert "lantern" not in process.said
        assert "Friday" not in process.said
        assert [] == server.violations
        assert [] == server.own_violations


async def test_pauses_are_those_of_the_settings(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """Of a person, in all places; of a server, for others too."""
    given = settings(knowledge_file, cooldown="3000", cooldown_server="2000")
    eve, mo = server.world.add_user("Eve"), server.world.add_user("Mo")
    async with serving(server, tmp_path, settings=given):
        await server.slash("concept", {"name": LANTERN})
        own = await server.slash("concept", {"name": LANTERN}, where=server.world.dm(server.user))
        other = await server.slash("concept", {"name": LANTERN}, user=eve)
        for act, most in ((own, 3000), (other, 2000)):
            assert act.message is not None
            assert act.message["flags"] & EPHEMERAL
            said = [en.COOLDOWN.format(seconds=most - passed) for passed in range(60)]
            assert text_of(act.message) in said
        direct = await server.slash(
            "concept", {"name": LANTERN}, where=server.world.dm(mo), user=mo
        )
        assert "Lantern ataxia" in text_of(direct.message)
