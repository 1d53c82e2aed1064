"""Buttons and menus of cards: pages, sections, concepts to choose from, and deleting."""

from __future__ import annotations

from dataclasses import replace

from bot import controls, delivery, wishes
from bot.buttons.shared import Item, answer, chosen, desk_of, show, tell
from bot.delivery import Interaction
from bot.entrance import place_of, taken
from bot.phrases import words
from bot.wishes import Wish


class Show(Item, template=controls.SHOW):
    """Shows a concept, or turns a page."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        wish = wishes.read(self.parts["codes"], self.parts["flags"], self.parts["page"])
        await show(interaction, self.asker, self.parts["concept"], wish)


class Whether(Item, template=controls.WHETHER):
    """Shows what a record lists of what was asked after, or turns its page."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        before = wishes.read("", self.parts["flags"], self.parts["page"])
        asked = tuple(filter(None, self.parts["asked"].split(",")))
        await show(interaction, self.asker, self.parts["concept"], replace(before, asked=asked))


class Section(Item, template=controls.SECTION):
    """Shows the section that was chosen."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        wish = wishes.opening(wishes.read("", self.parts["flags"]), chosen(interaction))
        await show(interaction, self.asker, self.parts["concept"], wish)


class Page(Item, template=controls.PAGE):
    """Shows the page that was chosen."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        wish = wishes.read(self.parts["codes"], self.parts["flags"], number(chosen(interaction)))
        await show(interaction, self.asker, self.parts["concept"], wish)


class Pick(Item, template=controls.PICK):
    """Shows the concept that was chosen."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        wish = wishes.read(self.parts["codes"], self.parts["flags"])
        concept = chosen(interaction)
        others = controls.refused(concept)
        if others is None:
            await show(interaction, self.asker, concept, wish)
        elif others:
            await _offer(interaction, self.asker, None, others, wish)
        else:
            await tell(interaction, words.HOW_TO_NAME)


class Narrow(Item, template=controls.NARROW):
    """Narrows citations down as was chosen."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        before = wishes.read(self.parts["codes"], self.parts["flags"])
        wish = wishes.narrowed(before, chosen(interaction))
        await show(interaction, self.asker, self.parts["concept"], wish)


class Instead(Item, template=controls.INSTEAD):
    """Offers what else may have been meant."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        wish = wishes.read(self.parts["codes"], self.parts["flags"])
        others = tuple(filter(None, self.parts["others"].split(",")))
        await _offer(interaction, self.asker, self.parts["concept"], others, wish)


class Sources(Item, template=controls.SOURCES):
    """Turns a page of the sources."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        desk, place = desk_of(interaction), place_of(interaction)
        page = int(self.parts["page"][:6])
        await answer(interaction, self.asker, lambda surface: desk.sources(place, surface, page))


class Chart(Item, template=controls.CHART):
    """Draws a concept's features, below the card."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        desk, place, concept = desk_of(interaction), place_of(interaction), self.parts["concept"]
        await answer(
            interaction,
            self.asker,
            lambda surface: desk.chart(concept, place, surface),
            beside=True,
        )


class Delete(Item, template=controls.DELETE):
    """Deletes the reply, for its asker and for moderators."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        async with taken(desk_of(interaction), interaction) as holds:
            if not holds:
                return
            moderates = interaction.guild_id is not None and interaction.permissions.manage_messages
            if interaction.user.id != self.asker and not moderates:
                await delivery.say(interaction, words.NOT_YOURS)
                return
            await interaction.response.defer()
            await interaction.delete_original_response()


async def _offer(
    interaction: Interaction, asker: int, shown: str | None, others: tuple[str, ...], wish: Wish
) -> None:
    """Offer what else may have been meant, in place of the concept shown or of those offered."""
    desk, place = desk_of(interaction), place_of(interaction)
    await answer(
        interaction, asker, lambda surface: desk.instead(shown, others, place, surface, wish)
    )


def number(value: str) -> str:
    """The value of an entry as a number; the first page where it was tampered with."""
    return value if value.isdecimal() else "0"


ITEMS: tuple[type[Item], ...] = (
    *(Show, Whether, Section, Page, Pick, Narrow, Instead, Sources, Chart, Delete),
)
