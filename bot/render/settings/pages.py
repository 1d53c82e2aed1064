"""The panel of a server's settings, page by page; only the admin who opened it sees it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot import controls
from bot.phrases import words
from bot.render import card, markdown
from bot.render.card import MOST_OPTIONS, Card, ChannelMenu, Menu, Surface
from bot.render.settings.one_channel import one_channel, unmentioned
from bot.render.settings.shown import (
    DEFAULT,
    Page,
    Panel,
    called,
    described,
    meaning,
    mentioned,
    switch,
)
from bot.state import GuildSettings

_COLOUR = 0x3B6FB6
_LISTED = 10  # pinned meanings, or channels with refused commands, on a page
GENERAL = "general"


def panel(shown: Panel, surface: Surface) -> Card:
    """The page of a panel."""
    page = _PAGES[shown.page](shown, surface)
    title = f"## {words.SETTINGS_TITLE}\n### {words.SETTINGS_PAGES[shown.page]}"
    return Card(
        words.SETTINGS_TITLE,
        _COLOUR,
        (title, words.SETTINGS_TEXTS[shown.page], *page.parts),
        (*page.menus, _page_menu(shown, surface)),
        plain=surface.plain,
        channels=page.channels,
    )


def _page_menu(shown: Panel, surface: Surface) -> Menu:
    pages = words.SETTINGS_PAGES.items()
    options = (card.option(key, title, chosen=key == shown.page) for key, title in pages)
    # A channel that was chosen stays chosen from page to page.
    custom_id = controls.settings(surface.asker, "page", shown.channel_id or 0)
    return card.menu(custom_id, words.SETTINGS_PAGE, tuple(options))


def _choice(key: str, chosen: str, surface: Surface) -> Menu:
    choices = words.SETTINGS_CHOICES[key].items()
    options = (
        card.option(value, label, words.SETTINGS_MENUS[key], chosen=value == chosen)
        for value, label in choices
    )
    custom_id = controls.settings(surface.asker, key)
    return card.menu(custom_id, words.SETTINGS_MENUS[key], tuple(options))


def _general(shown: Panel, surface: Surface) -> Page:
    settings = shown.settings
    chosen = {
        "plain_text": switch(settings.plain_text),
        # These two have no third choice: not chosen and chosen not to be are the same.
        "private": "yes" if settings.private else DEFAULT,
        "in_thread": "yes" if settings.in_thread else DEFAULT,
    }
    return Page(menus=_choices(chosen, surface))


def _words(shown: Panel, surface: Surface) -> Page:
    settings = shown.settings
    chosen = {
        "language": settings.language or DEFAULT,
        "disclaimer": _disclaimer(settings),
    }
    return Page(menus=_choices(chosen, surface))


def _choices(chosen: Mapping[str, str], surface: Surface) -> tuple[Menu, ...]:
    return tuple(_choice(key, value, surface) for key, value in chosen.items())


def _disclaimer(settings: GuildSettings) -> str:
    named = str(settings.disclaimer or DEFAULT)
    return named if named in words.SETTINGS_CHOICES["disclaimer"] else DEFAULT


def _study(shown: Panel, surface: Surface) -> Page:
    channels = shown.settings.study_channels
    custom_id = controls.settings(surface.asker, "study")
    menu = ChannelMenu(custom_id, words.STUDY_CHANNELS, tuple(channels)[:25], most=25)
    if not channels:
        return Page((words.STUDY_NONE,), channels=(menu,))
    first = next(iter(channels.values()))
    switches = {
        "study_thread": "thread" if first.in_thread else "place",
        "study_unmentioned": "yes" if first.unmentioned else "no",
    }
    state = words.STUDY_INTENT_ON if shown.reads_messages else words.STUDY_INTENT_OFF
    said = markdown.small(words.STUDY_INTENT.format(state=state))
    return Page((*_study_apart(shown.settings), said), _choices(switches, surface), (menu,))


def _study_apart(settings: GuildSettings) -> Iterator[str]:
    """Which study channels have their own choice of thread or place."""
    own = {key for key, chosen in settings.channels.items() if chosen.in_thread is not None}
    if apart := [mentioned(each) for each in settings.study_channels if each in own]:
        yield words.CHANNELS_APART.format(channels=", ".join(apart[:MOST_OPTIONS]))


def _commands(shown: Panel, surface: Surface) -> Page:
    channel = shown.channel_id
    custom_id = controls.settings(surface.asker, "channel")
    chosen = (channel,) if channel else ()
    menu = ChannelMenu(custom_id, words.COMMANDS_CHANNEL, chosen)
    refused = tuple(_refused(shown.settings))
    if channel is None:
        return Page(refused, channels=(menu,))
    not_here = shown.settings.refused_commands.get(channel, frozenset())
    options = tuple(
        card.option(name, called(name), described(name), chosen=name not in not_here)
        for name in shown.commands
    )
    custom_id = controls.settings(surface.asker, "allow", channel)
    allowed = Menu(custom_id, words.COMMANDS_ALLOWED, options, least=0, most=len(options))
    said = words.COMMANDS_OF.format(channel=mentioned(channel))
    menus = (allowed, *unmentioned(shown, channel, surface))
    return Page((*refused, said), menus, (menu,))


def _refused(settings: GuildSettings) -> Iterator[str]:
    refusing = [each for each in settings.refused_commands.items() if each[1]]
    lines = [
        words.REFUSED_IN.format(
            channel=mentioned(channel),
            commands=", ".join(f"`{called(each)}`" for each in sorted(refused)),
        )
        for channel, refused in refusing
    ]
    if lines:
        yield _listed(lines)


def _listed(lines: Sequence[str]) -> str:
    """As many lines as a page has room for, and how many more there are."""
    more = len(lines) - _LISTED
    last = [words.SETTINGS_MORE.format(count=more)] if more > 0 else []
    return "\n".join((*lines[:_LISTED], *last))


def _meanings(shown: Panel, surface: Surface) -> Page:
    pinned = shown.settings.pinned_meanings
    if not pinned:
        return Page((words.MEANINGS_NONE,))
    lines = [meaning(each) for each in pinned]
    options = tuple(
        card.option(f"{each.channel_id}|{each.abbreviation}", each.abbreviation, each.concept_id)
        for each in pinned[:_LISTED]
    )
    custom_id = controls.settings(surface.asker, "unpin")
    menu = card.menu(custom_id, words.MEANINGS_REMOVE, options)
    return Page((_listed(lines),), (menu,))


def _reports(shown: Panel, surface: Surface) -> Page:
    settings = shown.settings
    custom_id = controls.settings(surface.asker, "reports")
    chosen = (settings.report_channel_id,) if settings.report_channel_id else ()
    counts = "yes" if settings.counts_unfound else DEFAULT
    menu = ChannelMenu(custom_id, words.REPORT_CHANNEL, chosen)
    return Page(menus=(_choice("counts_unfound", counts, surface),), channels=(menu,))


_PAGES = {
    GENERAL: _general,
    "channel": one_channel,
    "words": _words,
    "study": _study,
    "commands": _commands,
    "meanings": _meanings,
    "reports": _reports,
}
