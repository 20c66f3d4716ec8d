"""A simulated patient: force on the bands and pressure on the pad at any time, and the truth about them.

To scale, in newtons and kilopascals, before any converter. Figures and where they come from:

* Movements between levels are minimum-jerk (`movements.minimum_jerk`).
* A held force varies by 1.7 % of its mean at about 30 % of the maximum, most of it slower than 2 Hz
  (Taylor, Christou and Enoka 2003, doi:10.1152/jn.00056.2003); physiological tremor lies at 8 to 12 Hz.
  Here: 0.7 to 1.6 % slow and 0.4 to 0.9 % tremor, growing by a fifth a minute for three minutes [E].
* A latex band relaxes: its force at rest falls by 5 to 15 % of the preload within the first minute [E].
* A channel that should stay flat still follows the other one by up to 1.5 % [E].
* Breathing, 12 to 20 a minute, moves the pad's sum by 0.7 to 2 % and a band by less than 0.1 N [E].

The feet are already where the exercise wants them when the recording begins.
"""

from __future__ import annotations

import copy
import dataclasses
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rig.channels import PAD_BACK, PAD_FRONT
from rig.device.simulator.choreography import Choreography, PlannedRep, choreograph
from rig.device.simulator.movements import Array, Path, Wander, crossings
from rig.device.simulator.pelvis import channels_of, draw_pelvis
from rig.device.simulator.performances import FOOT, KNEE, MIXED, PERFORMANCES, Performance
from rig.device.simulator.truth import Attempt, Phase, TrueHold, TrueRep, Truth
from rig.errors import InputRefused

EDGE_FRACTION = 0.10
ZONE_FRACTION = 0.10
PHASES = ("open", "straighten", "hold", "return")
EFFORT_NEWTONS = (0.5, 1.4)  # what a knee that does not move still pulls
GRID_S = 0.001
LEAST_REP_NEWTONS = 2.0  # below it a loading is an attempt, not a rep
SIDES = ("left", "right")
STILL = Path((0.0,), (0.0,))


@dataclass(frozen=True, slots=True)
class Band:
    """One band and the leg that pulls it.

    Attributes
    ----------
    preload_newtons : force at rest at the start
    creep : share of the preload lost to relaxation, with a time constant of 30 s
    coupling : share of the other band's effort that shows here
    """

    effort: Path
    preload_newtons: float
    creep: float
    coupling: float
    slow: Wander
    tremor: Wander
    breath: Wander

    def rest(self, time_s: Array) -> Array:
        """Give the force with nobody pulling, newtons."""
        return self.preload_newtons * (1.0 - self.creep * (1.0 - np.exp(-np.maximum(time_s, 0.0) / 30.0)))

    def value(self, time_s: Array) -> Array:
        """Give the force, newtons, shape as `time_s`."""
        tired = 1.0 + 0.2 * np.clip(time_s / 60.0, 0.0, 3.0)
        unsteady = (self.slow.at(time_s) + self.tremor.at(time_s)) * tired
        return self.rest(time_s) + self.effort.at(time_s) * (1.0 + unsteady) + self.breath.at(time_s)


