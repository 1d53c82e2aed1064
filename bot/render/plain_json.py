"""A reply as plain JSON values, everything in full: what `rounds ask --json` and `batch` print."""

from __future__ import annotations

from typing import TypeAlias

from bot.phrases import en
from bot.render.statements import reported, section_notes
from bot.render.view import View, all_sources, gene_sources, provenances_of
from knowledge import Knowledge, citations
from knowledge.literature import Held
from knowledge.model import (
    AssociatedGene,
    Citation,
    ClinicalFeature,
    CrossReference,
    Definition,
    Frozen,
    LiteratureSearch,
    MadeLink,
    ModeOfInheritance,
    Name,
    Provenance,
    Relation,
    Resource,
    Retirement,
)
from knowledge.reply import Answer, Choices, GeneAnswer, Match, NoMatch, Notice, Reply, Section
from knowledge.store import LoadedSource

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def render(reply: Reply, view: View) -> dict[str, Json]:
    """One reply as an object: kind, notice, concept, choices, intents, sections, sources."""
    answer = reply if isinstance(reply, Answer) else None
    gene = reply if isinstance(reply, GeneAnswer) else None
    sections = [_section(section, view) for section in answer.sections] if answer else []
    return {
        "kind": kind_of(reply),
        "notice": notice_of(reply),
        "concept": _meant(answer.match) if answer else None,
        "gene": _gene(gene) if gene else None,
        "choices": [] if answer or gene else [_choice(match) for match in matches_of(reply)],
        "others": [_choice(match) for match in answer.others] if answer else [],
        "urgent": not isinstance(reply, Notice) and reply.urgent,
        "reason": getattr(reply, "reason", None),
        "subject": getattr(reply, "subject", None),
        "detail": getattr(reply, "detail", None),
        "link": getattr(reply, "link", None),
        "cited": _item(reply.cited) if isinstance(reply, Choices) and reply.cited else None,
        "intents": list(intents_of(reply)),
        "sections": list(sections),
        "sources": [_source(provenance) for provenance in _sources(reply)],
    }


def render_sources(knowledge: Knowledge) -> dict[str, Json]:
    """All that is loaded: counts of the file, each source as it was read, and the literature."""
    store, literature = knowledge.store, knowledge.literature
    return {
        "counts": {**store.counts()},
        "sources": [_loaded(source) for source in store.sources()],
        "literature": _literature(literature.held()) if literature else None,
    }


def _literature(held: Held) -> Json:
    days = {"first": held.first, "last": held.last}
    return {
        "publications": held.publications,
        "searches": held.searches,
        "concepts": held.concepts,
        **{key: day.isoformat() if day else None for key, day in days.items()},
    }


def _loaded(source: LoadedSource) -> Json:
    left_out: list[Json] = [
        {"reason": reason, "rows": rows, "example": example}
        for reason, rows, example in source.left_out
    ]
    return {
        "key": source.key,
        "name": source.name,
        "via": source.via,
        "home": source.home,
        "release": source.release,
        "retrieved": source.retrieved,
        "rows_read": source.rows_read,
        "statements_used": source.rows_used,
        "left_out": left_out,
        "licence": source.licence,
        "citation": source.citation,
        "summary": source.summary,
    }


def kind_of(reply: Reply) -> str:
    """The reply's kind: answer, gene, choices, no_match or notice."""
    match reply:
        case Answer():
            return "answer"
        case GeneAnswer():
            return "gene"
        case Choices():
            return "choices"
        case NoMatch():
            return "no_match"
        case Notice():
            return "notice"


def notice_of(reply: Reply) -> str | None:
    """The notice that the reply is, or that goes with it."""
    return reply.kind if isinstance(reply, Notice) else reply.notice


def intents_of(reply: Reply) -> tuple[str, ...]:
    """The recognised intents, best first."""
    return () if isinstance(reply, Notice) else reply.intents


def matches_of(reply: Reply) -> tuple[Match, ...]:
    """The concepts that the reply offers, best first."""
    match reply:
        case Answer():
            return (reply.match, *reply.others)
        case GeneAnswer():
            return tuple(tied.match for tied in reply.conditions)
        case Choices():
            return reply.matches
        case NoMatch():
            return reply.nearest
        case Notice():
            return ()


def _concept(match: Match) -> dict[str, Json]:
    return {
        "id": match.id,
        "ids": list(match.ids),
        "name": match.name,
        "kind": str(match.kind),
        "semantic_types": list(match.types),
        "matched": match.matched,
        "matched_kind": match.matched_kind.value if match.matched_kind else None,
        "how": match.how,
        "score": match.score,
    }


def _gene(gene: GeneAnswer) -> dict[str, Json]:
    """A gene, and its conditions with what each source states of the tie."""
    conditions: list[Json] = [
        {
            **_choice(tied.match),
            "stated": [{**_fields(tie), **_source(tie.provenance)} for tie in tied.stated],
        }
        for tied in gene.conditions
    ]
    return {
        "id": gene.id,
        "symbol": gene.symbol,
        "page": gene.url,
        "conditions": conditions,
        "asked": [_source(provenance) for provenance in gene.asked],
    }


