"""The features of a concept, read out of a knowledge file with all reports of each."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from knowledge.model import ClinicalFeature, Definition, FeatureReport
from knowledge.record.frequency import share
from knowledge.record.lookups import Lookups
from knowledge.sections import COURSE
from knowledge.store import Store, split


def read_features(store: Store, lookups: Lookups, number: int) -> tuple[ClinicalFeature, ...]:
    """Each feature once, with all reports of it, the most frequent first.

    A report of absence is a feature apart. Those without a frequency are last, as in the source.
    """
    same: dict[tuple[bool, str], list[sqlite3.Row]] = defaultdict(list)
    for row in store.features(number):
        same[bool(row["absent"]), row["curie"] or row["name"].casefold()].append(row)
    reader = _Reader(store, lookups, number)
    return tuple(sorted(map(reader.feature, same.values()), key=_most_frequent_first))


def is_course(feature: ClinicalFeature) -> bool:
    """Whether the statement is about onset, course or history rather than a clinical feature."""
    return feature.semantic_type in COURSE


def by_body_system(
    features: Iterable[ClinicalFeature],
) -> dict[str | None, list[ClinicalFeature]]:
    """The features of each body system, one of several in each; None: those without any."""
    systems: dict[str | None, list[ClinicalFeature]] = defaultdict(list)
    for feature in features:
        for system in feature.body_systems or (None,):
            systems[system].append(feature)
    return systems


class _Reader:
    """Makes features of their rows."""

    def __init__(self, store: Store, lookups: Lookups, number: int) -> None:
        self._store = store
        self._lookups = lookups
        self._definitions = lookups.feature_definitions(number)
        self._systems = lookups.body_systems(number)

    def feature(self, rows: list[sqlite3.Row]) -> ClinicalFeature:
        first = rows[0]
        stated_name = next((row["name"] for row in rows if row["name"]), None)
        return ClinicalFeature(
            name=stated_name or first["linked_name"] or first["curie"],
            curie=first["curie"],
            concept=first["linked_curie"],
            semantic_type=next(
                (row["semantic_type"] for row in rows if row["semantic_type"]), None
            ),
            definitions=self._feature_definitions(rows),
            body_systems=self._body_systems(rows),
            absent=bool(first["absent"]),
            reports=tuple(self._report(row) for row in rows),
        )

    def _body_systems(self, rows: list[sqlite3.Row]) -> tuple[str, ...]:
        """The body systems of a feature by HPO's hierarchy, else as its sources list it."""
        linked = rows[0]["feature_id"]
        stated = (system for row in rows for system in (row["systems"] or "").split("\n"))
        ours = tuple(self._systems.get(linked, ()))
        return ours or tuple(dict.fromkeys(filter(None, stated)))

    def _feature_definitions(self, rows: list[sqlite3.Row]) -> tuple[Definition, ...]:
        stated = tuple(
            Definition(text=row["definition"], provenance=self._store.provenance(row))
            for row in rows
            if row["definition"]
        )
        linked = rows[0]["feature_id"]
        texts = {definition.text for definition in stated}
        more = self._definitions.get(linked, ())
        return (*stated, *(definition for definition in more if definition.text not in texts))

    def _report(self, row: sqlite3.Row) -> FeatureReport:
        return FeatureReport(
            frequency=self._term_name(row["frequency"]),
            onset=self._term_name(row["onset"]),
            sex=row["sex"],
            modifiers=tuple(map(self._lookups.term_name, split(row["modifiers"]))),
            evidence=row["evidence"],
            references=split(row["refs"]),
            provenance=self._store.provenance(row),
        )

    def _term_name(self, curie: str | None) -> str | None:
        return self._lookups.term_name(curie) if curie else curie


def _most_frequent_first(feature: ClinicalFeature) -> float:
    """Sorts by stated frequency; features without one come last, in their source's order."""
    stated = share(report.frequency for report in feature.reports)
    return 1.0 if stated is None else -stated
