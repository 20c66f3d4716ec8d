"""The rig at one moment, as the coach needs it: plain numbers, whoever measured them."""

from __future__ import annotations

import math
from dataclasses import dataclass

NAN = math.nan


@dataclass(frozen=True, slots=True)
class Rising:
    """A watched channel that is away from its line since `start_s`."""

    channel: str
    start_s: float
    peak: float


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known at `time_s`, session seconds of the newest sample.

    Attributes
    ----------
    newtons : force by channel; a channel that has no trusted value is left out
    loaded_since_s : when the rep that is going on began; NaN where none does
    held_s : of the hold that is going on, s; 0 where none is
    target_newtons : middle of the hold zone; NaN while it is not known
    roll_level : ``""``, ``warn`` or ``fault``; `roll_direction` is ``backward``, ``forward`` or ``unknown``
    pad_unloaded : the pad carries too little to say anything
    """

    time_s: float
    newtons: dict[str, float]
    loaded_since_s: float = NAN
    held_s: float = 0.0
    in_zone: bool = False
    target_newtons: float = NAN
    roll_level: str = ""
    roll_direction: str = ""
    pad_unloaded: bool = False
    rising: tuple[Rising, ...] = ()

    @property
    def loaded(self) -> bool:
        return not math.isnan(self.loaded_since_s)

    def force(self, channel: str) -> float:
        """Give a channel's force, newtons; NaN where there is none."""
        return self.newtons.get(channel, NAN)
