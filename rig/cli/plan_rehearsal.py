"""A simulated board under a simulated person who does a whole plan: what `rig demo --plan` measures."""

from __future__ import annotations

import math
from typing import Any

from rig.cli.rehearsal import LEAD_S, SimulatedHardware, moved
from rig.cli.simulated_clinician import SimulatedClinician, step_now
from rig.cli.simulated_person import ROLLS, SimulatedPerson, Stretch, station
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.faults import Faults
from rig.device.simulator.stream_design import streams_for
from rig.exercises.plan import Plan, Step
from rig.exercises.setup_steps import StepKind
from rig.session.guidance import Guidance
from rig.session.guided import Guided
from rig.session.wall_clock import Clock
from rig.setup import SessionSetup

ROLLS_AGAIN_S = 12.0  # a deliberate roll that was not seen is done once more


class PlanRehearsal(SimulatedHardware):
    """The hardware of one simulated session of a plan, and whoever lies on it.

    Parameters
    ----------
    seconds : after which everything is over; None: when the plan is
    check_mass_kg : of the weight that is hung on the bands' cells; 0 for none
    """

    def __init__(
        self,
        plan: Plan,
        seed: int,
        seconds: float | None,
        faults: str,
        clock: Clock,
        pad_cells: int = 2,
        check_mass_kg: float = 0.0,
    ) -> None:
        self._plan = plan
        self._steps = {station(step): step for step in plan.steps}
        self.person = SimulatedPerson(plan, seed, pad_cells, check_mass_kg)
        self._clinician = SimulatedClinician(self.person)
        self._asked: tuple[tuple[str, str], StepKind | None] | None = None
        self._asked_s = 0.0
        board = SimulatedBoard(self.person, seed, streams_for(pad_cells), Faults.parse(faults))
        super().__init__(board, clock, math.inf if seconds is None else LEAD_S + seconds)

    def led(self, setup: SessionSetup, by_itself: bool) -> Guided:
        """Make what leads this person through the plan; `by_itself`: the clinician is simulated too."""
        follow = self.act if by_itself else self.listen
        keys_by = "a simulated clinician" if by_itself else ""
        return Guided(self._plan, setup, True, self.on_set, follow, keys_by, self.person.check_mass_kg)

    @property
    def _now_s(self) -> float:
        return self._board.now_us * 1e-6

    def on_set(self, step: Step, begins: bool) -> None:
        """Take the news that a set begins, or that one is over and this one comes next."""
        at_s = self._now_s + LEAD_S
        if begins:
            self.person.set_begins(step, at_s)
        else:
            self.person.set_over(step, at_s)

    def listen(self, guidance: Guidance) -> list[str]:
        """Let the person do what is asked for; the clinician is somebody else, and presses the keys."""
        kind, now_s = step_now(guidance), self._now_s
        asked = (guidance.exercise, guidance.side), kind
        again = kind in ROLLS and now_s >= self._asked_s + ROLLS_AGAIN_S
        if kind is not None and (asked != self._asked or again):
            self._asked, self._asked_s = asked, now_s
            self.person.is_asked(kind, self._steps[asked[0]], now_s + LEAD_S)
        self.person.hears(guidance.test, now_s)
        return []

    def act(self, guidance: Guidance) -> list[str]:
        """Let the person do what is asked for, and the clinician press keys."""
        self.listen(guidance)
        return self._clinician.keys(guidance, self._now_s)

    def truth(self, session_started_ns: int) -> dict[str, Any]:
        """Tell what was done, on the session's clock: in each set, and on purpose before it."""
        powered_s = (self._started_ns - session_started_ns) / 1e9
        told = self.person.told()
        return {
            "set_up": [_prepared(one, powered_s) for one, _ in told if one.what not in ("rest", "set")],
            "sets": [_worked(one, end_s, powered_s) for one, end_s in told if one.what == "set"],
        }


def _prepared(stretch: Stretch, powered_s: float) -> dict[str, Any]:
    start_s, end_s = stretch.busy[0][0], max(end for _, end in stretch.busy)
    done = {
        "exercise": stretch.step.exercise.id,
        "side": stretch.step.side,
        "what": stretch.what,
        "start_s": start_s,
        "end_s": end_s,
        "reps": stretch.patient.truth.to_json()["reps"],
        "hung_newtons": round(stretch.hung_newtons, 6),
    }
    return moved(done, powered_s + stretch.from_s)


def _worked(stretch: Stretch, end_s: float, powered_s: float) -> dict[str, Any]:
    """Tell a set as far as it was done."""
    offset_s = powered_s + stretch.from_s
    done = {
        name: [one for one in value if one["start_s"] < end_s - stretch.from_s]
        if isinstance(value, list)
        else value
        for name, value in stretch.patient.truth.to_json().items()
    }
    return {
        "step": stretch.step.number,
        "set": stretch.step.set_number,
        "offset_s": round(offset_s, 6),
        **moved(done, offset_s),
    }
