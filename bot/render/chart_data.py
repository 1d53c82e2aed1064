"""What a chart of clinical features shows: how many of each body system and frequency."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from knowledge.model import ClinicalFeature, Provenance
from knowledge.record.features import by_body_system
from knowledge.record.frequency import Band, band

FEWEST = 10  # features; fewer are read faster than looked at


class Described(Protocol):
    """What a chart needs of a concept."""

    @property
    def id(self) -> str:
        """The CURIE it is opened with."""

    @property
    def name(self) -> str:
        """The preferred name."""

    @property
    def clinical_features(self) -> tuple[ClinicalFeature, ...]:
        """Its features, the most frequent first."""

    @property
    def reported_absent(self) -> tuple[ClinicalFeature, ...]:
        """What was looked for and not found."""


@dataclass(frozen=True, slots=True)
class Row:
    """A body system with the number of its features in each class of frequency."""

    name: str | None  # None: features without a body system
    counts: Counter[Band]

    @property
    def total(self) -> int:
        """How many features it has."""
        return self.counts.total()


@dataclass(frozen=True, slots=True)
class Tally:
    """The clinical features of a concept, counted.

    `rows` has the body systems with most features first, and what has none last; a feature of
    several is counted in each. `everything` counts each feature once. `names` are the features of
    each class, most frequent first. What is reported absent is in `absent` and nowhere else.
    """

    concept: str
    name: str
    rows: tuple[Row, ...]
    everything: Row
    names: dict[Band, tuple[str, ...]]
    absent: tuple[str, ...]
    stated: tuple[Provenance, ...]

    @property
    def bands(self) -> tuple[Band, ...]:
        """The classes that have features, the most frequent first."""
        return tuple(each for each in Band if self.everything.counts[each])

    @property
    def is_overlapping(self) -> bool:
        """Whether a feature is counted in several rows."""
        return sum(row.total for row in self.rows) > self.everything.total


def tally(concept: Described) -> Tally | None:
    """The features of a concept, counted; None where there are fewer than ten of them."""
    features, absent = concept.clinical_features, concept.reported_absent
    if len(features) < FEWEST:
        return None
    systems = by_body_system(features)
    rows = [Row(name, _counts(held)) for name, held in systems.items()]
    names = defaultdict(list)
    for feature in features:
        names[band_of(feature)].append(feature.name)
    return Tally(
        concept.id,
        concept.name,
        tuple(sorted(rows, key=_most_features_first)),
        Row(None, _counts(features)),
        {each: tuple(named) for each, named in names.items()},
        tuple(feature.name for feature in absent),
        tuple(report.provenance for each in (*features, *absent) for report in each.reports),
    )


def band_of(feature: ClinicalFeature) -> Band:
    """The class of frequency of a feature, by all reports of it."""
    return band(report.frequency for report in feature.reports)


def _counts(features: Iterable[ClinicalFeature]) -> Counter[Band]:
    return Counter(map(band_of, features))


def _most_features_first(row: Row) -> tuple[bool, int, str]:
    return (row.name is None, -row.total, row.name or "")
