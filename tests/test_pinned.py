"""What a team settled that an abbreviation means, wherever it is read in their channel."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from simcord.builders import ChannelHandle

from bot.phrases import en
from bot.render import lines
from bot.state import PinnedMeaning, StudyChannel
from knowledge import Answer, Choices, Knowledge, NoMatch, open_knowledge
from knowledge.matching.suggest import Suggester
from tests.discord_env import (
    LANTERN,
    PUPIL,
    SIBLING,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    new_thread,
    said,
)

GENE = "NCBIGene:99001"
PLAIN = "what are the genes of {}?"


def answer(knowledge: Knowledge, text: str, **pins: str) -> Answer:
    """The answer to a message where this is pinned."""
    reply = knowledge.ask(text, pins=pins)
    assert isinstance(reply, Answer)
    return reply


def terms(knowledge: Knowledge, text: str, **pins: str) -> list[tuple[str, str]]:
    """The concepts that a text names where this is pinned, each with why."""
    reply = knowledge.terms(text, pins)
    assert isinstance(reply, Choices | NoMatch)
    return [(each.id, each.matched) for each in getattr(reply, "matches", ())]


# Questions.


@pytest.mark.parametrize("text", ["QZX", "qzx", "what is QZX?", "genes of qzx", "QZX genes"])
def test_an_abbreviation_that_no_source_knows_means_what_was_pinned(
    knowledge: Knowledge, text: str
) -> None:
    """A team's own shorthand: nobody has to be asked what it means."""
    assert not isinstance(knowledge.ask(text), Answer)
    reply = answer(knowledge, text, qzx=LANTERN)
    assert (LANTERN, ()) == (reply.concept.id, reply.others)
    assert (reply.pinned or "").casefold() == "qzx"
    (note,) = [each for each in lines.header(reply) if "Pinned" in each.said]
    assert note.said == en.PINNED_HERE_ALONE.format(subject=reply.pinned)


def test_it_goes_before_the_only_meaning_that_sources_know(knowledge: Knowledge) -> None:
    """Which is named beside it."""
    assert SIBLING == answer(knowledge, "LAX2").concept.id
    reply = answer(knowledge, "LAX2", lax2=PUPIL)
    assert PUPIL == reply.concept.id
    assert [SIBLING] == [each.id for each in reply.others]


def test_pinned_to_what_it_means_anyway_changes_nothing(knowledge: Knowledge) -> None:
    """Nothing has been settled then."""
    reply = answer(knowledge, "LAX2", lax2=SIBLING)
    assert (SIBLING, None) == (reply.concept.id, reply.pinned)
    assert "LAX2" == reply.match.matched


def test_of_a_symbol_the_gene_is_named_beside_it(knowledge: Knowledge) -> None:
    """It can be chosen still, and beside the word gene it is the gene."""
    reply = answer(knowledge, "LANT1", lant1=PUPIL)
    assert (PUPIL, [GENE]) == (reply.concept.id, [each.id for each in reply.others])
    assert knowledge.ask("LANT1 gene") == knowledge.ask("LANT1 gene", pins={"lant1": PUPIL})


def test_a_comparison_is_of_what_was_pinned(knowledge: Knowledge) -> None:
    """A part of a message is read so as well."""
    reply = knowledge.ask("compare LXP1 and lantern ataxia 2", pins={"lxp1": LANTERN})
    assert isinstance(reply, Choices)
    assert ("compare", {LANTERN, SIBLING}) == (reply.reason, {each.id for each in reply.matches})


def test_a_word_that_asks_stays_one(knowledge: Knowledge) -> None:
    """Pinned letters that are a small word as well are meant in capitals alone."""
    reply = answer(knowledge, "what is lantern ataxia", **{"is": PUPIL})
    assert LANTERN == reply.concept.id


# Messages to nobody.


@pytest.mark.parametrize("short", ["LAX", "LXP1", "QZX"])
def test_a_plain_question_to_nobody_is_about_what_was_pinned(
    knowledge: Knowledge, short: str
) -> None:
    """In capitals alone: in small letters it may be a word."""
    pins = {short.casefold(): LANTERN}
    reply = knowledge.unasked(PLAIN.format(short), pins)
    assert reply
    assert (LANTERN, short) == (reply.concept.id, reply.pinned)
    assert knowledge.unasked(PLAIN.format(short.casefold()), pins) is None
    assert knowledge.unasked(f"who presents {short} on Friday?", pins) is None


# Terms of a message.


