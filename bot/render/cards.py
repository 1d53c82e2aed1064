"""A reply as a card for Discord; pure. The same reply, wish, day and settings give the same card.

An answer's lines are those of the terminal, in Discord's markup and on pages. What asks back is
in `offers`. Nothing is left out without a word.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot import controls
from bot.phrases import words
from bot.render import card, feedback, lines, loaded, markdown, menus, offers, rows
from bot.render.card import Button, Card, Rule, Surface
from bot.render.pages import paged
from bot.render.statements import gene_name
from bot.render.view import Line, Link, View, all_sources, gene_sources, source_groups
from bot.wishes import Parcel, Wish
from knowledge import Knowledge
from knowledge.model import Kind, Provenance
from knowledge.replies.narrowed import narrowed
from knowledge.replies.reply import (
    EVERYTHING,
    Answer,
    Choices,
    GeneAnswer,
    NoMatch,
    Notice,
    Reply,
    wished,
)

__all__ = ["Surface", "message", "render"]

_COLOURS = {
    Kind.DISEASE: 0x3B6FB6,
    Kind.FEATURE: 0x2E8B7A,
    Kind.GROUP: 0x7A5BA8,
    Kind.UNSTATED: 0x5A6B7B,
}
_GENE = 0xA0522D
_ALERT = 0xC0392B
_BODY = 2_400  # characters of a card's page: what is read without much scrolling


def render(reply: Reply, view: View, surface: Surface, wish: Wish | None = None) -> Card:
    """The card of a reply; `wish` is what was wished for other than in words, if anything."""
    match reply:
        case Notice():
            text = "\n".join(map(markdown.line, lines.render(reply, view)))
            drawn = Card(words.TITLE, _ALERT, (text,))
        case Answer():
            drawn = _answer(reply, view, surface, _kept(wish, reply))
        case GeneAnswer():
            drawn = _gene(reply, view, surface, _kept(wish, reply))
        case Choices():
            drawn = offers.choices_card(reply, view, surface, _kept(wish, reply))
        case NoMatch():
            drawn = offers.nothing_card(reply, view, surface, _kept(wish, reply))
    return rows.laid_out(drawn, surface)


def _kept(wish: Wish | None, reply: Answer | GeneAnswer | Choices | NoMatch) -> Wish:
    """What the controls of a reply carry on: what was asked, and the fixed lines with it."""
    only = reply.only if isinstance(reply, Answer) else EVERYTHING
    kept = wish or Wish(_wished(reply), only=only)
    asked = tuple(each.wanted.id for each in reply.asked) if isinstance(reply, Answer) else ()
    return replace(kept, asked=asked, notice=reply.notice, urgent=reply.urgent)


def _wished(reply: Answer | GeneAnswer | Choices | NoMatch) -> tuple[str, ...]:
    return reply.intents if isinstance(reply, GeneAnswer) else wished(reply)


def message(text: str, surface: Surface, *, alert: bool = False) -> Card:
    """A card of one sentence of Rounds itself."""
    colour = _ALERT if alert else offers.NOTHING
    return rows.laid_out(Card(words.TITLE, colour, (text,)), surface)


def sources(knowledge: Knowledge, view: View, surface: Surface, number: int) -> Card:
    """The page with this number of all that is loaded, as the terminal lists it."""
    counts, *listed = loaded.render(knowledge, view)
    top = f"## {words.LOADED}\n{markdown.small(markdown.escape(counts.said))}"
    pages = paged(listed, min(_BODY, surface.most - len(top) - 60))
    number = min(number, len(pages) - 1)
    parts: tuple[card.Part, ...] = (top, Rule(), markdown.block(pages[number]))
    parts = (*parts, *_numbered(number, len(pages)))
    turning = tuple(
        Button(label, controls.sources(surface.asker, page))
        for label, page in ((words.PREVIOUS, number - 1), (words.NEXT, number + 1))
        if 0 <= page < len(pages)
    )
    drawn = Card(words.LOADED, offers.NOTHING, parts, rows=(turning,))
    return rows.laid_out(drawn, surface)


def _numbered(number: int, pages: int) -> tuple[str, ...]:
    """Which page it is, where there are several."""
    if pages == 1:
        return ()
    return (markdown.small(words.PAGE.format(page=number + 1, pages=pages)),)


# Answers.


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a card on pages shows: of a concept or of a gene."""

    id: str
    name: str
    details: str
    colour: int
    notices: tuple[str, ...]
    header: list[Line]  # why it is shown
    body: list[Line]
    foot: str


