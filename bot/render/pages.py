"""Lines packed into pages: statements stay whole, and a page that goes on in a section says so."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.phrases import words
from bot.render import markdown
from bot.render.card import MOST_OPTIONS
from bot.render.view import Line

_NOTES = 200  # characters of the fixed lines below a heading, with their markup
_STATEMENTS = frozenset({"text", "term", "quote"})


def _heading() -> int:
    """Characters of a heading that is repeated, with its markup."""
    return len(words.CONTINUED) + max(map(len, words.SECTIONS.values()))


@dataclass(slots=True)
class _Block:
    """Lines that belong on one page, the characters they take, and the concepts they open."""

    lines: list[Line]
    cost: int = 0
    opens: int = 0

    def add(self, other: _Block) -> None:
        self.lines += other.lines
        self.cost += other.cost
        self.opens += other.opens


def paged(lines: Iterable[Line], budget: int) -> list[list[Line]]:
    """The lines on pages of at most `budget` characters of markdown, at least one page.

    Each page names at most as many concepts to open as a menu holds.
    """
    pages = [_Block([])]
    heading: Line | None = None
    for block in _no_larger(_blocks(_fitting(lines, budget)), budget - _heading()):
        page = pages[-1]
        full = page.cost + block.cost > budget or page.opens + block.opens > MOST_OPTIONS
        if page.lines and full:
            goes_on = heading and block.lines[0].style != "heading"
            pages.append(_again(heading) if heading and goes_on else _Block([]))
        heading = next((each for each in block.lines if each.style == "heading"), heading)
        pages[-1].add(block)
    return [page.lines for page in pages]


def _again(heading: Line) -> _Block:
    """The heading of a section that goes on."""
    return _measured(replace(heading, said=words.CONTINUED.format(section=heading.said)))


def _measured(line: Line) -> _Block:
    """A line with its characters of markdown, its source counted: never less than it takes."""
    cost = len(markdown.line(line)) + len(markdown.source_below(line, None)) + 3
    return _Block([line], cost, int(bool(line.opens)))


def _fitting(lines: Iterable[Line], budget: int) -> Iterator[_Block]:
    """The lines, those longer than a page in pieces; the last piece holds links and source."""
    most = max(budget // 2, budget - _heading() - _NOTES)
    for line in lines:
        measured = _measured(line)
        if measured.cost <= most:
            yield measured
        else:
            yield from map(_measured, _pieces(line, budget // 4))


def _pieces(line: Line, most: int) -> Iterator[Line]:
    # Escaping at most doubles a text, and the lead is no longer than a name.
    *before, last = textwrap.wrap(line.said, most, break_on_hyphens=False) or [""]
    lead = line.lead
    for piece in before:
        yield replace(line, lead=lead, said=piece, links=(), source="", opens="")
        lead = ""
    yield replace(line, lead=lead, said=last)


def _blocks(lines: Iterable[_Block], *, together: bool = True) -> Iterator[_Block]:
    """What belongs on one page: a heading with what follows it, a statement with its notes.

    Without `together` a statement is broken between any two of its lines.
    """
    block = _Block([])
    for each in lines:
        if block.lines and _begins(each.lines[0], block.lines, together=together):
            yield block
            block = _Block([])
        block.add(each)
    if block.lines:
        yield block


def _no_larger(blocks: Iterable[_Block], room: int) -> Iterator[_Block]:
    """The blocks, each that is longer than a page line by line; a heading is never by itself."""
    for block in blocks:
        if block.cost <= room:
            yield block
        else:
            yield from _blocks(map(_measured, block.lines), together=False)


def _begins(line: Line, block: list[Line], *, together: bool) -> bool:
    if line.style == "heading":
        # A body system's heading stays with the title of the section.
        return any(each.style in _STATEMENTS for each in block)
    if line.indent > 1 and together:
        return False
    # A heading is never the last line of a page, nor are the notes right below it.
    return block[0].style != "heading" or any(each.style in _STATEMENTS for each in block)
