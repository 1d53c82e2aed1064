"""What is a person's own: settings, history, what is kept of them and how it is deleted."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.phrases import en
from bot.render.card import Surface
from bot.render.personal import history_card, me_card, privacy_card
from bot.state import MOST_HISTORY, State, UserSettings
from knowledge import Knowledge, open_knowledge
from tests.card_payload import faults
from tests.discord_env import (
    LANTERN,
    PUPIL,
    VIEW,
    Message,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    custom_id,
    labels,
    options,
    said,
)

LOOK, SEEN = en.ME_SETTINGS["plain_text"], en.ME_SETTINGS["private"]


async def told(
    scene: Scene, name: str, *, by: MemberActor | None = None, **options: object
) -> Message:
    """What a personal command answers: to its user alone."""
    card = answered(await (by or scene.ada).slash(scene.channel, name, **options))
    assert card.ephemeral
    return card


# Settings.


async def test_settings_hold_for_whoever_chose_them_and_at_once(scene: Scene) -> None:
    """Plain text and private answers for Ada; for Ben all is as before."""
    panel = await told(scene, "me")
    assert ["server", "no", "yes"] == options(panel, LOOK)
    await choose(scene.ada, panel, LOOK, "yes")
    await choose(scene.ada, panel, SEEN, "yes")
    hers = await scene.ask("genes of lantern ataxia")
    assert hers.ephemeral
    assert "LANT1" in hers.content
    his = answered(await scene.ben.slash(scene.channel, "ask", question="genes of lantern ataxia"))
    assert (False, "") == (his.ephemeral, his.content)


async def test_settings_outlive_a_restart(scene: Scene, knowledge_file: Path) -> None:
    """And a choice can be taken back."""
    await choose(scene.ada, await told(scene, "me"), SEEN, "yes")
    await scene.restart(partial(open_knowledge, knowledge_file))
    assert (await scene.ask("lantern ataxia")).ephemeral
    await choose(scene.ada, await told(scene, "me"), SEEN, "server")
    assert not (await scene.ask("lantern ataxia")).ephemeral


def test_the_panel_of_settings_is_within_the_limits() -> None:
    """With every choice marked that holds."""
    for plain in (False, True):
        card = me_card(UserSettings(private=True), Surface(7, private=True, plain=plain))
        assert [] == faults(card)
        marked = [option.value for menu in card.menus for option in menu.options if option.chosen]
        assert ["server", "yes", "server"] == marked


# History.


async def test_nothing_is_kept_before_the_history_is_turned_on(scene: Scene) -> None:
    """As the privacy notice says."""
    await scene.ask("lantern ataxia")
    assert en.HISTORY_IS_OFF in said(await told(scene, "history show"))
    assert () == await scene.desk.state.history.show(scene.ada.id)


async def test_a_history_shows_what_was_opened_latest_first(scene: Scene) -> None:
    """From every entrance, each concept once, and each is a choice away."""
    await told(scene, "history on")
    await scene.ask("lantern ataxia")
    await scene.tell("genes of lantern ataxia")
    await scene.slash("concept", name=PUPIL)
    await scene.env.settle()
    card = await told(scene, "history show")
    assert [PUPIL, LANTERN] == options(card, en.HISTORY_OPEN)
    shown = answered(await choose(scene.ada, card, en.HISTORY_OPEN, LANTERN))
    assert "Lantern ataxia" in said(shown)
    assert shown.ephemeral


async def test_a_history_is_of_one_person(scene: Scene) -> None:
    """Ben sees nothing of Ada's, and keeps none himself."""
    await told(scene, "history on")
    await scene.ask("lantern ataxia")
    await scene.env.settle()
    card = await told(scene, "history show", by=scene.ben)
    assert en.HISTORY_IS_OFF in said(card)


async def test_a_history_is_cleared_and_turned_off(scene: Scene) -> None:
    """Off deletes it as well."""
    await told(scene, "history on")
    await scene.ask("lantern ataxia")
    await scene.env.settle()
    assert en.HISTORY_CLEARED.format(count=1) in said(await told(scene, "history clear"))
    assert en.HISTORY_EMPTY in said(await told(scene, "history show"))
    await scene.ask("lantern ataxia")
    await scene.env.settle()
    assert en.HISTORY_OFF.format(count=1) in said(await told(scene, "history off"))
    assert en.HISTORY_IS_OFF in said(await told(scene, "history show"))


