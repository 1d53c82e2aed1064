"""What the admins of a guild chose, and when Rounds left it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypedDict, Unpack

from sqlalchemy import Table, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database, add, hold, nothing, put, remove
from bot.state.tables import (
    CHANNEL,
    CHANNEL_TABLES,
    DEPARTURE,
    GUILD,
    GUILD_TABLES,
    PINNED_MEANING,
    REFUSED_COMMAND,
    STUDY_CHANNEL,
)

ALL_CHANNELS = 0  # in place of a channel's id


class Disclaimer(StrEnum):
    """How often “not medical advice” is said in full; otherwise it is said in a few words."""

    DAILY = "daily"  # to each user once a day
    ALWAYS = "always"
    SHORT = "short"  # never in full


@dataclass(frozen=True, slots=True)
class StudyChannel:
    """A channel in which Rounds is used for learning."""

    channel_id: int
    in_thread: bool = True  # each answer in a thread of its own, else in place
    unmentioned: bool = False  # whether messages may be answered that do not mention Rounds


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What was chosen for one channel apart; None where it is as in the guild."""

    in_thread: bool | None = None
    private: bool | None = None
    plain_text: bool | None = None
    unmentioned: bool | None = None  # in a study channel; None: as in all of them


@dataclass(frozen=True, slots=True)
class PinnedMeaning:
    """What an abbreviation means in a channel, or with `ALL_CHANNELS` in the whole guild."""

    channel_id: int
    abbreviation: str  # normalised, as `knowledge.text` does
    concept_id: str


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a guild's admins chose; None where they chose nothing and the default holds."""

    in_thread: bool | None = None
    private: bool | None = None
    plain_text: bool | None = None
    language: str | None = None  # None: that of each user
    disclaimer: Disclaimer | None = None
    report_channel_id: int | None = None
    counts_unfound: bool | None = None  # None: no
    channels: Mapping[int, ChannelSettings] = field(default_factory=dict)  # with own choices
    study_channels: Mapping[int, StudyChannel] = field(default_factory=dict)
    refused_commands: Mapping[int, frozenset[str]] = field(default_factory=dict)  # by channel
    pinned_meanings: tuple[PinnedMeaning, ...] = ()


class GuildChanges(TypedDict, total=False):
    """Single settings of a guild; None takes a choice back."""

    in_thread: bool | None
    private: bool | None
    plain_text: bool | None
    language: str | None
    disclaimer: Disclaimer | None
    report_channel_id: int | None
    counts_unfound: bool | None


class ChannelChanges(TypedDict, total=False):
    """Single settings of a channel; None takes a choice back."""

    in_thread: bool | None
    private: bool | None
    plain_text: bool | None
    unmentioned: bool | None


