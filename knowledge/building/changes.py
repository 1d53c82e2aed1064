"""What changed between two knowledge files: read from both side by side, concept by concept.

Concepts are matched by id, never by row. What an old concept became is looked for among the new
file's retired ids and identifiers, and its statements are held against those of what it became.
Statements are matched by concept, source (by name, whatever its release) and what they are about;
where in its source a statement stands, caveats and links to resources are not compared.

Two files are first compared by a fingerprint of each concept's rows, and only concepts whose
fingerprints differ are read in full, so that time and memory do not grow with what is equal.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal, TypeAlias

from knowledge.building.pairing import paired
from knowledge.connections import address
from knowledge.names.naming import other_places
from knowledge.store import Store

What = Literal["added", "removed", "changed", "merged"]
Value: TypeAlias = str | int | None
Facts: TypeAlias = Mapping[str, Value]
_Row: TypeAlias = tuple[Value, ...]  # the source's name, then the columns of a part

WHATS: tuple[What, ...] = ("added", "removed", "changed", "merged")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is in one file and not, or otherwise, in the other.

    A concept that is merged has the id and name of what it became in `after`.
    """

    about: str  # "source", "concept" or a key of PARTS
    what: What
    concept: str | None  # its id in the new file, or in the old one if it is gone; None: a source
    name: str | None
    source: str | None
    before: Facts | None
    after: Facts | None


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of statements: its columns, and how many of the first say what it is about."""

    table: str
    key: int
    columns: Mapping[str, str]  # as they are told → as they are read from a file, {side}
    owner: str = "concept_id"

    @property
    def also(self) -> str:
        """Where the other sources of a row are read."""
        return "also" if self.table == "name" else "NULL"

    def facts(self, row: _Row | None) -> Facts | None:
        """A row as it is told, without what it does not say."""
        if row is None:
            return None
        told = zip(self.columns, row, strict=True)
        return {name: value for name, value in told if value is not None}


def _part(table: str, key: int, columns: str, owner: str = "concept_id", **read: str) -> _Part:
    return _Part(table, key, {name: read.get(name, name) for name in columns.split()}, owner)


PARTS: Mapping[str, _Part] = {
    "name": _part("name", 2, "text language kind"),
    "identifier": _part("identifier", 1, "id equivalent", id="curie"),
    "retired": _part("retired", 1, "former since merged"),
    "semantic_type": _part("semantic_type", 1, "text"),
    "definition": _part("definition", 0, "text"),
    "feature": _part(
        *("feature", 1, "feature name absent frequency onset sex modifiers evidence refs systems"),
        feature="coalesce(curie, name)",
    ),
    "inheritance": _part(
        *("inheritance", 1, "mode name evidence refs"),
        mode="curie",
        # Older builds wrote the name of the mode's concept beside each statement.
        name="nullif(name, (SELECT name FROM {side}.concept WHERE id = mode_id))",
    ),
    "gene": _part("gene", 1, "gene symbol association", gene="curie"),
    "relation": _part(
        "relation", 1, "parent name how", "child_id", parent="parent_curie", name="parent_name"
    ),
    "citation": _part(
        *("citation", 2, "section publication fields"),
        publication="coalesce('PMID:' || pmid, 'DOI:' || doi, fields)",
    ),
}
ABOUT = ("source", "concept", *PARTS)


def compare(old: Path, new: Path) -> Iterator[Change]:
    """Yield what changed from one knowledge file to another: sources, concepts, statements.

    In the order of `ABOUT`, and of concepts in the new file; those that are gone come last.

    Raises:
        KnowledgeFileError: one of them cannot be used.
    """
    for file in (old, new):
        Store(file).close()  # raises
    with closing(sqlite3.connect("file::memory:", uri=True)) as db:
        for name, file in (("old", old), ("new", new)):
            db.execute(f"ATTACH ? AS {name}", (address(file),))
        yield from _Comparison(db).changes()


class _Comparison:
    """Two files, attached as `old` and `new`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._labels = {side: self._source_names(side) for side in ("old", "new")}
        self._pairing = paired(db)

    def changes(self) -> Iterator[Change]:
        yield from self._sources()
        yield from self._concepts()
        for about, part in PARTS.items():
            yield from self._statements(about, part)

    def _source_names(self, side: str) -> dict[int, str]:
        rows = self._db.execute(f"SELECT id, name, via FROM {side}.source")
        return {number: f"{name}, via {via}" if via else name for number, name, via in rows}

    def _sources(self) -> Iterator[Change]:
        dated: dict[str, dict[str, str]] = {"old": {}, "new": {}}
        for side, held in dated.items():
            releases = defaultdict(set)
            sql = f"SELECT id, coalesce(release, retrieved) FROM {side}.source"
            for number, release in self._db.execute(sql):
                releases[self._labels[side][number]].add(release)
            held.update((name, ", ".join(sorted(each))) for name, each in releases.items())
        old, new = dated.values()
        for name in dict.fromkeys((*new, *old)):
            before, after = old.get(name), new.get(name)
            if before != after:
                what: What = "added" if not before else "changed" if after else "removed"
                facts = [{"release": each} if each else None for each in (before, after)]
                yield Change("source", what, None, None, name, facts[0], facts[1])

    def _concept(self, side: str, number: int) -> dict[str, Value]:
        sql = f"SELECT curie, name, kind FROM {side}.concept WHERE id = ?"
        curie, name, kind = self._db.execute(sql, (number,)).fetchone()
        return {"id": curie, "name": name, "kind": kind}

    def _concepts(self) -> Iterator[Change]:
        differing = """
            SELECT o.id, n.id FROM old.concept o JOIN new.concept n ON n.curie = o.curie
            WHERE (o.name, o.kind) <> (n.name, n.kind) ORDER BY n.id
        """
        pairing = self._pairing
        kept = [*self._db.execute(differing), *pairing.renamed.items()]
        changed: tuple[tuple[What, Iterable[tuple[int | None, int | None]]], ...] = (
            ("added", ((None, number) for number in pairing.come)),
            ("removed", ((number, None) for number in pairing.gone)),
            ("changed", kept),
            ("merged", pairing.merged.items()),
        )
        for what, pairs in changed:
            for old, new in pairs:
                before = None if old is None else self._concept("old", old)
                after = None if new is None else self._concept("new", new)
                # What is merged is told under the id that it had.
                shown = (before if what == "merged" else after) or before or {}
                concept, name = str(shown["id"]), str(shown["name"])
                yield Change("concept", what, concept, name, None, before, after)

    def _statements(self, about: str, part: _Part) -> Iterator[Change]:
        places = self._differing(part)
        self._db.execute(
            "CREATE TEMP TABLE wanted (place, side, id, PRIMARY KEY (side, place, id))"
        )
        old = ((place, "old", number) for number, place in self._pairing.place.items())
        new = ((place, "new", place) for place in places if place < self._pairing.beyond)
        rows = (row for each in (old, new) for row in each if row[0] in places)
        self._db.executemany("INSERT INTO wanted VALUES (?, ?, ?)", rows)
        for place, before, after in _side_by_side(*map(self._read, ("old", "new"), (part, part))):
            shown: dict[str, Value] | None = None
            for what, source, gone, come in _matched(before, after, part.key):
                shown = shown or self._shown(place)
                concept, name = str(shown["id"]), str(shown["name"])
                facts = (part.facts(gone), part.facts(come))
                yield Change(about, what, concept, name, source, *facts)
        self._db.execute("DROP TABLE wanted")

    def _shown(self, place: int) -> dict[str, Value]:
        if place < self._pairing.beyond:
            return self._concept("new", place)
        return self._concept("old", place - self._pairing.beyond)

    def _differing(self, part: _Part) -> set[int]:
        """The places of concepts whose rows are not the same in both files."""
        marks: defaultdict[int, int] = defaultdict(int)
        for side, sign in (("old", -1), ("new", 1)):
            columns = ", ".join(part.columns.values()).format(side=side)
            labels = self._labels[side]
            place = self._pairing.place.get if side == "old" else None
            sql = f"SELECT {part.owner}, source_id, {part.also}, {columns} FROM {side}.{part.table}"
            for owner, source, also, *values in self._db.execute(sql):
                # A sum is the same in any order of the rows.
                mark = sign * sum(hash((name, *values)) for name in _said_by(labels, source, also))
                marks[place(owner, 0) if place else owner] += mark
        return {place for place, mark in marks.items() if mark}

    def _read(self, side: str, part: _Part) -> Iterator[tuple[int, set[_Row]]]:
        """The rows of each wanted concept of one file, by place."""
        columns = ", ".join(part.columns.values()).format(side=side)
        labels = self._labels[side]
        # CROSS JOIN has SQLite go by the places, which are in order.
        sql = f"""
            SELECT place, source_id, {part.also}, {columns} FROM wanted
            CROSS JOIN {side}.{part.table} stated ON stated.{part.owner} = wanted.id
            WHERE side = ? ORDER BY place
        """
        for place, rows in groupby(self._db.execute(sql, (side,)), itemgetter(0)):
            yield (
                place,
                {
                    (name, *values)
                    for _, source, also, *values in rows
                    for name in _said_by(labels, source, also)
                },
            )


