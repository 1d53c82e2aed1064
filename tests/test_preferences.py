"""What holds for a question: whose choice counts, what is remembered, and what if all is down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.preferences import Defaults, Effective, Preferences, Remembered, combine
from bot.state import (
    ALL_CHANNELS,
    ChannelSettings,
    Disclaimer,
    GuildSettings,
    PinnedMeaning,
    ReadingKind,
    SortOrder,
    State,
    StudyChannel,
    UserSettings,
)
from tests.postgres_server import PostgresServer

GUILD, CHANNEL, OTHER_CHANNEL, USER = 10, 100, 101, 7


class Seconds:
    """A clock of seconds that stands still until a test moves it."""

    now = 0.0

    def __call__(self) -> float:
        """The seconds that have gone by."""
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """The time it is for what is remembered."""
    return Seconds()


@pytest.fixture
async def file_state(tmp_path: Path) -> AsyncIterator[State]:
    """An empty state in a file."""
    state = await State.open(str(tmp_path / "state.db"), patience_s=60)
    yield state
    await state.close()


# Whose choice counts.


def effective(
    guild: GuildSettings | None = None,
    user: UserSettings | None = None,
    defaults: Defaults | None = None,
) -> Effective:
    """What holds in the channel of these tests."""
    return combine(
        guild or GuildSettings(), user or UserSettings(), CHANNEL, defaults or Defaults()
    )


def test_where_nobody_chose_the_operators_defaults_hold() -> None:
    """Those of the configuration, else those of Rounds."""
    assert Effective() == effective()
    study = StudyChannel(CHANNEL)
    assert Effective(plain_text=True, study_channel=study, in_thread=True) == effective(
        defaults=Defaults(plain_text=True, study_channels=frozenset({CHANNEL}))
    )


@pytest.mark.parametrize("guild", [None, False, True])
@pytest.mark.parametrize("user", [None, False, True])
def test_how_to_read_is_for_the_reader_to_say(user: bool | None, guild: bool | None) -> None:
    """Plain text: the user beats the guild, which beats the operator."""
    chosen = effective(
        GuildSettings(plain_text=guild), UserSettings(plain_text=user), Defaults(plain_text=True)
    )
    expected = user if user is not None else guild if guild is not None else True
    assert expected is chosen.plain_text


@pytest.mark.parametrize("guild", [None, False, True])
@pytest.mark.parametrize("user", [None, False, True])
def test_nobody_is_made_to_speak_in_public(user: bool | None, guild: bool | None) -> None:
    """An answer is private where either wants it."""
    chosen = effective(GuildSettings(private=guild), UserSettings(private=user))
    assert (True in {user, guild}) is chosen.private


def test_a_channels_own_ways_beat_those_of_the_guild() -> None:
    """Threads by study channel, meanings by channel, refusals of both."""
    guild = GuildSettings(
        in_thread=True,
        disclaimer=Disclaimer.SHORT,
        study_channels={CHANNEL: StudyChannel(CHANNEL, in_thread=False, unmentioned=True)},
        refused_commands={
            CHANNEL: frozenset({"ask"}),
            OTHER_CHANNEL: frozenset({"list"}),
            ALL_CHANNELS: frozenset({"export"}),
        },
        pinned_meanings=(
            PinnedMeaning(CHANNEL, "la", "X1"),
            PinnedMeaning(ALL_CHANNELS, "la", "X2"),
            PinnedMeaning(ALL_CHANNELS, "lb", "X3"),
            PinnedMeaning(OTHER_CHANNEL, "lb", "X4"),
        ),
    )
    chosen = effective(guild)
    assert not chosen.in_thread
    assert StudyChannel(CHANNEL, in_thread=False, unmentioned=True) == chosen.study_channel
    assert Disclaimer.SHORT == chosen.disclaimer
    assert [False, True, False] == [chosen.allows(each) for each in ("ask", "list", "export")]
    assert {"la": "X1", "lb": "X3"} == chosen.pinned_meanings
    assert combine(guild, UserSettings(), 999, Defaults()).in_thread


@pytest.mark.parametrize("server", [None, False, True])
@pytest.mark.parametrize("channel", [None, False, True])
def test_a_channel_apart_is_as_the_server_until_it_has_a_choice_of_its_own(
    channel: bool | None, server: bool | None
) -> None:
    """In each setting by itself; other channels, and people's own choices, are not touched."""
    own = ChannelSettings(in_thread=channel, private=channel, plain_text=channel)
    guild = GuildSettings(
        in_thread=server, private=server, plain_text=server, channels={CHANNEL: own}
    )
    expected = bool(server if channel is None else channel)
    chosen = effective(guild)
    assert [expected] * 3 == [chosen.in_thread, chosen.private, chosen.plain_text]
    elsewhere = combine(guild, UserSettings(), OTHER_CHANNEL, Defaults())
    assert [bool(server)] * 3 == [elsewhere.in_thread, elsewhere.private, elsewhere.plain_text]
    shy = effective(guild, UserSettings(private=True, plain_text=not expected))
    assert (shy.private, shy.plain_text) == (True, not expected)


