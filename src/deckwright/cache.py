"""What was made before, taken over as long as what it was made from is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

_Arguments = TypeVarTuple("_Arguments")
_Value = TypeVar("_Value")


class Cache:
    """The last value that each function gave for each subject.

    Whether it still holds is told by comparing all that the function was given, never by names or
    times, so nothing in here is ever out of date. Threads may share it: at worst two of them make
    the same.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, object], tuple[tuple[object, ...], Any]] = {}

    def get(
        self,
        subject: object,
        make: Callable[[*_Arguments], _Value],
        *arguments: *_Arguments,
    ) -> _Value:
        """`make(*arguments)`, for a `subject` of which what was made last is kept."""
        known = self._made.get((make, subject))
        if known is None or known[0] != arguments:
            known = self._made[make, subject] = (arguments, make(*arguments))
        value: _Value = known[1]
        return value
