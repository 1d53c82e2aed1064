"""Exports and where they go, and reading lists, on Discord."""

from __future__ import annotations

import json

import pytest

from bot.charts import Charts
from bot.phrases import en, words
from bot.render import markdown, sending
from bot.render.card import Surface
from bot.render.chart_card import chart_card
from bot.render.exports import CITATION_FORMATS, FORMATS, Subject
from bot.state import ReadingKind
from bot.wishes import Parcel
from knowledge import Knowledge
from tests.card_payload import faults
from tests.discord_env import (
    LANTERN,
    Message,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    labels,
    options,
    said,
)

SURFACES = [Surface(7, private=p, plain=q) for p in (False, True) for q in (False, True)]
STUDY = "PMID:99000002"


async def told(scene: Scene, command: str, /, **options: str) -> Message:
    """What Ada's command answers: to her alone."""
    card = answered(await scene.ada.slash(scene.channel, command, **options))
    assert card.ephemeral
    return card


async def file_of(message: Message) -> tuple[str, str]:
    """The name and text of the one file of a message."""
    (file,) = message.attachments
    return file.filename, (await file.read()).decode()


async def panel(scene: Scene, concept: str = LANTERN, section: str | None = None) -> Message:
    """The card that asks where to send what a card shows."""
    shown = {"section": section} if section else {}
    card = await scene.slash("concept", name=concept, **shown)
    return answered(await scene.press(card, en.SEND_BUTTON))


# Exports.


@pytest.mark.parametrize("form", FORMATS)
async def test_every_format_is_a_file(scene: Scene, form: str) -> None:
    """For its user alone unless they say otherwise, named after the concept."""
    card = await told(scene, "export", name=LANTERN, **{"as": form})
    name, text = await file_of(card)
    assert name.startswith("rounds-lantern-ataxia")
    assert ("Lantern ataxia" if form in {"ama", "apa"} else "99000002") in text
    shown = await scene.slash("export", name="lantern ataxia", private=False, **{"as": form})
    assert not shown.ephemeral
    assert (name, text) == await file_of(shown)


async def test_a_section_or_a_publication_is_exported(scene: Scene) -> None:
    """The publication by its id, however it is written."""
    name, text = await file_of(await told(scene, "export", name=LANTERN, section="genes"))
    assert "LANT1" in text
    assert "genes" in name
    _, text = await file_of(await told(scene, "export", name="pmid 99000002", **{"as": "bibtex"}))
    assert "99000002" in text


@pytest.mark.parametrize(
    ("typed", "form", "expected"),
    [
        ("zzqx vvkw", "markdown", en.EXPORT_UNKNOWN),
        ("LXP1", "markdown", en.EXPORT_UNKNOWN),  # a condition or the gene
        ("OMIM:999002", "bibtex", en.NOT_EXPORTED["no_citations"]),
        ("LANT1", "ris", en.NOT_EXPORTED["gene_citations"]),
    ],
)
async def test_what_cannot_be_exported_is_said(
    scene: Scene, typed: str, form: str, expected: str
) -> None:
    """With what to do instead."""
    card = await told(scene, "export", name=typed, **{"as": form})
    assert expected in said(card)
    assert not card.attachments


RECORDS = [form for form in FORMATS if form not in CITATION_FORMATS]


@pytest.mark.parametrize("form", RECORDS)
async def test_a_gene_is_exported_with_its_conditions(scene: Scene, form: str) -> None:
    """By its symbol or id; beside the word gene also where the symbol is a name as well."""
    by_symbol = await file_of(await told(scene, "export", name="LANT1", **{"as": form}))
    by_id = await file_of(await told(scene, "export", name="NCBIGene:99001", **{"as": form}))
    name, text = by_symbol
    assert name.startswith("rounds-lant1-NCBIGene-99001.")
    assert all(said in text for said in ("LANT1", "Lantern ataxia", "LAMP"))
    assert by_symbol == by_id
    _, text = await file_of(await told(scene, "export", name="gene LXP1", **{"as": form}))
    assert "Flicker gait" in text


