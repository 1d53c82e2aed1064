"""What users do: type commands, press buttons, fill in forms, write messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.discord_server import given
from tests.discord_server.changes import PATIENCE_S
from tests.discord_server.gateway import Gateway
from tests.discord_server.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Act,
    interaction_json,
)
from tests.discord_server.measures import Payload
from tests.discord_server.payloads import Channel, User
from tests.discord_server.stored import walk
from tests.discord_server.world import LOADING, Message, World

_LINK = 5
_SUBCOMMANDS = (1, 2)


class Users:
    """The verbs of users: `user` acts in `channel`, unless somebody or somewhere else is named."""

    def __init__(self, gateway: Gateway, user: User, channel: Channel) -> None:
        self.user = user
        self.channel = channel
        self._gateway = gateway

    @property
    def _world(self) -> World:
        return self._gateway.world

    async def slash(
        self,
        name: str,
        options: Mapping[str, object] | None = None,
        *,
        user: User | None = None,
        where: Channel | None = None,
        within_s: float | None = PATIENCE_S,
    ) -> Act:
        """A slash command, with its subcommands behind spaces; shown, unless within_s is None.

        Raises:
            LookupError: there is no such command here, or it has no such option.
            ValueError: an option is missing, of another type, or none of its choices.
        """
        place = where or self.channel
        command, path, known = self._command(name, place)
        typed = [given.option(known, key, value) for key, value in (options or {}).items()]
        given.check_required(known, options or {})
        data = given.command_data(command, path, typed)
        return await self._act(COMMAND, place, user, data, within_s)

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: str,
        *,
        options: Mapping[str, object] | None = None,
        user: User | None = None,
        where: Channel | None = None,
        within_s: float | None = PATIENCE_S,
    ) -> Act:
        """What is typed so far into an option; `choices` of the act are what is offered."""
        place = where or self.channel
        command, path, known = self._command(name, place)
        chosen = [given.option(known, key, value) for key, value in (options or {}).items()]
        field = given.known_option(known, option)
        if not field.get("autocomplete"):
            raise LookupError(f"{option} of /{name} has no autocomplete")
        chosen.append({"name": option, "type": field["type"], "value": typed, "focused": True})
        data = given.command_data(command, path, chosen)
        return await self._act(AUTOCOMPLETE, place, user, data, within_s)

    async def menu(
        self,
        name: str,
        target: Message,
        *,
        user: User | None = None,
        within_s: float | None = PATIENCE_S,
    ) -> Act:
        """A command of the context menu of a message."""
        place = self._world.channels[int(target["channel_id"])]
        command = self._offered(name, place, 3)
        data = {**given.command_data(command, [], []), "target_id": target["id"]}
        data["resolved"] = {"messages": {target["id"]: target}}
        return await self._act(COMMAND, place, user, data, within_s)

    async def click(
        self,
        message: Message,
        *,
        label: str | None = None,
        custom_id: str | None = None,
        user: User | None = None,
        within_s: float | None = PATIENCE_S,
    ) -> Act:
        """A press on the button of this label or custom_id.

        Raises:
            LookupError: no such button, or one that cannot be pressed.
        """
        wanted = [
            each
            for each in walk(message["components"])
            if each["type"] == 2
            and (label is None or each.get("label") == label)
            and (custom_id is None or each.get("custom_id") == custom_id)
        ]
        if not wanted or wanted[0].get("disabled") or wanted[0]["style"] == _LINK:
            raise LookupError(f"no button to press: {label or custom_id}, there are {wanted}")
        return await self._press(message, wanted[0], {}, user, within_s)

    async def select(
        self,
        message: Message,
        custom_id: str,
        values: Sequence[str],
        *,
        user: User | None = None,
        within_s: float | None = PATIENCE_S,
    ) -> Act:
        """A choice in the select of this custom_id.

        Raises:
            LookupError: no such select, or one without these options.
        """
        selects = (each for each in walk(message["components"]) if each["type"] == 3)
        found = next((each for each in selects if each["custom_id"] == custom_id), None)
        offered = {option["value"] for option in found["options"]} if found else set()
        if found is None or found.get("disabled") or not set(values) <= offered:
            raise LookupError(f"no select {custom_id} of {list(values)}; it offers {offered}")
        return await self._press(message, found, {"values": list(values)}, user, within_s)

    async def forge(
        self,
        message: Message,
        custom_id: str,
        values: Sequence[str] | None = None,
        *,
        user: User | None = None,
        within_s: float | None = PATIENCE_S,
    ) -> Act:
        """A press on a control of the message as no client of Discord's would send it."""
        kind = 2 if values is None else 3
        component: dict[str, Any] = {"id": 1, "custom_id": custom_id, "type": kind}
        chosen = {} if values is None else {"values": list(values)}
        return await self._press(message, component, chosen, user, within_s)

    async def _press(
        self,
        message: Message,
        component: Payload,
        chosen: Payload,
        user: User | None,
        within_s: float | None,
    ) -> Act:
        place = self._world.channels[int(message["channel_id"])]
        data = {key: component[key] for key in ("id", "custom_id")}
        data |= {"component_type": component["type"], **chosen}
        return await self._act(COMPONENT, place, user, data, within_s, message=message)

    async def submit(
        self,
        opened: Act,
        values: Mapping[str, str | Sequence[str]] | None = None,
        *,
        user: User | None = None,
        within_s: float | None = PATIENCE_S,
    ) -> Act:
        """The modal that an act opened, filled in: by custom_id a text, or values of a select.

        Raises:
            LookupError: the act opened no modal, or one without such a field.
            ValueError: a field that must be filled in is empty.
        """
        if not opened.modal:
            raise LookupError(f"{opened!r} opened no modal")
        filled = dict(values or {})
        components = [given.filled(each, filled) for each in opened.modal["components"]]
        if filled:
            raise LookupError(f"the modal has no field {list(filled)}")
        data = {"custom_id": opened.modal["custom_id"], "components": components}
        message = opened.interaction.get("message")
        written = self._world.messages.get(message["id"]) if message else None
        return await self._act(MODAL_SUBMIT, opened.channel, user, data, within_s, message=written)

    async def say(
        self,
        channel: Channel,
        text: str,
        *,
        user: User | None = None,
        mention: bool = False,
        reply_to: Message | None = None,
        ping: bool = True,
    ) -> Message:
        """A message of a user; `mention` names the bot before the text.

        A reply pings its author unless told not to; one to the answer of an interaction never
        does, as with Discord.
        """
        said: dict[str, Any] = {"content": f"{self._world.bot.mention} {text}" if mention else text}
        if reply_to is None:
            return self._world.post(channel, user or self.user, said)
        said["message_reference"] = {"message_id": reply_to["id"]}
        pinged = [reply_to["author"]] if ping and "interaction_metadata" not in reply_to else []
        named = [] if not mention else [*self._world.named(said["content"])]
        both = {each["id"]: each for each in (*named, *pinged)}
        return self._world.post(channel, user or self.user, said, mentions=list(both.values()))

    async def reply_to(self, message: Message, within_s: float = PATIENCE_S) -> Message:
        """The bot's answer to a user's message: a reply, a message below it, or in its thread.

        Raises:
            TimeoutError: the bot wrote nothing.
        """
        return await self._world.changes.until(
            lambda: next(iter(self.replies_to(message)), None), within_s, "a reply of the bot"
        )

    def replies_to(self, message: Message) -> list[Message]:
        """Every message of the bot that came of this one so far, oldest first."""
        bot = str(self._world.bot.id)
        return [
            each
            for each in self._world.messages.values()
            if each["author"]["id"] == bot and _answers(each, message)
        ]

    async def burst(
        self,
        number: int,
        name: str,
        options_of: Callable[[int], Mapping[str, object]],
        *,
        within_s: float = PATIENCE_S,
    ) -> list[float]:
        """That many slash commands at once: the seconds that each took to its first answer."""
        acts = [await self.slash(name, options_of(each), within_s=None) for each in range(number)]
        await asyncio.gather(*(act.answered(within_s) for act in acts))
        return [act.latency_s for act in acts]

    async def _act(
        self,
        kind: int,
        channel: Channel,
        user: User | None,
        data: Payload,
        within_s: float | None,
        *,
        message: Message | None = None,
    ) -> Act:
        world = self._world
        identity = next(world.fresh)
        told = interaction_json(identity, world.bot.id, kind, channel, user or self.user, data)
        if message is not None:
            told["message"] = message
        act = Act(told, channel, world.messages)
        world.emit_interaction(act, channel.guild)
        # The event leaves before this goes on, however many follow.
        await asyncio.sleep(0)
        return act if within_s is None else await act.shown(within_s)

    def _command(self, name: str, place: Channel) -> tuple[Payload, list[Payload], list[Payload]]:
        """A command, the subcommands on the way, and the options that can be given."""
        first, *rest = name.split()
        command = self._offered(first, place, 1)
        path: list[Payload] = []
        options: list[Payload] = command.get("options") or []
        for part in rest:
            inner = given.known_option(options, part)
            path.append(inner)
            options = inner.get("options") or []
        if any(option["type"] in _SUBCOMMANDS for option in options):
            raise LookupError(f"/{name} has subcommands")
        return command, path, options

    def _offered(self, name: str, place: Channel, kind: int) -> Payload:
        guild = place.guild.id if place.guild else None
        scopes = [None] if guild is None else [guild, None]
        for scope in scopes:
            for command in self._world.commands[scope]:
                if (command["name"], command["type"]) == (name, kind) and given.is_offered(
                    command, place
                ):
                    return command
        raise LookupError(f"/{name} is not offered here")


def _answers(written: Message, message: Message) -> bool:
    if written["flags"] & LOADING or int(written["id"]) < int(message["id"]):
        return False
    reference = written.get("message_reference")
    if reference is not None:
        return bool(reference["message_id"] == message["id"])
    # What answers an interaction answers no message.
    place = written["channel_id"] in {message["channel_id"], message["id"]}
    return place and "interaction_metadata" not in written
