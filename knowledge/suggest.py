"""Concepts suggested while their name is typed: what is typed so far → up to 25 concepts.

A name is looked for in steps, and a step is taken only while there is room left: equal, begins
so, holds all words in any order, holds them once misspelt words are corrected. Within a step the
better name comes first (see `_goodness`). What is searched lies in memory in a few flat arrays;
the file is read for identifiers and for the concepts that are shown.
"""

from __future__ import annotations

import json
import re
import string
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop
from itertools import chain, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import identifiers
from knowledge.identifier_kinds import BY_PREFIX, KINDS, IdentifierKind
from knowledge.model import Kind, NameKind
from knowledge.store import Store
from knowledge.text import fold, tokens

# Bounds on the work of one key stroke, whatever is typed.
_LONGEST = 400  # characters read: longer than the names of any source
_CORRECTED_WORDS = 6
_ALIKE = 100  # beginnings of words of one length looked at for a misspelt one
_NEAR = 24  # of these kept
_FEW, _MANY = 50, 20_000  # names that are quicker read than narrowed down further
_CHECKED = 2_000  # names read
_ROWS = 10_000  # read from the file at a time

_SHORTEST_CORRECTED, _LONGEST_CORRECTED = 4, 60  # letters: "ALS" is no misspelt "all"
_SHORT = 5  # letters up to which one edit is forgiven; two beyond

# What may still follow an unfinished word whose whole is stored in another form: "familie" is on
# its way to "families", stored as "family"; "tumou" to "tumour", "vi" to "viii", "iii" to "iiib".
_ENDINGS = ("", "s", "es", "r", "rs", "i", "ii", "iii", "v", "x", "a", "b", "c", "d")

_KIND_ORDER = {
    NameKind.PREFERRED: 0,
    NameKind.ABBREVIATION: 1,
    NameKind.SYNONYM: 2,
    NameKind.LAY: 3,
    NameKind.FORMER: 4,
}
_AS_LONG = 8  # letters within which two names count as equally long


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept that may be meant.

    `matched` is the synonym, abbreviation or identifier that was found, None where that is the
    preferred name; `matched_kind` is None for an identifier too.
    """

    id: str
    name: str
    kind: Kind
    matched: str | None
    matched_kind: NameKind | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A concept and what of it was found: an entry of the file, or an identifier."""

    concept: int
    entry: int | None = None
    curie: str | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word of a name as it is looked for: equal to one of these, or beginning so."""

    equals: tuple[bytes, ...] = ()
    begins: tuple[bytes, ...] = ()

    @property
    def shortest(self) -> bytes:
        return min((*self.equals, *self.begins), key=len)

    def fits(self, word: bytes) -> bool:
        return word in self.equals or word.startswith(self.begins)


@dataclass(frozen=True, slots=True)
class _Word:
    """A typed word: `whole` as names store it, `begun` as the beginning of a longer word.

    `strict` is where another word follows, `last` where it is typed last, `loose` anywhere, and
    `longer` are the stored forms of the words that it becomes with a usual ending.
    """

    whole: str
    begun: tuple[str, ...]
    strict: _Wanted
    last: _Wanted
    longer: _Wanted
    loose: _Wanted

    @property
    def is_alpha(self) -> bool:
        return self.whole.isalpha()

    @property
    def is_correctable(self) -> bool:
        return self.is_alpha and _SHORTEST_CORRECTED <= len(self.begun[0]) <= _LONGEST_CORRECTED


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands few edits away from a word: words of names, and beginnings of longer ones."""

    words: tuple[bytes, ...]
    begun: tuple[bytes, ...]

    def as_words(self, typed: _Wanted) -> _Wanted:
        """What is typed, or one of the words."""
        return _Wanted((*self.words, *typed.equals), typed.begins)

    def as_beginnings(self, typed: _Wanted) -> _Wanted:
        """What is typed, or one of the beginnings."""
        return _Wanted(typed.equals, (*self.begun, *typed.begins))


