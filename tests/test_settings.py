"""What admins set for their server: who may, what it changes, and that it lasts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor

from bot.entrance import EXPLAIN
from bot.managing import REFUSABLE
from bot.phrases import en
from bot.render.card import Surface
from bot.render.settings import Panel, panel
from bot.state import ALL_CHANNELS, GuildSettings, PinnedMeaning, StudyChannel
from knowledge import open_knowledge
from tests.card_payload import faults
from tests.discord_env import (
    LANTERN,
    Message,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    custom_id,
    entries,
    options,
    said,
)

MENUS, CHOICES = en.SETTINGS_MENUS, en.SETTINGS_CHOICES


@pytest.fixture
def admin(scene: Scene) -> MemberActor:
    """Somebody who manages the server."""
    role = scene.guild.create_role("admin", permissions=discord.Permissions(manage_guild=True))
    return scene.guild.add_member(scene.env.create_user("admin"), roles=[role])


async def opened(scene: Scene, admin: MemberActor, page: str = "general") -> Message:
    """The panel, on a page."""
    card = answered(await admin.slash(scene.channel, "settings"))
    if page != "general":
        await choose(admin, card, en.SETTINGS_PAGE, page)
    return card


async def set_(
    scene: Scene, admin: MemberActor, key: str, value: str, page: str = "general"
) -> None:
    """Choose a value in one of the panel's menus."""
    await choose(admin, await opened(scene, admin, page), MENUS[key], value)


# Who may.


async def test_only_who_manages_the_server_may(scene: Scene, admin: MemberActor) -> None:
    """A member is told why not, also by somebody else's panel."""
    # Discord would not show it to her, unless the server's own settings say so.
    told = {each.name: each for each in await scene.client.tree.fetch_commands()}
    scene.guild.set_command_permissions(told["settings"], {scene.guild.default_role: True})
    refused = await scene.ada.slash(scene.channel, "settings")
    assert en.SETTINGS_FORBIDDEN in said(answered(refused))
    panel_of_admin = await opened(scene, admin)
    assert en.SETTINGS_TITLE in said(panel_of_admin)
    settings = await scene.desk.state.guilds.settings(scene.guild.id)
    assert GuildSettings() == settings


# What it changes.


async def test_the_look_and_privacy_of_answers(scene: Scene, admin: MemberActor) -> None:
    """For everybody who chose nothing else."""
    await set_(scene, admin, "plain_text", "yes")
    await set_(scene, admin, "private", "yes")
    card = await scene.ask("genes of lantern ataxia")
    assert card.ephemeral
    assert "LANT1" in card.content
    await set_(scene, admin, "plain_text", "default")
    assert not (await scene.ask("genes of lantern ataxia")).content


async def test_the_language_of_rounds(scene: Scene, admin: MemberActor) -> None:
    """Whatever the language of each person is."""
    await set_(scene, admin, "language", "de", "words")
    card = answered(await scene.ada.slash(scene.channel, "sources"))
    assert "Löschen" in [each.label for each in buttons(scene.now(card))]


def buttons(message: discord.Message) -> list[discord.Button]:
    """The buttons of a message."""
    rows = [each for each in message.components if isinstance(each, discord.ActionRow)]
    return [each for row in rows for each in row.children if isinstance(each, discord.Button)]


async def test_a_study_channel_is_made_at_run_time(scene: Scene, admin: MemberActor) -> None:
    """Each answer to a mention gets a thread there, until it is one no more; in place on demand."""
    study = scene.guild.create_text_channel("study")
    card = await opened(scene, admin, "study")
    await admin.select(card, [study], custom_id=custom_id(card, en.STUDY_CHANNELS))
    await scene.ada.send(study, f"{scene.mention} genes of lantern ataxia")
    assert ["Lantern ataxia"] == [thread.name for thread in study.threads]
    await choose(admin, card, MENUS["study_thread"], "place")
    asked = await scene.ada.send(study, f"{scene.mention} genes of lantern ataxia")
    assert 1 == len(study.threads)
    assert 1 == len(scene.after(asked, study))
    (kept,) = (await scene.desk.state.guilds.settings(scene.guild.id)).study_channels.values()
    assert StudyChannel(study.id, in_thread=False) == kept


