"""Pressure in the pelvis pad: from body weight to the sensor's range.

Sources
-------
Shares of body mass: Plagenhoef 1983 (pelvis, abdomen), de Leva 1996 (thigh). Datasheets of MPX5010,
MPX5050 and MPX5100 (NXP), operating characteristics: span, sensitivity, largest pressure. [E]: choices.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware_docs.calculations.geometry import PAD
from hardware_docs.calculations.loads import STANDARD_GRAVITY
from hardware_docs.calculations.markdown import table

PELVIS, ABDOMEN, THIGH = 0.1596, 0.1224, 0.1478  # of body mass; women, the larger sum
FILL_KPA = 1.0  # with nobody on it [E]
LIGHTEST_KG, HEAVIEST_KG = 40.0, 150.0
FOOT_AREA_MM2 = 15_000.0  # someone steps on the pad [E]
CHANNEL_KPA = 40.0  # rig/channels.py
DELIBERATE_INDEX, WARN_SHARE = 0.30, 0.33  # rig/settings.py
SUPPLY_VOLTS, COUNTS = 5.0, 16384


@dataclass(frozen=True, slots=True)
class Sensor:
    """A gauge pressure sensor of 4.5 V span on a 5 V supply."""

    name: str
    range_kpa: float
    largest_kpa: float  # beyond it it may be damaged
    volts_per_kpa: float

    @property
    def pascals_per_count(self) -> float:
        return 1000.0 * SUPPLY_VOLTS / COUNTS / self.volts_per_kpa


SENSORS = (
    Sensor("MPXV5010GP", 10.0, 75.0, 0.450),
    Sensor("MPXV5050GP", 50.0, 200.0, 0.090),
    Sensor("MPX5100GP", 100.0, 400.0, 0.045),
)


def share_on_pad() -> float:
    """Part of the body's weight: pelvis, half the abdomen, half of both thighs [E]; all on the cells."""
    return PELVIS + ABDOMEN / 2 + THIGH


def cell_kpa(newtons: float, cells: float, area_mm2: float = PAD.along * PAD.across) -> float:
    """Pressure when a weight rests on so many cells."""
    return FILL_KPA + 1000.0 * newtons / (cells * area_mm2)


def cases() -> tuple[tuple[str, float], ...]:
    """What may happen to a cell, kPa."""
    light, heavy = (kg * STANDARD_GRAVITY for kg in (LIGHTEST_KG, HEAVIEST_KG))
    share = share_on_pad()
    return (
        ("nobody on the pad", FILL_KPA),
        ("40 kg lying, both cells alike", cell_kpa(share * light, 2)),
        ("75 kg lying, both cells alike", cell_kpa(share * 75 * STANDARD_GRAVITY, 2)),
        ("150 kg lying, both cells alike", cell_kpa(share * heavy, 2)),
        ("150 kg rolled wholly onto one cell", cell_kpa(share * heavy, 1)),
        ("150 kg sitting on one cell", cell_kpa(heavy, 1)),
        ("150 kg standing on one foot", cell_kpa(heavy, 1, FOOT_AREA_MM2)),
    )


def warn_step_pascals() -> float:
    """How far a warning moves each cell of the lightest person."""
    total_kpa = 2 * cases()[1][1]
    return 1000.0 * WARN_SHARE * DELIBERATE_INDEX * total_kpa / 2


def chosen_sensor() -> Sensor:
    """The smallest range that holds a lying person in every roll and outlives a foot."""
    rolled, foot = cases()[4][1], cases()[6][1]
    return next(s for s in SENSORS if s.range_kpa >= rolled and s.largest_kpa >= foot)


def cases_table() -> str:
    return table(("case", "kPa", "mmHg"), [(n, f"{p:.1f}", f"{p / 0.133322:.0f}") for n, p in cases()])


def sensors_table() -> str:
    rows = []
    for s in SENSORS:
        verdict = "**chosen**" if s == chosen_sensor() else "" if s.range_kpa > 50 else "too small"
        counts = warn_step_pascals() / s.pascals_per_count
        rows.append(
            (
                s.name,
                f"{s.range_kpa:.0f}",
                f"{s.largest_kpa:.0f}",
                f"{s.pascals_per_count:.2f}",
                f"{counts:.0f}",
                verdict,
            )
        )
    return table(
        ("sensor", "range kPa", "largest kPa", "Pa per count", "counts of a warning, 40 kg", ""), rows
    )