class Suggester:
    """Suggests concepts of one knowledge file. Holds nothing that is typed; safe in any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names = _Names(store)

    def suggest(self, typed: str, most: int = 25) -> list[Suggestion]:
        """The concepts that may be meant, best first, each once; empty if nothing comes near.

        Of what is typed the first 400 characters are read.
        """
        # A lone surrogate is no character, and the file could not be asked for it.
        typed = typed[:_LONGEST].encode("utf-8", "replace").decode("utf-8").strip()
        found: dict[int, _Found] = {}
        if typed and most > 0:
            for each in self._found(typed, most):
                found.setdefault(each.concept, each)
                if len(found) >= most:
                    break
        return self._read_out(list(found.values()))

    def _found(self, typed: str, most: int) -> Iterator[_Found]:
        identified = list(self._identified(typed, most))
        yield from identified
        words = _read(typed)
        if not 0 < len(words) <= self._names.most_words:
            return
        # A name may look like an identifier, but nobody who types one looks for words like it.
        for number in self._equal(words) if identified else self._named(words):
            entry = self._names.entries[number]
            yield _Found(self._store.concepts[entry], entry)

    def _equal(self, words: list[_Word]) -> Iterator[int]:
        return self._names.equal(b"".join(word.whole.encode() for word in words))

    def _named(self, words: list[_Word]) -> Iterator[int]:
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

    def _as_typed(self, words: list[_Word]) -> Iterator[int]:
        """The names found without correcting anything, best first."""
        yield from self._equal(words)
        *before, last = words
        names, head = self._names, [word.whole.encode() for word in before]
        yield from names.beginning(head, last.last)
        yield from names.beginning(head, last.longer)
        yield from names.holding([*(word.strict for word in before), last.last])
        yield from names.holding([word.loose for word in words])

    def _corrected(
        self, words: list[_Word], near: Callable[[_Word], _Near], *, known: bool = False
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
        if is_changed and is_telling and len(misspelt) <= _CORRECTED_WORDS:
            for form in (_Near.as_words, _Near.as_beginnings):
                yield from self._names.holding(
                    [
                        form(near(word), word.loose) if word in misspelt else word.loose
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
                yield from (_Found(concept, curie=curie) for concept in concepts)
        if begun := _begun_identifier(typed):
            # Several sources state one identifier, so more rows than concepts are read.
            sql = (
                "SELECT DISTINCT concept_id, curie FROM identifier "
                "WHERE curie >= ? AND curie < ? ORDER BY curie, equivalent DESC LIMIT ?"
            )
            for row in self._store.rows(sql, begun, begun + "~", 2 * most):
                yield _Found(row["concept_id"], curie=row["curie"])

    def _read_out(self, found: Sequence[_Found]) -> list[Suggestion]:
        numbers = json.dumps([each.concept for each in found])
        sql = "SELECT concept.* FROM json_each(?) JOIN concept ON concept.id = json_each.value"
        concepts = {row["id"]: row for row in self._store.rows(sql, numbers)}
        ids = [each.entry for each in found if each.entry is not None]
        entries = {entry.id: entry for entry in self._store.entries(ids)}
        suggestions = []
        for each in found:
            row = concepts[each.concept]
            matched, kind = each.curie, None
            if each.entry is not None and entries[each.entry].kind is not NameKind.PREFERRED:
                matched, kind = entries[each.entry].text, entries[each.entry].kind
            shown = (row["curie"], row["name"], Kind(row["kind"]))
            suggestions.append(Suggestion(*shown, matched, kind))
        return suggestions


class _Texts:
    """Texts back to back in one piece of memory, in the order given."""

    def __init__(self, texts: Iterable[str]) -> None:
        held, self._starts = bytearray(), array("I", [0])
        for text in texts:
            held += text.encode() + b"\n"
            self._starts.append(len(held))
        self._held = bytes(held)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> bytes:
        return self._held[self._starts[place] : self._starts[place + 1] - 1]

    def between(self, first: int, end: int) -> list[str]:
        """The texts at these places."""
        return self._held[self._starts[first] : self._starts[end]].decode().split("\n")[:-1]


class _Names:
    """Every entry of a knowledge file under a number: of two names the better has the smaller."""

    def __init__(self, store: Store) -> None:
        count = len(store.concepts)
        goodness = array("I")
        self._keys = _Texts(_keys(store, goodness))  # by entry
        self.entries = array("I", sorted(range(count), key=goodness.__getitem__))  # by number
        # Sorted without blanks, so that words joined or split by mistake are found as well.
        self._sorted = array("I", sorted(range(count), key=self._squashed))
        self.most_words = max((key.count(b" ") + 1 for key in self._keys), default=0)
        words = [row["word"] for row in store.rows("SELECT word FROM posting ORDER BY word")]
        self._words = _Texts(words)
        self._firsts, self._postings = array("I", [0]), array("I")
        numbers = array("I", bytes(4 * count))
        for number, entry in enumerate(self.entries):
            numbers[entry] = number
        for word in words:
            self._postings.extend(map(numbers.__getitem__, store.posting(word)))
            self._firsts.append(len(self._postings))

    def _key(self, number: int) -> bytes:
        return self._keys[self.entries[number]]

    def _squashed(self, number: int) -> bytes:
        return self._key(number).replace(b" ", b"")

    def equal(self, squashed: bytes) -> Iterator[int]:
        """The names that are this but for blanks."""
        return _ascending(self._between(squashed, squashed + b"\0"))

    def beginning(self, head: Sequence[bytes], last: _Wanted) -> Iterator[int]:
        """The names that begin with these words, the last of which may be a beginning itself."""
        found: set[int] = set()
        for begun in (b"".join((*head, each)) for each in last.begins):
            found.update(self._between(begun, begun + b"\xff"))
        # A word that has become another one, as "ataxias" has, is a whole one.
        for whole in (each for each in last.equals if not each.startswith(last.begins)):
            words = b" ".join((*head, whole, b""))
            holding = chain.from_iterable(self._posting(_Wanted(equals=(whole,))))
            begun = words.replace(b" ", b"")
            for number in set(holding).intersection(self._between(begun, begun + b"\xff")):
                if (self._key(number) + b" ").startswith(words):
                    found.add(number)
        return _ascending(found)

    def _between(self, first: bytes, end: bytes) -> array[int]:
        return self._sorted[slice(*self._names_from(first, end))]

    def _names_from(self, first: bytes, end: bytes) -> tuple[int, int]:
        start = bisect_left(self._sorted, first, key=self._squashed)
        return start, bisect_left(self._sorted, end, start, key=self._squashed)

    def holding(self, wanted: Sequence[_Wanted]) -> Iterator[int]:
        """The names that hold all these words in any order, each in a word of its own.

        Those that begin with the first of them come first.
        """
        postings = sorted((self._posting(each) for each in dict.fromkeys(wanted)), key=_size)
        if not _size(postings[0]):
            return
        found = set(chain.from_iterable(postings[0]))
        for posting in postings[1:]:
            if len(found) > _FEW and _size(posting) < _MANY:
                found.intersection_update(chain.from_iterable(posting))
        # The most particular first, or "a" takes the "ataxia" that "ataxia" needs.
        particular = sorted(wanted, key=lambda each: -len(each.shortest))
        opened = found.intersection(chain.from_iterable(self._opening(wanted[0])))
        best = chain(_ascending(opened), _ascending(found - opened))
        for number in islice(best, _CHECKED):
            if _hold(self._key(number).split(), particular):
                yield number

    def _opening(self, wanted: _Wanted) -> Iterator[array[int]]:
        """The names that begin with the word, in several parts."""
        spans = [
            self._names_from(first, first + b"\xff") for first in (*wanted.equals, *wanted.begins)
        ]
        return (self._sorted[start:end] for start, end in _apart(spans))

    def is_held(self, wanted: _Wanted) -> bool:
        """Whether any name holds the word."""
        return _size(self._posting(wanted)) > 0

    def _posting(self, wanted: _Wanted) -> list[array[int]]:
        """The numbers of the names that hold the word, in several parts."""
        spans = [self._span(word, word + b"\0") for word in wanted.equals]
        spans += [self._span(begun, begun + b"\xff") for begun in wanted.begins]
        return [
            self._postings[self._firsts[start] : self._firsts[end]] for start, end in _apart(spans)
        ]

    def _span(self, first: bytes, end: bytes) -> tuple[int, int]:
        start = bisect_left(self._words, first)
        return start, bisect_left(self._words, end, start)

    def near(self, word: _Word) -> _Near:
        """What is one edit away from the word in any of its forms, else two."""
        spellings = tuple(dict.fromkeys((*word.begun, word.whole)))
        alike = {begun for each in spellings for begun in self._alike(each, 1)}
        other = {begun for each in spellings for begun in self._other_first(each)}
        if not (alike or other):
            alike = {
                begun for each in spellings if len(each) > _SHORT for begun in self._alike(each, 2)
            }
        # "marfn" is "marfan" rather than "marf" and any letter: more follows the mistake.
        last = {each[-1:] for each in spellings}
        likely = [begun for begun in alike if begun[-1] in last]
        begun = sorted(likely or alike or other, key=lambda begun: (-len(begun), begun))
        words = sorted(each for each in _encoded(alike | other) if self._is_word(each))
        return _Near(tuple(words), _encoded(begun[:_NEAR]))

    def _is_word(self, word: bytes) -> bool:
        start, end = self._span(word, word + b"\0")
        return start < end

    def _alike(self, word: str, edits: int) -> Iterator[str]:
        """Beginnings of words with the same first letter, so many edits away."""
        words = self._words.between(*self._span(word[0].encode(), word[0].encode() + b"\xff"))
        if edits == 1:
            # Before or behind its middle the word is then as it should be.
            half = len(word) // 2
            head, tail = word[:half], word[half + 1 :]
            words = [other for other in words if other.startswith(head) or tail in other]
        for length in range(max(2, len(word) - edits), len(word) + edits + 1):
            begun = list(dict.fromkeys([other[:length] for other in words]))
            found = process.extract(
                word, begun, scorer=OSA.distance, score_cutoff=edits, limit=_ALIKE
            )
            yield from (each for each, distance, _ in found if distance)

    def _other_first(self, word: str) -> Iterator[str]:
        """Beginnings of words that differ at the first letter, by one edit."""
        swapped = word[1::-1] + word[2:]
        others = (first + rest for first in string.ascii_lowercase for rest in (word, word[1:]))
        for begun in (swapped, word[1:], *others):
            start, end = self._span(begun.encode(), begun.encode() + b"\xff")
            if start < end:
                yield begun


def _keys(store: Store, goodness: array[int]) -> Iterator[str]:
    """The normal form of each entry in turn; how good it is is put at the end of `goodness`."""
    sql = (
        "SELECT entry.key, entry.kind, concept.kind AS concept_kind "
        "FROM entry JOIN concept ON concept.id = entry.concept_id "
        "WHERE entry.id >= ? AND entry.id < ? ORDER BY entry.id"
    )
    for start in range(0, len(store.concepts), _ROWS):
        for row in store.rows(sql, start, start + _ROWS):
            goodness.append(_goodness(len(row["key"]), row["kind"], row["concept_kind"]))
            yield row["key"]


def _goodness(length: int, kind: str, concept_kind: str) -> int:
    """A number by which names are ordered, best first.

    Preferred names before all others, then the shorter, then diseases before features.
    """
    rank = _KIND_ORDER[NameKind(kind)] << 8 | min(length // _AS_LONG, 255)
    return (rank << 1 | (concept_kind == Kind.FEATURE)) << 12 | min(length, 4095)


def _read(typed: str) -> list[_Word]:
    """The words typed."""
    return [
        _word("1" if token.word == "i" else token.word, _begun(token.raw))
        for token in tokens(typed)
    ]


def _word(whole: str, begun: tuple[str, ...]) -> _Word:
    """A typed word in all its forms."""
    strict = _Wanted(equals=_encoded((whole,)))
    longer = (fold(begun[0] + ending) for ending in _ENDINGS)
    others = _encoded(form for form in longer if not form.startswith(begun))
    last = _Wanted(strict.equals, _encoded(begun))
    # With one letter more "leuka" is "leukae", stored as "leuke", and "sulp" is "sulf".
    changed = [fold(f"{begun[0]}{letter}q")[:-1] for letter in "eh" if len(begun[0]) > 3]
    loose = _Wanted((*strict.equals, *others), _encoded(_shortest((*begun, *changed))))
    return _Word(whole, begun, strict, last, _Wanted(equals=others), loose)


def _begun(raw: str) -> tuple[str, ...]:
    """A word as the beginning of longer ones: in American spelling, and in its own letters."""
    # A digit behind it keeps a word from being folded, a letter from being taken for finished.
    own = tokens(raw + "1")[-1].word[:-1]
    return tuple(dict.fromkeys((fold(own + "q")[:-1], own)))


def _shortest(begun: Sequence[str]) -> list[str]:
    """The beginnings, without those that begin with another."""
    return [
        each
        for each in begun
        if not any(each != other and each.startswith(other) for other in begun)
    ]


def _encoded(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in dict.fromkeys(texts))


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same places in order, none of them twice."""
    reached = 0
    for start, end in sorted(spans):
        if reached < end and start < end:
            yield max(start, reached), end
            reached = end


