"""Rolls of the pelvis, seen by the pad."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.events import Roll
from rig.settings import RollSettings


@dataclass(frozen=True, slots=True)
class FaultBegan:
    """A roll has been at fault level for long enough; its `Roll` follows when the fault ends."""

    start_s: float
    known_s: float
    direction: str


@dataclass(frozen=True, slots=True)
class RollNow:
    """What a screen shows of the pelvis."""

    percent: float  # of the deliberate roll, backward positive; NaN while the pad says nothing
    direction: str  # "backward", "forward", "unknown" (one cell) or "" (at rest)
    level: str  # "warn", "fault" or ""
    unloaded: bool
    index: float
    sum_kpa: float
    has_baseline: bool


class RollDetector:
    def __init__(self, settings: RollSettings, cells: int = 2) -> None:
        self._settings, self._cells = settings, cells

    def set_baseline(self, index: float, sum_kpa: float) -> None: ...

    def set_deliberate(self, direction: str, index: float) -> None: ...

    def feed(
        self,
        time_s: NDArray[np.float64],
        value_kpa: NDArray[np.float64],
        is_back: NDArray[np.uint8],
        flags: NDArray[np.uint8],
    ) -> list[tuple[int, Roll | FaultBegan]]:
        return []

    def finish(self) -> list[Roll]:
        return []

    @property
    def live(self) -> RollNow:
        return RollNow(float("nan"), "", "", False, float("nan"), float("nan"), False)
