"""Other ways to find reps, all with the whole recording in hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Found = list[tuple[float, float, float]]  # start, end (NaN when the peer gives none) and a moment inside

SHARE_OF_RANGE = 0.15
LEAST_S = 0.5
CUTOFF_HZ = 10.0


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


def causal_peers(rate_hz: float) -> dict[str, Callable[[Array, Array], int]]:
    """Give low-pass filters of libraries, each with a two-threshold state machine in plain Python behind.

    Each returns how many reps it counted.
    """
    found: dict[str, Callable[[Array, Array], int]] = {}
    try:
        from scipy.signal import butter, sosfilt
    except ImportError:
        return found
    sections = butter(2, CUTOFF_HZ, fs=rate_hz, output="sos")
    found["scipy sosfilt + Python state machine"] = lambda time_s, force: _count(
        time_s, sosfilt(sections, force)
    )
    try:
        from brainflow.data_filter import DataFilter, FilterTypes
    except ImportError:
        return found

    def with_brainflow(time_s: Array, force: Array) -> int:
        smooth = force.copy()
        kind = FilterTypes.BUTTERWORTH.value
        DataFilter.perform_lowpass(smooth, int(rate_hz), CUTOFF_HZ, 2, kind, 0.0)
        return _count(time_s, smooth)

    found["BrainFlow low-pass + Python state machine"] = with_brainflow
    return found


def _count(time_s: Array, smooth: Array) -> int:
    """Count stretches of at least `LEAST_S` between two fixed thresholds, sample by sample."""
    top = float(smooth.max())
    count, since = 0, None
    for t, f in zip(time_s.tolist(), smooth.tolist(), strict=True):
        if since is None and f > SHARE_OF_RANGE * top:
            since = t
        elif since is not None and f < 0.10 * top:
            count += t - since >= LEAST_S
            since = None
    return count


def _pace_s(time_s: Array) -> float:
    return max(float(time_s[-1] - time_s[0]) / max(1, time_s.size - 1), 1e-6)


def _span(time_s: Array, force: Array, first: int, last: int) -> tuple[float, float, float]:
    top = first + int(np.argmax(force[first : last + 1]))
    return float(time_s[first]), float(time_s[last]), float(time_s[top])
