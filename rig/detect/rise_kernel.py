"""The compiled core that watches a second channel leave its line: one pass, one row of state.

In words. Trusted samples are smoothed. The line follows the smoothed value down within a fraction of a second
and up slowly, and only while nothing is away. A rise is confirmed when the value has stood `least` above the
line for `minimum_s`; it ends where the value falls below `off_fraction` of `least`, for as long again. What
has been away for `accept_s` is the new line.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from rig.kernel import kernel
from rig.samples import UNTRUSTED

FOLLOW_DOWN_S = 0.3
QUIET, LEAVING, AWAY = 0, 1, 2

FOUND_RISE = np.dtype(
    [
        ("trigger", "i8"),  # index, within the call, of the sample that decided it
        ("start_s", "f8"),
        ("end_s", "f8"),
        ("known_s", "f8"),
        ("peak", "f8"),
    ]
)

RISE_STATE = np.dtype(
    [
        # settings
        ("least", "f8"),  # in the channel's unit
        ("off_fraction", "f8"),
        ("minimum_s", "f8"),
        ("smoothing_s", "f8"),
        ("follow_s", "f8"),
        ("accept_s", "f8"),
        ("hole_s", "f8"),
        # signal
        ("time_s", "f8"),  # of the newest trusted sample; -inf before the first
        ("smooth", "f8"),
        ("line", "f8"),  # NaN before the first
        # the rise that is open
        ("phase", "i8"),
        ("start_s", "f8"),
        ("peak", "f8"),  # above the line
        ("low_s", "f8"),  # since when the value is back near the line; NaN while it is not
    ]
)


@kernel
def _close(s: Any, end_s: float, now_s: float, found: np.ndarray, count: int, i: int) -> int:
    """End what is open; only a confirmed rise is told."""
    was, s["phase"] = s["phase"], QUIET
    if was != AWAY:
        return count
    row = found[count]
    row["trigger"] = i
    row["start_s"] = s["start_s"]
    row["end_s"] = end_s
    row["known_s"] = now_s
    row["peak"] = s["peak"]
    return count + 1


@kernel
def _follow(s: Any, value: float, elapsed_s: float) -> None:
    """Smooth the value and let the line follow it."""
    if math.isnan(s["line"]):
        s["smooth"] = s["line"] = value
    s["smooth"] += (value - s["smooth"]) * elapsed_s / (s["smoothing_s"] + elapsed_s)
    above = s["smooth"] - s["line"]
    if above < 0.0:
        s["line"] += above * elapsed_s / (FOLLOW_DOWN_S + elapsed_s)
    elif s["phase"] == QUIET:
        s["line"] += above * elapsed_s / (s["follow_s"] + elapsed_s)


@kernel
def _watch(s: Any, time_s: float, found: np.ndarray, count: int, i: int) -> int:
    """Open, go on with or end a rise."""
    above = s["smooth"] - s["line"]
    if s["phase"] == QUIET and above >= s["least"]:
        s["phase"], s["start_s"], s["peak"], s["low_s"] = LEAVING, time_s, above, math.nan
    if s["phase"] == QUIET:
        return count
    s["peak"] = max(s["peak"], above)
    if above >= s["off_fraction"] * s["least"]:
        s["low_s"] = math.nan
    elif math.isnan(s["low_s"]):
        s["low_s"] = time_s
    if s["phase"] == LEAVING and time_s - s["start_s"] >= s["minimum_s"]:
        s["phase"] = AWAY if math.isnan(s["low_s"]) else QUIET
    if time_s - s["low_s"] >= s["minimum_s"]:
        return _close(s, s["low_s"], time_s, found, count, i)
    if s["phase"] == AWAY and time_s - s["start_s"] >= s["accept_s"]:
        s["line"] = s["smooth"]
        return _close(s, time_s, time_s, found, count, i)
    return count


@kernel
def find_rises(
    state: np.ndarray, time_s: np.ndarray, value: np.ndarray, flags: np.ndarray, found: np.ndarray
) -> int:
    """Run the detector over more samples; return how many rows of `found` were written (at most one each)."""
    s = state[0]
    count = 0
    for i in range(time_s.size):
        if (flags[i] & UNTRUSTED) != 0 or not math.isfinite(value[i]):
            continue
        elapsed_s = time_s[i] - s["time_s"]
        if elapsed_s > s["hole_s"]:
            count = _close(s, s["time_s"], time_s[i], found, count, i)
            s["smooth"], elapsed_s = value[i], 0.0
        _follow(s, value[i], elapsed_s)
        count = _watch(s, time_s[i], found, count, i)
        s["time_s"] = time_s[i]
    return count


@kernel
def finish_rises(state: np.ndarray, found: np.ndarray) -> int:
    """Close what is open at the end of the recording; return how many rows were written."""
    s = state[0]
    return _close(s, s["time_s"], s["time_s"], found, 0, 0)
