"""The gateway: sessions of shards, the events they are sent, and what happens to connections.

Protocol: https://docs.discord.com/developers/events/gateway. Compression is zlib-stream or none;
zstd-stream where Python itself brings it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import zlib
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from tests.discord_server.measures import Payload
from tests.discord_server.payloads import Guild, guild_json, user_json
from tests.discord_server.world import MESSAGE_CONTENT, PRIVILEGED, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT = 0, 1, 2, 6, 7
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11
AUTHENTICATION_FAILED, INVALID_SHARD, DISALLOWED_INTENTS = 4004, 4010, 4014
NOT_AUTHENTICATED, DECODE_ERROR = 4003, 4002

_CONTENT = {"content": "", "embeds": [], "attachments": [], "components": []}


def compressor(name: str | None) -> Callable[[bytes], bytes] | None:
    """A stream of this name over all messages of a connection; none for plain text.

    Raises:
        ValueError: a stream that this Python does not know.
    """
    if name is None:
        return None
    if name == "zlib-stream":
        zipped = zlib.compressobj()
        return lambda text: zipped.compress(text) + zipped.flush(zlib.Z_SYNC_FLUSH)
    if name == "zstd-stream" and sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415  # new in Python 3.14

        stream = zstd.ZstdCompressor()
        return lambda text: stream.compress(text, mode=stream.FLUSH_BLOCK)
    raise ValueError(f"no compression {name!r} here")


class Line:
    """One connection: what is said over it goes out in order, by a task of its own."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self.session: Session | None = None
        self._transport = request.transport
        self._compress = compressor(request.query.get("compress"))
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue()

    def say(self, operation: int, data: object = None, **more: object) -> None:
        """Put a message in line."""
        self._waiting.put_nowait(orjson.dumps({"op": operation, "d": data, **more}))

    async def send_all(self) -> None:
        """Send what is put in line, until the connection ends."""
        while not self.socket.closed:
            text = await self._waiting.get()
            try:
                if self._compress is None:
                    await self.socket.send_str(text.decode())
                else:
                    await self.socket.send_bytes(self._compress(text))
            except ConnectionError:
                return

    def cut(self) -> None:
        """End the connection without a word, as a broken network does."""
        if self._transport is not None:
            self._transport.abort()


class Session:
    """What a shard has been sent, kept so that it can be sent again after a break."""

    def __init__(self, identity: str, shard: tuple[int, int], intents: int) -> None:
        self.id = identity
        self.shard, self.shards = shard
        self.intents = intents
        self.line: Line | None = None
        self._events: list[tuple[str, Payload]] = []

    def send(self, event: str, data: Payload) -> None:
        """Send an event now, or once the shard is back."""
        self._events.append((event, data))
        if self.line is not None:
            self.line.say(DISPATCH, data, s=len(self._events), t=event)

    def replay(self, seen: int) -> None:
        """Send again what the shard did not see."""
        for number, (event, data) in enumerate(self._events[seen:], start=seen + 1):
            if self.line is not None:
                self.line.say(DISPATCH, data, s=number, t=event)

    def hears(self, guild: Guild | None, intent: int) -> bool:
        """Whether an event is of this shard, and was asked for."""
        shard = (guild.id >> 22) % self.shards if guild else 0
        return shard == self.shard and (not intent or bool(self.intents & intent))