async def test_a_command_is_refused_in_a_channel(scene: Scene, admin: MemberActor) -> None:
    """With a word of where else; elsewhere it works, and afterwards here again."""
    card = await opened(scene, admin, "commands")
    await admin.select(card, [scene.channel], custom_id=custom_id(card, en.COMMANDS_CHANNEL))
    assert [*REFUSABLE] == options(card, en.COMMANDS_ALLOWED)
    menu = custom_id(card, en.COMMANDS_ALLOWED)
    await admin.select(card, ["concept", "sources"], custom_id=menu)
    assert en.NOT_HERE in said(await scene.ask("lantern ataxia"))
    assert "Lantern ataxia" in said(await scene.slash("concept", name=LANTERN))
    other = scene.guild.create_text_channel("other")
    elsewhere = answered(await scene.ada.slash(other, "ask", question="lantern ataxia"))
    assert "Lantern ataxia" in said(elsewhere)
    await admin.select(card, list(REFUSABLE), custom_id=menu)
    assert "Lantern ataxia" in said(await scene.ask("lantern ataxia"))


async def test_the_menu_of_messages_is_among_the_commands(scene: Scene, admin: MemberActor) -> None:
    """By the name it has there; what is refused of it is told with its channel."""
    card = await opened(scene, admin, "commands")
    await admin.select(card, [scene.channel], custom_id=custom_id(card, en.COMMANDS_CHANNEL))
    assert f"{en.EXPLAIN_TERMS} {en.EXPLAIN_TERMS_HINT}" in entries(card)
    others = [each for each in REFUSABLE if each != EXPLAIN]
    await admin.select(card, others, custom_id=custom_id(card, en.COMMANDS_ALLOWED))
    assert f"not `{en.EXPLAIN_TERMS}`" in said(card)
    refused = (await scene.desk.state.guilds.settings(scene.guild.id)).refused_commands
    assert {scene.channel.id: frozenset({EXPLAIN})} == refused


async def test_a_meaning_is_pinned_and_taken_back(scene: Scene, admin: MemberActor) -> None:
    """By name or id; the abbreviation is kept as names are compared."""
    shown = answered(await admin.slash(scene.channel, "pin", abbreviation="LaX", concept=LANTERN))
    assert shown.ephemeral
    guilds = scene.desk.state.guilds
    (pinned,) = (await guilds.settings(scene.guild.id)).pinned_meanings
    assert PinnedMeaning(ALL_CHANNELS, "lax", LANTERN) == pinned
    card = await opened(scene, admin, "meanings")
    (value,) = options(card, en.MEANINGS_REMOVE)
    await choose(admin, card, en.MEANINGS_REMOVE, value)
    assert en.MEANINGS_NONE in said(card)
    assert () == (await guilds.settings(scene.guild.id)).pinned_meanings


@pytest.mark.parametrize(
    ("abbreviation", "concept", "told"),
    [("LAX", "zzqx vvkw", en.PIN_UNKNOWN), ("--", LANTERN, en.PIN_EMPTY)],
)
async def test_what_cannot_be_pinned_is_said(
    scene: Scene, admin: MemberActor, abbreviation: str, concept: str, told: str
) -> None:
    """And nothing is pinned."""
    card = answered(
        await admin.slash(scene.channel, "pin", abbreviation=abbreviation, concept=concept)
    )
    assert told in said(card)
    assert () == (await scene.desk.state.guilds.settings(scene.guild.id)).pinned_meanings


async def test_settings_outlive_a_restart(
    scene: Scene, admin: MemberActor, knowledge_file: Path
) -> None:
    """They are in the database, and a panel of before goes on working."""
    card = await opened(scene, admin)
    await choose(admin, card, MENUS["private"], "yes")
    await scene.restart(partial(open_knowledge, knowledge_file))
    assert (await scene.ask("lantern ataxia")).ephemeral
    await choose(admin, card, MENUS["private"], "default")
    assert not (await scene.ask("lantern ataxia")).ephemeral


# The panel.


def many() -> GuildSettings:
    """Settings with more of everything than a page shows."""
    channels = range(10**18, 10**18 + 40)
    return GuildSettings(
        private=True,
        language="fr",
        report_channel_id=10**18,
        study_channels={each: StudyChannel(each) for each in channels},
        refused_commands={each: frozenset(REFUSABLE) for each in channels},
        pinned_meanings=tuple(PinnedMeaning(each, "x" * 60, "OMIM:999999") for each in channels),
    )


@pytest.mark.parametrize("page", en.SETTINGS_PAGES)
@pytest.mark.parametrize("settings", [GuildSettings(), many()], ids=["none", "many"])
def test_every_page_is_within_the_limits(page: str, settings: GuildSettings) -> None:
    """As a card and as plain text, with a channel chosen and without."""
    for channel_id in (None, 10**18):
        shown = Panel(settings, page, REFUSABLE, channel_id)
        for plain in (False, True):
            card = panel(shown, Surface(7, private=True, plain=plain))
            assert [] == faults(card)
        assert panel(replace(shown, reads_messages=True), Surface(7)).title == en.SETTINGS_TITLE
