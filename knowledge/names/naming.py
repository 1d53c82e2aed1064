"""The names of a knowledge file: of each concept every normal form once, with all its sources.

Sources repeat one another: of a release's names half are a spelling of one that is there.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.model import NameKind

# Of several kinds of one name the one that tells most; a name that one source still uses is not a
# former one.
_KIND_ORDER = {
    NameKind.PREFERRED: 0,
    NameKind.ABBREVIATION: 1,
    NameKind.LAY: 2,
    NameKind.SYNONYM: 3,
    NameKind.FORMER: 4,
}

_KEYED_NAMES = """
CREATE TEMP TABLE keyed_name (
    id INTEGER PRIMARY KEY, concept_id, text, kind, language, key, source_id, at, also
)
"""

_STAGED = """
SELECT concept.id, concept.name, staged.text, staged.kind, staged.language, staged.key,
    staged.source_id, staged.at
FROM staged_name staged
JOIN concept_of own ON own.id = staged.record JOIN concept ON concept.id = own.concept_id
ORDER BY concept.id, staged.rowid
"""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A name as one source writes it."""

    text: str
    kind: NameKind
    source: int
    at: str


def write_names(db: sqlite3.Connection) -> None:
    """Move the staged names, concept by concept, into keyed_name.

    There they wait for the index, which says what entry each of them has.
    """
    db.execute(_KEYED_NAMES)
    rows = db.execute(_STAGED)
    db.executemany("INSERT INTO keyed_name VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", _merged(rows))


def _merged(rows: Iterable[Sequence[object]]) -> Iterator[tuple[object, ...]]:
    for concept, names in groupby(rows, key=lambda row: row[0]):
        same: dict[tuple[object, object], list[_Stated]] = defaultdict(list)
        for _, preferred, text, kind, language, key, source, at in names:
            same[language, key].append(
                _Stated(str(text), _kind(kind, text == preferred), int(str(source)), str(at))
            )
        for (language, key), stated in same.items():
            shown = min(stated, key=_telling)
            also = _also(shown, stated)
            yield (
                *(concept, shown.text, shown.kind, language, key),
                *(shown.source, shown.at, also),
            )


def _kind(kind: object, is_preferred: bool) -> NameKind:
    """The kind of name; what one source prefers is a synonym where the concept has another name."""
    if kind == NameKind.PREFERRED and not is_preferred:
        return NameKind.SYNONYM
    return NameKind(str(kind))


def _telling(name: _Stated) -> tuple[int, bool]:
    """Sorts the spelling to show first: the most telling kind, in capitals only if need be."""
    return _KIND_ORDER[name.kind], name.text.isupper() and name.kind is not NameKind.ABBREVIATION


def _also(shown: _Stated, stated: Iterable[_Stated]) -> str | None:
    """The other sources as lines of number and place; the place alone is left out if the same."""
    others = dict.fromkeys((each.source, each.at) for each in stated)
    others.pop((shown.source, shown.at))
    lines = (str(source) if at == shown.at else f"{source} {at}" for source, at in others)
    return "\n".join(lines) or None


def other_places(also: str | None, at: str) -> list[tuple[int, str]]:
    """The (source, place) pairs that a row of the table name holds beside its own."""
    parted = (line.partition(" ") for line in (also or "").splitlines())
    return [(int(source), place or at) for source, _, place in parted]
