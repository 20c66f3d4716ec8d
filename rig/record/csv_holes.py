"""Holes in an imported recording: where samples are missing, and how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.errors import InputRefused
from rig.samples import LOST_BEFORE, MISSING, OUT_OF_RANGE

MARKER_AFTER_S = 1e-6
_ON_GRID_SHARE = 0.8  # of the steps within a tenth of a whole number of usual ones: an evenly sampled file
_GRID_HOLE = 1.5  # usual steps
_ROUGH_HOLE = 2.5  # times the 98th percentile of steps, where sampling is uneven


@dataclass(frozen=True, slots=True)
class Samples:
    """A stream with one MISSING row (value NaN) for each hole and LOST_BEFORE on the sample after it.

    Attributes
    ----------
    time_s, value, flags : (n,)
    is_hole : (n,) True on the rows that stand for holes
    lost : (n,) i8, samples missing in the hole, 0 elsewhere
    """

    time_s: NDArray[np.float64]
    value: NDArray[np.float64]
    flags: NDArray[np.uint8]
    is_hole: NDArray[np.bool_]
    lost: NDArray[np.int64]


def mark_holes(
    time_s: NDArray[np.float64], value: NDArray[np.float64], stated: NDArray[np.int64], absurd: float
) -> Samples:
    """Put a MISSING row into each hole.

    Parameters
    ----------
    time_s, value : (n,) of the samples that are there, time not falling
    stated : (n,) samples that the file itself calls missing just before each
    absurd : values beyond it are flagged OUT_OF_RANGE

    Raises
    ------
    InputRefused : the holes last longer than the data
    """
    steps = np.diff(time_s, prepend=time_s[0])
    usual = _usual_step(steps[1:])
    hole = steps > _hole_from(steps[1:], usual)
    lost = np.where(hole, np.maximum(np.rint(steps / usual) - 1, 1), 0).astype(np.int64) if usual else stated
    lost = np.maximum(lost, stated)
    _check_length(steps, hole, time_s)
    return _with_rows(time_s, value, lost, absurd)


def _usual_step(steps: NDArray[np.float64]) -> float:
    forward = steps[steps > 0]
    return float(np.median(forward)) if forward.size else 0.0


def _hole_from(steps: NDArray[np.float64], usual: float) -> float:
    """The step beyond which samples are missing."""
    if usual == 0:
        return np.inf
    parts = steps / usual
    on_grid = np.abs(parts - np.maximum(np.rint(parts), 1)) < 0.1
    if on_grid.mean() >= _ON_GRID_SHARE:
        return _GRID_HOLE * usual
    return max(_ROUGH_HOLE * float(np.percentile(steps, 98)), _ROUGH_HOLE * usual)


def _check_length(steps: NDArray[np.float64], hole: NDArray[np.bool_], time_s: NDArray[np.float64]) -> None:
    missing_s = float(steps[hole].sum())
    known_s = float(time_s[-1] - time_s[0]) - missing_s
    if missing_s > known_s:
        at = int(np.argmax(steps))
        raise InputRefused(
            f"the holes are longer than the data: {missing_s:.6g} s missing, {known_s:.6g} s measured; "
            f"the longest is {steps[at]:.6g} s, from {time_s[at - 1]:.6g} s to {time_s[at]:.6g} s"
        )


def _with_rows(
    time_s: NDArray[np.float64], value: NDArray[np.float64], lost: NDArray[np.int64], absurd: float
) -> Samples:
    at = np.flatnonzero(lost > 0)
    flags = np.where(np.abs(value) > absurd, OUT_OF_RANGE, 0).astype(np.uint8)
    flags[at] |= LOST_BEFORE
    before = at[at > 0]
    marker_s = np.minimum(time_s[before - 1] + MARKER_AFTER_S, time_s[before])
    all_time_s = np.insert(time_s, before, marker_s)
    is_hole = np.insert(np.zeros(time_s.size, bool), before, True)
    return Samples(
        time_s=all_time_s,
        value=np.insert(value, before, np.nan),
        flags=np.insert(flags, before, MISSING),
        is_hole=is_hole,
        lost=np.insert(np.zeros(time_s.size, np.int64), before, lost[before]),
    )
