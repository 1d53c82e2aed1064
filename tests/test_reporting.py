"""Reports of an answer: the form, the server's channel, the sources' trackers; nothing is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from bot import controls
from bot.phrases import en
from bot.render.card import Surface
from bot.render.feedback import (
    Shown,
    reported_card,
    trackers_card,
    with_outcome,
    with_report,
)
from knowledge import open_knowledge
from knowledge.model import Provenance
from knowledge.record import trackers
from knowledge.sections import KEYS
from tests.card_payload import VIEW, faults
from tests.discord_env import (
    LANTERN,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    raw,
    said,
    sent,
)
from tests.discord_server.rules import check_modal

HOSTILE = "@everyone **look** [here](https://evil.example) <@1> `x`\n# big\n> quoted ||hidden||"


@pytest.fixture
async def reports(scene: Scene) -> ChannelHandle:
    """The server's channel for reports."""
    channel = scene.guild.create_text_channel("reports")
    await scene.desk.state.guilds.change(scene.guild.id, report_channel_id=channel.id)
    return channel


async def opened(scene: Scene, question: str = "genes of lantern ataxia") -> InteractionResult:
    """The form that Ada opens on a card."""
    shown = await scene.press(await scene.ask(question), en.REPORT)
    assert shown.modal
    return shown


async def report(
    scene: Scene, form: InteractionResult, text: str = "", reason: str = "wrong"
) -> ResponseMessage:
    """What Ada, who fills the form in, is told."""
    filled = {"reason": [reason], "text": text}
    told = answered(await scene.ada.submit_modal(form, filled))
    assert told.ephemeral
    return told


def posted(scene: Scene, channel: ChannelHandle) -> list[discord.Message]:
    """What Rounds has said in a channel."""
    return [each for each in channel.history() if each.author == scene.client.user]


# The form.


@pytest.mark.usefixtures("reports")
async def test_the_form_says_who_sees_it_and_what_not_to_write(scene: Scene) -> None:
    """A reason must be chosen, words are free to give; all within Discord's limits."""
    form: dict[str, Any] = (await opened(scene)).modal or {}
    assert [] == check_modal(form)
    note, reason, text = form["components"]
    assert en.REPORT_NOTE == note["content"]
    assert "nothing about yourself or a patient" in en.REPORT_NOTE
    assert [*en.REPORT_REASONS] == [each["value"] for each in reason["component"]["options"]]
    assert not text["component"]["required"]
    assert "patient" in text["description"]


# The server's channel.


async def test_a_report_reaches_the_channel_of_the_server(
    scene: Scene, reports: ChannelHandle
) -> None:
    """With concept, section, release, reason, words and who it is from; the reporter is thanked."""
    told = await report(scene, await opened(scene), "The symbol is outdated.", "wrong")
    assert en.REPORT_SENT in said(told)
    (message,) = posted(scene, reports)
    for expected in (
        "Lantern ataxia",
        LANTERN,
        en.SECTIONS["genes"],
        "2026-10-01",
        en.REPORT_REASONS["wrong"],
        "The symbol is outdated.",
    ):
        assert expected in said(message)
    assert f"<@{scene.ada.id}>" in raw(message)


async def test_the_words_of_a_report_are_shown_as_they_are(
    scene: Scene, reports: ChannelHandle
) -> None:
    """No link, no heading and no mention is made of them."""
    await report(scene, await opened(scene), HOSTILE)
    (message,) = posted(scene, reports)
    assert not message.mention_everyone
    shown = raw(message)
    assert r"\@everyone \*\*look\*\* \[here\](<https://evil.example>)" in shown
    assert r"\<\@1>" in shown
    assert "\n> \\# big\n> \\> quoted" in shown


async def test_the_summary_and_a_gene_can_be_reported(scene: Scene, reports: ChannelHandle) -> None:
    """Whatever answers has the button."""
    await report(scene, await opened(scene, LANTERN))
    await report(scene, await opened(scene, "LANT1"))
    first, second = sorted(posted(scene, reports), key=lambda each: each.id)
    assert en.REPORTED_SHOWN.format(sections=en.SUMMARY_OPTION) in said(first)
    assert en.SECTIONS["gene_conditions"] in said(second)


async def test_a_forum_gets_a_post_for_each_report(scene: Scene) -> None:
    """Named after what was reported."""
    forum = scene.guild.create_forum_channel("reports")
    await scene.desk.state.guilds.change(scene.guild.id, report_channel_id=forum.id)
    assert en.REPORT_SENT in said(await report(scene, await opened(scene)))
    assert [en.REPORTED.format(name="Lantern ataxia")] == [each.name for each in forum.threads]


async def test_the_same_card_is_reported_once_by_one_person(
    scene: Scene, reports: ChannelHandle
) -> None:
    """The second time nothing is sent, and that is said."""
    card = await scene.ask("genes of lantern ataxia")
    for told in (en.REPORT_SENT, en.REPORT_SENT_ALREADY):
        assert told in said(await report(scene, await scene.press(card, en.REPORT)))
    assert 1 == len(posted(scene, reports))


