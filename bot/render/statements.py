"""A section and its statements as lines, one function for each kind of statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from bot.phrases import en
from bot.render.view import Line, View, source_of
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
    for number, statement in enumerate(section.items, start=1):
        yield from _STATEMENTS[type(statement)](statement, number, view)
    for caveat in section.caveats:
        yield Line("note", f"{caveat.text} [{source_of(caveat.provenance, view)}]", 1)


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
    if total := counted(report.frequency for report in feature.reports):
        yield Line("note", en.SUMMED.format(seen=total[0], of=total[1]), 3)
    # What several sources state in the same words is one line that names them all.
    stated: dict[str, dict[str, None]] = {}
    for report in feature.reports:
        stated.setdefault(reported(report), {})[source_of(report.provenance, view)] = None
    for text, sources in stated.items():
        yield Line("note", f"{text} [{'; '.join(sources)}]", 3)


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


def _mode(mode: ModeOfInheritance, _number: int, view: View) -> Iterator[Line]:
    references = f"; {', '.join(mode.references)}" if mode.references else ""
    shown = f"{mode.mode.name} ({mode.mode.curie}){references}"
    yield Line("text", f"{shown} [{source_of(mode.provenance, view)}]", 1)


def _gene(gene: AssociatedGene, _number: int, view: View) -> Iterator[Line]:
    association = f", {gene.association.lower()}" if gene.association else ""
    shown = f"{gene.symbol} ({gene.curie}{association})"
    yield Line("text", f"{shown} [{source_of(gene.provenance, view)}]", 1)


def _citation(citation: Citation, number: int, view: View) -> Iterator[Line]:
    yield Line("text", f"{number}. {citations.nlm(citation, _AUTHORS_SHOWN)}", 1)
    marks = [en.FREE if citation.free else en.NO_FREE]
    if not citation.title:
        marks.insert(0, en.NO_TITLE)
    links = [page(f"PMID:{citation.pmid}") if citation.pmid else None]
    links.append(page(f"DOI:{citation.doi}") if citation.doi else None)
    shown = " · ".join((*marks, *filter(None, links)))
    yield Line("note", f"{shown} [{source_of(citation.provenance, view)}]", 3)


def _relation(relation: Relation, _number: int, view: View) -> Iterator[Line]:
    curie = f" ({relation.term.curie})" if relation.term.curie else ""
    yield Line("text", f"{relation.term.name}{curie} [{source_of(relation.provenance, view)}]", 1)


def _identifier(reference: CrossReference, _number: int, view: View) -> Iterator[Line]:
    link = f" {reference.url}" if reference.url else ""
    yield Line("text", f"{reference.curie}{link} [{source_of(reference.provenance, view)}]", 1)


def _name(name: Name, _number: int, view: View) -> Iterator[Line]:
    kind = en.NAME_KINDS[name.kind]
    yield Line("text", f"{name.text} ({kind}) [{source_of(name.provenance, view)}]", 1)


def _resource(resource: Resource, _number: int, view: View) -> Iterator[Line]:
    group = en.RESOURCE_GROUPS.get(resource.group, resource.group)
    shown = f"{group}: {resource.label} {resource.url}"
    yield Line("text", f"{shown} [{source_of(resource.provenance, view)}]", 1)


_STATEMENTS: dict[type[Frozen], Callable[..., Iterator[Line]]] = {
    Definition: _definition,
    ClinicalFeature: _feature,
    ModeOfInheritance: _mode,
    AssociatedGene: _gene,
    Citation: _citation,
    Relation: _relation,
    CrossReference: _identifier,
    Name: _name,
    Resource: _resource,
}
