"""Replies put together: a candidate with its record and sections, or several in short."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from sqlite3 import Row

from knowledge import as_stated, links, listing, sections
from knowledge.decision import given
from knowledge.finding import (
    Finding,
    Gene,
    LookedUp,
    Named,
    Nothing,
    OneConcept,
    OneGene,
    Several,
    Stopped,
)
from knowledge.identifiers import Identifier, from_curie, page
from knowledge.literature import SECTIONS as SEARCHED
from knowledge.literature import Literature
from knowledge.matcher import Candidate
from knowledge.model import (
    Citation,
    CitedRecord,
    Frozen,
    Kind,
    MadeLink,
    Provenance,
    Relation,
    Term,
)
from knowledge.modes import names_a_mode
from knowledge.narrowed import citations, narrowed, spelt
from knowledge.readout import Concept, Readout, once
from knowledge.reply import (
    Answer,
    Choices,
    GeneAnswer,
    Listing,
    Match,
    NoMatch,
    Reply,
    Section,
    Tied,
    Unread,
)
from knowledge.store import Store

_NEXT = 5  # runners-up named with an answer
_FIRST = 10  # conditions with a feature that the card of its whole record shows
_LINKED = frozenset({"resources", *links.BESIDE})  # the sections that have links made by Rounds


class Composer:
    """Reads from the knowledge file what replies show."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self._readout = Readout(store, literature)
        self._link_counts = links.LinkCounts()

    def reply(self, found: Finding) -> Reply:
        """The reply that a finding comes to."""
        if isinstance(found, Stopped):
            return found.reply
        reply = self._reply(found)
        return replace(reply, notice=found.notice, urgent=found.urgent) if found.notice else reply

    def _reply(self, found: LookedUp) -> Answer | GeneAnswer | Choices | NoMatch:
        match found:
            case OneConcept():
                return self._answer(found)
            case OneGene(curie=curie):
                return self._gene(curie)
            case Several():
                return self._choices(found)
            case Nothing():
                return self._no_match(found)

    def match(self, candidate: Candidate) -> Match:
        """A candidate in short, as replies show it."""
        concept = self._readout.concept(candidate.concept)
        return Match(
            concept.id,
            concept.ids,
            concept.name,
            concept.kind,
            candidate.name,
            candidate.kind,
            candidate.how,
            round(candidate.score, 1),
            Unread(lambda: concept.definitions),
            Unread(lambda: concept.types),
            self._store.retirement(candidate.name) if candidate.how == "successor" else None,
        )

    def matches(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        """Several candidates in short, in their order."""
        return tuple(self.match(each) for each in candidates)

    def _answer(self, found: OneConcept) -> Answer:
        """The answer about a concept: the sections that serve the intents, else the summary."""
        if found.asked:
            return self._whether(found)
        number = found.meant.concept
        concept = self._readout.concept(number)
        wanted = sections.serving(found.intents)
        if wanted == ("definition",) and not concept.contents.counts["definition"]:
            wanted = ()  # what the record does hold tells more than an empty heading
        shown = wanted or sections.summary(concept.kind)
        if self._is_asked_in_vain(concept, shown):
            shown = (*shown, "conditions")
        answer = Answer(
            concept,
            self.match(found.meant),
            self._of_citations(found, concept)
            or tuple(
                _with_searches(
                    self._shown(concept, number, key, in_full=bool(wanted)), concept, found.intents
                )
                for key in shown
            ),
            found.intents,
            tuple(map(self._named, found.others)),
            found.runners_up,
            contents=self._contents(concept),
            is_summary=not wanted,
            instead=self._instead(found),
            listed_under=self._listed_under(found),
        )
        only = spelt(found.only, answer)
        return narrowed(replace(answer, only=only), only)

    def lists(self, found: OneConcept) -> bool:
        """Whether the record lists a citation of those that are asked for."""
        return any(True for _ in citations(self._answer(found)))

    def _whether(self, found: OneConcept) -> Answer:
        """The answer to whether a record lists something: what it lists of that, and no more."""
        number = found.meant.concept
        concept = self._readout.concept(number)
        asked = tuple(self._listing(concept, number, each.named) for each in found.asked)
        return Answer(
            concept,
            self.match(found.meant),
            (Section("asked", tuple(item for each in asked for item in each.all)),),
            found.intents,
            tuple(map(self._named, found.others)),
            found.runners_up,
            contents=self._contents(concept),
            instead=self._instead(found),
            asked=asked,
        )

    def _listing(self, concept: Concept, number: int, wanted: Named) -> Listing:
        if isinstance(wanted, Gene):
            return listing.of_gene(concept, self._gene_match(wanted.curie))
        match, feature = self.match(wanted), wanted.concept
        told = listing.of_feature(self._store, concept, number, match, feature)
        if told.stated or told.narrower:
            return told
        return listing.with_narrower(self._store, told, number, feature, self._condition)

    def _of_citations(self, found: OneConcept, concept: Concept) -> tuple[Section, ...]:
        """The publication that was asked for, or the record as it is cited; empty for neither."""
        if cited := self._cited(found.cited):
            return (Section("citation", (cited,)),)
        if "cite" not in found.intents:
            return ()
        records = {(each.source, each.dated, each.via): each for each in reversed(concept.records)}
        stated = (
            CitedRecord(name=concept.name, curie=concept.id, provenance=each)
            for each in reversed(records.values())
        )
        return (Section("cite", tuple(stated)),)

    def _listed_under(self, found: OneConcept) -> tuple[str, ...]:
        """The sections of the record that list the publication that was asked for."""
        if found.cited is None:
            return ()
        rows = self._store.cited(found.cited.prefix, found.cited.local)
        own = (row["section"] for row in rows if row["concept_id"] == found.meant.concept)
        return tuple(dict.fromkeys(own))

    def _instead(self, found: OneConcept) -> tuple[str, ...]:
        """The ids of what came next, where the name was not typed as it stands."""
        if found.meant.how not in {"close", "part"}:
            return ()
        return tuple(self._store.brief(each.concept).id for each in found.runners_up[:_NEXT])

    def _cited(self, publication: Identifier | None) -> Citation | None:
        """A publication as a record lists it, else as PubMed described it where it was fetched."""
        if publication is None:
            return None
        if rows := self._store.cited(publication.prefix, publication.local):
            return self._readout.lookups.citation(rows[0])
        return self._literature.publication(publication.local) if self._literature else None

    def publication(self, curie: str) -> Citation | None:
        """A publication by ``PMID:…`` or ``DOI:…``; None where neither file describes it."""
        try:
            named = from_curie(curie)
        except ValueError:
            return None
        return self._cited(named) if named.prefix in {"PMID", "DOI"} else None

    def _is_asked_in_vain(self, concept: Concept, shown: tuple[str, ...]) -> bool:
        """Whether a feature was asked for what its record lacks and conditions with it may have."""
        if not any(sections.can_have(concept.kind, key) for key in shown):
            return True
        lacks = not any(_stated_in(concept, key) for key in shown if key != "conditions")
        is_of_conditions = any(not sections.can_have(Kind.FEATURE, key) for key in shown)
        is_feature = concept.kind is Kind.FEATURE or concept.contents.counts["conditions"] > 0
        return lacks and is_of_conditions and is_feature

    def _gene(self, curie: str) -> GeneAnswer:
        """The conditions tied to a gene, those of most sources first."""
        rows = self._store.ties_of_gene(curie)
        ties = [(row["concept_id"], as_stated.gene(self._store, row)) for row in rows]
        conditions = [
            Tied(
                self.match(given(number, "gene", curie)),
                once((tie for of, tie in ties if of == number), lambda tie: tie.association),
            )
            for number in dict.fromkeys(number for number, _ in ties)
        ]
        conditions.sort(key=_most_sources_first)
        symbols = (tie.symbol for _, tie in ties if tie.symbol != curie)
        asked = self._store.sources_of_genes()
        return GeneAnswer(curie, next(symbols, None), page(curie), tuple(conditions), asked)

    def _named(self, named: Named) -> Match:
        return self._gene_match(named.curie) if isinstance(named, Gene) else self.match(named)

    def _gene_match(self, curie: str) -> Match:
        """A gene in short, to be chosen among other things."""
        symbol = next((row["symbol"] for row in self._store.ties_of_gene(curie)), curie)
        return Match(curie, (curie,), symbol, "gene", symbol, None, "gene", 100.0)

    def with_sections(self, answer: Answer, keys: Sequence[str]) -> Answer:
        """The same concept, showing these sections of its record."""
        (number, *_) = self._store.identified(answer.concept.id)
        shown = tuple(self._section(answer.concept, number, key) for key in keys)
        return replace(answer, sections=shown, is_summary=False)

    def _choices(self, found: Several) -> Choices:
        return Choices(
            found.reason,
            tuple(map(self._named, found.named)),
            found.intents,
            found.subject,
            found.more,
            cited=self._cited(found.cited),
        )

    def _no_match(self, found: Nothing) -> NoMatch:
        return NoMatch(
            found.reason,
            self.matches(found.candidates),
            found.intents,
            found.subject,
            found.detail,
            found.link,
            asked=self._asked(found),
        )

    def _asked(self, found: Nothing) -> tuple[Provenance, ...]:
        """The sources that were looked in; or those of what is spoken of, where they are asked for.

        Of nothing, all that is loaded.
        """
        if found.reason == "unknown_gene":
            return self._store.sources_of_genes()
        if found.subject != "loaded":
            return ()
        if found.last is None:
            return self._store.all_sources()
        return self._readout.concept(found.last).records

    def _contents(self, concept: Concept) -> tuple[tuple[str, int], ...]:
        """Each section of the record with the number of its statements."""
        counts = concept.contents.counts
        if concept.fetched:
            counts = {key: _stated_in(concept, key) for key in counts}
        made = self._link_counts.of(concept.kind, concept.ids, concept.gene_symbols)
        return tuple(
            (key, counts[key] + made if key == "resources" else counts[key])
            for key in sections.held_by(concept.kind)
        )

    def _shown(self, concept: Concept, number: int, key: str, *, in_full: bool) -> Section:
        """A section; on the card of a whole record of the conditions with a feature the first."""
        section = self._section(concept, number, key)
        if key == "inheritance" and not in_full:  # the definitions stand on the same card
            return replace(section, elsewhere=Unread(partial(self._parents_of_mode, concept)))
        if in_full or key != "conditions":
            return section
        first = Unread(partial(self._first_conditions, number))
        return replace(section, items=first, total=concept.contents.counts[key])

    def _first_conditions(self, number: int) -> tuple[Frozen, ...]:
        """What is stated of the first conditions with a feature: of all, that takes its time."""
        rows = self._store.conditions(number)
        first = list(dict.fromkeys(row["id"] for row in rows))[:_FIRST]
        stated = (self._condition(row) for row in rows if row["id"] in first)
        return tuple(dict.fromkeys(stated))

    def _section(self, concept: Concept, number: int, key: str) -> Section:
        caveats = tuple(caveat for caveat in concept.caveats if caveat.section == key)
        withheld = tuple(each for each in concept.withheld if each.section == key)
        searches = tuple(each for each in concept.searches if each.section == key)
        stated = Unread(partial(self._statements, concept, number, key))
        total = concept.publications_linked if key == "publications" else None
        made = Unread(partial(self._links, concept, key)) if key in _LINKED else ()
        elsewhere = Unread(partial(self._named_elsewhere, concept)) if key == "inheritance" else ()
        return Section(key, stated, caveats, withheld, searches, made, total, elsewhere)

    def _named_elsewhere(self, concept: Concept) -> tuple[Frozen, ...]:
        """What else names a mode of inheritance where the record lists none: quoted, not read."""
        if concept.contents.counts["inheritance"]:
            return ()
        defined = (each for each in concept.definitions if names_a_mode(each.text))
        return (*self._parents_of_mode(concept), *defined)

    def _parents_of_mode(self, concept: Concept) -> tuple[Frozen, ...]:
        """The concepts above one without a mode that are called by a mode of inheritance."""
        if concept.contents.counts["inheritance"]:
            return ()
        return tuple(each for each in concept.parents if names_a_mode(each.term.name))

    def _links(self, concept: Concept, key: str) -> tuple[MadeLink, ...]:
        """All links that can be made of a record are resources; some stand in a section as well."""
        if key == "resources":
            return links.made_of(concept)
        return _links_of(concept, {links.BESIDE[key]})

    def _statements(self, concept: Concept, number: int, key: str) -> tuple[Frozen, ...]:
        if key != "conditions":
            return concept.statements(key)
        return tuple(dict.fromkeys(map(self._condition, self._store.conditions(number))))

    def _condition(self, row: Row) -> Relation:
        frequency = row["frequency"]
        return Relation(
            role="condition",
            term=Term(name=row["name"], curie=row["curie"], concept=row["curie"]),
            frequency=self._readout.lookups.term_name(frequency) if frequency else None,
            provenance=self._store.provenance(row),
        )


def _with_searches(section: Section, concept: Concept, intents: tuple[str, ...]) -> Section:
    """The section with links for what was asked and no section answers, in the first that bears."""
    groups = {
        intent
        for intent in links.ASKED & {*intents}
        if sections.serving((intent,))[0] == section.key
    }
    if not groups:
        return section
    return replace(section, links=Unread(partial(_links_of, concept, groups)))


def _links_of(concept: Concept, groups: Collection[str]) -> tuple[MadeLink, ...]:
    return tuple(each for each in links.made_of(concept) if each.group in groups)


def _stated_in(concept: Concept, key: str) -> int:
    """How many different things are in a section, fetched literature among them."""
    if key in SEARCHED and concept.fetched:
        return sections.count(concept.statements(key))
    return concept.contents.counts.get(key, 0)


def _most_sources_first(tied: Tied) -> tuple[int, str]:
    sources = {(tie.provenance.source, tie.provenance.dated) for tie in tied.stated}
    return (-len(sources), tied.match.name.casefold())
