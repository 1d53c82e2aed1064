"""What happens on a press: buttons and menus of cards, served by what their custom id says.

The asker's own press changes the card in place; anybody else's is answered to them alone, so
nobody's card is turned over by others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Self

import discord
from discord import ui

from bot import controls, delivery
from bot.controls import Wish
from bot.delivery import Interaction, Work
from bot.desk import Desk
from bot.entrance import place_of, taken
from bot.phrases import en
from bot.render.cards import Surface

# Whatever none of the templates knows (any more).
_KNOWN = "|".join(controls.TEMPLATES)
_UNKNOWN = rf"(?!(?:{re.sub(r'[?]P<[a-z]+>', '?:', _KNOWN)})$)[\s\S]*"


class _Item(ui.DynamicItem[ui.Item[Any]], template=r"(?!)"):
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


class Show(_Item, template=controls.SHOW):
    """Shows a concept, or turns a page."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        wish = controls.wish(self.parts["codes"], self.parts["flags"], self.parts["page"])
        await _show(interaction, self.asker, self.parts["concept"], wish)


class Section(_Item, template=controls.SECTION):
    """Shows the section that was chosen."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        wish = controls.opening(controls.wish("", self.parts["flags"]), _chosen(interaction))
        await _show(interaction, self.asker, self.parts["concept"], wish)


class Pick(_Item, template=controls.PICK):
    """Shows the concept that was chosen."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        wish = controls.wish(self.parts["codes"], self.parts["flags"])
        await _show(interaction, self.asker, _chosen(interaction), wish)


class Sources(_Item, template=controls.SOURCES):
    """Turns a page of the sources."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        desk, place = _desk(interaction), place_of(interaction)
        page = int(self.parts["page"][:6])
        await _answer(interaction, self.asker, lambda surface: desk.sources(place, surface, page))


class Delete(_Item, template=controls.DELETE):
    """Deletes the reply, for its asker and for moderators."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        async with taken(_desk(interaction), interaction) as open_:
            if not open_:
                return
            moderates = interaction.guild_id is not None and interaction.permissions.manage_messages
            if interaction.user.id != self.asker and not moderates:
                await delivery.say(interaction, en.NOT_YOURS)
                return
            await interaction.response.defer()
            await interaction.delete_original_response()


class Unknown(_Item, template=_UNKNOWN):
    """Says that a button is too old."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        async with taken(_desk(interaction), interaction) as open_:
            if open_:
                await delivery.say(interaction, en.OLD_BUTTON)


# What serves every button and menu ever sent, to be registered with the client.
ITEMS = (Show, Section, Pick, Sources, Delete, Unknown)


def _desk(interaction: Interaction) -> Desk:
    desk: Desk = interaction.client.desk
    return desk


def _chosen(interaction: Interaction) -> str:
    data: Mapping[str, Any] = {**(interaction.data or {})}
    (value, *_) = data["values"]
    return str(value)


async def _show(interaction: Interaction, asker: int, concept: str, wish: Wish) -> None:
    desk, place = _desk(interaction), place_of(interaction)

    def show(surface: Surface) -> Work:
        return desk.show(concept, place, surface, wish)

    await _answer(interaction, asker, show, beside=wish.beside)


async def _answer(
    interaction: Interaction, asker: int, show: Callable[[Surface], Work], *, beside: bool = False
) -> None:
    """Answer a press with what is shown, in place of the card unless `beside` it."""
    desk = _desk(interaction)
    async with taken(desk, interaction) as open_:
        if not open_:
            return
        flags = interaction.message.flags if interaction.message else discord.MessageFlags()
        own = interaction.user.id == asker
        in_place = own and not beside
        # A card cannot become plain text in place, nor the other way round.
        plain = not flags.components_v2 if in_place else desk.plain
        private = flags.ephemeral or not own
        surface = Surface(interaction.user.id, private=private, plain=plain)
        patience = desk.patience_s
        await delivery.answer(
            interaction, show(surface), patience, private=private, in_place=in_place
        )
