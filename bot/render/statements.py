"""A section and its statements as lines, one function for each kind of statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from bot.phrases import en
from bot.render.view import Line, View, provenances_of, source_of
from knowledge import citations
from knowledge.identifiers import page
from knowledge.model import (
    AssociatedGene,
    Citation,
    ClinicalFeature,
    CrossReference,
    Definition,
    FeatureReport,
    Frozen,
    ModeOfInheritance,
    Name,
    Provenance,
    Relation,
    Resource,
)
from knowledge.readout import counted
from knowledge.reply import Answer, Section
from knowledge.sections import can_have

_AUTHORS_SHOWN = 6
_OLD_LIST_YEARS = 5  # a list whose newest entry is older says so


def section_lines(answer: Answer, section: Section, view: View) -> Iterator[Line]:
    """A section with its title, its notes, its statements and its caveats."""
    yield Line("heading", en.SECTIONS[section.key])
    if section.empty and not can_have(answer.concept.kind, section.key):
        kind = en.KINDS[answer.concept.kind]
        yield Line("text", en.NOT_OF_THIS_KIND.format(kind=kind), 1)
    elif section.empty:
        asked = dict.fromkeys(source_of(each, view) for each in answer.concept.records)
        sources = "; ".join(asked)
        yield Line("text", en.NONE_LISTED.format(sources=sources), 1)
    for note in section_notes(section, view.today):
        yield Line("note", note, 1)
    facts: list[tuple[str, Provenance]] = []
    for number, statement in enumerate(section.items, start=1):
        if shown := fact(statement):
            facts.append((shown, provenances_of(statement)[0]))
        else:
            yield from _LONG[type(statement)](statement, number, view)
    for shown in _sourced(facts, view):
        yield Line("text", shown, 1)
    for withheld in section.withheld:
        source = source_of(withheld.provenance, view)
        yield Line("note", en.WITHHELD.format(rows=withheld.rows, source=source), 1)
    for caveat in section.caveats:
        yield Line("note", f"{caveat.text} [{source_of(caveat.provenance, view)}]", 1)


def _sourced(stated: Iterable[tuple[str, Provenance]], view: View) -> list[str]:
    """Each text once, with all sources that state it in the same words."""
    sources: dict[str, dict[str, None]] = {}
    for text, provenance in stated:
        sources.setdefault(text, {})[source_of(provenance, view)] = None
    return [f"{text} [{'; '.join(named)}]" for text, named in sources.items()]


def section_notes(section: Section, today: date) -> Iterator[str]:
    """The fixed lines above a section's statements."""
    count = len(section.items)
    if section.key == "clinical_features" and count:
        yield en.FEATURE_COUNT_ONE if count == 1 else en.FEATURE_COUNT.format(count=count)
    if section.key == "reported_absent" and count:
        yield en.ABSENT_NOTE
    if section.key == "conditions" and count:
        yield en.CONDITIONS_NOTE.format(count=count)
    years = [each.year for each in section.items if isinstance(each, Citation) and each.year]
    if years and section.key != "citation" and max(years) <= today.year - _OLD_LIST_YEARS:
        yield en.NEWEST.format(year=max(years))


# Statements, one function for each kind.


def _definition(definition: Definition, _number: int, view: View) -> Iterator[Line]:
    *before, last = definition.paragraphs
    for paragraph in before:
        yield Line("text", paragraph, 1)
    yield Line("text", f"{last} [{source_of(definition.provenance, view)}]", 1)


def _feature(feature: ClinicalFeature, number: int, view: View) -> Iterator[Line]:
    details = [feature.curie, feature.semantic_type]
    if feature.body_systems:
        details.append(en.BODY_SYSTEMS.format(systems=", ".join(feature.body_systems)))
    shown = " · ".join(filter(None, (feature.name, *details)))
    yield Line("text", f"{number}. {shown}", 1)
    for definition in feature.definitions:
        for line in _definition(definition, 0, view):
            yield Line(line.style, line.text, 3)
    # Two sources may count the same patients, so only counts of one source are added up.
    sources = {report.provenance.source for report in feature.reports if report.frequency}
    frequencies = (report.frequency for report in feature.reports)
    if len(sources) == 1 and (total := counted(frequencies)):
        yield Line("note", en.SUMMED.format(seen=total[0], of=total[1]), 3)
    reports = ((reported(report), report.provenance) for report in feature.reports)
    for text in _sourced(reports, view):
        yield Line("note", text, 3)


def reported(report: FeatureReport) -> str:
    """What one report states of a feature, as stated."""
    stated: Mapping[str, str | None] = {
        "frequency": report.frequency,
        "onset": report.onset,
        "sex": report.sex,
        "modifiers": ", ".join(report.modifiers),
        "evidence": en.EVIDENCE.get(report.evidence or "", report.evidence),
        "references": ", ".join(report.references),
    }
    parts = [en.STATED[key].format(value=value) for key, value in stated.items() if value]
    if not report.frequency:
        parts.insert(0, en.FREQUENCY_NOT_GIVEN)
    return "; ".join(parts)


def _citation(citation: Citation, number: int, view: View) -> Iterator[Line]:
    yield Line("text", f"{number}. {citations.nlm(citation, _AUTHORS_SHOWN)}", 1)
    marks = [en.FREE if citation.free else en.NO_FREE]
    if not citation.title:
        marks.insert(0, en.NO_TITLE)
    links = [page(f"PMID:{citation.pmid}") if citation.pmid else None]
    links.append(page(f"DOI:{citation.doi}") if citation.doi else None)
    shown = " · ".join((*marks, *filter(None, links)))
    yield Line("note", f"{shown} [{source_of(citation.provenance, view)}]", 3)


def fact(statement: Frozen) -> str | None:
    """A statement that is one line, without its source; None for those that take several."""
    match statement:
        case ModeOfInheritance(mode=mode, references=references):
            cited = f"; {', '.join(references)}" if references else ""
            return f"{mode.name} ({mode.curie}){cited}"
        case AssociatedGene(symbol=symbol, curie=curie, association=association):
            return f"{symbol} ({curie}{f', {association.lower()}' if association else ''})"
        case Relation(term=term, role=role):
            curie = f" ({term.curie})" if term.curie else ""
            return f"{en.ROLES.get(role, '')}{term.name}{curie}"
        case CrossReference(curie=curie, url=url):
            return f"{curie} {url}" if url else curie
        case Name(text=text, kind=kind):
            return f"{text} ({en.NAME_KINDS[kind]})"
        case Resource(group=group, label=label, url=url):
            return f"{en.RESOURCE_GROUPS.get(group, group)}: {label} {url}"
    return None


_LONG: dict[type[Frozen], Callable[..., Iterator[Line]]] = {
    Definition: _definition,
    ClinicalFeature: _feature,
    Citation: _citation,
}
