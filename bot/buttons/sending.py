"""Sending what a card shows elsewhere, and the menus of reading lists."""

from __future__ import annotations

from bot import controls, posting, reading, wishes
from bot.buttons.shared import Item, answer, chosen, desk_of
from bot.delivery import Interaction, Work
from bot.entrance import answer_alone, place_of
from bot.phrases import words
from bot.render.card import Card, Surface
from bot.render.personal import sentence
from bot.render.sending import subject_of
from bot.wishes import Parcel, Wish


def _parcel(item: Item, form: str | None = None) -> Parcel:
    parts = item.parts
    return wishes.read_parcel(parts["concept"], parts["codes"], form or parts["form"])


class Format(Item, template=controls.FORMAT):
    """Chooses the format of what is sent."""

    async def callback(self, interaction: Interaction) -> None:
        """Show the same card with that format."""
        desk, place = desk_of(interaction), place_of(interaction)
        parcel = _parcel(self, chosen(interaction))

        async def shown(_user_id: int, surface: Surface) -> Card:
            return await desk.send(parcel, place, surface)

        await answer_alone(desk, interaction, shown, in_place=True)


class Send(Item, template=controls.SEND):
    """Asks where to send something, or sends it there."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press, to whoever pressed alone unless it is to be for everybody."""
        desk, place, parcel = desk_of(interaction), place_of(interaction), _parcel(self)
        where = self.parts["where"]

        def for_all(surface: Surface) -> Work:
            return desk.export(subject_of(parcel), parcel.form, place, surface)

        async def for_one(user_id: int, surface: Surface) -> Card:
            match where:
                case "dm" | "thread":
                    return await self._elsewhere(interaction, parcel, surface)
                case "list":
                    references = await desk.references(subject_of(parcel))
                    if not references:
                        return sentence(words.LIST_TITLE, words.SENT_GONE, surface)
                    said = await reading.put_on(desk.state.reading_list, user_id, references)
                    return sentence(words.LIST_TITLE, said, surface)
                case "me":
                    return await for_all(surface)
                case _:
                    return await desk.send(parcel, place, surface)

        if where == "here":
            await answer(interaction, interaction.user.id, for_all, beside=True, public=True)
        else:
            await answer_alone(desk, interaction, for_one)

    async def _elsewhere(self, interaction: Interaction, parcel: Parcel, surface: Surface) -> Card:
        """Send it where others, or the asker later, read it; the card says what came of that."""
        desk, place = desk_of(interaction), place_of(interaction)
        open_to_all = Surface(surface.asker, plain=surface.plain, language=surface.language)
        card = await desk.export(subject_of(parcel), parcel.form, place, open_to_all)
        if not card.files:  # what could not be made is said where it was asked for
            return card
        if self.parts["where"] == "dm":
            said = await posting.to_direct_messages(interaction, card)
        else:
            said = await posting.to_thread(interaction, card, card.title)
        return sentence(words.SEND_TITLE, said, surface)


class Listed(Item, template=controls.LISTED):
    """Opens an entry of a reading list, or takes it off."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        desk, place, curie = desk_of(interaction), place_of(interaction), chosen(interaction)
        kept, page = desk.state.reading_list, int(self.parts["page"][:6])
        if self.parts["action"] == "open":

            async def opened(_user_id: int, surface: Surface) -> Card:
                return await desk.named(curie, place, surface, Wish())

            await answer_alone(desk, interaction, opened)
            return

        async def dropped(user_id: int, surface: Surface) -> Card:
            await kept.remove(user_id, *reading.entry_of(curie))
            return await desk.reading_list(user_id, page, place, surface)

        await answer_alone(desk, interaction, dropped, in_place=True)


class ListPage(Item, template=controls.LIST_PAGE):
    """Turns a page of a reading list."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        desk, place = desk_of(interaction), place_of(interaction)
        page = int(self.parts["page"][:6])

        async def turned(user_id: int, surface: Surface) -> Card:
            return await desk.reading_list(user_id, page, place, surface)

        await answer_alone(desk, interaction, turned, in_place=True)


ITEMS: tuple[type[Item], ...] = (Send, Format, Listed, ListPage)
