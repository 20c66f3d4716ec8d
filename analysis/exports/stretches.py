"""A stream cut into parts that run evenly, for formats that know only a start and a rate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rig.record.reader import StreamRecord
from rig.samples import LOST_BEFORE, MISSING, UNTRUSTED

MOST_OFF_FRACTION = 0.5  # of a period, that a sample may lie from where an even rate puts it


@dataclass(frozen=True, slots=True)
class EvenStretch:
    """Samples without a gap, close to an even rate.

    Attributes
    ----------
    start_s, period_s : sample i is at ``start_s + i * period_s``, session time
    off_s : largest distance of a sample's own time from that
    value : float array of shape (n,), n >= 2; NaN where it cannot be trusted
    """

    start_s: float
    period_s: float
    off_s: float
    value: np.ndarray

    @property
    def end_s(self) -> float:
        """Session time of the last sample."""
        return self.start_s + (self.value.size - 1) * self.period_s


def even_stretches(stream: StreamRecord) -> Iterator[EvenStretch]:
    """Cut a stream at its gaps, and further where its rate drifts; lone samples are left out."""
    there = (stream.flags & MISSING) == 0
    time_s = stream.time_s[there]
    value = np.where((stream.flags & UNTRUSTED) != 0, np.nan, stream.value)[there]
    lost = np.flatnonzero(_lost_before(stream)[there])
    edges = [0, *lost[lost > 0].tolist(), time_s.size]
    for low, high in pairwise(edges):
        if high - low > 1:
            yield from _even(time_s[low:high], value[low:high])


def _lost_before(stream: StreamRecord) -> np.ndarray:
    after_marker = np.zeros(stream.flags.size, bool)
    after_marker[1:] = (stream.flags[:-1] & MISSING) != 0
    return after_marker | ((stream.flags & LOST_BEFORE) != 0)


def _even(time_s: np.ndarray, value: np.ndarray) -> Iterator[EvenStretch]:
    """Fit one rate; halve where a sample lies too far from it."""
    number = np.arange(time_s.size)
    period_s, start_s = (float(x) for x in np.polyfit(number, time_s, 1)) if time_s.size > 2 else _two(time_s)
    off_s = float(np.abs(time_s - (start_s + number * period_s)).max())
    if off_s <= MOST_OFF_FRACTION * period_s or time_s.size < 4:
        yield EvenStretch(start_s, period_s, off_s, value)
        return
    middle = time_s.size // 2
    yield from _even(time_s[:middle], value[:middle])
    yield from _even(time_s[middle:], value[middle:])


def _two(time_s: np.ndarray) -> tuple[float, float]:
    return float(time_s[1] - time_s[0]), float(time_s[0])
