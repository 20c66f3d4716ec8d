"""Small force recordings made of straight lines, for tests that want to know every number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rig.detect.reps import RepDetector
from rig.events import Rep
from rig.settings import RepSettings

Array = NDArray[np.float64]


def lines(corners: list[tuple[float, float]], rate_hz: float) -> tuple[Array, Array]:
    """Sample a polyline of (seconds, newtons) corners."""
    count = int(corners[-1][0] * rate_hz) + 1
    time_s = np.arange(count) / rate_hz
    return time_s, np.interp(time_s, [c[0] for c in corners], [c[1] for c in corners])


def trapezoids(
    count: int, rate_hz: float, newtons: float = 60.0, rest: float = 0.0, period_s: float = 6.0
) -> tuple[Array, Array]:
    """Give `count` equal reps: 1 s up, 2 s held, 1 s down, the rest of the period at `rest`."""
    corners = [(0.0, rest)]
    for k in range(count):
        t = 2.0 + k * period_s
        top = rest + newtons
        corners += [(t, rest), (t + 1.0, top), (t + 3.0, top), (t + 4.0, rest)]
    corners.append((2.0 + count * period_s, rest))
    return lines(corners, rate_hz)


def detect(
    time_s: Array,
    force: Array,
    flags: NDArray[np.uint8] | None = None,
    settings: RepSettings | None = None,
) -> list[Rep]:
    """Run a whole recording through a new detector."""
    detector = RepDetector("band_knee", settings or RepSettings())
    flags = np.zeros(time_s.size, np.uint8) if flags is None else flags
    return [rep for _, rep in detector.feed(time_s, force, flags)] + detector.finish()
