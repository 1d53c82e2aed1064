"""Sections narrowed down: citations to free or later ones, features to those of a body system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.asking import organs
from knowledge.citing.authors import is_called, surname
from knowledge.model import Citation, ClinicalFeature, Frozen
from knowledge.replies.reply import EVERYTHING, Answer, Narrowing, Only, Section
from knowledge.sections import CITED, FEATURES


def citations(answer: Answer) -> Iterator[Citation]:
    """What the sections of citations in an answer list."""
    for section in answer.sections:
        if section.key in CITED:
            yield from (each for each in section.items if isinstance(each, Citation))


def fits(citation: Citation, only: Only) -> bool:
    """Whether a citation is left; one of which no year is given is of no year or later."""
    year = citation.year or 0
    in_time = only.since is None or year >= only.since
    is_of = only.year is None or year == only.year
    return in_time and is_of and (citation.free or not only.free) and _is_by(citation, only.author)


def spelt(only: Only, answer: Answer) -> Only:
    """The same, with the surname of the author as the record spells it, if it lists one."""
    if only.author is None:
        return only
    return replace(only, author=_surname(citations(answer), only.author) or only.author)


def narrowed(answer: Answer, only: Only) -> Answer:
    """The answer with what is wanted of its sections; each of them says how much is not."""
    if only == EVERYTHING:
        return answer
    return replace(answer, sections=tuple(_narrowed(each, only) for each in answer.sections))


def _narrowed(section: Section, only: Only) -> Section:
    if section.narrowing and section.narrowing.only == only:
        return section
    if section.key in CITED and replace(only, system=None) != EVERYTHING:
        kept = tuple(_citations(section.items, only))
        narrowing = Narrowing(only, len(section.items) - len(kept), author=_author(kept, only))
        return replace(section, items=kept, narrowing=narrowing)
    if section.key in FEATURES and only.system is not None:
        called = _called(section.items, only.system)
        features = tuple(_features(section.items, called))
        narrowing = Narrowing(only, len(section.items) - len(features), called)
        return replace(section, items=features, narrowing=narrowing)
    return section


def _citations(items: Iterable[Frozen], only: Only) -> Iterator[Frozen]:
    for each in items:
        if not isinstance(each, Citation) or fits(each, only):
            yield each


def _is_by(citation: Citation, author: str | None) -> bool:
    return author is None or any(is_called(each, author) for each in citation.authors)


def _author(kept: Iterable[Frozen], only: Only) -> str:
    """How the citations that are left spell the author; else what is known of the name."""
    if only.author is None:
        return ""
    left = (each for each in kept if isinstance(each, Citation))
    known = "" if only.author.isdigit() else only.author
    return _surname(left, only.author) or known


def _surname(listed: Iterable[Citation], author: str) -> str | None:
    names = (name for each in listed for name in each.authors if is_called(name, author))
    return next(map(surname, names), None)


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
