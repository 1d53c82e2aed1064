"""A section and its statements as lines, one function for each kind of statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.phrases import words
from bot.render.view import Line, Link, Style, View, provenances_of, source_of
from knowledge import citations
from knowledge.features import by_body_system
from knowledge.frequency import counted
from knowledge.identifiers import page
from knowledge.model import (
    AssociatedGene,
    Citation,
    ClinicalFeature,
    CrossReference,
    Definition,
    FeatureReport,
    Frozen,
    LiteratureSearch,
    ModeOfInheritance,
    Name,
    Provenance,
    Relation,
    Resource,
)
from knowledge.reply import Answer, Section
from knowledge.sections import can_have

Stated = TypeVar("Stated", "Fact", str, tuple[str, ...])

MEDGEN_FAQ = "https://www.ncbi.nlm.nih.gov/medgen/docs/faq/"
_OLD_LIST_YEARS = 5  # a list whose newest entry is older says so


def section_lines(answer: Answer, section: Section, view: View) -> Iterator[Line]:
    """A section with its title, its notes, its statements and its caveats."""
    yield Line("heading", words.SECTIONS[section.key])
    if section.empty and not can_have(answer.concept.kind, section.key):
        kind = words.KINDS[answer.concept.kind]
        yield Line("text", words.NOT_OF_THIS_KIND.format(kind=kind), 1)
    elif section.empty:
        asked = dict.fromkeys(source_of(each, view) for each in answer.concept.records)
        sources = "; ".join(asked)
        yield Line("text", words.NONE_LISTED.format(sources=sources), 1)
    for note in section_notes(section, view.today):
        yield Line("note", note, 1)
    yield from _statements(section, view)
    yield from _made(section)
    for withheld in section.withheld:
        source = source_of(withheld.provenance, view)
        yield Line("note", words.WITHHELD.format(rows=withheld.rows, source=source), 1)
    for caveat in section.caveats:
        yield Line("note", caveat.text, 1, source=source_of(caveat.provenance, view))
    if section.searches:
        yield Line("note", words.SEARCH_CAVEAT, 1)


def _statements(section: Section, view: View) -> Iterator[Line]:
    """The statements in their order; studies with their category above each group of them."""
    if section.key == "features_by_system":
        yield from _by_system(section, view)
        return
    definitions = [each for each in section.items if isinstance(each, Definition)]
    yield from _quoted(definitions, 1, view)
    facts: list[tuple[Fact, Provenance, str]] = []
    searches = {each.category: each for each in section.searches}
    group: str | None = None
    for number, statement in enumerate(section.items, start=1):
        if isinstance(statement, Definition):
            continue
        if shown := fact(statement):
            added = remark(statement)
            facts += ((shown, provenance, added) for provenance in provenances_of(statement))
            continue
        if isinstance(statement, Citation) and statement.category != group:
            group = statement.category
            yield _group(group, searches.pop(group, None), view)
        yield from _LONG[type(statement)](statement, number, view)
    for shown, source in _sourced(facts, view):
        style: Style = "term" if shown.is_short else "text"
        yield Line(style, shown.said, 1, shown.lead, shown.links, source, shown.opens)
    for category, search in searches.items():
        yield _group(category, search, view)


def _group(category: str | None, search: LiteratureSearch | None, view: View) -> Line:
    """What stands with the citations of a category: its title, and how many there are in all."""
    lead = words.CATEGORIES.get(category, category) if category else ""
    if search is None:
        return Line("text", "", 1, lead=lead)
    said = words.SEARCHED.format(listed=search.listed, total=f"{search.total:,}")
    link = Link(words.SEE_ALL.format(total=f"{search.total:,}"), search.provenance.link)
    shown = f"{' · ' if lead else ''}{said if search.total else words.SEARCHED_NOTHING}"
    return Line("text", shown, 1, lead, (link,), source_of(search.provenance, view))


def _made(section: Section) -> Iterator[Line]:
    """The links that Rounds makes itself, with what of; they are no statements of a source."""
    if not section.links:
        return
    yield Line("note", words.MADE_LINKS, 1)
    for link in section.links:
        phrase = words.MADE_SEARCH if link.is_search else words.MADE_LINK
        group = words.RESOURCE_GROUPS[link.group]
        said = phrase.format(group=group, label=link.label, made_of=link.made_of)
        yield Line("text", said, 1, links=(Link(link.label, link.url),))
    # One warning is enough: a caveat of the source, or that of a fetched search, says the same.
    is_warned = bool(section.caveats or section.searches)
    if not is_warned and any(link.group == "practice_guidelines" for link in section.links):
        yield Line("note", words.GUIDELINE_SEARCH, 1, links=(Link(words.MEDGEN_FAQ, MEDGEN_FAQ),))


def _sourced(
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


def section_notes(section: Section, today: date) -> Iterator[str]:
    """The fixed lines above a section's statements."""
    count = len(section.items)
    if section.key in {"clinical_features", "features_by_system"} and count:
        yield words.FEATURE_COUNT_ONE if count == 1 else words.FEATURE_COUNT.format(count=count)
    if section.key == "reported_absent" and count:
        yield words.ABSENT_NOTE
    if section.key == "conditions" and count:
        listed = {each.term for each in section.items if isinstance(each, Relation)}
        yield words.CONDITIONS_NOTE.format(count=len(listed))
    if section.total is not None and count:
        phrase = words.ALL_LINKED if section.total == count else words.NEWEST_LINKED
        yield phrase.format(shown=f"{count:,}", total=f"{section.total:,}")
    years = [each.year for each in section.items if isinstance(each, Citation) and each.year]
    if years and section.key != "citation" and max(years) <= today.year - _OLD_LIST_YEARS:
        yield words.NEWEST.format(year=max(years))


