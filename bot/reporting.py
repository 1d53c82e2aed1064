"""Reports of an answer: a form, the server's own channel, and the trackers of the sources.

Nothing of a report is kept. The form carries what was shown in its custom id, like a button, so
any process takes it, also after a restart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot import controls, delivery, wishes
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import surface_of, taken
from bot.faults import fault_of, log_fault
from bot.phrases import language_of, speaking, words
from bot.preferences import Effective
from bot.render import cards
from bot.render.card import Card, Surface
from bot.render.feedback import with_outcome, with_report

_MOST_TYPED = 400  # characters; all of them marks, they still fit into a message of plain text
_REASON, _TEXT = "reason", "text"


async def begin(interaction: Interaction, desk: Desk, concept: str, codes: str) -> None:
    """Open the form where a server has a channel for reports; else say where else to report."""
    async with taken(desk, interaction) as holds:
        if holds and holds.report_channel_id and interaction.guild_id:
            form = _form(controls.reporting(concept, codes))
            await interaction.response.send_modal(form)
        elif holds:
            work = _told(desk, surface_of(interaction, holds, private=True), concept, codes)
            await _answer(interaction, desk, work)


def _form(custom_id: str) -> ui.Modal:
    form = ui.Modal(title=words.REPORT_FORM, custom_id=custom_id, timeout=None)
    options = [
        discord.SelectOption(label=label, value=key) for key, label in words.REPORT_REASONS.items()
    ]
    reason: ui.Select[Any] = ui.Select(custom_id=_REASON, options=options)
    text: ui.TextInput[Any] = ui.TextInput(
        custom_id=_TEXT,
        style=discord.TextStyle.paragraph,
        max_length=_MOST_TYPED,
        required=False,
    )
    form.add_item(ui.TextDisplay(words.REPORT_NOTE))
    form.add_item(
        ui.Label(text=words.REPORT_REASON, description=words.REPORT_REASON_HINT, component=reason)
    )
    form.add_item(
        ui.Label(text=words.REPORT_TEXT, description=words.REPORT_TEXT_HINT, component=text)
    )
    form.stop()  # what was filled in comes to `take`: nothing has to be kept in memory
    return form


async def take(interaction: Interaction, desk: Desk) -> None:
    """Take a form that was filled in; one of a later version is as old as such a button."""
    data: Mapping[str, Any] = {**(interaction.data or {})}
    form = re.fullmatch(controls.REPORTING, str(data.get("custom_id")))
    values = dict(_filled(data.get("components")))
    reason = values.get(_REASON, "")
    async with taken(desk, interaction) as holds:
        if holds and form and reason in words.REPORT_REASONS:
            work = _reported(interaction, desk, holds, form, reason, values.get(_TEXT, ""))
            await _answer(interaction, desk, work)
        elif holds:
            await delivery.say(interaction, words.OLD_BUTTON)


def _filled(components: object) -> Iterator[tuple[str, str]]:
    """What was filled into a form, by custom id; of a menu the first that was chosen."""
    for each in components if isinstance(components, list) else ():
        given = each.get("value") or next(iter(each.get("values") or ()), "")
        if "custom_id" in each:
            yield str(each["custom_id"]), str(given)
        yield from _filled([each["component"]] if "component" in each else each.get("components"))


async def _answer(interaction: Interaction, desk: Desk, work: delivery.Work) -> None:
    await delivery.answer(interaction, work, desk.patience_s, private=True)


async def _told(
    desk: Desk, surface: Surface, concept: str, codes: str, outcome: str | None = None
) -> Card:
    """What came of a report, and where the makers of the sources take some."""
    wish = wishes.read(codes, "")
    known = await desk.about_answer("trackers", concept, surface, wish)
    if known is None:
        return cards.message(outcome or words.OLD_BUTTON, surface)
    return with_outcome(known, outcome or words.REPORT_NOWHERE)


async def _reported(
    interaction: Interaction,
    desk: Desk,
    holds: Effective,
    form: re.Match[str],
    reason: str,
    text: str,
) -> Card:
    """Bring a report to the server's channel, and tell whoever reports what came of it."""
    message = interaction.message.id if interaction.message else 0
    pressed = ("report", message, interaction.user.id, *form.groups())
    outcome = words.REPORT_SENT_ALREADY
    if desk.pressed.add(pressed):
        there = await _channel_surface(interaction, desk, holds)
        wish = wishes.read(form["codes"], "")
        known = await desk.about_answer("reported", form["concept"], there, wish)
        with speaking(there.language):
            card = with_report(known, reason, text, interaction.user.id) if known else None
        outcome = words.REPORT_SENT
        if card is None or not await _posted(interaction, holds, card):
            desk.pressed.forget(pressed)
            outcome = words.REPORT_LOST if card else words.OLD_BUTTON
    surface = surface_of(interaction, holds, private=True)
    return await _told(desk, surface, form["concept"], form["codes"], outcome)


async def _channel_surface(interaction: Interaction, desk: Desk, holds: Effective) -> Surface:
    """How those read who run the server: in its language, as it has chosen."""
    there = await desk.preferences.of(interaction.guild_id, holds.report_channel_id, None)
    locale = str(interaction.guild_locale) if interaction.guild_locale else None
    language = there.language or language_of(locale)
    return Surface(0, plain=there.plain_text, language=language)


async def _posted(interaction: Interaction, holds: Effective, card: Card) -> bool:
    """Whether a report got into the server's channel; if not, the operator's log has a line."""
    guild, channel_id = interaction.guild, holds.report_channel_id
    channel = guild.get_channel_or_thread(channel_id) if guild and channel_id else None
    if not isinstance(channel, discord.abc.Messageable | discord.ForumChannel):
        return False
    try:
        await delivery.post(channel, card)
    except discord.HTTPException as error:
        log_fault(fault_of("report_lost", error))
        return False
    return True
