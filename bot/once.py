"""What has happened once already: in memory only, and no more of it than there is room for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

_MOST = 20_000  # the oldest is forgotten first


class Once:
    """Keeps what has happened, such as that somebody was told something today."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, None] = OrderedDict()

    def __contains__(self, happened: Hashable) -> bool:
        """Whether it has happened, as far as is remembered."""
        return happened in self._kept

    def add(self, happened: Hashable) -> bool:
        """Keep that it has happened; whether this is the first time."""
        if happened in self._kept:
            return False
        self._kept[happened] = None
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return True

    def forget(self, happened: Hashable) -> None:
        """It has not happened after all."""
        self._kept.pop(happened, None)
