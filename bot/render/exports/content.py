"""What a subject comes to, as every format needs it: records, publications, their sources."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.phrases import words
from bot.render.exports.subject import Subject
from bot.render.statements import cite_line, gene_name
from bot.render.view import View, all_sources, gene_sources, provenances_of, source_of
from knowledge import Answer, GeneAnswer, Knowledge, identifiers
from knowledge.loaded_sources import LoadedSource
from knowledge.model import Caveat, Citation, CitationFields, Provenance
from knowledge.replies.reply import NoMatch, Reply, Section
from knowledge.sections import VIEWS, can_have

# A file is read whenever it is opened: it says which release it is of, never how old that is, and
# which year is the newest of a list, whatever the year is now.
VIEW = View(date.max, sys.maxsize, (), (), authors_shown=None)

_BY_ID = frozenset({"identifier", "successor"})
_CITING = ("guidelines", "reviews", "studies")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with where it stands: in a section of a record, or on a list alone."""

    citation: CitationFields
    section: str = ""
    listed_by: tuple[Provenance, ...] = ()
    listed_for: Answer | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def same(self) -> object:
        """What is the same wherever this publication is cited."""
        given = self.citation
        doi = (given.doi or "").lower()
        return given.pmid or doi or (given.authors, given.title, given.journal, given.date)


# No slots: what several writers ask for is computed once.
@dataclass(frozen=True)
class Content:
    """What is exported. `unheld` are the ids of a list that the knowledge holds nothing of."""

    name: str
    id: str  # that the record is opened with; empty for a list
    records: tuple[Answer | GeneAnswer, ...]
    publications: tuple[Citation, ...] = ()
    unheld: tuple[str, ...] = ()
    loaded: tuple[LoadedSource, ...] = ()

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every publication once: those of a list, then those of records, section by section."""
        found: dict[object, Cited] = {}
        for each in (*self._listed(), *self._in_records()):
            first = found.setdefault(each.same, each)
            if first is not each:
                found[each.same] = _joined(first, each)
        return tuple(found.values())

    def _listed(self) -> Iterator[Cited]:
        for citation in self.publications:
            yield Cited(citation, listed_by=provenances_of(citation))
        for prefix, _, local in (curie.partition(":") for curie in self.unheld):
            if prefix == "PMID":
                yield Cited(CitationFields(pmid=local))
            elif prefix == "DOI":
                yield Cited(CitationFields(doi=local))

    def _in_records(self) -> Iterator[Cited]:
        for record in self.records:
            if isinstance(record, Answer):
                for section in record.sections:
                    yield from _cited_in(record, section)

    @cached_property
    def sources(self) -> tuple[Provenance, ...]:
        """Each source of what is exported, in each release, once."""
        stated = [each for record in self.records for each in sources_of(record)]
        stated += [each for citation in self.publications for each in provenances_of(citation)]
        unique: dict[tuple[str, str, str | None], Provenance] = {}
        for each in stated:
            unique.setdefault(_release(each), each)
        return tuple(unique.values())

    def how_to_cite(self, source: Provenance) -> str:
        """How a source wants to be cited; empty where it does not say."""
        loaded = self._by_release.get(_release(source))
        return (loaded.citation if loaded else None) or ""

    def home(self, source: Provenance) -> str:
        """The page of a source itself; of what is not in the knowledge file, where it was read."""
        loaded = self._by_release.get(_release(source))
        return loaded.home if loaded else source.link

    @cached_property
    def _by_release(self) -> dict[tuple[str, str, str | None], LoadedSource]:
        return {
            (each.name, each.release or str(each.retrieved), each.via): each for each in self.loaded
        }


def read(knowledge: Knowledge, subject: Subject, *, citing: bool) -> Content | None:
    """What the knowledge holds of a subject; None where it has no such record.

    With `citing`, of a whole record only the publications that people or searches chose are read,
    not the hundreds that a program linked.
    """
    loaded = knowledge.store.sources()
    if subject.ids:
        return _list(knowledge, subject.ids, loaded)
    record = _record(knowledge, subject, citing=citing)
    return Content(name_of(record), id_of(record), (record,), loaded=loaded) if record else None


def _record(
    knowledge: Knowledge, subject: Subject, *, citing: bool = False
) -> Answer | GeneAnswer | None:
    reply = _opened(knowledge, subject.id)
    if isinstance(reply, GeneAnswer):
        return reply
    if not isinstance(reply, Answer):
        return None
    if subject.card and not citing:
        return reply
    return knowledge.with_sections(reply, subject.sections or _whole(reply, citing=citing))


def _opened(knowledge: Knowledge, curie: str) -> Reply:
    """The reply to an id: a concept's own, another of its ids, or one that it had before."""
    reply = knowledge.show(curie)
    if isinstance(reply, NoMatch) and identifiers.prefix_of(curie):
        asked = knowledge.ask(curie)
        if isinstance(asked, Answer) and asked.match.how in _BY_ID:
            return asked
    return reply


