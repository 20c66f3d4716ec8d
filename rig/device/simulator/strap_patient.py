"""A simulated person who pulls on a strap that does not give, when told to, and the truth about each effort.

To scale, in newtons, before any converter. Strengths, times of reaction and rises are engineering choices
[E] within what isometric tests of the hip report; a maximal effort is as unsteady as a held force
(`patient`). The strap rests under a few newtons, so that letting it go before a push shows.
"""

from __future__ import annotations

import copy
import dataclasses
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rig.channels import PAD_BACK, PAD_FRONT
from rig.device.simulator.movements import Array, Path, Wander
from rig.device.simulator.pelvis import Pelvis, channels_of, draw_pelvis
from rig.device.simulator.performances import FOOT, KNEE
from rig.device.simulator.truth import Attempt, TrueRep, TrueRoll, plain
from rig.errors import InputRefused

STRENGTH_NEWTONS = {"isometric-outward": (KNEE, (150.0, 260.0)), "isometric-inward": (FOOT, (90.0, 170.0))}
STRAP_ERRORS = ("countermovement", "late_start", "uneven", "not_still")
"""In the second effort the first two, over all of them the third, before practice the fourth."""

PUSH_S = 5.0
PRACTICE_SHARE = 0.5
REST_NEWTONS = (5.0, 7.0)
REACTION_S = (0.30, 0.42)  # more than the 0.25 s that a simulated converter reads ahead
LATE_S = (2.0, 2.4)
RISE_S = (0.30, 0.42)
DIP_NEWTONS, DIP_S = (3.5, 4.8), 0.12
UNEVEN = (0.80, 1.0, 0.93, 0.97)  # of the strength; the first three vary by 22 %, the last three by 7 %
FIDGET_NEWTONS = 20.0
FIDGET = Path((0.8, 2.0, 3.2, 4.4, 5.6), (0.0, 1.0, 0.4, 1.0, 0.0))
GRID_S = 1e-4
ONSET_NEWTONS = 1.0
WINDOWS_S = (0.10, 0.15, 0.20, 0.25)
STILL = Path((0.0,), (0.0,))


