"""A concept's literature from PubMed: guidelines, reviews, studies by category, and titles.

Searches and summaries come from what is saved where that is young enough. Nothing is written
but what is saved; the literature file is made of what comes out here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.building.literature_build import Publication, Searched
from knowledge.download.eutils import Eutils, Found, Json
from knowledge.download.pubmed_queries import Query, queries
from knowledge.download.pubmed_records import citation
from knowledge.download.saved import Kept, Saved

_LISTED = 5  # of each search, as on a MedGen page
_BATCH = 400  # publications asked for, and then saved, at a time

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept of the knowledge file, as far as literature is about it."""

    id: str  # the CURIE it is opened with
    ids: tuple[str, ...]  # that, and the ids equivalent to it
    name: str
    synonyms: tuple[str, ...]
    pmids: tuple[str, ...]  # of publications that its record names without saying more
    is_searched: bool = True  # False: its record has no lists of publications to fill


@dataclass(slots=True)
class Gathered:
    """What was fetched: for the literature file, and what the operator should know."""

    searched: list[Searched] = field(default_factory=list)
    publications: dict[str, Publication] = field(default_factory=dict)
    unsearched: list[str] = field(default_factory=list)  # concepts, by name
    misread: list[str] = field(default_factory=list)  # queries that PubMed took for other ones
    missing: list[str] = field(default_factory=list)  # PMIDs that PubMed has no record of


async def gather(
    client: Eutils, saved: Saved, topics: Sequence[Topic], told: Told = lambda _name: None
) -> Gathered:
    """The literature of some concepts; `told` is called with the name of each before its turn.

    Raises:
        EutilsError: PubMed gave no usable answer; what came before it is saved.
    """
    gathered = Gathered()
    for topic in topics:
        told(topic.name)
        asked = list(queries(topic.name, topic.synonyms)) if topic.is_searched else []
        if not asked:
            gathered.unsearched.append(topic.name)
        for query in asked:
            await _search(client, saved, topic, query, gathered)
    listed = (pmid for each in gathered.searched for pmid in each.pmids)
    named = (pmid for topic in topics for pmid in topic.pmids)
    await _describe(client, saved, dict.fromkeys((*listed, *named)), gathered)
    return gathered


async def _search(
    client: Eutils, saved: Saved, topic: Topic, query: Query, gathered: Gathered
) -> None:
    kept = saved.find("searches", query.term)
    if kept is None:
        found = await client.search("pubmed", query.term, _LISTED, sort="pub_date")
        if _is_misread(found):
            gathered.misread.append(query.term)
            return
        kept = saved.keep("searches", query.term, _as_json(query, found))
    count, ids = kept.answer.get("count"), kept.answer.get("ids")
    gathered.searched.append(
        Searched(
            concept=topic.id,
            ids=topic.ids,
            section=query.section,
            category=query.category,
            query=query.term,
            link=query.link,
            total=count if isinstance(count, int) else 0,
            pmids=tuple(map(str, ids)) if isinstance(ids, list) else (),
            retrieved=kept.retrieved,
        )
    )


def _is_misread(found: Found) -> bool:
    """Whether PubMed fell back to all fields, as it does in silence with tags it cannot read."""
    return "[All Fields]" in found.understood


def _as_json(query: Query, found: Found) -> dict[str, Json]:
    ids: list[Json] = [*found.ids]
    return {
        "term": query.term,
        "count": found.count,
        "ids": ids,
        "understood": found.understood,
    }


async def _describe(client: Eutils, saved: Saved, pmids: Iterable[str], gathered: Gathered) -> None:
    """Put what PubMed says of each publication in, asking for what is not saved."""
    unknown = []
    for pmid in pmids:
        if kept := saved.find("publications", pmid):
            gathered.publications[pmid] = _publication(pmid, kept, saved.today)
        else:
            unknown.append(pmid)
    for start in range(0, len(unknown), _BATCH):
        found = await client.summaries("pubmed", unknown[start : start + _BATCH])
        gathered.missing += found.missing
        for pmid, record in found.records.items():
            kept = saved.keep("publications", pmid, record)
            gathered.publications[pmid] = _publication(pmid, kept, saved.today)


def _publication(pmid: str, kept: Kept, today: date) -> Publication:
    return Publication(citation(pmid, kept.answer, today), kept.retrieved)
