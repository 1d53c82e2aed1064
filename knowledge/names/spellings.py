"""All names in the order of their letters: those that begin with some, or but for a slip do.

Blanks do not count, so that words joined or split by mistake are found as well. Letters are the
bytes of normal forms.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterator

from knowledge.names.arrays import Array
from knowledge.names.index import Index

Span = tuple[int, int]  # places in the order of names: the first, and where they end
_SHORTEST_SLIPPED = 4  # letters: with one of fewer changed, anything begins so


class Ordered(ABC):
    """Texts in their order."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __getitem__(self, place: int) -> bytes: ...

    def equal(self, text: bytes, within: Span | None = None) -> Span:
        """Where the texts stand that are this one."""
        return self._like(text, text + b"\0", within)

    def beginning(self, begun: bytes, within: Span | None = None) -> Span:
        """Where the texts stand that begin so."""
        return self._like(begun, begun + b"\xff", within)

    def _like(self, text: bytes, after: bytes, within: Span | None) -> Span:
        first, last = within or (0, len(self))
        start = bisect_left(self, text, first, last)
        # Mostly there is none, and then there is no need to look where they end.
        if start == last or self[start] >= after:
            return start, start
        return start, bisect_left(self, after, start, last)


class Texts(Ordered):
    """Texts one a line in one piece of memory, and where each starts; last, where all end."""

    def __init__(self, held: memoryview, starts: Array) -> None:
        self._held = held
        self._starts = starts.data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> bytes:
        return bytes(self._held[self._starts[place] : self._starts[place + 1] - 1])

    def between(self, first: int, end: int) -> list[str]:
        """The texts at these places."""
        held = self._held[self._starts[first] : self._starts[end]]
        return str(held, "utf-8").split("\n")[:-1]


class Spellings(Ordered):
    """All names without blanks, in their order, and the numbers of the names that stand there."""

    def __init__(self, index: Index) -> None:
        self._keys = Texts(index.keys, index.key_starts)
        self._sorted = index.by_spelling
        self._numbers = index.by_spelling.data

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> bytes:
        return self._keys[self._numbers[place]].replace(b" ", b"")

    def numbers(self, span: Span) -> Array:
        """The numbers of the names at these places."""
        return self._sorted[slice(*span)]

    def slipped(self, typed: bytes) -> Iterator[tuple[bytes, Span]]:
        """What may be meant but for one letter left out, put in, replaced or swapped, and where.

        Digits are never taken for others. Where only the last letter is wrong comes last. The
        work is bounded by the letters that follow one another in names.
        """
        if len(typed) < _SHORTEST_SLIPPED:
            return
        within = (0, len(self))
        for place in range(len(typed)):
            for letter, span in self._letters(within, place):
                for rest in _rests(typed, place, letter):
                    meant = typed[:place] + letter + rest
                    start, end = self.beginning(meant, span)
                    if start < end:
                        yield meant, (start, end)
            within = self.beginning(typed[: place + 1], within)
        if typed[-1:].isalpha():
            yield typed[:-1], self.beginning(typed[:-1])

    def _letters(self, within: Span, place: int) -> Iterator[tuple[bytes, Span]]:
        """The letters that names have at a place, those before it being alike, and where."""
        start, end = within
        while start < end:
            name = self[start][: place + 1]
            # A name that ends there stands before those that go on.
            stop = bisect_left(self, name + (b"\xff" if len(name) > place else b"\0"), start, end)
            if len(name) > place:
                yield name[place:], (start, stop)
            start = stop


def _rests(typed: bytes, place: int, letter: bytes) -> Iterator[bytes]:
    """What follows the letter that should stand at a place, were it missed by one slip."""
    here, after = typed[place : place + 1], typed[place + 1 :]
    if letter == here:
        return
    if letter.isalpha():
        yield typed[place:]
        if here.isalpha() and after:
            yield after
    if here.isalpha() and letter == after[:1]:
        yield after[1:]
        if letter.isalpha():
            yield here + after[1:]
