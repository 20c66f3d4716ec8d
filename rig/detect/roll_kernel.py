"""The compiled core of roll detection: one pass over the pad's samples in wire order, one row of state.

With two cells the measure is the roll index ``r = (back - front) / (back + front)``, with one cell the
pressure itself. Its *excursion* from the baseline is counted in per cent: of the person's own deliberate
roll, or with one cell of the fault width. See `rig.detect.rolls` for what is announced and when.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from rig.kernel import kernel
from rig.samples import UNTRUSTED

WARN, FAULT = 0, 1
FRONT, BACK = 0, 1
BEGAN, ENDED = 0, 1
OPEN_LINE = 0.05  # of its own baseline: a cell below it has lost its air, whatever the sum says
LOPSIDED = 0.9  # roll index beyond which one cell carries nothing: no baseline
SLOPE_S = 0.2  # time constant of the slope of the sum
BREATH_S = 3.0  # time constant that takes most of the breathing out of a cell's pressure
QUICK_S = 1.0  # from rest to a level in less is no slow leak

FOUND_ROLL = np.dtype(
    [
        ("trigger", "i8"),  # index, within the call, of the sample that decided it
        ("what", "i8"),  # BEGAN (a fault) or ENDED
        ("level", "i8"),
        ("side", "i8"),  # +1 backward (one cell: more pressure), -1 forward
        ("start_s", "f8"),
        ("end_s", "f8"),
        ("known_s", "f8"),
        ("peak_percent", "f8"),
        ("peak_s", "f8"),
    ]
)

ROLL_STATE = np.dtype(
    [
        # settings
        ("cells", "i8"),
        ("level_percent", "f8", (2,)),
        ("span", "f8", (2,)),  # of the measure at 100 %, forward and backward
        ("minimum_s", "f8"),
        ("unloaded_fraction", "f8"),
        ("baseline_s", "f8"),
        ("end_fraction", "f8"),
        ("rise_share", "f8"),
        ("follow_percent", "f8"),
        ("follow_s", "f8"),
        ("stale_s", "f8"),
        ("least_kpa", "f8"),
        ("still_index", "f8"),
        ("still_fraction", "f8"),
        ("leak_kpa_per_s", "f8"),
        # signal
        ("now_s", "f8"),  # newest time seen, of any row
        ("cell_kpa", "f8", (2,)),
        ("cell_s", "f8", (2,)),
        ("newest", "i8"),  # the cell of the newest sample
        ("known_s", "f8"),  # when both cells were last known together
        ("measure", "f8"),
        ("sum_kpa", "f8"),
        ("slow_sum_kpa", "f8"),
        ("slow_cell_kpa", "f8", (2,)),
        ("percent", "f8"),  # excursion; NaN before the first one
        # baseline
        ("has_baseline", "i8"),
        ("base_measure", "f8"),
        ("base_sum_kpa", "f8"),
        ("taken_measure", "f8"),
        ("taken_sum_kpa", "f8"),
        ("age_s", "f8"),
        ("still_since_s", "f8"),  # NaN: the search for a still stretch starts at the next sample
        ("still_count", "i8"),
        ("still_measure", "f8"),  # sums over the still stretch, and its extremes
        ("still_sum_kpa", "f8"),
        ("low_measure", "f8"),
        ("high_measure", "f8"),
        ("low_sum_kpa", "f8"),
        ("high_sum_kpa", "f8"),
        # excursion
        ("unloaded", "i8"),
        ("low_seen", "i8"),  # which cells have been renewed while the pad looks unloaded, one bit each
        ("armed", "i8"),
        ("calm_since_s", "f8"),
        ("side", "i8"),
        ("left_rest_s", "f8"),
        ("since_s", "f8", (2,)),  # when each level was crossed; NaN while below it
        ("sound_since_s", "f8", (2,)),  # since when it has not looked like a leak
        ("confirmed", "i8", (2,)),
        ("had_fault", "i8"),
        ("peak_percent", "f8", (2,)),
        ("peak_s", "f8", (2,)),
        ("cut", "i8"),  # the baseline was changed from outside: close what is open
    ]
)


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
def _seek_baseline(s: Any) -> None:
    """Take the first stretch that is still for long enough."""
    r, total = s["measure"], s["sum_kpa"]
    if total < s["least_kpa"] or (s["cells"] == 2 and abs(r) > LOPSIDED):
        s["still_since_s"] = math.nan
        return
    if not math.isnan(s["still_since_s"]):
        s["low_measure"], s["high_measure"] = min(s["low_measure"], r), max(s["high_measure"], r)
        s["low_sum_kpa"], s["high_sum_kpa"] = min(s["low_sum_kpa"], total), max(s["high_sum_kpa"], total)
        mean = (s["still_sum_kpa"] + total) / (s["still_count"] + 1)
        moved = s["high_sum_kpa"] - s["low_sum_kpa"] > s["still_fraction"] * mean
        turned = s["cells"] == 2 and s["high_measure"] - s["low_measure"] > s["still_index"]
        if moved or turned:
            s["still_since_s"] = math.nan
    if math.isnan(s["still_since_s"]):
        s["still_since_s"] = s["known_s"]
        s["still_count"] = 0
        s["still_measure"] = s["still_sum_kpa"] = 0.0
        s["low_measure"] = s["high_measure"] = r
        s["low_sum_kpa"] = s["high_sum_kpa"] = total
    s["still_count"] += 1
    s["still_measure"] += r
    s["still_sum_kpa"] += total
    if s["known_s"] - s["still_since_s"] >= s["baseline_s"]:
        take_baseline(s, s["still_measure"] / s["still_count"], s["still_sum_kpa"] / s["still_count"])


@kernel
def take_baseline(s: Any, measure: float, sum_kpa: float) -> None:
    """Start from a new baseline, at rest."""
    s["has_baseline"] = 1
    s["base_measure"] = s["taken_measure"] = measure
    s["base_sum_kpa"] = s["taken_sum_kpa"] = sum_kpa
    s["age_s"] = s["baseline_s"]
    s["armed"] = 1
    s["unloaded"] = 0


@kernel
def _is_unloaded(s: Any) -> bool:
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
def _may_be_leak(s: Any, level: int) -> bool:
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


@kernel
def _follow(s: Any, elapsed_s: float) -> None:
    """Let the baseline creep after the measure, by no more than the warn level from where it was taken."""
    width = s["level_percent"][WARN] if s["cells"] == 1 else s["follow_percent"]
    if abs(s["percent"]) > width or s["confirmed"][WARN]:
        return
    s["age_s"] += elapsed_s
    young_s = min(s["age_s"], s["follow_s"])
    slow_s = young_s if s["cells"] == 1 else s["follow_s"]
    limit = 0.01 * s["level_percent"][WARN] * min(s["span"][0], s["span"][1])
    base = s["base_measure"] + (s["measure"] - s["base_measure"]) * elapsed_s / (slow_s + elapsed_s)
    s["base_measure"] = min(max(base, s["taken_measure"] - limit), s["taken_measure"] + limit)
    total = s["base_sum_kpa"] + (s["sum_kpa"] - s["base_sum_kpa"]) * elapsed_s / (young_s + elapsed_s)
    s["base_sum_kpa"] = max(total, s["unloaded_fraction"] * s["taken_sum_kpa"])


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
    if _may_be_leak(s, level):
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
    for cell in range(2):
        gain = elapsed_s / (BREATH_S + elapsed_s)
        s["slow_cell_kpa"][cell] += (s["cell_kpa"][cell] - s["slow_cell_kpa"][cell]) * gain
    if not s["has_baseline"]:
        _seek_baseline(s)
        return count
    if _is_unloaded(s):
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
    _follow(s, elapsed_s)
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
