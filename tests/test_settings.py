"""What admins set for their server: who may, what it changes, and that it lasts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.entrance import EXPLAIN
from bot.managing import REFUSABLE
from bot.phrases import en
from bot.preferences import Defaults, combine
from bot.render.card import Surface
from bot.render.settings import Panel, panel
from bot.state import (
    ALL_CHANNELS,
    ChannelSettings,
    GuildSettings,
    PinnedMeaning,
    StudyChannel,
    UserSettings,
)
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
    new_thread,
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


# One channel apart.


async def apart(
    scene: Scene, admin: MemberActor, channel: ChannelHandle, **choices: str
) -> Message:
    """The panel's page of one channel, after these choices for it."""
    card = await opened(scene, admin, "channel")
    await admin.select(card, [channel], custom_id=custom_id(card, en.CHANNEL_APART))
    for key, value in choices.items():
        await choose(admin, card, MENUS[key], value)
    return card


async def test_how_answers_look_and_who_sees_them_in_one_channel(
    scene: Scene, admin: MemberActor
) -> None:
    """In its threads too, and nowhere else; taken back, it is as the server again."""
    card = await apart(scene, admin, scene.channel, here_private="yes", here_plain="yes")
    other = scene.guild.create_text_channel("other")
    for place in (scene.channel, await new_thread(scene)):
        shown = answered(await scene.ada.slash(place, "ask", question="genes of lantern ataxia"))
        assert shown.ephemeral
        assert "LANT1" in shown.content
    elsewhere = answered(await scene.ada.slash(other, "ask", question="lantern ataxia"))
    assert (False, "") == (elsewhere.ephemeral, elsewhere.content)
    for key in ("here_private", "here_plain"):
        await choose(admin, card, MENUS[key], "default")
    shown = await scene.ask("lantern ataxia")
    assert (False, "") == (shown.ephemeral, shown.content)
    assert GuildSettings() == await scene.desk.state.guilds.settings(scene.guild.id)


async def test_one_channel_can_be_open_where_the_server_is_private(
    scene: Scene, admin: MemberActor
) -> None:
    """The channel's own choice goes first, whichever way; a person's wish for privacy stays."""
    await set_(scene, admin, "private", "yes")
    assert (await scene.ask("lantern ataxia")).ephemeral
    await apart(scene, admin, scene.channel, here_private="no")
    assert not (await scene.ask("lantern ataxia")).ephemeral
    await scene.desk.state.people.change(scene.ada.id, private=True)
    assert (await scene.ask("lantern ataxia")).ephemeral


async def test_one_study_channel_is_answered_in_place_and_the_others_in_threads(
    scene: Scene, admin: MemberActor
) -> None:
    """And the other way round in a channel that is none."""
    quiet, study = (scene.guild.create_text_channel(name) for name in ("quiet", "study"))
    for each in (quiet, study):
        made = StudyChannel(each.id)
        await scene.desk.state.guilds.set_study_channel(scene.guild.id, made)
    await apart(scene, admin, quiet, here_thread="no")
    await apart(scene, admin, scene.channel, here_thread="yes")
    page = said(await opened(scene, admin, "study"))
    assert en.CHANNELS_APART.format(channels=f"<#{quiet.id}>") in page
    for channel, threads in ((quiet, 0), (study, 1), (scene.channel, 1)):
        asked = await scene.ada.send(channel, f"{scene.mention} lantern ataxia")
        assert threads == len(channel.threads)
        assert 1 - threads == len(scene.after(asked, channel))


async def test_the_panel_tells_what_holds_in_a_channel_and_why(
    scene: Scene, admin: MemberActor
) -> None:
    """Each choice with where it was made, and what is refused and pinned there."""
    guilds, server, here = scene.desk.state.guilds, scene.guild.id, scene.channel.id
    await guilds.change(server, private=True)
    await guilds.set_study_channel(server, StudyChannel(here))
    await guilds.refuse_commands(server, here, ["ask", EXPLAIN])
    await guilds.pin_meaning(server, PinnedMeaning(here, "lax", LANTERN))
    await guilds.pin_meaning(server, PinnedMeaning(ALL_CHANNELS, "lax", "X1"))
    await guilds.pin_meaning(server, PinnedMeaning(ALL_CHANNELS, "lxp", "X2"))
    card = await apart(scene, admin, scene.channel, here_plain="yes")
    shown, where = said(card), en.CHANNEL_ORIGINS
    for key, value, origin in (
        ("here_thread", "yes", "study"),
        ("here_private", "yes", "server"),
        ("here_plain", "yes", "channel"),
    ):
        assert f"{CHOICES[key][value]} ({where[origin]})" in shown
    assert f"Not allowed: `/ask`, `{en.EXPLAIN_TERMS}`" in shown
    assert f"“lax” means {LANTERN} in <#{here}>" in shown
    assert "“lxp” means X2 in all channels" in shown
    assert "X1" not in shown
    listed = entries(card)
    assert f"{en.CHANNEL_AS_STUDY} {CHOICES['here_thread']['yes']}" in listed
    assert f"{CHOICES['here_private']['default']} {CHOICES['private']['yes']}" in listed


