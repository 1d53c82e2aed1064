"""Concepts suggested while their name is typed: what is typed so far → up to 25 concepts.

A name is looked for in steps, and a step is taken only while there is room left: equal, begins
so, holds all words in any order, begins so but for one letter, holds the words once misspelt ones
are corrected. Within a step the better name comes first: those of concepts that have a definition
or features before all others (see `index_build`). The file is read for identifiers and for the
concepts that are shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product

from knowledge import identifiers
from knowledge.model import Kind, NameKind
from knowledge.names.name_index import NameIndex, Near
from knowledge.names.typed import TypedWord, begun_identifier, read_words
from knowledge.store import Store
from knowledge.text import normal_form

# Bounds on the work of one key stroke, whatever is typed.
_LONGEST = 400  # characters read: longer than the names of any source
_CORRECTED_WORDS, _FAR_WORDS = 6, 2  # words corrected by one edit, by two


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept that may be meant.

    `matched` is the synonym, abbreviation, identifier or pinned abbreviation that was found, None
    where that is the preferred name; `matched_kind` is None for the last two, too.
    """

    id: str
    name: str
    kind: Kind
    matched: str | None
    matched_kind: NameKind | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A concept and what of it was found: an entry of the file, or an identifier or a pin."""

    concept: int
    entry: int | None = None
    typed: str | None = None


class Suggester:
    """Suggests concepts of one knowledge file. Holds nothing that is typed; safe in any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries = store.entries
        self._concepts = store.entries.index.concepts
        self._names = NameIndex(store.entries.index)
        self._most_words = int(store.meta("most_words") or 0)

    def close(self) -> None:
        """Let the file go; nobody may be typing any more."""
        self._store.close()

    def suggest(
        self, typed: str, most: int = 25, pins: Mapping[str, str] | None = None
    ) -> list[Suggestion]:
        """The concepts that may be meant, best first, each once; empty if nothing comes near.

        Of what is typed the first 400 characters are read. `pins`: the id of the concept that an
        abbreviation (in normal form) means where it is typed, which comes first.
        """
        # A lone surrogate is no character, and the file could not be asked for it.
        typed = typed[:_LONGEST].encode("utf-8", "replace").decode("utf-8").strip()
        found: dict[int, _Found] = {}
        if typed and most > 0:
            for each in chain(self._pinned(typed, pins or {}), self._found(typed, most)):
                found.setdefault(each.concept, each)
                if len(found) >= most:
                    break
        return self._read_out(list(found.values()))

    def _pinned(self, typed: str, pins: Mapping[str, str]) -> Iterator[_Found]:
        pinned = pins.get(normal_form(typed)) if pins else None
        number = self._store.number_of(pinned) if pinned else None
        if number is not None:
            yield _Found(number, typed=typed)

    def _found(self, typed: str, most: int) -> Iterator[_Found]:
        identified = list(self._identified(typed, most))
        yield from identified
        words = read_words(typed)
        if not 0 < len(words) <= self._most_words:
            return
        # A name may look like an identifier, but nobody who types one looks for words like it.
        for entry in self._equal(words) if identified else self._named(words):
            yield _Found(int(self._concepts[entry]), entry)

    def _equal(self, words: list[TypedWord]) -> Iterator[int]:
        return self._names.equal(b"".join(word.whole.encode() for word in words))

    def _named(self, words: list[TypedWord]) -> Iterator[int]:
        """The names found, best first, some several times."""
        # Words that some other name holds may be misspelt too: "maran" is on its way to
        # "marantic". And "fo" to "foot", so what is not found then is looked for without it.
        near = cache(self._names.near)
        long = [word for word in words if word.is_correctable or not word.is_alpha]
        steps = (
            chain(self._as_typed(words), self._corrected(words, near)),
            self._corrected(words, near, known=True),
            self._corrected(long, near, known=True),
        )
        for step in steps:
            number = None
            for number in step:
                yield number
            if number is not None:
                return

    def _as_typed(self, words: list[TypedWord]) -> Iterator[int]:
        """The names found without correcting any word, best first."""
        yield from self._equal(words)
        *before, last = words
        names, head = self._names, [word.whole.encode() for word in before]
        begun = chain(names.beginning(head, last.last), names.beginning(head, last.longer))
        number = None
        for number in begun:
            yield number
        yield from names.holding([*(word.strict for word in before), last.last])
        yield from names.holding([word.loose for word in words])
        for form in dict.fromkeys((last.whole, *last.begun)) if number is None else ():
            yield from names.slipped(b"".join((*head, form.encode())))

    def _corrected(
        self, words: list[TypedWord], near: Callable[[TypedWord, int], Near], *, known: bool = False
    ) -> Iterator[int]:
        """The names found once the words that no name holds are corrected, or with `known` all.

        Numbers stay as typed; short words that no name holds are left out. Empty where nothing is
        changed by that, where too much would be, and where no longer word remains.
        """
        held = [word for word in words if self._names.is_held(word.loose)]
        misspelt = [word for word in words if word.is_correctable and (known or word not in held)]
        kept = [word for word in words if word in held or word in misspelt or not word.is_alpha]
        is_changed = misspelt or len(kept) < len(words)
        is_telling = any(word.is_correctable for word in kept)
        if not (is_changed and is_telling and len(misspelt) <= _CORRECTED_WORDS):
            return
        most = 2 if len(misspelt) <= _FAR_WORDS else 1
        for edits, form in product(range(1, most + 1), (Near.as_words, Near.as_beginnings)):
            yield from self._names.holding(
                [
                    form(near(word, edits), word.loose) if word in misspelt else word.loose
                    for word in kept
                ]
            )

    def _identified(self, typed: str, most: int) -> Iterator[_Found]:
        """The concepts with the identifier that is typed, or with one that begins so."""
        for mention in identifiers.find(typed):
            for curie in (reading.curie for reading in mention.readings):
                concepts = self._store.identified(curie)
                successor = self._store.successor(curie)
                concepts += [] if successor is None else [successor]
                yield from (_Found(concept, typed=curie) for concept in concepts)
        if begun := begun_identifier(typed):
            # Several sources state one identifier, so more rows than concepts are read.
            sql = (
                "SELECT DISTINCT concept_id, curie FROM identifier "
                "WHERE curie >= ? AND curie < ? ORDER BY curie, equivalent DESC LIMIT ?"
            )
            for row in self._store.rows(sql, begun, begun + "~", 2 * most):
                yield _Found(row["concept_id"], typed=row["curie"])

    def _read_out(self, found: Sequence[_Found]) -> list[Suggestion]:
        numbers = json.dumps([each.concept for each in found])
        sql = "SELECT concept.* FROM json_each(?) JOIN concept ON concept.id = json_each.value"
        concepts = {row["id"]: row for row in self._store.rows(sql, numbers)}
        ids = [each.entry for each in found if each.entry is not None]
        entries = {entry.id: entry for entry in self._entries.numbered(ids)}
        suggestions = []
        for each in found:
            row = concepts[each.concept]
            matched, kind = each.typed, None
            if each.entry is not None and entries[each.entry].kind is not NameKind.PREFERRED:
                matched, kind = entries[each.entry].text, entries[each.entry].kind
            shown = (row["curie"], row["name"], Kind(row["kind"]))
            suggestions.append(Suggestion(*shown, matched, kind))
        return suggestions