def _said_by(labels: Mapping[int, str], source: int, also: str | None) -> Collection[str]:
    """The source of a row, and those that state the same."""
    if also is None:
        return (labels[source],)
    return {labels[each] for each in (source, *(other for other, _ in other_places(also, "")))}


def _side_by_side(
    old: Iterator[tuple[int, set[_Row]]], new: Iterator[tuple[int, set[_Row]]]
) -> Iterator[tuple[int, set[_Row], set[_Row]]]:
    """The rows of both files at each place, in the order of places."""
    nothing: tuple[int | None, set[_Row]] = (None, set())
    (left, before), (right, after) = next(old, nothing), next(new, nothing)
    while left is not None or right is not None:
        if right is None or (left is not None and left < right):
            yield left or 0, before, set()
            left, before = next(old, nothing)
        elif left is None or right < left:
            yield right, set(), after
            right, after = next(new, nothing)
        else:
            yield left, before, after
            (left, before), (right, after) = next(old, nothing), next(new, nothing)


def _matched(
    before: set[_Row], after: set[_Row], key: int
) -> Iterator[tuple[What, str, _Row | None, _Row | None]]:
    """What became of the rows of one concept: (what, source, old row, new row), without source.

    A row that is gone and one that has come, of one source and about the same, are a change.
    """
    gone, come = (_by_key(rows, key) for rows in (before - after, after - before))
    for about in sorted({*gone, *come}, key=str):
        old, new = gone.get(about, []), come.get(about, [])
        for place in range(max(len(old), len(new))):
            left = old[place][1:] if place < len(old) else None
            right = new[place][1:] if place < len(new) else None
            what: What = "added" if left is None else "removed" if right is None else "changed"
            yield what, str(about[0]), left, right


def _by_key(rows: set[_Row], key: int) -> dict[_Row, list[_Row]]:
    by_key: dict[_Row, list[_Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: tuple(map(str, row))):
        by_key[row[: key + 1]].append(row)
    return by_key
