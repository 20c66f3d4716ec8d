"""The newest samples of each channel, for whoever draws them.

The acquire thread writes, a screen reads, and neither ever waits: no lock is shared. A reader that is slower
than the writer finds out that the oldest rows of its copy were written over, and leaves those out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.block import Block
from rig.samples import UNTRUSTED

MOST_ROWS = 1 << 17  # 131 s at 1 kHz, 27 min at 80 Hz; 2.2 MB a channel


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some consecutive samples of one channel.

    Attributes
    ----------
    first : number of the first row, counted from the start of the session
    time_s : session time, never falling
    value : newtons or kilopascals; NaN where samples are missing
    trusted : False where the flags say that the value is no measurement
    """

    first: int
    time_s: np.ndarray
    value: np.ndarray
    trusted: np.ndarray

    @property
    def end(self) -> int:
        """Number of the row that comes next."""
        return self.first + self.time_s.size


class Ring:
    """The newest rows of one channel: one writer, any number of readers."""

    def __init__(self, rows: int = MOST_ROWS) -> None:
        self._time_s = np.zeros(rows)
        self._value = np.zeros(rows)
        self._trusted = np.zeros(rows, bool)
        self._rows = rows
        self._claimed = 0  # rows before this number may be half written
        self._written = 0

    @property
    def end(self) -> int:
        """Number of the row that comes next."""
        return self._written

    def put(self, samples: np.ndarray) -> None:
        """Append an array of `samples.SAMPLE`; only one thread may do so."""
        end = self._written + samples.size
        kept = samples[-self._rows :]
        self._claimed = end
        at = np.arange(end - kept.size, end) % self._rows
        self._time_s[at] = kept["time_s"]
        self._value[at] = kept["value"]
        self._trusted[at] = (kept["flags"] & UNTRUSTED) == 0
        self._written = end

    def since(self, number: int) -> Stretch:
        """Copy the rows from `number` on; those that are no longer there are left out."""
        end = self._written
        first = max(number, end - self._rows, 0)
        at = np.arange(first, end) % self._rows
        time_s, value, trusted = self._time_s[at], self._value[at], self._trusted[at]
        gone = min(max(0, self._claimed - self._rows - first), time_s.size)
        return Stretch(first + gone, time_s[gone:], value[gone:], trusted[gone:])


class Rings:
    """One ring for each channel, made when its first samples come."""

    def __init__(self, rows: int = MOST_ROWS) -> None:
        self._rows = rows
        self._rings: dict[str, Ring] = {}

    def take(self, block: Block) -> None:
        """Keep a block's samples; the acquire thread calls this."""
        for stream in block.streams:
            if stream.channel not in self._rings:
                # a new dict: whoever goes through the old one is not disturbed
                self._rings = {**self._rings, stream.channel: Ring(self._rows)}
            self._rings[stream.channel].put(stream.samples)

    @property
    def channels(self) -> tuple[str, ...]:
        return tuple(self._rings)

    def get(self, channel: str) -> Ring | None:
        """Give a channel's ring; None before its first sample."""
        return self._rings.get(channel)
