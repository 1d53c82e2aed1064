"""The client: shards, intents, which events go where, and when commands are told to Discord."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot import buttons, delivery, mentions, reporting, welcome
from bot.commands import Commands, PhraseTranslator, definition_hash
from bot.desk import Desk
from bot.errors import FolderError
from bot.faults import fault_of, log_fault
from bot.state import Retention
from bot.upkeep import Upkeep

_CONNECTIONS = 50  # at once, to Discord's REST; a burst over one per call is slower (measured)


def point_at(api_url: str | None, gateway_url: str | None) -> None:
    """Set where discord.py looks for Discord; None leaves its own address."""
    if api_url:
        Route.BASE = api_url
    if gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


class RoundsClient(discord.AutoShardedClient):
    """Rounds' connection to Discord. It keeps no messages.

    It needs no privileged intent, unless its desk reads all messages.
    """

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        *,
        sync: bool = False,
        fixed_gateway: bool = False,
        shard_count: int | None = None,
        retention: Retention | None = None,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        intents.message_content = desk.reads_all
        super().__init__(
            intents=intents,
            allowed_mentions=delivery.NO_PINGS,
            connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
        )
        self.desk = desk
        self._folder = folder
        self._sync = sync
        self._fixed_gateway = fixed_gateway
        self.tree = Commands(self, desk)
        self.upkeep = Upkeep(desk.state, retention or Retention())
        self._upkeep: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Register the buttons, tell Discord of changed commands, find out how many shards."""
        self.add_dynamic_items(*buttons.ITEMS)
        await self._sync_commands()
        if self._fixed_gateway and not self.shard_count:
            # With a count of its own discord.py keeps to the address it was pointed at.
            self.shard_count, *_ = await self.http.get_bot_gateway()

    async def _sync_commands(self) -> None:
        await self.tree.set_translator(PhraseTranslator())
        current = await definition_hash(self.tree)
        kept = self._folder / f"commands-{self.application_id}.sha256"
        if not self._sync and kept.is_file() and kept.read_text("ascii") == current:
            return
        await self.tree.sync()
        try:
            kept.write_text(current, "ascii")
        except OSError as error:
            raise FolderError(self._folder, error.strerror or str(error)) from error
        structlog.get_logger().info("commands_synchronised", commands=len(self.tree.get_commands()))

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that speaks to Rounds."""
        if self.user:
            await mentions.answer(message, self.user.id, self.desk)

    async def on_interaction(self, interaction: delivery.Interaction) -> None:
        """Take a form that was filled in; all else reaches commands and buttons by itself."""
        if interaction.type is discord.InteractionType.modal_submit:
            await reporting.take(interaction, self.desk)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say the first words in a server that has just installed Rounds."""
        with self.desk.work.begun():
            await self.upkeep.joined(guild.id)
        holds = await self.desk.preferences.of(guild.id, None, None)
        await welcome.greet(guild, plain=holds.plain_text)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """From now on the settings of this server are kept for a while only."""
        with self.desk.work.begun():
            await self.upkeep.left(guild.id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """What was chosen for this channel is kept no longer."""
        with self.desk.work.begun():
            await self.upkeep.channel_deleted(channel.guild.id, channel.id)

    async def on_ready(self) -> None:
        """Delete what is old, and once a day from now on: all servers of this process are known."""
        if self._upkeep is None:
            watching = self.upkeep.watch(self._guild_ids, self.is_ours, self.is_deleted)
            self._upkeep = asyncio.create_task(watching)

    def _guild_ids(self) -> frozenset[int]:
        return frozenset(guild.id for guild in self.guilds)

    def is_ours(self, guild_id: int) -> bool:
        """Whether a server is one that Discord tells this process of, if Rounds is in it.

        None is while a connection is begun anew: then it is not known which there are.
        """
        count = self.shard_count or 1
        # https://docs.discord.com/developers/events/gateway#sharding
        return self.is_ready() and (guild_id >> 22) % count in (self.shard_ids or range(count))

    def is_deleted(self, guild_id: int, channel_id: int) -> bool:
        """Whether a server that Rounds is in has this channel no more, as far as is known.

        Channels that Rounds may not see are known too; those of a server in an outage are not.
        """
        # https://docs.discord.com/developers/resources/channel#channel-object-obfuscated-channels
        guild = self.get_guild(guild_id)
        if guild is None or guild.unavailable:
            return False
        return guild.get_channel(channel_id) is None

    async def close(self) -> None:
        """Leave Discord."""
        if self._upkeep:
            self._upkeep.cancel()
            await asyncio.wait({self._upkeep})
        await super().close()

    async def on_shard_ready(self, shard_id: int) -> None:
        """Tell the operator."""
        structlog.get_logger().info("shard_ready", shard=shard_id)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """A fault in an event: one line, without what the event held."""
        _, error, _ = sys.exc_info()
        log_fault(fault_of(f"{event_method}_failed", error or RuntimeError()))
