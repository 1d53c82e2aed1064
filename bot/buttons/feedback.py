"""Whether an answer was useful, and reports of it: anybody may press, and is answered alone."""

from __future__ import annotations

from bot import controls, delivery, reporting, wishes
from bot.buttons.shared import Item, desk_of
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import taken
from bot.errors import StateError
from bot.phrases import words
from knowledge.identifiers import prefix_of


class Useful(Item, template=controls.USEFUL):
    """Counts that what a card shows was useful, or not."""

    async def callback(self, interaction: Interaction) -> None:
        """Count it once, and thank whoever pressed."""
        async with taken(desk_of(interaction), interaction) as holds:
            if holds:
                is_new = await self._count(interaction, desk_of(interaction))
                await delivery.say(interaction, words.VOTED if is_new else words.VOTED_ALREADY)

    async def _count(self, interaction: Interaction, desk: Desk) -> bool:
        """Whether it is the first word of this person on what the card shows.

        Raises:
            StateError: it could not be counted, and may be said again.
        """
        concept, codes = self.parts["concept"], self.parts["codes"]
        message = interaction.message.id if interaction.message else 0
        said = ("useful", message, interaction.user.id, concept, codes)
        if not prefix_of(concept) or not desk.pressed.add(said):
            return False
        section = next(iter(wishes.read(codes, "").sections), controls.SUMMARY)
        try:
            is_useful = self.parts["useful"] == "y"
            await desk.state.counts.vote(concept, section, useful=is_useful)
        except StateError:
            desk.pressed.forget(said)
            raise
        return True


class Report(Item, template=controls.REPORT):
    """Opens the form for a report, or says where else to report."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        desk = desk_of(interaction)
        await reporting.begin(interaction, desk, self.parts["concept"], self.parts["codes"])


ITEMS: tuple[type[Item], ...] = (Useful, Report)
