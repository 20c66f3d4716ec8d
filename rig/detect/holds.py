"""Holds of one force channel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.events import Hold
from rig.settings import HoldSettings


@dataclass(frozen=True, slots=True)
class HoldNow:
    """What a screen shows of the hold that is going on."""

    held_s: float  # 0 while nothing is held
    target_newtons: float  # middle of the zone; NaN while the person's own plateau is not known
    in_zone: bool


class HoldDetector:
    def __init__(self, channel: str, settings: HoldSettings, target_newtons: float = 0.0) -> None:
        self.channel, self._settings, self._target = channel, settings, target_newtons

    def set_target(self, newtons: float) -> None:
        self._target = newtons

    def feed(
        self, time_s: NDArray[np.float64], value: NDArray[np.float64], flags: NDArray[np.uint8]
    ) -> list[tuple[int, Hold]]:
        return []

    def finish(self) -> list[Hold]:
        return []

    @property
    def live(self) -> HoldNow:
        return HoldNow(0.0, self._target, False)
