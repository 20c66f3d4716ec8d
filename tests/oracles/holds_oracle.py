"""Offline holds at a given target, by the definition: plain Python, the whole recording in hand.

Every sample is replaced by the mean of the samples in the 0.1 s of 25-ms bins that end with its own, at their
mean time. A hold runs from a crossing into the zone to the next crossing out of it that is not undone within
half a second; nothing is decided as time goes by.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class OracleHold:
    start_s: float
    end_s: float
    mean: float


def holds_of(
    time_s: Sequence[float],
    force: Sequence[float],
    target: float,
    zone: float = 0.10,
    broken_after_s: float = 0.5,
    minimum_s: float = 1.0,
) -> list[OracleHold]:
    """Find the holds of a recording without bad samples that starts and ends outside the zone."""
    points = _smoothed(time_s, force)
    low, high = target * (1 - zone), target * (1 + zone)
    visits = _visits(points, low, high)
    joined: list[list[float]] = []
    for start, end in visits:
        if joined and start - joined[-1][1] <= broken_after_s:
            joined[-1][1] = end
        else:
            joined.append([start, end])
    long_enough = [(a, b) for a, b in joined if b - a >= minimum_s]
    return [OracleHold(a, b, _mean(time_s, force, a, b)) for a, b in long_enough]


def _smoothed(time_s: Sequence[float], force: Sequence[float]) -> list[Point]:
    bins = [math.floor(t / 0.025) for t in time_s]
    points = []
    for i in range(len(time_s)):
        near = [k for k in range(i + 1) if bins[k] > bins[i] - 4]
        points.append((sum(time_s[k] for k in near) / len(near), sum(force[k] for k in near) / len(near)))
    return points


def _visits(points: Sequence[Point], low: float, high: float) -> list[tuple[float, float]]:
    """Return every stretch inside the zone, its ends interpolated."""
    visits, entered = [], math.nan
    for one, other in itertools.pairwise(points):
        was, now = low <= one[1] <= high, low <= other[1] <= high
        if now and not was:
            entered = _crossing(one, other, low if one[1] < low else high)
        if was and not now:
            visits.append((entered, _crossing(one, other, low if other[1] < low else high)))
    return visits


def _crossing(one: Point, other: Point, edge: float) -> float:
    return one[0] + (edge - one[1]) / (other[1] - one[1]) * (other[0] - one[0])


def _mean(time_s: Sequence[float], force: Sequence[float], start: float, end: float) -> float:
    def at(t: float) -> float:
        i = max(k for k in range(len(time_s) - 1) if time_s[k] <= t)
        return force[i] + (force[i + 1] - force[i]) * (t - time_s[i]) / (time_s[i + 1] - time_s[i])

    inside = [(t, f) for t, f in zip(time_s, force, strict=True) if start < t < end]
    path = [(start, at(start)), *inside, (end, at(end))]
    area = sum(0.5 * (a[1] + b[1]) * (b[0] - a[0]) for a, b in itertools.pairwise(path))
    return area / (end - start)
