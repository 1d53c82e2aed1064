"""What all buttons and menus share: who pressed what, and how a press is answered.

The asker's own press changes the card in place; anybody else's is answered to them alone, so
nobody's card is turned over by others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot import delivery
from bot.delivery import Interaction, Work
from bot.desk import Desk
from bot.entrance import is_plain, place_of, surface_of, taken
from bot.render.cards import Surface
from bot.wishes import Wish


class Item(ui.DynamicItem[ui.Item[Any]], template=r"(?!)"):
    """An item that is told by the parts of its custom id."""

    def __init__(self, item: ui.Item[Any], parts: re.Match[str]) -> None:
        super().__init__(item)
        self.parts = parts

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The item that was pressed."""
        return cls(item, match)

    @property
    def asker(self) -> int:
        """Whose card it is."""
        return int(self.parts["asker"])


def desk_of(interaction: Interaction) -> Desk:
    """Where the client hands its questions in."""
    desk: Desk = interaction.client.desk
    return desk


def chosen(interaction: Interaction) -> str:
    """What was chosen in a menu; empty where nothing was, which no menu of one choice offers."""
    return next(iter(every(interaction)), "")


def every(interaction: Interaction) -> list[str]:
    """All that was chosen in a menu."""
    data: Mapping[str, Any] = {**(interaction.data or {})}
    return [str(value) for value in data.get("values") or ()]


async def show(interaction: Interaction, asker: int, concept: str, wish: Wish) -> None:
    """Answer a press with a concept's card."""
    desk, place = desk_of(interaction), place_of(interaction)

    def shown(surface: Surface) -> Work:
        return desk.show(concept, place, surface, wish)

    await answer(interaction, asker, shown, beside=wish.beside)


async def answer(
    interaction: Interaction,
    asker: int,
    show: Callable[[Surface], Work],
    *,
    beside: bool = False,
    public: bool = False,
) -> None:
    """Answer a press with what is shown, in place of the card unless `beside` it.

    With `public` everybody sees it, whoever saw the card.
    """
    desk = desk_of(interaction)
    async with taken(desk, interaction) as holds:
        if not holds:
            return
        flags = interaction.message.flags if interaction.message else discord.MessageFlags()
        own = interaction.user.id == asker
        in_place = own and not beside
        plain = is_plain(interaction) if in_place else holds.plain_text
        private = flags.ephemeral or not own or (holds.private and not in_place)
        private = private and not public
        surface = replace(surface_of(interaction, holds), private=private, plain=plain)
        patience = desk.patience_s
        await delivery.answer(
            interaction, show(surface), patience, private=private, in_place=in_place
        )


async def tell(interaction: Interaction, sentence: str) -> None:
    """Answer a press with a sentence that only who pressed sees; the card stays as it is."""
    async with taken(desk_of(interaction), interaction) as open_:
        if open_:
            await delivery.say(interaction, sentence)
