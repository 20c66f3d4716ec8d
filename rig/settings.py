"""Every threshold of the pipeline: value, unit, allowed range and where it comes from.

[L] literature or a standard, [E] an engineering choice without a source (printed on every report).
One set of settings serves every recording.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from rig.errors import InputRefused


def threshold(value: float, unit: str, low: float, high: float, source: str) -> Any:
    """Declare one threshold with the range that is allowed and its source."""
    return field(default=value, metadata={"unit": unit, "low": low, "high": high, "source": source})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A group of thresholds that refuses values out of range, by name."""

    def __post_init__(self) -> None:
        for f in dataclasses.fields(self):
            value, rule = getattr(self, f.name), f.metadata
            if not rule["low"] <= value <= rule["high"]:
                raise InputRefused(
                    f"setting {type(self).__name__}.{f.name} is {value:g} {rule['unit']}; "
                    f"allowed is {rule['low']:g} to {rule['high']:g}"
                )


@dataclass(frozen=True, slots=True)
class RepSettings(Thresholds):
    """When a rep starts and ends."""

    on_fraction: float = threshold(0.15, "of the reference", 0.02, 0.9, "[E] method class [L]")
    off_fraction: float = threshold(0.10, "of the reference", 0.01, 0.9, "[E] method class [L]")
    noise_factor: float = threshold(5.0, "x noise", 1, 50, "[E]")
    minimum_newtons: float = threshold(2.0, "N", 0.01, 100, "[E]")
    minimum_s: float = threshold(0.5, "s", 0.05, 10, "[E]")
    apart_s: float = threshold(0.3, "s", 0.0, 5, "[E]")
    preload_fraction: float = threshold(0.10, "of the resting force", 0.0, 1.0, "[E]")
    standing_newtons: float = threshold(400.0, "N; a larger preload is a person's weight", 1, 1e9, "[E]")
    standing_fraction: float = threshold(0.20, "of what exceeds it", 0.0, 1.0, "[E]")
    smoothing_s: float = threshold(0.025, "s, each of two stages", 0.001, 0.5, "[E]")
    hole_s: float = threshold(0.25, "s without a sample", 0.1, 10, "[E]")
    valley_fraction: float = threshold(0.30, "of the rep's height", 0.0, 0.9, "[E]")
    valley_s: float = threshold(0.30, "s low and no longer falling", 0.1, 5, "[E]")
    valley_edge: float = threshold(0.05, "of the height above the valley, where the rep ends", 0, 0.5, "[E]")
    solid_fraction: float = threshold(0.25, "of the height, mean of a rep at least", 0, 0.9, "[E]")
    perch_s: float = threshold(3.0, "s at rest on a preload", 0.5, 60, "[E]")


@dataclass(frozen=True, slots=True)
class HoldSettings(Thresholds):
    """When force counts as held."""

    zone_fraction: float = threshold(0.10, "of the target", 0.01, 0.5, "S4; width [E]")
    broken_after_s: float = threshold(0.5, "s outside the zone", 0.0, 5, "[E]")
    minimum_s: float = threshold(1.0, "s to be reported at all", 0.1, 60, "[E]")
    done_s: float = threshold(5.0, "s to count as done", 0.5, 120, "S4: 5 to 10 s")
    dwell_s: float = threshold(0.15, "s inside before a start is announced", 0.0, 2, "[E]")
    settled_per_s: float = threshold(0.35, "of the target per s: faster only passes", 0.02, 5, "[E]")
    far_fraction: float = threshold(0.5, "of the target: below it a hold ends at once", 0.0, 0.9, "[E]")
    flat_per_s: float = threshold(0.20, "of the level per s: faster is no plateau", 0.02, 2, "[E]")
    plateau_newtons: float = threshold(2.0, "N above rest for an own plateau", 0.01, 100, "[E]")
    plateau_fraction: float = threshold(0.05, "of the plateaus before", 0.0, 0.9, "[E]")
    noise_factor: float = threshold(5.0, "x noise above rest for an own plateau", 1, 50, "[E]")


