"""Results of a method kept for the next caller, which do not keep its owner.

`functools.lru_cache` around a bound method that its own object holds is a ring: the object, and
the knowledge file that it has mapped, would stay until the next garbage collection, long after
the last reader let them go.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, ParamSpec, TypeVar, cast
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


class worked_out(Generic[Result]):  # noqa: N801 (read like a decorator, as `property` is)
    """A property that is worked out when it is first read, and kept in its object then.

    As `functools.cached_property`, which before Python 3.12 takes a lock each time: of a question
    it was 3 % of the time. Two threads may both work it out, and get the same.
    """

    def __init__(self, work: Callable[[Any], Result]) -> None:  # Any: whatever has the property
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, held: object, owner: type | None = None) -> Result:
        """What was worked out; later reads find it in the object itself."""
        result = held.__dict__[self._name] = self._work(held)
        return result
