"""Presses: what a button or a menu of a card does, for whom, and for how long."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot import controls
from bot.phrases import en
from bot.state import Disclaimer
from bot.wishes import Wish
from knowledge import open_knowledge
from tests.discord_env import (
    GAIT_DISEASE,
    LANTERN,
    PUPIL,
    Scene,
    a_crowd,  # noqa: F401  # a fixture
    a_crowded_scene,  # noqa: F401  # a fixture
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    custom_id,
    labels,
    options,
    said,
    sent,
)

FEATURES, GENES = en.SECTIONS["clinical_features"], en.SECTIONS["genes"]
INHERITANCE, DEFINITION = en.SECTIONS["inheritance"], en.SECTIONS["definition"]
FIRST, SECOND = en.OPEN.format(number=1), en.OPEN.format(number=2)
LONG = "studies of well studied gait"


def page(number: int, pages: int) -> str:
    """What the foot of a page says."""
    return en.PAGE.format(page=number, pages=pages)


async def always_alike(scene: Scene) -> None:
    """Let nothing be told to a person once a day alone: a page always looks the same."""
    await scene.desk.state.guilds.change(scene.guild.id, disclaimer=Disclaimer.SHORT)


# Sections and pages.


async def test_the_menu_of_sections_changes_the_card_in_place(scene: Scene) -> None:
    """Each section that holds something, and back to the summary; nothing new is sent."""
    card = await scene.slash("concept", name=LANTERN)
    before = len(scene.channel.history())
    for key in options(card, en.SECTIONS_MENU):
        await choose(scene.ada, card, en.SECTIONS_MENU, key)
        title = DEFINITION if key == controls.SUMMARY else en.SECTIONS[key]
        assert f"{title} " in said(card)
    assert before == len(scene.channel.history())


async def test_the_menu_says_how_much_there_is(scene: Scene) -> None:
    """The summary first; empty sections are not offered."""
    card = await scene.slash("concept", name=LANTERN)
    first, *keys = options(card, en.SECTIONS_MENU)
    assert controls.SUMMARY == first
    assert "genes" in keys
    assert "guidelines" not in keys


async def test_pages_are_turned_in_place(crowded: Scene) -> None:
    """To the last page and back to the first, each another text under the same name."""
    await always_alike(crowded)
    card = await crowded.ask(LONG)
    texts = [said(card)]
    while en.NEXT in labels(card):
        await crowded.press(card, en.NEXT)
        texts.append(said(card))
    assert len(texts) > 2
    assert [True] * len(texts) == [
        page(number, len(texts)) in text for number, text in enumerate(texts, start=1)
    ]
    for text in reversed(texts[:-1]):
        await crowded.press(card, en.PREVIOUS)
        assert text == said(card)
    assert en.PREVIOUS not in labels(card)


async def test_a_page_beyond_the_end_is_the_last(crowded: Scene) -> None:
    """As after an update of the knowledge that left fewer pages."""
    wish = Wish(sections=("studies",), page=900)
    card = await sent(crowded, controls.show(crowded.ada.id, "OMIM:999014", wish))
    await crowded.press(card, "press")
    card = crowded.now(card)
    assert en.NEXT not in labels(card)
    assert en.PREVIOUS in labels(card)


# Choices.


async def test_a_choice_that_was_asked_back_for_takes_the_place(scene: Scene) -> None:
    """The list has served: the concept that was meant stands in its place."""
    card = await scene.ask("genes of LAX")
    before = len(scene.channel.history())
    await scene.press(card, FIRST)
    assert said(card).startswith("Lantern ataxia")
    assert f"{GENES} " in said(card)
    assert before == len(scene.channel.history())


@pytest.mark.parametrize(
    "question", ["compare lantern ataxia and lax pupil", f"{LANTERN} and {PUPIL}"]
)
async def test_a_list_to_go_through_stays(scene: Scene, question: str) -> None:
    """What is opened from it comes below, one after the other."""
    card = await scene.ask(question)
    before = said(card)
    opened = [await scene.press(card, label) for label in (FIRST, SECOND)]
    shown = sorted(said(answered(each)).split(" disease ")[0] for each in opened)
    assert ["Lantern ataxia", "Lax pupil"] == shown
    assert before == said(card)


async def test_a_long_list_of_a_gene_is_turned_and_opened(crowded: Scene) -> None:
    """All conditions of a gene can be opened, page by page, below the list that stays."""
    card = await crowded.ask("GLOW1")
    listed = options(card, en.NAMED_MENU)
    while en.NEXT in labels(crowded.now(card)):
        await crowded.press(card, en.NEXT)
        listed += options(crowded.now(card), en.NAMED_MENU)
    assert 60 == len(set(listed))
    before = said(crowded.now(card))
    result = await choose(crowded.ada, crowded.now(card), en.NAMED_MENU, listed[-1])
    assert listed[-1] in said(answered(result))
    assert before == said(crowded.now(card))


async def test_what_a_card_names_can_be_opened_below_it(scene: Scene) -> None:
    """A feature's own card, with its definition; the list of features stays."""
    card = await scene.ask("features of lantern ataxia")
    before = said(card)
    result = await choose(scene.ada, card, en.NAMED_MENU, "HP:0001251")
    assert said(answered(result)).startswith("Ataxia")
    assert before == said(card)


