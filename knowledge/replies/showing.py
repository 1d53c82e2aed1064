"""The sections of a record as a reply shows them: what is stated, and links made beside it.

What a section holds is read once somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from sqlite3 import Row

from knowledge import sections
from knowledge.literature import SECTIONS as SEARCHED
from knowledge.model import Frozen, MadeLink, Relation, Term
from knowledge.record import links
from knowledge.record.lookups import Lookups
from knowledge.record.modes import names_a_mode
from knowledge.record.readout import Concept
from knowledge.replies.kinds_listed import OF_KINDS, of_kinds
from knowledge.replies.reply import Section
from knowledge.replies.unread import Unread
from knowledge.store import Store

_FIRST = 10  # conditions with a feature that the card of its whole record shows
_LINKED = frozenset({"resources", *links.BESIDE})  # the sections that have links made by Rounds


class Showing:
    """Lays out the sections of the records of one knowledge file."""

    def __init__(self, store: Store, lookups: Lookups) -> None:
        self._store = store
        self._lookups = lookups
        self._link_counts = links.LinkCounts()

    def contents(self, concept: Concept) -> tuple[tuple[str, int], ...]:
        """Each section of the record with the number of its statements."""
        counts = concept.contents.counts
        if concept.fetched:
            counts = {key: stated_in(concept, key) for key in counts}
        made = self._link_counts.of(concept.kind, concept.ids, concept.gene_symbols)
        return tuple(
            (key, counts[key] + made if key == "resources" else counts[key])
            for key in sections.held_by(concept.kind)
        )

    def shown(self, concept: Concept, number: int, key: str, *, in_full: bool) -> Section:
        """A section; on the card of a whole record of the conditions with a feature the first."""
        section = self.section(concept, number, key)
        if key == "inheritance" and not in_full:  # the definitions stand on the same card
            parents = Unread(partial(self._parents_of_mode, concept))
            return replace(section, elsewhere=parents, kinds=())
        if not in_full:
            section = replace(section, kinds=())
        if in_full or key != "conditions":
            return section
        first = Unread(partial(self._first_conditions, number))
        return replace(section, items=first, total=concept.contents.counts[key])

    def section(self, concept: Concept, number: int, key: str) -> Section:
        """A section in full, with what is said and linked beside its statements."""
        caveats = tuple(caveat for caveat in concept.caveats if caveat.section == key)
        withheld = tuple(each for each in concept.withheld if each.section == key)
        searches = tuple(each for each in concept.searches if each.section == key)
        stated = Unread(partial(self._statements, concept, number, key))
        total = concept.publications_linked if key == "publications" else None
        made = Unread(partial(self._links, concept, key)) if key in _LINKED else ()
        elsewhere = Unread(partial(self._named_elsewhere, concept)) if key == "inheritance" else ()
        lists_none = key in OF_KINDS and not concept.contents.counts[key]
        kinds = Unread(partial(of_kinds, self._store, number, key)) if lists_none else ()
        return Section(key, stated, caveats, withheld, searches, made, total, elsewhere, kinds)

    def condition(self, row: Row) -> Relation:
        """A condition with a feature, from a row of `Store.conditions`."""
        frequency = row["frequency"]
        return Relation(
            role="condition",
            term=Term(name=row["name"], curie=row["curie"], concept=row["curie"]),
            frequency=self._lookups.term_name(frequency) if frequency else None,
            provenance=self._store.provenance(row),
        )

    def _first_conditions(self, number: int) -> tuple[Frozen, ...]:
        """What is stated of the first conditions with a feature: of all, that takes its time."""
        rows = self._store.conditions(number)
        first = list(dict.fromkeys(row["id"] for row in rows))[:_FIRST]
        stated = (self.condition(row) for row in rows if row["id"] in first)
        return tuple(dict.fromkeys(stated))

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
        return tuple(dict.fromkeys(map(self.condition, self._store.conditions(number))))


def with_searches(section: Section, concept: Concept, intents: tuple[str, ...]) -> Section:
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


def stated_in(concept: Concept, key: str) -> int:
    """How many different things are in a section, fetched literature among them."""
    if key in SEARCHED and concept.fetched:
        return sections.count(concept.statements(key))
    return concept.contents.counts.get(key, 0)
