"""Requests about the bot itself: its account, its application, its commands, the gateway."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.discord_server.calls import Call, Refusal, Reply
from tests.discord_server.gateway import Gateway
from tests.discord_server.measures import Payload
from tests.discord_server.payloads import application_json, channel_json, own_user_json, user_json


def own_user(gateway: Gateway, _call: Call) -> Reply:
    """The bot's account."""
    return 200, own_user_json(gateway.world.bot)


def user(gateway: Gateway, call: Call) -> Reply:
    """Somebody's account."""
    found = gateway.world.users.get(int(call.ids["user_id"]))
    if found is None:
        raise Refusal(404, 10013, "Unknown User")
    return 200, user_json(found)


def application(gateway: Gateway, _call: Call) -> Reply:
    """The bot's application."""
    world = gateway.world
    return 200, application_json(world.bot, world.owner, len(world.guilds))


def gateway_bot(gateway: Gateway, _call: Call) -> Reply:
    """Where to connect, and with how many shards."""
    limit = {"total": 1000, "remaining": 1000 - len(gateway.identifies), "reset_after": 86_400_000}
    limit |= {"max_concurrency": 1}
    return 200, {"url": gateway.url, "shards": gateway.shards, "session_start_limit": limit}


def open_dm(gateway: Gateway, call: Call) -> Reply:
    """The conversation with a user."""
    found = gateway.world.users.get(int(call.body["recipient_id"]))
    if found is None:
        raise Refusal(400, 50033, "Invalid Recipient(s)")
    return 200, channel_json(gateway.world.dm(found))


def commands(gateway: Gateway, call: Call) -> Reply:
    """The commands of everywhere, or of a guild."""
    return 200, gateway.world.commands[_scope(gateway, call)]


def overwrite_commands(gateway: Gateway, call: Call) -> Reply:
    """The commands as they are from now on; those of a known name and type keep their ids."""
    world = gateway.world
    scope = _scope(gateway, call)
    known = {(each["type"], each["name"]): each["id"] for each in world.commands[scope]}
    world.commands[scope] = [
        _command(gateway, sent, known.get((sent.get("type") or 1, sent["name"])), scope)
        for sent in call.body
    ]
    gateway.syncs += 1
    world.changes.tell()
    return 200, world.commands[scope]


def _scope(gateway: Gateway, call: Call) -> int | None:
    if call.ids["application_id"] != str(gateway.world.bot.id):
        raise Refusal(403, 20012, "You are not authorized to perform this action")
    guild = call.ids.get("guild_id")
    if guild is not None and int(guild) not in gateway.world.guilds:
        raise Refusal(403, 50001, "Missing Access")
    return int(guild) if guild is not None else None


def _command(gateway: Gateway, sent: Payload, identity: str | None, scope: int | None) -> Payload:
    fresh = str(next(gateway.world.fresh))
    permissions = sent.get("default_member_permissions")
    place = {} if scope is None else {"guild_id": str(scope)}
    everywhere = {"contexts": None, "integration_types": [0], "dm_permission": True}
    return {
        "nsfw": False,
        "description": "",
        **(everywhere if scope is None else {}),
        **_without_nulls(sent),
        "id": identity or fresh,
        "version": fresh,
        "type": sent.get("type") or 1,
        "application_id": str(gateway.world.bot.id),
        "default_member_permissions": None if permissions is None else str(permissions),
        **place,
    }


def _without_nulls(sent: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in sent.items() if value is not None}
    if "options" in kept:
        kept["options"] = [_without_nulls(option) for option in kept["options"]]
    return kept