class Patient:
    """One person doing one exercise once.

    Parameters
    ----------
    exercise_id : of the catalogue
    side : ``left`` or ``right``; the two sides of one seed differ as two legs do
    seed : the same seed gives the same patient, whatever the duration
    duration_s : reps that would not be over by then are not begun; afterwards the patient rests
    well_done : False, with no `errors` named: every error that this exercise knows
    errors : from `errors_of`, one in every second rep in turn, or ``("mixed",)``
    target_newtons : what the patient tries to hold; None takes the exercise's usual force
    tempo : stretches rises and falls; 3 gives slow ramps
    pad_cells : 2, 1 or 0
    moves : False: efforts that move nothing (no rep, an attempt)

    Raises
    ------
    InputRefused : unknown exercise, side or error; a duration, tempo or target out of range
    """

    def __init__(
        self,
        exercise_id: str = "level-1",
        side: str = "right",
        seed: int = 0,
        duration_s: float = 60.0,
        well_done: bool = True,
        errors: tuple[str, ...] = (),
        target_newtons: float | None = None,
        tempo: float = 1.0,
        pad_cells: int = 2,
        moves: bool = True,
    ) -> None:
        performance = _performance(exercise_id)
        _refuse_strange(side, duration_s, tempo, pad_cells, target_newtons)
        wrong = _chosen_errors(exercise_id, performance, well_done, tuple(errors))
        rng = np.random.default_rng([zlib.crc32(exercise_id.encode()), SIDES.index(side), seed])
        peaks = _peaks(rng, performance, target_newtons, moves)
        plan = choreograph(rng.spawn(1)[0], performance, peaks, wrong, tempo, duration_s)
        self.exercise_id, self.side, self.seed, self.duration_s = exercise_id, side, seed, duration_s
        self.channels = (KNEE, FOOT, *channels_of(pad_cells))
        self.target_newtons = next(iter(peaks.values()), 0.0) if performance.has_hold else 0.0
        self._bands = _bands(rng, plan, banded=bool(performance.peaks_newtons))
        self._pelvis = draw_pelvis(rng, performance.pelvis, pad_cells, plan.roll.path(), plan.load.path())
        self.truth = self._tell(plan, tuple(performance.peaks_newtons))

    def value(self, channel: str, time_s: ArrayLike, breathed_s: ArrayLike | None = None) -> Array:
        """Give newtons or kilopascals at each time.

        Parameters
        ----------
        time_s : any shape, seconds since the start, in any order; before it the patient rests
        breathed_s : the same for breath and fidgeting, where these go on while the patient waits

        Raises
        ------
        InputRefused : the patient has no such channel
        """
        times = np.asarray(time_s, dtype=np.float64)
        if channel not in self.channels:
            raise InputRefused(
                f"this patient has no channel {channel!r}; there are {', '.join(self.channels)}"
            )
        if channel in (PAD_FRONT.name, PAD_BACK.name):
            breathed = times if breathed_s is None else np.asarray(breathed_s, dtype=np.float64)
            return self._pelvis.value(channel, times, breathed)
        other = self._bands[FOOT if channel == KNEE else KNEE]
        band = self._bands[channel]
        return band.value(times) + band.coupling * other.effort.at(times)

    def turning(self, roll: Path) -> Patient:
        """Give the same person with slack bands, whose pelvis only follows `roll`, a roll index."""
        other = copy.copy(self)
        other._bands = {name: dataclasses.replace(band, effort=STILL) for name, band in self._bands.items()}
        other._pelvis = dataclasses.replace(self._pelvis, roll=roll, load=STILL)
        other.truth = dataclasses.replace(
            self.truth, reps=(), holds=(), rolls=(), pad_changes=(), attempts=(), phases=()
        )
        return other

    def _tell(self, plan: Choreography, working: tuple[str, ...]) -> Truth:
        reps, holds, attempts = [], [], []
        for planned in plan.reps:
            counted = [rep for name in (KNEE, FOOT) if (rep := self._rep(name, planned)) is not None]
            reps += counted
            if not any(rep.channel in working for rep in counted):
                attempts.append(Attempt(planned.start_s, planned.end_s))
            if self.target_newtons:
                holds.append(self._hold(working[0], planned))
        return Truth(
            exercise=self.exercise_id,
            side=self.side,
            seed=self.seed,
            duration_s=self.duration_s,
            target_newtons=self.target_newtons,
            rest_newtons={name: band.preload_newtons for name, band in self._bands.items()},
            reps=tuple(reps),
            holds=tuple(holds),
            rolls=self._pelvis.rolls(),
            pad_changes=self._pelvis.pad_changes(),
            attempts=tuple(attempts),
            phases=tuple(phase for planned in plan.reps for phase in _phases(planned)),
        )

    def _rep(self, channel: str, planned: PlannedRep) -> TrueRep | None:
        """Read off the rep of one channel; None where it hardly pulls."""
        band = self._bands[channel]
        grid = np.arange(planned.start_s, planned.end_s, GRID_S)
        effort = band.effort.at(grid)
        top = int(np.argmax(effort))
        if effort[top] - effort[0] < LEAST_REP_NEWTONS:
            return None
        rise, fall = effort - effort[0], effort - effort[-1]
        start, _ = crossings(grid[: top + 1], rise[: top + 1], EDGE_FRACTION * float(rise[top]))
        _, end = crossings(grid[top:], fall[top:], EDGE_FRACTION * float(fall[top]))
        shown = self.value(channel, grid) - band.preload_newtons
        peak = int(np.argmax(shown))
        return TrueRep(channel, start, end, float(shown[peak]), float(grid[peak]), planned.errors)

    def _hold(self, channel: str, planned: PlannedRep) -> TrueHold:
        band = self._bands[channel]
        grid = np.arange(planned.start_s, planned.end_s, GRID_S)
        effort = band.effort.at(grid)
        start, end = crossings(grid, effort, (1.0 - ZONE_FRACTION) * self.target_newtons)
        inside = grid[(grid >= start) & (grid < end)]
        mean = float(np.mean(self.value(channel, inside))) - band.preload_newtons
        return TrueHold(channel, start, end, mean, self.target_newtons)


