"""Where bytes come from: one small protocol that a port, a recording and a simulated board keep.

A source belongs to one thread: the one that opened it reads, writes and closes it. Time limits are in seconds
of the wall, also where a simulated board runs on a faster clock.
"""

from __future__ import annotations

from typing import Protocol


class ByteSource(Protocol):
    """A line to a board, opened.

    `description` says in plain words what is at the other end; it never holds a path with a name in it.
    """

    description: str

    def read(self, timeout_s: float) -> bytes:
        """Give what has arrived, as soon as anything has; ``b""`` when nothing came in time.

        Raises
        ------
        DeviceError : the board is gone
        """

    def write(self, data: bytes) -> None:
        """Send all of `data`.

        Raises
        ------
        DeviceError : the board is gone, or takes no bytes
        """

    def close(self) -> None:
        """Let go of the line; a second call does nothing."""


class Clock(Protocol):
    """The time that a simulated source runs on: the wall's, or one that is faster."""

    @property
    def speed(self) -> float:
        """Clock seconds per second of the wall."""

    def now_ns(self) -> int:
        """Monotonic nanoseconds."""

    def sleep(self, seconds: float) -> None:
        """Wait for `seconds` of this clock."""
