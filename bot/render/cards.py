"""A reply as a card for Discord; pure. The same reply, wish, day and settings give the same card.

An answer's lines are those of the terminal, in Discord's markup and on pages. Choices have a
button each. Nothing is left out without a word.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot import controls
from bot.controls import Wish
from bot.phrases import en
from bot.render import card, lines, markdown
from bot.render.card import Button, Card, Menu, Option, Row, Rule
from bot.render.pages import paged
from bot.render.statements import citation_lines
from bot.render.view import Line, View, source_links, source_of
from knowledge.model import ClinicalFeature, Kind
from knowledge.reply import Answer, Choices, Match, NoMatch, Notice, Reply

_COLOURS = {Kind.DISEASE: 0x3B6FB6, Kind.FEATURE: 0x2E8B7A, Kind.GROUP: 0x7A5BA8}
_ASKING, _NOTHING, _ALERT = 0xB8860B, 0x808A94, 0xC0392B
_BODY = 2_400  # characters of a card's page: what is read without much scrolling
_DEFINED = 10  # features up to which each has its definition on the card
_ROWS = 10  # choices with a button each; longer lists have menus
_MENUS = 4  # of 25 choices each, so that a card keeps within its 40 components
_LEAST_SHOWN = 60  # characters of a definition worth showing among choices
_LONGEST_TITLE = 300
_LONGEST_ID, _LONGEST_LINK = 100, 600  # characters of what was asked for and is not held
_IN_TURN = frozenset({"terms", "compare", "reverse_lookup", "gene", "citation"})


@dataclass(frozen=True, slots=True)
class Surface:
    """Whom a card is for, and how they read it."""

    asker: int  # whose buttons change the card in place
    private: bool = False  # shown to the asker alone, who can dismiss it
    plain: bool = False  # as plain text

    @property
    def most(self) -> int:
        """Characters of a whole message."""
        return card.MOST_CONTENT if self.plain else card.MOST_TEXT


def render(reply: Reply, view: View, surface: Surface, wish: Wish | None = None) -> Card:
    """The card of a reply; `wish` is what was wished for other than in words, if anything."""
    match reply:
        case Notice():
            text = "\n".join(map(markdown.line, lines.render(reply, view)))
            drawn = Card(en.TITLE, _ALERT, (text,))
        case Answer():
            drawn = _answer(reply, view, surface, _kept(wish, reply))
        case Choices():
            drawn = _choices(reply, view, surface, _kept(wish, reply))
        case NoMatch():
            drawn = _no_match(reply, view, surface, _kept(wish, reply))
    buttons = (*drawn.buttons, *_delete(surface))
    return replace(drawn, buttons=buttons, plain=surface.plain)


def _kept(wish: Wish | None, reply: Answer | Choices | NoMatch) -> Wish:
    """What the controls of a reply carry on: what was asked, and the fixed lines with it."""
    return replace(wish or Wish(reply.intents), notice=reply.notice, urgent=reply.urgent)


def message(text: str, surface: Surface, *, alert: bool = False) -> Card:
    """A card of one sentence of Rounds itself."""
    colour = _ALERT if alert else _NOTHING
    return Card(en.TITLE, colour, (text,), buttons=_delete(surface), plain=surface.plain)


def _delete(surface: Surface) -> tuple[Button, ...]:
    if surface.private:
        return ()
    return (Button(en.DELETE, controls.delete(surface.asker)),)


def _notices(reply: Answer | Choices | NoMatch, view: View) -> tuple[str, ...]:
    said = "\n\n".join(map(markdown.line, lines.accompaniment(reply, view)))
    return (said,) if said else ()


# Answers.


def _answer(answer: Answer, view: View, surface: Surface, wish: Wish) -> Card:
    concept = answer.concept
    notices = _notices(answer, view)
    title = f"## {markdown.escape(concept.name)}"
    details = markdown.small(markdown.escape(lines.title_details(answer)))
    foot = _foot(answer, view, surface)
    # What stands on every page, and room for the number of the page.
    taken = sum(map(len, (*notices, title, details, foot))) + 60
    pages = _pages(answer, view, surface, min(_BODY, surface.most - taken))
    number = min(wish.page, len(pages) - 1)
    if len(pages) > 1:
        foot = f"{foot}\n{markdown.small(en.PAGE.format(page=number + 1, pages=len(pages)))}"
    why, shown = _parted(pages[number], list(lines.header(answer)))
    top = "\n".join((title, details, *map(markdown.line, why)))
    at = replace(wish, page=number, beside=False)
    return Card(
        concept.name,
        _COLOURS[concept.kind],
        # Reasons that are long can take up the first page by themselves.
        (*notices, top, *((Rule(), markdown.block(shown)) if shown else ()), Rule(), foot),
        tuple(_menus(answer, surface, at, pages[number])),
        tuple(_turning(concept.id, surface, at, len(pages))),
    )


def _pages(answer: Answer, view: View, surface: Surface, budget: int) -> list[list[Line]]:
    """The lines of an answer on pages; how old a source is stands at the foot alone."""
    # A long list of features goes without what each of them means: that is one choice away.
    is_long = not surface.plain and len(_features(answer)) > _DEFINED
    drawn = replace(view, stale_after_months=sys.maxsize, defines_features=not is_long)
    shown = [*lines.header(answer), *lines.body(answer, drawn)]
    return paged(_with_hint(answer, shown) if is_long else shown, budget)


def _features(answer: Answer) -> list[tuple[str, ClinicalFeature]]:
    """The features of an answer, each with its section."""
    items = ((section.key, item) for section in answer.sections for item in section.items)
    return [(key, item) for key, item in items if isinstance(item, ClinicalFeature)]


def _with_hint(answer: Answer, shown: Iterable[Line]) -> Iterator[Line]:
    hinted = {en.SECTIONS[key] for key, _ in _features(answer)}
    for line in shown:
        yield line
        if line.style == "heading" and line.said in hinted:
            yield Line("note", en.OPEN_FOR_DEFINITION, 1)


def _parted(page: list[Line], header: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that say why this concept is shown, which stand by its name, and the others."""
    many = len(header) if page[: len(header)] == header else 0
    return page[:many], page[many:]


