"""A card becomes a message: an interaction's answer, an edit in place, a reply, or a thread.

Nothing that is sent pings anybody. An interaction is always answered: at once where the card is
ready in time, else after a deferral, because Discord waits three seconds
(https://docs.discord.com/developers/interactions/receiving-and-responding).
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, Literal, TypeAlias

import discord
from discord import ui

from bot.render.card import Attachment, Button, Card, ChannelMenu, Menu, Rule, cut

Interaction: TypeAlias = discord.Interaction[Any]  # which client it came through does not matter
Work: TypeAlias = Coroutine[Any, Any, Card]

NO_PINGS = discord.AllowedMentions.none()
_NO_HISTORY = 160002  # "Cannot reply without permission to read message history"
_SERVER_FAULT = 500
_CHANNEL = discord.SelectDefaultValueType.channel
_THREAD_NAME = 100
_THREAD_MINUTES: Literal[1440] = 1440


def layout(card: Card) -> ui.LayoutView:
    """The card as components."""
    view = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=card.colour)
    for part in card.parts:
        match part:
            case Rule():
                box.add_item(ui.Separator())
            case str():
                box.add_item(ui.TextDisplay(part))
    for file in card.files:
        box.add_item(_shown(file))
    for menu in _menus(card):
        box.add_item(ui.ActionRow(menu))
    view.add_item(box)
    for row in filter(None, card.rows):
        view.add_item(ui.ActionRow(*map(_button, row)))
    # What a press does stands in its custom id (`buttons`): nothing has to be kept in memory.
    view.stop()
    return view


def controls(card: Card) -> ui.View:
    """The controls of a card that is sent as plain text."""
    view = ui.View(timeout=None)
    for menu in _menus(card):
        view.add_item(menu)
    for row, buttons in enumerate(
        filter(None, card.rows), start=len(card.channels) + len(card.menus)
    ):
        for button in buttons:
            view.add_item(_button(button, row))
    view.stop()
    return view


def _shown(file: Attachment) -> ui.Item[ui.LayoutView]:
    """Where a file that goes with the message stands in it."""
    address = f"attachment://{file.name}"
    if file.is_picture:
        return ui.MediaGallery(discord.MediaGalleryItem(address, description=file.alt or None))
    return ui.File(address)


def _files(card: Card) -> list[discord.File]:
    return [
        discord.File(BytesIO(each.content), each.name, description=each.alt or None)
        for each in card.files
    ]


def _button(button: Button, row: int | None = None) -> ui.Button[Any]:
    if button.url:
        return ui.Button(label=button.label, url=button.url, row=row)
    style = discord.ButtonStyle.danger if button.danger else discord.ButtonStyle.secondary
    return ui.Button(label=button.label, custom_id=button.custom_id, style=style, row=row)


def _menus(card: Card) -> Iterator[ui.Select[Any] | ui.ChannelSelect[Any]]:
    yield from map(_channels, card.channels)
    yield from map(_menu, card.menus)


def _menu(menu: Menu) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=each.label,
            value=each.value,
            description=each.description or None,
            default=each.chosen,
        )
        for each in menu.options
    ]
    return ui.Select(
        custom_id=menu.custom_id,
        placeholder=menu.placeholder,
        options=options,
        min_values=menu.least,
        max_values=menu.most,
    )


def _channels(menu: ChannelMenu) -> ui.ChannelSelect[Any]:
    chosen = (discord.SelectDefaultValue(id=each, type=_CHANNEL) for each in menu.chosen)
    return ui.ChannelSelect(
        custom_id=menu.custom_id,
        placeholder=menu.placeholder,
        channel_types=[discord.ChannelType.text, discord.ChannelType.forum],
        min_values=0,
        max_values=menu.most,
        default_values=list(chosen),
    )


# To an interaction.


async def answer(
    interaction: Interaction,
    work: Work,
    patience_s: float,
    *,
    private: bool = False,
    in_place: bool = False,
) -> None:
    """Answer with the card that `work` gives: as a new message, or in place of the one pressed.

    Where it is not there after `patience_s` seconds, Discord is told that it takes a while.
    """
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=patience_s)
    if not done:
        await interaction.response.defer(ephemeral=private, thinking=not in_place)
    card = await task
    if interaction.response.is_done():
        await _complete(interaction, card)
    elif in_place:
        await _edit(interaction, card)
    else:
        await _send(interaction, card, private=private)


async def _send(interaction: Interaction, card: Card, *, private: bool) -> None:
    kept: dict[str, Any] = {"ephemeral": private, "allowed_mentions": NO_PINGS}
    if card.files:
        kept["files"] = _files(card)
    if card.plain:
        await interaction.response.send_message(card.text, view=controls(card), **kept)
    else:
        await interaction.response.send_message(view=layout(card), **kept)


async def _edit(interaction: Interaction, card: Card) -> None:
    await interaction.response.edit_message(**_instead(interaction, card))


async def _complete(interaction: Interaction, card: Card) -> None:
    """Fill in a deferred answer."""
    await interaction.edit_original_response(**_instead(interaction, card))


def _instead(interaction: Interaction, card: Card) -> dict[str, Any]:
    """What takes the place of a message: files of the one before go where there are none now."""
    before = interaction.message.attachments if interaction.message else []
    kept: dict[str, Any] = {"allowed_mentions": NO_PINGS}
    if card.files or before:
        kept["attachments"] = _files(card)
    if card.plain:
        return kept | {"content": card.text, "view": controls(card)}
    return kept | {"view": layout(card)}


async def say(interaction: Interaction, sentence: str) -> None:
    """Answer with a sentence that only the asker sees."""
    await interaction.response.send_message(sentence, ephemeral=True, allowed_mentions=NO_PINGS)


# To a message.


async def reply(message: discord.Message, card: Card, *, in_thread: bool = False) -> int:
    """Reply to a message; with `in_thread` in a thread of its own where that can be made.

    Gives the id of the channel or thread where the reply stands.
    """
    if in_thread and (thread := await reply_in_thread(message, card)) is not None:
        return thread
    await _post_as_reply(message, card)
    return message.channel.id


async def reply_in_thread(message: discord.Message, card: Card) -> int | None:
    """Reply in a thread of the message's own: its id, None where it could not be done.

    Discord makes one thread of a message, so no message is answered twice in this way.
    """
    if thread := await _thread(message, card):
        # A thread may be made here, but not written in.
        with suppress(discord.Forbidden):
            await _post(thread, card, None)
            return thread.id
    return None


async def _post_as_reply(message: discord.Message, card: Card) -> None:
    # The message may have been deleted meanwhile; the answer is sent all the same.
    to = message.to_reference(fail_if_not_exists=False)
    try:
        await _post(message.channel, card, to)
    except discord.HTTPException as error:
        if error.code != _NO_HISTORY:
            raise
        await _post(message.channel, card, None)  # what may not be read cannot be replied to


async def post(channel: discord.abc.Messageable | discord.ForumChannel, card: Card) -> None:
    """Say something in a channel that answers nobody; in a forum as a post of its own."""
    if isinstance(channel, discord.ForumChannel):
        kept: dict[str, Any] = {"content": card.text, "view": controls(card)}
        if not card.plain:
            kept = {"view": layout(card)}
        name = cut(card.title, _THREAD_NAME)
        await channel.create_thread(name=name, allowed_mentions=NO_PINGS, **kept)
    else:
        await _post(channel, card, None)


async def open_thread(channel: discord.TextChannel, title: str) -> discord.Thread:
    """A new thread below a channel, for everybody there."""
    return await channel.create_thread(
        name=cut(title, _THREAD_NAME),
        type=discord.ChannelType.public_thread,
        auto_archive_duration=_THREAD_MINUTES,
    )


async def _thread(message: discord.Message, card: Card) -> discord.Thread | None:
    try:
        return await message.create_thread(
            name=cut(card.title, _THREAD_NAME), auto_archive_duration=_THREAD_MINUTES
        )
    except discord.HTTPException as error:
        if error.status >= _SERVER_FAULT:
            raise
        return None  # not allowed here: an answer in the channel is better than none


async def _post(
    channel: discord.abc.Messageable, card: Card, to: discord.MessageReference | None
) -> None:
    kept: dict[str, Any] = {"reference": to, "allowed_mentions": NO_PINGS}
    if to is None:
        del kept["reference"]
    if card.files:
        kept["files"] = _files(card)
    if card.plain:
        await channel.send(card.text, view=controls(card), **kept)
    else:
        await channel.send(view=layout(card), **kept)


def custom_ids(components: object) -> Iterator[str]:
    """The custom ids of a received message's controls, however deep they stand."""
    for each in components if isinstance(components, list | tuple) else ():
        if custom_id := getattr(each, "custom_id", None):
            yield custom_id
        yield from custom_ids(getattr(each, "children", ()))
        if accessory := getattr(each, "accessory", None):
            yield from custom_ids([accessory])


def concept_of(message: discord.Message) -> str | None:
    """The concept that a card of Rounds shows, None for other messages."""
    for custom_id in custom_ids(message.components):
        action, _, rest = custom_id.partition("|")
        if action == "section":
            return rest.split("|")[1]
    return None
