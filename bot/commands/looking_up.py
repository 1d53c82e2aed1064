"""Commands that look something up: a question, a concept, a section of one, and the sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from discord import app_commands
from discord.app_commands import Choice, Command

from bot import delivery
from bot.commands.shared import Name, Question, Year, command, named
from bot.commands.suggesting import names
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import asked, place_of, spoken, surface_of
from bot.phrases import words
from bot.wishes import Wish
from knowledge.replies.reply import Only
from knowledge.sections import CITED, KEYS


def looking_up(desk: Desk) -> list[Command[Any, ..., None]]:
    """The commands that look something up."""
    return [
        _ask(desk),
        _concept(desk),
        _with_intents(desk, "symptoms", ("clinical_features",)),
        _with_intents(desk, "features", ("clinical_features",)),
        _citations(desk),
        _sources(desk),
    ]


def _ask(desk: Desk) -> Command[Any, ..., None]:
    @app_commands.describe(question=words.OPTIONS["question"], private=words.OPTIONS["private"])
    async def ask(interaction: Interaction, question: Question, private: bool = False) -> None:
        async with asked(desk, interaction, question) as holds:
            if holds:
                surface = surface_of(interaction, holds, private=private)
                patience = desk.patience_s
                work = desk.ask(
                    spoken(question), place_of(interaction), surface, None, holds.pinned_meanings
                )
                await delivery.answer(interaction, work, patience, private=surface.private)

    return command("ask", ask)


def _concept(desk: Desk) -> Command[Any, ..., None]:
    sections = [Choice(name=words.SECTIONS[key], value=key) for key in KEYS]

    @app_commands.describe(
        name=words.OPTIONS["name"],
        section=words.OPTIONS["section"],
        private=words.OPTIONS["private"],
    )
    @app_commands.choices(section=sections)
    @app_commands.autocomplete(name=names(desk))
    async def concept(
        interaction: Interaction,
        name: Name,
        section: Choice[str] | None = None,
        private: bool = False,
    ) -> None:
        wish = Wish(sections=(section.value,) if section else ())
        await named(desk, interaction, name, wish, private=private)

    return command("concept", concept)


def _with_intents(desk: Desk, called: str, intents: tuple[str, ...]) -> Command[Any, ..., None]:
    @app_commands.describe(name=words.OPTIONS["name"], private=words.OPTIONS["private"])
    @app_commands.autocomplete(name=names(desk))
    async def show(interaction: Interaction, name: Name, private: bool = False) -> None:
        await named(desk, interaction, name, Wish(intents=intents), private=private)

    return command(called, show)


def _citations(desk: Desk) -> Command[Any, ..., None]:
    kinds = [Choice(name=words.SECTIONS[key], value=key) for key in CITED]

    @app_commands.describe(
        name=words.OPTIONS["name"],
        free=words.OPTIONS["free"],
        since=words.OPTIONS["since"],
        type=words.OPTIONS["type"],
        private=words.OPTIONS["private"],
    )
    @app_commands.choices(type=kinds)
    @app_commands.autocomplete(name=names(desk))
    async def citations(
        interaction: Interaction,
        name: Name,
        free: bool = False,
        since: Year | None = None,
        type: Choice[str] | None = None,  # noqa: A002  # what the option is called
        private: bool = False,
    ) -> None:
        asked = Wish(sections=(type.value,)) if type else Wish(intents=("citation",))
        wish = replace(asked, only=Only(free, since))
        await named(desk, interaction, name, wish, private=private)

    return command("citations", citations)


def _sources(desk: Desk) -> Command[Any, ..., None]:
    @app_commands.describe(private=words.OPTIONS["private"])
    async def sources(interaction: Interaction, private: bool = False) -> None:
        async with asked(desk, interaction) as holds:
            if holds:
                surface = surface_of(interaction, holds, private=private)
                patience = desk.patience_s
                work = desk.sources(place_of(interaction), surface)
                await delivery.answer(interaction, work, patience, private=surface.private)

    return command("sources", sources)
