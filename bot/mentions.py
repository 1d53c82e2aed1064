"""Messages: direct ones, mentions in channels, and replies to Rounds with the ping on.

Discord delivers the text of no others to Rounds, and Rounds reads no others.
"""

from __future__ import annotations

import discord

from bot import delivery
from bot.desk import Desk
from bot.entrance import logged, order_of, parent_of, spoken
from bot.phrases import language_of
from bot.preferences import Effective
from bot.render.cards import Surface


async def answer(message: discord.Message, own_id: int, desk: Desk) -> None:
    """Answer a message that speaks to Rounds; leave all others alone."""
    if not _is_for_us(message, own_id) or desk.closing:
        return
    with desk.at_work(), logged():
        holds = await _holding(message, desk)
        surface = Surface(
            message.author.id,
            plain=holds.plain_text,
            language=_language(message, holds),
            noted=holds.history,
            order=order_of(holds),
        )
        place = (message.channel.id, message.author.id)
        about = _pointed_at(message, own_id)
        pinned = holds.pinned_meanings
        card = await desk.ask(spoken(message.content), place, surface, about, pinned)
        # In a thread there are no threads: the answer stands where it was asked.
        in_thread = holds.in_thread and not isinstance(message.channel, discord.Thread)
        await delivery.reply(message, card, in_thread=in_thread)


async def _holding(message: discord.Message, desk: Desk) -> Effective:
    """What holds for the author in the channel."""
    guild_id = message.guild.id if message.guild else None
    channel_id = parent_of(message.channel, message.channel.id)
    return await desk.preferences.of(guild_id, channel_id, message.author.id)


def _language(message: discord.Message, holds: Effective) -> str:
    """What the server speaks: Discord tells no language of who writes a message."""
    locale = str(message.guild.preferred_locale) if message.guild else None
    return holds.language or language_of(locale)


def _is_for_us(message: discord.Message, own_id: int) -> bool:
    if message.author.bot or message.webhook_id or message.is_system():
        return False
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