def _foot(answer: Answer, view: View, surface: Surface) -> str:
    links = source_links(lines.all_sources(answer), view)
    sources = "; ".join(map(markdown.link, links))
    if len(sources) > surface.most // 3:
        sources = "; ".join(markdown.escape(link.label) for link in links)
    shown = markdown.small(en.SOURCES.format(sources=sources))
    return f"{shown}\n{markdown.small(en.FOOTER)}"


def _menus(answer: Answer, surface: Surface, at: Wish, page: list[Line]) -> Iterator[Menu]:
    if named := tuple(_named_on(page)):
        custom_id = controls.pick(
            surface.asker, replace(at, intents=(), sections=(), page=0, beside=True), 1
        )
        yield card.menu(custom_id, en.NAMED_MENU, named)
    sections = tuple(_sections(answer, at))
    if len(sections) > 1:
        custom_id = controls.section(surface.asker, answer.concept.id, at)
        yield card.menu(custom_id, en.SECTIONS_MENU, sections)
    if answer.others:
        custom_id = controls.pick(surface.asker, replace(at, page=0), 0)
        yield card.menu(custom_id, en.OTHERS_MENU, tuple(map(_entry, answer.others)))


def _named_on(page: list[Line]) -> Iterator[Option]:
    """The concepts named on a page that can be opened, each once."""
    named = {line.opens: line.lead or line.said for line in reversed(page) if line.opens}
    for concept, name in reversed(named.items()):
        yield card.option(concept, name, concept)


