"""Find the pelvis baseline while the person lies still, and refuse when they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rig.errors import InputRefused
from rig.measure.tare import HARMLESS
from rig.settings import Thresholds, threshold


@dataclass(frozen=True, slots=True)
class BaselineSettings(Thresholds):
    """What counts as lying still."""

    window_s: float = threshold(2.0, "s looked at", 0.5, 30, "[E]")
    least_samples: float = threshold(15, "samples of each cell in the window", 4, 1e5, "[E]")
    most_turn: float = threshold(0.04, "roll index, between the quarters of the window", 0.001, 1, "[E]")
    most_change_percent: float = threshold(15.0, "% of the sum, between the quarters", 0.1, 100, "[E]")
    least_kpa: float = threshold(1.0, "kPa, sum of the cells", 0.01, 40, "[E]")


@dataclass(frozen=True, slots=True)
class Baseline:
    """The pad in the prescribed posture: roll index (0 with one cell) and sum of the cells, kPa."""

    index: float
    sum_kpa: float


def find_baseline(cells: Sequence[np.ndarray], settings: BaselineSettings | None = None) -> Baseline:
    """Find index and sum in the last `window_s` of the pad's samples.

    Parameters
    ----------
    cells : arrays of `samples.SAMPLE`: back and front, or the one cell that there is

    Raises
    ------
    InputRefused : too few good samples, nobody on the pad, or movement
    """
    settings = settings or BaselineSettings()
    quarters = np.array([_quarter_means(rows, settings) for rows in cells])
    sums = quarters.sum(axis=0)
    sum_kpa = float(sums.mean())
    if sum_kpa < settings.least_kpa:
        raise InputRefused(
            f"no pelvis baseline: the pad carries {sum_kpa:.2f} kPa; need {settings.least_kpa:g} kPa. "
            "Lie on the pad."
        )
    indices = (quarters[0] - quarters[-1]) / sums if len(cells) == 2 else np.zeros(4)
    turn, change_percent = float(np.ptp(indices)), float(100 * np.ptp(sums) / sum_kpa)
    if turn > settings.most_turn or change_percent > settings.most_change_percent:
        raise InputRefused(
            f"no pelvis baseline: the pelvis moves (index by {turn:.3f}, pressure by {change_percent:.0f} "
            f"%); allowed are {settings.most_turn:g} and {settings.most_change_percent:g} %. Lie still."
        )
    return Baseline(float(indices.mean()), sum_kpa)


def _quarter_means(rows: np.ndarray, settings: BaselineSettings) -> np.ndarray:
    """Average the good samples of each quarter of the window, (4,) kPa."""
    newest_s = rows["time_s"][-1] if rows.size else 0.0
    age_s = newest_s - rows["time_s"]
    good = (age_s < settings.window_s) & ((rows["flags"] & ~np.uint8(HARMLESS)) == 0)
    quarter = (4 * age_s[good] / settings.window_s).astype(np.int64)
    counts = np.bincount(quarter, minlength=4)
    if counts.sum() < settings.least_samples or not counts.all():
        raise InputRefused(
            f"no pelvis baseline: {int(counts.sum())} good samples of a cell in {settings.window_s:g} s; "
            f"need {settings.least_samples:g}, spread over all of them. Run rig check."
        )
    return np.bincount(quarter, rows["value"][good], minlength=4) / counts