@dataclass(frozen=True, slots=True)
class RollSettings(Thresholds):
    """When the pelvis has rolled. Two cells: per cent of the person's own deliberate roll; one cell: mmHg."""

    warn_percent: float = threshold(33.0, "% of the deliberate roll", 5, 100, "[E]")
    fault_percent: float = threshold(67.0, "% of the deliberate roll", 10, 200, "[E]")
    minimum_s: float = threshold(0.3, "s", 0.05, 5, "[E]")
    unloaded_fraction: float = threshold(0.8, "of the baseline sum", 0.1, 1.0, "[E]")
    baseline_s: float = threshold(2.0, "s still", 0.5, 30, "[E]")
    deliberate_index: float = threshold(
        0.30, "roll index of a deliberate roll when none was done", 0.02, 1, "[E]"
    )
    single_cell_warn_mmhg: float = threshold(5.0, "mmHg", 0.5, 40, "pressure biofeedback practice [L]")
    single_cell_fault_mmhg: float = threshold(10.0, "mmHg", 1, 80, "pressure biofeedback practice [L]")
    end_fraction: float = threshold(0.8, "of a level, below which a roll leaves it", 0.1, 1, "[E]")
    rise_share: float = threshold(0.25, "of one cell's fall, by which the other rises", 0.0, 1, "[E]")
    follow_percent: float = threshold(20.0, "% of the deliberate roll, taken for creep", 0, 100, "[E]")
    follow_s: float = threshold(60.0, "s, time constant of following creep", 5, 3600, "[E]")
    stale_s: float = threshold(1.0, "s without a sample of a cell", 0.1, 10, "[E]")
    least_kpa: float = threshold(1.0, "kPa in all cells of a pad that carries someone", 0.05, 20, "[E]")
    still_index: float = threshold(0.06, "roll index, widest range of a still baseline", 0.005, 1, "[E]")
    still_fraction: float = threshold(0.3, "of the sum, widest range of a still baseline", 0.01, 1, "[E]")
    single_cell_unloaded: float = threshold(0.5, "of the baseline pressure", 0.05, 1.0, "[E]")
    single_cell_leak_mmhg_per_s: float = threshold(
        4.0, "mmHg/s: a faster fall may be a leak", 0.1, 100, "[E]"
    )


@dataclass(frozen=True, slots=True)
class RiseSettings(Thresholds):
    """When a watched channel is away from its line."""

    minimum_newtons: float = threshold(2.0, "N above the line", 0.01, 100, "[E] as for a rep")
    effort_newtons: float = threshold(0.4, "N above the line for an effort", 0.01, 100, "[E]")
    minimum_kpa: float = threshold(1.0, "kPa above the line", 0.05, 20, "[E]")
    off_fraction: float = threshold(0.5, "of the limit, below which a rise ends", 0.05, 1, "[E]")
    minimum_s: float = threshold(0.3, "s away, and s back", 0.05, 5, "[E]")
    smoothing_s: float = threshold(0.05, "s, one stage", 0.001, 1, "[E]")
    follow_s: float = threshold(20.0, "s, time constant of a line that creeps up", 1, 600, "[E]")
    accept_s: float = threshold(120.0, "s away, after which this is the line", 10, 3600, "[E]")
    hole_s: float = threshold(0.6, "s without a sample", 0.1, 10, "[E]")


@dataclass(frozen=True, slots=True)
class Settings:
    """All thresholds of detection, as stored in every session."""

    rep: RepSettings = field(default_factory=RepSettings)
    hold: HoldSettings = field(default_factory=HoldSettings)
    roll: RollSettings = field(default_factory=RollSettings)
    rise: RiseSettings = field(default_factory=RiseSettings)

    def to_json(self) -> dict[str, dict[str, float]]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, dict[str, float]]) -> Settings:
        """Rebuild from `to_json`; thresholds that a newer version added take their default."""
        groups = {}
        for f in dataclasses.fields(cls):
            kind = f.default_factory
            known = {t.name for t in dataclasses.fields(kind)}  # type: ignore[arg-type]
            given = stored.get(f.name, {})
            strange = sorted(set(given) - known)
            if strange:
                raise InputRefused(
                    f"unknown setting {f.name}.{strange[0]}; known are {', '.join(sorted(known))}"
                )
            groups[f.name] = kind(**given)  # type: ignore[operator,misc]
        return cls(**groups)
