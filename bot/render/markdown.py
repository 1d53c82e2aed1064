"""Lines as Discord's markdown: nothing in a name or a source's sentence acts as markup.

Markup: https://support.discord.com/hc/articles/210298617. A backslash before any mark shows the
mark itself; that also holds for ``@`` and ``<``, so no text turns into a mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.render.view import Line, Link

# Blanks may go before what makes a line a heading, a list or a quote.
_MARKS = re.compile(r"[\\*_~|`\[\]<@]|^[^\S\n]*(?:[#>+-]|\d+(?=[.)]))", re.MULTILINE)
# What ends the sentence or the bracket that an address stands in is no part of it.
_ADDRESS = re.compile(
    r"https?://(?:[^\s<>()]|\([^\s<>()]*\))*(?:[^\s<>().,;:!?'\"\]]|\([^\s<>()]*\))"
)
# A command that a sentence of Rounds names, as `escape` leaves it.
_COMMAND = re.compile(r"\\`(/[\w-]+(?: [\w:-]+)*|rounds [a-z]+)\\`")
# What would end a masked link early, though an address may hold it.
_UNSAFE = str.maketrans({each: f"%{ord(each):02X}" for each in '()<>[]"\\ \t\n'})


def escape(text: str) -> str:
    """The text, shown as it is; addresses in it stay whole and are shown without a preview."""
    if "://" not in text:
        return _escaped(text)
    shown = []
    start = 0
    for address in _ADDRESS.finditer(text):
        shown += [_escaped(text[start : address.start()]), f"<{address.group()}>"]
        start = address.end()
    return "".join((*shown, _escaped(text[start:])))


@lru_cache(maxsize=1024)  # sources and ids come line after line
def _escaped(text: str) -> str:
    return _MARKS.sub(_with_backslash, text)


def _with_backslash(found: re.Match[str]) -> str:
    before, mark = found.group()[:-1], found.group()[-1]
    return f"{before}{mark}\\" if mark.isdigit() else f"{before}\\{mark}"


def link(to: Link) -> str:
    """A masked link, whatever its address holds."""
    return f"[{_escaped(to.label)}](<{to.url.translate(_UNSAFE)}>)"


def small(text: str) -> str:
    """Marked-up text as subtext."""
    return f"-# {text}"


def line(shown: Line) -> str:
    """A line of text; a note holds its source, other lines have it below (`block`)."""
    text = said(shown)
    match shown.style:
        case "title":
            return f"## {text}"
        case "heading":
            return f"### {text}"
        case "alert":
            return f"**{text}**"
        case "quote":
            return "> " + text.replace("\n", "\n> ")
        case "note" | "source":
            return small(" · ".join(filter(None, (text, escape(shown.source)))))
        case "text" | "term" | "choice":
            return text


def said(shown: Line) -> str:
    """What a line says, with what it is about in bold and its links; without its source."""
    about = shown.lead.strip()
    if not shown.links and not about:
        return _with_commands(shown)
    lead = shown.lead.replace(about, f"**{escape(about)}**") if about else ""
    text = escape(shown.said)
    apart = [each for each in shown.links if escape(each.label) not in text]
    for each in shown.links:
        text = text.replace(escape(each.label), link(each), 1)
    return " · ".join(filter(None, (f"{lead}{text}", *map(link, apart))))


def _with_commands(shown: Line) -> str:
    """What a line says; where no source says it, commands stand out in it."""
    text = escape(shown.said)
    return text if shown.source else _COMMAND.sub(r"`\1`", text)


def source_below(shown: Line, following: Line | None) -> str:
    """The source below a line, empty where the next line is of the same source."""
    if shown.style == "note" or not shown.source or _goes_on(shown, following):
        return ""
    return small(escape(shown.source))


def _goes_on(shown: Line, following: Line | None) -> bool:
    if following is None:
        return False
    return (shown.style, shown.source) == (following.style, following.source)


def block(shown: Sequence[Line]) -> str:
    """Lines one below the other, short ones beside each other; a source once below all of it."""
    parts: list[str] = []
    before: Line | None = None
    for each, following in zip(shown, (*shown[1:], None), strict=True):
        if before and each.style == "term" and _goes_on(before, each):
            parts[-1] += f" · {line(each)}"
        elif each.style == "note" and _goes_on(each, following):
            parts.append(line(replace(each, source="")))
        else:
            # A little air before the next of several statements that take more lines than one.
            air = before is not None and before.indent > each.indent and each.style == "text"
            parts.append(f"\n{line(each)}" if air else line(each))
        if below := source_below(each, following):
            parts.append(below)
        before = each
    return "\n".join(parts)
