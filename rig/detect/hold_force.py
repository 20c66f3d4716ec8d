"""The force as the hold detector sees it: smoothed in bins of time, integrated, above a rest level."""

from __future__ import annotations

import math
from typing import Any

from rig.detect.hold_state import (
    BIN_S,
    BINS,
    COUNT,
    ENTERED,
    FORCE,
    FORGET_S,
    HOLDING,
    LAST_BIN,
    LOAD_FOLLOW_S,
    NOISE_S,
    RECENT,
    REST_FOLLOW_S,
    SEARCHING,
    STEPS_TO_NOISE,
    TIME,
)
from rig.kernel import kernel


@kernel
def _gather(s: Any, first: int, past: int) -> tuple[float, float, float]:
    """Sum the bins that are `first` to `past` - 1 bins old into three numbers."""
    count = time = force = 0.0
    for age in range(first, past):
        row = s["bins"][(s["bin"] - age) & LAST_BIN]
        count += row[COUNT]
        time += row[TIME]
        force += row[FORCE]
    return count, time, force


@kernel
def _turn_bins(s: Any, number: int) -> None:
    """Make `number` the newest bin and empty those that were skipped."""
    for k in range(max(s["bin"] + 1, number - BINS + 1), number + 1):
        s["bins"][k & LAST_BIN][:] = 0.0
    s["bin"] = number
    s["recent"][COUNT], s["recent"][TIME], s["recent"][FORCE] = _gather(s, 1, RECENT)
    s["older"][COUNT], s["older"][TIME], s["older"][FORCE] = _gather(s, RECENT, 2 * RECENT)
    age = 2 * RECENT
    while s["older"][COUNT] == 0.0 and age < BINS:  # slow sampling: the sample before stands for the stretch
        s["older"][COUNT], s["older"][TIME], s["older"][FORCE] = _gather(s, age, age + 1)
        age += 1


@kernel
def smooth(s: Any, time_s: float, force: float) -> None:
    """Put a sample into its bin; renew the smoothed force and its slope."""
    number = math.floor(time_s / BIN_S)
    if number > s["bin"]:
        _turn_bins(s, number)
    row = s["bins"][s["bin"] & LAST_BIN]
    row[COUNT] += 1.0
    row[TIME] += time_s
    row[FORCE] += force
    count = s["count"] = s["recent"][COUNT] + row[COUNT]
    s["before_s"], s["before"] = s["smooth_s"], s["smooth"]
    s["smooth_s"] = (s["recent"][TIME] + row[TIME]) / count
    s["smooth"] = (s["recent"][FORCE] + row[FORCE]) / count
    s["slope"] = math.nan
    count = s["older"][COUNT]
    if count > 0.0:
        s["apart_s"] = s["smooth_s"] - s["older"][TIME] / count
        s["slope"] = (s["smooth"] - s["older"][FORCE] / count) / s["apart_s"]


@kernel
def forget(s: Any, time_s: float) -> None:
    """Start afresh after a hole in time."""
    s["bins"][:] = 0.0
    s["bin"] = math.floor(time_s / BIN_S) - 1
    s["smooth_s"] = s["smooth"] = math.nan
    s["broken_line"] = 1
    if s["phase"] == ENTERED:
        s["phase"] = SEARCHING


@kernel
def integrate(s: Any, time_s: float, force: float) -> None:
    """Add the trapezoid from the sample before, unless a bad row lies between."""
    if not s["broken_line"]:
        elapsed_s = time_s - s["time_s"]
        s["area"] += 0.5 * (force + s["force"]) * elapsed_s
        s["area_s"] += elapsed_s
    s["step"] = force - s["force"]
    s["time_s"], s["force"], s["broken_line"] = time_s, force, 0


@kernel
def least_level(s: Any) -> float:
    noise = s["noise_factor"] * STEPS_TO_NOISE * s["noise"]
    return max(s["plateau_newtons"], noise, s["plateau_fraction"] * s["reference"])


@kernel
def follow_rest(s: Any, elapsed_s: float) -> None:
    """Let the rest level fall with the force at once and rise slowly; not during a hold."""
    s["reference"] -= s["reference"] * elapsed_s / (FORGET_S + elapsed_s)
    above = s["smooth"] - s["rest"]
    if not above >= 0.0:  # also the very first, where rest is NaN
        s["rest"] = s["smooth"]
        return
    if s["phase"] == HOLDING:
        return
    is_rest = above < least_level(s)
    follow_s = REST_FOLLOW_S if is_rest else LOAD_FOLLOW_S
    s["rest"] += above * elapsed_s / (follow_s + elapsed_s)
    if is_rest:
        s["noise"] += (abs(s["step"]) - s["noise"]) * elapsed_s / (NOISE_S + elapsed_s)
