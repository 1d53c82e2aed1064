"""The page of one channel apart: its menus, what holds in it, and where that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot import controls
from bot.phrases import words
from bot.render import card
from bot.render.card import MOST_OPTIONS, ChannelMenu, Menu, Surface
from bot.render.settings.shown import DEFAULT, Page, Panel, called, meaning, mentioned, switch
from bot.state import ALL_CHANNELS, ChannelSettings, GuildSettings

_PINNED = 5  # meanings that are told

# Its menus, and the settings of the whole server that they are of.
_OF_SERVER = {"here_thread": "in_thread", "here_private": "private", "here_plain": "plain_text"}
_UNMENTIONED = "here_unmentioned"  # of study channels alone


def one_channel(shown: Panel, surface: Surface) -> Page:
    """The page; before a channel is chosen it tells which have choices of their own."""
    channel = shown.channel_id
    custom_id = controls.settings(surface.asker, "apart")
    menu = ChannelMenu(custom_id, words.CHANNEL_APART, (channel,) if channel else ())
    if channel is None:
        return Page((_set_apart(shown.settings),), channels=(menu,))
    menus = tuple(_of_channel(shown, channel, key, surface) for key in _OF_SERVER)
    return Page(("\n".join(_holding(shown, channel)),), menus, (menu,))


def _set_apart(settings: GuildSettings) -> str:
    channels = [f"<#{each}>" for each in settings.channels]
    if not channels:
        return words.CHANNELS_APART_NONE
    more = len(channels) - MOST_OPTIONS
    last = [words.SETTINGS_MORE.format(count=more)] if more > 0 else []
    return words.CHANNELS_APART.format(channels=", ".join((*channels[:MOST_OPTIONS], *last)))


def unmentioned(shown: Panel, channel: int, surface: Surface) -> tuple[Menu, ...]:
    """The menu of what becomes of messages without a mention, where there is that choice."""
    if not _may_be_unmentioned(shown):
        return ()
    return (_of_channel(shown, channel, _UNMENTIONED, surface),)


def _may_be_unmentioned(shown: Panel) -> bool:
    return shown.reads_messages and shown.here.study_channel is not None


def _of_channel(shown: Panel, channel: int, key: str, surface: Surface) -> Menu:
    """A choice of a channel apart; the first entry takes it back, and says what holds then."""
    own = switch(_own(shown.settings, channel, key))
    labels, hints = _labelled(shown, key)
    options = (
        card.option(value, label, hints.get(value, words.SETTINGS_MENUS[key]), chosen=value == own)
        for value, label in labels.items()
    )
    custom_id = controls.settings(surface.asker, key, channel)
    return card.menu(custom_id, words.SETTINGS_MENUS[key], tuple(options))


def _labelled(shown: Panel, key: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The labels of a choice, and what to say below that which takes it back."""
    labels, study = dict(words.SETTINGS_CHOICES[key]), shown.here.study_channel
    if study and key == _UNMENTIONED:
        return labels, {DEFAULT: labels[switch(study.unmentioned)]}
    if study and key == "here_thread":
        labels[DEFAULT] = words.CHANNEL_AS_STUDY
        return labels, {DEFAULT: labels[switch(study.in_thread)]}
    in_server = words.SETTINGS_CHOICES[_OF_SERVER[key]]
    return labels, {DEFAULT: in_server[_in_server(shown.settings, key)]}


def _own(settings: GuildSettings, channel: int, key: str) -> bool | None:
    own = settings.channels.get(channel, ChannelSettings())
    return {
        "here_thread": own.in_thread,
        "here_private": own.private,
        "here_plain": own.plain_text,
        _UNMENTIONED: own.unmentioned,
    }[key]


def _in_server(settings: GuildSettings, key: str) -> str:
    """The value chosen in the menu of the whole server."""
    return {
        "here_thread": "yes" if settings.in_thread else DEFAULT,
        "here_private": "yes" if settings.private else DEFAULT,
        "here_plain": switch(settings.plain_text),
    }[key]


def _holding(shown: Panel, channel: int) -> Iterator[str]:
    """What holds in a channel, each with where it was chosen; what is refused and pinned there."""
    here, settings = shown.here, shown.settings
    yield f"**{words.CHANNEL_NOW.format(channel=mentioned(channel))}**"
    holds = {
        "here_thread": here.in_thread,
        "here_private": here.private,
        "here_plain": here.plain_text,
    }
    if _may_be_unmentioned(shown):
        holds[_UNMENTIONED] = here.unmentioned
    for key, value in holds.items():
        is_own = _own(settings, channel, key) is not None
        of_study = key in {"here_thread", _UNMENTIONED} and here.study_channel is not None
        origin = "channel" if is_own else "study" if of_study else "server"
        yield words.CHANNEL_HOLDS.format(
            choice=words.SETTINGS_CHOICES[key][switch(value)],
            origin=words.CHANNEL_ORIGINS[origin],
        )
    if refused := [each for each in shown.commands if not here.allows(each)]:
        commands = ", ".join(f"`{called(each)}`" for each in refused)
        yield words.CHANNEL_REFUSED.format(commands=commands)
    yield from _pinned_in(settings, channel)


def _pinned_in(settings: GuildSettings, channel: int) -> Iterator[str]:
    """The meanings pinned for a channel or the whole server, the channel's own first."""
    pinned = [each for each in settings.pinned_meanings if each.channel_id == channel]
    own = {each.abbreviation for each in pinned}
    pinned += [
        each
        for each in settings.pinned_meanings
        if each.channel_id == ALL_CHANNELS and each.abbreviation not in own
    ]
    for each in pinned[:_PINNED]:
        yield f"- {meaning(each)}"
    if (more := len(pinned) - _PINNED) > 0:
        yield f"- {words.SETTINGS_MORE.format(count=more)}"
