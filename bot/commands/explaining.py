"""The context menu of messages: what the terms in one mean."""

from __future__ import annotations

import discord
from discord.app_commands import ContextMenu

from bot import delivery
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import asked, place_of, spoken, surface_of
from bot.phrases import words


def explaining(desk: Desk) -> list[ContextMenu]:
    """The entries of the context menu of messages."""
    return [_terms(desk)]


def _terms(desk: Desk) -> ContextMenu:
    async def explain(interaction: Interaction, message: discord.Message) -> None:
        text = spoken(message.content)
        async with asked(desk, interaction, text) as holds:
            if holds and not text:
                await delivery.say(interaction, words.NO_TEXT)
            elif holds:
                # Privately: who wrote the message did not ask for a card below it.
                surface = surface_of(interaction, holds, private=True)
                work = desk.terms(text, place_of(interaction), surface, holds.pinned_meanings)
                await delivery.answer(interaction, work, desk.patience_s, private=True)

    return ContextMenu(name=words.EXPLAIN_TERMS, callback=explain)
