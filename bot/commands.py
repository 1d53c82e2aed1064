"""The slash commands. A command is one function and one line in `add_to`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Command

from bot import delivery
from bot.controls import Wish
from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import place_of, spoken, taken
from bot.phrases import en
from bot.render.card import cut
from bot.render.cards import Surface
from knowledge.sections import KEYS
from knowledge.suggest import Suggestion

_MOST_TYPED = 4_000  # characters of a question that are read
_MOST_NAME = 200
_CHOICE = 100  # characters of a suggestion

Tree = app_commands.CommandTree[Any]
_Question = app_commands.Range[str, 1, _MOST_TYPED]
_Name = app_commands.Range[str, 1, _MOST_NAME]


def add_to(tree: Tree, desk: Desk) -> None:
    """Add all commands to the tree."""
    tree.add_command(_ask(desk))
    tree.add_command(_concept(desk))
    tree.add_command(_with_intents(desk, "symptoms", ("clinical_features",)))
    tree.add_command(_with_intents(desk, "features", ("clinical_features",)))
    tree.add_command(_with_intents(desk, "citations", ("citation",)))
    tree.add_command(_sources(desk))


def definition_hash(tree: Tree) -> str:
    """A checksum of what Discord is told of the commands: another one means to tell it again."""
    told = [command.to_dict(tree) for command in tree.get_commands()]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _ask(desk: Desk) -> Command[Any, ..., None]:
    @app_commands.describe(question=en.OPTIONS["question"], private=en.OPTIONS["private"])
    async def ask(interaction: Interaction, question: _Question, private: bool = False) -> None:
        surface = Surface(interaction.user.id, private=private, plain=desk.plain)
        async with taken(desk, interaction) as open_:
            if open_:
                patience = desk.patience_s
                work = desk.ask(spoken(question), place_of(interaction), surface, None)
                await delivery.answer(interaction, work, patience, private=private)

    return _command("ask", ask)


def _concept(desk: Desk) -> Command[Any, ..., None]:
    sections = [Choice(name=en.SECTIONS[key], value=key) for key in KEYS]

    @app_commands.describe(
        name=en.OPTIONS["name"], section=en.OPTIONS["section"], private=en.OPTIONS["private"]
    )
    @app_commands.choices(section=sections)
    @app_commands.autocomplete(name=_names(desk))
    async def concept(
        interaction: Interaction,
        name: _Name,
        section: Choice[str] | None = None,
        private: bool = False,
    ) -> None:
        wish = Wish(sections=(section.value,) if section else ())
        await _named(desk, interaction, name, wish, private=private)

    return _command("concept", concept)


def _with_intents(desk: Desk, called: str, intents: tuple[str, ...]) -> Command[Any, ..., None]:
    @app_commands.describe(name=en.OPTIONS["name"], private=en.OPTIONS["private"])
    @app_commands.autocomplete(name=_names(desk))
    async def show(interaction: Interaction, name: _Name, private: bool = False) -> None:
        await _named(desk, interaction, name, Wish(intents=intents), private=private)

    return _command(called, show)


def _sources(desk: Desk) -> Command[Any, ..., None]:
    @app_commands.describe(private=en.OPTIONS["private"])
    async def sources(interaction: Interaction, private: bool = False) -> None:
        surface = Surface(interaction.user.id, private=private, plain=desk.plain)
        async with taken(desk, interaction) as open_:
            if open_:
                patience = desk.patience_s
                work = desk.sources(place_of(interaction), surface)
                await delivery.answer(interaction, work, patience, private=private)

    return _command("sources", sources)


def _command(name: str, callback: Callable[..., Any]) -> Command[Any, ..., None]:
    return Command(name=name, description=en.COMMANDS[name], callback=callback)


async def _named(
    desk: Desk, interaction: Interaction, name: str, wish: Wish, *, private: bool
) -> None:
    surface = Surface(interaction.user.id, private=private, plain=desk.plain)
    async with taken(desk, interaction) as open_:
        if open_:
            patience = desk.patience_s
            work = desk.named(name, place_of(interaction), surface, wish)
            await delivery.answer(interaction, work, patience, private=private)


# Suggestions while a name is typed.


def _names(desk: Desk) -> Callable[[Interaction, str], Any]:
    async def names(_interaction: Interaction, current: str) -> list[Choice[str]]:
        found = [] if desk.closing else await desk.suggest(current)
        return choices_of(found)

    return names


def choices_of(suggestions: list[Suggestion]) -> list[Choice[str]]:
    """Suggestions as Discord lists them: "name · kind · matched synonym", the id as value.

    Two that would read the same have their ids beside them.
    """
    labels = [_label(each) for each in suggestions]
    return [
        Choice(name=_label(each, each.id) if labels.count(label) > 1 else label, value=each.id)
        for each, label in zip(suggestions, labels, strict=True)
    ]


def _label(suggestion: Suggestion, also: str = "") -> str:
    kind = en.KINDS[suggestion.kind]
    after = "".join(f" · {each}" for each in (kind, also) if each)
    matched = f" · {suggestion.matched}" if suggestion.matched else ""
    name = cut(suggestion.name, _CHOICE - len(after) - (min(len(matched), 30) if matched else 0))
    return cut(f"{name}{after}{matched}", _CHOICE)


class Commands(Tree):
    """The tree of commands, for servers, direct messages and people who installed Rounds."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._desk = desk
        add_to(self, desk)

    async def on_error(
        self, interaction: Interaction, _error: app_commands.AppCommandError, /
    ) -> None:
        """A command that Discord knows in an older form than this process does."""
        async with taken(self._desk, interaction) as open_:
            if open_ and interaction.type is not discord.InteractionType.autocomplete:
                await delivery.say(interaction, en.OLD_COMMAND)
