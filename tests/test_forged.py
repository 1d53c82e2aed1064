"""Presses that nobody was offered: forged, of another version, somebody else's, out of bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.phrases import en
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import EPHEMERAL, V2
from tests.shipped import (
    a_contract,  # noqa: F401  # a fixture
    a_server,  # noqa: F401  # a fixture
    serving,
    text_of,
)

LANTERN = "C9900001"
SETTINGS = {"look_up_processes": "0"}
HUGE = "9" * 20
UNKNOWN = "the loaded sources do not hold it"
# Each with something that is said to it.
FORGED = {
    # of no user, or of one that cannot be
    f"show|{'9' * 40}|{LANTERN}|||0": en.OLD_BUTTON,
    f"show|-1|{LANTERN}|||0": en.OLD_BUTTON,
    f"show|１|{LANTERN}|||0": en.OLD_BUTTON,
    f"show|{HUGE}|{LANTERN}|gn||0": "LANT1",
    # of a page or a code that is not there
    f"show|1|{LANTERN}|||999999": "Lantern ataxia",
    f"show|1|{LANTERN}|||{'9' * 60}": "Lantern ataxia",
    f"show|1|{LANTERN}|____zz||0": "Lantern ataxia",
    "sources|1|999999": "LAMP",
    f"sources|1|{'9' * 80}": "LAMP",
    # of a concept that does not exist, or is none
    "show|1|C0000000|gn||0": "C0000000",
    "show|1|@everyone <@1>|||0": UNKNOWN,
    "show|1|[x](https://example.org)|||0": UNKNOWN,
    "show|1|' OR 1=1 --|||0": UNKNOWN,
    "show|1|\u202eC9900001\u200b|||0": UNKNOWN,
    # of another version, or of nothing
    "quiz|1|2|3": en.OLD_BUTTON,
    f"show|1|{LANTERN}|gn": en.OLD_BUTTON,
    "|||||": en.OLD_BUTTON,
    "\U0001f600" * 25: en.OLD_BUTTON,
    "x\n" * 50: en.OLD_BUTTON,
}
# A menu, what is chosen in it that it never offered, and something that is said to it.
CHOSEN = [
    (f"section|1|{LANTERN}|", ["no such section"], "Lantern ataxia"),
    (f"section|1|{LANTERN}|", [""], "Lantern ataxia"),
    (f"section|1|{LANTERN}|", [], "Lantern ataxia"),
    ("section|1|C0000000|", ["genes"], "C0000000"),
    ("pick|1|gn||0", [LANTERN], "LANT1"),
    ("pick|1|||0", ["@everyone [x](https://example.org)"], UNKNOWN),
    ("pick|1|||0", ["\x00"], UNKNOWN),
    ("pick|1|||0", ["x" * 100], UNKNOWN),
    (f"pick|1|||{'9' * 80}", [LANTERN], "Lantern ataxia"),
    ("help|1", ["no such topic"], en.HELP_TITLE),
]


def sent(server: DiscordServer, custom_id: str, *, is_menu: bool = False) -> dict[str, Any]:
    """A message of Rounds with a button, or menu, that carries this."""
    control = {"type": 2, "style": 2, "label": "press", "custom_id": custom_id}
    if is_menu:
        options = [{"label": "a", "value": "a"}]
        control = {"type": 3, "custom_id": custom_id, "options": options}
    row = {"type": 1, "components": [control]}
    return server.world.post(server.channel, server.bot, {"components": [row], "flags": V2})


async def test_whatever_is_pressed_is_answered_and_nothing_breaks(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path
) -> None:
    """A sentence or a card, to who pressed alone; no fault in the log, no ping, no link."""
    settings = {**SETTINGS, "knowledge": str(knowledge_file)}
    async with serving(server, tmp_path, settings=settings) as process:
        for custom_id, said in FORGED.items():
            act = await server.forge(sent(server, custom_id), custom_id)
            assert_harmless(act.message, said)
        for custom_id, values, said in CHOSEN:
            menu = sent(server, custom_id, is_menu=True)
            act = await server.forge(menu, custom_id, values)
            assert_harmless(act.message, said)
        assert "failed" not in process.said


def assert_harmless(message: dict[str, Any] | None, said: str) -> None:
    """A message says this to one person alone, and leads nowhere."""
    assert message is not None
    assert message["flags"] & EPHEMERAL
    text = text_of(message)
    assert said in text
    for never in ("(https://example.org)", "<@1>", en.FAILED, "\u202e"):
        assert never not in text


@pytest.mark.parametrize("is_private", [False, True], ids=["everybody's", "a private card"])
async def test_somebody_elses_buttons_change_nothing_of_theirs(
    server: DiscordServer, tmp_path: Path, knowledge_file: Path, is_private: bool
) -> None:
    """Also those of a card that only its asker can see: no client shows it to anybody else."""
    settings = {**SETTINGS, "knowledge": str(knowledge_file)}
    async with serving(server, tmp_path, settings=settings):
        act = await server.slash("concept", {"name": LANTERN, "private": is_private})
        assert act.message is not None
        before = text_of(act.message)
        stranger = server.world.add_user("Mallory")
        menu = f"section|{server.user.id}|{LANTERN}|"
        other = await server.select(act.message, menu, ["genes"], user=stranger)
        assert_harmless(other.message, "LANT1")
        assert before == text_of(act.message)


def test_nothing_forged_is_longer_than_discord_lets_be() -> None:
    """A custom id of more than 100 characters would test nothing."""
    assert [] == [each for each in (*FORGED, *(menu for menu, *_ in CHOSEN)) if len(each) > 100]
