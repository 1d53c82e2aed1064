"""What holds for one question: the choices of the guild, of the asker, and the defaults.

They are remembered for a short time, so that an answer seldom waits for the database, and never
for one that is down: then the defaults hold, or what was remembered.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import structlog

from bot.errors import StateError
from bot.state import (
    ALL_CHANNELS,
    ChannelSettings,
    Disclaimer,
    GuildSettings,
    SortOrder,
    State,
    StudyChannel,
    UserSettings,
)

_LIFETIME_S = 30.0  # until what another process wrote is seen
_RETRY_S = 10.0  # until a database that was down is tried again
_MOST = 10_000  # guilds, and users, remembered at a time

Chosen = TypeVar("Chosen")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where nobody chose anything: the operator's configuration.

    `unmentioned`: in its study channels messages to nobody are answered.
    """

    plain_text: bool = False
    study_channels: frozenset[int] = frozenset()
    sort_order: SortOrder = SortOrder.FREQUENCY
    unmentioned: bool = False


@dataclass(frozen=True, slots=True)
class Effective:
    """What holds for a question of one user in one place."""

    plain_text: bool = False
    private: bool = False
    language: str | None = None  # None: that of the user
    sort_order: SortOrder = SortOrder.FREQUENCY
    in_thread: bool = False  # whether an answer here goes into a thread of its own
    study_channel: StudyChannel | None = None  # None: this channel is none
    unmentioned: bool = False  # whether messages may be answered that do not mention Rounds
    disclaimer: Disclaimer = Disclaimer.DAILY
    report_channel_id: int | None = None
    history: bool = False  # whether the user wants their history kept
    counts_unfound: bool = False
    refused_commands: frozenset[str] = frozenset()
    pinned_meanings: Mapping[str, str] = field(default_factory=dict)  # abbreviation → concept id

    def allows(self, command: str) -> bool:
        """Whether a command may be used here."""
        return command not in self.refused_commands


def combine(
    guild: GuildSettings, user: UserSettings, channel_id: int, defaults: Defaults
) -> Effective:
    """What holds in a channel. Its own choices beat those of the guild, a user's beat both.

    But for privacy: an admin who wants a quiet channel is not overruled, nor is a user who wants
    nobody to see what they ask. A channel's pinned meaning beats that of the whole guild; what is
    refused in either is refused.
    """
    own = guild.channels.get(channel_id, ChannelSettings())
    study = guild.study_channels.get(channel_id)
    if study is None and channel_id in defaults.study_channels:
        study = StudyChannel(channel_id, in_thread=True, unmentioned=defaults.unmentioned)
    pins = sorted(guild.pinned_meanings, key=lambda each: each.channel_id != ALL_CHANNELS)
    return Effective(
        plain_text=_first(user.plain_text, own.plain_text, guild.plain_text, defaults.plain_text),
        private=bool(user.private) or _first(own.private, guild.private),
        language=guild.language,
        sort_order=user.sort_order or defaults.sort_order,
        in_thread=_first(own.in_thread, study.in_thread if study else guild.in_thread),
        study_channel=study,
        unmentioned=study is not None and _first(own.unmentioned, study.unmentioned),
        disclaimer=guild.disclaimer or Disclaimer.DAILY,
        report_channel_id=guild.report_channel_id,
        history=user.history,
        counts_unfound=bool(guild.counts_unfound),
        refused_commands=frozenset().union(
            *(guild.refused_commands.get(each, ()) for each in (ALL_CHANNELS, channel_id))
        ),
        pinned_meanings={
            each.abbreviation: each.concept_id
            for each in pins
            if each.channel_id in {ALL_CHANNELS, channel_id}
        },
    )


def _first(*choices: bool | None) -> bool:
    """The first choice that was made."""
    return next((each for each in choices if each is not None), False)


class Remembered(Generic[Chosen]):
    """The settings of those who asked lately, by id."""

    def __init__(
        self,
        read: Callable[[int], Awaitable[Chosen]],
        clock: Callable[[], float],
        most: int,
    ) -> None:
        self._read = read
        self._clock = clock
        self._most = most
        self._kept: OrderedDict[int, tuple[float, Chosen]] = OrderedDict()
        self._writes = 0

    def last(self, key: int) -> Chosen | None:
        """What was read last, however long ago."""
        return self._kept[key][1] if key in self._kept else None

    async def get(self, key: int) -> Chosen:
        """The settings of one, read anew where they are too old.

        Raises:
            StateError: they must be read, and the database is out of reach.
        """
        found = self._kept.get(key)
        if found and self._clock() - found[0] < _LIFETIME_S:
            self._kept.move_to_end(key)
            return found[1]
        writes, began = self._writes, self._clock()
        chosen = await self._read(key)
        if writes == self._writes:  # else what was read may be older than what was written
            self._kept[key] = began, chosen
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return chosen

    def forget(self, key: int) -> None:
        """Read them anew the next time: they were written."""
        self._writes += 1
        self._kept.pop(key, None)


class Preferences:
    """What holds for each question; one for a process."""

    def __init__(
        self,
        state: State,
        defaults: Defaults,
        clock: Callable[[], float] = time.monotonic,
        most: int = _MOST,
    ) -> None:
        """At most `most` guilds and users are remembered; writes through `state` count at once."""
        self._defaults = defaults
        self._clock = clock
        self._guilds = Remembered(state.guilds.settings, clock, most)
        self._people = Remembered(state.people.settings, clock, most)
        self._down_until: float | None = None
        state.guilds.on_write = self._guilds.forget
        state.people.on_write = state.privacy.on_delete = self._people.forget

    async def of(
        self, guild_id: int | None, channel_id: int | None, user_id: int | None
    ) -> Effective:
        """What holds for a user in a channel of a guild; without a guild, in a direct message.

        The channel of a thread is that which the thread belongs to. Never raises `StateError`:
        with the database out of reach what was read last holds, else the defaults.
        """
        guild = await self._chosen(self._guilds, guild_id, GuildSettings())
        user = await self._chosen(self._people, user_id, UserSettings())
        return combine(guild, user, channel_id or ALL_CHANNELS, self._defaults)

    async def _chosen(
        self, remembered: Remembered[Chosen], key: int | None, unset: Chosen
    ) -> Chosen:
        if key is None:
            return unset
        if self._down_until is None or self._clock() >= self._down_until:
            try:
                chosen = await remembered.get(key)
            except StateError as error:
                self._went_down(error)
            else:
                self._down_until = None
                return chosen
        return remembered.last(key) or unset

    def _went_down(self, error: StateError) -> None:
        """Ask the database no more for a while; one line for each time it goes down."""
        if self._down_until is None:
            structlog.get_logger().warning("state_out_of_reach", problem=error.problem)
        self._down_until = self._clock() + _RETRY_S