@dataclass(frozen=True, slots=True)
class Push:
    """One effort: newtons against seconds since the word go at `go_s`; `number` is 0 for practice."""

    number: int
    go_s: float
    path: Path
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueEffort:
    """What was really done in one effort; newtons are above the strap's rest.

    `start_s` is where the force rises through 1 N for good; the peak lies within 5 s of the word go. `rates`
    holds (F(start + d) - F(start)) / d by d in milliseconds, N/s.
    """

    number: int
    go_s: float
    start_s: float
    end_s: float
    peak_newtons: float
    peak_s: float
    rates: dict[str, float]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StrapTruth:
    """Everything that was done on the strap."""

    exercise: str
    side: str
    seed: int
    strength_newtons: float
    efforts: tuple[TrueEffort, ...] = ()
    reps: tuple[TrueRep, ...] = ()
    rolls: tuple[TrueRoll, ...] = ()
    attempts: tuple[Attempt, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give everything as plain JSON, seconds and newtons rounded to a millionth."""
        return dict(plain(dataclasses.asdict(self)))


class StrapPatient:
    """One person on the strap; pushes when told to.

    Parameters
    ----------
    exercise_id : ``isometric-outward`` or ``isometric-inward``
    errors : of `STRAP_ERRORS`; none: strong and even

    Raises
    ------
    InputRefused : an exercise without a strap, or an error that nobody makes here
    """

    def __init__(
        self,
        exercise_id: str,
        side: str = "right",
        seed: int = 0,
        errors: Sequence[str] = (),
        pad_cells: int = 2,
    ) -> None:
        _refuse_strange(exercise_id, errors)
        self.exercise_id, self.side, self.seed, self.errors = exercise_id, side, seed, tuple(errors)
        self.channel, span = STRENGTH_NEWTONS[exercise_id]
        self.channels = (KNEE, FOOT, *channels_of(pad_cells))
        self.target_newtons = 0.0
        self._rng = np.random.default_rng([zlib.crc32(exercise_id.encode()), side == "right", seed])
        self.strength_newtons = float(self._rng.uniform(*span))
        self._rest = {name: float(self._rng.uniform(*REST_NEWTONS)) for name in (KNEE, FOOT)}
        self._unsteady = Wander.within(self._rng, 0.008, 0.2, 2.0), Wander.within(self._rng, 0.005, 8.0, 12.0)
        self._breath = Wander.within(self._rng, 0.04, 0.2, 0.33, tones=3)
        self._pelvis: Pelvis = draw_pelvis(self._rng, "stacked", pad_cells, STILL, STILL)
        self._fidgets = "not_still" in self.errors
        self._pushes: list[Push] = []

    @property
    def pushes(self) -> int:
        """How many efforts were told, practice included."""
        return len(self._pushes)

    def push(self, number: int, go_s: float) -> None:
        """Hear the word go at `go_s`, seconds since the start; `number` 0 is practice."""
        errors = self._errors_now(number)
        newtons = self.strength_newtons * self._share(number)
        self._pushes.append(Push(number, go_s, self._path(newtons, errors), errors))

    def value(self, channel: str, time_s: ArrayLike, breathed_s: ArrayLike | None = None) -> Array:
        """Give newtons or kilopascals at each time, as `Patient.value` does."""
        times = np.asarray(time_s, np.float64)
        breathed = times if breathed_s is None else np.asarray(breathed_s, np.float64)
        if channel in (PAD_FRONT.name, PAD_BACK.name):
            return self._pelvis.value(channel, times, breathed)
        return self._rest[channel] + self._breath.at(breathed) + self._effort(channel, times)

    def turning(self, roll: Path) -> StrapPatient:
        """Give the same person off the strap, whose pelvis does nothing but follow `roll`, a roll index."""
        other = copy.copy(self)
        other._pelvis = dataclasses.replace(self._pelvis, roll=roll, load=STILL)
        other._pushes, other._fidgets = [], False
        return other

    @property
    def truth(self) -> StrapTruth:
        efforts = tuple(self._tell(push) for push in tuple(self._pushes))
        return StrapTruth(self.exercise_id, self.side, self.seed, self.strength_newtons, efforts)

    def _errors_now(self, number: int) -> tuple[str, ...]:
        """Name what goes wrong in an effort: in the second one, and not again when that is repeated."""
        if number != 2 or any(push.errors for push in self._pushes):
            return ()
        return tuple(one for one in self.errors if one in ("countermovement", "late_start"))

    def _share(self, number: int) -> float:
        if not number:
            return PRACTICE_SHARE
        if "uneven" in self.errors:
            return UNEVEN[min(number, len(UNEVEN)) - 1]
        return float(self._rng.uniform(0.97, 1.0))

    def _path(self, newtons: float, errors: tuple[str, ...]) -> Path:
        rng = self._rng
        onset_s = float(rng.uniform(*(LATE_S if "late_start" in errors else REACTION_S)))
        rise_s, stops_s = float(rng.uniform(*RISE_S)), PUSH_S + float(rng.uniform(*REACTION_S))
        times, levels = [0.0, onset_s], [0.0, 0.0]
        if "countermovement" in errors:
            times.append(onset_s + DIP_S)
            levels.append(-float(rng.uniform(*DIP_NEWTONS)))
        top_s = times[-1] + rise_s
        times += [top_s, top_s + 0.8, stops_s, stops_s + 0.3]
        levels += [0.92 * newtons, newtons, 0.96 * newtons, 0.0]
        return Path(tuple(times), tuple(levels))

    def _effort(self, channel: str, time_s: Array) -> Array:
        """Give the force above the rest."""
        total = np.zeros(np.shape(time_s))
        if channel != self.channel:
            return total
        if self._fidgets:
            total = total + FIDGET_NEWTONS * FIDGET.at(time_s)
        slow, tremor = self._unsteady
        for push in tuple(self._pushes):
            level = push.path.at(time_s - push.go_s)
            total = total + level * (1.0 + slow.at(time_s) + tremor.at(time_s))
        return total

    def _tell(self, push: Push) -> TrueEffort:
        grid = push.go_s + np.arange(0.0, push.path.times_s[-1], GRID_S)
        force = self._effort(self.channel, grid)
        pushing = grid <= push.go_s + PUSH_S
        peak = int(np.argmax(np.where(pushing, force, -np.inf)))
        low = np.flatnonzero(force[:peak] < ONSET_NEWTONS)
        start_s = float(grid[low[-1] + 1]) if low.size else push.go_s
        at = [float(np.interp(start_s + window, grid, force)) for window in (0.0, *WINDOWS_S)]
        rates = {
            f"{1000 * window:.0f}": (level - at[0]) / window
            for window, level in zip(WINDOWS_S, at[1:], strict=True)
        }
        end_s = push.go_s + push.path.times_s[-1]
        return TrueEffort(
            push.number, push.go_s, start_s, end_s, float(force[peak]), float(grid[peak]), rates, push.errors
        )


def _refuse_strange(exercise_id: str, errors: Sequence[str]) -> None:
    if exercise_id not in STRENGTH_NEWTONS:
        known = ", ".join(STRENGTH_NEWTONS)
        raise InputRefused(f"no strap belongs to {exercise_id!r}; known tests are {known}")
    for error in errors:
        if error not in STRAP_ERRORS:
            known = ", ".join(STRAP_ERRORS)
            raise InputRefused(f"{exercise_id} has no error {error!r}; a patient can make {known}")
