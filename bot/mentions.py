"""Messages: direct ones, mentions, replies to Rounds with the ping on; and plain questions.

Discord delivers the text of no others to Rounds, unless the operator has switched on the
message-content intent; and then only what `unasked` lets through in study channels is looked at.
"""

from __future__ import annotations

from dataclasses import replace

import discord

from bot import delivery
from bot.cooldown import Wait
from bot.desk import Desk
from bot.entrance import in_full, is_in_need, logged, order_of, parent_of, spoken
from bot.phrases import language_of, speaking, words
from bot.preferences import Effective
from bot.render.cards import Surface
from bot.render.cards import message as card_of
from bot.unasked import may_be_looked_at


async def answer(message: discord.Message, own_id: int, desk: Desk) -> None:
    """Answer a message that speaks to Rounds, or asks plainly where that is wished for."""
    if desk.work.closing or not _is_by_a_person(message):
        return
    is_for_us = _is_for_us(message, own_id)
    if not is_for_us and not (desk.reads_all and may_be_looked_at(message)):
        return
    with desk.work.begun(), logged():
        here = await _holding(message, desk)
        with speaking(_language(message, here)):
            if is_for_us:
                await _answer(message, own_id, desk, here)
            elif here.unmentioned:
                await _volunteer(message, desk, here)


async def _answer(message: discord.Message, own_id: int, desk: Desk, here: Effective) -> None:
    surface, text = _surface(message, here), spoken(message.content)
    if (wait := _begun(message, desk)) and not is_in_need(text):
        if wait.is_first:
            said = words.COOLDOWN.format(seconds=wait.seconds)
            await delivery.reply(message, card_of(said, surface))
        return
    about = _pointed_at(message, own_id)
    card = await desk.ask(text, _place(message), surface, about, here.pinned_meanings)
    # In a thread there are no threads: the answer stands where it was asked.
    in_thread = here.in_thread and not isinstance(message.channel, discord.Thread)
    where = await delivery.reply(message, card, in_thread=in_thread)
    desk.go_on_in((where, message.author.id), _place(message))


async def _volunteer(message: discord.Message, desk: Desk, here: Effective) -> None:
    """Answer a message to nobody in a thread of its own, or not at all."""
    surface = replace(_surface(message, here), noted=False, counted=False)  # nothing was asked
    card = await desk.unasked(message.content, _place(message), surface, here.pinned_meanings)
    # Looked at first: a message that is left alone costs nobody a pause.
    if card is None or _begun(message, desk):
        return
    if (where := await delivery.reply_in_thread(message, card)) is not None:
        desk.go_on_in((where, message.author.id), _place(message))


def _begun(message: discord.Message, desk: Desk) -> Wait | None:
    return desk.cooldown.begin(message.author.id, message.guild.id if message.guild else None)


def _surface(message: discord.Message, here: Effective) -> Surface:
    return Surface(
        message.author.id,
        plain=here.plain_text,
        language=_language(message, here),
        locale=_locale(message),
        noted=here.history,
        order=order_of(here),
        in_full=in_full(here),
        counted=here.counts_unfound,
    )


def _place(message: discord.Message) -> tuple[int, int]:
    return message.channel.id, message.author.id


def _is_by_a_person(message: discord.Message) -> bool:
    return not (message.author.bot or message.webhook_id or message.is_system())


async def _holding(message: discord.Message, desk: Desk) -> Effective:
    """What holds for the author in the channel."""
    guild_id = message.guild.id if message.guild else None
    channel_id = parent_of(message.channel, message.channel.id)
    return await desk.preferences.of(guild_id, channel_id, message.author.id)


def _locale(message: discord.Message) -> str:
    """That of the server: Discord tells none of who writes a message."""
    return str(message.guild.preferred_locale) if message.guild else ""


def _language(message: discord.Message, holds: Effective) -> str:
    return holds.language or language_of(_locale(message))


def _is_for_us(message: discord.Message, own_id: int) -> bool:
    if message.guild is None:
        return True
    # A reply whose text is not delivered has none: there is nothing to answer.
    mentioned = any(user.id == own_id for user in message.mentions)
    return mentioned and bool(message.content)


def _pointed_at(message: discord.Message, own_id: int) -> str | None:
    """The concept of the card that a message replies to."""
    to = message.reference.resolved if message.reference else None
    if isinstance(to, discord.Message) and to.author.id == own_id:
        return delivery.concept_of(to)
    return None
