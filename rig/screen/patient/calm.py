"""Keeps what changes from flickering.

WCAG 2.3.1 allows three flashes in a second. A force at the edge of its zone, or data that come in bursts,
could change a large part of the window at every frame; here each such change waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

LEAST_S = 0.5  # [E] of the wall; there and back at this pace is one flash in a second
T = TypeVar("T")


class Calm(Generic[T]):
    """Lets a value change at once, and again no sooner than `LEAST_S` later.

    Attributes
    ----------
    value : what is shown
    """

    def __init__(self, first: T) -> None:
        self.value = first
        self._changed_s = -LEAST_S

    def follow(self, value: T, wall_s: float, urgent: bool = False) -> T:
        """Take the newest value; give the one to show. An `urgent` one does not wait."""
        if value != self.value and (urgent or wall_s - self._changed_s >= LEAST_S):
            self.value, self._changed_s = value, wall_s
        return self.value


class Alarm(Generic[T]):
    """Shows what is worse at once, and what is better only when it has lasted for `LEAST_S`.

    Parameters
    ----------
    rank : how bad a value is; those of one rank take each other's place at once
    """

    def __init__(self, first: T, rank: Callable[[T], int]) -> None:
        self._value = first
        self._rank = rank
        self._as_bad_s = -LEAST_S

    def follow(self, value: T, wall_s: float) -> T:
        """Take the newest value; give the one to show."""
        if self._rank(value) >= self._rank(self._value):
            self._value, self._as_bad_s = value, wall_s
        elif wall_s - self._as_bad_s >= LEAST_S:
            self._value = value
        return self._value
