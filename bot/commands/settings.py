"""Commands for those who manage a server: the panel of its settings, and pinned meanings."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Command

from bot.commands.shared import Name, command
from bot.commands.suggesting import names
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import answer_alone
from bot.managing import manages, shown_panel
from bot.phrases import words
from bot.render import markdown
from bot.render.card import Card, Surface
from bot.render.personal import sentence
from bot.render.settings import GENERAL, where
from bot.state import ALL_CHANNELS, PinnedMeaning
from knowledge.text import normal_form

Abbreviation = app_commands.Range[str, 1, 60]


def settings_commands(desk: Desk) -> list[Command[Any, ..., None]]:
    """The commands for those who manage a server."""
    return [_settings(desk), _pin(desk)]


def _for_managers(made: Command[Any, ..., None]) -> Command[Any, ..., None]:
    """Discord shows it to those who manage a server; the server's own settings may widen that."""
    made.allowed_contexts = app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    )
    made.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)
    made.default_permissions = discord.Permissions(manage_guild=True)
    return made


def _settings(desk: Desk) -> Command[Any, ..., None]:
    async def settings(interaction: Interaction) -> None:
        if await manages(desk, interaction):
            await shown_panel(desk, interaction, GENERAL)

    return _for_managers(command("settings", settings))


def _pin(desk: Desk) -> Command[Any, ..., None]:
    @app_commands.describe(
        abbreviation=words.OPTIONS["abbreviation"],
        concept=words.OPTIONS["concept"],
        channel=words.OPTIONS["channel"],
    )
    @app_commands.autocomplete(concept=names(desk))
    async def pin(
        interaction: Interaction,
        abbreviation: Abbreviation,
        concept: Name,
        channel: discord.TextChannel | None = None,
    ) -> None:
        if not await manages(desk, interaction):
            return
        guild_id = interaction.guild_id or 0
        channel_id = channel.id if channel else ALL_CHANNELS
        short = normal_form(str(abbreviation))

        async def pinned(_user_id: int, surface: Surface) -> Card:
            meaning = await desk.one_concept(concept)
            if not short or meaning is None:
                said = words.PIN_UNKNOWN if short else words.PIN_EMPTY
                return sentence(words.SETTINGS_TITLE, said, surface)
            await desk.state.guilds.pin_meaning(guild_id, PinnedMeaning(channel_id, short, meaning))
            said = words.PINNED.format(
                abbreviation=markdown.escape(short),
                concept=markdown.escape(meaning),
                where=where(channel_id),
            )
            return sentence(words.SETTINGS_TITLE, said, surface)

        await answer_alone(desk, interaction, pinned)

    return _for_managers(command("pin", pin))