def test_terms_are_read_as_pinned(knowledge: Knowledge) -> None:
    """In the order of the message, each once; what is not pinned is read as ever."""
    text = "First LAX, then QZX, and flicker gait after LAX"
    read = terms(knowledge, text, lax=PUPIL, qzx=LANTERN)
    assert [(PUPIL, "LAX"), (LANTERN, "QZX")] == read[:2]
    assert {PUPIL, LANTERN}.isdisjoint(each for each, _ in read[2:])
    assert {PUPIL, LANTERN} <= {each for each, _ in terms(knowledge, "both of LAX")}


def test_a_term_says_that_it_is_pinned(knowledge: Knowledge) -> None:
    """No source calls it so."""
    reply = knowledge.terms("so it is QZX", {"qzx": LANTERN})
    assert isinstance(reply, Choices)
    (match,) = reply.matches
    assert en.PINNED_NAME.format(name="QZX") in lines.choice(match, 1).said


def test_a_longer_name_and_small_letters_are_no_pinned_term(knowledge: Knowledge) -> None:
    """As of all abbreviations."""
    assert [LANTERN] == [
        each for each, _ in terms(knowledge, "a LANTERN ataxia it is", lantern=PUPIL)
    ]
    assert [] == terms(knowledge, "so it is qzx", qzx=LANTERN)


def test_a_term_pinned_to_what_is_not_held_is_read_as_ever(knowledge: Knowledge) -> None:
    """As after an update that retired the concept."""
    text = "so it is LAX"
    assert terms(knowledge, text) == terms(knowledge, text, lax="C0000000")


# While a name is typed.


def test_what_was_pinned_is_suggested_first(knowledge: Knowledge) -> None:
    """With the abbreviation beside it, once; what else it may mean follows."""
    suggester = Suggester(knowledge.store)
    for concept in (LANTERN, PUPIL):
        ids = [each.id for each in suggester.suggest("Lax", pins={"lax": concept})]
        assert concept == ids[0]
        assert {LANTERN, PUPIL} <= set(ids)
        assert len(ids) == len(set(ids))
    (only,) = suggester.suggest("QZX", pins={"qzx": LANTERN})
    assert (LANTERN, "QZX") == (only.id, only.matched)
    assert [] == suggester.suggest("QZX", pins={"qzx": "C0000000"})


# In a server.


async def pin(scene: Scene, short: str, concept: str) -> None:
    """Pin a meaning for the channel."""
    pinned = PinnedMeaning(scene.channel.id, short, concept)
    await scene.desk.state.guilds.pin_meaning(scene.guild.id, pinned)


async def test_a_study_channel_answers_with_it_unasked(scene: Scene, knowledge_file: Path) -> None:
    """In a thread, saying that it is pinned; another channel leaves it alone."""
    await scene.restart(partial(open_knowledge, knowledge_file), reads_all=True)
    other = scene.guild.create_text_channel("other")
    guilds = scene.desk.state.guilds
    for channel in (scene.channel, other):
        study = StudyChannel(channel.id, unmentioned=True)
        await guilds.set_study_channel(scene.guild.id, study)
    await pin(scene, "lax", LANTERN)
    for channel in (scene.channel, other):
        await scene.ada.send(channel, PLAIN.format("LAX"))
    (thread,) = scene.channel.threads
    (card,) = [each for each in thread.history() if not each.is_system()]
    assert "Pinned meaning of LAX here" in said(card)
    assert "LANT1" in said(card)
    assert [] == other.threads


async def test_terms_are_explained_with_it_in_the_channel_and_its_threads(scene: Scene) -> None:
    """Elsewhere both meanings are listed."""

    async def explained(place: ChannelHandle) -> str:
        written = await scene.ben.send(place, "could be LAX")
        return said(answered(await scene.ada.context_menu(place, en.EXPLAIN_TERMS, written)))

    await pin(scene, "lax", PUPIL)
    for place in (scene.channel, await new_thread(scene)):
        assert "Lantern ataxia" not in (shown := await explained(place))
        assert en.PINNED_NAME.format(name="LAX") in shown
    assert "Lantern ataxia" in await explained(scene.guild.create_text_channel("other"))


async def test_commands_and_mentions_in_threads_take_it(scene: Scene) -> None:
    """Also a mention in a thread, an export, a reading list and what is suggested."""
    await pin(scene, "qzx", LANTERN)
    thread = await new_thread(scene)
    asked = await scene.ada.send(thread, f"{scene.mention} QZX")
    (card,) = scene.after(asked, thread)
    assert said(card).startswith("Lantern ataxia")
    assert LANTERN == (await scene.suggested("QZX"))[0]["value"]
    (file,) = (await scene.slash("export", name="QZX")).attachments
    assert f"rounds-lantern-ataxia-{LANTERN}.md" == file.filename
    await scene.slash("list add", reference="QZX")
    (entry,) = await scene.desk.state.reading_list.show(scene.ada.id)
    assert LANTERN == entry.reference