async def test_a_gene_has_no_sections_to_export(scene: Scene) -> None:
    """It says so, and how to get what was asked for."""
    card = await told(scene, "export", name="LANT1", section="guidelines")
    assert en.NOT_EXPORTED["gene_sections"] in said(card)
    assert not card.attachments


# Sending.


async def test_what_a_genes_card_shows_goes_out_as_a_record(scene: Scene) -> None:
    """No format of citations is offered for it; on a reading list it has its symbol."""
    card = answered(await scene.press(await scene.ask("LANT1"), en.SEND_BUTTON))
    assert RECORDS == options(card, en.SEND_FORMAT)
    sent = answered(await scene.press(card, en.SEND_WHERE["me"]))
    assert "Lantern ataxia" in (await file_of(sent))[1]
    await scene.press(card, en.SEND_WHERE["list"])
    listed = await told(scene, "list show")
    assert "LANT1 · NCBIGene:99001" in said(listed)
    opened = answered(await choose(scene.ada, listed, en.LIST_OPEN, "NCBIGene:99001"))
    assert said(opened).startswith("LANT1")


async def test_where_it_goes_is_chosen_after_the_format(scene: Scene) -> None:
    """The card keeps the format, and says what is sent."""
    card = await panel(scene, section="studies")
    assert [*en.SEND_WHERE.values()] == labels(card)
    assert f"Lantern ataxia: {en.SECTIONS['studies']}" in said(card)
    await choose(scene.ada, card, en.SEND_FORMAT, "ris")
    sent = answered(await scene.press(card, en.SEND_WHERE["me"]))
    assert sent.ephemeral
    name, text = await file_of(sent)
    assert name.endswith(".ris")
    assert "TY  - JOUR" in text


async def test_it_goes_to_everybody_here(scene: Scene) -> None:
    """Though the card that asks is seen by one."""
    card = await panel(scene)
    sent = answered(await scene.press(card, en.SEND_WHERE["here"]))
    assert not sent.ephemeral
    assert "card" in (await file_of(sent))[0]


async def test_it_goes_to_direct_messages(scene: Scene) -> None:
    """And that is said here."""
    card = await panel(scene)
    shown = answered(await scene.press(card, en.SEND_WHERE["dm"]))
    assert en.SENT_DM in said(shown)
    (message,) = scene.ada.user.dm_channel.history()
    assert "Lantern ataxia" in (await file_of(message))[1]


async def test_it_goes_into_a_thread(scene: Scene) -> None:
    """Below the channel; in a thread there can be none."""
    card = await panel(scene, section="genes")
    assert "rounds" not in [thread.name for thread in scene.channel.threads]
    shown = answered(await scene.press(card, en.SEND_WHERE["thread"]))
    assert en.SENT_THREAD.partition("{")[0] in said(shown)
    (thread,) = scene.channel.threads
    (message,) = thread.history()
    assert "LANT1" in (await file_of(message))[1]


async def test_it_goes_onto_the_reading_list(scene: Scene) -> None:
    """The citations of what is sent; without any, the concept. Twice counts once."""
    card = await panel(scene, section="studies")
    first = answered(await scene.press(card, en.SEND_WHERE["list"]))
    assert en.LIST_ADDED.format(added=1) in said(first)
    again = answered(await scene.press(card, en.SEND_WHERE["list"]))
    assert en.LIST_ADDED_COUNT.format(added=0, there=1) in said(again)
    await scene.press(await panel(scene, "OMIM:999002", "identifiers"), en.SEND_WHERE["list"])
    listed = await scene.desk.state.reading_list.show(scene.ada.id)
    assert [ReadingKind.CONCEPT, ReadingKind.PMID] == [each.kind for each in listed]


# Reading lists.


