"""What a Discord message of Rounds is made of, as plain values: text, rows with a button, controls.

The numbers are Discord's limits (https://docs.discord.com/developers/components/reference and
…/resources/message); `delivery` makes messages of cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot import controls
from bot.phrases import words

MOST_TEXT = 4_000  # characters over all texts of a card
MOST_CONTENT = 2_000  # characters of a message in plain text
MOST_OPTIONS = 25
MOST_ROWS = 5  # menus and rows of buttons of a message in plain text
MOST_IN_ROW = 5
_LABEL, _OPTION, _PLACEHOLDER = 80, 100, 150


@dataclass(frozen=True, slots=True)
class Button:
    """A button; with `url` it opens a page, else its `custom_id` says what it does."""

    label: str
    custom_id: str = ""
    url: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An entry of a menu."""

    value: str
    label: str
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu from which one entry is chosen, or as many as it says."""

    custom_id: str
    placeholder: str
    options: tuple[Option, ...]
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class ChannelMenu:
    """A menu from which channels of the server are chosen, up to `most`, or none."""

    custom_id: str
    placeholder: str
    chosen: tuple[int, ...] = ()
    most: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between parts."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message; a picture has words for those who do not see it."""

    name: str  # letters, digits, dots and hyphens
    content: bytes
    alt: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it is shown, rather than offered to be saved."""
        return self.name.endswith((".png", ".jpg", ".webp"))


Order: TypeAlias = Literal["frequency", "system"]
Part: TypeAlias = str | Rule
Buttons: TypeAlias = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A message: `parts` from top to bottom, then menus, then rows of buttons (`rows`).

    `title` is what the message is about in a few words, without markup: a thread's name.
    """

    title: str
    colour: int
    parts: tuple[Part, ...]
    menus: tuple[Menu, ...] = ()
    rows: tuple[Buttons, ...] = ()
    plain: bool = False  # to be sent as plain text
    files: tuple[Attachment, ...] = ()
    channels: tuple[ChannelMenu, ...] = ()  # above the other menus

    @property
    def text(self) -> str:
        """All text of the card in order."""
        return "\n".join(part for part in self.parts if isinstance(part, str))

    @property
    def buttons(self) -> Buttons:
        """All buttons of the card in order."""
        return tuple(button for row in self.rows for button in row)


@dataclass(frozen=True, slots=True)
class Surface:
    """Whom a card is for, and how they read it."""

    asker: int  # whose buttons change the card in place
    private: bool = False  # shown to the asker alone, who can dismiss it
    plain: bool = False  # as plain text
    language: str = "en"  # of what Rounds itself says
    locale: str = ""  # as Discord tells it, with the region
    noted: bool = False  # whether what they open goes into their history
    order: Order = "frequency"  # of clinical features, unless one is asked for
    # Whether “not medical advice” is said in full; None: once a day, which the desk decides.
    in_full: bool | None = None
    counted: bool = False  # whether an id that is not found is counted

    @property
    def most(self) -> int:
        """Characters of a whole message."""
        return MOST_CONTENT if self.plain else MOST_TEXT


def cut(text: str, most: int) -> str:
    """The text, or its beginning up to a blank with "…" where it is longer."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;·") + "…"


def delete_buttons(surface: Surface) -> tuple[Button, ...]:
    """The button that deletes a reply; what only its asker sees is dismissed without one."""
    if surface.private:
        return ()
    return (Button(words.DELETE, controls.delete(surface.asker)),)


def label(text: str) -> str:
    """A button's label."""
    return cut(text, _LABEL)


def option(value: str, text: str, description: str = "", *, chosen: bool = False) -> Option:
    """An entry of a menu, its texts cut to what Discord shows."""
    return Option(value, cut(text, _OPTION), cut(description, _OPTION), chosen)


def menu(custom_id: str, placeholder: str, options: tuple[Option, ...]) -> Menu:
    """A menu of at most 25 entries."""
    return Menu(custom_id, cut(placeholder, _PLACEHOLDER), options[:MOST_OPTIONS])
