"""What is kept goes in time: settings of servers left and of deleted channels, what is old."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.state import (
    ALL_CHANNELS,
    ChannelSettings,
    GuildSettings,
    PinnedMeaning,
    Retention,
    State,
    StudyChannel,
)
from bot.upkeep import Upkeep
from knowledge import open_knowledge
from tests.conftest import Clock
from tests.discord_env import Scene, a_scene, setting  # noqa: F401  # a fixture
from tests.test_personal import break_down

SHARD = 1 << 22  # from here on a guild's id belongs to the next shard
GUILD, OTHER = 5 * SHARD, 6 * SHARD
RETENTION = Retention(left_guild_days=30, history_days=365, counts_days=730)
KEPT = GuildSettings(plain_text=True)


def ours(_guild_id: int) -> bool:
    """All servers are this process's."""
    return True


def nothing(_guild_id: int, _channel_id: int) -> bool:
    """No channel was deleted."""
    return False


async def chosen(state: State, *guilds: int) -> None:
    """The admins of these servers chose something."""
    for guild in guilds:
        await state.guilds.change(guild, plain_text=True)


# One look, on both databases.


async def test_a_server_left_while_nobody_looked_is_noticed(state: State, clock: Clock) -> None:
    """Its settings go after the grace time; those of a server that Rounds is in stay."""
    await chosen(state, GUILD, OTHER)
    upkeep = Upkeep(state, RETENTION)
    assert await upkeep.look({GUILD}, ours, nothing)
    assert {GUILD} == await state.guilds.kept()
    clock.advance(days=29)
    await upkeep.look({GUILD}, ours, nothing)
    assert KEPT == await state.guilds.settings(OTHER)
    clock.advance(days=2)
    await upkeep.look({GUILD}, ours, nothing)
    assert GuildSettings() == await state.guilds.settings(OTHER)
    assert KEPT == await state.guilds.settings(GUILD)


async def test_a_server_that_added_rounds_again_keeps_its_settings(
    state: State, clock: Clock
) -> None:
    """Also where that happened while Rounds was not running, and later than the grace time."""
    await chosen(state, GUILD)
    upkeep = Upkeep(state, RETENTION)
    await upkeep.left(GUILD)
    clock.advance(days=40)
    await upkeep.look({GUILD}, ours, nothing)
    assert KEPT == await state.guilds.settings(GUILD)
    assert {GUILD} == await state.guilds.kept()


async def test_servers_of_other_processes_are_left_alone(state: State) -> None:
    """A process knows only of those that Discord tells it of."""
    await chosen(state, GUILD, OTHER)
    await Upkeep(state, RETENTION).look(set(), lambda each: each == GUILD, nothing)
    assert {OTHER} == await state.guilds.kept()
    assert {GUILD} == await state.guilds.gone()


async def test_histories_and_counts_go_as_configured(state: State, clock: Clock) -> None:
    """What is older than the days that the operator chose."""
    await state.people.turn_history(7, on=True)
    await state.history.record(7, "C9900001")
    await state.counts.vote("C9900001", "genes", useful=True)
    upkeep = Upkeep(state, Retention(history_days=10, counts_days=100))
    for days, visits, counts in ((9, 1, 1), (2, 0, 1), (140, 0, 0)):
        clock.advance(days=days)
        await upkeep.look(set(), ours, nothing)
        assert visits == len(await state.history.show(7))
        assert counts == len(await state.counts.usefulness())


async def chosen_for(state: State, guild_id: int, channel_id: int) -> None:
    """Admins chose all that there is to choose for a channel, and something for all channels."""
    guilds = state.guilds
    await guilds.change(guild_id, plain_text=True, report_channel_id=channel_id)
    await guilds.change_channel(guild_id, channel_id, private=True)
    await guilds.set_study_channel(guild_id, StudyChannel(channel_id))
    await guilds.refuse_commands(guild_id, channel_id, ["ask", "list"])
    for each in (channel_id, ALL_CHANNELS):
        await guilds.pin_meaning(guild_id, PinnedMeaning(each, "la", "X1"))
    await guilds.refuse_command(guild_id, ALL_CHANNELS, "sources")


# What is left of that once the channel is deleted.
REST = GuildSettings(
    plain_text=True,
    refused_commands={ALL_CHANNELS: frozenset({"sources"})},
    pinned_meanings=(PinnedMeaning(ALL_CHANNELS, "la", "X1"),),
)


async def test_all_that_was_chosen_for_a_deleted_channel_goes(state: State) -> None:
    """What holds in all channels stays, and what others chose for theirs."""
    for guild_id, channel_id in ((GUILD, 100), (OTHER, 101)):
        await chosen_for(state, guild_id, channel_id)
    await state.guilds.change_channel(GUILD, 102, private=False)
    untouched = await state.guilds.settings(OTHER)
    assert {(GUILD, 100), (GUILD, 102), (OTHER, 101)} == await state.guilds.channels()
    await Upkeep(state, RETENTION).channel_deleted(GUILD, 100)
    rest = replace(REST, channels={102: ChannelSettings(private=False)})
    assert rest == await state.guilds.settings(GUILD)
    assert untouched == await state.guilds.settings(OTHER)
    assert 0 == await state.guilds.forget_channel(GUILD, 100)


