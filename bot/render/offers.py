"""Concepts to choose from, as a card: what asks back, and what found nothing that fits. Pure.

Up to ten have a button each. Where one has to be meant, a menu says in a line what each is, and
ends in "none of these". Nothing is left out without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import controls
from bot.phrases import words
from bot.render import card, lines, markdown
from bot.render.card import Button, Card, Menu, Option, Surface
from bot.render.statements import citation_lines
from bot.render.view import Line, View, source_of
from bot.wishes import Wish
from knowledge.replies.reply import Answer, Choices, GeneAnswer, Match, NoMatch

_ASKING, NOTHING = 0xB8860B, 0x808A94
_FEW = 10  # choices with a button each; longer lists have menus alone
_DEFINED = 4  # choices with what each is; of more the menu says it, and a phone shows all names
_LONGEST_DEFINED = 160  # characters of what a choice is: enough to tell it from the others
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
    """The concepts that may be meant, each to open; "none of these" where one has to be meant."""
    phrase = lines.asking(choices).format(subject=markdown.escape(choices.subject or ""))
    top = (*notices(choices, view), *_cited(choices, view), phrase)
    in_turn = choices.reason in _IN_TURN
    wish = replace(wish, page=0, beside=in_turn)
    most = _MENUS * card.MOST_OPTIONS
    listed = choices.matches[: most if in_turn else most - 1]
    more = choices.more + len(choices.matches) - len(listed)
    foot = "\n".join(_foot_of_choices(more, in_turn=in_turn))
    room = surface.most - sum(map(len, top)) - len(foot) - 100
    offered = _offered(listed, view, room - len(listed))
    # In plain text there is nothing but an empty line to tell one choice from the next.
    apart = (f"\n{each}" if surface.plain else each for each in offered)
    parts = (*top, *apart, foot)
    few = len(listed) <= _FEW
    none = None if in_turn else _none(choices)
    menus = () if in_turn and few else tuple(_menus_of(listed, surface, wish, none))
    buttons = tuple(_open_buttons(listed, surface, wish)) if few else ()
    return Card(words.TITLE, _ASKING, parts, menus, (buttons, ()))


def _cited(choices: Choices, view: View) -> Iterator[str]:
    """The publication that the choices rest on, its title cut where it is very long."""
    if cited := choices.cited:
        title = card.cut(cited.title, _LONGEST_TITLE) if cited.title else None
        short = cited.model_copy(update={"title": title})
        yield markdown.block(list(citation_lines(short, 0, view)))


def _foot_of_choices(more: int, *, in_turn: bool) -> Iterator[str]:
    if more:
        yield markdown.small(words.MORE.format(count=more))
    yield markdown.small(words.OPEN_HERE if in_turn else words.CHOOSE_HERE)
    if words.QUOTED:
        yield markdown.small(words.QUOTED)


def _offered(matches: Sequence[Match], view: View, room: int) -> Iterator[str]:
    """The concepts to choose from, one below the other; a few of them with what each is."""
    if len(matches) > _FEW:
        yield _as_many(_named(matches), room)
        return
    named = _fitting(matches, room)
    if len(matches) > _DEFINED:
        yield from named
        return
    spare = (room - sum(map(len, named))) // max(len(matches), 1)
    for match, line in zip(matches, named, strict=True):
        yield "\n".join((line, *_defined(match, view, spare)))


def _open_buttons(matches: Sequence[Match], surface: Surface, wish: Wish) -> Iterator[Button]:
    for number, match in enumerate(matches, start=1):
        custom_id = controls.show(surface.asker, match.id, wish)
        yield Button(_open_label(number, match, surface), custom_id)


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
    """In plain text the button says the name as well, which may stand far above it."""
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
    if not (definition := match.definition):
        return
    source = markdown.small(markdown.escape(source_of(definition.provenance, view)))
    first, *more = definition.paragraphs
    # Half of the room, because escaping may double what is shown.
    most = min((room - len(source) - 6) // 2, _LONGEST_DEFINED)
    shown = card.cut(f"{first}{' …' if more else ''}", max(most, 1))
    if len(shown) >= min(_LEAST_SHOWN, len(first)):
        yield f"> {markdown.escape(shown)}"
        yield source


def _menus_of(
    matches: Sequence[Match], surface: Surface, wish: Wish, none: Option | None
) -> Iterator[Menu]:
    """Menus of up to 25 concepts each; the last entry is that for `none` of these, if any."""
    entries = [*map(entry, matches), *([none] if none else [])]
    for start in range(0, len(entries), card.MOST_OPTIONS):
        group = entries[start : start + card.MOST_OPTIONS]
        custom_id = controls.pick(surface.asker, wish, start)
        last = min(start + len(group), len(matches))
        numbered = words.CHOICES_MENU.format(first=start + 1, last=last)
        is_alone = none is not None and len(entries) == len(group)
        placeholder = words.CHOICE_MENU if is_alone else numbered
        yield card.menu(custom_id, placeholder, tuple(group))


def _none(choices: Choices) -> Option:
    """The entry "none of these", which shows what comes next or, without that, says how to ask."""
    hint = words.NONE_OF_THESE_NEXT if choices.instead else words.NONE_OF_THESE_HINT
    return card.option(controls.none(choices.instead), words.NONE_OF_THESE, hint)


def entry(match: Match) -> Option:
    """A concept as an entry of a menu: its name, and in one line what it is."""
    kind = lines.kind_of(match.kind, match.ids)
    defined = " ".join(match.definition.text.split()) if match.definition else ""
    said = " · ".join(filter(None, (kind, match.id, defined)))
    return card.option(match.id, match.name, said)


def others(answer: Answer, surface: Surface, at: Wish) -> Iterator[Menu]:
    """The menu of what else may have been meant."""
    if answer.others:
        custom_id = controls.pick(surface.asker, replace(at, page=0), 0)
        yield card.menu(custom_id, words.OTHERS_MENU, tuple(map(entry, answer.others)))


def nothing_card(nothing: NoMatch, view: View, surface: Surface, wish: Wish) -> Card:
    """That nothing fits, and the closest names, each to open with a button that says it."""
    said = list(lines.nothing(_briefly(nothing), view))
    first = next((at for at, each in enumerate(said) if each.style == "choice"), len(said))
    top = (*notices(nothing, view), _text(said[:first]))
    below = _text(each for each in said[first:] if each.style != "choice")
    room = surface.most - sum(map(len, (*top, below))) - 100
    # A definition helps to tell close names apart; here the names alone say enough.
    nearest = [replace(match, matched="", definitions=()) for match in nothing.nearest[:_FEW]]
    parts = (*top, *_offered(nearest, view, room), below)
    buttons = tuple(_open_buttons(nearest, replace(surface, plain=True), replace(wish, page=0)))
    asked_for = tuple(_asked_for(nothing, nearest, surface, wish))
    return Card(words.TITLE, NOTHING, tuple(filter(None, parts)), (), (buttons, asked_for))


def _asked_for(
    nothing: NoMatch, nearest: Sequence[Match], surface: Surface, wish: Wish
) -> Iterator[Button]:
    """What is still spoken of, to be asked this; what else a button can do that was asked for.

    Not what a button beside the nearest names opens: of one custom id a card holds but one.
    """
    opened = {match.id for match in nearest}
    if nothing.spoken and nothing.spoken_id and nothing.spoken_id not in opened:
        custom_id = controls.show(surface.asker, nothing.spoken_id, replace(wish, page=0))
        yield Button(card.label(nothing.spoken), custom_id)
    if nothing.reason == "not_offered" and nothing.subject == "privacy":
        yield Button(words.PRIVACY_OPEN, controls.forget(surface.asker, sure=None))


def _briefly(nothing: NoMatch) -> NoMatch:
    """Without what takes up a whole message: an id that is not held can be as long as one."""
    if len(nothing.link or "") <= _LONGEST_LINK:
        return nothing
    return replace(nothing, subject=card.cut(nothing.subject or "", _LONGEST_ID), link=None)


def _text(said: Iterable[Line]) -> str:
    return "\n".join(map(markdown.line, said))
