"""The panel of a server's settings: who may open it, and showing a page of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord

from bot import delivery
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import EXPLAIN, answer_alone, holding, language_in
from bot.phrases import speaking, words
from bot.render.card import Card, Surface
from bot.render.settings import Panel, panel
from bot.state import Guilds, GuildSettings

# What can be refused in a channel: what puts sources into it, and explaining what others wrote
# there. A person's own commands, help and the settings themselves stay.
REFUSABLE = ("ask", "concept", "symptoms", "features", "citations", "sources", EXPLAIN)


Change = Callable[[Guilds, int], Awaitable[None]]  # of the settings of the guild with an id


async def manages(desk: Desk, interaction: Interaction) -> bool:
    """Whether somebody may change the server's settings; if not, they are told why."""
    if interaction.guild_id is not None and interaction.permissions.manage_guild:
        return True
    with speaking(language_in(interaction, await holding(desk, interaction))):
        is_in_server = interaction.guild_id is not None
        said = words.SETTINGS_FORBIDDEN if is_in_server else words.SETTINGS_NO_SERVER
        await delivery.say(interaction, said)
    return False


async def shown_panel(
    desk: Desk,
    interaction: Interaction,
    page: str,
    *,
    change: Change | None = None,
    channel_id: int | None = None,
    in_place: bool = False,
) -> None:
    """Make a change, then answer with a page of the panel, to whoever opened it alone."""
    guild_id = interaction.guild_id or 0

    async def shown(_user_id: int, surface: Surface) -> Card:
        if change:
            await change(desk.state.guilds, guild_id)
        settings = _without_gone(await desk.state.guilds.settings(guild_id), interaction.guild)
        here = await desk.preferences.of(guild_id, channel_id, None)
        intents: discord.Intents = interaction.client.intents
        reads = intents.message_content
        return panel(Panel(settings, page, REFUSABLE, channel_id, here, reads), surface)

    await answer_alone(desk, interaction, shown, in_place=in_place)


def _without_gone(settings: GuildSettings, guild: discord.Guild | None) -> GuildSettings:
    """The settings without channels that the server no longer has: Discord refuses to show them."""
    if guild is None or guild.me is None:  # not known from inside: all may be there
        return settings
    there = {channel.id for channel in guild.channels}
    reports = settings.report_channel_id
    return replace(
        settings,
        report_channel_id=reports if reports in there else None,
        channels={
            channel_id: chosen
            for channel_id, chosen in settings.channels.items()
            if channel_id in there
        },
        study_channels={
            channel_id: channel
            for channel_id, channel in settings.study_channels.items()
            if channel_id in there
        },
    )
