"""Replies put together: a candidate with its record and sections, or several in short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from knowledge import sections
from knowledge.asking.question import Question
from knowledge.identifiers import Identifier, from_curie, page
from knowledge.literature import Literature
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import given
from knowledge.model import Citation, CitedRecord, ModeOfInheritance, Provenance
from knowledge.record import as_stated
from knowledge.record.readout import Concept, Readout, once
from knowledge.replies import listing
from knowledge.replies.matches import Matches
from knowledge.replies.narrowed import citations, narrowed, spelt
from knowledge.replies.reply import (
    EVERYTHING,
    Ambiguity,
    Answer,
    Choices,
    GeneAnswer,
    Listing,
    Match,
    NoMatch,
    Reply,
    Section,
    Tied,
)
from knowledge.replies.showing import (
    Showing,
    is_asked_in_vain,
    told_apart,
    unserved,
    with_searches,
)
from knowledge.replies.unread import Unread
from knowledge.store import Brief, Store
from knowledge.understanding.finding import (
    UNFIT,
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

_NEXT = 5  # of what comes next, named with a reply
# Choices of which one has to be meant; others tell what a message names.
_ONE_MEANT = frozenset[Ambiguity]({"abbreviation", "name", "kind", "close", "gene_or_condition"})
_STILL_SPOKEN = UNFIT | {"no_choice", "no_pair"}


class Composer:
    """Reads from the knowledge file what replies show."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self._readout = Readout(store, literature)
        self._showing = Showing(store, self._readout.lookups)
        self._matches = Matches(store, self._readout)

    def reply(
        self,
        found: Finding,
        behind: Sequence[Candidate] | None = None,
        question: Question | None = None,
    ) -> Reply:
        """The reply that a finding comes to; `behind`: what comes next after all that was found.

        With the `question` it tells how its words were read.
        """
        if isinstance(found, Stopped):
            return found.reply
        reply = self._reply(found, behind, question)
        return replace(reply, notice=found.notice, urgent=found.urgent) if found.notice else reply

    def _reply(
        self,
        found: LookedUp,
        behind: Sequence[Candidate] | None,
        question: Question | None,
    ) -> Answer | GeneAnswer | Choices | NoMatch:
        match found:
            case OneConcept():
                behind = found.runners_up if behind is None else behind
                return self._answer(found, behind, question)
            case OneGene(curie=curie, called=called, intents=intents):
                return replace(self._gene(curie), called=called, intents=intents)
            case Several():
                return self._choices(found, () if behind is None else behind)
            case Nothing():
                return self._no_match(found)

    def matches(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        """Several candidates in short, in their order."""
        return tuple(map(self._matches.of, candidates))

    def _answer(
        self,
        found: OneConcept,
        behind: Sequence[Candidate] = (),
        question: Question | None = None,
    ) -> Answer:
        """The answer about a concept: the sections that serve the intents, else the summary."""
        if found.asked:
            return self._whether(found, behind, question)
        concept = self._readout.concept(found.meant.concept)
        intents = told_apart(found.intents, concept)
        found = found if intents == found.intents else replace(found, intents=intents)
        unasked = unserved(found.assumed, concept)
        wanted = sections.serving(tuple(each for each in found.intents if each not in unasked))
        if wanted == ("definition",) and not concept.contents.counts["definition"]:
            wanted = ()  # what the record does hold tells more than an empty heading
        shown = wanted or sections.summary(concept.kind)
        if is_asked_in_vain(concept, shown):
            shown = (*shown, "conditions")
        answer = Answer(
            concept,
            self._matches.of(found.meant, question and (found.within or question)),
            self._of_citations(found, concept)
            or self._sections(found, concept, shown, is_summary=not wanted),
            found.intents,
            tuple(map(self._named, found.others)),
            behind,
            contents=Unread(partial(self._showing.contents, concept)),
            is_summary=not wanted,
            instead=self._instead(found, behind),
            listed_under=self._listed_under(found),
            unasked=unasked,
        )
        if found.only is EVERYTHING:
            return answer
        only = spelt(found.only, answer)
        return narrowed(replace(answer, only=only), only)

    def _sections(
        self, found: OneConcept, concept: Concept, keys: Iterable[str], *, is_summary: bool
    ) -> tuple[Section, ...]:
        number, shown = found.meant.concept, self._showing
        each = (shown.section(concept, number, key, is_summary=is_summary) for key in keys)
        return tuple(with_searches(section, concept, found.intents) for section in each)

    def lists(self, found: OneConcept) -> bool:
        """Whether the record lists a citation of those that are asked for."""
        return any(True for _ in citations(self._answer(found)))

    def _whether(
        self, found: OneConcept, behind: Sequence[Candidate], question: Question | None
    ) -> Answer:
        """The answer to whether a record lists something: what it lists of that, and no more."""
        number = found.meant.concept
        concept = self._readout.concept(number)
        asked = tuple(
            self._listing(concept, number, each.named, question and each.within)
            for each in found.asked
        )
        return Answer(
            concept,
            self._matches.of(found.meant, question and (found.within or question)),
            (Section("asked", tuple(item for each in asked for item in each.all)),),
            found.intents,
            tuple(map(self._named, found.others)),
            behind,
            contents=Unread(partial(self._showing.contents, concept)),
            instead=self._instead(found, behind),
            asked=asked,
        )

    def _listing(
        self, concept: Concept, number: int, wanted: Named, question: Question | None
    ) -> Listing:
        if isinstance(wanted, Gene):
            return listing.of_gene(concept, self._matches.of_gene(wanted.curie))
        match, feature = self._matches.of(wanted, question), wanted.concept
        told = listing.of_feature(self._store, concept, number, match, feature)
        if told.stated or told.narrower:
            return told
        return listing.with_narrower(self._store, told, number, feature, self._showing.condition)

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

    def _instead(self, found: OneConcept, behind: Sequence[Candidate]) -> Sequence[str]:
        """The ids of what comes next, where the name was not typed as it stands."""
        return self._ids(behind) if found.meant.how in {"close", "part"} else ()

    def _ids(self, candidates: Sequence[Candidate]) -> Sequence[str]:
        """The ids of the first of these, read when they are looked at."""
        return Unread(
            lambda: tuple(self._store.brief(each.concept).id for each in candidates[:_NEXT])
        )

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

    def _gene(self, curie: str) -> GeneAnswer:
        """The conditions tied to a gene, those of most sources first."""
        rows = self._store.ties_of_gene(curie)
        ties = [(row["concept_id"], as_stated.gene(self._store, row)) for row in rows]
        conditions = [
            Tied(
                self._matches.of(given(number, "gene", curie)),
                once((tie for of, tie in ties if of == number), lambda tie: tie.association),
                Unread(partial(self._modes, number)),
            )
            for number in dict.fromkeys(number for number, _ in ties)
        ]
        conditions.sort(key=_most_sources_first)
        symbols = (tie.symbol for _, tie in ties if tie.symbol != curie)
        asked = self._store.sources_of_genes()
        return GeneAnswer(curie, next(symbols, None), page(curie), tuple(conditions), asked)

    def _modes(self, number: int) -> tuple[ModeOfInheritance, ...]:
        return self._readout.concept(number).inheritance

    def _named(self, named: Named) -> Match:
        if isinstance(named, Gene):
            return self._matches.of_gene(named.curie)
        return self._matches.of(named)

    def with_sections(self, answer: Answer, keys: Sequence[str]) -> Answer:
        """The same concept, showing these sections of its record."""
        (number, *_) = self._store.identified(answer.concept.id)
        shown = tuple(self._showing.section(answer.concept, number, key) for key in keys)
        return replace(answer, sections=shown, is_summary=False)

    def _choices(self, found: Several, behind: Sequence[Candidate]) -> Choices:
        return Choices(
            found.reason,
            tuple(map(self._named, found.named)),
            found.intents,
            found.subject,
            found.more,
            cited=self._cited(found.cited),
            unasked=found.assumed,
            runners_up=behind,
            instead=self._ids(behind) if found.reason in _ONE_MEANT else (),
        )

    def _no_match(self, found: Nothing) -> NoMatch:
        spoken = self._still_spoken_of(found)
        return NoMatch(
            found.reason,
            self.matches(found.candidates),
            found.intents,
            found.subject,
            found.detail,
            found.link,
            asked=self._asked(found),
            spoken=spoken.name if spoken else None,
            spoken_id=spoken.id if spoken else None,
            unasked=found.assumed,
        )

    def _still_spoken_of(self, found: Nothing) -> Brief | None:
        """What is spoken of, where a message fits nothing, or not what was shown."""
        if found.reason not in _STILL_SPOKEN or found.last is None:
            return None
        return self._store.brief(found.last)

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


def _most_sources_first(tied: Tied) -> tuple[int, str]:
    sources = {(tie.provenance.source, tie.provenance.dated) for tie in tied.stated}
    return (-len(sources), tied.match.name.casefold())
