"""Torque, and figures per body mass: only from what was entered."""

from __future__ import annotations

from analysis.metric import Metric, withheld

GRAVITY_M_PER_S2 = 9.80665


def torque(pull: Metric, lever_arm_m: float | None) -> Metric:
    """Give the peak pull times the lever arm, N·m."""
    if not lever_arm_m:
        return withheld("torque", "no lever arm was entered")
    if not pull.known:
        return withheld("torque", pull.withheld)
    return Metric("torque", pull.value * lever_arm_m)


def per_mass(figure: Metric, body_mass_kg: float | None) -> Metric:
    """Divide a pull or a torque by the body mass."""
    name = "torque_per_mass" if figure.name == "torque" else "pull_per_mass"
    if not body_mass_kg:
        return withheld(name, "no body mass was entered")
    if not figure.known:
        return withheld(name, figure.withheld)
    return Metric(name, figure.value / body_mass_kg)


def check_weight_error(newtons: float, mass_kg: float) -> Metric:
    """Compare a reading with the weight of a known mass, per cent of it."""
    weight = mass_kg * GRAVITY_M_PER_S2
    return Metric("check_weight", 100 * (newtons - weight) / weight)
