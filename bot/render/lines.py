"""A reply as styled lines of text: the terminal prints them; plain text needs nothing else.

Pure: the same reply, day and settings give the same lines. Nothing is shortened without saying so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.phrases import en
from bot.render.dates import age_in_months
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
from knowledge.reply import Answer, Choices, Match, NoMatch, Notice, Reply, Section
from knowledge.sections import WITHOUT_SECTION, can_have
from knowledge.store import Store

Style = Literal["title", "heading", "text", "note", "source", "alert", "choice"]

_AUTHORS_SHOWN = 6
_OLD_LIST_YEARS = 5  # a list whose newest entry is older says so


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


def render(reply: Reply, view: View) -> list[Line]:
    """The reply, line by line."""
    match reply:
        case Notice():
            return [Line("alert", _fill(en.STOP[reply.kind], view))]
        case Answer():
            body = _answer(reply, view)
        case Choices():
            body = _choices(reply, view)
        case NoMatch():
            body = _no_match(reply)
    return [*_accompaniment(reply, view), *body]


def _fill(phrase: str, view: View) -> str:
    return phrase.format(
        emergency=" / ".join(view.emergency_numbers), help_lines="; ".join(view.help_lines)
    )


def _accompaniment(reply: Answer | Choices | NoMatch, view: View) -> Iterator[Line]:
    if reply.urgent:
        yield Line("alert", _fill(en.URGENT, view))
    if reply.notice:
        yield Line("alert", en.ACCOMPANY[reply.notice])


# Answers.


def _answer(answer: Answer, view: View) -> Iterator[Line]:
    concept = answer.concept
    types = "; ".join(dict.fromkeys(each.text for each in concept.semantic_types))
    kind = en.KINDS[concept.kind]
    yield Line("title", " · ".join(filter(None, (concept.name, kind, types, concept.id))))
    if why := why_matched(answer.match):
        yield Line("note", why)
    if answer.others:
        phrase = en.ALSO_LISTED if answer.match.how == "citation" else en.OTHERS
        yield Line("note", phrase.format(others=_named(answer.others)))
    for intent in answer.intents:
        if intent in WITHOUT_SECTION:
            yield Line("note", en.NO_OWN_SECTION[intent])
    for section in answer.sections:
        # Beside the features it is shown where there is something to show; alone it was asked for.
        if section.key != "reported_absent" or section.items or len(answer.sections) == 1:
            yield from _section(answer, section, view)
    if answer.is_summary and (contents := _contents(answer.contents)):
        yield Line("note", en.CONTENTS.format(contents=contents))
    yield Line("source", en.SOURCES.format(sources=sources_line(_all_sources(answer), view)))
    yield Line("source", en.FOOTER)


def why_matched(match: Match) -> str | None:
    """Which name led to the concept, when it was not its preferred name typed in full."""
    kind = en.NAME_KINDS[match.matched_kind] if match.matched_kind else ""
    same = match.matched == match.name
    match match.how:
        case "exact":
            return None if same else en.MATCHED.format(kind=kind, matched=match.matched)
        case "close" if same:
            return en.MATCHED_CLOSE_NAME.format(name=match.name)
        case "close":
            return en.MATCHED_CLOSE.format(name=match.name, kind=kind, matched=match.matched)
        case "part":
            return en.MATCHED_PART.format(name=match.name, matched=match.matched)
        case "identifier":
            known = None if match.matched == match.id else match.matched
            return en.MATCHED_ID.format(matched=known) if known else None
    return _BY_OTHER_MEANS[match.how].format(matched=match.matched)


_BY_OTHER_MEANS = {
    "successor": en.MATCHED_SUCCESSOR,
    "last": en.MATCHED_LAST,
    "citation": en.MATCHED_CITATION,
    "gene": en.MATCHED_GENE,
}


def _named(matches: Iterable[Match]) -> str:
    return "; ".join(f"{each.name} ({en.KINDS[each.kind]}, {each.id})" for each in matches)


def _contents(contents: Iterable[tuple[str, int]]) -> str:
    return " · ".join(f"{en.SECTIONS[key]} ({count})" for key, count in contents if count)


def _section(answer: Answer, section: Section, view: View) -> Iterator[Line]:
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


# Sources.


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


def _all_sources(answer: Answer) -> list[Provenance]:
    """The provenance of all that is shown; of the record itself where nothing is listed."""
    stated = [
        provenance
        for section in answer.sections
        for statement in (*section.items, *section.caveats)
        for provenance in provenances_of(statement)
    ]
    return stated or list(answer.concept.records)


def provenances_of(statement: Frozen) -> tuple[Provenance, ...]:
    """Where a statement comes from; a feature has a source for each report and definition."""
    if isinstance(statement, ClinicalFeature):
        defined = (definition.provenance for definition in statement.definitions)
        return (*(report.provenance for report in statement.reports), *defined)
    # Every statement but a feature has a provenance of its own: the records hold nothing else.
    provenance: Provenance = statement.provenance  # type: ignore[attr-defined]
    return (provenance,)


# Asking back, and nothing found.


def _choices(choices: Choices, view: View) -> Iterator[Line]:
    yield Line("note", en.CHOICES[choices.reason].format(subject=choices.subject))
    for number, match in enumerate(choices.matches, start=1):
        matched = "" if match.matched in {match.name, match.id, ""} else f" · “{match.matched}”"
        kind = en.KINDS[match.kind]
        yield Line("choice", f"{number}. {match.name} · {kind} · {match.id}{matched}", 1)
        if match.definition and match.definition_source:
            first, *more = match.definition.split("\n\n")
            source = source_of(match.definition_source, view)
            yield Line("text", f"{first}{' …' if more else ''} [{source}]", 3)
    if choices.more:
        yield Line("note", en.MORE.format(count=choices.more))
    yield Line("note", en.CHOOSE)


def _no_match(nothing: NoMatch) -> Iterator[Line]:
    expected, _, found = (nothing.detail or "").partition("|")
    facts = {
        "subject": nothing.subject,
        "detail": nothing.detail,
        "expected": expected,
        "found": found,
    }
    if nothing.reason == "not_offered":
        yield Line("text", en.NOT_OFFERED[nothing.subject or ""])
        yield Line("text", en.OFFERED)
    else:
        yield Line("text", en.NO_MATCH[nothing.reason].format(**facts))
    if nothing.link:
        yield Line("note", en.LOOK_THERE.format(link=nothing.link))
    if nothing.nearest:
        phrase = en.DID_YOU_MEAN if nothing.reason == "only_quotes" else en.NEAREST
        yield Line("note", phrase.format(nearest=_named(nothing.nearest)))
    if nothing.reason in {"nothing_fits", "other_language", "no_topic"}:
        yield Line("note", en.TRY_ID)


# What is loaded.


def render_sources(store: Store, view: View) -> Iterator[Line]:
    """The sources of a knowledge file: release, age, counts, licence and citation of each."""
    counts = store.counts()
    yield Line("title", " · ".join(f"{count:,} {en.COUNTED[key]}" for key, count in counts.items()))
    for source in store.sources():
        name = en.VIA.format(name=source.name, via=source.via) if source.via else source.name
        dated = source.release or en.RETRIEVED.format(date=source.retrieved)
        months = age_in_months(source.release or source.retrieved or "", view.today)
        if months is not None and months >= view.stale_after_months:
            dated = f"{dated}, {en.AGE.format(months=months)}"
        yield Line("heading", en.SOURCE.format(name=name, dated=dated))
        yield Line("text", en.SOURCES_ROW.format(rows=f"{source.rows_used:,}"), 1)
        yield Line("text", source.home, 1)
        yield Line("text", en.LICENCE.format(licence=source.licence), 1)
        if source.citation:
            yield Line("text", en.CITE.format(citation=source.citation), 1)
        for reason, rows, example in source.left_out:
            shown = en.LEFT_OUT.format(rows=f"{rows:,}", reason=reason)
            yield Line("note", f"{shown} ({example})" if example else shown, 1)
