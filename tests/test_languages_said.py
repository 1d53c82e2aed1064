"""What is said beside answers, in Spanish, French and German: forms, refusals, faults, files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.cooldown import Cooldown
from bot.phrases import en, phrases_of, speaking
from bot.render.exports import ExportedFile, Format, Subject, export
from knowledge import Knowledge, open_knowledge
from tests.discord_env import (
    LANTERN,
    Message,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    labels,
    parts,
    raw,
    sent,
    speaking_in,
)
from tests.discord_server.stored import walk
from tests.spoken import OTHERS, left_in
from tests.test_personal import break_down

LOCALES = {"es": "es-ES", "fr": "fr", "de": "de"}
READ: tuple[Format, ...] = ("markdown", "text", "nlm", "ama", "apa")


def controls(components: Iterator[Mapping[str, Any]]) -> list[str]:
    """All that controls say, but for menus of concepts, whose entries are names."""
    told: list[str] = []
    for each in components:
        told += [str(each[key]) for key in ("label", "placeholder", "description") if key in each]
        if not str(each.get("custom_id")).startswith("pick|"):
            told += [str(option["label"]) for option in each.get("options") or ()]
    return told


class Reader:
    """Reads what is said to people of a language, and remembers any English in it."""

    def __init__(self, scene: Scene, code: str) -> None:
        self.scene = scene
        self.code = code
        self.words = phrases_of(code)
        self.left: list[str] = []

    def read(self, message: Message, *said: str) -> Message:
        """The message, in which these sentences are said."""
        text = raw(message)
        for each in said:
            assert each in text, (each, text)
        self.left += left_in(text, controls(parts(message)), self.code)
        return message

    async def ask(self, question: str = "genes of lantern ataxia") -> Message:
        """Ada's question and its answer."""
        return self.read(await self.scene.ask(question))

    async def press(self, message: Message, label: str, *said: str) -> Message:
        """Ada's press and what is answered to her."""
        return self.read(answered(await self.scene.press(message, label)), *said)


@asynccontextmanager
async def reading(scene: Scene, code: str) -> AsyncIterator[Reader]:
    """Everybody's Discord is set to the language; in the end no English was said."""
    reader = Reader(scene, code)
    with speaking_in(scene, LOCALES[code]):
        yield reader
    assert [] == reader.left


@pytest.mark.parametrize("code", OTHERS)
async def test_a_report_is_made_without_english(scene: Scene, code: str) -> None:
    """The form, what comes of it, once more, where nobody takes it, and the votes."""
    async with reading(scene, code) as reader:
        words = reader.words
        await reader.press(await reader.ask(), words.REPORT, words.REPORT_NOWHERE)
        channel = scene.guild.create_text_channel("reports")
        await scene.desk.state.guilds.change(scene.guild.id, report_channel_id=channel.id)
        card = await reader.ask()
        for outcome in (words.REPORT_SENT, words.REPORT_SENT_ALREADY):
            form = await scene.press(card, words.REPORT)
            assert form.modal
            assert words.REPORT_FORM == form.modal["title"]
            fields = list(walk(form.modal["components"]))
            assert set(words.REPORT_REASONS.values()) < set(controls(iter(fields)))
            text = "\n".join(str(each.get("content", "")) for each in fields)
            assert [] == left_in(text, [form.modal["title"], *controls(iter(fields))], code)
            filled = await scene.ada.submit_modal(form, {"reason": ["wrong"], "text": "x"})
            reader.read(answered(filled), outcome)
        for outcome in (words.VOTED, words.VOTED_ALREADY):
            await reader.press(card, words.USEFUL, outcome)


@pytest.mark.parametrize("code", OTHERS)
async def test_refusals_are_told_without_english(scene: Scene, code: str) -> None:
    """Not here, not yours, no permission, of an earlier version, nothing to read, restarting."""
    async with reading(scene, code) as reader:
        words = reader.words
        card = await reader.ask()
        refused = await scene.press(card, words.DELETE, by=scene.ben)
        reader.read(answered(refused), words.NOT_YOURS)
        await reader.press(await sent(scene, "quiz|1|2"), "press", words.OLD_BUTTON)
        empty = await scene.ben.send(scene.channel, "\u200b")
        told = await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, empty)
        reader.read(answered(told))
        panel = await sent(scene, f"settings|{scene.ada.id}|plain_text|0")
        await reader.press(panel, "press", words.SETTINGS_FORBIDDEN)
        await scene.desk.state.guilds.refuse_commands(scene.guild.id, scene.channel.id, ["ask"])
        reader.read(await scene.ask("lantern ataxia"), words.NOT_HERE)
        scene.desk.work.closing = True
        reader.read(await scene.slash("sources"), words.RESTARTING)


@pytest.mark.parametrize("code", OTHERS)
async def test_a_pause_and_a_database_that_is_down_are_told_without_english(
    scene: Scene, knowledge_file: Path, code: str
) -> None:
    """To whoever meets them, with what to do."""
    clock = scene.env.now
    pause = Cooldown(60, clock=lambda: clock().timestamp())
    await scene.restart(partial(open_knowledge, knowledge_file), cooldown=pause)
    async with reading(scene, code) as reader:
        await reader.ask()
        too_soon = reader.words.COOLDOWN.format(seconds=60)
        reader.read(await scene.ask("lantern ataxia"), too_soon)
        await break_down(scene)
        for name in ("me", "history show", "list show", "privacy show"):
            reader.read(await scene.slash(name), reader.words.STATE_DOWN)


@pytest.mark.parametrize("code", OTHERS)
async def test_terms_and_sending_are_told_without_english(scene: Scene, code: str) -> None:
    """The terms of a message, where a card is sent, a file of it, and a reading list."""
    async with reading(scene, code) as reader:
        words = reader.words
        for text in ("lantern ataxia and lax pupil", "nothing to be found here"):
            written = await scene.ben.send(scene.channel, text)
            told = await scene.ada.context_menu(scene.channel, en.EXPLAIN_TERMS, written)
            reader.read(answered(told))
        panel = await reader.press(await reader.ask(), words.SEND_BUTTON)
        for label in words.SEND_WHERE.values():
            if label in labels(panel):
                await reader.press(panel, label)
        reader.read(await scene.slash("list add", reference=LANTERN))
        reader.read(await scene.slash("list show"))
        reader.read(await scene.slash("list export"))
        reader.read(await scene.slash("export", name="zzqx vvkw"))
        asked = reader.read(await scene.ask("delete my data"))
        sure = await reader.press(asked, words.PRIVACY_OPEN)
        await reader.press(sure, words.PRIVACY_KEEP)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("form", READ)
def test_a_file_to_read_has_its_own_words_in_the_language(
    knowledge: Knowledge, form: Format, code: str
) -> None:
    """Headings, what is not held, how to cite, and the foot; of a record and of a list."""
    listed = Subject(ids=(LANTERN, "PMID:99000002", "PMID:1"))
    with speaking(code):
        for subject in (Subject(LANTERN), Subject(LANTERN, card=True), listed):
            file = export(knowledge, subject, form)
            assert isinstance(file, ExportedFile)
            lines = [line.lstrip("#>*- ") for line in file.content.decode().split("\n")]
            assert [] == left_in("\n".join(lines), (), code)
            assert phrases_of(code).FOOTER in file.content.decode().replace("\\", "")
