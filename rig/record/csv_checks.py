"""Whether numbers can be a recording at all. Refuses what cannot, and nothing that is merely rough."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rig.errors import InputRefused

ABSURD = 1e5  # N or kPa: ten tonnes; single cells beyond it are flagged, many are refused
_ABSURD_SHARE = 0.05
_NOTHING = 1e-9  # every value below this: denormals, bytes in the wrong order

_WINDOW = 32  # samples
_LEAP = 0.25  # of the window's range: a step between neighbours that is no movement at a usable rate
_SMALL_SHARE = 0.6  # of the recording's range: windows that move less are rest and noise
_LEAPT_MEAN = 0.16  # mean leap per step, in ranges; random numbers reach 0.23 to 0.31, pulls at 20 Hz 0.13
_BAD_SHARE = 0.3  # of all windows
_QUIET = 12.0  # N or kPa: noise of this range is a sensor at rest
_QUIET_SHARE = 0.05  # of the level, for a force plate with someone standing on it
_SLOW_HZ = 30.0  # below it quick pulls leap too, and must repeat themselves to pass

Values = NDArray[np.float64]


def check_magnitude(value: Values, line: NDArray[np.int64], unit: str) -> None:
    """Refuse values that no sensor gives: raw counts, bytes read as numbers.

    Raises
    ------
    InputRefused : more than 5 % of the values beyond `ABSURD`, or none above zero by more than `_NOTHING`
    """
    size = np.abs(value)
    absurd = np.flatnonzero(size > ABSURD)
    if absurd.size > _ABSURD_SHARE * value.size:
        raise InputRefused(
            f"row {line[absurd[0]]}: the stream does not hold together: {value[absurd[0]]:.6g} {unit}, and "
            f"{100 * absurd.size / value.size:.0f} % of all values are beyond {ABSURD:,.0f} {unit}"
        )
    if 0 < size.max() < _NOTHING:
        raise InputRefused(
            f"row {line[np.argmax(size)]}: the stream does not hold together: no value is larger than "
            f"{size.max():.3g} {unit}"
        )


def check_coherence(value: Values, line: NDArray[np.int64], unit: str, rate_hz: float) -> None:
    """Refuse a stream whose neighbours leap across its range again and again.

    Spikes, bursts of noise and steep pulls leap now and then; random numbers do in every window.

    Raises
    ------
    InputRefused : the share of such windows is too large
    """
    windows = _windows(value)
    low, high = np.percentile(value, [0.2, 99.8])
    quiet = max(_QUIET, _QUIET_SHARE * float(np.median(np.abs(value))))
    if high - low < quiet or windows.shape[0] == 0:
        return
    ranges = np.maximum(np.ptp(windows, axis=1), _SMALL_SHARE * (high - low))
    steps = np.abs(np.diff(windows, axis=1)) / ranges[:, None]
    bad = np.where(steps > _LEAP, steps, 0.0).mean(axis=1) > _LEAPT_MEAN
    if bad.mean() < _BAD_SHARE or (rate_hz < _SLOW_HZ and _repeats_itself(value, rate_hz)):
        return
    at = int(np.argmax(bad)) * windows.shape[1]
    at += int(np.argmax(np.abs(np.diff(windows[np.argmax(bad)])))) + 1
    raise InputRefused(
        f"row {line[at]}: the stream does not hold together: from {value[at - 1]:.6g} to {value[at]:.6g} "
        f"{unit} between neighbours, and so in {100 * bad.mean():.0f} % of the recording"
    )


def _windows(value: Values) -> Values:
    width = min(_WINDOW, value.size)
    count = value.size // width
    return value[: count * width].reshape(count, width)


def _repeats_itself(value: Values, rate_hz: float) -> bool:
    """Say whether a slow stream resembles itself a little later, as pulls do and random numbers do not."""
    clipped = np.clip(value, *np.percentile(value, [2, 98]))
    centred = clipped - clipped.mean()
    power = float(centred @ centred)
    if power == 0:
        return True
    lags = range(1, max(3, min(value.size // 3, int(4 * rate_hz))))
    alike = np.array([centred[k:] @ centred[:-k] / power for k in lags])
    chance = 1 / np.sqrt(value.size)
    if alike[0] < -0.3:
        return False
    return bool(alike[0] > max(0.25, 2.5 * chance) or alike[1:].max() > max(0.4, 3.0 * chance))
