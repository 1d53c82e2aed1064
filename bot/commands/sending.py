"""Commands that hand over files: an export of a record, and a person's reading list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord import app_commands
from discord.app_commands import Choice, Command, Group

from bot import delivery, reading
from bot.commands.shared import Name, alone, command
from bot.commands.suggesting import names
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import answer_alone, asked, holding, place_of, surface_of
from bot.phrases import words
from bot.render.card import Card, Surface
from bot.render.exports import FORMATS, Subject
from bot.render.personal import sentence
from knowledge import identifiers
from knowledge.sections import KEYS

_PUBLICATIONS = frozenset({"PMID", "DOI"})


def sending(desk: Desk) -> list[Command[Any, ..., None] | Group]:
    """The commands that hand over files."""
    return [_export(desk), _list(desk)]


def _formats() -> list[Choice[str]]:
    return [Choice(name=words.EXPORT_FORMATS[form], value=form) for form in FORMATS]


def _export(desk: Desk) -> Command[Any, ..., None]:
    sections = [Choice(name=words.SECTIONS[key], value=key) for key in KEYS]

    @app_commands.describe(
        name=words.OPTIONS["name"],
        form=words.OPTIONS["as"],
        section=words.OPTIONS["section"],
        private=words.OPTIONS["private"],
    )
    @app_commands.rename(form="as")
    @app_commands.choices(section=sections, form=_formats())
    @app_commands.autocomplete(name=names(desk))
    async def export(
        interaction: Interaction,
        name: Name,
        form: Choice[str] | None = None,
        section: Choice[str] | None = None,
        private: bool = True,
    ) -> None:
        keys = (section.value,) if section else ()
        place = place_of(interaction)

        async def made(surface: Surface, pinned: Mapping[str, str]) -> Card:
            subject = await _subject(desk, name, keys, pinned)
            if subject is None:
                return sentence(words.SEND_TITLE, words.EXPORT_UNKNOWN, surface)
            return await desk.export(subject, form.value if form else FORMATS[0], place, surface)

        async with asked(desk, interaction, name) as holds:
            if holds:
                surface = surface_of(interaction, holds, private=private)
                work = made(surface, holds.pinned_meanings)
                patience = desk.patience_s
                await delivery.answer(interaction, work, patience, private=surface.private)

    return command("export", export)


async def _subject(
    desk: Desk, name: str, keys: tuple[str, ...], pinned: Mapping[str, str]
) -> Subject | None:
    """What a name or id stands for: a publication, one concept, or a gene."""
    meant = await _meant(desk, name, pinned)
    if meant and identifiers.prefix_of(meant) in _PUBLICATIONS:
        return Subject(ids=(meant,))
    return Subject(meant, keys) if meant else None


async def _meant(desk: Desk, typed: str, pinned: Mapping[str, str]) -> str | None:
    """The CURIE of a publication, or of the one concept or gene that is meant."""
    read = [each.curie for each in identifiers.parse(typed)]
    publications = [each for each in read if identifiers.prefix_of(each) in _PUBLICATIONS]
    if publications and publications == read:
        return publications[0]
    # A bare number may be a record's or a publication's: what is held goes first.
    return await desk.one_concept(typed, pinned, or_gene=True) or next(iter(publications), None)


# Reading lists.


def _list(desk: Desk) -> Group:
    group = Group(name="list", description=words.COMMANDS["list"])
    kept = desk.state.reading_list

    async def clear(user_id: int, surface: Surface) -> Card:
        said = words.LIST_CLEARED.format(count=await kept.clear(user_id))
        return sentence(words.LIST_TITLE, said, surface)

    group.add_command(_shown(desk))
    group.add_command(_add(desk))
    group.add_command(alone(desk, "list clear", clear))
    group.add_command(_exported(desk))
    return group


def _shown(desk: Desk) -> Command[Any, ..., None]:
    async def show(interaction: Interaction) -> None:
        place = place_of(interaction)

        async def shown(user_id: int, surface: Surface) -> Card:
            return await desk.reading_list(user_id, 0, place, surface)

        await answer_alone(desk, interaction, shown)

    return command("list show", show)


def _add(desk: Desk) -> Command[Any, ..., None]:
    @app_commands.describe(reference=words.OPTIONS["reference"])
    @app_commands.autocomplete(reference=names(desk))
    async def add(interaction: Interaction, reference: Name) -> None:
        async def added(user_id: int, surface: Surface) -> Card:
            here = await holding(desk, interaction)
            curie = await _meant(desk, reference, here.pinned_meanings)
            said = words.LIST_NOT_FOUND
            if curie:
                said = await reading.put_on(desk.state.reading_list, user_id, (curie,))
            return sentence(words.LIST_TITLE, said, surface)

        await answer_alone(desk, interaction, added)

    return command("list add", add)


def _exported(desk: Desk) -> Command[Any, ..., None]:
    @app_commands.describe(form=words.OPTIONS["as"])
    @app_commands.rename(form="as")
    @app_commands.choices(form=_formats())
    async def export(interaction: Interaction, form: Choice[str] | None = None) -> None:
        place = place_of(interaction)

        async def exported(user_id: int, surface: Surface) -> Card:
            ids = await reading.listed(desk.state.reading_list, user_id)
            if not ids:
                return sentence(words.LIST_TITLE, words.LIST_EMPTY, surface)
            chosen = form.value if form else FORMATS[0]
            return await desk.export(Subject(ids=ids), chosen, place, surface)

        await answer_alone(desk, interaction, exported)

    return command("list export", export)
