"""A Discord on 127.0.0.1 that a real client logs in to, and that tests look into.

async with DiscordServer() as server:
...  # start a bot with server.token, server.api_url and server.gateway_url
await server.ready()
act = await server.slash("condition", {"name": "Lantern ataxia"})
assert "Lantern" in str(act.message)
assert [] == server.violations
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.discord_server.acts import Users
from tests.discord_server.calls import Call
from tests.discord_server.changes import PATIENCE_S
from tests.discord_server.faults import Faults
from tests.discord_server.gateway import Gateway
from tests.discord_server.payloads import Guild, User
from tests.discord_server.rest import API, Rest
from tests.discord_server.world import World

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.test.a-token-of-no-value"


class DiscordServer(Users):
    """One Discord, with a guild, a channel and a user to begin with; more are added as needed.

    `world` holds what there is and adds to it, `gateway` the sessions of the bot, `faults` what
    goes wrong next. The verbs of users are those of `Users`.
    """

    def __init__(
        self,
        *,
        contract: Path | None = None,
        token: str = TOKEN,
        privileged_intents: int = 0,
        heartbeat_s: float = 41.25,
        shards: int = 1,
    ) -> None:
        self.token = token
        self.gateway = Gateway(
            token, privileged_intents=privileged_intents, heartbeat_s=heartbeat_s
        )
        self.gateway.shards = shards
        self.guild: Guild = self.world.add_guild("Genetics")
        super().__init__(
            self.gateway,
            self.world.add_user("Ada"),
            self.world.add_channel(self.guild, "general"),
        )
        self._rest = Rest(self.gateway, token, contract)
        self._runner: web.AppRunner | None = None
        self._address = ""

    @property
    def world(self) -> World:
        """Who and what there is."""
        return self.gateway.world

    @property
    def bot(self) -> User:
        """The bot's account; its id is the application's too."""
        return self.world.bot

    @property
    def faults(self) -> Faults:
        """What goes wrong next."""
        return self._rest.faults

    @property
    def calls(self) -> list[Call]:
        """Every request so far, oldest first."""
        return self._rest.calls

    @property
    def refusals(self) -> list[str]:
        """Every request that was answered with 4xx of Discord's own, as a sentence."""
        return self._rest.refusals

    @property
    def violations(self) -> list[str]:
        """What the bot did that breaks a rule; a good bot leaves it empty."""
        return [*self.gateway.violations, *self._rest.violations]

    @property
    def own_violations(self) -> list[str]:
        """Where this server itself differs from Discord's document."""
        return self._rest.own_violations

    @property
    def syncs(self) -> int:
        """How often commands were registered."""
        return self.gateway.syncs

    @property
    def api_url(self) -> str:
        """The address of the REST API, for `discord.http.Route.BASE`."""
        return f"http://{self._address}{API}"

    @property
    def gateway_url(self) -> str:
        """The address of the gateway, for `DiscordWebSocket.DEFAULT_GATEWAY`."""
        return f"ws://{self._address}/gateway"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=25 * 2**20)
        app.router.add_get("/gateway", self.gateway.connect)
        self._rest.add_routes(app)
        # Connections are cut on the way out: there is nothing to wait for.
        self._runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self._address = f"{host}:{port}"
        self.gateway.url = self.gateway_url
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.gateway.cut_all()
        if self._runner is not None:
            await self._runner.cleanup()

    async def ready(self, shards: int = 1, within_s: float = PATIENCE_S) -> None:
        """Wait until that many shards are connected and have their session.

        Raises:
            TimeoutError: they did not come.
        """
        await self.world.changes.until(
            lambda: len({session.shard for session in self.gateway.live()}) >= shards,
            within_s,
            f"{shards} shards",
        )

    async def resumed(self, times: int = 1, within_s: float = PATIENCE_S) -> None:
        """Wait until sessions were taken up again that often in all.

        Raises:
            TimeoutError: they were not.
        """
        await self.world.changes.until(
            lambda: self.gateway.resumes >= times, within_s, f"{times} resumes"
        )
