"""Which records speak of one concept: by shared identifiers, and by name across OMIM and Orphanet.

Two records become one concept when they share an equivalent identifier, unless that would put
two ids of the same authority (two OMIM numbers, two HPO terms) under one roof: such a clash is
left apart and reported, because one of the mappings must be wrong or mean something wider.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

# The id that a concept is opened with: the first of these that it has.
_DISEASE_IDS = ("UMLS", "MONDO", "OMIM", "ORPHA", "HP", "MEDGEN", "MESH", "GARD")
_FEATURE_IDS = ("HP", "UMLS", "MONDO", "OMIM", "ORPHA", "MEDGEN", "MESH", "GARD")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A mapping not followed: `record` and `holder` claim `curie`, but two of their ids clash."""

    curie: str
    holder: str
    record: str
    clash: tuple[str, str]  # two ids of one authority

    @property
    def records(self) -> tuple[str, ...]:
        """All records that are spoken of."""
        return tuple(dict.fromkeys((self.curie, self.holder, self.record, *self.clash)))

    def told(self, names: Mapping[str, str]) -> str:
        """The conflict in words."""

        def named(curie: str) -> str:
            return f"{curie} “{names[curie]}”" if curie in names else curie

        too = "" if self.holder == self.curie else f", as does {named(self.holder)}"
        one, other = map(named, self.clash)
        authority = prefix_of(self.clash[0])
        return (
            f"{named(self.record)} claims {named(self.curie)}{too}; left apart, because it would "
            f"make one of {one} and {other}, two ids of {authority}"
        )


@dataclass(slots=True)
class Resolution:
    """Each record's concept number; `joins` and `conflicts` are for the report."""

    concept_of: dict[str, int]
    joins: list[tuple[str, str, str]] = field(default_factory=list)  # (OMIM id, ORPHA id, name)
    conflicts: list[Conflict] = field(default_factory=list)


def prefix_of(curie: str) -> str:
    """The authority of a CURIE; a bare CUI belongs to UMLS."""
    prefix, colon, _ = curie.partition(":")
    return prefix if colon else "UMLS"


def display_ids(
    kind_is_feature: bool, curies: Iterable[str], own: Collection[str] = ()
) -> list[str]:
    """A concept's identifiers, the one to open it with first: of one authority one of `own`."""
    order = _FEATURE_IDS if kind_is_feature else _DISEASE_IDS
    ranks = {prefix: rank for rank, prefix in enumerate(order)}
    last = len(ranks)
    return sorted(
        curies, key=lambda curie: (ranks.get(prefix_of(curie), last), curie not in own, curie)
    )


class _Groups:
    """Records grouped into concepts; each group remembers which ids of each authority it holds."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._parent = {key: key for key in keys}
        self._members = {key: [key] for key in self._parent}

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = key = self._parent[self._parent[key]]
        return key

    def join(self, left: str, right: str) -> tuple[str, str] | None:
        """Make one group of two; where two of their authorities clash, nothing but these ids."""
        first, second = self.root(left), self.root(right)
        if first == second:
            return None
        ids = {prefix_of(key): key for key in self._members[first]}
        for key in self._members[second]:
            if clashing := ids.get(prefix_of(key)):
                return clashing, key
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        return None

    def numbered(self) -> dict[str, int]:
        numbers = {root: number for number, root in enumerate(self._members, start=1)}
        return {key: numbers[self.root(key)] for key in self._parent}


def resolve(
    keys: Iterable[str],
    equivalents: Iterable[tuple[str, str]],
    disease_names: Mapping[str, str],
) -> Resolution:
    """Group the records `keys` (in order of first sight) into concepts.

    `equivalents` are (record, CURIE) pairs, the most trusted first; `disease_names` the normal
    form of the preferred name of each OMIM and ORPHA disease.
    """
    groups = _Groups(keys)
    conflicts = _join_by_identifier(groups, equivalents)
    joins = _join_by_name(groups, disease_names)
    return Resolution(groups.numbered(), joins, conflicts)


def _join_by_identifier(groups: _Groups, equivalents: Iterable[tuple[str, str]]) -> list[Conflict]:
    holders: dict[str, str] = {}
    conflicts: dict[Conflict, None] = {}
    for key, curie in equivalents:
        holder = holders.setdefault(curie, key)
        if clash := groups.join(holder, key):
            conflicts[Conflict(curie, holder, key, clash)] = None
    return list(conflicts)


def _join_by_name(groups: _Groups, names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Join one OMIM with one ORPHA disease of the same name; three or more are left apart.

    HPO's files hold no bridge between the two, and Marfan syndrome would be two records.
    """
    namesakes: dict[str, list[str]] = defaultdict(list)
    for curie, name in names.items():
        namesakes[name].append(curie)
    joins = []
    for name, curies in namesakes.items():
        if [prefix_of(curie) for curie in sorted(curies)] == ["OMIM", "ORPHA"]:
            omim, orpha = sorted(curies)
            if groups.join(omim, orpha) is None:
                joins.append((omim, orpha, name))
    return joins