class Gateway:
    """All sessions, and the one address that they connect to."""

    def __init__(self, token: str, *, privileged_intents: int, heartbeat_s: float) -> None:
        self.sessions: dict[str, Session] = {}
        self.identifies: list[Payload] = []
        self.resumes = 0
        self.syncs = 0
        self.shards = 1  # how many this Discord recommends
        self.deadline_s = 3.0  # how old an interaction may be when its first answer comes
        self.violations: list[str] = []
        self._token = token
        self._privileged = privileged_intents
        self._heartbeat_s = heartbeat_s
        self._lines: set[Line] = set()
        self.url = ""
        self.world = World(self.emit)

    def emit(self, event: str, data: Payload, guild: Guild | None = None, intent: int = 0) -> None:
        """Send an event to the shard it belongs to, as far as the bot asked for it."""
        for session in self.sessions.values():
            if session.hears(guild, intent):
                session.send(event, self._as_seen(event, data, session))

    def _as_seen(self, event: str, data: Payload, session: Session) -> Payload:
        # A copy: the message itself changes with later edits, what was sent does not.
        seen: dict[str, Any] = orjson.loads(orjson.dumps(data))
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and not self._may_read(data, session):
            seen |= _CONTENT
        return seen

    def _may_read(self, message: Payload, session: Session) -> bool:
        own = str(self.world.bot.id)
        return (
            bool(session.intents & MESSAGE_CONTENT)
            or "guild_id" not in message
            or message["author"]["id"] == own
            or any(each["id"] == own for each in message["mentions"])
        )

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection, from hello to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        line = Line(request, socket)
        self._lines.add(line)
        sending = asyncio.create_task(line.send_all())
        line.say(HELLO, {"heartbeat_interval": int(self._heartbeat_s * 1000)})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(line, message.data)
        finally:
            sending.cancel()
            self._lines.discard(line)
            self._leave(line)
        return socket

    def _leave(self, line: Line) -> None:
        session = line.session
        if session is not None and session.line is line:
            session.line = None
            # A client that says good-bye will not come back to this session.
            if line.socket.close_code in {1000, 1001}:
                self.sessions.pop(session.id, None)
        self.world.changes.tell()

    async def _hear(self, line: Line, text: str) -> None:
        if len(text) > 4096:
            self.violations.append(f"gateway: {len(text):,} bytes, 4,096 are allowed")
            await line.socket.close(code=DECODE_ERROR)
            return
        said = json.loads(text)
        match said["op"]:
            case 1:
                line.say(HEARTBEAT_ACK)
            case 2:
                await self._identify(line, said["d"])
            case 6:
                await self._resume(line, said["d"])
            case operation if line.session is None:
                self.violations.append(f"gateway: operation {operation} before identifying")
                await line.socket.close(code=NOT_AUTHENTICATED)

    async def _identify(self, line: Line, data: Payload) -> None:
        self.identifies.append({key: value for key, value in data.items() if key != "token"})
        index, shards = data.get("shard") or (0, 1)
        if code := self._refusal(data, index, shards):
            await line.socket.close(code=code)
            return
        identity = f"session-{len(self.identifies)}"
        session = Session(identity, (index, shards), int(data["intents"]))
        session.line, line.session = line, session
        self.sessions[identity] = session
        self._open(session)
        self.world.changes.tell()

    def _refusal(self, data: Payload, index: int, shards: int) -> int | None:
        if data["token"] != self._token:
            return AUTHENTICATION_FAILED
        if not 0 <= index < shards:
            return INVALID_SHARD
        if data["intents"] & PRIVILEGED & ~self._privileged:
            return DISALLOWED_INTENTS
        return None

    def _open(self, session: Session) -> None:
        world = self.world
        guilds = [
            guild for guild in world.guilds.values() if guild.has_bot and session.hears(guild, 0)
        ]
        ready = {
            "v": 10,
            "user": user_json(world.bot),
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "session_type": "normal",
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "shard": [session.shard, session.shards],
            "application": {"id": str(world.bot.id), "flags": 0},
            "private_channels": [],
        }
        session.send("READY", ready)
        for guild in guilds:
            shown = guild_json(guild, world.channels_of(guild), world.bot, world.owner)
            session.send("GUILD_CREATE", shown)

    async def _resume(self, line: Line, data: Payload) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        if data["token"] != self._token:
            await line.socket.close(code=AUTHENTICATION_FAILED)
        elif session is None:
            line.say(INVALID_SESSION, data=False)
        else:
            self.resumes += 1
            session.line, line.session = line, session
            session.replay(int(data["seq"]))
            session.send("RESUMED", {})
            self.world.changes.tell()

    def live(self) -> list[Session]:
        """The sessions with a connection."""
        return [session for session in self.sessions.values() if session.line is not None]

    def cut_all(self) -> None:
        """End every connection, sessions or none, without a word."""
        for line in tuple(self._lines):
            line.cut()

    async def drop(self, shard: int | None = None, *, code: int | None = None) -> None:
        """End the connections of a shard, or of all: with this close code, or without a word."""
        for session in self._of(shard):
            line, session.line = session.line, None
            if line is not None and code is not None:
                await line.socket.close(code=code)
            elif line is not None:
                line.cut()

    def reconnect(self, shard: int | None = None) -> None:
        """Ask a shard, or all, to connect again (operation 7)."""
        for session in self._of(shard):
            if session.line is not None:
                session.line.say(RECONNECT)

    def invalidate(self, shard: int | None = None, *, resumable: bool) -> None:
        """Call a shard's session, or all, invalid (operation 9)."""
        for session in self._of(shard):
            if session.line is not None:
                session.line.say(INVALID_SESSION, data=resumable)
            if not resumable:
                del self.sessions[session.id]

    def _of(self, shard: int | None) -> list[Session]:
        return [each for each in self.live() if shard is None or each.shard == shard]
