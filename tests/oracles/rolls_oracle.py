"""Offline rolls of a pad whose baseline is known and does not creep: plain Python, the whole file in hand.

Each level is looked at by itself: stretches above it that go on until below 80 % of it, cut where the pad is
unloaded, kept when longer than 0.3 s. A warn stretch that holds a fault is left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]  # time, per cent of the deliberate roll


@dataclass(frozen=True)
class OracleRoll:
    direction: str
    level: str
    start_s: float
    end_s: float
    peak_percent: float


def rolls_of(
    time_s: Sequence[float], kpa: Sequence[float], is_back: Sequence[int], index: float, span: float = 0.30
) -> list[OracleRoll]:
    """Find the rolls of a loaded pad away from `index`, in order of their ends."""
    points = _percent(time_s, kpa, is_back, index, span)
    rolls = []
    for sign, direction in ((1, "backward"), (-1, "forward")):
        turned = [(t, sign * p) for t, p in points]
        faults = _stretches(turned, 67.0)
        warns = [w for w in _stretches(turned, 33.0) if not any(w[0] <= f[0] < w[1] for f in faults)]
        rolls += [OracleRoll(direction, "fault", *f) for f in faults]
        rolls += [OracleRoll(direction, "warn", *w) for w in warns]
    return sorted(rolls, key=lambda r: r.end_s)


def _percent(
    time_s: Sequence[float], kpa: Sequence[float], is_back: Sequence[int], index: float, span: float
) -> list[Point]:
    newest = {0: math.nan, 1: math.nan}
    points = []
    for t, p, side in zip(time_s, kpa, is_back, strict=True):
        newest[side] = p
        r = (newest[1] - newest[0]) / (newest[1] + newest[0])
        if not math.isnan(r):
            points.append((t, 100 * (r - index) / span))
    return points


def _stretches(points: Sequence[Point], level: float) -> list[tuple[float, float, float]]:
    stretches = []
    i = 1
    while i < len(points):
        if points[i][1] < level or points[i - 1][1] >= level:
            i += 1
            continue
        j = i
        while j < len(points) and points[j][1] >= 0.8 * level:
            j += 1
        if points[j - 1][0] - _crossing(points, i, level) >= 0.3:
            peak = max(p for _, p in points[i:j])
            stretches.append((_crossing(points, i, level), _crossing(points, j, 0.8 * level), peak))
        i = j
    return stretches


def _crossing(points: Sequence[Point], i: int, level: float) -> float:
    one, other = points[i - 1], points[i]
    return one[0] + (level - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