def _whole(record: Answer, *, citing: bool) -> tuple[str, ...]:
    """The sections of a record that hold something; of those that cite, all that it can have."""
    if citing:
        return tuple(key for key in _CITING if can_have(record.concept.kind, key))
    return tuple(key for key, counted in record.contents if counted and key not in VIEWS)


def _list(knowledge: Knowledge, ids: Sequence[str], loaded: tuple[LoadedSource, ...]) -> Content:
    records, publications, unheld = [], [], []
    for curie in dict.fromkeys(ids):
        if citation := knowledge.publication(curie):
            publications.append(citation)
        elif record := _record(knowledge, Subject(curie, ("definition",))):
            records.append(record)
        else:
            unheld.append(curie)
    held = tuple(records), tuple(publications), tuple(unheld)
    name = words.EXPORTED_LIST if len(ids) > 1 else ids[0]
    return Content(name, "", *held, loaded)


def name_of(record: Answer | GeneAnswer) -> str:
    """What a record is called."""
    if isinstance(record, GeneAnswer):
        return gene_name(record.symbol, record.id)
    return record.concept.name


def id_of(record: Answer | GeneAnswer) -> str:
    """The id that a record is opened with."""
    return record.id if isinstance(record, GeneAnswer) else record.concept.id


def sources_of(record: Answer | GeneAnswer) -> list[Provenance]:
    """The provenance of all that a record shows, what stands in its title too."""
    if isinstance(record, GeneAnswer):
        return gene_sources(record)
    return [*all_sources(record), *(each.provenance for each in record.concept.semantic_types)]


def _stating(record: Answer | GeneAnswer) -> list[Provenance]:
    """Who states what a record shows, those aside who only warn of it."""
    if isinstance(record, GeneAnswer):
        return gene_sources(record)
    items = (each for section in record.sections for each in section.items)
    return [each for item in items for each in provenances_of(item)] or sources_of(record)


def cite_lines(content: Content) -> Iterator[str]:
    """How to cite each record: name, id, source with its release, and where it is read."""
    for record in content.records:
        stated = {_release(each): each for each in reversed(_stating(record))}
        own = record.concept.records if isinstance(record, Answer) else ()
        # A source's page of the record, where it has one, rather than that of a statement.
        pages = {_release(each): each.link for each in own}
        for key, each in reversed(stated.items()):
            link = pages.get(key, each.link)
            yield cite_line(name_of(record), id_of(record), each, link)


def _release(stated: Provenance) -> tuple[str, str, str | None]:
    return stated.source, stated.dated, stated.via


def said(provenances: Iterable[Provenance]) -> str:
    """Sources in words, each once."""
    return "; ".join(dict.fromkeys(source_of(each, VIEW) for each in provenances))


def _cited_in(record: Answer, section: Section) -> Iterator[Cited]:
    for each in section.items:
        if isinstance(each, Citation):
            yield Cited(each, section.key, provenances_of(each), record, tuple(section.caveats))


def _joined(first: Cited, again: Cited) -> Cited:
    """A publication that is cited twice: where it stood first, with the sources of both."""
    listed_by = tuple(dict.fromkeys((*first.listed_by, *again.listed_by)))
    return replace(first, listed_by=listed_by)
