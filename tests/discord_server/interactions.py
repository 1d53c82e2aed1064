"""An interaction from both sides: what the bot is told, and what it does about it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from tests.discord_server.changes import PATIENCE_S, Changes
from tests.discord_server.measures import Payload
from tests.discord_server.payloads import (
    EVERYTHING,
    Channel,
    User,
    channel_json,
    member_json,
    permissions_in,
    user_json,
)

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
SHOWN, DEFERRED, DEFERRED_UPDATE, UPDATED, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
# What a kind of interaction can first be answered with.
ANSWERS = {
    COMMAND: {SHOWN, DEFERRED, MODAL},
    COMPONENT: {SHOWN, DEFERRED, DEFERRED_UPDATE, UPDATED, MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {SHOWN, DEFERRED, DEFERRED_UPDATE, UPDATED},
}
# What users bring along may write where it was asked, and little else.
_BROUGHT_ALONG = str((1 << 11) | (1 << 14) | (1 << 15))


def interaction_json(
    identity: int, application_id: int, kind: int, channel: Channel, user: User, data: Payload
) -> dict[str, Any]:
    """What the bot is told when a user does something; `message` is added where there is one."""
    return {
        "id": str(identity),
        "application_id": str(application_id),
        "type": kind,
        "token": f"token-of-{identity}",
        "version": 1,
        "locale": "en-US",
        "data": data,
        "channel_id": str(channel.id),
        "context": channel.context,
        "entitlements": [],
        "channel": {**channel_json(channel), "permissions": str(EVERYTHING)},
        "attachment_size_limit": 10 * 2**20,
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": _owners(channel, user),
        "app_permissions": permissions_in(channel) if is_installed(channel) else _BROUGHT_ALONG,
        **_asker(channel, user),
    }


def is_installed(channel: Channel) -> bool:
    """Whether the bot itself is in this place, so that nobody has to bring it along."""
    return channel.guild.has_bot if channel.guild else channel.has_bot


def _owners(channel: Channel, user: User) -> dict[str, str]:
    """Who installed the bot that is asked: {"0": guild, or 0 in its own DMs} or {"1": user}."""
    if not is_installed(channel):
        return {"1": str(user.id)}
    return {"0": str(channel.guild.id if channel.guild else 0)}


def _asker(channel: Channel, user: User) -> Payload:
    if channel.guild is None:
        return {"user": user_json(user)}
    # A guild in an interaction is this stub and nothing more, whether the bot is in it or not.
    stub = {"id": str(channel.guild.id), "locale": channel.guild.locale, "features": []}
    member = {**member_json(user), "permissions": str(EVERYTHING)}
    place = {"guild_id": stub["id"], "guild_locale": channel.guild.locale, "guild": stub}
    return {**place, "member": member}


class Act:
    """Something that a user did, and how the bot answered it so far.

    `answer` is the body of the first answer, `refused` the error code that a first answer got,
    `latency_s` the time from sending the event to the first answer.
    """

    def __init__(
        self, interaction: dict[str, Any], channel: Channel, messages: Mapping[str, dict[str, Any]]
    ) -> None:
        self.interaction = interaction
        self.channel = channel
        self.token: str = interaction["token"]
        self.answer: Payload | None = None
        self.refused: int | None = None
        self.latency_s = float("inf")
        self.message_id: str | None = None
        self.followup_ids: list[str] = []
        self.edits = 0
        self.changes = Changes()
        self._messages = messages
        self._sent_at = 0.0

    def is_sent(self) -> None:
        """The clock starts: the bot has three seconds."""
        self._sent_at = time.monotonic()

    def ages(self, seconds: float) -> None:
        """As if the event had been sent that much earlier: no test has to wait for it."""
        self._sent_at -= seconds

    @property
    def age_s(self) -> float:
        """The time since the event was sent."""
        return time.monotonic() - self._sent_at

    def is_answered(self, answer: Payload) -> None:
        """The first answer is there."""
        self.latency_s = self.age_s
        self.answer = answer
        self.changes.tell()

    @property
    def kind(self) -> int:
        """The type of the first answer; 0 while there is none."""
        return int(self.answer["type"]) if self.answer else 0

    @property
    def message(self) -> dict[str, Any] | None:
        """The message as it stands now; none before an answer, and none that was deleted."""
        return self._messages.get(self.message_id or "")

    @property
    def followups(self) -> list[dict[str, Any]]:
        """The messages sent after the first answer, as they stand now."""
        return [self._messages[each] for each in self.followup_ids if each in self._messages]

    @property
    def choices(self) -> list[Payload]:
        """The choices of an autocomplete."""
        return list(((self.answer or {}).get("data") or {}).get("choices") or ())

    @property
    def modal(self) -> Payload:
        """The modal that the answer opens; empty where it opens none."""
        data: Payload = (self.answer or {}).get("data") or {}
        return data if self.kind == MODAL else {}

    @property
    def is_loading(self) -> bool:
        """Whether the user still sees that the bot thinks."""
        return self.kind in {DEFERRED, DEFERRED_UPDATE} and not self.edits

    async def answered(self, within_s: float = PATIENCE_S) -> Act:
        """This, once the first answer is there.

        Raises:
            TimeoutError: the bot did not answer.
        """
        await self.changes.until(lambda: self.answer is not None, within_s, f"{self!r}: an answer")
        return self

    async def shown(self, within_s: float = PATIENCE_S) -> Act:
        """This, once the user sees an answer and not just that the bot thinks.

        Raises:
            TimeoutError: the bot did not get that far.
        """
        await self.changes.until(
            lambda: self.answer is not None and not self.is_loading,
            within_s,
            f"{self!r}: something to see",
        )
        return self

    def __repr__(self) -> str:
        data = self.interaction["data"]
        return f"<Act {data.get('name') or data.get('custom_id')}, answer {self.kind or 'none'}>"
