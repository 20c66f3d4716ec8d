"""Every formula of the analysis, with its version: a change of a formula is a new version.

The version is stored with each figure that leaves the analysis, and printed with the method on the report.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """How one figure is computed: `method` is printed on the report, `source` is [L], [M], [E] or a rule."""

    unit: str
    says: str
    method: str
    source: str
    version: int = 1


FORMULAS = {
    "duration": Formula("s", "length of a rep", "end − start, as announced by the detector", "definition"),
    "peak": Formula(
        "N",
        "peak pull",
        "largest raw sample; withheld where samples that cannot be trusted may hide a larger one",
        "[L]",
    ),
    "peak_mean": Formula(
        "N", "pull around the peak", "time integral over 0.1 s centred on the peak, over its length", "[E]"
    ),
    "mean": Formula("N", "mean pull", "time integral (trapezoid on true time stamps) over duration", "[L]"),
    "impulse": Formula("N·s", "impulse", "time integral, trapezoid on true time stamps", "[L]"),
    "rise": Formula(
        "s", "time up", "start of the rep to start of its hold or plateau; poor through a band", "[L] 13–33 %"
    ),
    "plateau": Formula("s", "time held", "the hold, or the time above 90 % of the peak", "[E]"),
    "fall": Formula(
        "s", "time down", "end of the hold or plateau to end of the rep; poor through a band", "[L] 13–33 %"
    ),
    "torque": Formula("N·m", "torque", "peak pull × entered lever arm", "definition"),
    "pull_per_mass": Formula("N/kg", "pull per body mass", "peak pull / entered body mass", "definition"),
    "torque_per_mass": Formula("N·m/kg", "torque per body mass", "torque / entered body mass", "definition"),
    "hold_length": Formula(
        "s", "length of a hold", "end − start, as announced by the detector", "definition"
    ),
    "hold_mean": Formula("N", "mean pull of a hold", "time integral over duration", "[L]"),
    "steadiness_sd": Formula(
        "N", "unsteadiness", "SD (n − 1) of the middle 80 % of a hold, straight line removed", "[L]"
    ),
    "steadiness_cv": Formula("%", "unsteadiness", "that SD / mean of the same part × 100", "[L]"),
    "target_rmse": Formula(
        "N", "distance from target", "root of the mean squared distance, whole hold", "[L]"
    ),
    "time_in_zone": Formula("s", "time in zone", "time inside target ± zone, sample to sample", "[E]"),
    "hold_decline": Formula(
        "%",
        "decline in a hold",
        "(first third − last third) / first third × 100, mean pulls; exploratory",
        "[E]",
    ),
    "fatigue": Formula(
        "%",
        "decline over a set",
        "(mean of best 3 − mean of last 3 impulses) / mean of best 3 × 100; exploratory",
        "[L]",
    ),
    "roll_share": Formula(
        "%", "time rolled", "time in announced rolls / time of the set × 100", "definition"
    ),
    "roll_largest": Formula(
        "%", "largest roll", "largest R% of any roll; R% = 100·(r − r0)/|r deliberate − r0|", "[E]"
    ),
    "roll_lag": Formula(
        "s", "roll after force peak", "time of the roll's peak − time of the rep's peak", "[E]"
    ),
    "coupling": Formula(
        "1",
        "roll with force",
        "Pearson correlation of roll index and pull inside one rep; exploratory",
        "[E]",
    ),
    "strength": Formula(
        "N",
        "isometric strength",
        "mean of three efforts; of more than three, those closest together",
        "[L] ICC 0.77–0.95",
    ),
    "strength_best": Formula("N", "best effort", "largest peak of the efforts used", "[L] ICC 0.53–0.88"),
    "strength_spread": Formula("%", "spread of efforts", "(largest − smallest) / mean × 100", "[E]"),
    "rfd_interval": Formula(
        "N/s",
        "rate of force development",
        "(F(t0 + d) − F(t0)) / d from the interpolated onset t0; rigid strap only; refused below 4 samples",
        "[L]",
    ),
    "rfd_peak": Formula("N/s", "steepest rise", "steepest slope over 50 ms; refused below 4 samples", "[L]"),
    "rfd_20_80": Formula(
        "N/s", "rise from 20 to 80 %", "0.6 × peak / (t80 − t20), first crossings interpolated", "[L]"
    ),
    "symmetry": Formula(
        "%",
        "difference of sides",
        "100 × (right − left) / ((right + left) / 2)",
        "formula of many; see note [L]",
    ),
    "band_stiffness": Formula(
        "N/m", "band stiffness", "difference of two steady pulls / difference of their lengths", "definition"
    ),
    "softening": Formula("%", "band softening", "100 × (first use − now) / first use", "definition"),
    "drift": Formula(
        "N",
        "drift",
        "median at rest after the set − before it; flagged above 2 % of the set's largest pull",
        "[E]",
    ),
    "check_weight": Formula(
        "%", "check weight error", "100 × (F − m·g) / (m·g), g = 9.80665 m/s²", "ISO 80000-4"
    ),
    "under_tension": Formula(
        "s", "time under tension", "sum of the lengths of all reps that were not rejected", "[L]"
    ),
    "change": Formula(
        "%", "change", "100 × (now − before) / before, shown against MDC95 = 1.96·√2·SEM", "[L]"
    ),
}


def versions() -> dict[str, int]:
    """Give the version of every formula, to be stored with figures."""
    return {name: formula.version for name, formula in FORMULAS.items()}
