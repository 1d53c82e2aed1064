"""When Python's garbage collector need not look: while much is made that stays."""

from __future__ import annotations

import gc
import threading


class _Lasting:
    """What is made within is no garbage; any number of threads may be within at once.

    Rules and words are 200,000 objects, read in a row. Every 700 of them the collector looks for
    garbage among the last, and now and then among all: that took as long as to read them.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._within = 0
        self._was_on = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._within:
                self._was_on = gc.isenabled()
                gc.disable()
            self._within += 1

    def __exit__(self, *_: object) -> None:
        """Go on as before, once the last thread leaves, whatever came of its reading."""
        with self._lock:
            self._within -= 1
            if not self._within and self._was_on:
                _take_for_old()
                gc.enable()


def _take_for_old() -> None:
    """Have what there is looked at as seldom as what has outlived many collections.

    Else the next few objects, made while somebody waits, have the collector look at all the new
    ones. Where the caller has frozen some, to thaw them would be no help: all stays as it is.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()  # what was frozen is the oldest there is


lasting = _Lasting()
