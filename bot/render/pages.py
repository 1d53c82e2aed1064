"""Lines packed into pages: statements stay whole, and a page that goes on in a section says so."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.phrases import en
from bot.render import markdown
from bot.render.card import MOST_OPTIONS
from bot.render.view import Line


def paged(lines: Iterable[Line], budget: int) -> list[list[Line]]:
    """The lines on pages of at most `budget` characters of markdown, at least one page.

    Each page names at most as many concepts to open as a menu holds.
    """
    pages: list[list[Line]] = [[]]
    heading: Line | None = None
    room = budget
    for block in _no_larger(_blocks(_fitting(lines, budget)), budget):
        cost = _cost(block)
        full = sum(bool(line.opens) for line in (*pages[-1], *block)) > MOST_OPTIONS
        if pages[-1] and (cost > room or full):
            pages.append([])
            room = budget
            if heading and block[0].style != "heading":
                again = replace(heading, said=en.CONTINUED.format(section=heading.said))
                pages[-1].append(again)
                room -= _cost([again])
        heading = next((each for each in block if each.style == "heading"), heading)
        pages[-1] += block
        room -= cost
    return pages


def _fitting(lines: Iterable[Line], budget: int) -> Iterator[Line]:
    """The lines, those longer than a page in pieces; the last piece holds links and source."""
    for line in lines:
        if _cost([line]) <= budget // 2:
            yield line
            continue
        # Escaping at most doubles a text, and the lead is no longer than a name.
        *before, last = textwrap.wrap(line.said, budget // 4, break_on_hyphens=False) or [""]
        lead = line.lead
        for piece in before:
            yield replace(line, lead=lead, said=piece, links=(), source="")
            lead = ""
        yield replace(line, lead=lead, said=last)


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that belong on one page: a heading with what follows it, a statement with its notes."""
    block: list[Line] = []
    for line in lines:
        if block and _begins(line, block):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _no_larger(blocks: Iterable[list[Line]], budget: int) -> Iterator[list[Line]]:
    """The blocks, each that is longer than a page line by line."""
    for block in blocks:
        yield from [block] if _cost(block) <= budget else ([line] for line in block)


def _begins(line: Line, block: list[Line]) -> bool:
    if line.style == "heading":
        return True
    if line.indent > 1:
        # A statement with very many reports is broken between two of them.
        return len(block) >= 12
    # A heading is never the last line of a page, nor are the notes right below it.
    return (
        any(each.style in {"text", "term", "quote"} for each in block)
        or block[0].style != "heading"
    )


def _cost(lines: Iterable[Line]) -> int:
    """Characters of markdown, each source counted where it stands: never less than it takes."""
    return sum(
        len(markdown.line(line)) + len(markdown.source_below(line, None)) + 3 for line in lines
    )
