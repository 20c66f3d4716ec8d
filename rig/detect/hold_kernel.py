"""The compiled core of hold detection: one pass, one sample at a time, one row of state.

In words. Trusted samples are gathered into bins of `BIN_S`. Decisions act on the mean force of the newest
`RECENT` bins at their mean time (at low rates: on the sample itself), which takes out the tremor and adds
no lag. A *target* is given or found: the person's own plateau is where that mean has stopped rising or
falling over twice that stretch. A hold runs from the zone's edge, interpolated, until the mean has stayed
outside for `broken_after_s`.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from rig.kernel import kernel
from rig.samples import LOST_BEFORE, MISSING, UNTRUSTED

BIN_S = 0.025
RECENT = 4  # bins whose mean is the smoothed force: 0.1 s, one period of 10-Hz tremor
BINS = 64  # 1.6 s to look back for the entry into an own plateau's zone
COUNT, TIME, FORCE = 0, 1, 2  # what a bin sums up
HOLE_S = 0.6  # without a trusted sample nothing is known: a hold ends
STARTING_S = 1.0  # the zone around an own plateau follows it for so long
PASSING = 0.6  # of the zone's width: what drifts across more of it, in one side and out the other, passed by

REST_FOLLOW_S = 4.0  # the rest level creeps up with this while nothing pulls
LOAD_FOLLOW_S = 60.0  # and with this under load
NOISE_S = 3.0  # time constant of the noise, learnt at rest
SLOW_TREMOR = 0.02  # of the level: what two lone samples may differ by at rates too low to average
STEPS_TO_NOISE = 0.886  # from the mean step between neighbours to the standard deviation
FORGET_S = 60.0  # of the plateaus before

SEARCHING, ENTERED, HOLDING = 0, 1, 2

FOUND_FLAGGED = 1
FOUND_GAP = 2

FOUND_HOLD = np.dtype(
    [
        ("trigger", "i8"),  # index, within the call, of the sample that decided it
        ("start_s", "f8"),
        ("end_s", "f8"),
        ("known_s", "f8"),
        ("start_known_s", "f8"),
        ("mean", "f8"),
        ("target", "f8"),
        ("why", "i8"),
    ]
)

HOLD_STATE = np.dtype(
    [
        # settings
        ("zone_fraction", "f8"),
        ("broken_after_s", "f8"),
        ("minimum_s", "f8"),
        ("dwell_s", "f8"),
        ("settled_per_s", "f8"),
        ("far_fraction", "f8"),
        ("flat_per_s", "f8"),
        ("plateau_newtons", "f8"),
        ("plateau_fraction", "f8"),
        ("noise_factor", "f8"),
        ("given_target", "f8"),  # 0: the person's own plateau
        # signal
        ("now_s", "f8"),  # newest time seen, of any row
        ("time_s", "f8"),  # of the newest trusted sample; -inf before the first
        ("force", "f8"),
        ("broken_line", "i8"),  # a bad row came after the newest trusted sample
        ("bin", "i8"),  # number of the newest bin, counted from time 0
        ("bins", "f8", (BINS, 3)),
        ("recent", "f8", (3,)),  # sums over the newest bins but the very newest
        ("older", "f8", (3,)),  # sums over as many bins before them
        ("smooth_s", "f8"),  # the smoothed force has its own time
        ("smooth", "f8"),
        ("before_s", "f8"),  # and the one before
        ("before", "f8"),
        ("count", "f8"),  # samples behind it
        ("slope", "f8"),  # N/s from the stretch before to this one, `apart_s` later
        ("apart_s", "f8"),
        ("area", "f8"),  # newton seconds over the trusted time, since the first sample
        ("area_s", "f8"),
        ("rest", "f8"),
        ("step", "f8"),  # between the newest trusted sample and the one before
        ("noise", "f8"),  # mean of the steps at rest
        ("reference", "f8"),  # level of the plateaus before, forgotten slowly
        # hold
        ("phase", "i8"),
        ("target", "f8"),
        ("level", "f8"),  # of the target above where its zone counts from
        ("start_s", "f8"),
        ("start_area", "f8"),
        ("start_area_s", "f8"),
        ("start_known_s", "f8"),
        ("entry", "i8"),  # the side it came from: +1 above, -1 below, 0 unknown
        ("out", "i8"),  # +1 above the zone, -1 below, 0 inside
        ("out_s", "f8"),
        ("out_area", "f8"),
        ("out_area_s", "f8"),
        ("far", "i8"),  # trusted samples in a row far below
        ("last_end_s", "f8"),
        ("moments", "f8", (5,)),  # of time and smoothed force since the start: n, t, f, tt, tf
        ("why", "i8"),
        ("cut", "i8"),  # the target was changed from outside: close what is open
    ]
)


@kernel
def _gather(s: Any, first: int, past: int) -> tuple[float, float, float]:
    """Sum the bins that are `first` to `past` - 1 bins old into three numbers."""
    count = time = force = 0.0
    for age in range(first, past):
        row = s["bins"][(s["bin"] - age) % BINS]
        count += row[COUNT]
        time += row[TIME]
        force += row[FORCE]
    return count, time, force


@kernel
def _turn_bins(s: Any, number: int) -> None:
    """Make `number` the newest bin and empty those that were skipped."""
    for k in range(max(s["bin"] + 1, number - BINS + 1), number + 1):
        s["bins"][k % BINS][:] = 0.0
    s["bin"] = number
    s["recent"][COUNT], s["recent"][TIME], s["recent"][FORCE] = _gather(s, 1, RECENT)
    s["older"][COUNT], s["older"][TIME], s["older"][FORCE] = _gather(s, RECENT, 2 * RECENT)
    age = 2 * RECENT
    while s["older"][COUNT] == 0.0 and age < BINS:  # slow sampling: the sample before stands for the stretch
        s["older"][COUNT], s["older"][TIME], s["older"][FORCE] = _gather(s, age, age + 1)
        age += 1


@kernel
def _smooth(s: Any, time_s: float, force: float) -> None:
    """Put a sample into its bin; renew the smoothed force and its slope."""
    number = math.floor(time_s / BIN_S)
    if number > s["bin"]:
        _turn_bins(s, number)
    row = s["bins"][s["bin"] % BINS]
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
def _forget(s: Any, time_s: float) -> None:
    """Start afresh after a hole in time."""
    s["bins"][:] = 0.0
    s["bin"] = math.floor(time_s / BIN_S) - 1
    s["smooth_s"] = s["smooth"] = math.nan
    s["broken_line"] = 1
    if s["phase"] == ENTERED:
        s["phase"] = SEARCHING


@kernel
def _integrate(s: Any, time_s: float, force: float) -> None:
    """Add the trapezoid from the sample before, unless a bad row lies between."""
    if not s["broken_line"]:
        elapsed_s = time_s - s["time_s"]
        s["area"] += 0.5 * (force + s["force"]) * elapsed_s
        s["area_s"] += elapsed_s
    s["step"] = force - s["force"]
    s["time_s"], s["force"], s["broken_line"] = time_s, force, 0


@kernel
def _least_level(s: Any) -> float:
    noise = s["noise_factor"] * STEPS_TO_NOISE * s["noise"]
    return max(s["plateau_newtons"], noise, s["plateau_fraction"] * s["reference"])


@kernel
def _follow_rest(s: Any, elapsed_s: float) -> None:
    """Let the rest level fall with the force at once and rise slowly; not during a hold."""
    s["reference"] -= s["reference"] * elapsed_s / (FORGET_S + elapsed_s)
    above = s["smooth"] - s["rest"]
    if not above >= 0.0:  # also the very first, where rest is NaN
        s["rest"] = s["smooth"]
        return
    if s["phase"] == HOLDING:
        return
    is_rest = above < _least_level(s)
    follow_s = REST_FOLLOW_S if is_rest else LOAD_FOLLOW_S
    s["rest"] += above * elapsed_s / (follow_s + elapsed_s)
    if is_rest:
        s["noise"] += (abs(s["step"]) - s["noise"]) * elapsed_s / (NOISE_S + elapsed_s)


@kernel
def _side(s: Any, force: float) -> int:
    """Say where a force stands: +1 above the zone, -1 below, 0 inside."""
    half = s["zone_fraction"] * s["level"]
    if force > s["target"] + half:
        return 1
    return -1 if force < s["target"] - half else 0


@kernel
def _edge_s(s: Any, side: int, time0: float, force0: float, time1: float, force1: float) -> float:
    """Interpolate when the force passed the zone's edge on `side`."""
    edge = s["target"] + side * s["zone_fraction"] * s["level"]
    if math.isnan(force0) or force0 == force1:
        return time1
    part = (edge - force0) / (force1 - force0)
    return time0 + min(max(part, 0.0), 1.0) * (time1 - time0)


