"""The compiled core of rep detection: one pass, one sample at a time, one row of state.

In words. Force is smoothed by two first-order stages (`smoothing_s` each; at low rates they let everything
through). A baseline follows the resting force: quickly downward, slowly upward. A rep opens when the force
stands high enough above the baseline and closes when it has stayed low for `apart_s`, or has come to rest on
a shelf not far above (the baseline drifted while the rep went on). Both thresholds are fractions of an
adapting reference, never less than a few times the noise. When a rep closes, its peak is known, so its start
and end are read back at fractions of its own height from a *ladder*: for each of 96 levels above the
baseline, the last time at which the force crossed it upward and downward.
"""

from __future__ import annotations

import math

import numpy as np

from rig.detect.rep_ladder import climb, delay, read_ladder, rebase
from rig.detect.rep_state import (
    FOUND_CUT,
    FOUND_FLAGGED,
    FOUND_GAP,
    FOUND_PEAK_UNKNOWN,
    LOADED,
    QUICK_S,
    REST,
    SETTLED,
    SETTLED_S,
)
from rig.kernel import kernel
from rig.samples import MISSING, SATURATED, UNTRUSTED


@kernel
def _median(a, b, c):
    """Return the middle one: a single spike disappears."""
    return max(min(a, b), min(max(a, b), c))


@kernel
def _floor(s):
    """Return the least height that can be a rep: minimum, noise, sway, or a part of the preload."""
    floor = max(s["minimum_newtons"], s["noise_factor"] * s["noise"])
    preload = abs(s["baseline"])
    standing = max(0.0, preload - s["standing_newtons"])
    return max(floor, s["sway"], s["preload_fraction"] * preload + s["standing_fraction"] * standing)


@kernel
def _rest(s, dt):
    """Follow baseline and noise while nothing is pulled."""
    height = s["height"]
    if height >= 0.0:
        rate = 0.5
        s["sunk_since_s"] = s["time"]
    else:
        rate = 4.0 if s["time"] - s["sunk_since_s"] > 0.2 else 1.0
    move = min(1.0, dt * rate) * height
    s["sway"] *= 1.0 - min(1.0, 0.25 * dt)
    if -height < s["floor"]:
        s["sway"] += abs(move)
    s["baseline"] += move
    s["height"] = height - move
    step = 0.51 * s["bend"]
    if s["seen"] < SETTLED:
        s["noise"] += (step - s["noise"]) / max(1.0, s["seen"] - 1.0)
    else:
        step = min(step, 4.0 * s["noise"] + 0.5 * s["minimum_newtons"])
        s["noise"] += min(1.0, dt) * (step - s["noise"])
    s["floor"] = _floor(s)
    s["reference"] *= 1.0 - min(1.0, dt * 0.001)  # halves in twelve minutes without a rep


@kernel
def _open(s, t):
    s["phase"] = LOADED
    s["opened_s"] = t
    s["tallest"] = 0.0
    s["peak"] = s["raw"]
    s["peak_s"] = t
    s["below"] = 0
    s["why"] = s["pending_why"] if t - s["pending_s"] < s["apart_s"] else 0
    s["pending_why"] = 0
    s["in_valley"] = 0
    s["perch"] = 0.0
    s["flat_since_s"] = t
    s["flat_low"] = s["height"]
    s["flat_high"] = s["height"]


@kernel
def _perch(s):
    """Return the level from which the open rep was pulled, 0 when that is the baseline."""
    return s["perch"] if s["tallest"] >= 1.75 * s["perch"] else 0.0


