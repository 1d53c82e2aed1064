"""Pictures of the main cards as Discord shows them on a phone, dark and light: `make pictures`.

Drawn by SimCord's preview with a chromium of the system. They hold names, ids, numbers, citations
and our own summaries, no sentence of a source: the questions are chosen so.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

import simcord
from discord import Permissions
from playwright.async_api import Browser, BrowserType
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.client import RoundsClient
from bot.conversation import Conversation
from bot.desk import Desk
from bot.phrases import en
from bot.preferences import Defaults, Preferences
from bot.render.view import View
from bot.state import State
from bot.workers import Threads
from knowledge import open_knowledge
from knowledge.embedded import ensure_embedded
from tests.discord_env import choose, custom_id

ROOT = Path(__file__).parent.parent
QUESTIONS = {
    "summary": "familial idiopathic inflammatory myopathy",
    "features": "whats the symtoms of marfan syndrom?",
    "features-by-system": "features of marfan syndrome by body system",
    "citations": "guidelines and studies of familial idiopathic inflammatory myopathy",
    "whether": "does marfan syndrome cause scoliosis?",
    "publication": "PMID 37026610",
    "choices": "IIM",
    "no-match": "tell me about zorblax disease",
    "not-meant": "familal idiopathic inflamatory myopathy",
    "safety": "my brother cant breathe and his arms went limp just now",
    "personal": "my mum was told she has IIM, could i have it too?",
    "plain-summary": "familial idiopathic inflammatory myopathy",
    "plain-features": "features of marfan syndrome",
    "plain-choices": "IIM",
}
_PLAIN = frozenset(name for name in QUESTIONS if name.startswith("plain-"))
_VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112", "911", "999"),
    help_lines=("988 (US)", "116 123 (UK, Ireland)"),
)
_WIDTH, _HEIGHT = 420, 2_400  # a phone, as high as the longest card
# SimCord draws Discord's dark theme alone; these are the colours of the light one.
_LIGHT = {
    "discord-bg": "#fbfbfb",
    "discord-surface": "#f2f3f5",
    "discord-elevated": "#e3e5e8",
    "discord-control": "#ffffff",
    "discord-hover": "#e8e9eb",
    "discord-text": "#323339",
    "discord-muted": "#5c5e66",
    "discord-subtle": "#4e5058",
    "discord-border": "#d4d5d9",
    "component-surface": "#ffffff",
    "component-border": "#d4d5d9",
    "control-border": "#c8c9ce",
    "list-surface": "#ffffff",
    "option-hover": "#e8e9eb",
    "subtle-surface": "#e8e9eb",
    "subtle-surface-text": "#323339",
    "button-secondary-surface": "#e8e9eb",
    "button-alt": "#e8e9eb",
    "button-alt-hover": "#dfe0e3",
    "link-text": "#006ce7",
    "link-accent": "#006ce7",
}
_RECOLOUR = """(() => {{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root {{ color-scheme: light; background: #fbfbfb; color: #323339; {} }}
    .button-style-2, .message-content {{ color: #323339; }}
    .mention {{ color: #4752c4; background: #e6e8fd; }}
    .inline-code {{ color: #323339; background: #e8e9eb; }}
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}})()""".format(" ".join(f"--{name}: {colour};" for name, colour in _LIGHT.items()))


def _with_chromium(chromium: str) -> None:
    """Let Playwright start the system's chromium: its own cannot be downloaded everywhere."""
    launch: Callable[..., Awaitable[Any]] = BrowserType.launch

    @wraps(launch)
    async def launched(self: BrowserType, **options: Any) -> Any:  # options are Playwright's own
        return await launch(self, **options, executable_path=chromium, args=["--no-sandbox"])

    setattr(BrowserType, "launch", launched)  # noqa: B010  # it is theirs, not ours to type


@contextmanager
def _in_light() -> Iterator[None]:
    """Pages opened meanwhile are drawn in the light theme."""
    opened: Callable[..., Awaitable[Any]] = Browser.new_context

    @wraps(opened)
    async def light(self: Browser, **options: Any) -> Any:  # options are Playwright's own
        context = await opened(self, **options)
        await context.add_init_script(_RECOLOUR)
        return context

    setattr(Browser, "new_context", light)  # noqa: B010  # it is theirs, not ours to type
    try:
        yield
    finally:
        setattr(Browser, "new_context", opened)  # noqa: B010  # as before


async def draw(folder: Path) -> None:
    """Ask each question in a channel of its own and keep a picture of the reply."""
    opener = partial(open_knowledge, ensure_embedded(ROOT / ".venv" / "embedded"))
    with tempfile.TemporaryDirectory() as kept:
        state = State(str(Path(kept) / "state.db"))
        desk = Desk(Threads(opener), opener, Conversation(30), lambda: _VIEW, state, Defaults())
        client = RoundsClient(desk, Path(kept), shard_count=1)
        async with simcord.run(client) as env:
            guild = env.create_guild()
            manager = guild.create_role("m", permissions=Permissions(manage_guild=True))
            asker = guild.add_member(env.create_user("student"), roles=[manager])
            for name, question in QUESTIONS.items():
                channel = guild.create_text_channel(name)
                defaults = Defaults(plain_text=name in _PLAIN)
                desk.preferences = Preferences(state, defaults)
                await asker.slash(channel, "ask", question=question)
                await _picture(env, channel, asker, folder / name)
            desk.preferences = Preferences(state, Defaults())
            for name, shown in _OTHERS.items():
                channel = guild.create_text_channel(name)
                await shown(asker, channel)
                await _picture(env, channel, asker, folder / name)
        await desk.close()


async def _picture(
    env: simcord.Env, channel: ChannelHandle, viewer: MemberActor, path: Path
) -> None:
    """What somebody sees in a channel, dark and light, at a path without its ending."""
    async with env.preview(channel, viewers=(viewer,), width=_WIDTH, height=_HEIGHT) as preview:
        await preview.screenshot(path.with_suffix(".png"))
        with _in_light():
            await preview.screenshot(path.with_name(f"{path.name}-light.png"))
    print(path.with_suffix(".png"))


# What is seen after more than a question.


async def _chart(asker: MemberActor, channel: ChannelHandle) -> None:
    card = (await asker.slash(channel, "symptoms", name="OMIM:154700")).response
    assert card
    await asker.click(card, label=en.CHART_BUTTON)


async def _sending(asker: MemberActor, channel: ChannelHandle) -> None:
    card = (await asker.slash(channel, "concept", name="C3888318")).response
    assert card
    await asker.click(card, label=en.SEND_BUTTON)


async def _settings(asker: MemberActor, channel: ChannelHandle) -> None:
    await asker.slash(channel, "settings")


async def _settings_of_channel(asker: MemberActor, channel: ChannelHandle) -> None:
    card = (await asker.slash(channel, "settings")).response
    assert card
    await choose(asker, card, en.SETTINGS_PAGE, "channel")
    await asker.select(card, [channel], custom_id=custom_id(card, en.CHANNEL_APART))
    for key, value in (("here_thread", "yes"), ("here_private", "yes")):
        await choose(asker, card, en.SETTINGS_MENUS[key], value)


_OTHERS: dict[str, Callable[[MemberActor, ChannelHandle], Awaitable[None]]] = {
    "chart": _chart,
    "sending": _sending,
    "settings": _settings,
    "settings-channel": _settings_of_channel,
}


def main() -> None:
    """Draw all pictures into the folder named, else into docs/pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("pictures need chromium: apt-get install chromium, or your system's way")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    _with_chromium(chromium)
    asyncio.run(draw(folder))


if __name__ == "__main__":
    main()