@kernel
def _begin(s: Any) -> None:
    s["phase"] = HOLDING
    s["start_known_s"] = s["now_s"]
    s["out"] = s["far"] = 0
    s["moments"][:] = 0.0


@kernel
def _enter(s: Any) -> None:
    """Note the entry into a given zone; the hold is announced when it has settled there."""
    s["entry"] = 0 if math.isnan(s["before"]) else _side(s, s["before"])
    start_s = _edge_s(s, s["entry"], s["before_s"], s["before"], s["smooth_s"], s["smooth"])
    s["start_s"] = max(start_s, s["last_end_s"])
    since_s = s["time_s"] - s["start_s"]
    s["start_area"] = s["area"] - s["smooth"] * since_s
    s["start_area_s"] = s["area_s"] - since_s
    s["phase"] = ENTERED
    s["why"] = 0


@kernel
def _is_plateau(s: Any) -> bool:
    """Say whether the force has stopped rising or falling, high enough above rest."""
    level = s["smooth"] - s["rest"]
    if math.isnan(s["slope"]) or level < _least_level(s):
        return False
    tremor = SLOW_TREMOR if s["count"] == 1.0 else 0.0
    return abs(s["slope"]) * s["apart_s"] <= (s["flat_per_s"] * s["apart_s"] + tremor) * level


