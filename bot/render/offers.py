"""Concepts to choose from, as a card: what asks back, and what found nothing that fits. Pure.

Up to ten have a button each; more stand in menus. Nothing is left out without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import controls
from bot.controls import Wish
from bot.phrases import words
from bot.render import card, lines, markdown
from bot.render.card import Button, Card, Menu, Option, Row, Surface
from bot.render.statements import citation_lines
from bot.render.view import Line, View, source_of
from knowledge.reply import Answer, Choices, GeneAnswer, Match, NoMatch

_ASKING, NOTHING = 0xB8860B, 0x808A94
_ROWS = 10  # choices with a button each; longer lists have menus
_MENUS = 4  # of 25 choices each, so that a card keeps within its 40 components
_LEAST_SHOWN = 60  # characters of a definition worth showing among choices
_LONGEST_TITLE = 300
_LONGEST_ID, _LONGEST_LINK = 100, 600  # characters of what was asked for and is not held
_IN_TURN = frozenset({"terms", "compare", "reverse_lookup", "citation", "linked"})


def notices(reply: Answer | GeneAnswer | Choices | NoMatch, view: View) -> tuple[str, ...]:
    """The fixed lines that go with a reply, as one part of its card."""
    said = "\n\n".join(map(markdown.line, lines.accompaniment(reply, view)))
    return (said,) if said else ()


def choices_card(choices: Choices, view: View, surface: Surface, wish: Wish) -> Card:
    """The concepts that may be meant, each to open."""
    phrase = words.CHOICES[choices.reason].format(subject=markdown.escape(choices.subject or ""))
    top = (*notices(choices, view), *_cited(choices, view), phrase)
    wish = replace(wish, page=0, beside=choices.reason in _IN_TURN)
    listed = choices.matches[: _MENUS * card.MOST_OPTIONS]
    more = choices.more + len(choices.matches) - len(listed)
    foot = "\n".join(_foot_of_choices(more))
    room = surface.most - sum(map(len, top)) - len(foot) - 100
    parts = (*top, *_offered(listed, view, surface, wish, room), foot)
    menus = tuple(_menus_of(listed, surface, wish)) if len(listed) > _ROWS else ()
    return Card(words.TITLE, _ASKING, parts, menus)


def _cited(choices: Choices, view: View) -> Iterator[str]:
    """The publication that the choices rest on, its title cut where it is very long."""
    if cited := choices.cited:
        title = card.cut(cited.title, _LONGEST_TITLE) if cited.title else None
        short = cited.model_copy(update={"title": title})
        yield markdown.block(list(citation_lines(short, 0, view)))


def _foot_of_choices(more: int) -> Iterator[str]:
    if more:
        yield markdown.small(words.MORE.format(count=more))
    yield markdown.small(words.CHOOSE_HERE)


def _offered(
    matches: Sequence[Match], view: View, surface: Surface, wish: Wish, room: int
) -> Iterator[str | Row]:
    """The concepts to choose from: each with a button, or one text where they are many."""
    if len(matches) > _ROWS:
        yield _as_many(_named(matches), room)
        return
    named = _fitting(matches, room)
    spare = (room - sum(map(len, named))) // max(len(matches), 1)
    for number, (match, line) in enumerate(zip(matches, named, strict=True), start=1):
        text = "\n".join((line, *_defined(match, view, spare)))
        custom_id = controls.show(surface.asker, match.id, wish)
        yield Row(text, Button(_open_label(number, match, surface), custom_id))


def _named(matches: Sequence[Match]) -> list[str]:
    return [markdown.line(lines.choice(match, n)) for n, match in enumerate(matches, start=1)]


def _fitting(matches: Sequence[Match], room: int) -> list[str]:
    """A line for each concept; where not all names fit, each ends in "…" after fewer letters."""
    named = _named(matches)
    for most in (80, 40, 20):
        if sum(map(len, named)) + len(named) <= room:
            break
        cut = (replace(each, name=card.cut(each.name, most), matched="") for each in matches)
        named = _named(list(cut))
    return named


def _open_label(number: int, match: Match, surface: Surface) -> str:
    """In a card the name stands beside the button; in plain text the button has to say it."""
    return card.label(
        f"{number}. {match.name}" if surface.plain else words.OPEN.format(number=number)
    )


def _as_many(named: Sequence[str], room: int) -> str:
    """As many lines as there is room for; the menus below hold all of them."""
    shown: list[str] = []
    for line in named:
        room -= len(line) + 1
        if room < 0:
            return "\n".join((*shown, "…"))
        shown.append(line)
    return "\n".join(shown)


def _defined(match: Match, view: View, room: int) -> Iterator[str]:
    """The beginning of a definition with its source, where there is room."""
    if not (match.definition and match.definition_source):
        return
    source = markdown.small(markdown.escape(source_of(match.definition_source, view)))
    first, *more = match.definition.split("\n\n")
    # Half of the room, because escaping may double what is shown.
    most = (room - len(source) - 6) // 2
    shown = card.cut(f"{first}{' …' if more else ''}", max(most, 1))
    if len(shown) >= min(_LEAST_SHOWN, len(first)):
        yield f"> {markdown.escape(shown)}"
        yield source


def _menus_of(matches: Sequence[Match], surface: Surface, wish: Wish) -> Iterator[Menu]:
    for start in range(0, len(matches), card.MOST_OPTIONS):
        group = matches[start : start + card.MOST_OPTIONS]
        custom_id = controls.pick(surface.asker, wish, start)
        placeholder = words.CHOICES_MENU.format(first=start + 1, last=start + len(group))
        yield card.menu(custom_id, placeholder, tuple(map(entry, group)))


def entry(match: Match) -> Option:
    """A concept as an entry of a menu."""
    return card.option(match.id, match.name, f"{lines.kind_of(match.kind, match.ids)} · {match.id}")


def nothing_card(nothing: NoMatch, view: View, surface: Surface, wish: Wish) -> Card:
    """That nothing fits, and the closest names, each to open."""
    said = list(lines.nothing(_briefly(nothing), view))
    first = next((at for at, each in enumerate(said) if each.style == "choice"), len(said))
    top = (*notices(nothing, view), _text(said[:first]))
    below = _text(each for each in said[first:] if each.style != "choice")
    room = surface.most - sum(map(len, (*top, below))) - 100
    # A definition helps to tell close names apart; here the names alone say enough.
    nearest = [replace(match, matched="", definition=None) for match in nothing.nearest[:_ROWS]]
    offered = _offered(nearest, view, surface, replace(wish, page=0), room)
    return Card(words.TITLE, NOTHING, tuple(filter(None, (*top, *offered, below))))


def _briefly(nothing: NoMatch) -> NoMatch:
    """Without what takes up a whole message: an id that is not held can be as long as one."""
    if len(nothing.link or "") <= _LONGEST_LINK:
        return nothing
    return replace(nothing, subject=card.cut(nothing.subject or "", _LONGEST_ID), link=None)


def _text(said: Iterable[Line]) -> str:
    return "\n".join(map(markdown.line, said))
