"""The session's clock: the host's monotonic clock, or the same made faster for simulated boards."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Where a session takes its time from."""

    @property
    def speed(self) -> float:
        """Clock seconds per second of the wall."""

    def now_ns(self) -> int:
        """Nanoseconds; monotonic, of no meaning but for differences."""

    def sleep(self, seconds: float) -> None:
        """Wait for `seconds` of this clock."""


class WallClock:
    """The host's monotonic clock."""

    speed = 1.0

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class ScaledClock:
    """A clock that runs `speed` times as fast as the wall's, from the moment it is made."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._began_ns = time.monotonic_ns()

    def now_ns(self) -> int:
        passed_ns = time.monotonic_ns() - self._began_ns
        return self._began_ns + int(passed_ns * self.speed)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds / self.speed)


def clock_at(speed: float) -> Clock:
    """Give the clock for `speed`; 1 is the wall's own."""
    return WallClock() if speed == 1.0 else ScaledClock(speed)


class Deadline:
    """A limit of patience, in seconds of the wall whatever the clock's speed."""

    def __init__(self, clock: Clock, within_s: float) -> None:
        self._clock = clock
        self._ends_ns = clock.now_ns() + int(within_s * clock.speed * 1e9)

    @property
    def passed(self) -> bool:
        return self._clock.now_ns() >= self._ends_ns
