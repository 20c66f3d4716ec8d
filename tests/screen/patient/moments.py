"""Snapshots to change, at moments of a session and of a plan."""

from __future__ import annotations

import dataclasses

from test_view_model import SETUP, SNAPSHOT

from rig.exercises.course import State
from rig.live import ChannelNow
from rig.screen.patient.model import PatientModel
from rig.screen.patient.scene import Scene
from rig.session.guidance import Guidance
from rig.session.snapshot import Snapshot

WORKING = Guidance(State.WORKING, "level-1", "Knee up", "right", 2, 3, SETUP.task, 5.0, says="")


class Wall:
    """A clock of the wall that goes as a test says."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def guided(**changes: object) -> Guidance:
    return dataclasses.replace(WORKING, **changes)


def snapshot(live: dict | None = None, **changes: object) -> Snapshot:
    shown = dataclasses.replace(SNAPSHOT.live, **(live or {}))
    return dataclasses.replace(SNAPSHOT, live=shown, **changes)


def knee(newtons: float, time_s: float = 83.4) -> dict:
    return {"channels": (ChannelNow("band_knee", time_s, newtons, 0),)}


def scene(
    age_s: float = 0.02, live: dict | None = None, exercise: str = "level-1", **changes: object
) -> Scene:
    model = PatientModel(dataclasses.replace(SETUP, exercise=exercise))
    return model.scene(snapshot(live, **changes), age_s)
