"""The golden questions on Discord: by command, by mention and in a direct message.

What the terminal must and must not say holds for the cards too, over all their pages, with what
their controls say. A list of more than ten features leaves what each means to a menu, and who
reports it to a button; a source's age stands at the foot.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from bot.phrases import en
from knowledge import Knowledge, open_knowledge
from tests.discord_env import (
    Message,
    Person,
    Scene,
    answered,
    entries,
    labels,
    raw,
    said,
    setting,
)
from tests.test_golden import CASES, Case

Asked = tuple[Message, Person]  # the reply, and who may turn its pages
Ask = Callable[[Scene, Case], Awaitable[Asked]]
_MOST_PAGES = 30


async def by_command(scene: Scene, case: Case) -> Asked:
    """Asked with /ask, in a channel of its own."""
    channel = scene.guild.create_text_channel("golden")
    if case.before:
        await scene.ada.slash(channel, "ask", question=case.before)
    return answered(await scene.ada.slash(channel, "ask", question=case.asked)), scene.ada


async def by_mention(scene: Scene, case: Case) -> Asked:
    """Asked with a mention, in a channel of its own."""
    channel = scene.guild.create_text_channel("golden")
    if case.before:
        await scene.ada.send(channel, f"{scene.mention} {case.before}")
    sent = await scene.ada.send(channel, f"{scene.mention} {case.asked}")
    (reply,) = scene.after(sent, channel)
    return reply, scene.ada


async def by_direct_message(scene: Scene, case: Case) -> Asked:
    """Asked in a direct message, by somebody who never asked before."""
    person = scene.env.create_user("asker")
    if case.before:
        await person.send_dm(case.before)
    sent = await person.send_dm(case.asked)
    (reply,) = scene.after(sent, person.dm_channel)
    return reply, person


async def read_through(message: Message, reader: Person) -> str:
    """All that a reply says on all its pages, with and without markup."""
    told = [raw(message), said(message), *labels(message), *entries(message)]
    if en.WITH_EVIDENCE in labels(message):
        await reader.click(message, label=en.WITH_EVIDENCE)
        told += [raw(message), said(message)]
    for _ in range(_MOST_PAGES):
        if en.NEXT not in labels(message):
            break
        result = await reader.click(message, label=en.NEXT)
        message = answered(result) if result.response else message
        told += [raw(message), said(message)]
    return "\n".join(told).casefold()


@pytest.mark.parametrize("ask", [by_command, by_mention, by_direct_message])
async def test_golden_questions_on_discord(embedded: Knowledge, tmp_path: Path, ask: Ask) -> None:
    """Every case holds on every surface."""
    failed: dict[str, list[str]] = {}
    async with setting(partial(open_knowledge, embedded.store.path), tmp_path) as scene:
        for case in CASES:
            shown = await read_through(*await ask(scene, case))
            missing = [text for text in case.required if text.casefold() not in shown]
            wrong = [text for text in case.forbidden if text.casefold() in shown]
            if missing or wrong:
                failed[case.name] = [*missing, *(f"not: {text}" for text in wrong)]
    assert {} == failed
