"""Menus of the panel of a server's settings; each press is checked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot import controls
from bot.buttons.shared import Item, desk_of, every
from bot.delivery import Interaction
from bot.managing import REFUSABLE, manages, shown_panel
from bot.phrases import LANGUAGES, words
from bot.render.settings import GENERAL
from bot.state import ChannelChanges, Disclaimer, GuildChanges, Guilds, StudyChannel

_SWITCHES = {"yes": True, "no": False}


class Settings(Item, template=controls.SETTINGS):
    """Changes what was chosen, and shows the page as it is then."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer the choice."""
        if not await manages(desk_of(interaction), interaction):
            return
        action, values = self.parts["action"], every(interaction)
        channel_id = int(self.parts["channel"]) or None
        if action in {"channel", "apart"}:  # that is shown next
            channel_id = int(values[0]) if values else None
        await shown_panel(
            desk_of(interaction),
            interaction,
            _page(action, values),
            change=partial(_change, action, values, channel_id),
            channel_id=channel_id,
            in_place=True,
        )


ITEMS: tuple[type[Item], ...] = (Settings,)

_PAGES = {
    "apart": "channel",
    "here_thread": "channel",
    "here_private": "channel",
    "here_plain": "channel",
    "here_unmentioned": "commands",
    "language": "words",
    "disclaimer": "words",
    "study": "study",
    "study_thread": "study",
    "study_unmentioned": "study",
    "channel": "commands",
    "allow": "commands",
    "unpin": "meanings",
    "reports": "reports",
    "counts_unfound": "reports",
}


def _page(action: str, values: Sequence[str]) -> str:
    """The page to show after an action; one that is unknown here is the first."""
    if action == "page" and values and values[0] in words.SETTINGS_PAGES:
        return values[0]
    return _PAGES.get(action, GENERAL)


async def _change(
    action: str, values: Sequence[str], channel_id: int | None, guilds: Guilds, guild_id: int
) -> None:
    """Keep what was chosen; an action that changes nothing, or is unknown here, keeps all."""
    match action:
        case "study":
            await _study(guilds, guild_id, {int(value) for value in values})
        case "study_thread" | "study_unmentioned":
            await _how_to_study(guilds, guild_id, action, values[0])
        case "allow" if channel_id:
            refused = [name for name in REFUSABLE if name not in values]
            await guilds.refuse_commands(guild_id, channel_id, refused)
        case "here_thread" | "here_private" | "here_plain" | "here_unmentioned" if channel_id:
            changes = _of_channel(action, _SWITCHES.get(values[0]) if values else None)
            await guilds.change_channel(guild_id, channel_id, **changes)
        case "unpin":
            channel, _, abbreviation = values[0].partition("|")
            await guilds.unpin_meaning(guild_id, int(channel), abbreviation)
        case "reports":
            await guilds.change(guild_id, report_channel_id=int(values[0]) if values else None)
        case _:
            await guilds.change(guild_id, **_general(action, values))


def _of_channel(action: str, chosen: bool | None) -> ChannelChanges:
    """A setting of one channel apart; None takes the choice back."""
    match action:
        case "here_thread":
            return {"in_thread": chosen}
        case "here_private":
            return {"private": chosen}
        case "here_unmentioned":
            return {"unmentioned": chosen}
        case _:
            return {"plain_text": chosen}


def _general(action: str, values: Sequence[str]) -> GuildChanges:
    """A setting of the whole server; a value that is unknown here takes the choice back."""
    value = values[0] if values else ""
    match action:
        case "plain_text":
            return {"plain_text": _SWITCHES.get(value)}
        case "private":
            return {"private": _SWITCHES.get(value)}
        case "in_thread":
            return {"in_thread": _SWITCHES.get(value)}
        case "counts_unfound":
            return {"counts_unfound": _SWITCHES.get(value)}
        case "language":
            return {"language": value if value in LANGUAGES else None}
        case "disclaimer":
            return {"disclaimer": {str(each): each for each in Disclaimer}.get(value)}
        case _:
            return {}


async def _study(guilds: Guilds, guild_id: int, wanted: set[int]) -> None:
    """Make exactly these channels study channels; new ones are as the others are."""
    now = (await guilds.settings(guild_id)).study_channels
    for channel_id in now.keys() - wanted:
        await guilds.remove_study_channel(guild_id, channel_id)
    like = next(iter(now.values()), StudyChannel(0))
    for channel_id in wanted - now.keys():
        await guilds.set_study_channel(guild_id, replace(like, channel_id=channel_id))


async def _how_to_study(guilds: Guilds, guild_id: int, action: str, value: str) -> None:
    """How all study channels are answered in."""
    for channel in (await guilds.settings(guild_id)).study_channels.values():
        if action == "study_thread":
            changed = replace(channel, in_thread=value == "thread")
        else:
            changed = replace(channel, unmentioned=value == "yes")
        await guilds.set_study_channel(guild_id, changed)
