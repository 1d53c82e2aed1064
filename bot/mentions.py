"""Messages: direct ones, mentions in channels, and replies to Rounds with the ping on.

Discord delivers the text of no others to Rounds, and Rounds reads no others.
"""

from __future__ import annotations

from collections.abc import Collection

import discord

from bot import delivery
from bot.desk import Desk
from bot.entrance import logged, spoken
from bot.render.cards import Surface


async def answer(
    message: discord.Message, own_id: int, desk: Desk, study_channels: Collection[int]
) -> None:
    """Answer a message that speaks to Rounds; leave all others alone."""
    if not _is_for_us(message, own_id) or desk.closing:
        return
    with desk.at_work(), logged():
        surface = Surface(message.author.id, plain=desk.plain)
        place = (message.channel.id, message.author.id)
        card = await desk.ask(spoken(message.content), place, surface, _pointed_at(message, own_id))
        in_thread = message.channel.id in study_channels
        await delivery.reply(message, card, in_thread=in_thread)


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
