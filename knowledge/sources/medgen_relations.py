"""What ties the concepts of a MedGen release to one another, and to genes.

MGREL is read as “CUI2 RELA CUI1”: https://www.ncbi.nlm.nih.gov/books/NBK9685/ (MRREL), so that
with ``isa`` the second is a child of the first, and with ``has_manifestation`` the first is a
feature of the second. It states most relations in both directions; each is stated once here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.records import (
    FeatureRecord,
    GeneRecord,
    InheritanceRecord,
    Record,
    RelationRecord,
)
from knowledge.sources.medgen_folder import SOURCE, Release

_RELATIONS = "MGREL.RRF"
_RELATION_LAYOUT = "CUI1 AUI1 STYPE1 REL CUI2 AUI2 RELA RUI SAB SL SUPPRESS"
_OMIM_FEATURES = "MedGen_HPO_OMIM_Mapping.txt"
_OMIM_LAYOUT = (
    "OMIM_CUI MIM_number OMIM_name relationship HPO_CUI HPO_ID HPO_name MedGen_name "
    "MedGen_source STY"
)

_SPOKEN_OF = "HPO"  # whose features and modes of inheritance MedGen_HPO_OMIM_Mapping gives


@dataclass(frozen=True, slots=True)
class _Said:
    """One relation: of `concept`, `other` is said to be a parent, a feature, a mode or a gene.

    Or something related: then `how` says it in the source's own word.
    """

    kind: str
    concept: str
    other: str
    source: str
    how: str | None = None


# What RELA says, and whether it is said of the second concept (True) or of the first.
_MEANINGS = {
    "isa": ("parent", True),
    "inverse_isa": ("parent", False),
    "has_manifestation": ("feature", True),
    "manifestation_of": ("feature", False),
    "has_inheritance_type": ("mode", True),
    "inheritance_type_of": ("mode", False),
    "disease_has_associated_gene": ("gene", True),
    "gene_associated_with_disease": ("gene", False),
}
# What REL says where there is no RELA.
_BROADER = {"CHD": ("parent", True), "PAR": ("parent", False)}
# What of it makes two concepts related, where no RELA says more.
_TIES = {"RO": "related", "RQ": "related", "RL": "alike", "RB": "broader", "RN": "narrower"}
_SIBLING = "SIB"  # follows from the hierarchy, and there are very many

_RELATED = frozenset({"related_to", "mapped_from", "mapped_to"})
_MANIFESTATIONS = {"manifestation_of": False, "not_manifestation_of": True}  # reported absent?


def read_relations(release: Release) -> Iterator[Record]:
    """Yield features and modes of inheritance of OMIM's diseases, then what MGREL adds to them."""
    once = _Once(release)
    yield from _omim_features(release, once)
    for line, (first, relation, second, means, source) in release.held_rows(
        _RELATIONS, _RELATION_LAYOUT, "CUI1 REL CUI2 RELA SAB"
    ):
        if relation == _SIBLING or first == second:
            reason = "a sibling, which the hierarchy tells, or a concept's relation to itself"
            release.leave_out(reason, _RELATIONS, line, first)
        elif second not in release.held:
            release.leave_out("a concept that NAMES does not hold", _RELATIONS, line, second)
        elif said := _meant(first, relation, second, means, source):
            if once.is_new(said):
                yield from release.said_by(source)
                yield _STATING[said.kind](release, said)
        else:
            release.leave_out("a relation that is not used", _RELATIONS, line, relation)


def _meant(first: str, relation: str, second: str, means: str, source: str) -> _Said | None:
    """What a row says; None where it says nothing that a record shows."""
    meaning = _MEANINGS.get(means) or (_BROADER.get(relation) if not means else None)
    if meaning:
        kind, of_second = meaning
        concept, other = (second, first) if of_second else (first, second)
        return _Said(kind, concept, other, source)
    how = means.replace("_", " ") or _TIES.get(relation)
    return _Said("related", second, first, source, how) if how else None


