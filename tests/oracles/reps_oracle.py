"""Offline reps of a clean recording whose baseline is known: plain Python, the whole file in hand.

Nothing here is shared with the detector: no smoothing, no baseline tracking, no ladder. A rep is a stretch
above 15 % of the largest force; its start and end are the crossings of 15 % and 10 % of its own peak.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class OracleRep:
    start_s: float
    end_s: float
    peak: float
    peak_s: float
    mean: float


def reps_of(time_s: Sequence[float], force: Sequence[float], baseline: float = 0.0) -> list[OracleRep]:
    """Find the reps of a recording without noise, drift or holes."""
    height = [f - baseline for f in force]
    found = []
    for first, last in _stretches(height, 0.15 * max(height)):
        at = max(range(first, last), key=lambda i: height[i])
        start = _crossing_before(time_s, height, at, 0.15 * height[at])
        end = _crossing_after(time_s, height, at, 0.10 * height[at])
        area = _area_between(time_s, force, start, end)
        found.append(OracleRep(start, end, force[at], time_s[at], area / (end - start)))
    return found


def _stretches(height: Sequence[float], level: float) -> list[tuple[int, int]]:
    stretches, first = [], None
    for i, h in enumerate(height):
        if h >= level and first is None:
            first = i
        if h < level and first is not None:
            stretches.append((first, i))
            first = None
    return stretches


def _crossing_before(time_s: Sequence[float], height: Sequence[float], at: int, level: float) -> float:
    i = at
    while height[i - 1] >= level:
        i -= 1
    return _between(time_s, height, i - 1, level)


def _crossing_after(time_s: Sequence[float], height: Sequence[float], at: int, level: float) -> float:
    i = at
    while height[i + 1] >= level:
        i += 1
    return _between(time_s, height, i, level)


def _between(time_s: Sequence[float], height: Sequence[float], i: int, level: float) -> float:
    part = (level - height[i]) / (height[i + 1] - height[i])
    return time_s[i] + part * (time_s[i + 1] - time_s[i])


def _area_between(time_s: Sequence[float], force: Sequence[float], start: float, end: float) -> float:
    def at(t: float) -> float:
        i = max(k for k in range(len(time_s) - 1) if time_s[k] <= t)
        return force[i] + (force[i + 1] - force[i]) * (t - time_s[i]) / (time_s[i + 1] - time_s[i])

    inside = [(t, f) for t, f in zip(time_s, force, strict=True) if start < t < end]
    points = [(start, at(start)), *inside, (end, at(end))]
    return sum(0.5 * (a[1] + b[1]) * (b[0] - a[0]) for a, b in itertools.pairwise(points))