async def test_the_concept_that_was_chosen_is_spoken_of(scene: Scene) -> None:
    """A follow-up is about the choice, and about the section opened last in the same record."""
    card = await scene.ask("LAX")
    await scene.press(card, FIRST)
    assert "LANT1" in said(await scene.ask("and its genes?"))


# Whose card it is.


@pytest.mark.parametrize("who", ["ben", "moderator"])
async def test_a_press_by_somebody_else_is_answered_to_them_alone(scene: Scene, who: str) -> None:
    """The card stays as its asker left it, also for those who may delete it."""
    other = getattr(scene, who)
    card = await scene.ask("features of lantern ataxia")
    before = said(card)
    result = answered(await choose(other, card, en.SECTIONS_MENU, "genes"))
    assert result.ephemeral
    assert "LANT1" in said(result)
    assert before == said(card)


async def test_a_private_copy_is_turned_by_its_owner(crowded: Scene) -> None:
    """Pages of what somebody else got to see alone turn in place, for them."""
    await always_alike(crowded)
    card = await crowded.ask(LONG)
    own = answered(await crowded.press(card, en.NEXT, by=crowded.ben))
    await crowded.press(own, en.PREVIOUS, by=crowded.ben)
    assert said(card) == said(own)
    assert own.ephemeral


async def test_choices_pressed_by_somebody_else_stay(scene: Scene) -> None:
    """Two people may mean two things."""
    card = await scene.ask("LAX")
    result = answered(await scene.press(card, SECOND, by=scene.ben))
    assert result.ephemeral
    assert FIRST in labels(card)


async def test_the_asker_deletes_a_reply(scene: Scene) -> None:
    """The message is gone, and nothing is left in its place."""
    card = await scene.ask("genes of lantern ataxia")
    await scene.press(card, en.DELETE)
    assert [] == scene.channel.history()


async def test_a_moderator_deletes_a_reply(scene: Scene) -> None:
    """Who manages messages could delete it anyway."""
    card = await scene.ask("genes of lantern ataxia")
    await scene.press(card, en.DELETE, by=scene.moderator)
    assert [] == scene.channel.history()


async def test_nobody_else_deletes_a_reply(scene: Scene) -> None:
    """They are told who can, and only they are."""
    card = await scene.ask("genes of lantern ataxia")
    result = answered(await scene.press(card, en.DELETE, by=scene.ben))
    assert en.NOT_YOURS == result.content
    assert result.ephemeral
    assert card.id in {each.id for each in scene.channel.history()}


async def test_a_reply_to_a_mention_is_deleted_too(scene: Scene) -> None:
    """Its button belongs to who mentioned Rounds."""
    (card,) = await scene.tell("genes of lantern ataxia")
    refused = answered(await scene.press(card, en.DELETE, by=scene.ben))
    assert en.NOT_YOURS == refused.content
    await scene.press(card, en.DELETE)
    assert card.id not in {each.id for each in scene.channel.history()}


# How long a button lives.


async def test_buttons_live_on_after_a_restart(crowded: Scene, crowd: Path) -> None:
    """Menus, pages, choices and Delete of an earlier process are served by the next."""
    card, asked = await crowded.ask(LONG), await crowded.ask("LAX")
    (replied,) = await crowded.tell("features of lantern ataxia")
    await crowded.restart(partial(open_knowledge, crowd))

    await crowded.press(card, en.NEXT)
    assert page(2, 1).split(" of ")[0] in said(card)
    await choose(crowded.ada, card, en.SECTIONS_MENU, "identifiers")
    assert en.SECTIONS["identifiers"] in said(card)
    await crowded.press(asked, FIRST)
    assert said(asked).startswith("Lantern ataxia")
    await crowded.press(replied, en.DELETE)
    assert replied.id not in {each.id for each in crowded.channel.history()}


