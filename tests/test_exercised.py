"""Every command, option, choice, button, menu and form is used, as people come to it.

Nobody lists here what there is: the commands are those that Discord is told of, and what can be
pressed is found by pressing, card after card, from each command on. A control that no way leads
to, or that is not answered, is a fault; so is an option that no call gives.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot import controls
from bot.phrases import phrases_of
from bot.preferences import Defaults
from bot.state import ReadingKind
from knowledge import Knowledge, open_knowledge
from tests.discord_env import Message, Person, Scene, parts, raw, setting, speaking_in

Payload = Mapping[str, Any]
Call = tuple[str, tuple[tuple[str, Any], ...]]  # a command and its options
Key = tuple[str, ...]  # what a control does, whatever it does it to
Path_ = tuple[Call, tuple[Key, ...]]  # a command, and what is pressed from there on

_IIM, _MARFAN = "C3888318", "OMIM:154700"
_SAMPLES: dict[str, Any] = {
    "question": "symtoms of marfan syndrom",
    "name": _MARFAN,
    "concept": _IIM,
    "reference": _IIM,
    "abbreviation": "QX",
    "since": 1990,
    "private": True,
    "free": False,
}
# What leads to cards of each kind.
_QUESTIONS = (
    *("symtoms of marfan syndrom", "features of marfan syndrome", "IIM", "FBN1", "delete my data"),
    *("studies of familial idiopathic inflammatory myopathy", "dysphagia and proximal weakness"),
    # More than fits on one page.
    "does marfan syndrome cause abnormality of the musculoskeletal system",
)
# To what it is done, which makes no control another.
_OBJECTS = {
    "asker",
    "concept",
    "codes",
    "flags",
    "page",
    "number",
    "channel",
    "others",
    "form",
    "asked",
}
_TEMPLATES = (*controls.TEMPLATES, controls.REPORTING)
_DEEPEST = 3  # presses from a command on
_FEWEST_PRESSED = 35  # kinds of controls, each setting and place to send to for itself
_SUBCOMMANDS = (1, 2)
_BUTTON, _MENU, _CHANNELS = 2, 3, 8


def entries(part: Payload, key: str) -> list[Payload]:
    """A list of a command or option; empty where it has none."""
    return list(part.get(key) or ())


def commands(told: Payload, path: str = "") -> Iterator[tuple[str, list[Payload]]]:
    """Each command, subcommands behind blanks, with its options."""
    name = f"{path} {told['name']}".strip()
    inner = [each for each in entries(told, "options") if each["type"] in _SUBCOMMANDS]
    for each in inner:
        yield from commands(each, name)
    if not inner:
        yield name, entries(told, "options")


async def registered(scene: Scene) -> list[tuple[str, list[Payload]]]:
    """What Discord is told of the commands that are typed."""
    tree = scene.client.tree
    assert tree.translator
    told = [
        await each.get_translated_payload(tree, tree.translator)
        for each in tree.get_commands(type=discord.AppCommandType.chat_input)
    ]
    return [found for each in told for found in commands(each)]


def key_of(custom_id: str) -> Key | None:
    """What a control does; None for one that is none of ours."""
    for template in _TEMPLATES:
        if found := re.fullmatch(template, custom_id):
            action = custom_id.partition("|")[0]
            told = [value for name, value in found.groupdict().items() if name not in _OBJECTS]
            return (action, *filter(None, told))
    return None


@dataclass
class Explorer:
    """Somebody who uses all that they are offered in a place, and what they did."""

    scene: Scene
    person: Person
    slash: Callable[..., Any]
    restarts: Callable[[], Any] | None = None
    given: set[tuple[str, str, Any]] = field(default_factory=set)  # command, option, choice
    pressed: dict[Key, str] = field(default_factory=dict)  # with a custom id
    unanswered: list[str] = field(default_factory=list)

    async def call(self, call: Call) -> Message | None:
        """Use a command."""
        name, options = call
        result = await self.slash(name, **dict(options))
        self.given |= {(name, "", None), *((name, option, value) for option, value in options)}
        return self.answer(result, name)

    def answer(self, result: InteractionResult, what: str) -> Message | None:
        """The message that answers, which must be no excuse."""
        message = result.response
        told = raw(message) if message else ""
        for code in ("en", "de", "es", "fr"):
            said = phrases_of(code)
            for excuse in (said.FAILED, said.OLD_BUTTON, said.OLD_COMMAND, said.STATE_DOWN):
                if excuse in told:
                    self.unanswered.append(f"{what}: {told[:60]}")
        if message is None and not result.modal and not result.acknowledged:
            self.unanswered.append(what)
        found: Message | None = message
        return found

    async def explore(self, calls: list[Call]) -> None:
        """Press all there is, from each call on, each kind of control once."""
        ways: deque[Path_] = deque((call, ()) for call in calls)
        while ways:
            call, keys = ways.popleft()
            message = await self.follow(call, keys)
            if message is None or len(keys) == _DEEPEST:
                continue
            found = {key for each in parts(message) if (key := self._own(each))}
            for key in sorted(found - self.pressed.keys()):
                self.pressed[key] = ""
                ways.append((call, (*keys, key)))

    async def follow(self, call: Call, keys: tuple[Key, ...]) -> Message | None:
        """Where a way leads, walked from its beginning; the process restarts before its end."""
        message = await self.call(call)
        for number, key in enumerate(keys, start=1):
            assert message is not None, (call, keys)
            if self.restarts and number == len(keys):
                await self.restarts()
            message = await self.press(message, key)
        return message

    async def press(self, message: Message, key: Key) -> Message | None:
        """Press the first control that does this, and fill in the form that it opens."""
        each = next((each for each in parts(message) if self._own(each) == key), None)
        if each is None:  # what was pressed before has changed what is kept: it may stand elsewhere
            self.pressed.pop(key, None)
            return None
        custom_id = self.pressed[key] = str(each["custom_id"])
        if each["type"] == _BUTTON:
            result = await self.person.click(message, custom_id=custom_id)
        else:
            result = await self.person.select(message, self._chosen(each), custom_id=custom_id)
        told = self.answer(result, "|".join(key))
        if result.modal:
            filled = {"reason": ["wrong"], "text": "x"}
            taken = await self.person.submit_modal(result, filled)
            carried = str(result.modal["custom_id"])
            self.pressed[(carried.partition("|")[0],)] = carried
            return self.answer(taken, "form")
        return None if key[0] == "delete" else told or message

    def _own(self, each: Payload) -> Key | None:
        return key_of(str(each.get("custom_id") or ""))

    def _chosen(self, each: Payload) -> list[Any]:
        """One entry of a menu, not the one chosen already where there is another."""
        if each["type"] == _CHANNELS:
            return [self.scene.channel]
        if each.get("max_values", 1) > 1:
            return [one["value"] for one in each["options"]]
        values = [one["value"] for one in each["options"] if not one.get("default")]
        return values[:1] or [each["options"][0]["value"]]


def calls_of(found: list[tuple[str, list[Payload]]], scene: Scene) -> Iterator[Call]:
    """Each command with nothing but what it needs, with every option, with each of its choices."""
    samples = {**_SAMPLES, "channel": scene.channel}
    for name, options in found:
        needed = {one["name"]: samples[one["name"]] for one in options if one.get("required")}
        chosen = {
            one["name"]: [each["value"] for each in entries(one, "choices")] for one in options
        }
        most = {key: values[0] if values else samples[key] for key, values in chosen.items()}
        yield name, tuple(needed.items())
        yield name, tuple(most.items())
        for key, values in chosen.items():
            yield from ((name, tuple({**needed, key: value}.items())) for value in values)


# The places, the languages, and a restart before every press.

_OF_SERVERS = {"settings", "pin"}
_LAST = {"me", "settings", "privacy delete", "list clear"}  # what changes all that comes after
_PLACES = {
    "a server": ("en-US", False, False),
    "a server, in German, after restarts": ("de", False, True),
    "direct messages, in Spanish": ("es-ES", True, False),
    "plain text, in French": ("fr", False, False),
}


@asynccontextmanager
async def explorer(
    knowledge: Knowledge, folder: Path, place: str
) -> AsyncIterator[tuple[Explorer, set[str]]]:
    """Somebody who manages a server, with a long reading list; what they are not offered here."""
    locale, is_direct, restarts = _PLACES[place]
    opener = partial(open_knowledge, knowledge.store.path)
    defaults = Defaults(plain_text="plain" in place)
    async with setting(opener, folder, defaults) as scene:
        manage = discord.Permissions(manage_guild=True, manage_messages=True)
        role = scene.guild.create_role("manager", permissions=manage)
        grace = scene.guild.add_member(scene.env.create_user("grace"), roles=[role])
        for number in range(60):
            await scene.desk.state.reading_list.add(grace.id, ReadingKind.PMID, f"{number + 1}")
        await scene.desk.state.guilds.change(scene.guild.id, report_channel_id=scene.channel.id)
        person: Person = grace.user if is_direct else grace
        slash = grace.user.slash if is_direct else partial(grace.slash, scene.channel)
        again = partial(scene.restart, opener, defaults) if restarts else None
        with speaking_in(scene, locale):
            yield Explorer(scene, person, slash, again), _OF_SERVERS if is_direct else set()


def unused(explorer: Explorer, found: list[tuple[str, list[Payload]]]) -> Iterator[str]:
    """Commands, options and choices that no call gave."""
    for name, options in found:
        if (name, "", None) not in explorer.given:
            yield name
        for one in options:
            values = [each["value"] for each in entries(one, "choices")]
            given = {value for at, key, value in explorer.given if (at, key) == (name, one["name"])}
            if not given or not given.issuperset(values):
                yield f"{name} {one['name']}"


def unpressed(explorer: Explorer) -> set[str]:
    """What no control that was pressed, and no form that was filled in, stands for."""
    pressed = list(explorer.pressed.values())
    return {
        template.partition("\\")[0]
        for template in _TEMPLATES
        if not any(re.fullmatch(template, each) for each in pressed)
    }


@pytest.mark.parametrize("place", _PLACES)
async def test_all_there_is_can_be_used(embedded: Knowledge, tmp_path: Path, place: str) -> None:
    """Each command, option, choice, button, menu and form is reached and answered."""
    async with explorer(embedded, tmp_path, place) as (somebody, not_here):
        told = await registered(somebody.scene)
        found = [(name, options) for name, options in told if name not in not_here]
        assert len(found) > 15
        questions: list[Call] = [("ask", (("question", each),)) for each in _QUESTIONS]
        calls = list(calls_of(found, somebody.scene))
        first = [*questions, *(call for call in calls if call[0] not in _LAST)]
        await somebody.explore(first)
        await somebody.explore([call for call in calls if call[0] in _LAST])
        assert [] == somebody.unanswered
        assert len(somebody.pressed) > _FEWEST_PRESSED
        assert [] == list(unused(somebody, found))
        in_servers = {"settings", "reporting"} if not_here else set()
        assert in_servers == unpressed(somebody)


async def test_every_option_that_suggests_suggests(embedded: Knowledge, tmp_path: Path) -> None:
    """Something for the beginning of a name, whatever the command."""
    async with explorer(embedded, tmp_path, "a server") as (somebody, _):
        assert isinstance(somebody.person, MemberActor)
        suggesting = [
            (name, one["name"])
            for name, options in await registered(somebody.scene)
            for one in options
            if one.get("autocomplete")
        ]
        assert len(suggesting) > 5
        for name, option in suggesting:
            offered = await somebody.person.autocomplete(
                somebody.scene.channel, name, option, "marfan syn"
            )
            assert _MARFAN in [each["value"] for each in offered], (name, option)


def test_every_template_has_a_name_of_its_own() -> None:
    """By which what was not pressed is told."""
    names = [template.partition("\\")[0] for template in _TEMPLATES]
    assert len(names) == len(set(names))
    templates = {
        value for name, value in vars(controls).items() if name.isupper() and "|" in str(value)
    }
    assert templates >= set(controls.TEMPLATES)