def test_a_long_history_is_within_the_limits_and_counted(embedded: Knowledge) -> None:
    """The latest of it, and how many there are; concepts that are gone are named by their id."""
    rows = embedded.store.rows("SELECT curie FROM concept LIMIT ?", MOST_HISTORY - 1)
    visits = [("OMIM:1", 1_700_000_000), *((str(row["curie"]), 1_700_000_000) for row in rows)]
    for plain in (False, True):
        card = history_card(embedded.store, visits, Surface(7, private=True, plain=plain))
        assert [] == faults(card)
        assert en.HISTORY_MORE.format(shown=25, all=MOST_HISTORY) in card.text
        assert "OMIM:1 (no longer" in card.text


# What is kept.


async def test_privacy_says_what_is_kept(scene: Scene) -> None:
    """In general, and of whoever asks."""
    card = await told(scene, "privacy show")
    assert en.PRIVACY_NOTHING in said(card)
    await told(scene, "history on")
    await scene.ask("lantern ataxia")
    await scene.env.settle()
    said_now = said(await told(scene, "privacy show"))
    assert f"{en.PRIVACY_ROWS['person']}: 1" in said_now
    assert f"{en.PRIVACY_ROWS['history']}: 1" in said_now


async def test_what_is_kept_is_handed_over_whole(scene: Scene) -> None:
    """As JSON: settings and concepts, and no question."""
    await told(scene, "history on")
    await scene.ask("whats the symtoms of lantern ataxia?")
    await scene.env.settle()
    card = await told(scene, "privacy export")
    (file,) = card.attachments
    known = json.loads(await file.read())
    assert [LANTERN] == [each["concept_id"] for each in known["history"]]
    assert "symtoms" not in str(known)


async def test_what_is_kept_is_deleted_after_a_second_yes(scene: Scene) -> None:
    """Complete, and said with a date; a no keeps all."""
    await choose(scene.ada, await told(scene, "me"), SEEN, "yes")
    card = await told(scene, "privacy delete")
    assert [en.PRIVACY_DELETE, en.PRIVACY_KEEP] == labels(card)
    await scene.press(card, en.PRIVACY_KEEP)
    assert en.PRIVACY_KEPT_ALL in said(card)
    card = await told(scene, "privacy delete")
    await scene.press(card, en.PRIVACY_DELETE)
    assert "Deleted on 20" in said(card)
    assert en.PRIVACY_NOTHING in said(await told(scene, "privacy show"))
    assert not (await scene.ask("lantern ataxia")).ephemeral


async def test_what_is_kept_by_table_has_words(tmp_path: Path) -> None:
    """Every table that names a person; a new one without words would be kept in silence."""
    state = await State.open(str(tmp_path / "state.db"))
    assert en.PRIVACY_ROWS.keys() == (await state.privacy.export(1)).keys()
    await state.close()
    rows = dict.fromkeys(en.PRIVACY_ROWS, 500)
    for plain in (False, True):
        assert [] == faults(privacy_card(rows, VIEW, Surface(7, private=True, plain=plain)))


# With the database down.


async def break_down(scene: Scene) -> None:
    """The database of settings cannot be used from now on."""
    await scene.desk.state.close()
    for each in scene.folder.glob("state.db*"):
        each.unlink()
    (scene.folder / "state.db").write_text("no database")


@pytest.mark.parametrize("name", ["me", "history on", "history show", "privacy delete"])
async def test_a_person_is_told_that_the_database_is_down(scene: Scene, name: str) -> None:
    """In words, to them alone."""
    await break_down(scene)
    assert en.STATE_DOWN in said(await told(scene, name))


async def test_a_press_is_answered_with_the_database_down(scene: Scene) -> None:
    """The panel stays as it was."""
    panel = await told(scene, "me")
    await break_down(scene)
    shown = await choose(scene.ada, panel, SEEN, "yes")
    assert en.STATE_DOWN in said(answered(shown))
    assert custom_id(panel, SEEN)
