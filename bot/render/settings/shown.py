"""What a page of the panel shows and has, and how channels, commands and choices are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.phrases import words
from bot.preferences import Effective
from bot.render import markdown
from bot.render.card import ChannelMenu, Menu
from bot.state import ALL_CHANNELS, GuildSettings, PinnedMeaning

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Panel:
    """What a panel shows: the settings, the page, and what it has to know beside them.

    `commands` are those that can be refused; `channel_id` is the channel that is chosen on the
    pages about one, and `here` what holds in it for who chose nothing for themselves.
    """

    settings: GuildSettings
    page: str
    commands: Sequence[str]
    channel_id: int | None = None
    here: Effective = field(default_factory=Effective)
    reads_messages: bool = False  # whether the operator turned the message-content intent on


@dataclass(frozen=True, slots=True)
class Page:
    """What a page has of its own."""

    parts: tuple[str, ...] = ()
    menus: tuple[Menu, ...] = ()
    channels: tuple[ChannelMenu, ...] = ()


def called(command: str) -> str:
    """A command, or the menu of messages, as people of the language spoken see it."""
    if command not in words.COMMANDS:
        return words.EXPLAIN_TERMS
    return f"/{words.COMMAND_NAMES.get(command, command)}"


def described(command: str) -> str:
    """What a command, or the menu of messages, is for."""
    return words.COMMANDS.get(command, words.EXPLAIN_TERMS_HINT)


def mentioned(channel: int) -> str:
    """A channel as Discord shows it; it pings nobody."""
    return f"<#{channel}>" if channel != ALL_CHANNELS else words.MEANING_EVERYWHERE


def where(channel: int) -> str:
    """Where a pinned meaning holds."""
    if channel == ALL_CHANNELS:
        return words.MEANING_EVERYWHERE
    return words.MEANING_IN.format(channel=mentioned(channel))


def meaning(pinned: PinnedMeaning) -> str:
    """What an abbreviation was pinned to, and where."""
    return words.MEANING.format(
        abbreviation=markdown.escape(pinned.abbreviation),
        concept=markdown.escape(pinned.concept_id),
        where=where(pinned.channel_id),
    )


def switch(chosen: bool | None) -> str:
    """The value of a choice in a menu."""
    return {None: DEFAULT, True: "yes", False: "no"}[chosen]
