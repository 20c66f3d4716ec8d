"""What a simulated patient really did: the answers against which detection is judged."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TrueRep:
    """One loading of one channel.

    Start and end lie where the intended force (without tremor) crosses 10 % of the rep's own height above the
    force before and after it. `peak_newtons` is the largest force, tremor included, above the channel's force
    at rest: what a tared channel shows. `errors` names what was done wrong in it.
    """

    channel: str
    start_s: float
    end_s: float
    peak_newtons: float
    peak_s: float
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrueHold:
    """The part of a rep in which the intended force is within 10 % of the target."""

    channel: str
    start_s: float
    end_s: float
    mean_newtons: float
    target_newtons: float


@dataclass(frozen=True, slots=True)
class TrueRoll:
    """The pelvis away from its baseline by more than a third of a deliberate roll (one cell: 5 mmHg).

    `direction` is ``backward``, ``forward`` or, where the pad has one cell, ``unknown``;
    `level` is ``warn`` or ``fault`` (two thirds; one cell: 10 mmHg).
    """

    direction: str
    level: str
    start_s: float
    end_s: float
    peak_percent: float
    peak_s: float


@dataclass(frozen=True, slots=True)
class PadChange:
    """The pad ``unloaded`` (the pelvis came off it) or the ``hips_dropped`` onto it."""

    what: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """A movement without band force to count it by: no band, or an effort that moves nothing."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the four phases of a level-4 rep: ``open``, ``straighten``, ``hold``, ``return``."""

    name: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything that a patient did, in order of time.

    `rest_newtons` is each band's force at the start, before anyone tares it.
    """

    exercise: str
    side: str
    seed: int
    duration_s: float
    target_newtons: float
    rest_newtons: dict[str, float]
    reps: tuple[TrueRep, ...] = ()
    holds: tuple[TrueHold, ...] = ()
    rolls: tuple[TrueRoll, ...] = ()
    pad_changes: tuple[PadChange, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    phases: tuple[Phase, ...] = ()

    def reps_on(self, channel: str) -> tuple[TrueRep, ...]:
        """List the reps of one channel."""
        return tuple(rep for rep in self.reps if rep.channel == channel)

    def to_json(self) -> dict[str, Any]:
        """Give everything as plain JSON, seconds and newtons rounded to a millionth."""
        return plain(dataclasses.asdict(self))


def plain(value: Any) -> Any:
    """Give a value of a truth as plain JSON, rounded to a millionth."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return round(value, 6) if isinstance(value, float) else value
