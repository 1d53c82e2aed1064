"""Not what was meant: what else there is, "none of these", and meanings that are pinned."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot import controls
from bot.answering import Answering
from bot.conversation import Conversation
from bot.drawing import Drawer, Drawn, Job
from bot.phrases import en
from bot.preferences import Defaults
from bot.render import cards, lines
from bot.render.card import Surface
from bot.state import PinnedMeaning
from bot.wishes import Wish
from knowledge import Answer, Choices, Knowledge, NoMatch, open_knowledge
from tests.card_payload import SURFACES, VIEW, faults, read
from tests.discord_env import (
    LANTERN,
    PUPIL,
    Message,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    labels,
    options,
    said,
    setting,
)
from tests.test_cards import most

FIRST = en.OPEN.format(number=1)
TYPED = "genes of lantren ataxia"


# Not what I meant.


async def test_a_name_that_was_corrected_can_be_refused(scene: Scene) -> None:
    """In its place stands what else there is, each to open with what was asked of it."""
    card = await scene.ask(TYPED)
    assert en.NOT_MEANT in labels(card)
    await scene.press(card, en.NOT_MEANT)
    assert en.CHOICES["instead"] in said(card)
    assert LANTERN not in said(card)
    await scene.press(card, FIRST)
    assert f"{en.SECTIONS['genes']} " in said(card)


@pytest.mark.parametrize("typed", ["lantern ataxia", LANTERN, "LAX"])
async def test_what_was_typed_as_it_stands_needs_no_refusal(scene: Scene, typed: str) -> None:
    """A name, an id, an abbreviation: nothing was guessed."""
    assert en.NOT_MEANT not in labels(await scene.ask(typed))


async def test_somebody_else_who_refuses_is_asked_alone(scene: Scene) -> None:
    """The card of the asker stays."""
    card = await scene.ask(TYPED)
    before = said(card)
    result = answered(await scene.press(card, en.NOT_MEANT, by=scene.ben))
    assert result.ephemeral
    assert en.CHOICES["instead"] in said(result)
    assert before == said(card)


async def test_none_of_these_says_how_to_ask(scene: Scene) -> None:
    """Kindly, to the asker alone, and the list stays."""
    card = await scene.ask("LAX")
    before = said(card)
    assert controls.NONE == options(card, en.CHOICE_MENU)[-1]
    result = answered(await choose(scene.ada, card, en.CHOICE_MENU, controls.NONE))
    assert en.HOW_TO_NAME == result.content
    assert result.ephemeral
    assert before == said(card)


async def test_none_of_these_offers_what_comes_next(scene: Scene) -> None:
    """Each to open with what was asked; of these again none may be meant."""
    card = await scene.ask("genes of flicker ataxia")
    assert controls.NONE != options(card, en.CHOICE_MENU)[-1]
    await choose(scene.ada, card, en.CHOICE_MENU, options(card, en.CHOICE_MENU)[-1])
    assert en.CHOICES["instead"] in said(card)
    assert controls.NONE == options(card, en.CHOICE_MENU)[-1]
    await scene.press(card, FIRST)
    assert f"{en.SECTIONS['genes']} " in said(card)


async def test_a_refusal_lives_on_after_a_restart(scene: Scene, knowledge_file: Path) -> None:
    """The button carries all it needs, and no word that was typed."""
    card = await scene.ask(TYPED)
    await scene.restart(partial(open_knowledge, knowledge_file))
    await scene.press(card, en.NOT_MEANT)
    assert en.CHOICES["instead"] in said(card)


async def test_a_refusal_in_plain_text(knowledge_file: Path, tmp_path: Path) -> None:
    """The choices are named on their buttons."""
    opener = partial(open_knowledge, knowledge_file)
    async with setting(opener, tmp_path, Defaults(plain_text=True)) as scene:
        card = await scene.ask(TYPED)
        await scene.press(card, en.NOT_MEANT)
        assert en.CHOICES["instead"] in scene.now(card).content
        named = [each for each in labels(scene.now(card)) if each.startswith("1. ")]
        assert named


@pytest.mark.parametrize("others", [(), ("HP:0001250", "C0000000", "?")])
def test_the_nearest_of_its_own_name_fill_the_list(
    embedded: Knowledge, others: tuple[str, ...]
) -> None:
    """Runners-up that are held come first; up to nine, never the concept itself."""
    reply = embedded.instead_of("OMIM:154700", others, ("genes",))
    assert isinstance(reply, Choices)
    found = [match.id for match in reply.matches]
    assert list(others[:1]) == found[: len(others[:1])]
    assert "OMIM:154700" not in found
    assert 1 < len(set(found)) == len(found) <= 9


def test_a_concept_that_is_gone_offers_nothing(embedded: Knowledge) -> None:
    """As after an update of the knowledge that left it out."""
    assert isinstance(embedded.instead_of("C0000000", ()), NoMatch)


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_a_refused_concept_of_any_kind_is_within_the_limits(
    embedded: Knowledge, surface: Surface
) -> None:
    """Also the largest records and the longest names."""
    for of in ("names", "letters in a name", "features", "conditions"):
        reply = embedded.instead_of(most(embedded, of), ())
        assert [] == faults(cards.render(reply, VIEW, surface, Wish(("studies",))))


# A pinned meaning.


def pinned(knowledge: Knowledge, asked: str, concept: str) -> Answer | Choices:
    """The reply where this is the pinned meaning of LAX."""
    answering = Answering(knowledge, Conversation(30), {"lax": concept})
    reply = answering.reply(asked, "here")
    assert isinstance(reply, Answer | Choices)
    return reply


@pytest.mark.parametrize("concept", [LANTERN, PUPIL])
def test_a_pinned_meaning_is_answered_with(knowledge: Knowledge, concept: str) -> None:
    """It says that it is pinned, and which others there are; what was asked of it is shown."""
    reply = pinned(knowledge, "genes of LAX", concept)
    assert isinstance(reply, Answer)
    assert (concept, "genes") == (reply.concept.id, reply.sections[0].key)
    (note,) = lines.header(reply)
    assert note.said.startswith(en.PINNED_HERE.partition("{subject}")[0] + "LAX here")
    assert all(f"{each.id})" in note.said for each in reply.others)
    assert concept not in {each.id for each in reply.others}


def test_what_is_pinned_and_not_held_leaves_the_choice(knowledge: Knowledge) -> None:
    """As after an update that retired it."""
    assert isinstance(pinned(knowledge, "LAX", "C0000000"), Choices)


def test_a_pin_is_for_its_own_abbreviation(knowledge: Knowledge) -> None:
    """The full name of another concept is what it says."""
    reply = pinned(knowledge, "lantern ataxia", PUPIL)
    assert isinstance(reply, Answer)
    assert (LANTERN, None) == (reply.concept.id, reply.pinned)


def test_a_pinned_meaning_keeps_the_line_about_a_person(knowledge: Knowledge) -> None:
    """It goes with the answer as it went with the choices."""
    assert (
        "personal"
        == pinned(knowledge, "my mum was told she has LAX, could i have it too?", LANTERN).notice
    )


def test_a_job_carries_what_is_pinned(knowledge_file: Path) -> None:
    """From the desk to the card, which offers the others in a menu."""
    drawer = Drawer(partial(open_knowledge, knowledge_file))
    for kind in ("message", "name"):
        job = Job(kind, "LAX", SURFACES[0], VIEW, pinned={"lax": PUPIL})
        drawn = drawer.draw(job)
        assert isinstance(drawn, Drawn)
        assert drawn.card
        assert "Pinned meaning of LAX" in read(drawn.card)
        assert en.OTHERS_MENU in {menu.placeholder for menu in drawn.card.menus}
    drawer.close()


async def test_a_meaning_pinned_in_a_server_is_answered_with_there(scene: Scene) -> None:
    """By command, by name and by mention, in the channel that it was pinned for."""
    pin = PinnedMeaning(scene.channel.id, "lax", PUPIL)
    await scene.desk.state.guilds.pin_meaning(scene.guild.id, pin)
    told: list[Message] = [await scene.ask("LAX"), await scene.slash("concept", name="LAX")]
    told += await scene.tell("LAX")
    assert 3 == len(told)
    for card in told:
        assert said(card).startswith("Lax pupil")
        assert "Pinned meaning of LAX here" in said(card)
        assert LANTERN in options(card, en.OTHERS_MENU)
