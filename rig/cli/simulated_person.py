"""A simulated person who does what a plan says, one moment after another: lies down, rolls, practises, works.

What the person hears is the guidance that a real one would read. Each new word begins a new stretch.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np

from rig.device.simulator.movements import Path, minimum_jerk
from rig.device.simulator.patient import STILL, Patient
from rig.device.simulator.pelvis import DELIBERATE_INDEX
from rig.device.simulator.strap_patient import StrapPatient
from rig.exercises.isometric import IsometricNow, Stage
from rig.exercises.plan import Plan, Step
from rig.exercises.setup_steps import StepKind, steps_for
from rig.exercises.setup_verdicts import STANDARD_GRAVITY

LONGEST_SET_S = 600.0
PRACTICE_S = 18.0  # from the first quiet moment: one held rep, or a few without a hold
AFTER_REP_S = 1.0  # what has been begun is ended before the person rests
SETTLE_S = 1.2  # into the posture
HANG_S = 1.0  # until a weight hangs
ROLL_WAY_S, ROLL_STAY_S = 1.0, 0.8  # of a deliberate roll
ON_THE_STRAP = ((), ("countermovement",), ("uneven",), ("not_still", "late_start"))
"""What goes wrong in a plan's first, second, third and fourth isometric test; then from the beginning."""

ROLLS = {StepKind.ROLL_BACKWARD: 1.0, StepKind.ROLL_FORWARD: -1.0}
BEFORE_POSTURE = {"stacked": 0.03, "after_feet_lifted": 0.06, "rolled_forward": 0.16}
"""How far the pelvis is turned before the posture is taken: feet still down, not yet rolled forward [E]."""

