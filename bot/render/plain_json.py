"""A reply as plain JSON values, everything in full: what `rounds ask --json` and `batch` print."""

from __future__ import annotations

from bot.phrases import words
from bot.render.json_statements import Json, facts, origin, stated
from bot.render.statements import section_notes, verdict
from bot.render.view import View, all_sources, gene_sources
from knowledge import Knowledge
from knowledge.literature import Held
from knowledge.loaded_sources import LoadedSource
from knowledge.model import (
    LiteratureSearch,
    MadeLink,
    Provenance,
    Retirement,
)
from knowledge.replies.reply import (
    Answer,
    Choices,
    GeneAnswer,
    Listing,
    Match,
    NoMatch,
    Notice,
    OfKind,
    Reply,
    Section,
)


def render(reply: Reply, view: View) -> dict[str, Json]:
    """One reply as an object: kind, notice, concept, choices, intents, sections, sources."""
    answer = reply if isinstance(reply, Answer) else None
    gene = reply if isinstance(reply, GeneAnswer) else None
    sections = [section_of(section, view) for section in answer.sections] if answer else []
    return {
        "kind": kind_of(reply),
        "notice": notice_of(reply),
        "concept": _meant(answer.match) if answer else None,
        "gene": gene_of(gene) if gene else None,
        "choices": [] if answer or gene else [_choice(match) for match in matches_of(reply)],
        "others": [_choice(match) for match in answer.others] if answer else [],
        "urgent": not isinstance(reply, Notice) and reply.urgent,
        "reason": getattr(reply, "reason", None),
        "subject": getattr(reply, "subject", None),
        "detail": getattr(reply, "detail", None),
        "link": getattr(reply, "link", None),
        "cited": stated(reply.cited) if isinstance(reply, Choices) and reply.cited else None,
        "intents": list(intents_of(reply)),
        "sections": list(sections),
        "asked": [_listing(each) for each in answer.asked] if answer else [],
        "sources": [origin(provenance) for provenance in _sources(reply)],
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


def gene_of(gene: GeneAnswer) -> dict[str, Json]:
    """A gene, and its conditions with what each source states of the tie."""
    conditions: list[Json] = [
        {
            **_choice(tied.match),
            "stated": [{**facts(tie), **origin(tie.provenance)} for tie in tied.stated],
            "inheritance": [stated(each) for each in tied.modes],
        }
        for tied in gene.conditions
    ]
    return {
        "id": gene.id,
        "symbol": gene.symbol,
        "called": gene.called,
        "page": gene.url,
        "conditions": conditions,
        "asked": [origin(provenance) for provenance in gene.asked],
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
        **origin(retirement.provenance),
    }


def _choice(match: Match) -> dict[str, Json]:
    defined: dict[str, Json] = {"definition": None, "definition_source": None}
    if definition := match.definition:
        source = origin(definition.provenance)
        defined = {"definition": definition.text, "definition_source": source}
    return _concept(match) | defined


def section_of(section: Section, view: View) -> dict[str, Json]:
    """A section with its statements, notes, caveats, searches and links.

    `elsewhere`: what names a mode of inheritance where none is listed as such; `kinds`: what
    narrower conditions list where this one lists nothing.
    """
    return {
        "section": section.key,
        "title": words.SECTIONS[section.key],
        "empty": section.empty,
        "items": [stated(statement) for statement in section.items],
        "elsewhere": [stated(statement) for statement in section.elsewhere],
        "kinds": [_kind(kind) for kind in section.kinds],
        "notes": list(section_notes(section, view.today)),
        "caveats": [stated(caveat) for caveat in section.caveats],
        "searches": [_search(search) for search in section.searches],
        "links": [_made_link(link) for link in section.links],
        "total": section.total,
    }


def _kind(kind: OfKind) -> dict[str, Json]:
    """A narrower condition with what its record lists."""
    return {
        "id": kind.term.curie,
        "name": kind.term.name,
        "items": [stated(each) for each in kind.stated],
        "kinship": [origin(each) for each in kind.kinship],
    }


def _listing(listing: Listing) -> dict[str, Json]:
    """What the record lists of one thing asked after; the same statements are in `sections`."""
    return {
        "wanted": _concept(listing.wanted),
        "verdict": verdict(listing),
        "stated": [stated(each) for each in listing.stated],
        "narrower": [stated(each) for each in listing.narrower],
        "broader": [stated(each) for each in listing.broader],
        "elsewhere": [stated(each) for each in listing.elsewhere],
        "kinship": [origin(each) for each in listing.kinship],
    }


def _search(search: LiteratureSearch) -> dict[str, Json]:
    return {
        "category": search.category,
        "query": search.query,
        "total": search.total,
        **origin(search.provenance),
    }


def _made_link(link: MadeLink) -> dict[str, Json]:
    return {
        "group": link.group,
        "label": link.label,
        "page": link.url,
        "made_of": link.made_of,
        "is_search": link.is_search,
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