async def test_a_reading_list_is_kept_shown_and_exported(scene: Scene) -> None:
    """Publications and concepts; what is not held is listed by its id."""
    assert en.LIST_EMPTY in said(await told(scene, "list show"))
    for reference in ("PMID 99000002", "lantern ataxia", "10.9999/not.held"):
        card = await told(scene, "list add", reference=reference)
        assert en.LIST_ADDED.format(added=1) in said(card)
    card = await told(scene, "list show")
    assert ["DOI:10.9999/not.held", LANTERN, STUDY] == options(card, en.LIST_OPEN)
    assert en.LIST_UNHELD in said(card)
    _, text = await file_of(await told(scene, "list export", **{"as": "csl"}))
    assert ["99000002"] == [each["PMID"] for each in json.loads(text) if each.get("PMID")]


async def test_entries_are_opened_and_taken_off(scene: Scene) -> None:
    """The rest stays; of others' lists nothing is seen."""
    for reference in (STUDY, LANTERN):
        await told(scene, "list add", reference=reference)
    card = await told(scene, "list show")
    opened = answered(await choose(scene.ada, card, en.LIST_OPEN, LANTERN))
    assert "Lantern ataxia" in said(opened)
    await choose(scene.ada, card, en.LIST_REMOVE, LANTERN)
    assert [STUDY] == options(card, en.LIST_OPEN)
    his = answered(await scene.ben.slash(scene.channel, "list show"))
    assert en.LIST_EMPTY in said(his)
    assert en.LIST_CLEARED.format(count=1) in said(await told(scene, "list clear"))
    assert en.LIST_EMPTY in said(await told(scene, "list show"))


async def test_what_is_nothing_is_not_listed(scene: Scene) -> None:
    """And it is said how to name what is meant."""
    assert en.LIST_NOT_FOUND in said(await told(scene, "list add", reference="zzqx vvkw"))


def test_long_lists_are_paged_within_the_limits(embedded: Knowledge) -> None:
    """Every entry on one page, with both menus."""
    rows = embedded.store.rows("SELECT curie FROM concept ORDER BY length(curie) DESC LIMIT 400")
    ids = [str(row["curie"]) for row in rows] + [f"DOI:10.1/{'x' * 80}{n}" for n in range(100)]
    for surface in SURFACES:
        seen: list[str] = []
        for page in range(20):
            card = sending.list_card(embedded, ids, page, surface)
            assert [] == faults(card)
            seen += [option.value for option in card.menus[0].options]
        assert ids == seen


def test_the_card_that_asks_is_within_the_limits(embedded: Knowledge) -> None:
    """For every kind of record, also one that is gone."""
    every = tuple(en.SECTIONS)[:5]
    for surface in SURFACES:
        for concept in ("OMIM:154700", "HP:0001250", "NCBIGene:2200", "OMIM:1"):
            card = sending.send_card(embedded, Parcel(concept, every), surface)
            assert [] == faults(card)
    assert () == sending.references_in(embedded, Subject("OMIM:1"))


# Charts.


async def test_a_chart_is_drawn_beside_the_card(scene: Scene) -> None:
    """Where there are ten features; with what it shows in words."""
    card = await scene.slash("symptoms", name="HP:9900009")
    assert en.CHART_BUTTON not in labels(card)


@pytest.mark.parametrize("plain", [False, True])
def test_a_chart_has_its_words(embedded: Knowledge, plain: bool) -> None:
    """As the picture's description, and in plain text as text as well."""
    surface = Surface(7, plain=plain)
    card = chart_card(embedded, Charts(), "OMIM:154700", surface)
    assert [] == faults(card)
    (file,) = card.files
    assert file.content.startswith(b"\x89PNG")
    assert "Marfan syndrome" in file.alt
    assert plain == (markdown.escape(file.alt) in card.text)
    few = chart_card(embedded, Charts(), "C3888318", surface)
    assert not few.files
    assert "2" in few.text
    assert words.SENT_GONE in chart_card(embedded, Charts(), "OMIM:1", surface).text
