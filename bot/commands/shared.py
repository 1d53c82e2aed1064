"""What all commands share: their options, how one is made, and showing a concept by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord import app_commands
from discord.app_commands import Command

from bot import delivery
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import Own, answer_alone, asked, place_of, surface_of
from bot.phrases import words
from bot.wishes import Wish

_MOST_TYPED = 4_000  # characters of a question that are read
_MOST_NAME = 200

Tree = app_commands.CommandTree[Any]
Question = app_commands.Range[str, 1, _MOST_TYPED]
Year = app_commands.Range[int, 1800, 2200]
Name = app_commands.Range[str, 1, _MOST_NAME]


def command(name: str, callback: Callable[..., Any]) -> Command[Any, ..., None]:
    """A command with the description that the phrases have for it."""
    last = name.rpartition(" ")[2]  # what a command of a group is called in it
    return Command(name=last, description=words.COMMANDS[name], callback=callback)


def alone(desk: Desk, name: str, show: Own) -> Command[Any, ..., None]:
    """A command that answers whoever uses it alone with what concerns them."""

    async def answer(interaction: Interaction) -> None:
        await answer_alone(desk, interaction, show)

    return command(name, answer)


async def named(
    desk: Desk, interaction: Interaction, name: str, wish: Wish, *, private: bool
) -> None:
    """Answer with the card of the concept of a name or id, as is wished."""
    async with asked(desk, interaction, name) as holds:
        if holds:
            surface = surface_of(interaction, holds, private=private)
            patience = desk.patience_s
            work = desk.named(name, place_of(interaction), surface, wish, holds.pinned_meanings)
            await delivery.answer(interaction, work, patience, private=surface.private)
