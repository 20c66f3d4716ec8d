"""Every exercise as a posture on the platform: where the leg is, what hangs on which line; with a table."""

from __future__ import annotations

from dataclasses import dataclass

from hardware_docs.calculations.geometry import PLATFORM
from hardware_docs.calculations.markdown import table
from hardware_docs.drawings.body import Leg, angle_words, leg_at, leg_of
from rig.exercises.catalogue import load_catalogue
from rig.exercises.exercise import Exercise

HIP_ALONG, HIP_ACROSS = 760.0, 330.0  # of the hip joint, from the platform's head end and back edge
EDGE = 100.0  # knee and foot stay so far inside the platform
ASKS = {"rises": "rises", "may_rise": "may rise a little", "flat": "stays flat", "any": "if wanted"}
LINE_OF = {"band_knee": "knee line", "band_foot": "foot line", "": "clinician's key"}


@dataclass(frozen=True, slots=True)
class Posture:
    """One exercise, or the isometric test, as it lies on the platform.

    Attributes
    ----------
    asks : what each channel with a line should do; empty without a band
    note : what the drawing says inside, or ""
    """

    name: str
    angles: str
    leg: Leg
    asks: dict[str, str]
    note: str = ""

    @property
    def hip_across(self) -> float:
        """How far from the back edge the person lies, so that knee and foot are over the platform."""
        reach = 0.0, self.leg.knee[1], self.leg.foot[1]
        return min(max(HIP_ACROSS, EDGE - min(reach)), PLATFORM.width - EDGE - max(reach))


def posture_of(exercise: Exercise) -> Posture:
    """Take an exercise of the catalogue."""
    asks = {"band_knee": exercise.channels.band_knee, "band_foot": exercise.channels.band_foot}
    note = ""
    if exercise.posture == "side-plank":
        note = "the pad lies there and carries nothing"
    if exercise.band == "none":
        asks, note = {}, "no band: no lines"
    return Posture(exercise.id, angle_words(exercise), leg_of(exercise), asks, note)


def postures() -> list[Posture]:
    """List the catalogue, and the isometric test."""
    both = {"band_knee": "rises", "band_foot": "rises"}
    test = Posture("isometric-test", "rigid strap; one line at a time", leg_at(45, 90), both)
    return [*map(posture_of, load_catalogue().values()), test]


def paths_table() -> str:
    """One row for each exercise: what hangs on which line, and what it should do."""
    rows = []
    for exercise in load_catalogue().values():
        asks = posture_of(exercise).asks
        lines = [
            ASKS[asks[channel]] if channel in asks else "no line" for channel in ("band_knee", "band_foot")
        ]
        pad = f"baseline: {exercise.pelvis.baseline.replace('_', ' ')}"
        if exercise.channels.pad == "unloaded":
            pad = "carries nothing"
        rows.append((f"`{exercise.id}`", angle_words(exercise), *lines, LINE_OF[exercise.rep_channel], pad))
    test = "isometric test", "hips 45°, knees 90° (drawn)", "rigid strap", "rigid strap", "one line at a time"
    rows.append((*test, "baseline: stacked"))
    return table(("exercise", "angles", "knee line", "foot line", "counted on", "pad"), rows)
