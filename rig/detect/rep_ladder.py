"""The ladder: for each of 96 levels above the baseline, when the force last crossed it upward and downward.

With it, start and end of a rep can be read back at fractions of a height that is known only when the rep is
over, in constant memory.
"""

from __future__ import annotations

import math

from rig.detect.rep_state import LEVELS, QUICK_S, REST, RUNG_RATIO, RUNGS
from rig.kernel import kernel


@kernel
def delay(s, dt):
    """Return by how much the smoothed force lags behind a ramp, seconds."""
    of_the_median = dt if s["pace_s"] < QUICK_S else 0.0
    return 2.0 * max(0.0, s["smoothing_s"] - dt) + of_the_median


@kernel
def climb(s, before, t0, area0, t1, area1, hole):
    """Note every level that the height crossed between two samples; across a hole nothing is interpolated.

    Force leaves a level slowly and gathers speed: between samples far apart it is a parabola, not a line.
    """
    height = s["height"]
    k = s["rung"]
    if (k == RUNGS or height < LEVELS[k]) and (k == 0 or height >= LEVELS[k - 1]):
        return
    span = height - before
    lag = 0.0 if hole else delay(s, t1 - t0)
    while k < RUNGS and height >= LEVELS[k]:
        part = 1.0 if hole or span <= 0.0 else math.sqrt(min(max((LEVELS[k] - before) / span, 0.0), 1.0))
        if s["phase"] == REST or LEVELS[k] >= 0.5 * s["tallest"]:  # a dip is no new start
            s["up_s"][k] = t0 + part * (t1 - t0) - lag
            s["up_area"][k] = area0 + part * (area1 - area0)
        k += 1
    while k > 0 and height < LEVELS[k - 1]:
        left = 1.0 if hole or span >= 0.0 else min(max((LEVELS[k - 1] - height) / -span, 0.0), 1.0)
        part = 1.0 - math.sqrt(left)
        s["down_s"][k - 1] = t0 + part * (t1 - t0) - lag
        s["down_area"][k - 1] = area0 + part * (area1 - area0)
        k -= 1
    s["rung"] = k


@kernel
def read_ladder(at, level):
    """Interpolate a ladder between its rungs."""
    if level <= LEVELS[0]:
        return at[0]
    k = int(math.log(level / LEVELS[0]) / math.log(RUNG_RATIO))
    k = min(max(k, 0), RUNGS - 2)
    part = (level - LEVELS[k]) / (LEVELS[k + 1] - LEVELS[k])
    low, high = at[k], at[k + 1]
    if math.isnan(low) or math.isnan(high):
        return high if math.isnan(low) else low
    return low + part * (high - low)


@kernel
def rebase(s, t, shift):
    """Move the baseline up to where the force now rests."""
    s["baseline"] += shift
    s["height"] -= shift
    k = 0
    while k < RUNGS and s["height"] >= LEVELS[k]:
        s["up_s"][k] = t
        s["up_area"][k] = s["area"]
        k += 1
    s["rung"] = k
