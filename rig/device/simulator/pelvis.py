"""The pelvis on its pad: pressure in each cell, breathing, rolls and coming off the pad.

An air cell under one half of the pelvis reads 4 to 8 kPa in side-lying; with one cell the practice is to
start at 40 mmHg, 5.33 kPa. Sum and roll index are the two quantities that move: ``back = S (1 + r) / 2``,
``front = S (1 - r) / 2``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.channels import PAD_BACK, PAD_FRONT
from rig.device.simulator.movements import Array, Path, Wander, crossings
from rig.device.simulator.truth import PadChange, TrueRoll
from rig.settings import RollSettings

KPA_PER_MMHG = 0.133322387
SINGLE_CELL_KPA = 40.0 * KPA_PER_MMHG
DELIBERATE_INDEX = 0.30  # the roll index of a comfortable deliberate roll, as the settings assume it
SINGLE_CELL_KPA_PER_INDEX = 14.0 * KPA_PER_MMHG / DELIBERATE_INDEX
"""A deliberate roll moves a single cell by 14 mmHg [E]; a fault is 10 mmHg, as it is 67 % with two cells."""

INDEX_RANGE = {"stacked": (-0.10, 0.10), "forward": (-0.20, -0.12), "lifted": (-0.05, 0.05)}
SUM_KPA = {"stacked": (10.5, 13.5), "forward": (11.0, 13.0), "lifted": (0.1, 0.5)}
DROPPED_KPA = (3.0, 9.0)  # sum of both cells when the hips sink onto the pad in a side plank
UNLOADED_SHARE = RollSettings().unloaded_fraction


@dataclass(frozen=True, slots=True)
class Pelvis:
    """Pressure as a function of time.

    Attributes
    ----------
    cells : 2, or 1 (then only ``pad_back`` exists)
    sum_kpa, index : the baseline S0 and r0
    roll : change of the index, backward positive
    load : change of the sum: a share of the baseline, or, lifted, kPa
    fidget : small unwilled shifts of the pelvis, in the index
    """

    cells: int
    posture: str
    sum_kpa: float
    index: float
    roll: Path
    load: Path
    breath_sum: Wander
    breath_index: Wander
    fidget: Wander
    leak: float  # share of the sum lost in the long run: warm air, soft foam

    def value(self, channel: str, time_s: Array, breathed_s: Array) -> Array:
        """Give the pressure in one cell, kPa, shape as `time_s`; breath, fidget and leak at `breathed_s`."""
        total = self._sum(time_s, breathed_s)
        restless = self.breath_index.at(breathed_s) + self.fidget.at(breathed_s)
        turned = self.index + self.roll.at(time_s) + restless
        if self.cells == 1:
            rolled = (turned - self.index) * SINGLE_CELL_KPA_PER_INDEX
            return total / self.sum_kpa * SINGLE_CELL_KPA + rolled
        return total / 2 * (1.0 + turned if channel == PAD_BACK.name else 1.0 - turned)

    def _sum(self, time_s: Array, breathed_s: Array) -> Array:
        steady = 1.0 - self.leak * (1.0 - np.exp(-np.maximum(breathed_s, 0.0) / 60.0))
        breathing = self.breath_sum.at(breathed_s)
        if self.posture == "lifted":
            return self.sum_kpa * (steady + breathing) + self.load.at(time_s)
        return self.sum_kpa * (steady + breathing + self.load.at(time_s))

    def rolls(self) -> tuple[TrueRoll, ...]:
        """List the rolls that pass the warning level, breathing left aside.

        With one cell, a pelvis that comes off the pad changes the pressure too; that is no roll and not here.
        """
        settings = RollSettings()
        unit = settings.single_cell_fault_mmhg * KPA_PER_MMHG / SINGLE_CELL_KPA_PER_INDEX
        warn, fault = settings.warn_percent / 100, settings.fault_percent / 100
        if self.cells == 1:
            warn, fault = settings.single_cell_warn_mmhg / settings.single_cell_fault_mmhg, 1.0
        scale = unit if self.cells == 1 else DELIBERATE_INDEX
        found = []
        for grid, turned in _excursions(self.roll):
            share = turned / scale
            top = int(np.argmax(np.abs(share)))
            if abs(share[top]) >= warn:
                start, end = crossings(grid, np.abs(share), warn)
                way = "unknown" if self.cells == 1 else "backward" if share[top] > 0 else "forward"
                level = "fault" if abs(share[top]) >= fault else "warn"
                found.append(TrueRoll(way, level, start, end, 100 * abs(float(share[top])), float(grid[top])))
        return tuple(found)

    def pad_changes(self) -> tuple[PadChange, ...]:
        """List when the pad was unloaded or, in a side plank, loaded by dropped hips."""
        dropped = self.posture == "lifted"
        level = DROPPED_KPA[0] / 2 if dropped else 1.0 - UNLOADED_SHARE
        found = []
        for grid, change in _excursions(self.load):
            if np.abs(change).max() >= level:
                start, end = crossings(grid, np.abs(change), level)
                found.append(PadChange("hips_dropped" if dropped else "unloaded", start, end))
        return tuple(found)


def channels_of(cells: int) -> tuple[str, ...]:
    """Name the pad's channels."""
    return {0: (), 1: (PAD_BACK.name,), 2: (PAD_FRONT.name, PAD_BACK.name)}[cells]


def draw_pelvis(rng: np.random.Generator, posture: str, cells: int, roll: Path, load: Path) -> Pelvis:
    """Draw one person's weight on the pad, posture and breath (12 to 20 a minute)."""
    breaths_hz = rng.uniform(0.20, 0.33)
    return Pelvis(
        cells=cells,
        posture=posture,
        sum_kpa=float(rng.uniform(*SUM_KPA[posture])),
        index=float(rng.uniform(*INDEX_RANGE[posture])),
        roll=roll,
        load=load,
        breath_sum=Wander.within(rng, rng.uniform(0.007, 0.02), 0.9 * breaths_hz, 1.1 * breaths_hz, tones=3),
        breath_index=Wander.within(
            rng, rng.uniform(0.003, 0.008), 0.9 * breaths_hz, 1.1 * breaths_hz, tones=3
        ),
        fidget=Wander.within(rng, rng.uniform(0.002, 0.005), 0.02, 0.6, tones=6),
        leak=float(rng.uniform(0.005, 0.03)),
    )


def _excursions(path: Path) -> list[tuple[Array, Array]]:
    """Cut a path into its departures from zero, each on a 5-ms grid."""
    times, levels = np.asarray(path.times_s), np.asarray(path.levels)
    away = np.flatnonzero(levels != 0.0)
    groups = np.split(away, np.flatnonzero(np.diff(away) > 1) + 1) if len(away) else []
    found = []
    for group in groups:
        grid = np.arange(times[group[0] - 1], times[min(group[-1] + 1, len(times) - 1)], 0.005)
        found.append((grid, path.at(grid)))
    return found
