"""Cards about whoever reads them: settings, history, and what is kept. Only they see them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot import controls
from bot.phrases import words
from bot.render import card, markdown
from bot.render.card import Attachment, Button, Card, Menu, Surface
from bot.render.view import View
from bot.wishes import Wish
from knowledge.store import Store

if TYPE_CHECKING:  # loads SQLAlchemy; look-up processes, which draw histories, go without
    from bot.state import UserSettings

_COLOUR = 0x3B6FB6
_SHOWN = 25  # of a history: what a menu holds
_UNSET = "server"
_SWITCHES = {None: _UNSET, True: "yes", False: "no"}  # as the menus of `/me` have them


def sentence(title: str, said: str, surface: Surface) -> Card:
    """A card of one sentence."""
    return Card(title, _COLOUR, (f"## {title}", said), plain=surface.plain)


def me_card(settings: UserSettings, surface: Surface) -> Card:
    """A person's settings, each with a menu."""
    chosen = {
        "plain_text": _SWITCHES[settings.plain_text],
        "private": _SWITCHES[settings.private],
        "sort_order": str(settings.sort_order or _UNSET),
    }
    parts = (f"## {words.ME_TITLE}", words.ME, markdown.small(words.ME_PRIVATE_NOTE))
    menus = tuple(_setting(key, chosen[key], surface) for key in words.ME_SETTINGS)
    return Card(words.ME_TITLE, _COLOUR, parts, menus, plain=surface.plain)


def _setting(key: str, chosen: str, surface: Surface) -> Menu:
    options = (
        card.option(value, label, words.ME_SETTINGS[key], chosen=value == chosen)
        for value, label in words.ME_CHOICES[key].items()
    )
    return card.menu(controls.me(surface.asker, key), words.ME_SETTINGS[key], tuple(options))


# History.


def history_card(store: Store, visits: Sequence[tuple[str, int]], surface: Surface) -> Card:
    """The concepts somebody opened, latest first; each visit has the concept's id and a Unix time.

    More than a menu holds are counted.
    """
    named = {concept: _name(store, concept) for concept, _ in visits[:_SHOWN]}
    lines = [_visit(named[concept], concept, at) for concept, at in visits[:_SHOWN]]
    parts = [f"## {words.HISTORY_TITLE}", words.HISTORY_SHOWN, "\n".join(lines)]
    if len(visits) > _SHOWN:
        more = words.HISTORY_MORE.format(shown=_SHOWN, all=len(visits))
        parts.append(markdown.small(more))
    return Card(
        words.HISTORY_TITLE,
        _COLOUR,
        tuple(parts),
        tuple(_openable(named, surface)),
        plain=surface.plain,
    )


def _name(store: Store, concept: str) -> str | None:
    number = store.number_of(concept)
    return store.brief(number).name if number is not None else None


def _visit(name: str | None, concept: str, at: int) -> str:
    phrase = words.HISTORY_ENTRY if name else words.HISTORY_GONE
    shown = card.cut(name or "", 60)
    # Discord shows such a time in the reader's own zone.
    return phrase.format(
        name=markdown.escape(shown), concept=markdown.escape(concept), when=f"<t:{at}:R>"
    )


def _openable(named: Mapping[str, str | None], surface: Surface) -> Iterator[Menu]:
    options = tuple(card.option(concept, name, concept) for concept, name in named.items() if name)
    if options:
        custom_id = controls.pick(surface.asker, Wish(beside=True), 0)
        yield card.menu(custom_id, words.HISTORY_OPEN, options)


# What is kept.


def privacy_card(rows: Mapping[str, int], view: View, surface: Surface) -> Card:
    """What is kept in general and why, and how much of the reader; `rows` counts it by table."""
    general = "\n".join(words.PRIVACY_KEPT).format(
        minutes=view.memory_minutes,
        history_days=view.history_days,
        left_guild_days=view.left_guild_days,
        counts_days=view.counts_days,
    )
    parts = (f"## {words.PRIVACY_TITLE}", general, _counted(rows), words.PRIVACY_HOW)
    return Card(words.PRIVACY_TITLE, _COLOUR, parts, plain=surface.plain)


def _counted(rows: Mapping[str, int]) -> str:
    if not any(rows.values()):
        return words.PRIVACY_NOTHING
    lines = (
        words.PRIVACY_ROW.format(what=words.PRIVACY_ROWS[table], count=count)
        for table, count in rows.items()
        if count
    )
    return "\n".join((words.PRIVACY_OWN, *lines))


def exported_card(content: bytes, surface: Surface) -> Card:
    """All that is kept of the reader, as a file."""
    file = Attachment("rounds-about-you.json", content)
    return Card(
        words.PRIVACY_TITLE,
        _COLOUR,
        (words.PRIVACY_EXPORTED,),
        plain=surface.plain,
        files=(file,),
    )


def deletion_card(rows: Mapping[str, int], surface: Surface) -> Card:
    """Asks whether all that is kept of the reader is to be deleted."""
    title = f"## {words.PRIVACY_TITLE}"
    if not any(rows.values()):
        return Card(words.PRIVACY_TITLE, _COLOUR, (title, words.PRIVACY_NOTHING))
    buttons = (
        Button(words.PRIVACY_DELETE, controls.forget(surface.asker, sure=True), danger=True),
        Button(words.PRIVACY_KEEP, controls.forget(surface.asker, sure=False)),
    )
    parts = (title, _counted(rows), words.PRIVACY_ASK)
    return Card(words.PRIVACY_TITLE, _COLOUR, parts, rows=(buttons,), plain=surface.plain)


def deleted_card(rows: Mapping[str, int] | None, now: datetime, surface: Surface) -> Card:
    """What was deleted, and when; None: nothing was."""
    if rows is None:
        return sentence(words.PRIVACY_TITLE, words.PRIVACY_KEPT_ALL, surface)
    what = "; ".join(f"{words.PRIVACY_ROWS[table]}: {count}" for table, count in rows.items())
    said = words.PRIVACY_DELETED.format(date=f"{now:%Y-%m-%d %H:%M}", what=what)
    return sentence(words.PRIVACY_TITLE, said, surface)
