"""Requests that answer interactions: the first answer, follow-ups, and what is done with them."""

from __future__ import annotations

from typing import Any

from tests.discord_server.calls import BAD_FORM, Call, Refusal, Reply
from tests.discord_server.gateway import Gateway
from tests.discord_server.interactions import (
    ANSWERS,
    COMMAND,
    COMPONENT,
    DEFERRED,
    MODAL_SUBMIT,
    SHOWN,
    UPDATED,
    Act,
    is_installed,
)
from tests.discord_server.measures import Payload
from tests.discord_server.rest_channels import check_edit
from tests.discord_server.world import EPHEMERAL, LOADING, Message, World

_FOLLOWUPS_BROUGHT_ALONG = 5


def answer(gateway: Gateway, call: Call) -> Reply:
    """The first answer to an interaction, in time and of a type that fits it."""
    world = gateway.world
    act = world.acts.get(call.ids["interaction_token"])
    if act is None or act.interaction["id"] != call.ids["interaction_id"]:
        raise Refusal(404, 10062, "Unknown interaction")
    if act.answer is not None:
        raise Refusal(400, 40060, "Interaction has already been acknowledged.")
    if act.age_s > gateway.deadline_s:
        act.refused = 10062
        world.changes.tell()
        raise Refusal(404, 10062, "Unknown interaction")
    _check_type(act, call.body["type"])
    _follow(world, act, call)
    act.is_answered(call.body)
    if call.query.get("with_response", "").lower() not in {"1", "true"}:
        return 204, None
    return 200, _response(act)


def _check_type(act: Act, kind: int) -> None:
    allowed = ANSWERS[act.interaction["type"]]
    # A modal that no message opened has no message to update.
    if act.interaction["type"] == MODAL_SUBMIT and "message" not in act.interaction:
        allowed = {SHOWN, DEFERRED}
    if kind not in allowed:
        raise Refusal(400, BAD_FORM, f"Invalid Form Body: type {kind} is no answer to this")


def _follow(world: World, act: Act, call: Call) -> None:
    """Do what the first answer says."""
    kind, data = call.body["type"], call.body.get("data") or {}
    if kind == DEFERRED:
        data = {"flags": (data.get("flags") or 0) & EPHEMERAL | LOADING}
    if kind in {SHOWN, DEFERRED}:
        act.message_id = _post(world, act, data, call)["id"]
    elif "message" in act.interaction:
        act.message_id = act.interaction["message"]["id"]
    if kind == UPDATED:
        written = _original(act)
        check_edit(written, data)
        world.edit(written, data, call.files)


def _post(world: World, act: Act, body: Payload, call: Call) -> Message:
    first = act.answer is None
    kind = {COMMAND: 20 if act.interaction["data"].get("type") == 1 else 23}
    application = str(world.bot.id)
    return world.post(
        act.channel,
        world.bot,
        body,
        call.files,
        type=kind.get(act.interaction["type"], 0) if first else 0,
        application_id=application,
        webhook_id=application,
        interaction_metadata=_metadata(act),
    )


def _metadata(act: Act) -> dict[str, Any]:
    interaction = act.interaction
    asker = (interaction.get("member") or interaction)["user"]
    owners = interaction["authorizing_integration_owners"]
    said: dict[str, Any] = {"id": interaction["id"], "type": interaction["type"], "user": asker}
    said["authorizing_integration_owners"] = owners
    if interaction["type"] == COMPONENT:
        said["interacted_message_id"] = interaction["message"]["id"]
    if interaction["type"] == MODAL_SUBMIT:
        command = {**said, "type": COMMAND}
        said["triggering_interaction_metadata"] = command
    return said


def _response(act: Act) -> Payload:
    interaction: dict[str, Any] = {key: act.interaction[key] for key in ("id", "type")}
    shown = act.message
    if shown is None:
        return {"interaction": interaction}
    interaction |= {
        "response_message_id": shown["id"],
        "response_message_loading": bool(shown["flags"] & LOADING),
        "response_message_ephemeral": bool(shown["flags"] & EPHEMERAL),
    }
    if act.kind not in {SHOWN, DEFERRED, UPDATED}:
        return {"interaction": interaction}
    return {"interaction": interaction, "resource": {"type": act.kind, "message": shown}}


def followup(gateway: Gateway, call: Call) -> Reply:
    """A message after the first answer; after a deferral the first one takes its place."""
    world = gateway.world
    act = _act(world, call)
    if act.kind == DEFERRED and act.is_loading:
        return 200, _edit(world, act, _original(act), call)
    if not is_installed(act.channel) and len(act.followup_ids) >= _FOLLOWUPS_BROUGHT_ALONG:
        raise Refusal(400, 40094, "This interaction has reached its limit of follow-ups")
    written = _post(world, act, call.body, call)
    act.followup_ids.append(written["id"])
    act.changes.tell()
    return 200, written


def original(gateway: Gateway, call: Call) -> Reply:
    """The message of the first answer."""
    return 200, _original(_act(gateway.world, call))


def edit_original(gateway: Gateway, call: Call) -> Reply:
    """The message of the first answer, changed; a deferral is over with it."""
    act = _act(gateway.world, call)
    return 200, _edit(gateway.world, act, _original(act), call)


def delete_original(gateway: Gateway, call: Call) -> Reply:
    """The message of the first answer, taken away."""
    act = _act(gateway.world, call)
    gateway.world.delete(_original(act))
    act.edits += 1
    act.changes.tell()
    return 204, None


def one(gateway: Gateway, call: Call) -> Reply:
    """One of the messages that answered an interaction."""
    return 200, _one(gateway.world, call)


def edit_one(gateway: Gateway, call: Call) -> Reply:
    """One of them, changed."""
    world = gateway.world
    return 200, _edit(world, _act(world, call), _one(world, call), call)


def delete_one(gateway: Gateway, call: Call) -> Reply:
    """One of them, taken away."""
    gateway.world.delete(_one(gateway.world, call))
    _act(gateway.world, call).changes.tell()
    return 204, None


def _edit(world: World, act: Act, written: Message, call: Call) -> Message:
    check_edit(written, call.body)
    world.edit(written, call.body, call.files)
    act.edits += 1
    act.changes.tell()
    return written


def _act(world: World, call: Call) -> Act:
    act = world.acts.get(call.ids["webhook_token"])
    # Before the first answer the webhook of an interaction does not exist.
    if act is None or act.answer is None or call.ids["webhook_id"] != str(world.bot.id):
        raise Refusal(404, 10015, "Unknown Webhook")
    return act


def _original(act: Act) -> Message:
    if act.message is None:
        raise Refusal(404, 10008, "Unknown Message")
    return act.message


def _one(world: World, call: Call) -> Message:
    act = _act(world, call)
    found = world.messages.get(call.ids["message_id"])
    if found is None or found["id"] not in {act.message_id, *act.followup_ids}:
        raise Refusal(404, 10008, "Unknown Message")
    return found
