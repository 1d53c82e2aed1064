"""The first words in a server that has just installed Rounds: once, in one place, no pings."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from bot import delivery
from bot.entrance import logged
from bot.phrases import language_of, speaking
from bot.render.help import tour_card

_NOBODY = 0  # whose buttons they are: what anybody presses is answered to them alone


async def greet(guild: discord.Guild, *, plain: bool) -> None:
    """Say what Rounds does and how to ask, where it may speak; nowhere if it may not."""
    channel = next(_open_to_us(guild), None)
    if channel is None:
        return
    with logged(), speaking(language_of(str(guild.preferred_locale))):
        await delivery.post(channel, tour_card(_NOBODY, plain=plain))


def _open_to_us(guild: discord.Guild) -> Iterator[discord.TextChannel]:
    """The channels that Rounds may write in, that for system messages first."""
    system = guild.system_channel
    for channel in ([system] if system else []) + guild.text_channels:
        allowed = channel.permissions_for(guild.me)
        if allowed.view_channel and allowed.send_messages:
            yield channel
