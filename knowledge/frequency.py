"""How often a feature occurs, as sources write it: counts, percentages, terms of HPO."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
_COUNTED = re.compile(r"(\d+)/(\d+)")
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


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


def _share(stated: str) -> float | None:
    if count := _COUNTED.fullmatch(stated):
        return int(count[1]) / int(count[2]) if int(count[2]) else None
    if per_cent := _PER_CENT.fullmatch(stated):
        return float(per_cent[1]) / 100
    return _SHARES.get(stated)
