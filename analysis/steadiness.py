"""How steady a held force was."""

from __future__ import annotations

import numpy as np


def coefficient_of_variation(value: np.ndarray) -> float:
    """Give 100 · SD (n − 1) / mean, per cent."""
    return float(100 * value.std(ddof=1) / value.mean())


def detrended(time_s: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Remove the least-squares line and keep the mean; shape of `value`."""
    away_s = time_s - time_s.mean()
    slope = float((away_s * (value - value.mean())).sum() / (away_s**2).sum())
    return np.asarray(value - slope * away_s)


def middle(time_s: np.ndarray, share: float) -> slice:
    """Give the samples in the middle `share` of the time."""
    margin_s = (1 - share) / 2 * (time_s[-1] - time_s[0])
    low, high = np.searchsorted(time_s, (time_s[0] + margin_s, time_s[-1] - margin_s + 1e-9))
    return slice(int(low), int(high))