def _sections(answer: Answer, at: Wish) -> Iterator[Option]:
    """The summary, and each section that holds something."""
    shown = {section.key for section in answer.sections}
    chosen = answer.is_summary
    yield card.option(controls.SUMMARY, en.SUMMARY_OPTION, chosen=chosen)
    for key, count in answer.contents:
        if count:
            alone = shown == {key} and not answer.is_summary
            label = f"{en.SECTIONS[key]} ({count:,})"
            yield card.option(key, label, chosen=alone and at.page == 0)


def _turning(concept: str, surface: Surface, at: Wish, pages: int) -> Iterator[Button]:
    if at.page > 0:
        before = replace(at, page=at.page - 1)
        yield Button(en.PREVIOUS, controls.show(surface.asker, concept, before))
    if at.page + 1 < pages:
        after = replace(at, page=at.page + 1)
        yield Button(en.NEXT, controls.show(surface.asker, concept, after))


# Asking back, and nothing found.


def _choices(choices: Choices, view: View, surface: Surface, wish: Wish) -> Card:
    phrase = en.CHOICES[choices.reason].format(subject=markdown.escape(choices.subject or ""))
    top = (*_notices(choices, view), *_cited(choices, view), phrase)
    wish = replace(wish, page=0, beside=choices.reason in _IN_TURN)
    listed = choices.matches[: _MENUS * card.MOST_OPTIONS]
    more = choices.more + len(choices.matches) - len(listed)
    foot = "\n".join(_foot_of_choices(more))
    room = surface.most - sum(map(len, top)) - len(foot) - 100
    parts = (*top, *_offered(listed, view, surface, wish, room), foot)
    menus = tuple(_menus_of(listed, surface, wish)) if len(listed) > _ROWS else ()
    return Card(en.TITLE, _ASKING, parts, menus)


def _cited(choices: Choices, view: View) -> Iterator[str]:
    """The publication that the choices rest on, its title cut where it is very long."""
    if cited := choices.cited:
        title = card.cut(cited.title, _LONGEST_TITLE) if cited.title else None
        short = cited.model_copy(update={"title": title})
        yield markdown.block(list(citation_lines(short, 0, view)))


def _foot_of_choices(more: int) -> Iterator[str]:
    if more:
        yield markdown.small(en.MORE.format(count=more))
    yield markdown.small(en.CHOOSE_HERE)


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
    return card.label(f"{number}. {match.name}" if surface.plain else en.OPEN.format(number=number))


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
        placeholder = en.CHOICES_MENU.format(first=start + 1, last=start + len(group))
        yield card.menu(custom_id, placeholder, tuple(map(_entry, group)))


def _entry(match: Match) -> Option:
    return card.option(match.id, match.name, f"{en.KINDS[match.kind]} · {match.id}")


def _no_match(nothing: NoMatch, view: View, surface: Surface, wish: Wish) -> Card:
    said = list(lines.nothing(_briefly(nothing)))
    first = next((at for at, each in enumerate(said) if each.style == "choice"), len(said))
    top = (*_notices(nothing, view), _text(said[:first]))
    below = _text(each for each in said[first:] if each.style != "choice")
    room = surface.most - sum(map(len, (*top, below))) - 100
    # A definition helps to tell close names apart; here the names alone say enough.
    nearest = [replace(match, matched="", definition=None) for match in nothing.nearest[:_ROWS]]
    offered = _offered(nearest, view, surface, replace(wish, page=0), room)
    return Card(en.TITLE, _NOTHING, tuple(filter(None, (*top, *offered, below))))


def _briefly(nothing: NoMatch) -> NoMatch:
    """Without what takes up a whole message: an id that is not held can be as long as one."""
    if len(nothing.link or "") <= _LONGEST_LINK:
        return nothing
    return replace(nothing, subject=card.cut(nothing.subject or "", _LONGEST_ID), link=None)


def _text(said: Iterable[Line]) -> str:
    return "\n".join(map(markdown.line, said))
