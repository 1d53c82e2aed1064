"""Messages: mentions in channels, direct messages and replies; and all that is none of ours."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.backend.models import AllowedMentions
from simcord.builders import ChannelHandle
from simcord.enums import MessageType

from bot.phrases import en
from bot.preferences import Defaults
from knowledge import open_knowledge
from tests.discord_env import (
    LANTERN,
    Gate,
    Message,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    listening,
    new_thread,
    said,
)

GENES = en.SECTIONS["genes"]
HELP = en.HELP_TOPICS["start"]


# Where an answer goes.


async def test_a_mention_is_answered_with_a_reply(scene: Scene) -> None:
    """In the channel, to the message, without a ping."""
    asked = await scene.ada.send(scene.channel, f"{scene.mention} genes of lantern ataxia")
    (card,) = scene.after(asked)
    assert f"{GENES} LANT1" in said(card)
    assert card.reference is not None
    assert asked.id == card.reference.message_id
    assert [] == card.mentions


@pytest.mark.parametrize(
    "form", ["{0} {1}", "{1} {0}", "hey {0}, {1}", "{0}{0} {1} {0}", "{0}\n{1}"]
)
async def test_the_mention_may_stand_anywhere(scene: Scene, form: str) -> None:
    """Before, behind or within the question, and more than once."""
    sent = form.format(scene.mention, "genes of lantern ataxia")
    asked = await scene.ada.send(scene.channel, sent)
    (card,) = scene.after(asked)
    assert f"{GENES} LANT1" in said(card)


async def test_the_older_form_of_a_mention_is_one(scene: Scene) -> None:
    """`<@!…>`, as some clients write it."""
    sent = scene.mention.replace("@", "@!") + " genes of lantern ataxia"
    asked = await scene.ada.send(scene.channel, sent)
    assert 1 == len(scene.after(asked))


async def test_a_mention_in_a_thread_is_answered_there(scene: Scene) -> None:
    """Not in the channel the thread belongs to."""
    thread = await new_thread(scene)
    asked = await scene.ada.send(thread, f"{scene.mention} genes of lantern ataxia")
    (card,) = scene.after(asked, thread)
    assert "LANT1" in said(card)
    assert [] == scene.after(asked)


async def test_a_direct_message_needs_no_mention(scene: Scene) -> None:
    """A reply in the conversation of the two."""
    asked = await scene.ada.send_dm("genes of lantern ataxia")
    (card,) = scene.after(asked, scene.ada.user.dm_channel)
    assert "LANT1" in said(card)
    assert card.reference is not None
    assert asked.id == card.reference.message_id


async def test_a_deleted_message_is_answered_all_the_same(
    scene: Scene, knowledge_file: Path
) -> None:
    """It was asked; there is only nothing left to reply to."""
    with Gate(knowledge_file) as gate:
        await scene.restart(gate.open)
        asking = asyncio.create_task(scene.tell("genes of lantern ataxia"))
        await gate.reached()
        (asked,) = scene.channel.history()
        scene.env.backend.delete_message(scene.channel.id, asked.id)
    (card,) = await asking
    assert "LANT1" in said(card)
    sent: Any = scene.env.http_requests[-1].json
    assert {"fail_if_not_exists": False}.items() <= sent["message_reference"].items()


# Study channels.


@pytest.fixture
async def study(scene: Scene, knowledge_file: Path) -> ChannelHandle:
    """A channel of the scene where each question gets a thread of its own."""
    channel = scene.guild.create_text_channel("study")
    await studying(scene, knowledge_file, channel)
    return channel


async def studying(scene: Scene, knowledge_file: Path, channel: ChannelHandle) -> None:
    """Make a channel one of those where questions get threads."""
    opener = partial(open_knowledge, knowledge_file)
    await scene.restart(opener, Defaults(study_channels=frozenset({channel.id})))


async def test_a_study_channel_gets_a_thread_for_each_question(
    scene: Scene, study: ChannelHandle
) -> None:
    """Named after the concept; the answer stands there, and the channel stays clear."""
    asked = await scene.ada.send(study, f"{scene.mention} genes of lantern ataxia")
    (thread,) = study.threads
    assert "Lantern ataxia" == thread.name
    assert [] == scene.after(asked, study)
    (card,) = scene.after(asked, thread)
    assert "LANT1" in said(card)


async def test_a_question_that_finds_nothing_gets_a_thread_of_rounds(
    scene: Scene, study: ChannelHandle
) -> None:
    """Its name repeats nothing of what was asked."""
    await scene.ada.send(study, f"{scene.mention} zzqx vvkw")
    (thread,) = study.threads
    assert en.TITLE == thread.name


async def test_what_follows_in_the_thread_stays_there(scene: Scene, study: ChannelHandle) -> None:
    """A thread has no threads; another question in the channel gets another."""
    await scene.ada.send(study, f"{scene.mention} genes of lantern ataxia")
    (thread,) = study.threads
    asked = await scene.ada.send(thread, f"{scene.mention} genes of lantern ataxia")
    assert 1 == len(scene.after(asked, thread))
    await scene.ada.send(study, f"{scene.mention} lax pupil")
    assert ["Lantern ataxia", "Lax pupil"] == [each.name for each in study.threads]


async def test_other_channels_get_no_threads(scene: Scene, study: ChannelHandle) -> None:
    """Only those that the operator named."""
    assert study.id != scene.channel.id
    assert 1 == len(await scene.tell("genes of lantern ataxia"))
    assert [] == scene.channel.threads


async def test_where_no_thread_may_be_made_the_answer_is_a_reply(
    scene: Scene, knowledge_file: Path
) -> None:
    """An answer in the channel is better than none."""
    channel = limited(scene, create_public_threads=False)
    await studying(scene, knowledge_file, channel)
    asked = await scene.ada.send(channel, f"{scene.mention} genes of lantern ataxia")
    assert [] == channel.threads
    (card,) = scene.after(asked, channel)
    assert "LANT1" in said(card)


async def test_who_may_not_read_what_was_said_before_answers_without_a_reply(
    scene: Scene,
) -> None:
    """Discord refuses a reply to a message that Rounds may not read again."""
    scene.env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
    (card,) = await scene.tell("genes of lantern ataxia")
    assert "LANT1" in said(card)
    assert card.reference is None


async def test_a_message_that_has_a_thread_already_is_answered_in_the_channel(
    scene: Scene, study: ChannelHandle
) -> None:
    """Another bot was quicker; Discord makes no second thread."""
    path = f"/channels/{study.id}/messages/*/threads"
    scene.env.inject_error("POST", path, status=400, code=160004)
    asked = await scene.ada.send(study, f"{scene.mention} genes of lantern ataxia")
    (card,) = scene.after(asked, study)
    assert "LANT1" in said(card)


# What is left alone.


async def test_who_may_not_speak_says_nothing(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """No fault, no second try: one line in the log."""
    channel = limited(scene, send_messages=False)
    with listening(capsys) as lines:
        asked = await scene.ada.send(channel, f"{scene.mention} genes of lantern ataxia")
        (line,) = lines()
    assert [] == scene.after(asked, channel)
    assert "discord_refused" in line
    assert "Forbidden" in line


@pytest.mark.parametrize(
    "text",
    [
        "genes of lantern ataxia",
        "@everyone genes of lantern ataxia",
        "@here genes of lantern ataxia",
        "Rounds, genes of lantern ataxia?",
        "@Rounds genes of lantern ataxia",
    ],
)
async def test_what_does_not_mention_rounds_is_left_alone(scene: Scene, text: str) -> None:
    """Its text is not even delivered."""
    asked = await scene.ada.send(scene.channel, text)
    assert [] == scene.after(asked)


async def test_a_mention_of_a_role_or_a_person_is_none_of_rounds(scene: Scene) -> None:
    """Also of the role that everybody has, and of a role that Rounds has too."""
    role = scene.guild.create_role("helpers", mentionable=True)
    for mention in (role.mention, scene.guild.default_role.mention, scene.ben.mention):
        asked = await scene.ada.send(scene.channel, f"{mention} genes of lantern ataxia")
        assert [] == scene.after(asked)


async def test_other_bots_are_left_alone(scene: Scene) -> None:
    """Two bots that answer each other would never end."""
    robot = scene.guild.add_member(scene.env.create_user("robot", bot=True))
    assert [] == await scene.tell("genes of lantern ataxia", by=robot)


async def test_webhooks_are_left_alone(scene: Scene) -> None:
    """There is nobody who asked."""
    webhook = scene.guild.create_webhook(scene.channel)
    asked = await webhook.send(f"{scene.mention} genes of lantern ataxia")
    assert [] == scene.after(asked)


async def test_what_discord_itself_says_is_left_alone(scene: Scene) -> None:
    """Who is new, who boosts the server."""
    for kind in (MessageType.NEW_MEMBER, MessageType.PREMIUM_GUILD_SUBSCRIPTION):
        asked = scene.guild.create_system_message(scene.channel, kind, author=scene.ada)
        await scene.env.settle()
        assert [] == scene.after(asked)


async def test_an_edit_asks_nothing(scene: Scene) -> None:
    """Neither a mention that is added later, nor another question in place of the first."""
    plain = await scene.ada.send(scene.channel, "genes of lantern ataxia")
    await scene.ada.edit(plain, f"{scene.mention} genes of lantern ataxia")
    assert [] == scene.after(plain)
    asked = await scene.ada.send(scene.channel, f"{scene.mention} lax pupil")
    await scene.ada.edit(asked, f"{scene.mention} genes of lantern ataxia")
    assert 1 == len(scene.after(asked))


async def test_a_reply_without_the_ping_is_left_alone(scene: Scene) -> None:
    """Whoever turns the ping off does not speak to Rounds."""
    (card,) = await scene.tell("lantern ataxia")
    asked = await replied_silently(scene, card, "and its genes?")
    assert [] == scene.after(asked)


async def test_a_closing_desk_takes_no_messages(scene: Scene) -> None:
    """They are not lost: whoever wrote them sees that nothing comes, and that Rounds is away."""
    scene.desk.work.closing = True
    assert [] == await scene.tell("genes of lantern ataxia")


# What a question is about.


async def test_a_reply_to_a_card_is_about_its_concept(scene: Scene) -> None:
    """Also when another concept was asked for meanwhile, and by somebody else."""
    (card,) = await scene.tell("lantern ataxia")
    await scene.tell("lax pupil")
    for person in (scene.ada, scene.ben):
        asked = await person.send(scene.channel, "and its genes?", reply_to=card)
        (answer,) = scene.after(asked)
        assert said(answer).startswith("Lantern ataxia")
        assert "LANT1" in said(answer)


async def test_a_reply_to_the_answer_of_a_command_needs_a_mention(scene: Scene) -> None:
    """Without one Discord does not deliver its text, so it cannot be answered."""
    card = await scene.slash("concept", name=LANTERN)
    await scene.slash("concept", name="lax pupil")
    silent = await scene.ada.send(scene.channel, "and its genes?", reply_to=card)
    assert [] == scene.after(silent)
    asked = await scene.ada.send(scene.channel, f"{scene.mention} its genes?", reply_to=card)
    (answer,) = scene.after(asked)
    assert "LANT1" in said(answer)


async def test_a_reply_to_somebody_else_is_about_what_was_asked_last(scene: Scene) -> None:
    """Only cards of Rounds have a concept."""
    other = await scene.ben.send(scene.channel, "lax pupil is what I have read about")
    await scene.tell("lantern ataxia")
    (answer,) = await scene.tell("and its genes?", reply_to=other)
    assert "LANT1" in said(answer)


async def test_a_follow_up_is_about_the_concept_asked_for_last(scene: Scene) -> None:
    """By the same person in the same place, in commands, mentions and after a press."""
    await scene.tell("lantern ataxia")
    (card,) = await scene.tell("and its genes?")
    assert en.MATCHED_LAST in said(card)
    assert "LANT1" in said(card)
    assert "LANT1" in said(await scene.ask("and its genes?"))


async def test_what_was_spoken_of_stays_between_a_person_and_a_place(scene: Scene) -> None:
    """Somebody else, another channel, a thread and a direct message know nothing of it."""
    await scene.tell("lantern ataxia")
    nothing = en.NO_MATCH["no_topic"]
    (card,) = await scene.tell("and its genes?", by=scene.ben)
    assert nothing in said(card)
    for place in (scene.guild.create_text_channel("other"), await new_thread(scene)):
        asked = await scene.ada.send(place, f"{scene.mention} and its genes?")
        (card,) = scene.after(asked, place)
        assert nothing in said(card)
    asked = await scene.ada.send_dm("and its genes?")
    (card,) = scene.after(asked, scene.ada.user.dm_channel)
    assert nothing in said(card)


# What is part of a question.


@pytest.mark.parametrize("text", ["", "   ", "help", "?", "<:wave:12>", "<a:wave:12> <t:99:R>"])
async def test_a_mention_alone_gets_help(scene: Scene, text: str) -> None:
    """How to ask, with examples."""
    (card,) = await scene.tell(text)
    assert HELP in said(card)


@pytest.mark.parametrize(
    "mark",
    ["<#1234>", "<:x:1>", "<a:x:1>", "<t:1>", "<t:1618953630:R>", "</ask:1>", "<@&5>", "<@99>"],
)
async def test_discords_own_marks_are_no_words_of_a_question(scene: Scene, mark: str) -> None:
    """Channels, emoji, times and commands, wherever they stand."""
    (card,) = await scene.tell(f"{mark} genes of {mark} lantern ataxia {mark}")
    assert "LANT1" in said(card)
    shown = said(await scene.ask(f"genes of lantern {mark} ataxia"))
    assert "LANT1" in shown


@pytest.mark.parametrize("text", ["", "genes of lantern ataxia"])
async def test_attachments_are_not_read(scene: Scene, text: str) -> None:
    """A message with nothing else gets help; otherwise its text is answered."""
    channel = scene.ada.user.dm_channel
    files = scene.env.backend.store_attachments(channel.id, [("genes.txt", b"lax pupil")])
    asked = await scene.ada.send_dm(text, attachments=files)
    (card,) = scene.after(asked, channel)
    assert ("LANT1" if text else HELP) in said(card)


# The parts that SimCord has no word for.


def limited(scene: Scene, **denied: bool) -> ChannelHandle:
    """A channel where Rounds may not do everything."""
    assert scene.client.user
    return scene.guild.create_text_channel(
        "limited", overwrites={scene.client.user: discord.PermissionOverwrite(**denied)}
    )


async def replied_silently(scene: Scene, to: Message, text: str) -> discord.Message:
    """Ada replies to a message with the ping turned off."""
    scene.env.backend.create_message(
        scene.channel.id,
        scene.ada.id,
        text,
        reference={"channel_id": str(scene.channel.id), "message_id": str(to.id)},
        allowed_mentions=AllowedMentions(replied_user=False),
    )
    await scene.env.settle()
    return scene.channel.history()[-1]
