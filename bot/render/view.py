"""What every rendering needs: styled lines, the settings that matter, and sources in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.phrases import en
from bot.render.dates import age_in_months
from knowledge.model import ClinicalFeature, Frozen, Provenance

Style = Literal["title", "heading", "text", "note", "source", "alert", "choice"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its meaning and depth; what that looks like is the surface's business."""

    style: Style
    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """What a rendering depends on beside the reply."""

    today: date
    stale_after_months: int
    emergency_numbers: tuple[str, ...]
    help_lines: tuple[str, ...]


def source_of(provenance: Provenance, view: View) -> str:
    """The source of a statement with its release, and its age where that is worth knowing."""
    name = provenance.source
    if provenance.via:
        name = en.VIA.format(name=name, via=provenance.via)
    dated = provenance.release or en.RETRIEVED.format(date=provenance.retrieved)
    months = age_in_months(provenance.dated, view.today)
    if months is not None and months >= view.stale_after_months:
        dated = f"{dated}, {en.AGE.format(months=months)}"
    return en.SOURCE.format(name=name, dated=dated)


def sources_line(provenances: Iterable[Provenance], view: View) -> str:
    """The sources, each once, with the link of the first statement taken from each."""
    links: dict[str, str] = {}
    for provenance in provenances:
        links.setdefault(source_of(provenance, view), provenance.link)
    return "; ".join(f"{source} {link}" for source, link in links.items())


def provenances_of(statement: Frozen) -> tuple[Provenance, ...]:
    """Where a statement comes from; a feature has a source for each report and definition."""
    if isinstance(statement, ClinicalFeature):
        defined = (definition.provenance for definition in statement.definitions)
        return (*(report.provenance for report in statement.reports), *defined)
    # Every statement but a feature has a provenance of its own: the records hold nothing else.
    provenance: Provenance = statement.provenance  # type: ignore[attr-defined]
    return (provenance,)
