"""Holes in a column of values that has times but no sequence numbers: an imported file.

Its rate is known only from its times, which may jitter, be rounded or stand twice. A hole is an interval
several times as long as the usual one; it is marked as on the wire.
"""

from __future__ import annotations

import numpy as np

from rig.kernel import kernel
from rig.measure.gaps import FILE, GAP, MARKER_AFTER_S, PERIOD_INTERVALS, Followed, followed
from rig.samples import LOST_BEFORE, MISSING, MISSING_COUNTS, SAMPLE

HOLE_S = 0.25  # without samples: a hole ...
HOLE_PERIODS = 4.0  # ... when it is as many usual intervals


@kernel
def follow_value_run(
    time_s: np.ndarray,
    value: np.ndarray,
    flags: np.ndarray,
    states: np.ndarray,
    slot: int,
    rows: np.ndarray,
    gaps: np.ndarray,
) -> tuple[int, int]:
    """Follow one column; returns (rows written, gaps written)."""
    n, holes = 0, 0
    s = states[slot]
    for i in range(time_s.size):
        steps, flag = np.int64(0), np.int64(flags[i])
        is_missing = np.isnan(value[i])
        if is_missing:
            flag |= MISSING
        if s["started"]:
            steps, elapsed_s = np.int64(1), time_s[i] - s["time_s"]
            period_s = s["period_us"] * 1e-6
            if s["intervals"] > 0 and elapsed_s > HOLE_S and elapsed_s > HOLE_PERIODS * period_s:
                steps = np.int64(np.floor(elapsed_s / period_s + 0.5))
                marker_s = s["time_s"] + MARKER_AFTER_S
                rows[n]["sequence"] = s["sequence"] + 1
                rows[n]["ticks"] = np.int64(np.floor(marker_s * 1e6 + 0.5))
                rows[n]["counts"] = MISSING_COUNTS
                rows[n]["flags"] = MISSING
                rows[n]["epoch"] = 0
                rows[n]["time_s"] = marker_s
                rows[n]["value"] = np.nan
                n += 1
                gaps[holes]["slot"] = slot
                gaps[holes]["row"] = n
                gaps[holes]["start_s"] = s["time_s"]
                gaps[holes]["end_s"] = time_s[i]
                gaps[holes]["lost"] = steps - 1
                gaps[holes]["cause"] = FILE
                holes += 1
                s["lost"] += steps - 1
                s["gaps"] += 1
                flag |= LOST_BEFORE
            else:
                s["intervals"] += 1
                s["interval_ticks"] += np.int64(np.floor(elapsed_s * 1e6 + 0.5))
                s["period_us"] += (elapsed_s * 1e6 - s["period_us"]) / min(s["intervals"], PERIOD_INTERVALS)
        s["started"] = 1
        s["sequence"] += steps
        s["time_s"] = time_s[i]
        if is_missing:
            s["lost"] += 1
        else:
            s["samples"] += 1
        rows[n]["sequence"] = s["sequence"]
        rows[n]["ticks"] = np.int64(np.floor(time_s[i] * 1e6 + 0.5))
        rows[n]["counts"] = MISSING_COUNTS
        rows[n]["flags"] = flag
        rows[n]["epoch"] = 0
        rows[n]["time_s"] = time_s[i]
        rows[n]["value"] = value[i]
        n += 1
    return n, holes


def follow_values(
    states: np.ndarray, slot: int, time_s: np.ndarray, value: np.ndarray, flags: np.ndarray
) -> Followed:
    """Follow a column of values.

    Parameters
    ----------
    states : array of `gaps.STREAM_STATE`
    slot : the stream's row
    time_s : (n,) f8, session seconds, never falling
    value : (n,) f8, NaN where nothing was measured
    flags : (n,) u1
    """
    rows = np.empty(2 * time_s.size, SAMPLE)
    gaps = np.empty(time_s.size, GAP)
    n, holes = follow_value_run(time_s, value, flags, states, slot, rows, gaps)
    return followed(rows[:n], np.full(n, slot), gaps[:holes], states.size)
