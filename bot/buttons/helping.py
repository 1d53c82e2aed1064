"""Help topics and examples: a press on an example asks its question."""

from __future__ import annotations

from bot import controls
from bot.buttons.shared import Item, answer, chosen, desk_of
from bot.delivery import Interaction
from bot.entrance import holding, place_of
from bot.phrases import words
from bot.render.card import Card, Surface
from bot.render.help import help_card


class Topic(Item, template=controls.HELP):
    """Shows the help topic that was chosen."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        topic = chosen(interaction)

        async def shown(surface: Surface) -> Card:
            return help_card(topic, surface)

        await answer(interaction, self.asker, shown)


class Example(Item, template=controls.EXAMPLE):
    """Asks the question of an example, below the help."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the question as if it had been typed; one that is gone shows the help."""
        desk, place = desk_of(interaction), place_of(interaction)

        async def asked(surface: Surface) -> Card:
            # Read here, where the language of whoever pressed it is spoken.
            question = words.HELP_EXAMPLES.get(self.parts["key"], "")
            here = await holding(desk, interaction)
            return await desk.ask(question, place, surface, None, here.pinned_meanings)

        await answer(interaction, self.asker, asked, beside=True)


ITEMS: tuple[type[Item], ...] = (Topic, Example)
