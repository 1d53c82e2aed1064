"""What Rounds keeps for others, in SQLite and in PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.state import (
    ALL_CHANNELS,
    MOST_HISTORY,
    MOST_READING,
    Added,
    ChannelSettings,
    Disclaimer,
    Entry,
    GuildSettings,
    PinnedMeaning,
    ReadingKind,
    SortOrder,
    State,
    StudyChannel,
    Unfound,
    Usefulness,
    UserSettings,
    Visit,
)
from tests.conftest import Clock

GUILD, OTHER_GUILD = 10, 2**62  # as long as an id of Discord can be
CHANNEL, OTHER_CHANNEL = 100, 101
USER, OTHER_USER = 7, 2**62 + 1


async def test_what_one_process_wrote_the_next_one_reads(address: str) -> None:
    """The folder is made; tables that are there are left alone."""
    state = await State.open(address, patience_s=60)
    await state.people.change(USER, plain_text=True, sort_order=SortOrder.SYSTEM)
    await state.close()
    state = await State.open(address, patience_s=60)
    chosen = UserSettings(plain_text=True, sort_order=SortOrder.SYSTEM)
    assert chosen == await state.people.settings(USER)
    await state.close()


# Guilds.


async def test_a_guild_begins_with_nothing_chosen(state: State) -> None:
    """Reading makes no row: a guild is known once an admin chose something."""
    assert GuildSettings() == await state.guilds.settings(GUILD)
    assert frozenset() == await state.guilds.kept()


async def test_each_setting_of_a_guild_is_changed_alone(state: State) -> None:
    """A change leaves what it does not name, and None takes a choice back."""
    await state.guilds.change(GUILD, plain_text=True, language="de", in_thread=False)
    await state.guilds.change(GUILD, disclaimer=Disclaimer.ALWAYS, private=True)
    await state.guilds.change(GUILD, language=None, report_channel_id=5, counts_unfound=True)
    assert GuildSettings(
        plain_text=True,
        in_thread=False,
        disclaimer=Disclaimer.ALWAYS,
        private=True,
        report_channel_id=5,
        counts_unfound=True,
    ) == await state.guilds.settings(GUILD)
    assert GuildSettings() == await state.guilds.settings(OTHER_GUILD)


async def test_each_setting_of_a_channel_is_changed_alone(state: State) -> None:
    """A channel of which all choices were taken back is kept no longer, nor is its guild."""
    await state.guilds.change_channel(GUILD, CHANNEL, in_thread=True, private=False)
    await state.guilds.change_channel(GUILD, CHANNEL, plain_text=True, in_thread=None)
    await state.guilds.change_channel(GUILD, OTHER_CHANNEL, private=True)
    assert {
        CHANNEL: ChannelSettings(private=False, plain_text=True),
        OTHER_CHANNEL: ChannelSettings(private=True),
    } == (await state.guilds.settings(GUILD)).channels
    assert GuildSettings() == await state.guilds.settings(OTHER_GUILD)
    await state.guilds.change_channel(GUILD, CHANNEL, private=None, plain_text=None)
    assert {OTHER_CHANNEL} == (await state.guilds.settings(GUILD)).channels.keys()
    await state.guilds.change_channel(GUILD, OTHER_CHANNEL, private=None)
    assert frozenset() == await state.guilds.kept()


async def test_study_channels_come_change_and_go(state: State) -> None:
    """Each has its own way; a channel that is none cannot cease to be one."""
    await state.guilds.set_study_channel(GUILD, StudyChannel(CHANNEL))
    await state.guilds.set_study_channel(GUILD, StudyChannel(OTHER_CHANNEL, in_thread=False))
    changed = StudyChannel(CHANNEL, in_thread=False, unmentioned=True)
    await state.guilds.set_study_channel(GUILD, changed)
    assert await state.guilds.remove_study_channel(GUILD, OTHER_CHANNEL)
    assert not await state.guilds.remove_study_channel(GUILD, OTHER_CHANNEL)
    assert {CHANNEL: changed} == (await state.guilds.settings(GUILD)).study_channels


async def test_commands_are_refused_by_channel(state: State) -> None:
    """All at once or one by one; a channel whose commands are all allowed is not named."""
    await state.guilds.refuse_commands(GUILD, CHANNEL, ["ask", "list"])
    await state.guilds.refuse_commands(GUILD, CHANNEL, ["list", "export"])
    await state.guilds.refuse_command(GUILD, CHANNEL, "export")  # again
    await state.guilds.refuse_command(GUILD, ALL_CHANNELS, "history")
    await state.guilds.refuse_command(GUILD, OTHER_CHANNEL, "ask")
    assert await state.guilds.allow_command(GUILD, OTHER_CHANNEL, "ask")
    assert not await state.guilds.allow_command(GUILD, OTHER_CHANNEL, "ask")
    assert {CHANNEL: {"list", "export"}, ALL_CHANNELS: {"history"}} == (
        await state.guilds.settings(GUILD)
    ).refused_commands


async def test_an_abbreviation_has_one_pinned_meaning_in_a_place(state: State) -> None:
    """A new one replaces it; other channels keep theirs."""
    for channel, concept in ((CHANNEL, "X1"), (CHANNEL, "X2"), (ALL_CHANNELS, "X3")):
        await state.guilds.pin_meaning(GUILD, PinnedMeaning(channel, "la", concept))
    await state.guilds.pin_meaning(GUILD, PinnedMeaning(CHANNEL, "lb", "X4"))
    assert await state.guilds.unpin_meaning(GUILD, CHANNEL, "lb")
    assert not await state.guilds.unpin_meaning(GUILD, CHANNEL, "lb")
    assert (
        PinnedMeaning(ALL_CHANNELS, "la", "X3"),
        PinnedMeaning(CHANNEL, "la", "X2"),
    ) == (await state.guilds.settings(GUILD)).pinned_meanings


async def test_all_choices_of_a_guild_can_be_taken_back(state: State) -> None:
    """Those of others stay."""
    for guild in (GUILD, OTHER_GUILD):
        await state.guilds.change(guild, plain_text=True)
        await state.guilds.change_channel(guild, CHANNEL, plain_text=False)
        await state.guilds.set_study_channel(guild, StudyChannel(CHANNEL))
    assert 3 == await state.guilds.forget(GUILD)
    assert GuildSettings() == await state.guilds.settings(GUILD)
    assert GuildSettings() != await state.guilds.settings(OTHER_GUILD)
    assert {OTHER_GUILD} == await state.guilds.kept()


# People.


async def test_each_setting_of_a_person_is_changed_alone(state: State) -> None:
    """Theirs hold for nobody else, and a choice can be taken back."""
    assert UserSettings() == await state.people.settings(USER)
    await state.people.change(USER, plain_text=True, sort_order=SortOrder.SOURCE)
    await state.people.change(USER, private=False, plain_text=None)
    await state.people.turn_history(USER, on=True)
    chosen = UserSettings(private=False, sort_order=SortOrder.SOURCE, history=True)
    assert chosen == await state.people.settings(USER)
    assert UserSettings() == await state.people.settings(OTHER_USER)


async def test_history_is_kept_for_those_who_turned_it_on(state: State, clock: Clock) -> None:
    """The latest first, each concept once with its last time."""
    assert not await state.history.record(USER, "X1")
    await state.people.change(USER, plain_text=True)
    assert not await state.history.record(USER, "X1")
    await state.people.turn_history(USER, on=True)
    began = clock.now
    for concept in ("X1", "X2", "X1"):
        clock.advance(minutes=1)
        assert await state.history.record(USER, concept)
    visits = [("X1", 3), ("X2", 2)]
    assert tuple(Visit(each, began + timedelta(minutes=at)) for each, at in visits) == (
        await state.history.show(USER)
    )
    assert ["X1"] == [each.concept_id for each in await state.history.show(USER, limit=1)]
    assert () == await state.history.show(OTHER_USER)


async def test_history_can_be_cleared_and_ends_when_it_is_turned_off(state: State) -> None:
    """Cleared it goes on; turned off it is deleted, and nothing more is kept."""
    await state.people.turn_history(USER, on=True)
    await state.history.record(USER, "X1")
    assert 1 == await state.history.clear(USER)
    assert await state.history.record(USER, "X2")
    assert 1 == await state.people.turn_history(USER, on=False)
    assert not await state.history.record(USER, "X3")
    assert () == await state.history.show(USER)


async def test_history_has_a_bound_and_the_oldest_go(state: State, clock: Clock) -> None:
    """What others have does not count."""
    for user in (USER, OTHER_USER):
        await state.people.turn_history(user, on=True)
    await state.history.record(OTHER_USER, "X0")
    for number in range(MOST_HISTORY + 2):
        clock.advance(seconds=1)
        await state.history.record(USER, f"X{number}")
    kept = [each.concept_id for each in await state.history.show(USER)]
    assert [f"X{number}" for number in reversed(range(2, MOST_HISTORY + 2))] == kept
    assert 1 == len(await state.history.show(OTHER_USER))


async def test_a_reading_list_holds_each_entry_once(state: State, clock: Clock) -> None:
    """The latest first; an entry that is there keeps its time; what differs in kind is another."""
    list_, first = state.reading_list, clock.now
    assert Added.ADDED == await list_.add(USER, ReadingKind.PMID, "111")
    clock.advance(minutes=1)
    assert Added.ADDED == await list_.add(USER, ReadingKind.CONCEPT, "111")
    assert Added.THERE == await list_.add(USER, ReadingKind.PMID, "111")
    assert Added.ADDED == await list_.add(OTHER_USER, ReadingKind.DOI, "10.9999/<x;(1)>")
    assert (
        Entry(ReadingKind.CONCEPT, "111", clock.now),
        Entry(ReadingKind.PMID, "111", first),
    ) == await list_.show(USER)
    assert await list_.remove(USER, ReadingKind.PMID, "111")
    assert not await list_.remove(USER, ReadingKind.PMID, "111")
    assert 1 == await list_.clear(USER)
    assert [] == [*await list_.show(USER)]
    assert 1 == len(await list_.show(OTHER_USER))


async def test_a_full_reading_list_takes_nothing_more(state: State) -> None:
    """Nothing that was put there is lost for it; with room again there is room."""
    list_ = state.reading_list
    for number in range(MOST_READING):
        assert Added.ADDED == await list_.add(USER, ReadingKind.PMID, str(number))
    assert Added.FULL == await list_.add(USER, ReadingKind.PMID, "new")
    assert Added.THERE == await list_.add(USER, ReadingKind.PMID, "0")
    assert MOST_READING == len(await list_.show(USER))
    await list_.remove(USER, ReadingKind.PMID, "0")
    assert Added.ADDED == await list_.add(USER, ReadingKind.PMID, "new")


# Counts.


async def test_votes_are_counted_by_concept_section_and_month(state: State, clock: Clock) -> None:
    """Yes and no apart; the latest month and the highest count first."""
    for useful in (True, False, True):
        await state.counts.vote("X1", "genes", useful=useful)
    await state.counts.vote("X2", "genes", useful=True)
    clock.advance(days=14)
    await state.counts.vote("X1", "genes", useful=True)
    assert (
        Usefulness("2026-12", "X1", "genes", useful=True, count=1),
        Usefulness("2026-11", "X1", "genes", useful=True, count=2),
        Usefulness("2026-11", "X1", "genes", useful=False, count=1),
        Usefulness("2026-11", "X2", "genes", useful=True, count=1),
    ) == await state.counts.usefulness()


async def test_ids_that_were_not_found_are_counted_as_they_are_written(state: State) -> None:
    """However they were typed, under one spelling."""
    for typed in ("MONDO:0999999", "mondo 0999999", "C9999999"):
        assert await state.counts.miss(typed)
    assert (
        Unfound("2026-11", "MONDO:0999999", 2),
        Unfound("2026-11", "C9999999", 1),
    ) == await state.counts.unfound()


@pytest.mark.parametrize(
    "typed",
    [
        "lantern ataxia",
        "C9999999 and my name",
        "123456",  # a bare number may be that of a patient
        " 12345678 ",
        "PMID 12345678",
        "10.9999/abc",
        "",
    ],
)
async def test_other_text_is_never_counted(state: State, typed: str) -> None:
    """Only ids of concepts, typed alone and as such."""
    assert not await state.counts.miss(typed)
    assert () == await state.counts.unfound()