class _Once:
    """Remembers which relations were stated: millions, so each as one number."""

    def __init__(self, release: Release) -> None:
        self._held = release.held
        self._kinds: dict[tuple[str, str], int] = {}
        self._seen: set[int] = set()

    def is_new(self, said: _Said) -> bool:
        """Whether nothing like it was said before."""
        kind = self._kinds.setdefault((said.kind, said.source), len(self._kinds))
        numbers = self._held[said.concept].number, self._held[said.other].number
        if said.how:  # the other direction says it of the other
            numbers = min(numbers), max(numbers)
        packed = (kind << 24 | numbers[0]) << 24 | numbers[1]
        before = len(self._seen)
        self._seen.add(packed)
        return len(self._seen) > before


def _parent(_release: Release, said: _Said) -> Record:
    return RelationRecord(said.concept, f"{SOURCE}:{said.source}", said.concept, said.other)


def _related(_release: Release, said: _Said) -> Record:
    key = f"{SOURCE}:{said.source}"
    return RelationRecord(said.concept, key, said.concept, said.other, how=said.how)


def _feature(release: Release, said: _Said) -> Record:
    feature = release.terms.get(said.other, said.other)
    return FeatureRecord(
        said.concept,
        f"{SOURCE}:{said.source}",
        said.concept,
        release.held[said.other].name,
        feature,
    )


def _mode(release: Release, said: _Said) -> Record:
    mode = release.terms.get(said.other, said.other)
    key = f"{SOURCE}:{said.source}"
    return InheritanceRecord(said.concept, key, said.concept, mode, release.held[said.other].name)


def _gene(release: Release, said: _Said) -> Record:
    symbol = release.held[said.other].name.removesuffix(" gene")  # UMLS: "FBN1 gene"
    return GeneRecord(said.concept, f"{SOURCE}:{said.source}", said.concept, said.other, symbol)


_STATING: dict[str, Callable[[Release, _Said], Record]] = {
    "parent": _parent,
    "feature": _feature,
    "mode": _mode,
    "gene": _gene,
    "related": _related,
}


def _omim_features(release: Release, once: _Once) -> Iterator[Record]:
    """Features of OMIM's diseases; a row for each semantic type of a feature says the same."""
    seen: set[tuple[str, ...]] = set()
    rows = release.held_rows(
        _OMIM_FEATURES,
        _OMIM_LAYOUT,
        "OMIM_CUI relationship HPO_CUI HPO_ID HPO_name MIM_number",
    )
    key = f"{SOURCE}:{_SPOKEN_OF}"
    for line, (cui, relation, feature_cui, term, name, mim) in rows:
        stated = (cui, relation, feature_cui, term)
        if stated in seen:
            continue
        seen.add(stated)
        other = term or release.terms.get(feature_cui, feature_cui)
        cited = (f"OMIM:{mim}",) if mim else ()
        if relation in _MANIFESTATIONS:
            absent = _MANIFESTATIONS[relation]
            if not absent and feature_cui in release.held:
                once.is_new(_Said("feature", cui, feature_cui, _SPOKEN_OF))
            yield from release.said_by(_SPOKEN_OF)
            yield FeatureRecord(
                *(cui, key, cui, name or None, other), absent=absent, references=cited
            )
        elif relation == "inheritance_type_of":
            if feature_cui in release.held:
                once.is_new(_Said("mode", cui, feature_cui, _SPOKEN_OF))
            yield from release.said_by(_SPOKEN_OF)
            yield InheritanceRecord(cui, key, cui, other, name or None, references=cited)
        elif relation in _RELATED and feature_cui in release.held:
            said = _Said("related", cui, feature_cui, _SPOKEN_OF, relation.replace("_", " "))
            if once.is_new(said):
                yield from release.said_by(_SPOKEN_OF)
                yield _related(release, said)
        else:
            reason = f"a relationship that is no feature: {relation or 'none'}"
            release.leave_out(reason, _OMIM_FEATURES, line, f"{cui} {other}")
