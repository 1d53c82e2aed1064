"""Help by topic with examples to press, what Rounds is, and its first words in a server. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version

from bot import controls
from bot.phrases import words
from bot.render import card, markdown
from bot.render.card import Button, Card, Menu, Part, Rule, Surface
from bot.render.view import View

START = "start"  # the topic of a help that was not told which
_COLOUR = 0x3B6FB6


def topics() -> Mapping[str, str]:
    """The help topics, by key, in order."""
    return words.HELP_TOPICS


def help_card(topic: str, surface: Surface) -> Card:
    """The card of a topic; one that is unknown here is the first."""
    key = topic if topic in words.HELP_TEXTS else START
    title = words.HELP_OF.format(title=words.HELP_TITLE, topic=words.HELP_TOPICS[key])
    asked = words.HELP_EXAMPLES_OF[key]
    parts: tuple[Part, ...] = (f"## {title}", *words.HELP_TEXTS[key])
    if asked:
        parts = (*parts, Rule(), words.HELP_TRY)
    return Card(
        title,
        _COLOUR,
        (*parts, markdown.small(words.FOOTER)),
        (_topics_menu(key, surface),),
        ((*examples(asked, surface), *card.delete_buttons(surface)),),
        plain=surface.plain,
    )


def _topics_menu(chosen: str, surface: Surface) -> Menu:
    options = (
        card.option(key, title, chosen=key == chosen) for key, title in words.HELP_TOPICS.items()
    )
    return card.menu(controls.help_menu(surface.asker), words.HELP_MENU, tuple(options))


def examples(keys: Sequence[str], surface: Surface) -> tuple[Button, ...]:
    """A button for each example, which asks what it says."""
    return tuple(
        Button(card.label(words.HELP_EXAMPLES[key]), controls.example(surface.asker, key))
        for key in keys
    )


def about_card(counted: Mapping[str, int], view: View, surface: Surface) -> Card:
    """What Rounds is: its version, what it holds, and the operator's pages.

    `counted` are the rows of ``concept`` and ``name``.
    """
    said = (
        words.ABOUT,
        words.ABOUT_VERSION.format(version=version("rounds-bot")),
        words.ABOUT_HOLDS.format(concepts=counted["concept"], names=counted["name"]),
        words.ABOUT_NOT,
        words.ABOUT_HELP,
    )
    pages = {words.PRIVACY_PAGE: view.privacy_url, words.TERMS_PAGE: view.terms_url}
    links = tuple(Button(label, url=url) for label, url in pages.items() if url)
    return Card(
        words.ABOUT_TITLE,
        _COLOUR,
        (f"## {words.ABOUT_TITLE}", *said),
        rows=((*links, *card.delete_buttons(surface)),),
        plain=surface.plain,
    )


def tour_card(asker: int, *, plain: bool) -> Card:
    """The first words in a server, with examples that whoever reads them can press."""
    surface = Surface(asker, plain=plain)
    return Card(
        words.TOUR_TITLE,
        _COLOUR,
        (f"## {words.TOUR_TITLE}", *words.TOUR, Rule(), words.HELP_TRY),
        (_topics_menu("", surface),),
        (examples(words.HELP_EXAMPLES_OF[START][:3], surface),),
        plain=plain,
    )