def _ascending(numbers: Iterable[int]) -> Iterator[int]:
    """The numbers from the smallest on, at little cost if only the first ones are taken."""
    heap = list(numbers)
    heapify(heap)
    while heap:
        yield heappop(heap)


def _size(posting: Iterable[Sequence[int]]) -> int:
    return sum(map(len, posting))


def _hold(words: list[bytes], wanted: Sequence[_Wanted]) -> bool:
    """Whether each wanted word is found among the words, no word counted twice."""
    if len(wanted) > len(words):
        return False
    for each in wanted:
        fitting = [word for word in words if each.fits(word)]
        if not fitting:
            return False
        words.remove(min(fitting, key=len))
    return True


def _begun_identifier(typed: str) -> str | None:
    """The beginning of a CURIE that a text is, as a whole; None where it is none."""
    match = _BEGUN_IDENTIFIER.fullmatch(typed)
    if match is None:
        return None
    kind, number = BY_PREFIX[match.lastgroup or ""], match[match.lastgroup or ""].upper()
    return number if kind.names_itself else f"{kind.prefix}:{number}"


def _begun_form(kind: IdentifierKind) -> str:
    """The beginning of such an identifier: a label and a digit, or three digits after a stem."""
    bare = r"|(?=CN?[0-9]{3})" if kind.names_itself else ""
    label = rf"(?:{kind.labels})(?:[ :#_=-]{{1,3}}|(?=[0-9]{{3}}))"
    return rf"(?:{label}{bare})(?P<{kind.prefix}>{kind.token}[0-9]{{0,18}})"


_BEGUN_IDENTIFIER = re.compile(
    "|".join(_begun_form(kind) for kind in KINDS if kind.token != "(?!)"), re.IGNORECASE | re.ASCII
)
