"""Which item serves which button ever sent; the last one serves whatever no other knows."""

from __future__ import annotations

import re

from bot import delivery
from bot.buttons import cards, feedback, helping, personal, sending, settings
from bot.buttons.shared import Item, desk_of
from bot.delivery import Interaction
from bot.entrance import taken
from bot.phrases import words

_SERVED: tuple[type[Item], ...] = (
    *cards.ITEMS,
    *feedback.ITEMS,
    *helping.ITEMS,
    *personal.ITEMS,
    *settings.ITEMS,
    *sending.ITEMS,
)
# Whatever none of the templates knows (any more).
_KNOWN = "|".join(item.__discord_ui_compiled_template__.pattern for item in _SERVED)
_UNKNOWN = rf"(?!(?:{re.sub(r'[?]P<[a-z]+>', '?:', _KNOWN)})$)[\s\S]*"


class Unknown(Item, template=_UNKNOWN):
    """Says that a button is too old."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        async with taken(desk_of(interaction), interaction) as holds:
            if holds:
                await delivery.say(interaction, words.OLD_BUTTON)


# What serves every button and menu ever sent, to be registered with the client.
ITEMS = (*_SERVED, Unknown)