@pytest.mark.parametrize("own", [None, False, True])
def test_a_study_channel_apart_beats_what_holds_for_all_of_them(own: bool | None) -> None:
    """Those that an admin made, and those of the configuration."""
    apart = {CHANNEL: ChannelSettings(in_thread=own)}
    study = {CHANNEL: StudyChannel(CHANNEL, in_thread=False)}
    guild = GuildSettings(in_thread=True, channels=apart, study_channels=study)
    assert bool(own) is effective(guild).in_thread
    configured = Defaults(study_channels=frozenset({CHANNEL}))
    in_threads = effective(GuildSettings(channels=apart), defaults=configured).in_thread
    assert (own is not False) is in_threads


@pytest.mark.parametrize("others", [False, True])
@pytest.mark.parametrize("own", [None, False, True])
def test_messages_without_a_mention_are_for_each_study_channel_to_say(
    own: bool | None, others: bool
) -> None:
    """A channel that is none leaves them alone whatever was chosen for it."""
    apart = {each: ChannelSettings(unmentioned=own) for each in (CHANNEL, OTHER_CHANNEL)}
    study = {CHANNEL: StudyChannel(CHANNEL, unmentioned=others)}
    guild = GuildSettings(channels=apart, study_channels=study)
    assert (others if own is None else own) is effective(guild).unmentioned
    assert not combine(guild, UserSettings(), OTHER_CHANNEL, Defaults()).unmentioned
    configured = Defaults(study_channels=frozenset({CHANNEL}), unmentioned=others)
    chosen = effective(GuildSettings(channels=apart), defaults=configured)
    assert (others if own is None else own) is chosen.unmentioned


# What is remembered.


async def test_what_is_written_here_holds_at_once(file_state: State) -> None:
    """Each way of writing a setting is seen by the next question."""
    state, preferences = file_state, Preferences(file_state, Defaults(), Seconds())

    async def of() -> Effective:
        return await preferences.of(GUILD, CHANNEL, USER)

    assert Effective() == await of()
    await state.guilds.change(GUILD, language="de")
    assert "de" == (await of()).language
    await state.guilds.change_channel(GUILD, CHANNEL, private=True)
    assert (await of()).private
    await state.guilds.change_channel(GUILD, CHANNEL, private=None)
    assert not (await of()).private
    await state.guilds.set_study_channel(GUILD, StudyChannel(CHANNEL))
    assert (await of()).in_thread
    await state.guilds.remove_study_channel(GUILD, CHANNEL)
    assert not (await of()).in_thread
    await state.guilds.refuse_commands(GUILD, CHANNEL, ["ask"])
    assert not (await of()).allows("ask")
    await state.guilds.allow_command(GUILD, CHANNEL, "ask")
    assert (await of()).allows("ask")
    await state.guilds.refuse_command(GUILD, CHANNEL, "list")
    assert not (await of()).allows("list")
    await state.guilds.pin_meaning(GUILD, PinnedMeaning(CHANNEL, "la", "X1"))
    assert {"la": "X1"} == (await of()).pinned_meanings
    await state.guilds.unpin_meaning(GUILD, CHANNEL, "la")
    assert {} == (await of()).pinned_meanings
    await state.people.change(USER, sort_order=SortOrder.SYSTEM)
    assert SortOrder.SYSTEM == (await of()).sort_order
    await state.people.turn_history(USER, on=True)
    assert (await of()).history
    await state.privacy.delete(USER)
    await state.guilds.forget(GUILD)
    assert Effective() == await of()