class Guilds:
    """The settings of guilds. All methods raise `StateError` where the database is out of reach.

    Each changes only what it names, so that admins who change different things at the same time
    lose nothing.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        # Told of each guild whose settings were written here; the cache of preferences listens.
        self.on_write: Callable[[int], None] = nothing

    async def settings(self, guild_id: int) -> GuildSettings:
        """All settings of a guild; the defaults for one that has none."""
        async with self._database.reading() as connection:
            columns = [each for each in GUILD.c if each is not GUILD.c.guild_id]
            found = await connection.execute(select(*columns).where(GUILD.c.guild_id == guild_id))
            chosen = dict(found.mappings().one_or_none() or {})
            if name := chosen.get("disclaimer"):
                chosen["disclaimer"] = Disclaimer(name)
            return GuildSettings(
                **chosen,
                channels=await _channels(connection, guild_id),
                study_channels=await _study_channels(connection, guild_id),
                refused_commands=await _refused_commands(connection, guild_id),
                pinned_meanings=await _pinned_meanings(connection, guild_id),
            )

    async def change(self, guild_id: int, **changes: Unpack[GuildChanges]) -> None:
        """Set single settings: ``change(guild_id, plain_text=True, language=None)``."""
        async with self._database.writing() as connection:
            await put(connection, GUILD, {"guild_id": guild_id}, **changes)
        self.on_write(guild_id)

    async def change_channel(
        self, guild_id: int, channel_id: int, **changes: Unpack[ChannelChanges]
    ) -> None:
        """Set single settings of one channel; those it has not are as in the guild."""
        key = {"guild_id": guild_id, "channel_id": channel_id}
        async with self._database.writing() as connection:
            await put(connection, CHANNEL, key, **changes)
            none = {each.name: None for each in CHANNEL.c if not each.primary_key}
            await remove(connection, CHANNEL, **key, **none)
        self.on_write(guild_id)

    async def set_study_channel(self, guild_id: int, channel: StudyChannel) -> None:
        """Make a channel a study channel, or change how it is one."""
        key = {"guild_id": guild_id, "channel_id": channel.channel_id}
        async with self._database.writing() as connection:
            await put(
                connection,
                STUDY_CHANNEL,
                key,
                in_thread=channel.in_thread,
                unmentioned=channel.unmentioned,
            )
        self.on_write(guild_id)

    async def remove_study_channel(self, guild_id: int, channel_id: int) -> bool:
        """Make a study channel an ordinary one; False where it was one already."""
        return await self._remove(STUDY_CHANNEL, guild_id, channel_id=channel_id)

    async def refuse_commands(
        self, guild_id: int, channel_id: int, commands: Iterable[str]
    ) -> None:
        """Refuse exactly these commands in a channel (or `ALL_CHANNELS`); allow all others."""
        key = {"guild_id": guild_id, "channel_id": channel_id}
        async with self._database.writing() as connection:
            await hold(connection, GUILD, guild_id=guild_id)
            await remove(connection, REFUSED_COMMAND, **key)
            for command in set(commands):
                await add(connection, REFUSED_COMMAND, key | {"command": command})
        self.on_write(guild_id)

    async def refuse_command(self, guild_id: int, channel_id: int, command: str) -> None:
        """Refuse one command more in a channel (or `ALL_CHANNELS`)."""
        key = {"guild_id": guild_id, "channel_id": channel_id, "command": command}
        async with self._database.writing() as connection:
            await add(connection, REFUSED_COMMAND, key)
        self.on_write(guild_id)

    async def allow_command(self, guild_id: int, channel_id: int, command: str) -> bool:
        """Refuse a command no more; False where it was allowed already."""
        return await self._remove(REFUSED_COMMAND, guild_id, channel_id=channel_id, command=command)

    async def pin_meaning(self, guild_id: int, meaning: PinnedMeaning) -> None:
        """Let an abbreviation mean one concept, in one channel or all; a former one is replaced."""
        key = {
            "guild_id": guild_id,
            "channel_id": meaning.channel_id,
            "abbreviation": meaning.abbreviation,
        }
        async with self._database.writing() as connection:
            await put(connection, PINNED_MEANING, key, concept_id=meaning.concept_id)
        self.on_write(guild_id)

    async def unpin_meaning(self, guild_id: int, channel_id: int, abbreviation: str) -> bool:
        """Let an abbreviation mean whatever it may again; False where nothing was pinned."""
        return await self._remove(
            PINNED_MEANING, guild_id, channel_id=channel_id, abbreviation=abbreviation
        )

    async def forget(self, guild_id: int) -> int:
        """Take back all choices of a guild at once; how many rows that were."""
        async with self._database.writing() as connection:
            rows = [await remove(connection, each, guild_id=guild_id) for each in GUILD_TABLES]
        self.on_write(guild_id)
        return sum(rows)

    async def forget_channel(self, guild_id: int, channel_id: int) -> int:
        """Take back all choices for a channel, which is no more; how many rows that were."""
        reports = update(GUILD).where(
            GUILD.c.guild_id == guild_id, GUILD.c.report_channel_id == channel_id
        )
        async with self._database.writing() as connection:
            changed = (await connection.execute(reports.values(report_channel_id=None))).rowcount
            for table in CHANNEL_TABLES:
                changed += await remove(connection, table, guild_id=guild_id, channel_id=channel_id)
        self.on_write(guild_id)
        return changed

    async def channels(self) -> frozenset[tuple[int, int]]:
        """Each channel for which something was chosen: ids of its guild and of itself."""
        chosen = (select(each.c.guild_id, each.c.channel_id) for each in CHANNEL_TABLES)
        ids = union(*chosen, select(GUILD.c.guild_id, GUILD.c.report_channel_id)).subquery()
        async with self._database.reading() as connection:
            # Not the guilds without a channel for reports, nor what holds in all channels.
            found = await connection.execute(select(ids).where(ids.c.channel_id != ALL_CHANNELS))
            return frozenset((guild_id, channel_id) for guild_id, channel_id in found)

    async def left(self, guild_id: int) -> None:
        """Rounds is no longer in a guild: `State.purge` deletes its settings after a while.

        A guild that was left before keeps its first time.
        """
        async with self._database.writing() as connection:
            await add(connection, DEPARTURE, {"guild_id": guild_id}, left_at=self._clock())

    async def joined(self, guild_id: int) -> bool:
        """Rounds is in a guild (again): its settings stay; whether it had been left."""
        async with self._database.writing() as connection:
            return bool(await remove(connection, DEPARTURE, guild_id=guild_id))

    async def kept(self) -> frozenset[int]:
        """The guilds of which settings are kept and that were not left, as far as is known.

        Those of them that Rounds is no longer in were left while it was not running.
        """
        ids = union(*(select(each.c.guild_id) for each in GUILD_TABLES)).subquery()
        gone = select(DEPARTURE.c.guild_id)
        async with self._database.reading() as connection:
            found = await connection.execute(
                select(ids.c.guild_id).where(ids.c.guild_id.not_in(gone))
            )
            return frozenset(found.scalars())

    async def gone(self) -> frozenset[int]:
        """The guilds that were left, and of which settings are kept for a while."""
        async with self._database.reading() as connection:
            found = await connection.execute(select(DEPARTURE.c.guild_id))
            return frozenset(found.scalars())

    async def _remove(self, table: Table, guild_id: int, **key: int | str) -> bool:
        async with self._database.writing() as connection:
            removed = await remove(connection, table, guild_id=guild_id, **key)
        self.on_write(guild_id)
        return bool(removed)


async def _channels(connection: AsyncConnection, guild_id: int) -> Mapping[int, ChannelSettings]:
    c = CHANNEL.c
    chosen = (c.in_thread, c.private, c.plain_text, c.unmentioned)
    query = select(c.channel_id, *chosen).where(c.guild_id == guild_id)
    rows = await connection.execute(query.order_by(c.channel_id))
    return {channel_id: ChannelSettings(*own) for channel_id, *own in rows}


async def _study_channels(connection: AsyncConnection, guild_id: int) -> Mapping[int, StudyChannel]:
    c = STUDY_CHANNEL.c
    query = select(c.channel_id, c.in_thread, c.unmentioned).where(c.guild_id == guild_id)
    rows = await connection.execute(query.order_by(c.channel_id))
    return {row.channel_id: StudyChannel(*row) for row in rows}


async def _refused_commands(
    connection: AsyncConnection, guild_id: int
) -> Mapping[int, frozenset[str]]:
    c = REFUSED_COMMAND.c
    rows = await connection.execute(select(c.channel_id, c.command).where(c.guild_id == guild_id))
    found: dict[int, frozenset[str]] = {}
    for channel_id, command in rows:
        found[channel_id] = found.get(channel_id, frozenset()) | {command}
    return found


async def _pinned_meanings(connection: AsyncConnection, guild_id: int) -> tuple[PinnedMeaning, ...]:
    c = PINNED_MEANING.c
    query = select(c.channel_id, c.abbreviation, c.concept_id).where(c.guild_id == guild_id)
    rows = await connection.execute(query.order_by(c.channel_id, c.abbreviation))
    return tuple(PinnedMeaning(*row) for row in rows)
