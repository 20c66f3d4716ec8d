"""Holes in a column of values that has times but no sequence numbers: an imported file.

Its rate is known only from its times, which may jitter, be rounded or stand twice. A hole is an interval
several times as long as the usual one; it is marked as on the wire.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from rig.kernel import kernel
from rig.measure.gap_rows import FILE, GAP, Followed, followed, mark_hole, put_row, take_interval
from rig.samples import LOST_BEFORE, MISSING, MISSING_COUNTS, SAMPLE

HOLE_S = 0.25  # without samples: a hole ...
HOLE_PERIODS = 4.0  # ... when it is as many usual intervals [E]


@kernel
def _is_hole(s: Any, elapsed_us: Any) -> bool:
    """Tell a hole; before the first interval nothing is usual."""
    return s["intervals"] > 0 and elapsed_us > HOLE_S * 1e6 and elapsed_us > HOLE_PERIODS * s["period_us"]


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
        flag = np.int64(flags[i])
        is_missing = np.isnan(value[i])
        if is_missing:
            flag |= MISSING
        if s["started"]:
            elapsed_us = (time_s[i] - s["time_s"]) * 1e6
            if _is_hole(s, elapsed_us):
                steps = np.int64(np.floor(elapsed_us / s["period_us"] + 0.5))
                mark_hole(rows[n], gaps[holes], s, time_s[i], steps - 1, FILE)
                n += 1
                gaps[holes]["slot"] = slot
                gaps[holes]["row"] = n
                holes += 1
                s["sequence"] += steps
                flag |= LOST_BEFORE
            else:
                take_interval(s, elapsed_us)
                s["sequence"] += 1
        s["started"] = 1
        s["time_s"] = time_s[i]
        s["ticks"] = np.int64(np.floor(time_s[i] * 1e6 + 0.5))
        if is_missing:
            s["lost"] += 1
        else:
            s["samples"] += 1
        put_row(rows[n], s, MISSING_COUNTS, flag, value[i])
        n += 1
    return n, holes


def follow_values(
    states: np.ndarray, slot: int, time_s: np.ndarray, value: np.ndarray, flags: np.ndarray
) -> Followed:
    """Follow a column of values.

    Parameters
    ----------
    states : array of `gap_rows.STREAM_STATE`
    slot : the stream's row
    time_s : (n,) f8, session seconds, never falling
    value : (n,) f8, NaN where nothing was measured
    flags : (n,) u1
    """
    rows = np.empty(2 * time_s.size, SAMPLE)
    gaps = np.empty(time_s.size, GAP)
    n, holes = follow_value_run(time_s, value, flags, states, slot, rows, gaps)
    return followed(rows[:n], np.full(n, slot), gaps[:holes], states.size)
