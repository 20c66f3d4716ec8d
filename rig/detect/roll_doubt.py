"""When the pad is not to be believed: nobody on it, a line off, a leak."""

from __future__ import annotations

from typing import Any

import numpy as np

from rig.detect.roll_state import BACK, FRONT, OPEN_LINE, QUICK_S, SLOPE_S
from rig.kernel import kernel


@kernel
def is_unloaded(s: Any) -> bool:
    if s["sum_kpa"] < s["unloaded_fraction"] * s["base_sum_kpa"]:
        return True
    if s["cells"] == 1:
        return False
    half = OPEN_LINE * 0.5 * s["base_sum_kpa"]
    back_open = s["cell_kpa"][BACK] < half * (1.0 + s["base_measure"])
    front_open = s["cell_kpa"][FRONT] < half * (1.0 - s["base_measure"])
    return back_open or front_open


@kernel
def _carries_over(s: Any, cells_kpa: np.ndarray, side: int) -> bool:
    """Say whether one cell has taken over some of what the other has lost."""
    back = cells_kpa[BACK] - 0.5 * s["base_sum_kpa"] * (1.0 + s["base_measure"])
    front = cells_kpa[FRONT] - 0.5 * s["base_sum_kpa"] * (1.0 - s["base_measure"])
    risen, fallen = (back, -front) if side > 0 else (front, -back)
    return risen >= s["rise_share"] * fallen


@kernel
def may_be_leak(s: Any, level: int) -> bool:
    """Tell a roll from a leak of one line.

    A breath in lifts both cells and can hide a slow leak: what grew slowly must also carry over with the
    breathing taken out.
    """
    if s["cells"] == 1:
        slope = (s["sum_kpa"] - s["slow_sum_kpa"]) / SLOPE_S
        return s["side"] < 0 and slope < -s["leak_kpa_per_s"]
    if not _carries_over(s, s["cell_kpa"], s["side"]):
        return True
    is_quick = s["since_s"][level] - s["left_rest_s"] < QUICK_S
    return not is_quick and not _carries_over(s, s["slow_cell_kpa"], s["side"])