@kernel
def _close(s, out, n, trigger, t, foot, end, end_area, why):
    """Leave the loaded phase; write the rep if it was one. Returns the new number of reps.

    The start is read back where the force climbed through `on_fraction` of the height from perch or baseline.
    """
    rise_from = _perch(s)
    level = rise_from + s["on_fraction"] * (s["tallest"] - rise_from)
    start = read_ladder(s["up_s"], level)
    start_area = read_ladder(s["up_area"], level)
    if start < s["last_end_s"]:  # a rep that did not come all the way back left its crossing behind
        start, start_area = s["last_end_s"], s["last_end_area"]
    tall = s["tallest"] - foot
    long_enough = end - start >= s["minimum_s"]
    s["phase"] = REST
    s["below"] = 0
    if not long_enough or tall < s["floor"]:
        return n
    mean = (end_area - start_area) / (end - start)
    if mean - s["baseline"] - foot < s["solid_fraction"] * tall:
        return n  # a burst of noise: high points without a body
    row = out[n]
    row["trigger"] = trigger
    row["start_s"] = start
    row["end_s"] = end
    row["known_s"] = t
    row["peak"] = s["peak"]
    row["peak_s"] = s["peak_s"]
    row["mean"] = mean
    row["height"] = tall
    row["why"] = s["why"] | why
    s["last_end_s"], s["last_end_area"] = end, end_area
    s["reference"] = max(tall, 0.5 * (tall + s["reference"]))
    return n + 1


@kernel
def _close_low(s, out, n, trigger, t):
    """Close a rep that came back to its baseline; it ended at `off_fraction` if it came down so far."""
    end, end_area = s["below_s"], s["below_area"]
    level = s["off_fraction"] * s["tallest"]
    if s["height"] < level and end < read_ladder(s["down_s"], level):
        end, end_area = read_ladder(s["down_s"], level), read_ladder(s["down_area"], level)
    return _close(s, out, n, trigger, t, 0.0, end, end_area, 0)


@kernel
def _note_perch(s, t):
    """Notice a level on which the force rests before it climbs on: a preload taken up meanwhile."""
    height = s["height"]
    width = 0.02 * (s["tallest"] + abs(s["baseline"])) + 3.0 * s["noise"]
    if height <= s["flat_low"] + width and height >= s["flat_high"] - width:
        s["flat_low"] = min(s["flat_low"], height)
        s["flat_high"] = max(s["flat_high"], height)
        return
    if t - s["flat_since_s"] >= s["perch_s"] and height > s["flat_high"]:
        s["perch"] = 0.5 * (s["flat_low"] + s["flat_high"])
    s["flat_since_s"] = t
    s["flat_low"] = height
    s["flat_high"] = height


@kernel
def _in_valley(s, t):
    """Tell whether the force has come down and stays, or has crossed a valley, above the old baseline."""
    height, tallest, perch = s["height"], s["tallest"], _perch(s)
    limit = s["valley_fraction"] * tallest
    if perch > 0.0:
        limit = max(limit, perch + 0.1 * (tallest - perch))
    if height > limit:
        crossed = s["in_valley"] == 1 and t - s["valley_entered_s"] >= s["valley_s"]
        s["in_valley"] = 0
        return crossed
    if s["in_valley"] == 0:
        s["valley_entered_s"] = t
    if s["in_valley"] == 0 or height < s["valley_low"] - 0.02 * tallest:
        s["in_valley"] = 1
        s["valley_low"] = height
        s["valley_since_s"] = t
    return t - s["valley_since_s"] >= s["valley_s"] - 1e-9


@kernel
def _note_low(s, t, t0, before, hole):
    """Follow the time since which the force is under the `off` threshold."""
    height, tallest = s["height"], s["tallest"]
    off = max(s["off_fraction"] * tallest, 0.6 * s["floor"])
    if s["below"] == 0 and height < off:
        span = before - height
        part = 0.0 if hole or span <= 0.0 else min(max((before - off) / span, 0.0), 1.0)
        s["below_s"] = t0 + part * (t - t0) - (0.0 if hole else delay(s, t - t0))
        s["below_area"] = s["area"] - (1.0 - part) * (t - t0) * s["raw"]
        s["below"] = 1
    elif s["below"] == 1 and height > max(s["on_fraction"] * tallest, s["floor"]):
        s["below"] = 0


