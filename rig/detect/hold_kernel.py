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

from rig.detect.hold_force import follow_rest, forget, integrate, least_level, smooth
from rig.detect.hold_state import (
    BINS,
    COUNT,
    ENTERED,
    FORCE,
    FOUND_FLAGGED,
    FOUND_GAP,
    HOLDING,
    HOLE_S,
    LAST_BIN,
    PASSING,
    SEARCHING,
    SLOW_TREMOR,
    STARTING_S,
    TIME,
)
from rig.kernel import kernel
from rig.samples import LOST_BEFORE, MISSING, UNTRUSTED


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
    if math.isnan(s["slope"]) or level < least_level(s):
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
        row = s["bins"][(s["bin"] - age) & LAST_BIN]
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
            forget(s, time_s[i])
        elapsed_s = 0.0 if is_hole else time_s[i] - s["time_s"]
        integrate(s, time_s[i], value[i])
        smooth(s, time_s[i], value[i])
        follow_rest(s, elapsed_s)
        count = _step(s, found, count, i)
    return count


@kernel
def finish_holds(state: np.ndarray, found: np.ndarray) -> int:
    """Close what is open at the end of the recording; return how many rows were written."""
    return _close(state[0], found, 0, 0)