Spans = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `from_s` on, true seconds since power-up, a person does one thing.

    Attributes
    ----------
    what : ``rest``, ``set``, or the name of a set-up step
    busy : parts that are not broken off, seconds since `from_s`
    hung_newtons : weight that hangs on the counted band's cell meanwhile
    """

    from_s: float
    patient: Patient | StrapPatient
    what: str
    step: Step
    busy: Spans = ()
    hung_newtons: float = 0.0

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        since_s = np.zeros(np.shape(time_s)) if self.what == "rest" else time_s - self.from_s
        value = self.patient.value(channel, np.maximum(since_s, 0.0), time_s)
        hangs = self.hung_newtons > 0.0 and channel == self.step.channel
        return value + self.hung_newtons * minimum_jerk(since_s / HANG_S) if hangs else value

    def quiet_after(self, time_s: float) -> float:
        """Give the first moment from `time_s` on at which nothing that was begun is left unfinished."""
        at_s = time_s - self.from_s
        ends = [end for start, end in self.busy if start - AFTER_REP_S < at_s < end + AFTER_REP_S]
        return self.from_s + max([at_s, *(end + AFTER_REP_S for end in ends)])

    def over(self, time_s: float) -> bool:
        """Say whether all that was to be done is done."""
        return time_s >= self.from_s + max((end for _, end in self.busy), default=0.0) + AFTER_REP_S


class SimulatedPerson:
    """One body for each exercise and side of a plan, and what it has done so far.

    Parameters
    ----------
    target_newtons : what a set without a target in newtons is pulled to; None: the exercise's usual force
    """

    def __init__(self, plan: Plan, seed: int, pad_cells: int = 2, check_mass_kg: float = 0.0) -> None:
        self._pad_cells = pad_cells
        self.check_mass_kg = check_mass_kg
        checks = {step.gate for step in plan.steps if step.gate}  # done well before they are asked for
        self._patients: dict[tuple[str, str], Patient | StrapPatient] = {
            station(step): Patient(
                step.exercise.id,
                step.side,
                seed,
                LONGEST_SET_S,
                errors=() if step.exercise.id in checks else ("mixed",),
                target_newtons=step.work.target.newtons or None,
                pad_cells=pad_cells,
            )
            for step in plan.steps
            if not step.work.direction
        }
        tests = [step for step in plan.steps if step.work.direction]
        for step, errors in zip(tests, itertools.cycle(ON_THE_STRAP), strict=False):
            own = StrapPatient(step.exercise.id, step.side, seed, errors, pad_cells)
            self._patients[station(step)] = own
        self._practice = {
            station(step): Patient(
                step.exercise.id,
                step.side,
                seed,
                PRACTICE_S,
                target_newtons=step.work.target.newtons or None,
                pad_cells=pad_cells,
            )
            for step in plan.steps
            if not step.work.direction
        }
        shares = np.random.default_rng([seed, 0xD0]).uniform(0.95, 1.05, 2).tolist()
        turns = zip(ROLLS.items(), shares, strict=True)
        self._turns = {kind: sign * share * DELIBERATE_INDEX for (kind, sign), share in turns}
        first = plan.steps[0]
        self._stretches = [Stretch(0.0, self._waiting(first), "rest", first)]
        self._from_s = [0.0]

    @property
    def doing(self) -> Stretch:
        """What the person does now, or is about to do."""
        return self._stretches[-1]

    def set_begins(self, step: Step, at_s: float) -> None:
        """Work from `at_s` on, once what goes on is ended."""
        patient = self._patients[station(step)]
        self._go_on(patient, "set", step, at_s, _busy(patient))

    def hears(self, test: IsometricNow | None, at_s: float) -> None:
        """Push at the word go of an isometric test; each word once."""
        doing = self.doing
        if test is None or test.stage is not Stage.PUSH or not isinstance(doing.patient, StrapPatient):
            return
        if doing.what == "set" and doing.patient.pushes <= len(test.tries):
            doing.patient.push(test.number, at_s - doing.from_s)

    def set_over(self, next_step: Step, at_s: float) -> None:
        """Rest, in the posture of the set or, before another exercise or side, out of it."""
        same = station(next_step) == station(self.doing.step)
        patient = self._patients[station(next_step)] if same else self._waiting(next_step)
        self._go_on(patient, "rest", next_step, at_s)

    def is_asked(self, kind: StepKind, step: Step, at_s: float) -> None:
        """Do one step of a set-up, as far as it is the person's to do."""
        patient = self._patients[station(step)]
        if kind is StepKind.POSTURE:
            path = Path((0.0, SETTLE_S), (self._away(step), 0.0))
            self._go_on(patient.turning(path), kind.value, step, at_s, ((0.0, SETTLE_S),))
        elif kind in ROLLS:
            ends_s = 2 * ROLL_WAY_S + ROLL_STAY_S
            times_s = (0.0, ROLL_WAY_S, ROLL_WAY_S + ROLL_STAY_S, ends_s)
            path = Path(times_s, (0.0, self._turns[kind], self._turns[kind], 0.0))
            self._go_on(patient.turning(path), kind.value, step, at_s, ((0.0, ends_s),))
        elif kind is StepKind.WEIGHT and self.check_mass_kg:
            newtons = self.check_mass_kg * STANDARD_GRAVITY
            self._go_on(self._waiting(step), kind.value, step, at_s, ((0.0, HANG_S),), newtons)
        elif kind is StepKind.PRACTICE:
            practising = self._practice[station(step)]
            self._go_on(practising, kind.value, step, at_s, _busy(practising))

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        """Give newtons or kilopascals at each time."""
        times = np.asarray(time_s, np.float64)
        values = np.empty(times.shape)
        at = np.maximum(np.searchsorted(self._from_s, times, side="right") - 1, 0)
        for number in np.unique(at):
            now = at == number
            values[now] = self._stretches[number].value(channel, times[now])
        return values

    def told(self) -> list[tuple[Stretch, float]]:
        """List what was done, each with its end."""
        ends = [stretch.from_s for stretch in self._stretches[1:]] + [math.inf]
        return list(zip(self._stretches, ends, strict=True))

    def _go_on(
        self,
        patient: Patient | StrapPatient,
        what: str,
        step: Step,
        at_s: float,
        busy: Spans = (),
        hung: float = 0.0,
    ) -> None:
        self._stretches.append(Stretch(self.doing.quiet_after(at_s), patient, what, step, busy, hung))
        self._from_s = [
            stretch.from_s for stretch in self._stretches
        ]  # anew: the board's thread may be reading

    def _waiting(self, step: Step) -> Patient | StrapPatient:
        return self._patients[station(step)].turning(Path((0.0,), (self._away(step),)))

    def _away(self, step: Step) -> float:
        """Tell how far from the posture the pelvis lies before it is taken."""
        asked = StepKind.POSTURE in steps_for(step.exercise, self._pad_cells)
        return BEFORE_POSTURE[step.exercise.pelvis.baseline] if asked else STILL.levels[0]


def station(step: Step) -> tuple[str, str]:
    """Name what a set-up is done for."""
    return step.exercise.id, step.side


def _busy(patient: Patient | StrapPatient) -> Spans:
    if isinstance(patient, StrapPatient):
        return ()  # pushes at a word, and lets go at another
    truth = patient.truth
    reps = [(rep.start_s, rep.end_s) for rep in truth.reps]
    rolls = [(roll.start_s, roll.end_s) for roll in truth.rolls]
    return (*reps, *rolls, *((attempt.start_s, attempt.end_s) for attempt in truth.attempts))
