"""A file to read: CommonMark, or plain text. All lines are those of a reply in the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.phrases import words
from bot.render import lines
from bot.render.exports.content import VIEW, Content, cite_lines, name_of
from bot.render.markdown import escape, said
from bot.render.statements import citation_lines, dated
from bot.render.view import Line, Link
from knowledge import Answer, GeneAnswer

# What HTML would take for a sign of another name, in CommonMark too.
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_BREAK = re.compile(r"\s*[\r\n]\s*")


def text(content: Content) -> str:
    """The file as plain text, for any editor and any screen reader."""
    shown: list[str] = []
    for line in _lines(content):
        if line.style in {"heading", "source"}:
            shown.append("")
        shown.append("  " * line.indent + line.text)
    return "\n".join(shown) + "\n"


def markdown(content: Content) -> str:
    """The file as CommonMark; nothing in a name or a source's sentence acts as markup."""
    parts: list[str] = []
    before: Line | None = None
    for line in _lines(content):
        # Short statements stand in a list, everything else in a paragraph of its own.
        if before is not None and not before.style == line.style == "term":
            parts.append("")
        parts.append(_marked(line))
        before = line
    return "\n".join(parts) + "\n"


def _lines(content: Content) -> Iterator[Line]:
    if len(content.records) != 1 or content.publications:
        yield Line("title", content.name)
    yield from _publications(content)
    for record in content.records:
        yield from _record(record)
    if content.unheld:
        yield Line("heading", words.EXPORTED_UNHELD)
        yield from (Line("term", each, 1) for each in content.unheld)
    yield from foot(content)


def _publications(content: Content) -> Iterator[Line]:
    if content.publications:
        yield Line("heading", words.EXPORTED_PUBLICATIONS)
    for number, citation in enumerate(content.publications, start=1):
        yield from citation_lines(citation, number, VIEW)


def _record(record: Answer | GeneAnswer) -> Iterator[Line]:
    if isinstance(record, GeneAnswer):
        details, body = lines.gene_details(record), lines.gene_body(record, VIEW)
    else:
        details, body = lines.title_details(record), lines.body(record, VIEW)
    yield Line("title", f"{name_of(record)} · {details}")
    yield from body


def foot(content: Content) -> Iterator[Line]:
    """How to cite the records; each source with its release, licence and own wish to be cited."""
    if cited := tuple(cite_lines(content)):
        yield Line("heading", words.SECTIONS["cite"])
        yield from (Line("text", each, 1) for each in cited)
    if content.sources:
        yield Line("heading", words.EXPORTED_SOURCES)
    for source in content.sources:
        name = words.VIA.format(name=source.source, via=source.via) if source.via else source.source
        yield Line("text", f"{name}, {dated(source)}", 1, links=(Link(name, content.home(source)),))
        yield Line("note", words.LICENCE.format(licence=source.licence), 2)
        if wish := content.how_to_cite(source):
            yield Line("note", words.CITE.format(citation=wish), 2)
    yield Line("source", words.FOOTER)


# CommonMark.


def _marked(line: Line) -> str:
    text = _said(line)
    source = f" — *{_plain(line.source)}*" if line.source else ""
    match line.style:
        case "title":
            return f"# {text}"
        case "heading":
            return f"## {text}"
        case "quote":
            return f"> {text}{source}"
        case "term":
            return f"- {text}{source}"
        case "alert":
            return f"**{text}**{source}"
        case "text" | "note" | "source" | "choice":
            return f"{text}{source}"


def _said(line: Line) -> str:
    # A line break would end the quote or the item that the line stands in.
    return _without_entities(said(replace(line, said=_LINE_BREAK.sub(" ", line.said))))


def _plain(text: str) -> str:
    return _without_entities(escape(text))


def _without_entities(marked: str) -> str:
    return _ENTITY.sub(r"\\&", marked)