async def test_what_was_read_before_it_was_written_is_not_remembered() -> None:
    """A slow reading that a write overtakes holds for its own question only."""
    kept, reading, written = ["old"], asyncio.Event(), asyncio.Event()

    async def read(_user: int) -> str:
        found = kept[0]
        reading.set()
        await written.wait()
        return found

    remembered = Remembered(read, Seconds(), most=2)
    slow = asyncio.create_task(remembered.get(USER))
    await reading.wait()
    kept[0] = "new"
    remembered.forget(USER)
    written.set()
    assert "old" == await slow
    assert "new" == await remembered.get(USER)


async def test_what_another_process_wrote_holds_a_little_later(
    file_state: State, tmp_path: Path, seconds: Seconds
) -> None:
    """Until then what was read before does; what does not change settings makes no difference."""
    preferences = Preferences(file_state, Defaults(), seconds)
    other = await State.open(str(tmp_path / "state.db"), patience_s=60)
    assert not (await preferences.of(GUILD, CHANNEL, USER)).private
    await other.people.change(USER, private=True)
    await file_state.reading_list.add(USER, ReadingKind.PMID, "111")
    seconds.now += 29
    assert not (await preferences.of(GUILD, CHANNEL, USER)).private
    seconds.now += 1
    assert (await preferences.of(GUILD, CHANNEL, USER)).private
    await other.close()


async def test_only_so_many_are_remembered(file_state: State, tmp_path: Path) -> None:
    """Those who did not ask for the longest time are read anew."""
    preferences = Preferences(file_state, Defaults(), Seconds(), most=2)
    other = await State.open(str(tmp_path / "state.db"), patience_s=60)
    for user in (1, 2, 1, 3):
        await preferences.of(None, None, user)
    for user in (1, 2, 3):
        await other.people.change(user, plain_text=True)
    seen = [(await preferences.of(None, None, user)).plain_text for user in (1, 3, 2)]
    assert [False, False, True] == seen
    await other.close()


async def test_in_a_direct_message_there_is_no_guild(file_state: State) -> None:
    """Only the user's choices count, and nobody's where nobody is known."""
    await file_state.people.change(USER, plain_text=True)
    preferences = Preferences(file_state, Defaults())
    assert Effective(plain_text=True) == await preferences.of(None, None, USER)
    assert Effective() == await preferences.of(None, None, None)


# The database is down.


async def test_with_the_database_down_defaults_hold_and_it_is_said_once(seconds: Seconds) -> None:
    """Questions go on; the database is not asked for each of them."""
    state = State("postgresql://rounds@127.0.0.1:1/rounds")
    preferences = Preferences(state, Defaults(plain_text=True), seconds)
    with capture_logs() as logs:
        for _ in range(3):
            assert Effective(plain_text=True) == await preferences.of(GUILD, CHANNEL, USER)
            seconds.now += 20
    assert ["state_out_of_reach"] == [each["event"] for each in logs]
    await state.close()


async def test_what_was_read_before_the_database_went_down_holds_on(
    postgres: PostgresServer, seconds: Seconds
) -> None:
    """However long that was ago; once it is back, it is read again, and a new fault is said."""
    state = await State.open(postgres.emptied(), patience_s=60)
    preferences = Preferences(state, Defaults(), seconds)
    await state.people.change(USER, plain_text=True)
    chosen = Effective(plain_text=True)
    assert chosen == await preferences.of(GUILD, CHANNEL, USER)
    with capture_logs() as logs:
        for time in (1, 2):
            postgres.crash()
            seconds.now += 1000
            assert chosen == await preferences.of(GUILD, CHANNEL, USER)
            assert time == len(logs)
            postgres.start()
            seconds.now += 1  # not asked again so soon
            assert chosen == await preferences.of(GUILD, CHANNEL, USER)
            seconds.now += 10
            assert chosen == await preferences.of(GUILD, CHANNEL, USER)
    await state.close()