async def test_a_form_is_taken_by_a_process_that_did_not_open_it(
    scene: Scene, reports: ChannelHandle, knowledge_file: Path
) -> None:
    """After a restart while somebody wrote."""
    form = await opened(scene)
    await scene.restart(partial(open_knowledge, knowledge_file))
    assert en.REPORT_SENT in said(await report(scene, form))
    assert 1 == len(posted(scene, reports))


async def test_a_channel_that_is_closed_to_rounds_is_said(scene: Scene) -> None:
    """With what to do; another try is not taken for a second report."""
    closed = scene.guild.create_text_channel(
        "closed",
        overwrites={
            scene.guild.default_role: discord.PermissionOverwrite(
                view_channel=False, send_messages=False
            )
        },
    )
    await scene.desk.state.guilds.change(scene.guild.id, report_channel_id=closed.id)
    card = await scene.ask("genes of lantern ataxia")
    for _ in range(2):
        assert en.REPORT_LOST in said(await report(scene, await scene.press(card, en.REPORT)))


async def test_a_channel_that_is_gone_is_said(scene: Scene) -> None:
    """As one that was deleted after it had been chosen."""
    await scene.desk.state.guilds.change(scene.guild.id, report_channel_id=999)
    assert en.REPORT_LOST in said(await report(scene, await opened(scene)))


# Without a channel.


async def test_without_a_channel_there_are_the_pages_of_the_sources_alone(scene: Scene) -> None:
    """At once, privately, without a form."""
    shown = await scene.press(await scene.ask("features of marfan syndrome"), en.REPORT)
    assert shown.modal is None
    told = answered(shown)
    assert told.ephemeral
    assert en.REPORT_NOWHERE in said(told)
    assert "(<https://github.com/obophenotype/human-phenotype-ontology/issues/new?" in raw(told)


async def test_a_source_without_a_page_is_said(scene: Scene) -> None:
    """No page is made up."""
    told = answered(await scene.press(await scene.ask("genes of lantern ataxia"), en.REPORT))
    assert en.NO_TRACKERS in said(told)


@pytest.mark.parametrize(
    "carried", [controls.report("OMIM:1", ()), controls.report("no such thing", KEYS)]
)
async def test_a_report_of_what_is_gone_is_as_old_as_its_button(scene: Scene, carried: str) -> None:
    """A record that the knowledge no longer holds, or a custom id that was tampered with."""
    told = answered(await scene.press(await sent(scene, carried), "press"))
    assert en.OLD_BUTTON in said(told)


# The pages of sources.


def provenance(source: str, via: str | None = None) -> Provenance:
    """A source."""
    link = "https://example.org/records?id=OMIM:999001&view=all"
    return Provenance(source=source, release="2026-10-01", link=link, licence="invented", via=via)


@pytest.mark.parametrize(
    ("source", "via", "expected"),
    [
        ("HPO annotations", None, "HPO"),
        ("MONDO", "MedGen", "MONDO"),
        ("SNOMED CT", "MedGen", "MedGen"),
        ("OMIM", "MedGen record page", "MedGen"),
        ("HPOlike", None, None),
        ("LAMP", None, None),
    ],
)
def test_a_statement_is_told_to_its_source_or_to_whom_it_came_by(
    source: str, via: str | None, expected: str | None
) -> None:
    """By the beginning of the name, whole words."""
    found = trackers.page(provenance(source, via), "a title", "a text")
    assert expected == (found.name if found else None)


def test_a_page_is_filled_in_with_facts() -> None:
    """Name, id, section, source with its release, and the source's own page."""
    shown = Shown(LANTERN, "Lantern & ataxia #1", ("genes",), (provenance("HPO"),))
    card = trackers_card(shown, VIEW, Surface(7))
    address = card.text.partition("(<")[2].partition(">)")[0]
    filled = parse_qs(urlsplit(address).query)
    assert [f"Lantern & ataxia #1 ({LANTERN}): Genes"] == filled["title"]
    (body,) = filled["body"]
    assert "HPO 2026-10-01" in body
    assert "https://example.org/records?id=OMIM:999001&view=all" in body


# Within the limits.


@pytest.mark.parametrize("plain", [False, True])
def test_the_longest_report_is_within_the_limits(plain: bool) -> None:
    """A long name, all sections, many sources, as many words as the form takes, all marks."""
    sources = ("HPO", "MONDO", "MedGen", "Disease Ontology", *(f"Lamp {n}" for n in range(60)))
    shown = Shown("OMIMPS:9999999999", "Ä" * 400, KEYS, tuple(provenance(each) for each in sources))
    surface = Surface(7, plain=plain)
    reported = with_report(reported_card(shown, VIEW, surface), "wrong", "*\n" * 200, 2**64 - 1)
    known = with_outcome(trackers_card(shown, VIEW, surface), en.REPORT_LOST)
    assert [] == faults(reported)
    assert [] == faults(known)
    assert 3 == known.text.count("](<https://")
