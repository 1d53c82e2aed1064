"""Results of a method kept for the next caller, which do not keep its owner.

`functools.lru_cache` around a bound method that its own object holds is a ring: the object, and
the knowledge file that it has mapped, would stay until the next garbage collection, long after
the last reader let them go.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

Asked = ParamSpec("Asked")
Result = TypeVar("Result")


def kept(method: Callable[Asked, Result], most: int) -> Callable[Asked, Result]:
    """The method, with its last `most` results kept; to be held by the method's own object."""
    known = WeakMethod(method)

    @lru_cache(maxsize=most)
    def result(*asked: object) -> object:
        # Only its owner calls this, so the owner is there.
        return cast("Callable[..., Result]", known())(*asked)

    return cast("Callable[Asked, Result]", result)