@kernel
def _set_own_target(s: Any, newtons: float) -> None:
    s["target"] = newtons
    s["level"] = newtons - s["rest"]


@kernel
def _take_plateau(s: Any) -> None:
    """Make the plateau found just now the target, and look back for when its zone was entered."""
    older = s["older"][FORCE] / s["older"][COUNT]
    _set_own_target(s, 0.5 * (s["smooth"] + older))
    later_s, later = s["time_s"], s["smooth"]
    area = 0.0
    s["entry"] = 0
    for age in range(BINS):
        row = s["bins"][(s["bin"] - age) % BINS]
        if row[COUNT] == 0.0:
            continue
        time_s, force = row[TIME] / row[COUNT], row[FORCE] / row[COUNT]
        s["entry"] = _side(s, force)
        if s["entry"] != 0:
            edge_s = _edge_s(s, s["entry"], time_s, force, later_s, later)
            area += later * (later_s - edge_s)
            later_s = edge_s
            break
        area += 0.5 * (force + later) * (later_s - time_s)
        later_s, later = time_s, force
    s["start_s"] = max(later_s, s["last_end_s"])
    s["start_area"] = s["area"] - area
    s["start_area_s"] = s["area_s"] - (s["time_s"] - later_s)
    s["why"] = 0
    _begin(s)


@kernel
def _passed_by(s: Any) -> bool:
    """Say whether an own plateau was none: a slow rise or fall, in at one side and out at the other."""
    if s["given_target"] > 0.0 or s["out"] == 0 or s["entry"] == s["out"]:
        return False
    n, t, f, tt, tf = s["moments"]
    spread = n * tt - t * t
    if spread <= 0.0:
        return True
    drift = (n * tf - t * f) / spread * (s["out_s"] - s["start_s"])
    return drift * s["out"] > PASSING * 2.0 * s["zone_fraction"] * s["level"]


@kernel
def _close(s: Any, found: np.ndarray, count: int, i: int) -> int:
    """End the hold: where it left the zone, or now."""
    if s["phase"] != HOLDING:
        s["phase"] = SEARCHING
        return count
    s["phase"] = SEARCHING
    if s["out"] == 0:
        s["out_s"], s["out_area"], s["out_area_s"] = s["time_s"], s["area"], s["area_s"]
    if s["out_s"] - s["start_s"] < s["minimum_s"] or _passed_by(s):
        return count
    s["last_end_s"] = s["out_s"]
    s["reference"] = max(s["reference"], s["level"])
    row = found[count]
    row["trigger"] = i
    row["start_s"] = s["start_s"]
    row["end_s"] = s["out_s"]
    row["known_s"] = s["now_s"]
    row["start_known_s"] = s["start_known_s"]
    held_s = s["out_area_s"] - s["start_area_s"]
    row["mean"] = (s["out_area"] - s["start_area"]) / held_s if held_s > 0.0 else math.nan
    row["target"] = s["target"]
    row["why"] = s["why"]
    return count + 1


