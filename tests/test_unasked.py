"""Plain questions to nobody, in study channels of an operator who wants them answered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.cooldown import Cooldown
from bot.phrases import en
from bot.preferences import Defaults
from bot.state import StudyChannel
from knowledge import open_knowledge
from knowledge.errors import KnowledgeFileError
from tests.discord_env import (
    Impatient,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    said,
)

PLAIN = "what are the genes of lantern ataxia?"


@pytest.fixture
async def study(scene: Scene, knowledge_file: Path) -> ChannelHandle:
    """A study channel, with the message-content intent on."""
    channel = scene.guild.create_text_channel("study")
    await listening_in(scene, knowledge_file, channel)
    return channel


async def listening_in(
    scene: Scene, file: Path, channel: ChannelHandle, *, unmentioned: bool = True, **desk: Any
) -> None:
    """Make a channel one where plain questions are answered."""
    here = Defaults(study_channels=frozenset({channel.id}), unmentioned=unmentioned)
    settings: dict[str, Any] = {"defaults": here, "reads_all": True, **desk}
    await scene.restart(partial(open_knowledge, file), **settings)


def told(scene: Scene, channel: ChannelHandle) -> list[str]:
    """All that Rounds has said in a channel and its threads."""
    own = scene.client.user
    places = (channel, *channel.threads)
    return [
        said(each)
        for place in places
        for each in place.history()
        if each.author == own and not each.is_system()
    ]


async def test_a_plain_question_is_answered_in_a_thread(scene: Scene, study: ChannelHandle) -> None:
    """Once, in a thread that starts at it; the channel stays clear."""
    asked = await scene.ada.send(study, PLAIN)
    (thread,) = study.threads
    assert "Lantern ataxia" == thread.name
    assert [] == scene.after(asked, study)
    (card,) = scene.after(asked, thread)
    assert "LANT1" in said(card)
    assert [] == card.mentions


async def test_it_can_be_followed_up_in_the_thread(scene: Scene, study: ChannelHandle) -> None:
    """With a mention, as anywhere."""
    await scene.ada.send(study, PLAIN)
    (thread,) = study.threads
    asked = await scene.ada.send(thread, f"{scene.mention} and its inheritance?")
    (card,) = scene.after(asked, thread)
    assert en.SECTIONS["inheritance"] in said(card)


async def test_a_mention_is_answered_as_ever(scene: Scene, study: ChannelHandle) -> None:
    """Once, also where it asks plainly; and what is not plain is answered too."""
    for text in (PLAIN, "lantern ataxia, please tell me about its genes"):
        await scene.ada.send(study, f"{scene.mention} {text}")
    assert 2 == len(told(scene, study))


@pytest.mark.parametrize(
    "text",
    [
        "lantern ataxia",
        "who presents lantern ataxia on Friday?",
        "and its genes?",
        "help",
        "my brother has lantern ataxia, what are its genes?",
        "omg my roommate just collapsed and she isnt breathing",
        f"{PLAIN} https://example.org/x",
        f"`{PLAIN}`",
        f"> {PLAIN}",
        f"{PLAIN}\nand more",
        f"||{PLAIN}||",
        f"@everyone {PLAIN}",
        "what are the genes of lantern ataxia" + "?" * 300,
        "\u202e\u200b" * 20,
        "\U0001f600" * 2_000,
    ],
)
async def test_everything_else_is_left_alone(scene: Scene, study: ChannelHandle, text: str) -> None:
    """Talk, what is about a person, an emergency, and all that is more than words."""
    await scene.ada.send(study, text)
    assert [] == told(scene, study)


async def test_what_speaks_to_somebody_is_left_alone(scene: Scene, study: ChannelHandle) -> None:
    """A reply, a mention of a person or a role, a forwarded message, an attachment."""
    role = scene.guild.create_role("helpers", mentionable=True)
    first = await scene.ben.send(study, "good morning")
    await scene.ada.send(study, PLAIN, reply_to=first)
    for mention in (scene.ben.mention, role.mention):
        await scene.ada.send(study, f"{mention} {PLAIN}")
    await scene.ada.send(study, PLAIN, attachments=[("slide.png", b"x")])
    elsewhere = await scene.ada.send(scene.channel, PLAIN)
    await scene.ada.forward(elsewhere, study)
    assert [] == told(scene, study)


async def test_bots_webhooks_and_edits_are_left_alone(scene: Scene, study: ChannelHandle) -> None:
    """Nobody asked, or not when it was written."""
    robot = scene.guild.add_member(scene.env.create_user("robot", bot=True))
    await robot.send(study, PLAIN)
    await scene.guild.create_webhook(study).send(PLAIN)
    written = await scene.ada.send(study, "good morning")
    await scene.ada.edit(written, PLAIN)
    assert [] == told(scene, study)


async def test_other_channels_and_threads_are_left_alone(
    scene: Scene, study: ChannelHandle
) -> None:
    """Also a thread of the study channel: there a mention is one tap away."""
    asked = await scene.ada.send(scene.channel, PLAIN)
    assert [] == scene.after(asked)
    await scene.ada.send(study, PLAIN)
    (thread,) = study.threads
    again = await scene.ben.send(thread, PLAIN)
    assert [] == scene.after(again, thread)


async def test_where_it_is_not_wished_for_mentions_alone_are_answered(
    scene: Scene, knowledge_file: Path
) -> None:
    """The intent alone changes nothing in a study channel."""
    await listening_in(scene, knowledge_file, scene.channel, unmentioned=False)
    await scene.ada.send(scene.channel, PLAIN)
    assert [] == told(scene, scene.channel)
    await scene.ada.send(scene.channel, f"{scene.mention} {PLAIN}")
    assert 1 == len(told(scene, scene.channel))


async def test_a_server_chooses_it_for_each_channel_at_run_time(
    scene: Scene, knowledge_file: Path
) -> None:
    """On, off, and no study channel any more; the next message counts."""
    await scene.restart(partial(open_knowledge, knowledge_file), reads_all=True)
    here, guilds = scene.channel.id, scene.desk.state.guilds
    await guilds.set_study_channel(scene.guild.id, StudyChannel(here, unmentioned=True))
    await scene.ada.send(scene.channel, PLAIN)
    assert 1 == len(told(scene, scene.channel))
    await guilds.set_study_channel(scene.guild.id, StudyChannel(here, unmentioned=False))
    await scene.ada.send(scene.channel, PLAIN)
    await guilds.remove_study_channel(scene.guild.id, here)
    await scene.ada.send(scene.channel, PLAIN)
    assert 1 == len(told(scene, scene.channel))


async def test_mentions_are_answered_where_the_server_wants_them(
    scene: Scene, knowledge_file: Path
) -> None:
    """In the channel itself; an answer to nobody is in a thread all the same."""
    await scene.restart(partial(open_knowledge, knowledge_file), reads_all=True)
    place = StudyChannel(scene.channel.id, in_thread=False, unmentioned=True)
    await scene.desk.state.guilds.set_study_channel(scene.guild.id, place)
    assert 1 == len(await scene.tell(PLAIN))
    assert [] == scene.channel.threads
    asked = await scene.ada.send(scene.channel, PLAIN)
    assert [] == scene.after(asked)
    assert 1 == len(scene.channel.threads)


async def test_what_a_server_wishes_for_needs_the_operators_intent(scene: Scene) -> None:
    """Without it no text is delivered, whatever a server has chosen."""
    place = StudyChannel(scene.channel.id, unmentioned=True)
    await scene.desk.state.guilds.set_study_channel(scene.guild.id, place)
    await scene.ada.send(scene.channel, PLAIN)
    assert [] == told(scene, scene.channel)


async def test_without_the_intent_no_text_is_delivered(scene: Scene, knowledge_file: Path) -> None:
    """Nor is it asked for."""
    await listening_in(scene, knowledge_file, scene.channel, reads_all=False)
    assert not scene.client.intents.message_content
    await scene.ada.send(scene.channel, PLAIN)
    assert [] == told(scene, scene.channel)


async def test_where_no_thread_can_be_made_nothing_is_said(
    scene: Scene, knowledge_file: Path
) -> None:
    """An answer in the channel would be in the way of people talking."""
    assert scene.client.user
    denied = discord.PermissionOverwrite(create_public_threads=False)
    channel = scene.guild.create_text_channel("limited", overwrites={scene.client.user: denied})
    await listening_in(scene, knowledge_file, channel)
    await scene.ada.send(channel, PLAIN)
    assert [] == told(scene, channel)


async def test_a_message_that_has_a_thread_already_is_left_alone(
    scene: Scene, study: ChannelHandle
) -> None:
    """Discord makes one thread of a message, so none is answered twice."""
    path = f"/channels/{study.id}/messages/*/threads"
    scene.env.inject_error("POST", path, status=400, code=160004)
    await scene.ada.send(study, PLAIN)
    assert [] == told(scene, study)


async def test_in_a_pause_nothing_is_said_unasked(scene: Scene, knowledge_file: Path) -> None:
    """Nobody is told to wait for what they did not ask; what is left alone begins no pause."""
    await listening_in(scene, knowledge_file, scene.channel, cooldown=Cooldown(600))
    await scene.ada.send(scene.channel, "good morning")
    for _ in range(3):
        await scene.ada.send(scene.channel, PLAIN)
    assert 1 == len(told(scene, scene.channel))


async def test_in_a_rush_only_those_who_asked_are_answered(
    scene: Scene, knowledge_file: Path
) -> None:
    """Where cards would come late, nothing is looked up for nobody."""
    await listening_in(scene, knowledge_file, scene.channel, of=Impatient)
    await scene.ada.send(scene.channel, PLAIN)
    assert [] == told(scene, scene.channel)


async def test_a_fault_is_no_answer_to_nobody(scene: Scene, knowledge_file: Path) -> None:
    """It is in the operator's log alone."""

    def damaged() -> Any:
        raise KnowledgeFileError(knowledge_file, "damaged", "build it anew")

    here = Defaults(study_channels=frozenset({scene.channel.id}), unmentioned=True)
    await scene.restart(damaged, defaults=here, reads_all=True)
    await scene.ada.send(scene.channel, PLAIN)
    assert [] == told(scene, scene.channel)
