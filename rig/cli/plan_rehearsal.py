"""A simulated person who does a whole plan: another body for each exercise and side, set after set."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from rig.cli.rehearsal import LEAD_S, SimulatedHardware, moved
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.faults import Faults
from rig.device.simulator.patient import Patient
from rig.exercises.plan import Plan, Step
from rig.session.wall_clock import Clock

LONGEST_SET_S = 600.0
AFTER_REP_S = 1.0  # what has been begun is ended before the person rests


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `from_s` on, true seconds since power-up, a patient works or lies still."""

    from_s: float
    patient: Patient
    works: bool
    step: Step

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        since_s = np.maximum(time_s - self.from_s, 0.0) if self.works else np.zeros(np.shape(time_s))
        return self.patient.value(channel, since_s)

    def quiet_after(self, time_s: float) -> float:
        """Give the first moment from `time_s` on at which nothing that was begun is left unfinished."""
        if not self.works:
            return time_s
        truth = self.patient.truth
        begun = [(rep.start_s, rep.end_s) for rep in truth.reps]
        begun += [(roll.start_s, roll.end_s) for roll in truth.rolls]
        begun += [(attempt.start_s, attempt.end_s) for attempt in truth.attempts]
        at_s = time_s - self.from_s
        ends = [end for start, end in begun if start - AFTER_REP_S < at_s < end + AFTER_REP_S]
        return self.from_s + max([at_s, *(end + AFTER_REP_S for end in ends)])


class PlanRehearsal(SimulatedHardware):
    """The hardware of one simulated session of a plan.

    The patient lies still during the set-up and in rests, and works from the beginning of each set.

    Parameters
    ----------
    seconds : after which everything is over; None: when the plan is
    """

    def __init__(self, plan: Plan, seed: int, seconds: float | None, faults: str, clock: Clock) -> None:
        self._patients = {
            _station(step): Patient(
                step.exercise.id,
                step.side,
                seed,
                LONGEST_SET_S,
                errors=("mixed",),
                target_newtons=step.work.target.newtons or None,
            )
            for step in plan.steps
        }
        first = plan.steps[0]
        self._stretches = [Stretch(0.0, self._patients[_station(first)], False, first)]
        board = SimulatedBoard(self, seed, faults=Faults.parse(faults))
        super().__init__(board, clock, math.inf if seconds is None else LEAD_S + seconds)

    def on_set(self, step: Step, begins: bool) -> None:
        """Take the news that a set begins, or that one is over and this one comes next."""
        newest = self._stretches[-1]
        from_s = newest.quiet_after(self._board.now_us * 1e-6 + LEAD_S)
        self._stretches.append(Stretch(from_s, self._patients[_station(step)], begins, step))

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        """Give newtons or kilopascals at each time."""
        times = np.asarray(time_s, np.float64)
        values = np.empty(times.shape)
        for stretch in tuple(self._stretches):
            now = times >= stretch.from_s
            if now.any():
                values[now] = stretch.value(channel, times[now])
        return values

    def truth(self, session_started_ns: int) -> dict[str, Any]:
        """Tell what was done in each set, on the session's clock; what was not reached is left out."""
        powered_s = (self._started_ns - session_started_ns) / 1e9
        ends = [stretch.from_s for stretch in self._stretches[1:]] + [math.inf]
        return {
            "sets": [
                {
                    "step": stretch.step.number,
                    "set": stretch.step.set_number,
                    "offset_s": round(powered_s + stretch.from_s, 6),
                    **moved(_until(stretch, end_s - stretch.from_s), powered_s + stretch.from_s),
                }
                for stretch, end_s in zip(self._stretches, ends, strict=True)
                if stretch.works
            ]
        }


def _until(stretch: Stretch, end_s: float) -> dict[str, Any]:
    """Give the truth as far as it was done."""
    told = stretch.patient.truth.to_json()
    return {
        name: [one for one in value if one["start_s"] < end_s] if isinstance(value, list) else value
        for name, value in told.items()
    }


def _station(step: Step) -> tuple[str, str]:
    return step.exercise.id, step.side
