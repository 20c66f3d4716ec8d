"""A person lying on the side, from above: where hip, knee and foot are at given angles."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from hardware_docs.calculations.geometry import SHANK, THIGH
from rig.exercises.exercise import Exercise

Point = tuple[float, float]

# Angles where a source states none: what level-1 and level-2 have, for the drawing only [E].
DRAWN_HIPS_DEG, DRAWN_KNEES_DEG = 45.0, 90.0


@dataclass(frozen=True, slots=True)
class Leg:
    """The upper leg, millimetres from the hip: along the body toward the feet, and toward the belly."""

    knee: Point
    foot: Point


def leg_at(hips_deg: float, knees_deg: float) -> Leg:
    """Place knee and ankle. Hips at 0 are straight, at 90 the thigh points to the front."""
    hips, shin = radians(hips_deg), radians(hips_deg - knees_deg)
    knee = THIGH * cos(hips), THIGH * sin(hips)
    return Leg(knee, (knee[0] + SHANK * cos(shin), knee[1] + SHANK * sin(shin)))


def leg_of(exercise: Exercise) -> Leg:
    """Place the leg as the exercise's source says, or as drawn."""
    hips = DRAWN_HIPS_DEG if exercise.hips_deg is None else exercise.hips_deg
    knees = DRAWN_KNEES_DEG if exercise.knees_deg is None else exercise.knees_deg
    return leg_at(hips, knees)


def angle_words(exercise: Exercise) -> str:
    """Say the angles, and which of them no source states."""
    said = [
        f"{name} {stated if stated is not None else drawn:.0f}°" + ("" if stated is not None else " (drawn)")
        for name, stated, drawn in (
            ("hips", exercise.hips_deg, DRAWN_HIPS_DEG),
            ("knees", exercise.knees_deg, DRAWN_KNEES_DEG),
        )
    ]
    return ", ".join(said)
