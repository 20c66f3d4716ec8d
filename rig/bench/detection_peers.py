"""Other ways to find reps, all with the whole recording in hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Found = list[tuple[float, float, float]]  # start, end (NaN when the peer gives none) and a moment inside

SHARE_OF_RANGE = 0.15
LEAST_S = 0.5


def peers() -> dict[str, Callable[[Array, Array], Found]]:
    """Give the peers that are installed, by name."""
    found: dict[str, Callable[[Array, Array], Found]] = {}
    try:
        from scipy.signal import find_peaks
    except ImportError:
        return found

    def with_find_peaks(time_s: Array, force: Array) -> Found:
        apart = max(1, int(LEAST_S / _pace_s(time_s)))
        tops, _ = find_peaks(force, prominence=SHARE_OF_RANGE * np.ptp(force), distance=apart)
        return [(np.nan, np.nan, float(time_s[top])) for top in tops]

    found["scipy find_peaks"] = with_find_peaks
    try:
        from detecta import detect_onset
    except ImportError:
        return found

    def with_detecta(time_s: Array, force: Array) -> Found:
        level = force.min() + SHARE_OF_RANGE * np.ptp(force)
        least = max(1, int(LEAST_S / _pace_s(time_s)))
        below = max(1, int(0.3 / _pace_s(time_s)))
        spans = detect_onset(force, threshold=level, n_above=least, n_below=below, show=False)
        return [_span(time_s, force, first, last) for first, last in spans]

    found["detecta"] = with_detecta
    return found


def _pace_s(time_s: Array) -> float:
    return max(float(time_s[-1] - time_s[0]) / max(1, time_s.size - 1), 1e-6)


def _span(time_s: Array, force: Array, first: int, last: int) -> tuple[float, float, float]:
    top = first + int(np.argmax(force[first : last + 1]))
    return float(time_s[first]), float(time_s[last]), float(time_s[top])