@kernel
def _loaded(s, out, n, trigger, t, t0, before, hole):
    """One sample of an open rep. Returns the new number of reps."""
    height = s["height"]
    s["tallest"] = max(s["tallest"], min(height, before))  # a single point is no height
    if s["raw"] > s["peak"]:
        s["peak"] = s["raw"]
        s["peak_s"] = t
    _note_low(s, t, t0, before, hole)
    if s["below"] == 1 and t - s["below_s"] >= s["apart_s"] - 1e-9:
        return _close_low(s, out, n, trigger, t)
    _note_perch(s, t)
    if _in_valley(s, t):
        low = s["valley_low"]
        level = low + s["valley_edge"] * (s["tallest"] - low)
        end, end_area = read_ladder(s["down_s"], level), read_ladder(s["down_area"], level)
        n = _close(s, out, n, trigger, t, max(0.0, low), end, end_area, 0)
        rebase(s, t, low)
    return n


@kernel
def _bad_sample(s, t, flag):
    """Remember a sample that cannot be trusted."""
    why = FOUND_FLAGGED
    if flag & SATURATED:
        why |= FOUND_PEAK_UNKNOWN
    if flag & MISSING:
        why = FOUND_GAP
    if s["phase"] == LOADED:
        s["why"] |= why
    else:
        s["pending_why"] |= why
        s["pending_s"] = t


@kernel
def _begin(s, t, x):
    s["begun_s"] = t
    s["sunk_since_s"] = t
    s["time"] = t
    s["raw"] = x
    s["raw_before"] = x
    s["stage1"] = x
    s["stage2"] = x
    s["baseline"] = x


@kernel
def find_reps(state, time_s, value, flags, out):
    """Run samples through the detector; write the reps it decides into `out`.

    Parameters
    ----------
    state : (1,) REP_STATE, changed in place
    time_s, value : (n,) f8, session seconds and newtons; NaN values are skipped
    flags : (n,) u1, see `rig.samples`
    out : (m,) FOUND_REP, m >= n / 2 + 1 is always enough

    Returns
    -------
    int : how many rows of `out` were written
    """
    s = state[0]
    per_smoothing = 1.0 / s["smoothing_s"]
    n = 0
    for i in range(time_s.shape[0]):
        t, x = time_s[i], value[i]
        flag = np.int64(flags[i])
        if flag & UNTRUSTED or not math.isfinite(x):
            _bad_sample(s, t, flag)
            continue
        s["seen"] += 1
        if s["seen"] == 1:
            _begin(s, t, x)
            continue
        t0, before, area0 = s["time"], s["height"], s["area"]
        dt = t - t0
        if dt < 0.0:
            continue
        hole = dt > max(s["hole_s"], 3.5 * s["pace_s"])
        s["pace_s"] += 0.1 * (min(dt, 1.0) - s["pace_s"])
        part = min(1.0, dt * per_smoothing)
        s["area"] = area0 + 0.5 * (x + s["raw"]) * dt
        s["bend"] = abs(x - 2.0 * s["raw"] + s["raw_before"])
        calm = _median(x, s["raw"], s["raw_before"]) if s["pace_s"] < QUICK_S and not hole else x
        s["raw_before"] = s["raw"]
        s["raw"] = x
        s["stage1"] += part * (calm - s["stage1"])
        s["stage2"] += part * (s["stage1"] - s["stage2"])
        s["time"] = t
        s["height"] = s["stage2"] - s["baseline"]
        if hole and s["phase"] == LOADED:
            s["why"] |= FOUND_GAP
        if s["phase"] == REST:
            settled = s["seen"] > SETTLED or t - s["begun_s"] >= SETTLED_S
            if settled and s["height"] > max(s["floor"], s["on_fraction"] * s["reference"]):
                climb(s, before, t0, area0, t, s["area"], hole)
                _open(s, t)
            else:
                _rest(s, min(dt, 0.5))
                climb(s, before, t0, area0, t, s["area"], hole)
        else:
            climb(s, before, t0, area0, t, s["area"], hole)
            n = _loaded(s, out, n, i, t, t0, before, hole)
    return n


@kernel
def finish_reps(state, out):
    """Close what is open at the end of a recording; returns 0 or 1."""
    s = state[0]
    if s["phase"] != LOADED:
        return 0
    t = s["time"]
    if s["below"] == 1:
        return _close_low(s, out, 0, -1, t)
    if s["tallest"] < 0.5 * s["reference"]:
        return 0
    return _close(s, out, 0, -1, t, 0.0, t, s["area"], FOUND_CUT)
