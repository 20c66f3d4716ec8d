"""The figures of one isometric effort against a rigid strap: onset, peak, rates of force development.

Through a band the same slope is a loading rate, not a rate of force development; that is for the caller to
know. Every rate is of the raw signal, on the samples' own times, and says how many samples it rests on.

Source: interval rate ``(F(t0 + d) - F(t0)) / d`` with ``t0`` the interpolated first upward crossing of the
threshold; 20-80 % rate ``0.6 * peak / (t80 - t20)`` with first crossings interpolated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.settings import Thresholds, threshold

Array = NDArray[np.float64]

WINDOWS_S = (0.10, 0.15, 0.20, 0.25)
"""Windows of the interval rate; the shortest is for screening only."""

SCREENING_S = 0.10
ROUNDING_S = 1e-9  # two samples are never so close


@dataclass(frozen=True, slots=True)
class IsometricSettings(Thresholds):
    """How an effort is read."""

    quiet_s: float = threshold(0.2, "s before the start that must be quiet", 0.05, 2, "[L]")
    quiet_sd_newtons: float = threshold(1.0, "N, SD of a quiet baseline", 0.01, 50, "[E]")
    quiet_drift_newtons: float = threshold(1.5, "N, drift within a quiet baseline", 0.01, 50, "[E]")
    slack_newtons: float = threshold(5.0, "N, either way, of a strap that is slack", 0.1, 50, "[E]")
    sd_factor: float = threshold(3.0, "SD above the baseline for an onset", 1, 10, "[L]")
    least_newtons: float = threshold(1.0, "N above the baseline for an onset", 0.01, 50, "[L]")
    held_s: float = threshold(0.02, "s above the threshold", 0.0, 1, "[L]")
    around_peak_s: float = threshold(0.1, "s, mean around the peak", 0.01, 1, "[E]")
    steepest_s: float = threshold(0.05, "s, length of the steepest slope", 0.01, 1, "[L]")
    least_samples: float = threshold(4, "samples in a window", 2, 1000, "[L]")
    shortest_window_s: float = threshold(0.075, "s at less than `fast_hz`", 0.01, 1, "[E]")
    fast_hz: float = threshold(500.0, "samples a second for shorter windows", 50, 1e5, "[E]")
    countermovement_newtons: float = threshold(2.0, "N below the baseline", 0.1, 100, "[E]")
    late_s: float = threshold(1.5, "s from the word go to the onset", 0.1, 10, "[E]")


@dataclass(frozen=True, slots=True)
class Quiet:
    """The baseline before an effort; `why` says what keeps it from being quiet, ``""`` when it is."""

    newtons: float
    sd_newtons: float
    why: str

    @property
    def is_quiet(self) -> bool:
        return not self.why


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of force development and the samples that it rests on; NaN with the reason where refused."""

    newtons_per_s: float
    samples: int
    refused: str = ""


def quiet_baseline(
    time_s: Array, newtons: Array, until_s: float, settings: IsometricSettings | None = None
) -> Quiet:
    """Judge the stretch of `quiet_s` that ends at `until_s`."""
    settings = settings or IsometricSettings()
    inside = (time_s > until_s - settings.quiet_s) & (time_s <= until_s)
    force, at_s = newtons[inside], time_s[inside]
    if force.size < settings.least_samples or not np.isfinite(force).all():
        return Quiet(math.nan, math.nan, f"{force.size} samples in {settings.quiet_s:g} s")
    mean, centred = float(force.mean()), at_s - at_s.mean()
    drift = float(abs((centred * force).sum() / (centred**2).sum())) * settings.quiet_s
    sd = float(force.std(ddof=1))
    if drift > settings.quiet_drift_newtons:
        return Quiet(
            mean, sd, f"the force drifts by {drift:.1f} N; allowed is {settings.quiet_drift_newtons:g} N"
        )
    if sd > settings.quiet_sd_newtons:
        return Quiet(mean, sd, f"the force varies by {sd:.1f} N; allowed is {settings.quiet_sd_newtons:g} N")
    return Quiet(mean, sd, "")


def onset_threshold(quiet: Quiet, settings: IsometricSettings | None = None) -> float:
    """Give the force that an onset must cross, newtons."""
    settings = settings or IsometricSettings()
    return quiet.newtons + max(settings.sd_factor * quiet.sd_newtons, settings.least_newtons)


