"""Sections narrowed down: citations to free or later ones, features to those of a body system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge import organs
from knowledge.model import Citation, ClinicalFeature, Frozen
from knowledge.reply import EVERYTHING, Answer, Narrowing, Only, Section
from knowledge.sections import CITED, FEATURES


def citations(answer: Answer) -> Iterator[Citation]:
    """What the sections of citations in an answer list."""
    for section in answer.sections:
        if section.key in CITED:
            yield from (each for each in section.items if isinstance(each, Citation))


def fits(citation: Citation, *, free: bool, since: int | None) -> bool:
    """Whether a citation is left; one of which no year is given is of no year or later."""
    in_time = since is None or (citation.year is not None and citation.year >= since)
    return in_time and (citation.free or not free)


def narrowed(answer: Answer, only: Only) -> Answer:
    """The answer with what is wanted of its sections; each of them says how much is not."""
    if only == EVERYTHING:
        return answer
    return replace(answer, sections=tuple(_narrowed(each, only) for each in answer.sections))


def _narrowed(section: Section, only: Only) -> Section:
    if section.narrowing and section.narrowing.only == only:
        return section
    if section.key in CITED and (only.free or only.since is not None):
        return _section(section, only, _citations(section.items, only))
    if section.key in FEATURES and only.system is not None:
        called = _called(section.items, only.system)
        return _section(section, only, _features(section.items, called), called)
    return section


def _section(section: Section, only: Only, kept: Iterable[Frozen], system: str = "") -> Section:
    items = tuple(kept)
    narrowing = Narrowing(only, len(section.items) - len(items), system)
    return replace(section, items=items, narrowing=narrowing)


def _citations(items: Iterable[Frozen], only: Only) -> Iterator[Frozen]:
    for each in items:
        if not isinstance(each, Citation) or fits(each, free=only.free, since=only.since):
            yield each


def _features(items: Iterable[Frozen], system: str) -> Iterator[Frozen]:
    for each in items:
        if isinstance(each, ClinicalFeature) and system in each.body_systems:
            yield each


def _called(items: Sequence[Frozen], system: int) -> str:
    """What the record calls a body system; the name that HPO gives it where it has none of it."""
    known = organs.names(system)
    features = (each for each in items if isinstance(each, ClinicalFeature))
    held = {name for feature in features for name in feature.body_systems}
    return next((name for name in known if name in held), next(iter(known), f"HP:{system:07}"))
