"""Replies put together: a candidate with its record and sections, or several in short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from knowledge import links, sections
from knowledge.decision import given
from knowledge.identifiers import page
from knowledge.literature import Literature
from knowledge.matcher import Candidate
from knowledge.model import Citation, Concept, Frozen, Kind, MadeLink, Relation, Term
from knowledge.readout import Readout, once, read_gene
from knowledge.reply import Ambiguity, Answer, Choices, GeneAnswer, Match, Section, Tied
from knowledge.store import Store

_BARE = frozenset({"record", "name", "identifier", "semantic_type", "publications"})
_MOST = 10  # choices among names that are merely close


class Composer:
    """Reads from the knowledge file what replies show."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self._readout = Readout(store, literature)
        self.citation = self._readout.citation

    def publication(self, pmid: str) -> Citation | None:
        """A publication as PubMed described it, where it was fetched."""
        return self._literature.publication(pmid) if self._literature else None

    def found_by_search(self, pmid: str) -> list[int]:
        """The concepts for which a search found a publication."""
        ids = self._literature.listing(pmid) if self._literature else ()
        found = (self._store.identified(curie)[:1] for curie in ids)
        return list(dict.fromkeys(number for numbers in found for number in numbers))

    def kind(self, candidate: Candidate) -> Kind:
        """Whether the candidate is a disease, a feature or a group."""
        return self._store.brief(candidate.concept).kind

    def tells(self, candidate: Candidate) -> bool:
        """Whether the record holds more than names and ids."""
        return bool(self._store.tables_of(candidate.concept) - _BARE)

    def is_feature(self, candidate: Candidate) -> bool:
        """Whether it is a feature, or a disease that is listed as a feature of others."""
        of_its_kind = self.kind(candidate) is Kind.FEATURE
        return of_its_kind or self._store.count_conditions(candidate.concept) > 0

    def match(self, candidate: Candidate) -> Match:
        """A candidate in short, as replies show it."""
        brief = self._store.brief(candidate.concept)
        definition = self._store.first_definition(candidate.concept)
        return Match(
            brief.id,
            self._store.ids(candidate.concept),
            brief.name,
            brief.kind,
            candidate.name,
            candidate.kind,
            candidate.how,
            round(candidate.score, 1),
            definition["text"] if definition else None,
            self._store.provenance(definition) if definition else None,
            self._store.semantic_types(candidate.concept),
            self._store.retirement(candidate.name) if candidate.how == "successor" else None,
        )

    def matches(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        """Several candidates in short, in their order."""
        return tuple(self.match(each) for each in candidates)

    def answer(
        self, candidate: Candidate, intents: tuple[str, ...], others: Sequence[Candidate] = ()
    ) -> Answer:
        """The answer about a candidate: the sections that serve the intents, else the summary."""
        concept = self._readout.concept(candidate.concept)
        wanted = sections.serving(intents)
        if wanted == ("definition",) and not concept.definitions:
            wanted = ()  # what the record does hold tells more than an empty heading
        shown = wanted or sections.summary(concept.kind)
        if self._is_asked_in_vain(concept, candidate, shown):
            shown = (*shown, "conditions")
        return Answer(
            concept,
            self.match(candidate),
            tuple(self._section(concept, candidate.concept, key) for key in shown),
            intents,
            self.matches(others),
            contents=self._contents(concept, candidate.concept),
            is_summary=not wanted,
        )

    def _is_asked_in_vain(
        self, concept: Concept, candidate: Candidate, shown: tuple[str, ...]
    ) -> bool:
        """Whether a feature was asked for what its record lacks and conditions with it may have."""
        if not any(sections.can_have(concept.kind, key) for key in shown):
            return True
        lacks = not any(sections.statements(concept, key) for key in shown if key != "conditions")
        is_of_conditions = any(not sections.can_have(Kind.FEATURE, key) for key in shown)
        return lacks and is_of_conditions and self.is_feature(candidate)

    def gene(self, curie: str) -> GeneAnswer | None:
        """The conditions tied to a gene, those of most sources first; None where there are none."""
        rows = self._store.ties_of_gene(curie)
        ties = [(row["concept_id"], read_gene(self._store, row)) for row in rows]
        if not ties:
            return None
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

    def gene_match(self, curie: str) -> Match:
        """A gene in short, to be chosen among other things."""
        symbol = next((row["symbol"] for row in self._store.ties_of_gene(curie)), curie)
        return Match(curie, (curie,), symbol, "gene", symbol, None, "gene", 100.0)

    def with_sections(self, answer: Answer, keys: Sequence[str]) -> Answer:
        """The same concept, showing these sections of its record."""
        (number, *_) = self._store.identified(answer.concept.id)
        shown = tuple(self._section(answer.concept, number, key) for key in keys)
        return replace(answer, sections=shown, is_summary=False)

    def choices(
        self,
        reason: Ambiguity,
        candidates: Sequence[Candidate],
        intents: tuple[str, ...],
        subject: str | None = None,
    ) -> Choices:
        """The candidates to choose from; of merely close names the best, and how many more."""
        shown = candidates[:_MOST] if reason in {"close", "name"} else candidates
        more = len(candidates) - len(shown)
        return Choices(reason, self.matches(shown), intents, subject, more)

    def _contents(self, concept: Concept, number: int) -> tuple[tuple[str, int], ...]:
        """Each section of the record with the number of its statements."""
        return tuple(
            (part.key, self._count(concept, number, part.key))
            for part in sections.PARTS
            if concept.kind in part.kinds
        )

    def _count(self, concept: Concept, number: int, key: str) -> int:
        if key == "conditions":
            return self._store.count_conditions(number)
        made = len(self._links(concept, key)) if key == "resources" else 0
        return sections.count(concept, key) + made

    def _section(self, concept: Concept, number: int, key: str) -> Section:
        caveats = tuple(caveat for caveat in concept.caveats if caveat.section == key)
        withheld = tuple(each for each in concept.withheld if each.section == key)
        searches = tuple(each for each in concept.searches if each.section == key)
        stated = self._statements(concept, number, key)
        total = concept.publications_linked if key == "publications" else None
        made = self._links(concept, key)
        return Section(key, stated, caveats, withheld, searches, made, total)

    def _links(self, concept: Concept, key: str) -> tuple[MadeLink, ...]:
        """All links that can be made of a record are resources; some stand in a section as well."""
        if key == "resources":
            return links.made_of(concept)
        if group := links.BESIDE.get(key):
            return tuple(each for each in links.made_of(concept) if each.group == group)
        return ()

    def _statements(self, concept: Concept, number: int, key: str) -> tuple[Frozen, ...]:
        if key != "conditions":
            return sections.statements(concept, key)
        return tuple(dict.fromkeys(map(self._condition, self._store.conditions(number))))

    def _condition(self, row: Row) -> Relation:
        frequency = row["frequency"]
        return Relation(
            role="condition",
            term=Term(name=row["name"], curie=row["curie"], concept=row["curie"]),
            frequency=self._readout.term_name(frequency) if frequency else None,
            provenance=self._store.provenance(row),
        )


def _most_sources_first(tied: Tied) -> tuple[int, str]:
    sources = {(tie.provenance.source, tie.provenance.dated) for tie in tied.stated}
    return (-len(sources), tied.match.name.casefold())
