"""How old a release is: sources state their releases in several spellings."""

from __future__ import annotations

import re
from datetime import date

_DATED = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def age_in_months(dated: str, today: date) -> int | None:
    """Whole months since a release such as "2025-01-16" or "2026-11"; None where it is no date."""
    found = _DATED.search(dated)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
    return (today.year - year) * 12 + today.month - month - (today.day < day)
