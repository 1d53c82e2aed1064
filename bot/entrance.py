"""What all entrances from Discord share: where it is, whether work is taken, and faults."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import aiohttp
import discord

from bot import delivery
from bot.delivery import Interaction
from bot.desk import Desk, log_fault
from bot.drawing import fault_of
from bot.phrases import language_of, speaking, words
from bot.render.card import Surface

# Discord's own marks: mentions of people, roles and channels, emoji, times, commands.
_TOKENS = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^:>]+:\d+|id:\w+)>")

Place = tuple[int, int]  # channel and person: what was spoken of last is kept for each


def place_of(interaction: Interaction) -> Place:
    """Where an interaction happens."""
    return interaction.channel_id or 0, interaction.user.id


def surface_of(desk: Desk, interaction: Interaction, *, private: bool = False) -> Surface:
    """For whom the answer to an interaction is, and how they read it."""
    return Surface(
        interaction.user.id,
        private=private,
        plain=desk.plain,
        language=language_of(str(interaction.locale)),
    )


@asynccontextmanager
async def taken(desk: Desk, interaction: Interaction) -> AsyncIterator[bool]:
    """An interaction is taken, unless the desk is closing; it is answered also after a fault."""
    spoken_here = speaking(language_of(str(interaction.locale)))
    with desk.at_work(), logged(), spoken_here:
        if desk.closing:
            await delivery.say(interaction, words.RESTARTING)
            yield False
            return
        try:
            yield True
        except discord.DiscordException:
            raise  # what Discord refused once, it would refuse again
        except Exception as error:  # noqa: BLE001  # logged, and the asker is answered
            log_fault(fault_of("answer_failed", error))
            await _apologise(interaction)


async def _apologise(interaction: Interaction) -> None:
    if interaction.response.is_done():
        await interaction.followup.send(
            words.FAILED, ephemeral=True, allowed_mentions=delivery.NO_PINGS
        )
    else:
        await delivery.say(interaction, words.FAILED)


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
