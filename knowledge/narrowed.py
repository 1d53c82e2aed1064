"""Citations narrowed down: to those with a free full text, or of a year or later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.model import Citation, Frozen
from knowledge.reply import Answer, Narrowing, Section
from knowledge.sections import CITED


def citations(answer: Answer) -> Iterator[Citation]:
    """What the sections of citations in an answer list."""
    for section in answer.sections:
        if section.key in CITED:
            yield from (each for each in section.items if isinstance(each, Citation))


def fits(citation: Citation, *, free: bool, since: int | None) -> bool:
    """Whether a citation is left; one of which no year is given is of no year or later."""
    in_time = since is None or (citation.year is not None and citation.year >= since)
    return in_time and (citation.free or not free)


def narrowed(answer: Answer, *, free: bool, since: int | None) -> Answer:
    """The answer with what is left of its citations; each section says how many are not."""
    if not free and since is None:
        return answer
    sections = (
        _section(each, free=free, since=since) if each.key in CITED else each
        for each in answer.sections
    )
    return replace(answer, sections=tuple(sections))


def _section(section: Section, *, free: bool, since: int | None) -> Section:
    kept = tuple(_kept(section.items, free=free, since=since))
    narrowing = Narrowing(free, since, len(section.items) - len(kept))
    return replace(section, items=kept, narrowing=narrowing)


def _kept(items: Iterable[Frozen], *, free: bool, since: int | None) -> Iterator[Frozen]:
    for each in items:
        if not isinstance(each, Citation) or fits(each, free=free, since=since):
            yield each
