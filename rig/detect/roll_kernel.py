"""The compiled core of roll detection: one pass over the pad's samples in wire order, one row of state.

With two cells the measure is the roll index ``r = (back - front) / (back + front)``, with one cell the
pressure itself. Its *excursion* from the baseline is counted in per cent: of the person's own deliberate
roll, or with one cell of the fault width. See `rig.detect.rolls` for what is announced and when.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from rig.detect.roll_baseline import follow, seek_baseline
from rig.detect.roll_doubt import is_unloaded, may_be_leak
from rig.detect.roll_state import BACK, BEGAN, BREATH_S, ENDED, FAULT, FRONT, SLOPE_S, WARN
from rig.kernel import kernel
from rig.samples import UNTRUSTED


@kernel
def _note(found: np.ndarray, count: int, s: Any, i: int, what: int, level: int, end_s: float) -> int:
    row = found[count]
    row["trigger"] = i
    row["what"] = what
    row["level"] = level
    row["side"] = s["side"]
    row["start_s"] = s["since_s"][level]
    row["end_s"] = end_s
    row["known_s"] = s["now_s"]
    row["peak_percent"] = s["peak_percent"][level]
    row["peak_s"] = s["peak_s"][level]
    return count + 1


@kernel
def _close(s: Any, end_s: float, found: np.ndarray, count: int, i: int) -> int:
    """End whatever is open; a warn that has had its fault is not told twice."""
    if s["confirmed"][FAULT]:
        count = _note(found, count, s, i, ENDED, FAULT, end_s)
    elif s["confirmed"][WARN] and not s["had_fault"]:
        count = _note(found, count, s, i, ENDED, WARN, end_s)
    for level in range(2):
        s["since_s"][level] = math.nan
        s["confirmed"][level] = 0
    s["had_fault"] = 0
    s["percent"] = math.nan
    return count


@kernel
def _crossing(s: Any, before: float, before_s: float, after: float, threshold: float) -> float:
    """Interpolate when the excursion passed `threshold`; now, where the one before is not known."""
    if math.isnan(before) or (before < threshold) == (after < threshold):
        return s["known_s"]
    return before_s + (threshold - before) / (after - before) * (s["known_s"] - before_s)


@kernel
def _step_level(
    s: Any, level: int, before: float, before_s: float, found: np.ndarray, count: int, i: int
) -> int:
    """Move one level on: below it, waiting above it, or confirmed."""
    reach = s["percent"] * s["side"]
    threshold = s["level_percent"][level]
    if math.isnan(s["since_s"][level]):
        if reach < threshold:
            return count
        s["since_s"][level] = _crossing(s, before, before_s, reach, threshold)
        s["sound_since_s"][level] = s["since_s"][level]
        s["peak_percent"][level] = -math.inf
    low = s["end_fraction"] * threshold
    if reach < low:
        if s["confirmed"][level] and (level == FAULT or not s["had_fault"]):
            end_s = _crossing(s, before, before_s, reach, low)
            count = _note(found, count, s, i, ENDED, level, end_s)
        s["since_s"][level] = math.nan
        s["confirmed"][level] = 0
        return count
    if reach > s["peak_percent"][level]:
        s["peak_percent"][level] = reach
        s["peak_s"][level] = s["known_s"]
    if not s["confirmed"][level] and _is_confirmed(s, level):
        s["confirmed"][level] = 1
        if level == FAULT:
            s["had_fault"] = 1
            count = _note(found, count, s, i, BEGAN, level, math.nan)
    return count


@kernel
def _is_confirmed(s: Any, level: int) -> bool:
    """Say whether the level has been held for long enough without looking like a leak."""
    if may_be_leak(s, level):
        s["sound_since_s"][level] = math.nan
        return False
    if math.isnan(s["sound_since_s"][level]):
        s["sound_since_s"][level] = s["known_s"]
    return s["known_s"] - s["sound_since_s"][level] >= s["minimum_s"]


@kernel
def _step_excursion(s: Any, before_s: float, found: np.ndarray, count: int, i: int) -> int:
    """Measure the excursion and move both levels on."""
    offset = s["measure"] - s["base_measure"]
    before = s["percent"]
    s["percent"] = 100.0 * offset / s["span"][1 if offset > 0.0 else 0]
    if math.isnan(s["since_s"][WARN]):
        s["side"] = 1 if s["percent"] > 0.0 else -1
    if not abs(s["percent"]) > s["follow_percent"]:
        s["left_rest_s"] = s["known_s"]
    for k in range(2):
        level = 1 - k
        count = _step_level(s, level, before * s["side"], before_s, found, count, i)
    if math.isnan(s["since_s"][WARN]):
        s["had_fault"] = 0
    return count


@kernel
def _arm(s: Any) -> None:
    """After an unloading only a pelvis back near its baseline may roll again."""
    if abs(s["measure"] - s["base_measure"]) > (
        0.01 * s["end_fraction"] * s["level_percent"][WARN] * min(s["span"][0], s["span"][1])
    ):
        s["calm_since_s"] = math.nan
    elif math.isnan(s["calm_since_s"]):
        s["calm_since_s"] = s["known_s"]
    elif s["known_s"] - s["calm_since_s"] >= s["minimum_s"]:
        s["armed"] = 1


@kernel
def _step(s: Any, before_s: float, found: np.ndarray, count: int, i: int) -> int:
    """Take one moment at which every cell is known."""
    elapsed_s = s["known_s"] - before_s
    s["slow_sum_kpa"] += (s["sum_kpa"] - s["slow_sum_kpa"]) * elapsed_s / (SLOPE_S + elapsed_s)
    gain = elapsed_s / (BREATH_S + elapsed_s)
    for cell in range(2):
        s["slow_cell_kpa"][cell] += (s["cell_kpa"][cell] - s["slow_cell_kpa"][cell]) * gain
    if not s["has_baseline"]:
        seek_baseline(s)
        return count
    if is_unloaded(s):
        s["low_seen"] |= 1 << s["newest"]
        if s["cells"] == 2 and s["low_seen"] != 3:  # in a fast roll one cell is renewed before the other
            return count
        count = _close(s, s["known_s"], found, count, i)
        s["unloaded"], s["armed"], s["calm_since_s"] = 1, 0, math.nan
        return count
    s["unloaded"] = s["low_seen"] = 0
    if not s["armed"]:
        _arm(s)
        return count
    count = _step_excursion(s, before_s, found, count, i)
    follow(s, elapsed_s)
    return count


@kernel
def _read_cells(s: Any) -> bool:
    """Work out sum and measure; say whether every cell is known now."""
    if s["cells"] == 1:
        s["sum_kpa"] = s["measure"] = s["cell_kpa"][BACK]
        return True
    if not abs(s["cell_s"][BACK] - s["cell_s"][FRONT]) <= s["stale_s"]:
        return False
    s["sum_kpa"] = s["cell_kpa"][BACK] + s["cell_kpa"][FRONT]
    difference = s["cell_kpa"][BACK] - s["cell_kpa"][FRONT]
    s["measure"] = difference / s["sum_kpa"] if s["sum_kpa"] > 0.0 else 0.0
    return True


@kernel
def find_rolls(
    state: np.ndarray,
    time_s: np.ndarray,
    value_kpa: np.ndarray,
    is_back: np.ndarray,
    flags: np.ndarray,
    found: np.ndarray,
) -> int:
    """Run the detector over more samples; return how many rows of `found` were written (at most one each)."""
    s = state[0]
    count = 0
    for i in range(time_s.size):
        s["now_s"] = max(s["now_s"], time_s[i])
        if s["cut"] or not s["now_s"] - s["known_s"] <= s["stale_s"]:
            count = _close(s, s["known_s"], found, count, i)
            s["still_since_s"] = math.nan
            s["cut"] = 0
        value = value_kpa[i]
        if (flags[i] & UNTRUSTED) != 0 or not math.isfinite(value):
            continue
        cell = BACK if s["cells"] == 1 or is_back[i] else FRONT
        s["cell_kpa"][cell] = value
        s["cell_s"][cell] = s["now_s"]
        s["newest"] = cell
        if not _read_cells(s):
            continue
        before_s = s["known_s"]
        s["known_s"] = s["now_s"]
        if not s["known_s"] - before_s <= s["stale_s"]:
            before_s = s["known_s"]
            s["slow_sum_kpa"] = s["sum_kpa"]
            s["slow_cell_kpa"][:] = s["cell_kpa"]
        count = _step(s, before_s, found, count, i)
    return count


@kernel
def finish_rolls(state: np.ndarray, found: np.ndarray) -> int:
    """Close what is open at the end of the recording; return how many rows were written."""
    s = state[0]
    return _close(s, s["known_s"], found, 0, 0)
