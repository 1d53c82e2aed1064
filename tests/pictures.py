"""Pictures of the main cards as Discord shows them: `make pictures`.

Drawn by SimCord's preview with a chromium of the system. They hold names, ids, numbers, citations
and our own summaries, no sentence of a source: the questions are chosen so.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

import simcord
from playwright.async_api import BrowserType

from bot.client import RoundsClient
from bot.conversation import Conversation
from bot.desk import Desk
from bot.preferences import Defaults
from bot.render.view import View
from bot.state import State
from bot.workers import Threads
from knowledge import open_knowledge
from knowledge.embedded import ensure_embedded

ROOT = Path(__file__).parent.parent
QUESTIONS = {
    "summary": "familial idiopathic inflammatory myopathy",
    "features": "what r the symtoms of marfan syndrom?",
    "citations": "guidelines and studies of familial idiopathic inflammatory myopathy",
    "choices": "IIM",
    "no-match": "tell me about zorblax disease",
    "safety": "my friend cant breathe and her legs stopped working an hour ago",
    "personal": "my mom has IIM, will i get it?",
}
_VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112", "911", "999"),
    help_lines=("988 (US)", "116 123 (UK, Ireland)"),
)
_WIDTH, _HEIGHT = 520, 2_400  # a narrow window, as high as the longest card


def _with_chromium(chromium: str) -> None:
    """Let Playwright start the system's chromium: its own cannot be downloaded everywhere."""
    launch: Callable[..., Awaitable[Any]] = BrowserType.launch

    @wraps(launch)
    async def launched(self: BrowserType, **options: Any) -> Any:  # options are Playwright's own
        return await launch(self, **options, executable_path=chromium, args=["--no-sandbox"])

    setattr(BrowserType, "launch", launched)  # noqa: B010  # it is theirs, not ours to type


async def draw(folder: Path) -> None:
    """Ask each question in a channel of its own and keep a picture of the reply."""
    opener = partial(open_knowledge, ensure_embedded(ROOT / ".venv" / "embedded"))
    with tempfile.TemporaryDirectory() as kept:
        state = State(str(Path(kept) / "state.db"))
        desk = Desk(Threads(opener), opener, Conversation(30), lambda: _VIEW, state, Defaults())
        client = RoundsClient(desk, Path(kept), shard_count=1)
        async with simcord.run(client) as env:
            guild = env.create_guild()
            asker = guild.add_member(env.create_user("student"))
            for name, question in QUESTIONS.items():
                channel = guild.create_text_channel(name)
                await asker.slash(channel, "ask", question=question)
                async with env.preview(
                    channel, viewers=(asker,), width=_WIDTH, height=_HEIGHT
                ) as preview:
                    await preview.screenshot(folder / f"{name}.png")
                print(folder / f"{name}.png")
        await desk.close()


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