# Statements, one function for each kind.


def _quoted(definitions: Iterable[Definition], indent: int, view: View) -> Iterator[Line]:
    """Each definition with its source; one that several sources give in the same words, once."""
    paragraphs = (
        (each.paragraphs, source, "") for each in definitions for source in provenances_of(each)
    )
    for (*before, last), source in _sourced(paragraphs, view):
        yield from (Line("quote", paragraph, indent) for paragraph in before)
        yield Line("quote", last, indent, source=source)


def _by_system(section: Section, view: View) -> Iterator[Line]:
    """The features below the body systems that HPO places them in, each as often as that."""
    features = (each for each in section.items if isinstance(each, ClinicalFeature))
    systems = by_body_system(features)
    for system in sorted(systems, key=lambda each: (each is None, each or "")):
        named = system or words.NO_BODY_SYSTEM
        yield Line("heading", words.SYSTEM.format(system=named, count=len(systems[system])))
        for number, feature in enumerate(systems[system], start=1):
            yield from _feature(feature.model_copy(update={"body_systems": ()}), number, view)


def _feature(feature: ClinicalFeature, number: int, view: View) -> Iterator[Line]:
    details = [feature.curie, feature.semantic_type]
    if feature.body_systems:
        details.append(words.BODY_SYSTEMS.format(systems=", ".join(feature.body_systems)))
    shown = "".join(f" · {detail}" for detail in details if detail)
    lead = f"{number}. {feature.name}"
    yield Line("text", shown, 1, lead=lead, opens=feature.concept or "")
    # What a feature means is one choice away where it has a card of its own, else only here.
    is_defined = view.defines_features or not feature.concept
    yield from _quoted(feature.definitions if is_defined else (), 3, view)
    # Two sources may count the same patients, so only counts of one source are added up.
    sources = {report.provenance.source for report in feature.reports if report.frequency}
    frequencies = (report.frequency for report in feature.reports)
    if len(sources) == 1 and (total := counted(frequencies)):
        yield Line("note", words.SUMMED.format(seen=total[0], of=total[1]), 3)
    untold = not any(report.frequency for report in feature.reports)
    reports = (
        (reported(report, says_untold=untold), report.provenance, "") for report in feature.reports
    )
    for said, source in _sourced(reports, view):
        yield Line("note", said, 3, source=source)


