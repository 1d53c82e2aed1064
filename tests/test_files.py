"""Files and pictures that go with a card."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest
from discord import app_commands

from bot import delivery
from bot.delivery import Interaction
from bot.render.card import Attachment, Card
from tests.discord_env import (
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    parts,
)

# The smallest picture there is: one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
LISTED = Attachment("list.csv", b"id,name\r\n")
DRAWN = Attachment("chart.png", PIXEL, "A white square")
CARD = Card("Files", 0x123456, ("Two files",), files=(LISTED, DRAWN))


async def sent(scene: Scene, card: Card) -> discord.Message:
    """A card as an answer to a command of this test's own, as it stands in the channel."""

    async def give(interaction: Interaction) -> None:
        async def work() -> Card:
            return card

        await delivery.answer(interaction, work(), 2.0)

    scene.client.tree.add_command(
        app_commands.Command(name="files", description="Files", callback=give)
    )
    await scene.client.tree.sync()
    return scene.now(answered(await scene.ada.slash(scene.channel, "files")))


@pytest.mark.parametrize("plain", [False, True])
async def test_files_go_with_a_card(scene: Scene, plain: bool) -> None:
    """Whole, and a picture with its words."""
    message = await sent(scene, replace(CARD, plain=plain))
    got = {each.filename: await each.read() for each in message.attachments}
    assert {LISTED.name: LISTED.content, DRAWN.name: DRAWN.content} == got
    described = [each.description for each in message.attachments if each.description]
    assert [DRAWN.alt] == described
    if not plain:
        shown = [each for each in parts(message) if each["type"] in {12, 13}]
        assert [13, 12] == [each["type"] for each in shown]
