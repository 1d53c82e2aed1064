"""Menus and buttons of cards about whoever reads them; nobody else ever sees these cards."""

from __future__ import annotations

from datetime import UTC, datetime

from bot import controls
from bot.buttons.shared import Item, chosen, desk_of
from bot.delivery import Interaction
from bot.entrance import answer_alone
from bot.render import personal
from bot.render.card import Card, Surface
from bot.state import SortOrder, UserChanges

_SWITCHES = {"yes": True, "no": False}


class Setting(Item, template=controls.ME):
    """Changes one of the settings of whoever chose."""

    async def callback(self, interaction: Interaction) -> None:
        """Keep the choice, and show all settings as they are then."""
        people = desk_of(interaction).state.people
        changes = _changes(self.parts["setting"], chosen(interaction))

        async def changed(user_id: int, surface: Surface) -> Card:
            await people.change(user_id, **changes)
            return personal.me_card(await people.settings(user_id), surface)

        await answer_alone(desk_of(interaction), interaction, changed, in_place=True)


def _changes(setting: str, value: str) -> UserChanges:
    """What a choice changes; one that is unknown here takes the choice back."""
    if setting == "private":
        return {"private": _SWITCHES.get(value)}
    if setting == "plain_text":
        return {"plain_text": _SWITCHES.get(value)}
    if setting == "sort_order":
        orders = {str(order): order for order in SortOrder}
        return {"sort_order": orders.get(value)}
    return {}


class Forget(Item, template=controls.FORGET):
    """Deletes all that is kept of whoever pressed, or keeps it; or asks first, to them alone."""

    async def callback(self, interaction: Interaction) -> None:
        """Ask below what anybody may read; answer in place of the question."""
        privacy = desk_of(interaction).state.privacy
        sure = self.parts["sure"]

        async def asking(user_id: int, surface: Surface) -> Card:
            return personal.deletion_card(await privacy.count(user_id), surface)

        async def deleted(user_id: int, surface: Surface) -> Card:
            rows = await privacy.delete(user_id) if sure == "y" else None
            return personal.deleted_card(rows, datetime.now(UTC), surface)

        show, in_place = (asking, False) if sure == "a" else (deleted, True)
        await answer_alone(desk_of(interaction), interaction, show, in_place=in_place)


ITEMS: tuple[type[Item], ...] = (Setting, Forget)
