"""Commands about whoever uses them: their settings, their history, what is kept of them."""

from __future__ import annotations

import json
from typing import Any

from discord.app_commands import Command, Group

from bot.commands.shared import alone, command
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import answer_alone, place_of
from bot.phrases import words
from bot.render import personal
from bot.render.card import Card, Surface
from bot.state import MOST_HISTORY


def personal_commands(desk: Desk) -> list[Command[Any, ..., None] | Group]:
    """The commands about whoever uses them."""
    return [_me(desk), _history(desk), _privacy(desk)]


# Settings.


def _me(desk: Desk) -> Command[Any, ..., None]:
    async def me(interaction: Interaction) -> None:
        async def shown(user_id: int, surface: Surface) -> Card:
            return personal.me_card(await desk.state.people.settings(user_id), surface)

        await answer_alone(desk, interaction, shown)

    return command("me", me)


# History.


def _history(desk: Desk) -> Group:
    group = Group(name="history", description=words.COMMANDS["history"])

    async def on(user_id: int, surface: Surface) -> Card:
        await desk.state.people.turn_history(user_id, on=True)
        said = words.HISTORY_ON.format(days=desk.view.history_days, most=MOST_HISTORY)
        return personal.sentence(words.HISTORY_TITLE, said, surface)

    async def off(user_id: int, surface: Surface) -> Card:
        count = await desk.state.people.turn_history(user_id, on=False)
        said = words.HISTORY_OFF.format(count=count)
        return personal.sentence(words.HISTORY_TITLE, said, surface)

    async def clear(user_id: int, surface: Surface) -> Card:
        said = words.HISTORY_CLEARED.format(count=await desk.state.history.clear(user_id))
        return personal.sentence(words.HISTORY_TITLE, said, surface)

    for name, show in (("on", on), ("off", off), ("clear", clear)):
        group.add_command(alone(desk, f"history {name}", show))
    group.add_command(_shown_history(desk))
    return group


def _shown_history(desk: Desk) -> Command[Any, ..., None]:
    async def show(interaction: Interaction) -> None:
        place = place_of(interaction)

        async def shown(user_id: int, surface: Surface) -> Card:
            visits = await desk.state.history.show(user_id)
            if visits:
                return await desk.history(place, surface, visits)
            settings = await desk.state.people.settings(user_id)
            said = words.HISTORY_EMPTY if settings.history else words.HISTORY_IS_OFF
            return personal.sentence(words.HISTORY_TITLE, said, surface)

        await answer_alone(desk, interaction, shown)

    return command("history show", show)


# What is kept.


def _privacy(desk: Desk) -> Group:
    group = Group(name="privacy", description=words.COMMANDS["privacy"])
    kept = desk.state.privacy

    async def show(user_id: int, surface: Surface) -> Card:
        return personal.privacy_card(await kept.count(user_id), desk.view, surface)

    async def export(user_id: int, surface: Surface) -> Card:
        known = await kept.export(user_id)
        content = json.dumps(known, indent=2, ensure_ascii=False).encode()
        return personal.exported_card(content, surface)

    async def delete(user_id: int, surface: Surface) -> Card:
        return personal.deletion_card(await kept.count(user_id), surface)

    for name, part in (("show", show), ("export", export), ("delete", delete)):
        group.add_command(alone(desk, f"privacy {name}", part))
    return group
