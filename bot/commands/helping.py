"""Commands about Rounds itself: help and about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord import app_commands
from discord.app_commands import Choice, Command

from bot import delivery
from bot.commands.shared import command
from bot.delivery import Interaction, Work
from bot.desk import Desk
from bot.entrance import place_of, surface_of, taken
from bot.phrases import words
from bot.render.card import Card, Surface
from bot.render.help import START, help_card, topics


def helping(desk: Desk) -> list[Command[Any, ..., None]]:
    """The commands about Rounds itself."""
    return [_help(desk), _about(desk)]


def _help(desk: Desk) -> Command[Any, ..., None]:
    choices = [Choice(name=title, value=key) for key, title in topics().items()]

    @app_commands.describe(topic=words.OPTIONS["topic"])
    @app_commands.choices(topic=choices)
    async def help_(interaction: Interaction, topic: Choice[str] | None = None) -> None:
        async def shown(surface: Surface) -> Card:
            return help_card(topic.value if topic else START, surface)

        await _told(desk, interaction, shown)

    return command("help", help_)


def _about(desk: Desk) -> Command[Any, ..., None]:
    async def about(interaction: Interaction) -> None:
        place = place_of(interaction)
        await _told(desk, interaction, lambda surface: desk.about(place, surface))

    return command("about", about)


async def _told(desk: Desk, interaction: Interaction, show: Callable[[Surface], Work]) -> None:
    """Answer the asker alone: a channel need not see this."""
    async with taken(desk, interaction) as holds:
        if holds:
            surface = surface_of(interaction, holds, private=True)
            await delivery.answer(interaction, show(surface), desk.patience_s, private=True)
