"""What all entrances from Discord share: where it is, whether work is taken, and faults."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

import aiohttp
import discord
from discord.app_commands import ContextMenu

from bot import delivery
from bot.delivery import Interaction
from bot.desk import Desk
from bot.errors import StateError
from bot.faults import Fault, fault_of, log_fault
from bot.phrases import language_of, speaking, words
from bot.preferences import Effective
from bot.render.card import Card, Order, Surface
from bot.state import Disclaimer, SortOrder
from knowledge.safety import screen

# Discord's own marks: mentions of people, roles and channels, emoji, times, commands.
_TOKENS = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^:>]+:\d+|id:\w+)>")

EXPLAIN = "explain"  # the context menu of messages, among the commands that can be refused

Place = tuple[int, int]  # channel and person: what was spoken of last is kept for each


def place_of(interaction: Interaction) -> Place:
    """Where an interaction happens."""
    return interaction.channel_id or 0, interaction.user.id


def parent_of(channel: object, channel_id: int | None) -> int | None:
    """The channel that settings are made for: that which a thread belongs to, else the same."""
    return channel.parent_id if isinstance(channel, discord.Thread) else channel_id


def surface_of(interaction: Interaction, holds: Effective, *, private: bool = False) -> Surface:
    """For whom the answer to an interaction is, and how they read it."""
    return Surface(
        interaction.user.id,
        private=private or holds.private,
        plain=holds.plain_text,
        language=language_in(interaction, holds),
        locale=str(interaction.locale),
        noted=holds.history,
        order=order_of(holds),
        in_full=in_full(holds),
        counted=holds.counts_unfound,
    )


def order_of(holds: Effective) -> Order:
    """In which order somebody wants to see features; as the source lists them: by frequency."""
    return "system" if holds.sort_order is SortOrder.SYSTEM else "frequency"


def in_full(holds: Effective) -> bool | None:
    """Whether “not medical advice” is said in full; None: once a day."""
    return {Disclaimer.ALWAYS: True, Disclaimer.SHORT: False}.get(holds.disclaimer)


def language_in(interaction: Interaction, holds: Effective) -> str:
    """The language that an interaction is answered in."""
    return holds.language or language_of(str(interaction.locale))


@asynccontextmanager
async def taken(desk: Desk, interaction: Interaction) -> AsyncIterator[Effective | None]:
    """An interaction is taken with what holds for it; it is answered also after a fault.

    None where it has been answered already: the desk is closing, or the command is not for here.
    """
    with desk.work.begun(), logged():
        holds = await holding(desk, interaction)
        with speaking(language_in(interaction, holds)):
            if refused := _refused(desk, interaction, holds):
                await delivery.say(interaction, refused)
                yield None
                return
            try:
                yield holds
            except discord.DiscordException:
                raise  # what Discord refused once, it would refuse again
            except StateError as error:
                log_fault(Fault("state_failed", type(error).__name__, None, error.problem))
                await _say(interaction, words.STATE_DOWN)
            except Exception as error:  # noqa: BLE001  # logged, and the asker is answered
                log_fault(fault_of("answer_failed", error))
                await _say(interaction, words.FAILED)


async def holding(desk: Desk, interaction: Interaction) -> Effective:
    """What holds for whoever acts, where they do."""
    channel_id = parent_of(interaction.channel, interaction.channel_id)
    return await desk.preferences.of(interaction.guild_id, channel_id, interaction.user.id)


def _refused(desk: Desk, interaction: Interaction, holds: Effective) -> str | None:
    """Why an interaction is not taken, if it is not."""
    if desk.work.closing:
        return words.RESTARTING
    command = interaction.command
    if isinstance(command, ContextMenu):
        return None if holds.allows(EXPLAIN) else words.NOT_EXPLAINED_HERE
    if command and not holds.allows(command.qualified_name.partition(" ")[0]):
        return words.NOT_HERE
    return None


@asynccontextmanager
async def asked(
    desk: Desk, interaction: Interaction, text: str = ""
) -> AsyncIterator[Effective | None]:
    """As `taken`, for what begins a pause: not taken within one, which is said to the asker alone.

    `text` is what was asked; whoever is in need is answered without a pause.
    """
    async with taken(desk, interaction) as holds:
        wait = desk.cooldown.begin(interaction.user.id, interaction.guild_id) if holds else None
        if wait and not is_in_need(text):
            await delivery.say(interaction, words.COOLDOWN.format(seconds=wait.seconds))
            yield None
        else:
            yield holds


def is_in_need(text: str) -> bool:
    """Whether a message must not wait: an emergency, or thoughts of self-harm."""
    return screen(text).kind in {"emergency", "self_harm"}


async def _say(interaction: Interaction, sentence: str) -> None:
    """Tell the asker alone, whether or not they have been answered."""
    if interaction.response.is_done():
        await interaction.followup.send(
            sentence, ephemeral=True, allowed_mentions=delivery.NO_PINGS
        )
    else:
        await delivery.say(interaction, sentence)


def is_plain(interaction: Interaction) -> bool:
    """Whether the card that was pressed is plain text: in place it cannot become the other kind."""
    flags = interaction.message.flags if interaction.message else discord.MessageFlags()
    return not flags.components_v2


Own = Callable[[int, Surface], Awaitable[Card]]  # the card of the person with an id


async def answer_alone(
    desk: Desk, interaction: Interaction, show: Own, *, in_place: bool = False
) -> None:
    """Answer somebody alone with what concerns them."""

    async def work(surface: Surface) -> Card:
        return await show(interaction.user.id, surface)

    async with taken(desk, interaction) as holds:
        if holds:
            surface = surface_of(interaction, holds, private=True)
            if in_place:
                surface = replace(surface, plain=is_plain(interaction))
            await delivery.answer(
                interaction, work(surface), desk.patience_s, private=True, in_place=in_place
            )


@contextmanager
def logged() -> Iterator[None]:
    """What Discord refuses ends here, as one line in the log: there is nobody left to tell."""
    try:
        yield
    except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
        log_fault(fault_of("discord_refused", error))


def spoken(content: str) -> str:
    """What somebody said, without Discord's own marks."""
    return " ".join(_TOKENS.sub(" ", content).split(" ")).strip()
