"""Missing stretches of an imported recording.

Rows without a value stand as single MISSING rows while they are few; a long run of them is left out, so that
it is a hole in time like one without rows. The pipeline makes a gap of every hole in time.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rig.errors import InputRefused
from rig.samples import LOST_BEFORE, MISSING

HOLE_S = 0.25  # without a sample: a hole ...
HOLE_STEPS = 4.0  # ... when it is as many usual steps

Seconds = NDArray[np.float64]


def kept_rows(time_s: Seconds, is_measured: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say which rows to pass on: samples, and rows without a value between samples that lie close together.

    Parameters
    ----------
    time_s : (n,) of all rows
    is_measured : (n,) False where the value is missing
    """
    measured = np.flatnonzero(is_measured)
    behind = np.searchsorted(measured, np.arange(time_s.size))  # the sample at or after each row
    inside = (behind > 0) & (behind < measured.size)
    steps = np.diff(time_s[measured])
    is_hole = np.append(steps > hole_from_s(steps), False)
    return is_measured | (inside & ~is_hole[np.clip(behind - 1, 0, None)])


def missing_flags(is_measured: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Flag rows without a value MISSING and each sample after one LOST_BEFORE."""
    flags = np.where(is_measured, 0, MISSING).astype(np.uint8)
    flags[1:][is_measured[1:] & ~is_measured[:-1]] |= LOST_BEFORE
    return flags


def hole_from_s(steps: Seconds) -> float:
    """The step between samples beyond which it is a hole."""
    forward = steps[steps > 0]
    usual = float(np.median(forward)) if forward.size else 0.0
    return max(HOLE_S, HOLE_STEPS * usual)


def check_holes(time_s: Seconds, line: NDArray[np.int64]) -> str:
    """Refuse holes that last longer than the data; give a note about those there are, or "".

    Parameters
    ----------
    time_s, line : (n,) of the samples

    Raises
    ------
    InputRefused : more time is missing than measured
    """
    steps = np.diff(time_s)
    holes = steps > hole_from_s(steps)
    if not holes.any():
        return ""
    missing_s = float(steps[holes].sum())
    measured_s = float(time_s[-1] - time_s[0]) - missing_s
    at = int(np.argmax(steps))
    longest = f"the longest {steps[at]:.6g} s, before row {line[at + 1]}"
    if missing_s > measured_s:
        raise InputRefused(
            f"row {line[at + 1]}: the holes are longer than the data: "
            f"{missing_s:.6g} s missing, {measured_s:.6g} s measured; {longest}"
        )
    return f"{missing_s:.6g} s are missing in {np.count_nonzero(holes)} places, {longest}"