async def test_one_study_channel_leaves_messages_alone_that_others_answer(
    scene: Scene, admin: MemberActor, knowledge_file: Path
) -> None:
    """Chosen beside its commands, where the operator lets Rounds read messages at all."""
    plain, guilds = "what are the genes of lantern ataxia?", scene.desk.state.guilds
    quiet, study = (scene.guild.create_text_channel(name) for name in ("quiet", "study"))
    for each in (quiet, study):
        await guilds.set_study_channel(scene.guild.id, StudyChannel(each.id, unmentioned=True))
    card = await apart(scene, admin, quiet)
    await choose(admin, card, en.SETTINGS_PAGE, "commands")
    assert en.CHANNEL_ORIGINS["study"] not in " ".join(entries(card))
    await scene.restart(partial(open_knowledge, knowledge_file), reads_all=True)
    card = await apart(scene, admin, quiet)
    choices = CHOICES["here_unmentioned"]
    assert f"{choices['yes']} ({en.CHANNEL_ORIGINS['study']})" in said(card)
    await choose(admin, card, en.SETTINGS_PAGE, "commands")
    assert f"{choices['default']} {choices['yes']}" in entries(card)
    await choose(admin, card, MENUS["here_unmentioned"], "no")
    for channel, threads in ((quiet, 0), (study, 1)):
        await scene.ada.send(channel, plain)
        assert threads == len(channel.threads)
    await choose(admin, card, MENUS["here_unmentioned"], "default")
    await scene.ada.send(quiet, plain)
    assert 1 == len(quiet.threads)


async def test_a_chosen_channel_stays_chosen_from_page_to_page(
    scene: Scene, admin: MemberActor
) -> None:
    """Its commands are shown next; a panel that is opened anew names the channels set apart."""
    card = await opened(scene, admin, "channel")
    assert en.CHANNELS_APART_NONE in said(card)
    card = await apart(scene, admin, scene.channel, here_thread="yes")
    await choose(admin, card, en.SETTINGS_PAGE, "commands")
    assert en.COMMANDS_OF.format(channel=f"<#{scene.channel.id}>") in said(card)
    assert [*REFUSABLE] == options(card, en.COMMANDS_ALLOWED)
    card = await opened(scene, admin, "channel")
    channels = f"<#{scene.channel.id}>"
    assert en.CHANNELS_APART.format(channels=channels) in said(card)


async def test_a_choice_for_one_channel_outlives_a_restart(
    scene: Scene, admin: MemberActor, knowledge_file: Path
) -> None:
    """And its panel goes on working."""
    card = await apart(scene, admin, scene.channel, here_private="yes")
    await scene.restart(partial(open_knowledge, knowledge_file))
    assert (await scene.ask("lantern ataxia")).ephemeral
    await choose(admin, card, MENUS["here_private"], "no")
    assert not (await scene.ask("lantern ataxia")).ephemeral


# Commands and meanings.


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
        channels={each: ChannelSettings(in_thread=True) for each in channels},
        study_channels={each: StudyChannel(each) for each in channels},
        refused_commands={each: frozenset(REFUSABLE) for each in channels},
        pinned_meanings=tuple(
            PinnedMeaning(channel, f"{number:02}{'x' * 58}", "OMIM:999999")
            for number, channel in enumerate([*channels, *[10**18] * 7])
        ),
    )


@pytest.mark.parametrize("page", en.SETTINGS_PAGES)
@pytest.mark.parametrize("settings", [GuildSettings(), many()], ids=["none", "many"])
def test_every_page_is_within_the_limits(page: str, settings: GuildSettings) -> None:
    """As a card and as plain text, with a channel chosen and without."""
    for channel_id in (None, 10**18):
        here = combine(settings, UserSettings(), channel_id or ALL_CHANNELS, Defaults())
        shown = Panel(settings, page, REFUSABLE, channel_id, here)
        for plain, reads in product((False, True), repeat=2):
            surface = Surface(7, private=True, plain=plain)
            card = panel(replace(shown, reads_messages=reads), surface)
            assert [] == faults(card)
            assert en.SETTINGS_TITLE == card.title
