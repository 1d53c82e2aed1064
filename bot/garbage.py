"""When Python's garbage collector need not look: at what Rounds holds from its start to its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settling() -> Iterator[None]:
    """Have no garbage collection look at what is made meanwhile, nor at what there is, ever again.

    For the start alone: modules, rules and word lists are 400,000 objects. To look for garbage
    among them took half as long again as to load them, a look-up in two thousand 60 ms, and some
    time at the end of the process. Hardly any is left by loading, so none is looked for first.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
