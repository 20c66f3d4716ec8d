"""The baseline of the pelvis pad: taken from the first still stretch, then creeping with the pad."""

from __future__ import annotations

import math
from typing import Any

from rig.detect.roll_state import LOPSIDED, WARN
from rig.kernel import kernel


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
def seek_baseline(s: Any) -> None:
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
def follow(s: Any, elapsed_s: float) -> None:
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
