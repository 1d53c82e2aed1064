"""The REST side: each request is recorded, held against the rules, and handled or refused."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import orjson
from aiohttp import web

from tests.discord_server import rest_application as own
from tests.discord_server import rest_channels as places
from tests.discord_server import rest_interactions as answers
from tests.discord_server.calls import BAD_FORM, EMPTY_MESSAGE, Call, Refusal, Reply, read_body
from tests.discord_server.contract import Contract
from tests.discord_server.faults import Fault, Faults
from tests.discord_server.gateway import Gateway
from tests.discord_server.rules import check_request

API = "/api/v10"
Handler: TypeAlias = Callable[[Gateway, Call], Reply]

_USERS = "/users"
_COMMANDS = "/applications/{application_id}/commands"
_GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
_MESSAGES = "/channels/{channel_id}/messages"
_MESSAGE = f"{_MESSAGES}/{{message_id}}"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"

ROUTES: Mapping[tuple[str, str], Handler] = {
    ("GET", f"{_USERS}/@me"): own.own_user,
    ("GET", f"{_USERS}/{{user_id}}"): own.user,
    ("POST", f"{_USERS}/@me/channels"): own.open_dm,
    ("GET", "/oauth2/applications/@me"): own.application,
    ("GET", "/applications/@me"): own.application,
    ("GET", "/gateway/bot"): own.gateway_bot,
    ("GET", _COMMANDS): own.commands,
    ("PUT", _COMMANDS): own.overwrite_commands,
    ("GET", _GUILD_COMMANDS): own.commands,
    ("PUT", _GUILD_COMMANDS): own.overwrite_commands,
    ("GET", "/channels/{channel_id}"): places.channel,
    ("POST", "/channels/{channel_id}/typing"): places.typing,
    ("POST", "/channels/{channel_id}/threads"): places.thread,
    ("GET", _MESSAGES): places.messages,
    ("POST", _MESSAGES): places.create_message,
    ("GET", _MESSAGE): places.message,
    ("PATCH", _MESSAGE): places.edit_message,
    ("DELETE", _MESSAGE): places.delete_message,
    ("PUT", f"{_MESSAGE}/reactions/{{emoji_name}}/@me"): places.react,
    ("POST", f"{_MESSAGE}/threads"): places.thread_at_message,
    ("POST", _CALLBACK): answers.answer,
    ("POST", _WEBHOOK): answers.followup,
    ("GET", f"{_WEBHOOK}/messages/@original"): answers.original,
    ("PATCH", f"{_WEBHOOK}/messages/@original"): answers.edit_original,
    ("DELETE", f"{_WEBHOOK}/messages/@original"): answers.delete_original,
    ("GET", f"{_WEBHOOK}/messages/{{message_id}}"): answers.one,
    ("PATCH", f"{_WEBHOOK}/messages/{{message_id}}"): answers.edit_one,
    ("DELETE", f"{_WEBHOOK}/messages/{{message_id}}"): answers.delete_one,
}
# The token of the interaction is in their path: the bot's own is not asked for.
_WITHOUT_TOKEN = ("/interactions/", "/webhooks/")


class Rest:
    """All requests of the bot and what is wrong with them.

    `violations` are the bot's breaches of the rules, `own_violations` our answers' breaches of
    Discord's document, `refusals` every answer of 4xx that was not a fault asked for.
    """

    def __init__(self, gateway: Gateway, token: str, contract: Path | None) -> None:
        self.calls: list[Call] = []
        self.faults = Faults()
        self.refusals: list[str] = []
        self._gateway = gateway
        self._authorization = f"Bot {token}"
        self._contract = Contract(contract) if contract else None
        self._violations: list[str] = []
        self._own_violations: list[str] = []
        self._checked = 0

    def add_routes(self, app: web.Application) -> None:
        """Serve every route that is known, and tell of each that is not."""
        for method, template in ROUTES:
            app.router.add_route(method, API + template, self._handle)
        app.router.add_route("*", API + "/{unknown:.*}", self._handle_unknown)

    @property
    def violations(self) -> list[str]:
        """What the bot sent that breaks a rule or is not in Discord's document."""
        self._check_contract()
        return self._violations

    @property
    def own_violations(self) -> list[str]:
        """What this server answered that is not in Discord's document."""
        self._check_contract()
        return self._own_violations

    def _check_contract(self) -> None:
        # Later, not with each request: so it costs the measured latencies nothing.
        if self._contract is not None:
            for call in self.calls[self._checked :]:
                found = self._contract.check_request(call.method, call.template, call.body)
                self._violations += [f"{call}: {fault}" for fault in found]
                if call.status:
                    self._check_answer(self._contract, call)
        self._checked = len(self.calls)

    def _check_answer(self, contract: Contract, call: Call) -> None:
        answer = orjson.loads(call.answer) if call.answer else None
        found = contract.check_answer(call.method, call.template, call.status, answer)
        self._own_violations += [f"{call}, {call.status}: {fault}" for fault in found]

    async def _handle_unknown(self, request: web.Request) -> web.Response:
        self._violations.append(f"{request.method} {request.path}: no such route here")
        return _response((404, {"code": 0, "message": "404: Not Found"}))

    async def _handle(self, request: web.Request) -> web.Response:
        resource = request.match_info.route.resource
        template = (resource.canonical if resource else request.path).removeprefix(API)
        path = request.path.removeprefix(API)
        body, files = await read_body(request)
        call = Call(request.method, template, path, request.match_info, request.query, body, files)
        call.at_s = time.monotonic()
        self.calls.append(call)
        fault = self.faults.next(call.method, path)
        if fault is not None and fault.delay_s:
            await asyncio.sleep(fault.delay_s)
        if fault is not None and fault.release is not None:
            await fault.release.wait()
        if fault is not None and fault.status is not None:
            return self._fail(fault, call)
        reply = self._reply(call, request.headers.get("Authorization"))
        call.status, call.answer = reply[0], _encoded(reply[1])
        return _response(reply)

    def _fail(self, fault: Fault, call: Call) -> web.Response:
        if fault.after:
            self._reply(call, self._authorization)
        return _response((fault.status or 0, fault.body), fault.headers)

    def _reply(self, call: Call, authorization: str | None) -> Reply:
        """Handle a request, or say in Discord's words why it is not."""
        try:
            self._check_token(call, authorization)
            self._check_rules(call)
            return ROUTES[call.method, call.template](self._gateway, call)
        except Refusal as refusal:
            said = {"code": refusal.code, "message": refusal.message}
            self.refusals.append(f"{call}: {refusal.status}, {refusal.code} {refusal.message}")
            return refusal.status, said

    def _check_token(self, call: Call, authorization: str | None) -> None:
        is_open = call.template.startswith(_WITHOUT_TOKEN)
        if not is_open and authorization != self._authorization:
            raise Refusal(401, 0, "401: Unauthorized")

    def _check_rules(self, call: Call) -> None:
        found = check_request(call.method, call.template, call.body)
        self._violations += [f"{call}: {fault}" for fault in found]
        # Discord itself does not mind who is pinged: that rule is of the house.
        refused = [fault for fault in found if not fault.startswith("allowed_mentions")]
        if "an empty message" in refused:
            raise Refusal(400, EMPTY_MESSAGE, "Cannot send an empty message")
        if refused:
            raise Refusal(400, BAD_FORM, f"Invalid Form Body: {'; '.join(refused)}")


def _encoded(body: object) -> bytes:
    return b"" if body is None else orjson.dumps(body)


def _response(reply: Reply, headers: Mapping[str, str] | None = None) -> web.Response:
    status, body = reply
    if body is None:
        return web.Response(status=status, headers=headers)
    # No charset beside the type: with one the client takes the body for text.
    kind = "application/json"
    return web.Response(status=status, body=_encoded(body), content_type=kind, headers=headers)