def _meant(match: Match) -> dict[str, Json]:
    """The concept of an answer, with what became of the id that was asked for."""
    retirement = _retirement(match.retirement) if match.retirement else None
    return _concept(match) | {"retirement": retirement}


def _retirement(retirement: Retirement) -> dict[str, Json]:
    """What became of the id that was asked for, and who says so."""
    return {
        "former": retirement.former,
        "since": retirement.since,
        "merged": retirement.merged,
        **_source(retirement.provenance),
    }


def _choice(match: Match) -> dict[str, Json]:
    source = _source(match.definition_source) if match.definition_source else None
    return _concept(match) | {"definition": match.definition, "definition_source": source}


def _section(section: Section, view: View) -> dict[str, Json]:
    return {
        "section": section.key,
        "title": en.SECTIONS[section.key],
        "empty": section.empty,
        "items": [_item(statement) for statement in section.items],
        "notes": list(section_notes(section, view.today)),
        "caveats": [_item(caveat) for caveat in section.caveats],
        "searches": [_search(search) for search in section.searches],
        "links": [_made_link(link) for link in section.links],
        "total": section.total,
    }


def _search(search: LiteratureSearch) -> dict[str, Json]:
    return {
        "category": search.category,
        "query": search.query,
        "total": search.total,
        **_source(search.provenance),
    }


def _made_link(link: MadeLink) -> dict[str, Json]:
    return {
        "group": link.group,
        "label": link.label,
        "page": link.url,
        "made_of": link.made_of,
        "is_search": link.is_search,
    }


def _item(statement: Frozen) -> dict[str, Json]:
    """One statement: its text, its own fields, and its source."""
    first, *also = provenances_of(statement)
    source: dict[str, Json] = {
        "source": first.source,
        "release": first.dated,
        "url": first.link,
        "via": first.via,
    }
    more: dict[str, Json] = {}
    if isinstance(statement, Name):
        more["also"] = [_source(provenance) for provenance in also]
    return {"text": _text(statement), **_fields(statement), **source, **more}


def _text(statement: Frozen) -> str:
    match statement:
        case Citation():
            return citations.nlm(statement)
        case ModeOfInheritance():
            return statement.mode.name
        case Relation():
            return statement.term.name
        case ClinicalFeature():
            return statement.name
        case AssociatedGene():
            return statement.symbol
        case CrossReference():
            return statement.curie
        case Resource():
            return statement.label
    return str(getattr(statement, "text"))  # noqa: B009  # all others have a text of their own


def _fields(statement: Frozen) -> dict[str, Json]:
    match statement:
        case Citation():
            return _citation(statement)
        case ClinicalFeature():
            return _feature(statement)
        case ModeOfInheritance():
            return {"id": statement.mode.curie, "references": list(statement.references)}
        case Relation():
            return {
                "id": statement.term.curie,
                "role": statement.role,
                "how": statement.how,
                "frequency": statement.frequency,
            }
        case AssociatedGene():
            return {"id": statement.curie, "association": statement.association}
        case CrossReference():
            return {"id": statement.curie, "page": statement.url}
        case Name():
            return {"name_kind": statement.kind.value, "language": statement.language}
        case Resource():
            return {"group": statement.group, "page": statement.url}
        case Definition():
            return {"paragraphs": list(statement.paragraphs)}
    return {}


def _citation(citation: Citation) -> dict[str, Json]:
    return {
        "authors": list(citation.authors),
        "title": citation.title,
        "journal": citation.journal,
        "date": citation.date,
        "year": citation.year,
        "volume": citation.volume,
        "issue": citation.issue,
        "pages": citation.pages,
        "full_pages": citation.full_pages,
        "epub": citation.epub,
        "doi": citation.doi,
        "pmid": citation.pmid,
        "pmcid": citation.pmcid,
        "free": citation.free,
        "publication_types": list(citation.publication_types),
        "retracted": citation.retracted,
        "category": citation.category,
        "completed": _source(citation.completed) if citation.completed else None,
    }


def _feature(feature: ClinicalFeature) -> dict[str, Json]:
    return {
        "id": feature.curie,
        "absent": feature.absent,
        "semantic_type": feature.semantic_type,
        "body_systems": list(feature.body_systems),
        "definitions": [_item(definition) for definition in feature.definitions],
        "reports": [
            {
                "text": reported(report),
                "frequency": report.frequency,
                "onset": report.onset,
                "sex": report.sex,
                "modifiers": list(report.modifiers),
                "evidence": report.evidence,
                "references": list(report.references),
                **_source(report.provenance),
            }
            for report in feature.reports
        ],
    }


def _source(provenance: Provenance) -> dict[str, Json]:
    return {
        "source": provenance.source,
        "release": provenance.dated,
        "url": provenance.link,
        "licence": provenance.licence,
        "via": provenance.via,
    }


def _sources(reply: Reply) -> list[Provenance]:
    """Each source in each release once."""
    match reply:
        case Answer():
            stated = all_sources(reply)
        case GeneAnswer():
            stated = gene_sources(reply)
        case NoMatch():
            stated = list(reply.asked)
        case _:
            stated = []
    unique: dict[tuple[str, str, str | None], Provenance] = {}
    for provenance in stated:
        unique.setdefault((provenance.source, provenance.dated, provenance.via), provenance)
    return list(unique.values())