async def test_a_channel_deleted_while_nobody_looked_is_noticed(state: State) -> None:
    """Each channel is asked for with its server; no others are touched."""
    for guild_id, channel_id in ((GUILD, 100), (OTHER, 101)):
        await chosen_for(state, guild_id, channel_id)
    untouched = await state.guilds.settings(OTHER)
    await Upkeep(state, RETENTION).look(
        {GUILD, OTHER}, ours, lambda *channel: channel == (GUILD, 100)
    )
    assert REST == await state.guilds.settings(GUILD)
    assert untouched == await state.guilds.settings(OTHER)


# In the process.


async def test_leaving_and_joining_a_server_is_noted(scene: Scene) -> None:
    """As Discord tells of it."""
    guilds = scene.desk.state.guilds
    other = scene.env.create_guild("Other")
    await chosen(scene.desk.state, scene.guild.id, other.id)
    await remove(scene, other.id)
    assert {scene.guild.id} == await guilds.kept()
    assert {other.id} == await guilds.gone()
    again = scene.client.get_guild(scene.guild.id)
    assert again
    await scene.client.on_guild_remove(again)
    await scene.client.on_guild_join(again)
    assert {scene.guild.id} == await guilds.kept()


async def remove(scene: Scene, guild_id: int) -> None:
    """Rounds is removed from a server."""
    scene.env.backend.remove_guild(guild_id)
    await scene.env.settle()


async def test_a_restart_notices_what_happened_meanwhile(
    scene: Scene, knowledge_file: Path
) -> None:
    """A server left while Rounds was not running; once a day it is looked again."""
    await chosen(scene.desk.state, scene.guild.id, GUILD)
    await scene.restart(partial(open_knowledge, knowledge_file))
    guilds = scene.desk.state.guilds
    await scene.env.settle()
    assert {scene.guild.id} == await guilds.kept()
    await chosen(scene.desk.state, OTHER)
    await scene.env.advance_time(24 * 60 * 60 + 1)
    assert {scene.guild.id} == await guilds.kept()
    assert {GUILD, OTHER} == await guilds.gone()


async def test_what_was_chosen_for_a_deleted_channel_goes_at_once(scene: Scene) -> None:
    """It held until then; another channel keeps what was chosen for it."""
    guild_id, quiet = scene.guild.id, scene.guild.create_text_channel("quiet")
    for channel in (quiet, scene.channel):
        await chosen_for(scene.desk.state, guild_id, channel.id)
    assert (await scene.desk.preferences.of(guild_id, quiet.id, None)).private
    scene.env.backend.delete_channel(quiet.id)
    await scene.env.settle()
    assert {(guild_id, scene.channel.id)} == await scene.desk.state.guilds.channels()
    assert not (await scene.desk.preferences.of(guild_id, quiet.id, None)).private


async def test_a_restart_notices_channels_deleted_meanwhile(
    scene: Scene, knowledge_file: Path
) -> None:
    """Not those of a server in an outage: Discord tells nothing of it then."""
    guild_id, gone = scene.guild.id, 7
    for channel_id in (gone, scene.channel.id):
        await chosen_for(scene.desk.state, guild_id, channel_id)
    chosen_here = {(guild_id, scene.channel.id)}
    await scene.restart(partial(open_knowledge, knowledge_file))
    await scene.env.settle()
    assert chosen_here == await scene.desk.state.guilds.channels()
    assert scene.client.is_deleted(guild_id, gone)
    scene.env.backend.emit("GUILD_DELETE", {"id": str(guild_id), "unavailable": True})
    await scene.env.settle()
    assert not scene.client.is_deleted(guild_id, gone)
    assert not scene.client.is_deleted(GUILD, gone)


async def test_a_process_knows_which_servers_are_its_own(
    knowledge_file: Path, tmp_path: Path
) -> None:
    """By the shard that Discord sends their events to."""
    opener = partial(open_knowledge, knowledge_file)
    async with setting(opener, tmp_path) as scene:
        scene.client.shard_count, scene.client.shard_ids = 4, [1, 2]
        own = [number for number in range(8) if scene.client.is_ours(number * SHARD + 7)]
        assert [1, 2, 5, 6] == own
        scene.client.shard_count, scene.client.shard_ids = 1, None


async def test_with_the_database_down_the_process_goes_on(scene: Scene) -> None:
    """What was missed is made up for later."""
    await break_down(scene)
    guild = scene.client.get_guild(scene.guild.id)
    assert guild
    await scene.client.on_guild_remove(guild)
    await scene.client.upkeep.channel_deleted(guild.id, scene.channel.id)
    assert not await scene.client.upkeep.look(set(), ours, nothing)
    assert await scene.ask("lantern ataxia")
