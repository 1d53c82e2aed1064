"""A saved MedGen record page (HTML) as lines, broken where a reader sees a new line.

The elements that carry meaning: ``h1.medgenTitle`` (name), ``dl.rprtid`` (ids and semantic
type), ``table.medgenTable`` (rows), ``div.portlet`` with an ``h1`` (sections),
``span.medgenPMauthor`` and ``span.medgenPMjournal`` (citations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.sources.medgen_page_lines import Line, Link, tidy

_HOME = "https://www.ncbi.nlm.nih.gov/"
_IS_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|table|h1|dl|meta)\b", re.IGNORECASE)
_BULLETS = re.compile(r"^(?:•\s*)+")
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "nav", "select", "button", "svg", "iframe"}
)
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|br|center|d[dlt]|div|fieldset|footer|form|h[1-6]|"
    r"header|hr|li|main|ol|p|pre|section|table|tbody|td|th|thead|tr|ul"
)


def is_html(text: str) -> bool:
    """The text is HTML; a DOI with "<" and ">" in it does not make it so."""
    return _IS_HTML.search(text[:5000]) is not None


def saved_lines(html: str) -> list[Line]:
    """The lines of a saved page, beginning with its title where the page marks it."""
    body = LexborHTMLParser(_without_cut_tag(html)).body
    if body is None:
        return []
    lines = list(_Lines(body))
    heading = body.css_first(".MedGenTitleText") or body.css_first(".medgenTitle")
    if heading is None:
        return lines
    title = _one_line(heading.text())
    # Between title and ids stand links of the site; before the title its banner and menus.
    ids = next((i for i, line in enumerate(lines) if "MedGen UID:" in line.text), len(lines))
    return [Line(None, title), *lines[ids:]]


def _without_cut_tag(html: str) -> str:
    """The page without half a tag or entity at its end, which a parser would take for text."""
    if html.rfind("<") > html.rfind(">"):
        return html[: html.rfind("<")]
    return re.sub(r"&#?\w*$", "", html)


def page_title(html: str) -> str:
    """What the browser shows as title, to say what a refused page is."""
    title = LexborHTMLParser(html).css_first("title")
    return _one_line(title.text()) if title is not None else ""


def described_as(html: str) -> str:
    """The page's own short description, which holds the definition; empty where it has none."""
    meta = LexborHTMLParser(html).css_first("meta[name=description]")
    return tidy(meta.attributes.get("content") or "") if meta is not None else ""


def _one_line(text: str) -> str:
    return " ".join(tidy(text).split())


class _Lines:
    """Walks a tree in document order and gathers text into lines."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._text = ""
        self._links: list[Link] = []
        self._depth = 0

    def __iter__(self) -> Iterator[Line]:
        # An own stack, not recursion: a saved page may be nested deeper than Python's limit.
        stack: list[tuple[LexborNode, bool]] = [(self._root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                yield from self._leave(node)
            elif node.tag == "-text":
                self._text += re.sub(r"\s+", " ", node.text(deep=False))
            elif node.tag not in _SKIPPED and not (node.tag or "-").startswith("-"):
                yield from self._enter(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(_children(node)))
        yield from self._line()

    def _enter(self, node: LexborNode) -> Iterator[Line]:
        if _breaks_before(node):
            yield from self._line()
        if node.tag == "li":
            self._depth += 1
        if node.tag == "dd" and _before(node) != "dt":
            self._text = "• "  # the third value of dl.rprtid is the semantic type, without a label
        if node.tag == "a" and (url := _web_address(node.attributes.get("href") or "")):
            self._links.append(Link(_one_line(node.text()), url))

    def _leave(self, node: LexborNode) -> Iterator[Line]:
        if node.tag in {"dt", "td", "th"}:
            self._text += " "
        elif _is_block(node):
            yield from self._line()
        if node.tag == "li":
            self._depth -= 1

    def _line(self) -> Iterator[Line]:
        text, links = _BULLETS.sub("• ", _one_line(self._text)), tuple(self._links)
        self._text, self._links = "", []
        if text.strip("• "):
            yield Line(None, text, links, self._depth)


def _breaks_before(node: LexborNode) -> bool:
    """A cell or a value continues the line of its label; an article's journal starts a new one."""
    if node.tag == "dd":
        return _before(node) != "dt"
    if node.tag in {"td", "th"}:
        return _before(node) not in {"td", "th"}
    classes = (node.attributes.get("class") or "").split()
    return _is_block(node) or not {"medgenPMauthor", "medgenPMjournal"}.isdisjoint(classes)


def _is_block(node: LexborNode) -> bool:
    return _BLOCKS.fullmatch(node.tag or "") is not None


def _before(node: LexborNode) -> str | None:
    """The tag of the element before this one among its siblings."""
    other = node.prev
    while other is not None and (other.tag or "-").startswith("-"):
        other = other.prev
    return other.tag if other is not None else None


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.first_child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _web_address(href: str) -> str | None:
    """The whole address of a link; None for what leads to no other page (scripts, anchors)."""
    try:
        url = urljoin(_HOME, href.strip())
    except ValueError:  # a bracket in the host part, as in "http://[x"
        return None
    return url if url.startswith(("http://", "https://")) and not href.startswith("#") else None
