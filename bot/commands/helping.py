"""Commands about Rounds itself: help and about."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from discord import app_commands
from discord.app_commands import Choice, Command

from bot import delivery
from bot.commands.shared import command
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import place_of, surface_of, taken
from bot.phrases import words
from bot.render.card import Card
from bot.render.help import START, help_card, topics


def helping(desk: Desk) -> list[Command[Any, ..., None]]:
    """The commands about Rounds itself."""
    return [_help(desk), _about(desk)]


def _help(desk: Desk) -> Command[Any, ..., None]:
    choices = [Choice(name=title, value=key) for key, title in topics().items()]

    @app_commands.describe(topic=words.OPTIONS["topic"])
    @app_commands.choices(topic=choices)
    async def help_(interaction: Interaction, topic: Choice[str] | None = None) -> None:
        # Help is read by whoever asks for it; a channel need not see it.
        surface = surface_of(desk, interaction, private=True)
        await _told(desk, interaction, _now(help_card(topic.value if topic else START, surface)))

    return command("help", help_)


def _about(desk: Desk) -> Command[Any, ..., None]:
    async def about(interaction: Interaction) -> None:
        surface = surface_of(desk, interaction, private=True)
        await _told(desk, interaction, desk.about(place_of(interaction), surface))

    return command("about", about)


async def _now(card: Card) -> Card:
    return card


async def _told(desk: Desk, interaction: Interaction, work: Coroutine[Any, Any, Card]) -> None:
    async with taken(desk, interaction) as open_:
        if open_:
            await delivery.answer(interaction, work, desk.patience_s, private=True)
        else:
            work.close()
