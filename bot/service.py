"""Rounds as a process on Discord: it serves, and on a signal it finishes what it began."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import discord
import structlog

from bot.client import RoundsClient, point_at
from bot.config import Settings
from bot.conversation import Conversation
from bot.cooldown import Cooldown
from bot.desk import Desk
from bot.errors import ConfigError, DiscordError, FolderError
from bot.garbage import settling
from bot.phrases import words
from bot.preferences import Defaults
from bot.render.view import View
from bot.renewal import Renewal
from bot.state import Retention, State
from bot.workers import Processes, Threads
from knowledge import open_knowledge

_DRAIN_S = 10.0  # for what was begun before a signal to stop
_STATE_PATIENCE_S = 0.8  # for settings, of the three seconds that Discord waits
_DISCORD = "https://discord.com"


def run(
    settings: Settings,
    find_knowledge: Callable[[], Path],
    make_view: Callable[[], View],
    *,
    sync: bool = False,
) -> None:
    """Serve Discord from a knowledge file until SIGTERM or Ctrl-C.

    Raises:
        ConfigError: there is no token.
        DiscordError: the token is refused, or Discord cannot be reached.
    """
    if settings.discord_token is None:
        raise ConfigError("environment", (("discord_token", words.NO_TOKEN),))
    point_at(settings.discord_api_url, settings.discord_gateway_url)
    # Rounds never speaks; without this discord.py warns that it could not.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    _in_loop(
        _serve(
            settings,
            settings.discord_token.get_secret_value(),
            find_knowledge(),
            make_view,
            sync=sync,
        )
    )


def check_folder(folder: Path) -> None:
    """Raise `FolderError` where what Rounds keeps between starts would not find its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(folder, error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK):
        raise FolderError(folder, "no permission to write")


def _in_loop(serving: Coroutine[Any, Any, None]) -> None:
    """Run on uvloop where there is one: it answers bursts a third faster (measured)."""
    factory: Callable[[], asyncio.AbstractEventLoop] | None = None
    if sys.platform != "win32":
        import uvloop  # noqa: PLC0415  # not made for Windows

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(serving)


async def _serve(
    settings: Settings,
    token: str,
    knowledge: Path,
    make_view: Callable[[], View],
    *,
    sync: bool,
) -> None:
    opener = partial(open_knowledge, knowledge)
    workers = settings.look_up_processes
    pool = Processes(knowledge, workers) if workers else Threads(opener)
    conversation = Conversation(settings.memory_minutes)
    state = await State.open(settings.state_address, patience_s=_STATE_PATIENCE_S)
    desk = Desk(
        pool,
        opener,
        conversation,
        make_view,
        state,
        _defaults(settings),
        cooldown=Cooldown(settings.cooldown, settings.cooldown_server),
        reads_all=settings.message_content,
    )
    renewal = Renewal(knowledge, desk, settings.knowledge_check_s)
    _on_hang_up(renewal)
    stopping = _stop_signal()
    with settling():
        await desk.prepare()
    client = RoundsClient(
        desk,
        settings.cache,
        sync=sync,
        fixed_gateway=settings.discord_gateway_url is not None,
        retention=_retention(settings),
    )
    watching = asyncio.create_task(renewal.watch())
    try:
        async with client:
            await _until_stopped(
                client, desk, token, stopping, settings.discord_api_url or _DISCORD
            )
    finally:
        watching.cancel()
        await asyncio.wait({watching})
        await desk.close()


def _defaults(settings: Settings) -> Defaults:
    """What holds where neither a server nor a user chose anything."""
    return Defaults(
        plain_text=settings.plain_text,
        study_channels=frozenset(settings.study_channels),
        unmentioned=settings.message_content,
    )


def _retention(settings: Settings) -> Retention:
    """For how long things are kept."""
    return Retention(
        left_guild_days=settings.left_guild_days,
        history_days=settings.history_days,
        counts_days=settings.counts_days,
    )


def _on_hang_up(renewal: Renewal) -> None:
    """A SIGHUP, which asks services to look at their files again, asks for a look."""
    if sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, renewal.look_now)


def _stop_signal() -> asyncio.Event:
    """An event that SIGTERM and Ctrl-C set."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping.set))
        else:
            loop.add_signal_handler(number, stopping.set)
    return stopping


async def _until_stopped(
    client: RoundsClient, desk: Desk, token: str, stopping: asyncio.Event, address: str
) -> None:
    """Connect; on a signal take nothing new, answer what was begun, and leave."""
    if stopping.is_set():
        return  # the signal came while the knowledge was opened
    connected = asyncio.create_task(client.start(token))
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({connected, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if not stopped.done():
        stopped.cancel()
        await _or_fault(connected, address)
        return
    structlog.get_logger().info("stopping")
    left = await desk.work.drain(_DRAIN_S)
    structlog.get_logger().info("stopped", unanswered=left)
    await client.close()
    connected.cancel()
    await asyncio.wait({connected})


async def _or_fault(connected: asyncio.Task[None], address: str) -> None:
    """The connection's end; what Discord says of it becomes a sentence for the operator."""
    try:
        await connected
    except discord.LoginFailure as error:
        raise DiscordError(words.BAD_TOKEN) from error
    except discord.PrivilegedIntentsRequired as error:
        raise DiscordError(words.NO_INTENT) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        problem = f"{type(error).__name__}: {error}".rstrip(": ")
        raise DiscordError(words.NO_DISCORD.format(address=address, problem=problem)) from error
