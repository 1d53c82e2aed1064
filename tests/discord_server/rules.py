"""The rules that hold for what a bot sends, beside the types that Discord's document states.

Discord answers most breaches with a 400; a few it lets through and the message looks wrong. One
rule is of the house: nothing that Rounds sends ever pings anybody, so each message says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.discord_server.command_rules import check_commands, choice_faults
from tests.discord_server.components import MODAL_TOP, V2_TOP, Layout
from tests.discord_server.measures import (
    Payload,
    count_faults,
    entries,
    range_faults,
    text_faults,
)

__all__ = ["check_choices", "check_commands", "check_message", "check_modal", "check_request"]

V2_FLAG = 1 << 15
_EMBED_TEXTS = (("title", 256), ("description", 4096))
_EMBED_PARTS = (("footer", "text", 2048), ("author", "name", 256))


def check_request(method: str, template: str, body: object) -> list[str]:
    """What is wrong with the body of a request, by its path template; empty for a good one.

    The template is one of Discord's document: `/channels/{channel_id}/messages` and so on.
    """
    if template.endswith("/commands") and method == "PUT" and isinstance(body, list):
        return check_commands(body)
    if not isinstance(body, dict):
        return []
    if template.endswith("/callback"):
        return _check_callback(body)
    if template.endswith("/threads"):
        return text_faults("name of the thread", body.get("name"), 100, 1)
    if "/messages" in template or template == "/webhooks/{webhook_id}/{webhook_token}":
        return check_message(body, edit=method == "PATCH") if method in {"POST", "PATCH"} else []
    return []


def _check_callback(body: Payload) -> list[str]:
    data = body.get("data") or {}
    match body.get("type"):
        case 4:
            return check_message(data)
        case 7:
            return check_message(data, edit=True)
        case 8:
            return check_choices(entries(data, "choices"))
        case 9:
            return check_modal(data)
    return []


def check_choices(choices: Sequence[Payload]) -> list[str]:
    """What is wrong with the choices that answer an autocomplete."""
    return choice_faults(choices, "choices")


def check_modal(modal: Payload) -> list[str]:
    """What is wrong with a modal: its title, its id, and each thing to fill in."""
    layout = Layout()
    components = entries(modal, "components")
    layout.faults += text_faults("modal title", modal.get("title"), 45, 1)
    layout.faults += text_faults("modal custom_id", modal.get("custom_id"), 100, 1)
    layout.faults += count_faults("modal components", len(components), 5, 1)
    layout.visit_all(components, MODAL_TOP, "modal")
    return layout.faults


def check_message(body: Payload, *, edit: bool = False) -> list[str]:
    """What is wrong with a message as it is sent, empty for a good one.

    An edit may leave parts out: they stay as they were, so it is never found empty.
    """
    content, embeds = body.get("content"), entries(body, "embeds")
    faults = text_faults("content", content, 2000)
    if not edit and _is_empty(body):
        faults.append("an empty message")
    if embeds:
        faults += _embeds_faults(embeds)
    faults += _layout_faults(body, edit=edit)
    if content or entries(body, "components"):
        faults += _ping_faults(body.get("allowed_mentions"))
    faults += text_faults("nonce", str(body.get("nonce") or ""), 25)
    return faults + _extra_faults(body)


def _is_empty(body: Payload) -> bool:
    if str(body.get("content") or "").strip() or body.get("poll"):
        return False
    return not any(
        entries(body, key) for key in ("embeds", "components", "sticker_ids", "attachments")
    )


def _ping_faults(allowed: object) -> list[str]:
    """The rule of the house: nobody is ever pinged."""
    if not isinstance(allowed, dict):
        return ["allowed_mentions is missing: what is quoted could ping somebody"]
    if allowed.get("parse") == [] and not any(
        allowed.get(key) for key in ("users", "roles", "replied_user")
    ):
        return []
    return [f"allowed_mentions lets somebody be pinged: {allowed}"]


def _layout_faults(body: Payload, *, edit: bool) -> list[str]:
    components = entries(body, "components")
    flags = body.get("flags") or 0
    is_v2 = bool(flags & V2_FLAG) if isinstance(flags, int) else False
    layout = Layout()
    layout.visit_all(components, V2_TOP, "components")
    if is_v2:
        layout.faults += _v2_faults(body, layout, edit=edit)
    elif layout.has_v2:
        layout.faults.append("components of version 2 without their flag, 1 << 15")
    elif components:
        layout.faults += count_faults("action rows", len(components), 5)
    return layout.faults


def _v2_faults(body: Payload, layout: Layout, *, edit: bool) -> list[str]:
    faults = count_faults("components, nested ones counted", layout.number, 40)
    faults += count_faults("characters over all text displays", layout.characters, 4000)
    for other in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(other):
            faults.append(f"{other} beside components of version 2")
    if not edit:
        if not layout.number:
            faults.append("the flag of components of version 2 without components")
        uploaded = {each.get("filename") for each in entries(body, "attachments")}
        for name in layout.attachments - uploaded:
            faults.append(f"attachment://{name} names no file of this message")
    return faults


def _embeds_faults(embeds: Sequence[Payload]) -> list[str]:
    faults = count_faults("embeds", len(embeds), 10)
    characters = 0
    for index, embed in enumerate(embeds):
        at = f"embeds[{index}]"
        texts = [*_embed_texts(embed, at)]
        for place, text, most, least in texts:
            faults += text_faults(place, _trimmed(text), most, least)
            characters += len(str(_trimmed(text) or ""))
        faults += count_faults(f"{at}.fields", len(entries(embed, "fields")), 25)
        if not texts and not embed.keys() & {"image", "thumbnail", "video"}:
            faults.append(f"{at} is empty")
    return faults + count_faults("characters over all embeds", characters, 6000)


def _trimmed(text: object) -> object:
    """A text without the white space that Discord takes off before it counts."""
    return text.strip() if isinstance(text, str) else text


def _embed_texts(embed: Payload, at: str) -> list[tuple[str, object, int, int]]:
    """Each text of an embed that is there: (place, text, most characters, fewest)."""
    texts = [(f"{at}.{key}", embed[key], most, 0) for key, most in _EMBED_TEXTS if embed.get(key)]
    for part, key, most in _EMBED_PARTS:
        if embed.get(part):
            texts.append((f"{at}.{part}.{key}", embed[part].get(key), most, 0))
    for index, field in enumerate(entries(embed, "fields")):
        texts.append((f"{at}.fields[{index}].name", field.get("name"), 256, 1))
        texts.append((f"{at}.fields[{index}].value", field.get("value"), 1024, 1))
    return texts


def _extra_faults(body: Payload) -> list[str]:
    attachments = entries(body, "attachments")
    faults = count_faults("attachments", len(attachments), 10)
    faults += count_faults("stickers", len(entries(body, "sticker_ids")), 3)
    for index, attachment in enumerate(attachments):
        faults += text_faults(
            f"attachments[{index}].description", attachment.get("description"), 1024
        )
    if body.get("poll"):
        faults += _poll_faults(body["poll"])
    return faults


def _poll_faults(poll: Payload) -> list[str]:
    answers = entries(poll, "answers")
    faults = text_faults("poll.question", (poll.get("question") or {}).get("text"), 300, 1)
    faults += count_faults("poll.answers", len(answers), 10, 1)
    faults += range_faults("poll.duration", poll.get("duration"), 768, 1)
    for index, answer in enumerate(answers):
        text = (answer.get("poll_media") or {}).get("text")
        faults += text_faults(f"poll.answers[{index}]", text, 55, 1)
    return faults
