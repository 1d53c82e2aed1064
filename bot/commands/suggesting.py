"""Suggestions while a name is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord.app_commands import Choice

from bot.delivery import Interaction
from bot.desk import Desk
from bot.entrance import holding, language_in
from bot.phrases import speaking, words
from bot.render.card import cut
from knowledge.matching.suggest import Suggestion

_CHOICE = 100  # characters of a suggestion


def names(desk: Desk) -> Callable[[Interaction, str], Any]:
    """What completes the name of a concept, as an option's autocomplete."""

    async def complete(interaction: Interaction, current: str) -> list[Choice[str]]:
        holds = await holding(desk, interaction)
        found = [] if desk.work.closing else await desk.suggest(current, holds.pinned_meanings)
        with speaking(language_in(interaction, holds)):
            return choices_of(found)

    return complete


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
    kind = words.KINDS[suggestion.kind]
    after = "".join(f" · {each}" for each in (kind, also) if each)
    matched = f" · {suggestion.matched}" if suggestion.matched else ""
    name = cut(suggestion.name, _CHOICE - len(after) - (min(len(matched), 30) if matched else 0))
    return cut(f"{name}{after}{matched}", _CHOICE)