def find_onset(time_s: Array, newtons: Array, level: float, held_s: float = 0.02) -> float:
    """Give the interpolated time of the first upward crossing of `level` that is held; NaN for none."""
    above = newtons >= level
    for i in np.flatnonzero(above[1:] & ~above[:-1]) + 1:
        until = int(np.searchsorted(time_s, time_s[i] + held_s, side="right"))
        if above[i:until].all() and time_s[-1] - time_s[i] >= held_s:
            return float(np.interp(level, newtons[i - 1 : i + 1], time_s[i - 1 : i + 1]))
    return math.nan


def interval_rate(
    time_s: Array, newtons: Array, start_s: float, window_s: float, settings: IsometricSettings | None = None
) -> Rate:
    """Give ``(F(start + window) - F(start)) / window``, both interpolated."""
    settings = settings or IsometricSettings()
    end_s = start_s + window_s
    if not end_s <= time_s[-1]:
        return Rate(math.nan, 0, f"the recording ends before {1000 * window_s:.0f} ms have passed")
    inside = _between(time_s, start_s, end_s)
    samples = int(inside.sum())
    refused = _too_coarse(time_s, window_s, samples, settings) or _not_finite(newtons, inside)
    if refused:
        return Rate(math.nan, samples, refused)
    first, last = np.interp((start_s, end_s), time_s, newtons)
    return Rate(float(last - first) / window_s, samples)


def steepest_rate(
    time_s: Array, newtons: Array, start_s: float, end_s: float, settings: IsometricSettings | None = None
) -> Rate:
    """Give the steepest slope over `steepest_s` that begins at a sample between `start_s` and `end_s`."""
    settings = settings or IsometricSettings()
    length_s = settings.steepest_s
    begins = time_s[(time_s >= start_s) & (time_s + length_s <= min(end_s, time_s[-1]))]
    if not begins.size:
        return Rate(math.nan, 0, f"the rise is shorter than {1000 * length_s:.0f} ms")
    slopes = (np.interp(begins + length_s, time_s, newtons) - np.interp(begins, time_s, newtons)) / length_s
    if not np.isfinite(slopes).all():
        return Rate(math.nan, int(begins.size), "samples that cannot be trusted")
    at = int(np.argmax(slopes))
    inside = _between(time_s, begins[at], begins[at] + length_s)
    samples = int(inside.sum())
    if samples < settings.least_samples:
        return Rate(math.nan, samples, _few(samples, settings))
    return Rate(float(slopes[at]), samples)


def rate_20_80(
    time_s: Array, newtons: Array, peak_newtons: float, settings: IsometricSettings | None = None
) -> Rate:
    """Give ``0.6 * peak / (t80 - t20)``, first crossings interpolated on the raw signal."""
    settings = settings or IsometricSettings()
    if not math.isfinite(peak_newtons):
        return Rate(math.nan, 0, "the peak is not known")
    t20, t80 = (find_onset(time_s, newtons, share * peak_newtons, 0.0) for share in (0.2, 0.8))
    if not t80 > t20:
        return Rate(math.nan, 0, "the force does not rise from 20 to 80 % of its peak")
    inside = _between(time_s, t20, t80)
    samples = int(inside.sum())
    refused = _few(samples, settings) if samples < settings.least_samples else _not_finite(newtons, inside)
    return Rate(math.nan if refused else 0.6 * peak_newtons / (t80 - t20), samples, refused)


def _between(time_s: Array, start_s: float, end_s: float) -> NDArray[np.bool_]:
    """Mark the samples of a window, both ends included whatever their last digit."""
    return (time_s > start_s - ROUNDING_S) & (time_s < end_s + ROUNDING_S)


def _too_coarse(time_s: Array, window_s: float, samples: int, settings: IsometricSettings) -> str:
    rate_hz = (time_s.size - 1) / float(time_s[-1] - time_s[0])
    if window_s < settings.shortest_window_s and rate_hz < settings.fast_hz:
        return f"{1000 * window_s:.0f} ms at {rate_hz:.0f} samples a second; need {settings.fast_hz:g}"
    return _few(samples, settings) if samples < settings.least_samples else ""


def _few(samples: int, settings: IsometricSettings) -> str:
    return f"{samples} samples in the window; need {settings.least_samples:g}"


def _not_finite(newtons: Array, inside: NDArray[np.bool_]) -> str:
    return "" if np.isfinite(newtons[inside]).all() else "samples that cannot be trusted"
