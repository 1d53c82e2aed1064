"""What there is on this Discord: people, places, messages, commands, and what was asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Protocol

from tests.discord_server import payloads
from tests.discord_server.changes import Changes
from tests.discord_server.ids import fresh_ids, moment, standing_ids
from tests.discord_server.interactions import Act
from tests.discord_server.measures import Payload
from tests.discord_server.payloads import Channel, Guild, User, user_json
from tests.discord_server.stored import Shelf

GUILDS, GUILD_MESSAGES, DM_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | MESSAGE_CONTENT
EPHEMERAL, LOADING, V2, HAS_THREAD = 1 << 6, 1 << 7, 1 << 15, 1 << 5
_KEPT_FLAGS = (1 << 2) | EPHEMERAL | LOADING | (1 << 12) | V2

_MENTION = re.compile(r"<@!?(\d+)>")
# A message as it stands now: edits change it in place.
Message = dict[str, Any]


class Emit(Protocol):
    """The way of an event to the bot: who hears of it depends on guild and intent."""

    def __call__(
        self, event: str, data: Payload, guild: Guild | None = None, intent: int = 0
    ) -> None:
        """Send the event to whom it concerns."""


class World:
    """All that is known, and the changes that users and the bot make to it."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._standing = standing_ids()
        self.fresh = fresh_ids()
        self.changes = Changes()
        self.bot = User(next(self._standing), "Rounds", is_bot=True)
        self.users = {self.bot.id: self.bot}
        self.owner = self.add_user("Owner")
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[str, Message] = {}
        # By guild, None for those of everywhere.
        self.commands: dict[int | None, list[Payload]] = defaultdict(list)
        self.acts: dict[str, Act] = {}

    def add_user(self, name: str) -> User:
        """Somebody new."""
        user = User(next(self._standing), name)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *, has_bot: bool = True, locale: str = "en-US") -> Guild:
        """A new guild, without channels yet; the bot hears of it when it connects next."""
        guild = Guild(next(self._standing), name, has_bot, locale)
        self.guilds[guild.id] = guild
        return guild

    def add_channel(self, guild: Guild, name: str, *, refuses: int | None = None) -> Channel:
        """A new text channel; `refuses` is the error that writing there is answered with."""
        identity = next(self._standing)
        channel = Channel(identity, payloads.GUILD_TEXT, name, guild, refuses=refuses)
        return self._keep(channel)

    def dm(self, user: User) -> Channel:
        """The conversation of a user with the bot, one for each user."""
        members = (user, self.bot)
        here = (each for each in self.channels.values() if each.members == members)
        found = next((each for each in here if each.kind == payloads.DM), None)
        return found or self._keep(Channel(next(self._standing), payloads.DM, members=members))

    def private(self, *users: User) -> Channel:
        """A conversation of users without the bot: two in a DM, more in a group."""
        kind = payloads.DM if len(users) < 3 else payloads.GROUP_DM
        identity = next(self._standing)
        return self._keep(Channel(identity, kind, "Group", members=users, has_bot=False))

    def add_thread(
        self, parent: Channel, name: str, opener: User, *, message_id: str | None = None
    ) -> Channel:
        """A thread below a channel; one that starts at a message has that message's id."""
        identity = int(message_id) if message_id else next(self.fresh)
        thread = Channel(
            identity,
            payloads.PUBLIC_THREAD,
            name,
            parent.guild,
            parent.id,
            (opener,),
            refuses=parent.refuses,
        )
        shown = {**payloads.channel_json(thread), "newly_created": True}
        self._emit("THREAD_CREATE", shown, parent.guild, GUILDS)
        return self._keep(thread)

    def _keep(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        return channel

    def channels_of(self, guild: Guild) -> list[Channel]:
        """The channels and threads of a guild."""
        return [each for each in self.channels.values() if each.guild == guild]

    def post(
        self,
        channel: Channel,
        author: User,
        body: Payload,
        files: Mapping[str, bytes] | None = None,
        **more: object,
    ) -> Message:
        """A new message of the bot or of a user, told to the bot unless it is ephemeral."""
        identity = next(self.fresh)
        shelf = Shelf(self.fresh, files or {})
        message: Message = {
            "id": str(identity),
            "channel_id": str(channel.id),
            "author": user_json(author),
            "type": 0,
            "content": body.get("content") or "",
            "timestamp": moment(identity),
            "edited_timestamp": None,
            "pinned": False,
            "tts": False,
            "flags": (body.get("flags") or 0) & _KEPT_FLAGS,
            "attachments": shelf.attachments(body.get("attachments") or (), ()),
            "embeds": shelf.embeds(body.get("embeds") or ()),
            "components": shelf.components(body.get("components") or ()),
            # What the bot says pings nobody: its requests are held to that (rules.py).
            "mentions": [] if author == self.bot else self.named(body.get("content") or ""),
            "mention_roles": [],
            "mention_everyone": False,
            **self._reference(channel, body),
            **more,
        }
        self.messages[message["id"]] = message
        self._tell("MESSAGE_CREATE", message)
        return message

    def named(self, text: str) -> list[Payload]:
        """The users whose mentions stand in a text, each once."""
        found = map(int, _MENTION.findall(text))
        return [user_json(self.users[each]) for each in dict.fromkeys(found) if each in self.users]

    def _reference(self, channel: Channel, body: Payload) -> Payload:
        sent = body.get("message_reference")
        if not sent:
            return {}
        target = self.messages.get(str(sent.get("message_id")))
        reference = {"type": 0, "channel_id": str(channel.id)}
        if channel.guild:
            reference["guild_id"] = str(channel.guild.id)
        reference["message_id"] = str(sent.get("message_id"))
        if target is None:
            return {"type": 19, "message_reference": reference}
        # One step back only, as Discord does it.
        shown = {key: value for key, value in target.items() if key != "referenced_message"}
        return {"type": 19, "message_reference": reference, "referenced_message": shown}

    def edit(
        self, message: Message, body: Payload, files: Mapping[str, bytes] | None = None
    ) -> Message:
        """The message, changed in place: what the body leaves out stays."""
        shelf = Shelf(self.fresh, files or {})
        if "attachments" in body:
            sent = body["attachments"] or ()
            message["attachments"] = shelf.attachments(sent, message["attachments"])
        if "content" in body:
            message["content"] = body["content"] or ""
        if "embeds" in body:
            message["embeds"] = shelf.embeds(body["embeds"] or ())
        if "components" in body:
            message["components"] = shelf.components(body["components"] or ())
        message["flags"] = (message["flags"] | (body.get("flags") or 0) & V2) & ~LOADING
        message["edited_timestamp"] = moment(next(self.fresh))
        self._tell("MESSAGE_UPDATE", message)
        return message

    def delete(self, message: Message) -> None:
        """The message is gone."""
        channel = self.channels[int(message["channel_id"])]
        del self.messages[message["id"]]
        gone = {"id": message["id"], "channel_id": message["channel_id"]}
        if channel.guild:
            gone["guild_id"] = str(channel.guild.id)
        self._emit("MESSAGE_DELETE", gone, channel.guild, _message_intent(channel))
        self.changes.tell()

    def open_thread(self, message: Message, thread: Channel) -> None:
        """The message shows the thread that starts at it."""
        message["thread"] = payloads.channel_json(thread)
        message["flags"] |= HAS_THREAD

    def _tell(self, event: str, message: Message) -> None:
        channel = self.channels[int(message["channel_id"])]
        if channel.has_bot and not message["flags"] & EPHEMERAL and _reaches_bot(channel):
            shown = {**message, **self._place_of(channel, message)}
            self._emit(event, shown, channel.guild, _message_intent(channel))
        self.changes.tell()

    def _place_of(self, channel: Channel, message: Message) -> Payload:
        if channel.guild is None:
            return {"channel_type": channel.kind}
        author = self.users[int(message["author"]["id"])]
        member = payloads.member_json(author, with_user=False)
        place = {"channel_type": channel.kind, "guild_id": str(channel.guild.id)}
        return {**place, "member": member}

    def emit_interaction(self, act: Act, guild: Guild | None) -> None:
        """An interaction on its way to the bot, whatever its intents are."""
        self.acts[act.token] = act
        act.is_sent()
        self._emit("INTERACTION_CREATE", act.interaction, guild)


def _reaches_bot(channel: Channel) -> bool:
    seen = channel.guild is None or channel.guild.has_bot
    return seen and channel.refuses != payloads.NO_ACCESS


def _message_intent(channel: Channel) -> int:
    return GUILD_MESSAGES if channel.guild else DM_MESSAGES
