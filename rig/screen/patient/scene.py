"""Everything the patient's window says at one moment; no drawing in it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rig.screen.words import NOTHING, Words


@dataclass(frozen=True, slots=True)
class BigBar:
    """One force bar, newtons; `ghost_newtons` is the peak of the last rep, NaN before the first."""

    channel: str
    label: Words
    newtons: float
    axis_newtons: float
    zone: tuple[float, float] | None = None
    ghost_newtons: float = math.nan
    stale: bool = False

    @property
    def in_zone(self) -> bool:
        return self.zone is not None and self.zone[0] <= self.newtons <= self.zone[1]

    def share(self, newtons: float) -> float:
        """Say how far up the axis a force is, 0 to 1; what is not known is 0."""
        return min(1.0, max(0.0, newtons / self.axis_newtons)) if newtons == newtons else 0.0


@dataclass(frozen=True, slots=True)
class Ring:
    """The hold: the circle is full at `most_s`, a mark on it stands at `least_s`."""

    held_s: float
    least_s: float
    most_s: float

    @property
    def fraction(self) -> float:
        return min(1.0, self.held_s / self.most_s)

    @property
    def mark(self) -> float:
        return self.least_s / self.most_s

    @property
    def done(self) -> bool:
        return self.held_s >= self.least_s


@dataclass(frozen=True, slots=True)
class Pelvis:
    """`place` from -1 (forward) over 0 to 1 (backward), NaN where nothing is known; `level` as of a roll.

    `direction` is ``""`` where none can be told: one cell, or no roll.
    """

    place: float
    level: str
    direction: str
    words: Words


@dataclass(frozen=True, slots=True)
class Count:
    """Reps of this set: valid ones and `others`; `goal` is 0 where nobody set one.

    `number` is None where nothing is counted: a clinician's key counts, and no coach is there.
    """

    number: int | None
    others: int
    set_words: Words
    goal: int = 0


@dataclass(frozen=True, slots=True)
class Cue:
    """The one thing that is said now; `level` is ``""``, ``good``, ``warn`` or ``fault``."""

    words: Words = NOTHING
    level: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment. `stale`: every value is old, and must not look alive."""

    stale: bool
    cue: Cue
    bars: tuple[BigBar, ...]
    ring: Ring | None
    pelvis: Pelvis | None
    count: Count
    rest_left_s: float = 0.0
    simulated: bool = False
