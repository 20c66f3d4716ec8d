"""Every threshold of the analysis: value, unit, allowed range and source; printed on each report."""

from __future__ import annotations

from dataclasses import dataclass

from rig.settings import Thresholds, threshold


@dataclass(frozen=True, slots=True)
class AnalysisSettings(Thresholds):
    """How figures are computed from what was recorded and detected."""

    peak_window_s: float = threshold(0.1, "s averaged around a peak", 0.01, 1, "[E]")
    hidden_fraction: float = threshold(
        0.9, "of the peak beside bad samples, which then may hide a higher one", 0.5, 1, "[E]"
    )
    plateau_fraction: float = threshold(0.9, "of the peak, where there was no hold", 0.5, 1, "[E]")
    middle_share: float = threshold(0.8, "of a hold, its middle, for steadiness", 0.1, 1, "[L]")
    steady_least_s: float = threshold(1.0, "s of a hold for steadiness", 0.2, 60, "[E]")
    fatigue_reps: float = threshold(3, "best and last reps compared", 1, 20, "[L] best, not first")
    mdc_percent: float = threshold(
        30.0,
        "%, smallest change above measurement error before the site has its own",
        1,
        100,
        "custom rigs 11–31 % [L]",
    )
    repeat_days: float = threshold(14.0, "days between sessions that count as repeats", 0.5, 90, "[E]")
    site_subjects: float = threshold(
        5, "subjects with repeats before the site's own SEM is used", 2, 1000, "[E]"
    )
    effort_lead_s: float = threshold(0.3, "s before a rep, where nobody marked the word go", 0.1, 2, "[E]")
    efforts: float = threshold(3, "isometric efforts in the headline", 1, 10, "[L]")
    drift_window_s: float = threshold(1.0, "s at rest before and after a set", 0.2, 10, "[E]")
    drift_percent: float = threshold(2.0, "% of the set's largest pull", 0.1, 50, "[E]")
    tempo_least_s: float = threshold(2.0, "s up and s down at least", 0.2, 20, "[L]")
    tempo_share_percent: float = threshold(8.0, "% of the asked tempo that still keeps it", 0, 50, "[L]")
    symmetry_within_days: float = threshold(2.0, "days between the sides that are compared", 0, 60, "[E]")