@pytest.mark.parametrize(
    "carried", ["show|1", "quiz|4|5", "show|1|C9900001|cf||x", "delete|", "?", "section|a|b|c"]
)
async def test_an_unknown_button_is_said_to_be_old(scene: Scene, carried: str) -> None:
    """What a version before or after this one has sent is no fault of whoever presses it."""
    card = await sent(scene, carried)
    result = answered(await scene.press(card, "press"))
    assert en.OLD_BUTTON == result.content
    assert result.ephemeral


@pytest.mark.parametrize("concept", ["C0000000", "OMIM:100001", "HP:9999999"])
async def test_a_concept_that_is_gone_is_said_to_be_unknown(scene: Scene, concept: str) -> None:
    """As after an update of the knowledge that left it out: no fault, a sentence."""
    wish = Wish(sections=("genes",))
    card = await sent(scene, controls.show(scene.ada.id, concept, wish))
    await scene.press(card, "press")
    card = scene.now(card)
    assert en.NO_MATCH["unknown_identifier"].format(subject=concept) in said(card)


async def test_codes_of_another_version_are_passed_over(scene: Scene) -> None:
    """The concept is shown, without what is not known here."""
    carried = f"show|{scene.ada.id}|{LANTERN}|zzYYgn|xq|0"
    card = await sent(scene, carried)
    await scene.press(card, "press")
    card = scene.now(card)
    assert f"{GENES} " in said(card)


# The fixed lines.


async def test_the_line_about_a_person_stays_through_all_presses(scene: Scene) -> None:
    """Choices, the concept chosen, its sections: the question about a person stays one."""
    card = await scene.ask("my mum was told she has LAX, could i have it too?")
    line = en.ACCOMPANY["personal"]
    assert line in said(card)
    await scene.press(card, FIRST)
    assert line in said(card)
    for key in options(card, en.SECTIONS_MENU):
        await choose(scene.ada, card, en.SECTIONS_MENU, key)
        assert line in said(card)


async def test_the_line_about_doses_stays(scene: Scene) -> None:
    """Also for somebody else who opens a section."""
    card = await scene.ask("prednisolone dose in lantern ataxia, at 62 kg")
    assert en.ACCOMPANY["dose"] in said(card)
    other = answered(await choose(scene.ben, card, en.SECTIONS_MENU, "genes"))
    assert en.ACCOMPANY["dose"] in said(other)


async def test_the_line_about_urgent_trouble_stays(scene: Scene) -> None:
    """Whatever of the terms is opened next."""
    told = "since march i get up from chairs badly, now trouble swallowing, what could i have"
    card = await scene.ask(told)
    urgent = en.URGENT.partition("(")[0]
    assert urgent in said(card)
    opened = answered(await scene.press(card, FIRST))
    assert urgent in said(opened)
    await choose(scene.ada, opened, en.SECTIONS_MENU, "identifiers")
    assert urgent in said(opened)


async def test_pages_keep_the_fixed_lines(crowded: Scene) -> None:
    """Each page of them."""
    card = await crowded.ask("my brother has well studied gait, which studies are there")
    line = en.ACCOMPANY["personal"]
    while en.NEXT in labels(card):
        assert line in said(card)
        await crowded.press(card, en.NEXT)
    assert line in said(card)
    assert en.PREVIOUS in labels(card)


# Where presses happen.


async def test_buttons_work_in_direct_messages(scene: Scene) -> None:
    """In place, and deleted by the asker."""
    ada = scene.ada.user
    card = answered(await ada.slash("concept", name=LANTERN))
    await choose(ada, card, en.SECTIONS_MENU, "studies")
    assert "99000002" in said(card)
    await ada.click(card, label=en.DELETE)
    assert [] == ada.dm_channel.history()


async def test_a_private_card_stays_private(scene: Scene) -> None:
    """What is opened from it, in place or below, only the asker sees."""
    card = await scene.ask("features of lantern ataxia", private=True)
    below = answered(await choose(scene.ada, card, en.NAMED_MENU, "HP:0001251"))
    assert below.ephemeral
    await choose(scene.ada, card, en.SECTIONS_MENU, "genes")
    assert card.ephemeral
    assert "LANT1" in said(card)


async def test_a_disease_and_a_feature_of_one_name_lead_to_each_other(scene: Scene) -> None:
    """The one that was not chosen stays one choice away."""
    card = await scene.ask("features of flicker gait")
    assert GAIT_DISEASE in said(card)
    assert "HP:9900009" in options(card, en.OTHERS_MENU)
    await choose(scene.ada, card, en.OTHERS_MENU, "HP:9900009")
    assert "HP:9900009" in said(card)


async def test_custom_ids_hold_nothing_that_was_typed(scene: Scene) -> None:
    """Neither the misspelt words nor the name as it was written."""
    card = await scene.ask("genes of lantren ataxia")
    assert "lantren" not in custom_id(card, en.SECTIONS_MENU)
