"""What came of a set-up step: judged from plain numbers, passed or with the reason why not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rig.setup import Control

STANDARD_GRAVITY = 9.80665
MOST_WEIGHT_ERROR_PERCENT = 1.0  # [E] a calibrated cell is within 0.2 %
LEAST_DELIBERATE_INDEX = 0.10  # [E] of the roll index: smaller is no roll to scale by
SINGLE_CELL_MMHG = (35.0, 45.0)  # around the 40 mmHg of practice [L]
MMHG_PER_KPA = 7.50061683


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a step; `why` says what keeps it from passing, `controls` what follows from it."""

    passed: bool
    why: str = ""
    controls: tuple[Control, ...] = ()


def judge_link(streaming: bool, faults: Sequence[str]) -> Verdict:
    """Judge link and health; `faults` are the findings that spoil a measurement, in plain words."""
    if not streaming:
        return Verdict(False, "no data yet: check cable and port")
    return Verdict(not faults, "; ".join(faults))


def judge_tare(tares: Sequence[tuple[str, float]], refusals: Sequence[str]) -> Verdict:
    """Judge the tares found, (channel, counts), and the reasons of those that were not."""
    if refusals:
        return Verdict(False, refusals[0])
    if not tares:
        return Verdict(False, "no band to tare: check that the board streams one")
    return Verdict(
        True, "", tuple(Control("tare", {"channel": name, "counts": counts}) for name, counts in tares)
    )


def judge_weight(channel: str, newtons: float, mass_kg: float) -> Verdict:
    """Judge a known mass against what the channel reads, by ``100 (F - m g) / (m g)``."""
    if not mass_kg > 0.0 or math.isnan(newtons):
        return Verdict(
            False, f"{channel} has no reading for a mass of {mass_kg:g} kg: hang a weight and enter it"
        )
    true = mass_kg * STANDARD_GRAVITY
    error = 100.0 * (newtons - true) / true
    if abs(error) > MOST_WEIGHT_ERROR_PERCENT:
        return Verdict(
            False,
            f"{channel} reads {newtons:.2f} N for {true:.2f} N ({error:+.1f} %); allowed is "
            f"{MOST_WEIGHT_ERROR_PERCENT:g} %: let the weight hang free, or calibrate",
        )
    words = f"check weight {channel}: {newtons:.2f} N for {true:.2f} N ({error:+.2f} %)"
    return Verdict(True, "", (Control("mark", {"label": words}),))


def judge_posture(index: float, sum_kpa: float, pad_cells: int, refusal: str = "") -> Verdict:
    """Judge the still posture; `refusal` is why no baseline was found."""
    if refusal:
        return Verdict(False, refusal)
    if pad_cells == 1:
        low, high = SINGLE_CELL_MMHG
        mmhg = sum_kpa * MMHG_PER_KPA
        if not low <= mmhg <= high:
            todo = "let air out" if mmhg > high else "pump"
            return Verdict(False, f"the cell reads {mmhg:.0f} mmHg; need {low:g} to {high:g}: {todo}")
    return Verdict(True, "", (Control("pelvis_baseline", {"index": index, "sum_kpa": sum_kpa}),))


def judge_roll(direction: str, baseline_index: float, farthest_index: float) -> Verdict:
    """Judge a deliberate roll by the farthest that the index went from the baseline in its direction."""
    sign = 1.0 if direction == "backward" else -1.0
    moved = sign * (farthest_index - baseline_index)
    if not moved >= LEAST_DELIBERATE_INDEX:
        other = "the other way" if moved < -LEAST_DELIBERATE_INDEX else f"by {moved:.2f}"
        return Verdict(
            False,
            f"the roll index moved {other}; need {LEAST_DELIBERATE_INDEX:g} {direction}: "
            "roll a little further, as far as is comfortable",
        )
    return Verdict(True, "", (Control("deliberate_roll", {"direction": direction, "index": farthest_index}),))
