"""Charts kept where they are drawn, for whoever asks for the same one next."""

from __future__ import annotations

import threading
from collections import OrderedDict

from bot.phrases import language
from bot.render.chart import Chart, Described, chart
from knowledge import Knowledge
from knowledge.connections import Identity

_Key = tuple[Identity | None, str, str]  # knowledge file, concept, language

MOST_BYTES = 4_000_000  # some eighty charts


class Charts:
    """Draws charts, and keeps those asked for last within so many bytes; safe from any thread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[_Key, Chart] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, knowledge: Knowledge, concept: Described) -> Chart | None:
        """The chart of a concept's features in the language spoken; None for fewer than ten."""
        key = (knowledge.store.identity, concept.id, language())
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        # Two may draw the same one at once: neither waits, and they are equal.
        drawn = chart(concept)
        if drawn is not None:
            self._keep(key, drawn)
        return drawn

    @property
    def size(self) -> int:
        """Bytes of all charts that are kept."""
        return sum(map(_size, self._kept.values()))

    def _keep(self, key: _Key, drawn: Chart) -> None:
        with self._lock:
            self._kept[key] = drawn
            while self.size > self._most:
                self._kept.popitem(last=False)


def _size(drawn: Chart) -> int:
    return len(drawn.png) + len(drawn.alt.encode())
