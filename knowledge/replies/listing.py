"""What the record of a condition lists of one feature or gene: itself, kinds of it, wider terms.

Only what sources state, and what a source's hierarchy calls a kind of what: nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from sqlite3 import Row

from knowledge.model import ClinicalFeature, Relation
from knowledge.record.readout import Concept
from knowledge.record.relations import above, below
from knowledge.replies.reply import Listing, Match
from knowledge.store import Store


def of_feature(
    store: Store, record: Concept, condition: int, wanted: Match, feature: int
) -> Listing:
    """What the record of a condition lists of a feature; `wanted` is the same in short.

    A wider term is told only where neither it nor a kind of it is listed.
    """
    listed = [_without_definitions(each) for each in _features(record)]
    stated = tuple(each for each in listed if each.concept == wanted.id)
    numbers = store.listed_features(condition)
    kinds = below(store, feature)
    narrower = _among(listed, numbers, kinds)
    wider = {} if stated or narrower else above(store, feature)
    broader = _among(listed, numbers, wider)
    kin = {**kinds, **wider}
    named = {numbers[each.concept] for each in (*narrower, *broader) if each.concept}
    sources = sorted({source for each in named for source in kin[each]})
    kinship = store.sources_as_such(sources)
    return Listing(wanted, stated, narrower, broader, kinship=kinship)


def with_narrower(
    store: Store,
    listing: Listing,
    condition: int,
    feature: int,
    read: Callable[[Row], Relation],
) -> Listing:
    """The same with the reports of it in records of conditions that are kinds of this one."""
    kinds = below(store, condition)
    rows = [row for row in store.conditions(feature) if row["id"] in kinds]
    sources = {source for row in rows for source in kinds[row["id"]]}
    kinship = (*listing.kinship, *store.sources_as_such(sorted(sources)))
    elsewhere = tuple(dict.fromkeys(map(read, rows)))
    return replace(listing, elsewhere=elsewhere, kinship=tuple(dict.fromkeys(kinship)))


def of_gene(record: Concept, wanted: Match) -> Listing:
    """The ties of a gene that a record lists."""
    return Listing(wanted, tuple(each for each in record.genes if each.curie == wanted.id))


def _features(record: Concept) -> Iterable[ClinicalFeature]:
    return (*record.clinical_features, *record.course, *record.reported_absent)


def _without_definitions(feature: ClinicalFeature) -> ClinicalFeature:
    """The feature as it is listed; what it means is told by its own record."""
    return feature.model_copy(update={"definitions": ()})


def _among(
    listed: Iterable[ClinicalFeature], numbers: Mapping[str, int], kin: Collection[int]
) -> tuple[ClinicalFeature, ...]:
    return tuple(each for each in listed if each.concept and numbers.get(each.concept) in kin)
