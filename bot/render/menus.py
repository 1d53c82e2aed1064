"""The menus of a card: its sections, its pages, and what a page names. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot import controls, wishes
from bot.phrases import words
from bot.render import card
from bot.render.card import MOST_OPTIONS, Menu, Option, Surface
from bot.render.view import Line
from bot.wishes import Wish
from knowledge.replies.narrowed import citations, fits
from knowledge.replies.reply import Answer, Only

_YEARS_AGO = (1, 5, 10)
_ALL = "all"
_TURNED = 3  # pages that are turned one by one; of more, one is chosen


def counted(key: str, count: int) -> str:
    """A section's title with how much it holds: "Clinical features (96)"."""
    return words.COUNTED_SECTION.format(section=words.SECTIONS[key], count=f"{count:,}")


def sections(answer: Answer, surface: Surface, at: Wish) -> Iterator[Menu]:
    """The table of contents: the summary, and each section that holds something."""
    listed = tuple(_sections(answer, at))
    if len(listed) > 1:
        custom_id = controls.section(surface.asker, answer.concept.id, at)
        yield card.menu(custom_id, words.SECTIONS_MENU, listed)


def _sections(answer: Answer, at: Wish) -> Iterator[Option]:
    shown = {section.key for section in answer.sections}
    chosen = answer.is_summary
    yield card.option(controls.SUMMARY, words.SUMMARY_OPTION, chosen=chosen)
    for key, count in answer.contents:
        if count:
            alone = shown == {key} and not answer.is_summary
            yield card.option(key, counted(key, count), chosen=alone and at.page == 0)


def narrowing(answer: Answer, surface: Surface, at: Wish, today: date) -> Iterator[Menu]:
    """What the citations of an answer can be narrowed down to, each with how many are left."""
    within = replace(at.only, free=False, since=None)  # of an author, all of theirs
    listed = tuple(each for each in citations(answer) if fits(each, within))
    now = (at.only.free, at.only.since)
    years = (None, *(today.year - ago for ago in _YEARS_AGO))
    ways = [(free, since) for since in years for free in (False, True)]
    counts = {way: sum(fits(each, Only(*way)) for each in listed) for way in (*ways, now)}
    # What changes nothing, or leaves nothing, is no choice worth reading.
    kept = {
        how: count
        for how, count in counts.items()
        if 0 < count < len(listed) or how in {now, (False, None)}
    }
    if len(kept) > 1:
        entries = tuple(_narrowing(*how, count, now) for how, count in kept.items())
        custom_id = controls.narrow(surface.asker, answer.concept.id, at)
        yield card.menu(custom_id, words.NARROW_MENU, entries)


def _narrowing(
    free: bool,
    since: int | None,
    count: int,
    now: tuple[bool, int | None],
) -> Option:
    """The entry for one way to narrow citations down."""
    phrases = {
        (False, False): words.NARROW_ALL,
        (True, False): words.NARROW_FREE,
        (False, True): words.NARROW_SINCE,
        (True, True): words.NARROW_BOTH,
    }
    label = phrases[free, since is not None].format(year=since, count=f"{count:,}")
    chosen = (free, since) == now != (False, None)
    return card.option(wishes.narrowing(free, since) or _ALL, label, chosen=chosen)


def named(page: Sequence[Line], surface: Surface, at: Wish) -> Iterator[Menu]:
    """The concepts named on a page that can be opened, each once."""
    lines = {line.opens: line.lead or line.said for line in reversed(page) if line.opens}
    if lines:
        opened = Wish(notice=at.notice, urgent=at.urgent, beside=True)
        listed = (card.option(concept, name, concept) for concept, name in reversed(lines.items()))
        yield card.menu(controls.pick(surface.asker, opened, 1), words.NAMED_MENU, tuple(listed))


def pages(pages: Sequence[Sequence[Line]], concept: str, asker: int, at: Wish) -> Iterator[Menu]:
    """The pages to jump to, each with what it begins with; where there are more than three.

    What a record lists of what was asked after is turned one by one, however long.
    """
    if len(pages) > _TURNED and not at.asked:
        listed = (
            card.option(str(number), _begins(number, pages[number]))
            for number in reachable(at.page, len(pages))
        )
        placeholder = words.PAGE_MENU.format(page=at.page + 1, pages=len(pages))
        custom_id = controls.page(asker, concept, replace(at, page=0))
        yield card.menu(custom_id, placeholder, tuple(listed))


def _begins(number: int, page: Sequence[Line]) -> str:
    first = next((line.lead for line in page if line.lead), page[0].said if page else "")
    return words.PAGE_ENTRY.format(page=number + 1, first=first)


def reachable(now: int, count: int) -> list[int]:
    """The pages to choose from on one of them: all up to 25, else those around it and some apart.

    In order; the first and the last are always among them.
    """
    if count <= MOST_OPTIONS:
        return list(range(count))
    near = {0, now - 1, now, now + 1, count - 1} & set(range(count))
    apart = MOST_OPTIONS - len(near)
    spread = {round(step * (count - 1) / (apart + 1)) for step in range(1, apart + 1)}
    return sorted(near | spread)