def errors_of(exercise_id: str) -> tuple[str, ...]:
    """List the errors that a patient can make in an exercise."""
    return (*_performance(exercise_id).errors, MIXED)


def _performance(exercise_id: str) -> Performance:
    if exercise_id not in PERFORMANCES:
        known = ", ".join(PERFORMANCES)
        raise InputRefused(f"no simulated patient does {exercise_id!r}; known exercises are {known}")
    return PERFORMANCES[exercise_id]


def _refuse_strange(
    side: str, duration_s: float, tempo: float, pad_cells: int, target_newtons: float | None
) -> None:
    if side not in SIDES:
        raise InputRefused(f"side is {side!r}; allowed are left and right")
    if not 0.0 < duration_s <= 86_400.0:
        raise InputRefused(f"a patient's duration is {duration_s:g} s; allowed is more than 0 up to 86400 s")
    if not 0.5 <= tempo <= 10.0:
        raise InputRefused(f"a patient's tempo is {tempo:g}; allowed is 0.5 to 10")
    if pad_cells not in (0, 1, 2):
        raise InputRefused(f"the pad has {pad_cells} cells; allowed are 0, 1 and 2")
    if target_newtons is not None and not 3.0 <= target_newtons <= 450.0:
        raise InputRefused(f"a patient's target is {target_newtons:g} N; allowed is 3 to 450 N")


def _chosen_errors(
    exercise_id: str, performance: Performance, well_done: bool, errors: tuple[str, ...]
) -> tuple[str, ...]:
    for error in errors:
        if error != MIXED and error not in performance.errors:
            known = ", ".join(errors_of(exercise_id))
            raise InputRefused(f"{exercise_id} has no error {error!r}; a patient can make {known}")
    if MIXED in errors and len(errors) > 1:
        raise InputRefused("the error mixed stands alone; leave the others out")
    return errors or (() if well_done else performance.errors)


def _peaks(
    rng: np.random.Generator, performance: Performance, target_newtons: float | None, moves: bool
) -> dict[str, float]:
    """Draw each channel's plateau; a target sets the first one and scales the others with it."""
    if not moves:
        return {name: float(rng.uniform(*EFFORT_NEWTONS)) for name in performance.peaks_newtons}
    peaks = {name: float(rng.uniform(*span)) for name, span in performance.peaks_newtons.items()}
    if target_newtons is None or not peaks:
        return peaks
    scale = target_newtons / next(iter(peaks.values()))
    return {name: scale * newtons for name, newtons in peaks.items()}


def _bands(rng: np.random.Generator, plan: Choreography, banded: bool) -> dict[str, Band]:
    return {
        name: Band(
            effort=line.path(),
            preload_newtons=float(rng.uniform(1.0, 2.5)) if banded else 0.0,
            creep=float(rng.uniform(0.05, 0.15)),
            coupling=float(rng.uniform(0.0, 0.015)),
            slow=Wander.within(rng, rng.uniform(0.007, 0.016), 0.2, 2.0, tones=7),
            tremor=Wander.within(rng, rng.uniform(0.004, 0.009), 8.0, 12.0),
            breath=Wander.within(rng, rng.uniform(0.02, 0.08) if banded else 0.0, 0.2, 0.33, tones=3),
        )
        for name, line in plan.forces.items()
    }


def _phases(planned: PlannedRep) -> list[Phase]:
    edges = (planned.start_s, *planned.phases_s)
    return (
        [Phase(*row) for row in zip(PHASES, edges[:-1], edges[1:], strict=True)] if planned.phases_s else []
    )
