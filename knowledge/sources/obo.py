"""OBO files, stanza by stanza: values as written, escapes undone where a value is text.

Format: https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import SourceFormatError
from knowledge.sources.lines import numbered_lines

_HEADER = "header"
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "W": " "}
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(.*)')
_QUALIFIERS = re.compile(r"\s\{[^{}]*\}$|\s!\s.*$")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One frame of an OBO file, e.g. a ``[Term]``; `line` is where it begins."""

    path: Path
    kind: str
    line: int
    tags: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def values(self, tag: str) -> list[str]:
        """The values of a tag as written, in file order; empty where it does not occur."""
        return self.tags.get(tag, [])

    def ids(self, tag: str) -> list[str]:
        """The values of a tag that holds ids, without the comments and qualifiers after them."""
        return [value.split(None, 1)[0] for value in self.values(tag) if value]

    def required(self, tag: str) -> str:
        """The one value of a tag that every such stanza has, as text."""
        match self.values(tag):
            case [value] if value:
                plain = "{" not in value and "!" not in value
                return unescape(value if plain else _QUALIFIERS.sub("", value))
            case values:
                expected = f"one “{tag}:” in the [{self.kind}]"
                found = " and ".join(filter(None, values)) or "none"
                raise SourceFormatError(self.path, self.line, expected, found)

    def quoted(self, tag: str) -> Iterator[tuple[str, str]]:
        """Yield (text, rest) for values such as ``"text" EXACT layperson []``."""
        for value in self.values(tag):
            match = _QUOTED.match(value)
            if match is None:
                expected = f"a text in quotation marks after “{tag}:”"
                raise SourceFormatError(self.path, self.line, expected, value[:60] or "nothing")
            yield unescape(match[1]).strip(), match[2]


def unescape(text: str) -> str:
    """The text with OBO's escapes undone."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)


def read_stanzas(path: Path) -> Iterator[Stanza]:
    """Yield the header (`kind` "header"), then every stanza, in file order.

    Raises:
        SourceError: the file cannot be read.
        SourceFormatError: the file is not OBO, or a line is not ``tag: value``.
    """
    stanza = Stanza(path, _HEADER, 1)
    for number, line in numbered_lines(path):
        if line.startswith("["):
            yield _checked(stanza)
            stanza = Stanza(path, line.strip("[] "), number)
        elif line and not line.startswith("!"):
            tag, colon, value = line.partition(":")
            if not colon:
                raise SourceFormatError(path, number, "“tag: value”", f"“{line[:60]}”")
            stanza.tags[tag].append(value.strip())
    yield _checked(stanza)


def _checked(stanza: Stanza) -> Stanza:
    if stanza.kind == _HEADER and not stanza.values("format-version"):
        expected = "an OBO file, which states its format-version first"
        raise SourceFormatError(stanza.path, None, expected, "no such line")
    return stanza


def release(header: Stanza) -> str:
    """The release that the header names: its date where it holds one, else as written."""
    versions = header.values("data-version")
    stated = versions[0] if versions else ""
    if date := re.search(r"\d{4}-\d{2}-\d{2}", stated):
        return date[0]
    if not stated:
        expected = "a line “data-version:” in the header"
        raise SourceFormatError(header.path, None, expected, "none")
    return stated
