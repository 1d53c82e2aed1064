"""Requests about places and what is written there: messages, threads, typing."""

from __future__ import annotations

from collections.abc import Mapping

from tests.discord_server.calls import BAD_FORM, Call, Refusal, Reply
from tests.discord_server.gateway import Gateway
from tests.discord_server.measures import Payload
from tests.discord_server.payloads import GUILD_TEXT, Channel, channel_json
from tests.discord_server.world import V2, Message, World

_NAMES = {50001: "Missing Access", 50013: "Missing Permissions"}


def channel(gateway: Gateway, call: Call) -> Reply:
    """A place."""
    return 200, channel_json(_place(gateway.world, call))


def messages(gateway: Gateway, call: Call) -> Reply:
    """The latest messages of a place, newest first."""
    place = _place(gateway.world, call)
    here = [each for each in gateway.world.messages.values() if each["channel_id"] == str(place.id)]
    most = int(call.query.get("limit", 50))
    return 200, sorted(here, key=lambda each: int(each["id"]), reverse=True)[:most]


def message(gateway: Gateway, call: Call) -> Reply:
    """One message."""
    return 200, _message(gateway.world, call)


def create_message(gateway: Gateway, call: Call) -> Reply:
    """A new message of the bot; with the nonce of an earlier one, that one."""
    world = gateway.world
    place = writable(world, call)
    nonce = call.body.get("nonce")
    if nonce is not None and call.body.get("enforce_nonce"):
        for each in world.messages.values():
            if each.get("nonce") == nonce and each["channel_id"] == str(place.id):
                return 200, each
    more = {} if nonce is None else {"nonce": nonce}
    _check_reference(world, place, call.body)
    return 200, world.post(place, world.bot, call.body, call.files, **more)


def _check_reference(world: World, place: Channel, body: Payload) -> None:
    reference = body.get("message_reference")
    if not reference or reference.get("fail_if_not_exists") is False:
        return
    target = world.messages.get(str(reference.get("message_id")))
    if target is None or target["channel_id"] != str(place.id):
        raise Refusal(400, BAD_FORM, "Invalid Form Body: message_reference: Unknown message")


def edit_message(gateway: Gateway, call: Call) -> Reply:
    """One of the bot's messages, changed."""
    written = _own(gateway.world, call)
    check_edit(written, call.body)
    return 200, gateway.world.edit(written, call.body, call.files)


def check_edit(written: Message, body: Mapping[str, object]) -> None:
    """Hold an edit against the message it is of: parts of version 2 and others never meet.

    Raises:
        Refusal: the edit would mix both, or leave nothing at all.
    """
    becomes_v2 = bool((written["flags"] | int(str(body.get("flags") or 0))) & V2)
    shown = {**written, **body}
    if becomes_v2 and (shown["content"] or shown["embeds"]):
        raise Refusal(400, BAD_FORM, "Invalid Form Body: content or embeds beside components v2")
    if not any(shown[key] for key in ("content", "embeds", "components", "attachments")):
        raise Refusal(400, 50006, "Cannot send an empty message")


def delete_message(gateway: Gateway, call: Call) -> Reply:
    """One of the bot's messages, taken away."""
    gateway.world.delete(_own(gateway.world, call))
    return 204, None


def typing(gateway: Gateway, call: Call) -> Reply:
    """The bot is seen to write."""
    writable(gateway.world, call)
    return 204, None


def react(gateway: Gateway, call: Call) -> Reply:
    """A reaction of the bot; nothing is kept of it but the request."""
    _message(gateway.world, call)
    return 204, None


def thread_at_message(gateway: Gateway, call: Call) -> Reply:
    """A thread that starts at a message, with the message's id."""
    world = gateway.world
    start = _message(world, call)
    if "thread" in start:
        raise Refusal(400, 160004, "A thread has already been created for this message")
    thread = _new_thread(world, call, start["id"])
    world.open_thread(start, thread)
    return 201, channel_json(thread)


def thread(gateway: Gateway, call: Call) -> Reply:
    """A thread that starts at no message."""
    return 201, channel_json(_new_thread(gateway.world, call, None))


def _new_thread(world: World, call: Call, message_id: str | None) -> Channel:
    parent = writable(world, call)
    if parent.kind != GUILD_TEXT:
        raise Refusal(400, 50024, "Cannot execute action on this channel type")
    return world.add_thread(parent, call.body["name"], world.bot, message_id=message_id)


def _place(world: World, call: Call) -> Channel:
    found = world.channels.get(int(call.ids["channel_id"]))
    if found is None:
        raise Refusal(404, 10003, "Unknown Channel")
    if (found.guild and not found.guild.has_bot) or not found.has_bot:
        raise Refusal(403, 50001, "Missing Access")
    return found


def writable(world: World, call: Call) -> Channel:
    """The place of a request, if the bot may write there.

    Raises:
        Refusal: there is no such place, or the bot has no access or no permission.
    """
    found = _place(world, call)
    if found.refuses is not None:
        raise Refusal(403, found.refuses, _NAMES[found.refuses])
    return found


def _message(world: World, call: Call) -> Message:
    place = _place(world, call)
    found = world.messages.get(call.ids["message_id"])
    if found is None or found["channel_id"] != str(place.id):
        raise Refusal(404, 10008, "Unknown Message")
    return found


def _own(world: World, call: Call) -> Message:
    found = _message(world, call)
    if found["author"]["id"] != str(world.bot.id):
        raise Refusal(403, 50005, "Cannot edit a message authored by another user")
    return found
