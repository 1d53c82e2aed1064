"""Which concepts of two knowledge files are one, and what became of those that are not.

Both files are attached to one connection, as `old` and `new`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pairing:
    """Which concepts of both files are one: each has the number of the new one as its place."""

    beyond: int  # places from here on are of old concepts that are gone: their own number more
    place: dict[int, int] = field(default_factory=dict)  # old concept → place
    merged: dict[int, int] = field(default_factory=dict)  # old concept → new one
    renamed: dict[int, int] = field(default_factory=dict)  # old concept → new one with other id
    gone: list[int] = field(default_factory=list)
    come: list[int] = field(default_factory=list)


_BY_OTHER_IDS = """
SELECT DISTINCT n.id FROM old.identifier i JOIN new.concept n ON n.curie = i.curie
WHERE i.concept_id = ? AND i.equivalent AND n.curie NOT IN (SELECT curie FROM old.concept)
"""


def paired(db: sqlite3.Connection) -> Pairing:
    """The pairs that ids make, directly or by what the new file says of an old id."""
    (beyond,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM new.concept").fetchone()
    pairing = Pairing(beyond)
    both = "SELECT o.id, n.id FROM old.concept o JOIN new.concept n ON n.curie = o.curie"
    pairing.place.update(db.execute(both))
    lone = (
        "SELECT id, curie FROM {}.concept WHERE curie NOT IN (SELECT curie FROM {}.concept) "
        "ORDER BY id"
    )
    come = dict.fromkeys(number for number, _ in db.execute(lone.format("new", "old")))
    became = {
        number: _became(db, number, curie)
        for number, curie in db.execute(lone.format("old", "new")).fetchall()
    }
    leading = Counter(became.values())
    for number, into in became.items():
        if into is None:
            pairing.gone.append(number)
        elif leading[into] == 1 and into in come:
            pairing.renamed[number] = into
        else:
            pairing.merged[number] = into
        pairing.place[number] = beyond + number if into is None else into
    renamed = {*pairing.renamed.values()}
    pairing.come = [number for number in come if number not in renamed]
    return pairing


def _became(db: sqlite3.Connection, number: int, curie: str) -> int | None:
    """The new concept that an old one's id leads to, or that goes by another of its ids.

    None where there is none, or several.
    """
    for sql, value in (
        ("SELECT DISTINCT concept_id FROM new.retired WHERE former = ?", curie),
        (
            "SELECT DISTINCT concept_id FROM new.identifier WHERE curie = ? AND equivalent",
            curie,
        ),
        (_BY_OTHER_IDS, number),
    ):
        found = db.execute(sql, (value,)).fetchall()
        if len(found) == 1:
            return int(found[0][0])
    return None