def _answer(answer: Answer, view: View, surface: Surface, wish: Wish) -> Card:
    concept = answer.concept
    left = narrowed(answer, wish.only)
    sheet = _Sheet(
        concept.id,
        concept.name,
        lines.title_details(answer),
        _COLOURS[concept.kind],
        offers.notices(answer, view),
        list(lines.header(answer)),
        _body(left, replace(view, lists_contents=surface.plain), wish),
        _foot(all_sources(left), view, surface),
    )
    drawn, at = _on_page(sheet, surface, wish)
    listed = (
        *menus.narrowing(answer, surface, at, view.today),
        *menus.sections(answer, surface, at),
        *offers.others(answer, surface, at),
    )
    acts = (tuple(rows.steps(answer, surface, at)), tuple(rows.acts(left, surface, at)))
    keys = () if answer.is_summary else tuple(section.key for section in answer.sections)
    said = feedback.buttons(concept.id, keys)
    return replace(drawn, menus=(*drawn.menus, *listed), rows=(*acts, said, *drawn.rows))


def _gene(gene: GeneAnswer, view: View, surface: Surface, wish: Wish) -> Card:
    sheet = _Sheet(
        gene.id,
        gene_name(gene.symbol, gene.id),
        lines.gene_details(gene),
        _GENE,
        offers.notices(gene, view),
        [],
        list(lines.gene_body(gene, replace(view, stale_after_months=sys.maxsize))),
        _foot(gene_sources(gene), view, surface),
    )
    drawn, _ = _on_page(sheet, surface, wish)
    said = feedback.buttons(gene.id)
    sending = rows.sending(Parcel(gene.id), surface)
    return replace(drawn, rows=((sending,), said, *drawn.rows))


def _on_page(sheet: _Sheet, surface: Surface, wish: Wish) -> tuple[Card, Wish]:
    """The page that is wished for, with what is named on it to open; and the wish for it."""
    title = f"## {markdown.escape(sheet.name)}"
    details = markdown.small(markdown.escape(sheet.details))
    foot = sheet.foot
    # What stands on every page, and room for the number of the page. The longer words at the foot
    # are allowed for on all pages: whether they are said must not change where a page ends.
    taken = sum(map(len, (*sheet.notices, title, details, foot))) + 60
    if not surface.in_full:
        taken += len(words.DISCLAIMER) - len(words.FOOTER)
    pages = paged([*sheet.header, *sheet.body], min(_BODY, surface.most - taken))
    number = min(wish.page, len(pages) - 1)
    foot = "\n".join((foot, *_numbered(number, len(pages))))
    why, shown = _parted(pages[number], sheet.header)
    top = "\n".join((title, details, *map(markdown.line, why)))
    at = replace(wish, page=number, beside=False)
    card_ = Card(
        sheet.name,
        sheet.colour,
        # Reasons that are long can take up the first page by themselves.
        (*sheet.notices, top, *((Rule(), markdown.block(shown)) if shown else ()), Rule(), foot),
        (
            *menus.named(pages[number], surface, at),
            *menus.pages(pages, sheet.id, surface.asker, at),
        ),
        (tuple(rows.turning(sheet.id, surface, at, len(pages))),),
    )
    return card_, at


def _body(answer: Answer, view: View, wish: Wish) -> list[Line]:
    """The lines of an answer below its header; how old a source is stands at the foot alone.

    A long list of features goes without what each of them means, which is one choice away, and
    tells who reports what only where that is wished for.
    """
    is_long = rows.is_long(answer)
    drawn = replace(
        view,
        stale_after_months=sys.maxsize,
        defines_features=not is_long,
        brief_features=is_long and not wish.evidence,
    )
    shown = lines.body(answer, drawn)
    return list(_with_hint(answer, shown, wish) if is_long else shown)


def _with_hint(answer: Answer, shown: Iterable[Line], wish: Wish) -> Iterator[Line]:
    hinted = {words.SECTIONS[key] for key, _ in rows.features(answer)}
    phrase = words.OPEN_FOR_DEFINITION if wish.evidence else words.OPEN_FOR_MORE
    for line in shown:
        yield line
        if line.style == "heading" and line.said in hinted:
            yield Line("note", phrase.format(button=words.WITH_EVIDENCE), 1)


def _parted(page: list[Line], header: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that say why this concept is shown, which stand by its name, and the others."""
    many = len(header) if page[: len(header)] == header else 0
    return page[:many], page[many:]


def _foot(stated: Sequence[Provenance], view: View, surface: Surface) -> str:
    groups = list(source_groups(stated, view))
    sources = _sources(groups, markdown.link)
    if len(sources) > surface.most // 3:
        sources = _sources(groups, lambda link: markdown.escape(link.label))
    shown = markdown.small(words.SOURCES.format(sources=sources))
    caveat = words.DISCLAIMER if surface.in_full else words.FOOTER
    said = " ".join(filter(None, (caveat, words.QUOTED)))
    return f"{shown}\n{markdown.small(said)}"


def _sources(groups: Iterable[tuple[tuple[Link, ...], str]], said: Callable[[Link], str]) -> str:
    """The sources, each group of one place with the place behind it."""
    named = ((", ".join(map(said, links)), place) for links, place in groups)
    return "; ".join(
        words.VIA.format(name=names, via=markdown.escape(place)) if place else names
        for names, place in named
    )