def reported(report: FeatureReport, *, says_untold: bool = True) -> str:
    """What one report states of a feature, as stated.

    That it gives no frequency is said only where no other report of the feature gives one.
    """
    stated: Mapping[str, str | None] = {
        "frequency": report.frequency,
        "onset": report.onset,
        "sex": report.sex,
        "modifiers": ", ".join(report.modifiers),
        "evidence": words.EVIDENCE.get(report.evidence or "", report.evidence),
        "references": ", ".join(report.references),
    }
    parts = [words.STATED[key].format(value=value) for key, value in stated.items() if value]
    if says_untold and not report.frequency:
        parts.insert(0, words.FREQUENCY_NOT_GIVEN)
    return "; ".join(parts)


def citation_lines(citation: Citation, number: int, view: View) -> Iterator[Line]:
    """A citation, and below it what it is like and where to read it; number 0: it stands alone."""
    retracted = f"{words.RETRACTED} · " if citation.retracted else ""
    said = f"{retracted}{citations.nlm(citation, view.authors_shown)}"
    yield Line("text", said, 1, lead=f"{number}. " if number else "")
    marks = [words.FREE if citation.free else words.NO_FREE]
    if not citation.title:
        marks.insert(0, words.NO_TITLE)
    links = {
        words.PUBMED: page(f"PMID:{citation.pmid}") if citation.pmid else None,
        words.BY_DOI: page(f"DOI:{citation.doi}") if citation.doi else None,
    }
    shown = tuple(Link(label, url) for label, url in links.items() if url)
    source = source_of(citation.provenance, view)
    if citation.completed:
        completed = source_of(citation.completed, view)
        source = words.COMPLETED.format(source=source, completed=completed)
    yield Line("note", " · ".join(marks), 3, links=shown, source=source)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement that is one line: what it is about, what else is said, where it leads."""

    lead: str
    said: str = ""
    links: tuple[Link, ...] = ()
    is_short: bool = False  # several fit beside one another
    opens: str = ""


def fact(statement: Frozen) -> Fact | None:
    """A statement that is one line, without its source; None for those that take several."""
    match statement:
        case ModeOfInheritance(mode=mode):
            return Fact(mode.name, f" ({mode.curie})", opens=mode.concept or "")
        case AssociatedGene(symbol=symbol, curie=curie):
            address = page(curie)
            links = (Link(curie, address),) if address else ()
            name = gene_name(None if symbol == curie else symbol, curie)
            return Fact(name, f" ({curie})", links, opens=curie)
        case Relation(term=term, role=role):
            curie = f" ({term.curie})" if term.curie else ""
            said = f"{words.ROLES.get(role, '')}{term.name}{curie}"
            return Fact("", said, opens=term.concept or "")
        case CrossReference(curie=curie, url=url):
            return Fact("", curie, (Link(curie, url),) if url else (), is_short=True)
        case Citation(pmid=str(pmid)) if citations.is_pmid_alone(statement):
            named = f"PMID {pmid}"
            return Fact("", named, (Link(named, page(f"PMID:{pmid}") or ""),), is_short=True)
        case Name(text=text, kind=kind):
            return Fact("", f"{text} ({words.NAME_KINDS[kind]})", is_short=True)
        case Resource(group=group, label=label, url=url):
            shown = words.RESOURCE_GROUPS.get(group, group)
            return Fact("", f"{shown}: {label}", (Link(label, url),))
    return None


def remark(statement: Frozen) -> str:
    """What a source adds to a statement that others may make as well."""
    match statement:
        case ModeOfInheritance(references=references):
            return ", ".join(references)
        case AssociatedGene(association=association):
            stated = (association or "").lower()
            return words.ASSOCIATIONS.get(stated, stated)
        case Relation(frequency=frequency) if frequency:
            return words.STATED["frequency"].format(value=frequency)
        case Relation(how=how):
            return how or ""
    return ""


def gene_name(symbol: str | None, curie: str) -> str:
    """The symbol of a gene, else its id in words."""
    return symbol or words.GENE_WITHOUT_SYMBOL.format(number=curie.partition(":")[2])


_LONG: dict[type[Frozen], Callable[..., Iterator[Line]]] = {
    ClinicalFeature: _feature,
    Citation: citation_lines,
}
