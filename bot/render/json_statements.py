"""A statement as plain JSON values: its text, its own fields, and who says so."""

from __future__ import annotations

from typing import TypeAlias

from bot.render.statements import cite_line, reported
from bot.render.view import provenances_of
from knowledge.citing import citations
from knowledge.model import (
    AssociatedGene,
    Citation,
    CitedRecord,
    ClinicalFeature,
    CrossReference,
    Definition,
    Frozen,
    ModeOfInheritance,
    Name,
    Provenance,
    Relation,
    Resource,
)

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def stated(statement: Frozen) -> dict[str, Json]:
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
        more["also"] = [origin(provenance) for provenance in also]
    return {"text": _text(statement), **facts(statement), **source, **more}


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
        case CitedRecord():
            stated_by = statement.provenance
            return cite_line(statement.name, statement.curie, stated_by, stated_by.link)
    return str(getattr(statement, "text"))  # noqa: B009  # all others have a text of their own


def facts(statement: Frozen) -> dict[str, Json]:
    """What a statement says beside its text, by kind of statement."""
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
        "completed": origin(citation.completed) if citation.completed else None,
    }


def _feature(feature: ClinicalFeature) -> dict[str, Json]:
    return {
        "id": feature.curie,
        "absent": feature.absent,
        "semantic_type": feature.semantic_type,
        "body_systems": list(feature.body_systems),
        "definitions": [stated(definition) for definition in feature.definitions],
        "reports": [
            {
                "text": reported(report),
                "frequency": report.frequency,
                "onset": report.onset,
                "sex": report.sex,
                "modifiers": list(report.modifiers),
                "evidence": report.evidence,
                "references": list(report.references),
                **origin(report.provenance),
            }
            for report in feature.reports
        ],
    }


def origin(provenance: Provenance) -> dict[str, Json]:
    """Who says so, in which release, where it is read, and on which terms."""
    return {
        "source": provenance.source,
        "release": provenance.dated,
        "url": provenance.link,
        "licence": provenance.licence,
        "via": provenance.via,
    }