@kernel
def _leave(s: Any, side: int) -> None:
    """Note when the force left the zone."""
    s["out"] = side
    s["out_s"] = max(_edge_s(s, side, s["before_s"], s["before"], s["smooth_s"], s["smooth"]), s["start_s"])
    since_s = s["time_s"] - s["out_s"]
    s["out_area"] = s["area"] - s["smooth"] * since_s
    s["out_area_s"] = s["area_s"] - since_s


@kernel
def _stay(s: Any) -> None:
    """Go on inside the zone; the zone of an own plateau follows it while it starts."""
    s["out"] = s["far"] = 0
    held_s = s["smooth_s"] - s["start_s"]
    gain = 1.0 / (s["moments"][0] + 1.0)
    s["moments"][0] += 1.0
    s["moments"][1] += held_s
    s["moments"][2] += s["smooth"]
    s["moments"][3] += held_s * held_s
    s["moments"][4] += held_s * s["smooth"]
    if s["given_target"] == 0.0 and s["now_s"] - s["start_known_s"] < STARTING_S:
        _set_own_target(s, s["target"] + gain * (s["smooth"] - s["target"]))


@kernel
def _hold(s: Any, found: np.ndarray, count: int, i: int) -> int:
    """Go on with a hold for one more trusted sample."""
    side = _side(s, s["smooth"])
    if side == 0:
        _stay(s)
        return count
    if s["out"] == 0:
        _leave(s, side)
    s["out"] = side
    is_far = s["force"] < s["target"] - (1.0 - s["far_fraction"]) * s["level"]
    s["far"] = s["far"] + 1 if is_far else 0
    if s["far"] >= 2 or s["now_s"] - s["out_s"] > s["broken_after_s"]:
        return _close(s, found, count, i)
    is_young = s["out_s"] - s["start_s"] < s["minimum_s"]
    if s["given_target"] == 0.0 and is_young and _is_plateau(s):
        _take_plateau(s)
    return count


@kernel
def _step(s: Any, found: np.ndarray, count: int, i: int) -> int:
    """Move on by one trusted sample."""
    if s["phase"] == HOLDING:
        return _hold(s, found, count, i)
    if s["given_target"] == 0.0:
        if _is_plateau(s):
            _take_plateau(s)
        return count
    s["target"] = s["level"] = s["given_target"]
    if _side(s, s["smooth"]) != 0:
        s["phase"] = SEARCHING
    elif s["phase"] == SEARCHING:
        _enter(s)
    elif s["now_s"] - s["start_s"] >= s["dwell_s"] and abs(s["slope"]) <= s["settled_per_s"] * s["level"]:
        _begin(s)
    return count


@kernel
def find_holds(
    state: np.ndarray, time_s: np.ndarray, value: np.ndarray, flags: np.ndarray, found: np.ndarray
) -> int:
    """Run the detector over more samples; return how many rows of `found` were written (at most one each)."""
    s = state[0]
    count = 0
    for i in range(time_s.size):
        s["now_s"] = time_s[i]
        is_hole = not time_s[i] - s["time_s"] <= HOLE_S
        if s["cut"] or is_hole:
            count = _close(s, found, count, i)
            s["cut"] = 0
        if (flags[i] & (MISSING | LOST_BEFORE)) != 0:
            s["why"] |= FOUND_GAP
            s["broken_line"] = 1
        if (flags[i] & UNTRUSTED) != 0 or not math.isfinite(value[i]):
            s["broken_line"] = 1
            if (flags[i] & MISSING) == 0:
                s["why"] |= FOUND_FLAGGED
            continue
        if is_hole:
            _forget(s, time_s[i])
        elapsed_s = 0.0 if is_hole else time_s[i] - s["time_s"]
        _integrate(s, time_s[i], value[i])
        _smooth(s, time_s[i], value[i])
        _follow_rest(s, elapsed_s)
        count = _step(s, found, count, i)
    return count


@kernel
def finish_holds(state: np.ndarray, found: np.ndarray) -> int:
    """Close what is open at the end of the recording; return how many rows were written."""
    return _close(state[0], found, 0, 0)
