"""The golden questions on Discord: by command, by mention and in a direct message.

What the terminal must and must not say holds for the cards too, over all their pages, with what
their controls say. A list of more than ten features leaves what each means to a menu, and who
reports it to a button; a source's age stands at the foot. What holds for every reply is looked
for in each: it pings nobody, and its asker can delete it; what is quoted has its sources.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

from bot.phrases import en
from bot.preferences import Defaults
from knowledge import Knowledge, open_knowledge
from tests.discord_env import (
    LANTERN,
    Message,
    Person,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    entries,
    labels,
    raw,
    said,
    setting,
)
from tests.test_delivery import check_nobody_is_pinged
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


async def by_name(scene: Scene, case: Case) -> Asked:
    """Asked with /concept, which takes names and ids alone."""
    channel = scene.guild.create_text_channel("golden")
    return answered(await scene.ada.slash(channel, "concept", name=case.asked)), scene.ada


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


def unruly(message: Message) -> list[str]:
    """Which of the rules for all replies one does not keep."""
    text = raw(message)
    quotes = en.SOURCES.partition("{")[0] in text
    rules = {
        "deleted by its asker": en.DELETE in labels(message),
        "no advice": not quotes or en.FOOTER in text or en.DISCLAIMER in text,
        "its sources": quotes or not any(f"[{name} 20" in text for name in ("HPO", "MONDO")),
    }
    return [rule for rule, is_kept in rules.items() if not is_kept]


async def failures(scene: Scene, ask: Ask, cases: Iterable[Case]) -> dict[str, list[str]]:
    """What is missing or wrong in the replies, by the case."""
    failed: dict[str, list[str]] = {}
    for case in cases:
        message, person = await ask(scene, case)
        wrong = unruly(message)
        shown = await read_through(message, person)
        wrong += [text for text in case.required if text.casefold() not in shown]
        wrong += [f"not: {text}" for text in case.forbidden if text.casefold() in shown]
        if wrong:
            failed[case.name] = wrong
    return failed


@pytest.mark.parametrize("plain", [False, True], ids=["cards", "plain text"])
@pytest.mark.parametrize("ask", [by_command, by_mention, by_direct_message])
async def test_golden_questions_on_discord(
    embedded: Knowledge, tmp_path: Path, ask: Ask, plain: bool
) -> None:
    """Every case holds on every surface, as a card and as plain text, and keeps the rules."""
    opener = partial(open_knowledge, embedded.store.path)
    async with setting(opener, tmp_path, Defaults(plain_text=plain)) as scene:
        assert {} == await failures(scene, ask, CASES)
        check_nobody_is_pinged(scene)


async def test_golden_names_are_taken_by_the_command_for_names(
    embedded: Knowledge, tmp_path: Path
) -> None:
    """Names, abbreviations and ids come to the same as in a question."""
    async with setting(partial(open_knowledge, embedded.store.path), tmp_path) as scene:
        names = [case for case in CASES if case.is_name]
        assert len(names) > 10
        assert {} == await failures(scene, by_name, names)


async def test_a_misspelt_beginning_suggests_each_concept_once(
    embedded: Knowledge, tmp_path: Path
) -> None:
    """The name, what it is and which synonym fits; typing on freely is no worse."""
    async with setting(partial(open_knowledge, embedded.store.path), tmp_path) as scene:
        offered = await scene.suggested("idopatic inflam")
        assert 0 < len(offered) <= 25
        assert len(offered) == len({each["value"] for each in offered})
        assert "C3888318" in {each["value"] for each in offered}
        assert all(" · " in each["name"] for each in offered)


async def test_citations_are_handed_over_as_a_file_with_all_authors(
    embedded: Knowledge, tmp_path: Path
) -> None:
    """Of the concept spoken of, by the command that the reply to a wish for a file names."""
    async with setting(partial(open_knowledge, embedded.store.path), tmp_path) as scene:
        told = await scene.ask("export the citations of familial IIM as bibtex")
        assert "/export" in said(told)
        asked: dict[str, object] = {"name": "C3888318", "as": "bibtex"}
        (file,) = answered(await scene.ada.slash(scene.channel, "export", **asked)).attachments
        text = (await file.read()).decode()
        assert [20, 5, 3, 16] == [
            line.count(" and ") + 1 for line in text.splitlines() if "author" in line
        ]
        assert "437--448" in text
        assert "10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K" in text


@pytest.mark.parametrize("where", ["channel", "direct message"])
async def test_who_asks_to_be_forgotten_is_asked_whether_they_are_sure(
    scene: Scene, where: str
) -> None:
    """What there is, they alone see; nobody else's is touched by their press."""
    people = (scene.ada, scene.ben)
    for person in people:
        await person.slash(scene.channel, "list add", reference=LANTERN)
    if where == "channel":
        (told,) = await scene.tell("please forget all about me")
    else:
        asked = await scene.ada.send_dm("please forget all about me")
        (told,) = scene.after(asked, scene.ada.user.dm_channel)
    who = scene.ada if where == "channel" else scene.ada.user
    sure = answered(await scene.press(told, en.PRIVACY_OPEN, by=who))
    assert sure.ephemeral
    assert f"{en.PRIVACY_ROWS['reading_list']}: 1" in said(sure)
    await scene.press(sure, en.PRIVACY_DELETE, by=who)
    kept = [await scene.desk.state.privacy.count(person.id) for person in people]
    assert [0, 1] == [each["reading_list"] for each in kept]
