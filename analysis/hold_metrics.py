"""How long, how high and how steady one hold was."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.metric import Metric, withheld
from analysis.settings import AnalysisSettings
from analysis.steadiness import coefficient_of_variation, detrended, middle
from analysis.stretch import Stretch, time_mean
from rig.events import Hold

DEFAULTS = AnalysisSettings()


@dataclass(frozen=True, slots=True)
class HoldMetrics:
    """The figures of one hold."""

    hold_length: Metric
    hold_mean: Metric
    steadiness_sd: Metric
    steadiness_cv: Metric
    target_rmse: Metric
    time_in_zone: Metric
    hold_decline: Metric


def hold_metrics(
    stream: Stretch, hold: Hold, zone_fraction: float, settings: AnalysisSettings = DEFAULTS
) -> HoldMetrics:
    """Compute every figure of a hold; the target and its zone are those the hold was judged by."""
    part = stream.ending_at(hold.start_s, hold.end_s)
    length = Metric("hold_length", hold.end_s - hold.start_s)
    doubt = part.doubt()
    if doubt:
        names = [name for name in HoldMetrics.__slots__ if name != "hold_length"]
        return HoldMetrics(length, *(withheld(name, doubt) for name in names))
    sd, cv = _steadiness(part, settings)
    return HoldMetrics(
        length,
        Metric("hold_mean", time_mean(part.time_s, part.value)),
        sd,
        cv,
        _rmse(part, hold.target_newtons),
        _in_zone(part, hold.target_newtons, zone_fraction),
        _decline(part),
    )


def _steadiness(part: Stretch, settings: AnalysisSettings) -> tuple[Metric, Metric]:
    length_s = float(part.time_s[-1] - part.time_s[0])
    if length_s < settings.steady_least_s:
        why = f"held for less than {settings.steady_least_s:g} s"
        return withheld("steadiness_sd", why), withheld("steadiness_cv", why)
    cut = middle(part.time_s, settings.middle_share)
    level = detrended(part.time_s[cut], part.value[cut])
    return (
        Metric("steadiness_sd", float(level.std(ddof=1))),
        Metric("steadiness_cv", coefficient_of_variation(level)),
    )


def _rmse(part: Stretch, target_newtons: float) -> Metric:
    if not target_newtons > 0:
        return withheld("target_rmse", "no target was set")
    squared = time_mean(part.time_s, (part.value - target_newtons) ** 2)
    return Metric("target_rmse", squared**0.5)


def _in_zone(part: Stretch, target_newtons: float, zone_fraction: float) -> Metric:
    """Add up the steps between samples that both lie in the zone, and half of those that cross its edge."""
    if not target_newtons > 0:
        return withheld("time_in_zone", "no target was set")
    inside = (np.abs(part.value - target_newtons) <= zone_fraction * target_newtons).astype(float)
    return Metric("time_in_zone", float(np.trapezoid(inside, part.time_s)))


def _decline(part: Stretch) -> Metric:
    third_s = (part.time_s[-1] - part.time_s[0]) / 3
    first = part.between(part.time_s[0], part.time_s[0] + third_s)
    last = part.between(part.time_s[-1] - third_s, part.time_s[-1] + 1e-9)
    if min(first.time_s.size, last.time_s.size) < 2:
        return withheld("hold_decline", "fewer than two samples in a third")
    before, after = time_mean(first.time_s, first.value), time_mean(last.time_s, last.value)
    return Metric("hold_decline", 100 * (before - after) / before)
