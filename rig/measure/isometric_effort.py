"""One effort of an isometric test, cut out of a recording: its figures, and what speaks against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from rig.measure.isometric_force import (
    WINDOWS_S,
    Array,
    IsometricSettings,
    Quiet,
    Rate,
    find_onset,
    interval_rate,
    onset_threshold,
    quiet_baseline,
    rate_20_80,
    steepest_rate,
)
from rig.samples import UNTRUSTED

DOUBTS = ("not_quiet", "countermovement", "late_start", "no_onset", "flagged_samples")


@dataclass(frozen=True, slots=True)
class Effort:
    """One effort.

    Attributes
    ----------
    go_s : when the person was told to push, session seconds
    onset_s : NaN where none was found; then the rates are refused
    peak_newtons : highest trusted sample; NaN where a flagged sample may hide a higher one
    around_peak_newtons : mean of 0.1 s around it
    rates : interval rates by window, s
    doubts : those of `DOUBTS` that there are: reasons to offer the effort for rejection; a person decides
    """

    go_s: float
    onset_s: float
    baseline: Quiet
    peak_newtons: float
    peak_s: float
    around_peak_newtons: float
    rates: dict[float, Rate]
    steepest: Rate
    rate_20_80: Rate
    doubts: tuple[str, ...]


def measure_effort(
    time_s: Array,
    newtons: Array,
    flags: np.ndarray,
    go_s: float,
    end_s: float,
    settings: IsometricSettings | None = None,
) -> Effort:
    """Measure the effort between `go_s` and `end_s`; the samples reach back at least `quiet_s` before it.

    Parameters
    ----------
    time_s : (n,) session seconds, rising
    newtons : (n,) NaN where nothing was measured
    flags : (n,) quality flags; untrusted samples take no part
    """
    settings = settings or IsometricSettings()
    bad = (flags & np.uint8(UNTRUSTED)) != 0
    force = np.where(bad, math.nan, newtons)
    quiet = quiet_baseline(time_s, force, go_s, settings)
    inside = (time_s > go_s) & (time_s <= end_s)
    at_s, pulled = time_s[inside], force[inside]
    peak_at = int(np.nanargmax(pulled)) if np.isfinite(pulled).any() else -1
    peak = float(pulled[peak_at]) if peak_at >= 0 else math.nan
    peak_s = float(at_s[peak_at]) if peak_at >= 0 else math.nan
    known_peak = math.nan if bad[inside].any() else peak
    onset_s = find_onset(at_s, pulled, onset_threshold(quiet, settings), settings.held_s)
    around = pulled[np.abs(at_s - peak_s) <= settings.around_peak_s / 2]
    return Effort(
        go_s=go_s,
        onset_s=onset_s,
        baseline=quiet,
        peak_newtons=known_peak,
        peak_s=peak_s,
        around_peak_newtons=float(around.mean()) if around.size else math.nan,
        rates={window: _rate(at_s, pulled, onset_s, window, settings) for window in WINDOWS_S},
        steepest=_steepest(at_s, pulled, onset_s, peak_s, settings),
        rate_20_80=rate_20_80(at_s, pulled, known_peak, settings),
        doubts=_doubts(at_s, pulled, bad[inside], quiet, onset_s - go_s, settings),
    )


def _rate(at_s: Array, force: Array, onset_s: float, window_s: float, settings: IsometricSettings) -> Rate:
    if math.isnan(onset_s):
        return Rate(math.nan, 0, "no onset was found")
    return interval_rate(at_s, force, onset_s, window_s, settings)


def _steepest(at_s: Array, force: Array, onset_s: float, peak_s: float, settings: IsometricSettings) -> Rate:
    if math.isnan(onset_s):
        return Rate(math.nan, 0, "no onset was found")
    return steepest_rate(at_s, force, onset_s, peak_s + settings.steepest_s, settings)


def _doubts(
    at_s: Array, force: Array, bad: np.ndarray, quiet: Quiet, delay_s: float, settings: IsometricSettings
) -> tuple[str, ...]:
    before = force[at_s < at_s[0] + delay_s] if delay_s == delay_s and at_s.size else force[:0]
    dip = settings.countermovement_newtons
    found = (
        not quiet.is_quiet,
        bool((before < quiet.newtons - dip).any()),
        delay_s > settings.late_s,
        delay_s != delay_s,
        bool(bad.any()),
    )
    return tuple(doubt for doubt, is_so in zip(DOUBTS, found, strict=True) if is_so)
