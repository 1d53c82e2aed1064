"""How often a feature occurs, as sources write it: counts, percentages, terms of HPO."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

# The names of HPO's frequency terms, and the middle of the range that each stands for
# (https://hpo.jax.org/browse/term/HP:0040279).
_SHARES = {
    "Obligate": 1.0,
    "Very frequent": 0.9,
    "Frequent": 0.55,
    "Occasional": 0.17,
    "Very rare": 0.025,
    "Excluded": 0.0,
}
# The least share of each class but the last (HPO: obligate 100 %, very frequent 80–99 %,
# frequent 30–79 %, occasional 5–29 %, very rare 1–4 %).
_LEAST = {"obligate": 1.0, "very_frequent": 0.8, "frequent": 0.3, "occasional": 0.05}
_COUNTED = re.compile(r"(\d+)/(\d+)")
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


class Band(StrEnum):
    """HPO's classes of frequency, the most frequent first; then what falls into none of them."""

    OBLIGATE = "obligate"
    VERY_FREQUENT = "very_frequent"
    FREQUENT = "frequent"
    OCCASIONAL = "occasional"
    VERY_RARE = "very_rare"
    OTHERWISE = "otherwise"  # stated in words that are no number and no class
    NOT_GIVEN = "not_given"

    @property
    def is_told(self) -> bool:
        """Whether it says how frequent something is."""
        return self not in {Band.OTHERWISE, Band.NOT_GIVEN}


def is_count(stated: str) -> bool:
    """Whether a frequency is stated as patients of patients: "3/4"."""
    return _COUNTED.fullmatch(stated) is not None


def counted(frequencies: Iterable[str | None]) -> tuple[int, int] | None:
    """Patients with the feature and patients examined, summed over two or more counts ("n/m").

    Counts are summed over papers rather than averaged: 1/2 and 9/10 are 10/12.
    """
    counts = [_COUNTED.fullmatch(stated) for stated in frequencies if stated]
    found = [(int(count[1]), int(count[2])) for count in counts if count]
    if len(found) < 2:
        return None
    return sum(seen for seen, _ in found), sum(of for _, of in found)


def share(frequencies: Iterable[str | None]) -> float | None:
    """How often a feature is reported, 0 to 1, by the most telling report; None: nothing says."""
    stated = [each for each in frequencies if each]
    shares = [_share(each) for each in stated]
    if total := counted([*stated, "0/0"]):
        shares = [total[0] / total[1]] if total[1] else shares
    return max((each for each in shares if each is not None), default=None)


def band(frequencies: Iterable[str | None]) -> Band:
    """The class of a feature's frequency, by `share`; whatever is above nothing is very rare."""
    stated = [each for each in frequencies if each]
    if not stated:
        return Band.NOT_GIVEN
    told = share(stated)
    if told is None:
        return Band.OTHERWISE
    reached = (name for name, least in _LEAST.items() if told >= least)
    return Band(next(reached, Band.VERY_RARE))


def _share(stated: str) -> float | None:
    if count := _COUNTED.fullmatch(stated):
        return int(count[1]) / int(count[2]) if int(count[2]) else None
    if per_cent := _PER_CENT.fullmatch(stated):
        return float(per_cent[1]) / 100
    return _SHARES.get(stated)
