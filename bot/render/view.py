"""What every rendering needs: styled lines, the settings that matter, and sources in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from bot.help_lines import HelpLines
from bot.phrases import language, words
from bot.render.dates import age_in_months
from knowledge.model import Citation, ClinicalFeature, Frozen, Name, Provenance
from knowledge.replies.reply import Answer, GeneAnswer

Style = Literal["title", "heading", "text", "term", "quote", "note", "source", "alert", "choice"]


@dataclass(frozen=True, slots=True)
class Link:
    """A page on the web and what it is called."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its meaning and depth; what that looks like is the surface's business.

    `lead` is what the line is about, said first; `links` and `source` belong to what is said;
    `opens` is the id of the concept that the line names, where it can be opened.
    """

    style: Style
    said: str
    indent: int = 0
    lead: str = ""
    links: tuple[Link, ...] = ()
    source: str = ""
    opens: str = ""

    @property
    def text(self) -> str:
        """The whole line as plain text: nothing of it is lost where links cannot be clicked."""
        if self.style == "source":
            return _with_addresses(self.said, self.links)
        addresses = (link.url for link in self.links)
        said = " · ".join(filter(None, (f"{self.lead}{self.said}", *addresses)))
        return f"{said} [{self.source}]" if self.source else said


def _with_addresses(said: str, links: Iterable[Link]) -> str:
    """What names sources in this order, each with its address behind it."""
    shown, rest = "", said
    for link in links:
        before, label, rest = rest.partition(link.label)
        shown += f"{before}{label} {link.url}"
    return shown + rest


@dataclass(frozen=True, slots=True)
class View:
    """What a rendering depends on beside the reply."""

    today: date
    stale_after_months: int
    emergency_numbers: tuple[str, ...]
    help_lines: tuple[str, ...]
    help: tuple[tuple[str, HelpLines], ...] = ()  # by locale, where others are shown
    locale: str = ""  # of the reader, such as es-419, where it is known
    defines_features: bool = True  # with each feature what it means
    lists_contents: bool = True  # of a whole record what else it holds
    brief_features: bool = False  # each in one line: how often, without who reports what
    authors_shown: int | None = 6  # of each citation; None: all of them
    privacy_url: str | None = None
    terms_url: str | None = None
    # For how long things are kept, as the operator configured.
    memory_minutes: float = 30
    history_days: int = 365
    left_guild_days: int = 30
    counts_days: int = 730


def source_of(provenance: Provenance, view: View) -> str:
    """The source of a statement with its release, and its age where that is worth knowing."""
    release, retrieved = provenance.release, provenance.retrieved
    said_by = (provenance.source, provenance.via, release or retrieved, release is None)
    return _named(*said_by, view.today, view.stale_after_months, language())


@lru_cache(maxsize=1024)
def _named(
    name: str,
    via: str | None,
    release: str | date | None,
    is_retrieved: bool,
    today: date,
    stale_after_months: int,
    _language: str,  # kept apart by it
) -> str:
    if via:
        name = words.VIA.format(name=name, via=via)
    dated = words.RETRIEVED.format(date=release) if is_retrieved else str(release)
    months = age_in_months(str(release), today)
    if months is not None and months >= stale_after_months:
        dated = f"{dated}, {words.AGE.format(months=months)}"
    return words.SOURCE.format(name=name, dated=dated)


def source_links(provenances: Iterable[Provenance], view: View) -> tuple[Link, ...]:
    """The sources, each once, with the link of the first statement taken from each."""
    links: dict[str, str] = {}
    for provenance in provenances:
        links.setdefault(source_of(provenance, view), provenance.link)
    return tuple(Link(source, link) for source, link in links.items())


def source_groups(
    provenances: Iterable[Provenance], view: View
) -> Iterator[tuple[tuple[Link, ...], str]]:
    """The sources in groups, each as links and where all of them were read.

    Of several sources in one release, such as MedGen's, the release and its age are said once. A
    source alone is named in full, with an empty place.
    """
    groups: dict[object, dict[str, Provenance]] = {}
    for stated in provenances:
        alone = source_of(stated, view)
        key = (stated.via, stated.release, stated.retrieved) if stated.via else alone
        groups.setdefault(key, {}).setdefault(stated.source, stated)
    for group in groups.values():
        first, *more = group.values()
        if more:
            place = first.model_copy(update={"source": first.via, "via": None})
            named = (Link(name, each.link) for name, each in group.items())
            yield tuple(named), source_of(place, view)
        else:
            yield (Link(source_of(first, view), first.link),), ""


def provenances_of(statement: Frozen) -> tuple[Provenance, ...]:
    """All sources of a statement; a feature has those of each report and definition."""
    if isinstance(statement, ClinicalFeature):
        defined = (definition.provenance for definition in statement.definitions)
        return (*(report.provenance for report in statement.reports), *defined)
    if isinstance(statement, Citation) and statement.completed:
        return (statement.provenance, statement.completed)
    if isinstance(statement, Name):
        return (statement.provenance, *statement.also)
    # Every statement but a feature has a provenance of its own: the records hold nothing else.
    provenance: Provenance = statement.provenance  # type: ignore[attr-defined]
    return (provenance,)


def all_sources(answer: Answer) -> list[Provenance]:
    """The provenance of all that is shown; of the record itself where nothing is listed."""
    stated = [
        provenance
        for section in answer.sections
        for statement in (
            *(*section.items, *section.elsewhere),
            *(*section.caveats, *section.searches),
        )
        for provenance in provenances_of(statement)
    ]
    stated += [
        each.provenance
        for section in answer.sections
        for kind in section.kinds
        for each in kind.stated
    ]
    return stated or list(answer.concept.records)


def gene_sources(gene: GeneAnswer) -> list[Provenance]:
    """The provenance of every tie, and of every mode of inheritance beside one."""
    ties = [tie.provenance for tied in gene.conditions for tie in tied.stated]
    return ties + [mode.provenance for tied in gene.conditions for mode in tied.modes]
