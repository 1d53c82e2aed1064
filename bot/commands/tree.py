"""The tree of commands, and what Discord is told of it."""

from __future__ import annotations

import hashlib
import json

import discord
from discord import app_commands
from discord.app_commands import Translator

from bot import delivery
from bot.commands.explaining import explaining
from bot.commands.helping import helping
from bot.commands.looking_up import looking_up
from bot.commands.personal import personal_commands
from bot.commands.sending import sending
from bot.commands.settings import settings_commands
from bot.commands.shared import Tree
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import taken
from bot.phrases import words


def add_to(tree: Tree, desk: Desk) -> None:
    """Add all commands to the tree."""
    for made in (looking_up, sending, personal_commands, settings_commands, helping):
        for command in made(desk):
            tree.add_command(command)
    for menu in explaining(desk):
        tree.add_command(menu)


async def definition_hash(tree: Tree) -> str:
    """A checksum of what Discord is told of the commands, in all languages.

    Another one means to tell it again.
    """
    said = tree.translator or Translator()
    told = [await command.get_translated_payload(tree, said) for command in tree.get_commands()]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


class Commands(Tree):
    """The tree of commands, for servers, direct messages and people who installed Rounds."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._desk = desk
        add_to(self, desk)

    async def on_error(
        self, interaction: Interaction, _error: app_commands.AppCommandError, /
    ) -> None:
        """A command that Discord knows in an older form than this process does."""
        async with taken(self._desk, interaction) as holds:
            if holds and interaction.type is not discord.InteractionType.autocomplete:
                await delivery.say(interaction, words.OLD_COMMAND)
