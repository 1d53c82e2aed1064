"""Sending a card elsewhere than where it was asked for: a direct message, or a thread."""

from __future__ import annotations

import discord

from bot import delivery
from bot.delivery import Interaction
from bot.phrases import words
from bot.render.card import Card


async def to_direct_messages(interaction: Interaction, card: Card) -> str:
    """Send a card to whoever pressed; what came of it, in words."""
    try:
        await delivery.post(interaction.user, card)
    except discord.Forbidden:
        return words.SENT_DM_CLOSED
    return words.SENT_DM


async def to_thread(interaction: Interaction, card: Card, title: str) -> str:
    """Send a card into a thread of its own below the channel; what came of it, in words."""
    channel = interaction.channel
    # As a guest of a server Rounds knows no channel, and a thread has no threads.
    is_member = interaction.client.get_guild(interaction.guild_id or 0) is not None
    if not is_member or not isinstance(channel, discord.TextChannel):
        return words.SENT_NO_THREAD
    try:
        thread = await delivery.open_thread(channel, title)
        await delivery.post(thread, card)
    except discord.Forbidden:
        return words.SENT_NO_THREAD
    return words.SENT_THREAD.format(thread=thread.mention)
