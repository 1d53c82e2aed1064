"""Statements with all sources that make them: each thing is said once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from bot.render.view import Line, View, provenances_of, source_of
from knowledge.model import Definition, Provenance

Stated = TypeVar("Stated", bound=Hashable)


def sourced(
    stated: Iterable[tuple[Stated, Provenance, str]], view: View
) -> Iterator[tuple[Stated, str]]:
    """Each statement once, with all sources that state it, and what each of them adds to it."""
    sources: dict[Stated, list[tuple[Provenance, str]]] = {}
    for said, provenance, added in stated:
        sources.setdefault(said, []).append((provenance, added))
    return ((said, said_by(named, view)) for said, named in sources.items())


def said_by(stated: Iterable[tuple[Provenance, str]], view: View) -> str:
    """The sources of one statement, each once, in brackets what it adds: "HPO 2025 (PMID:1)"."""
    added: dict[str, dict[str, None]] = {}
    for provenance, remark in stated:
        remarks = added.setdefault(source_of(provenance, view), {})
        if remark:
            remarks[remark] = None
    return "; ".join(
        f"{source} ({', '.join(remarks)})" if remarks else source
        for source, remarks in added.items()
    )


def quoted(definitions: Iterable[Definition], indent: int, view: View) -> Iterator[Line]:
    """Each definition with its source; one that several sources give in the same words, once."""
    paragraphs = (
        (each.paragraphs, source, "") for each in definitions for source in provenances_of(each)
    )
    for (*before, last), source in sourced(paragraphs, view):
        yield from (Line("quote", paragraph, indent) for paragraph in before)
        yield Line("quote", last, indent, source=source)
