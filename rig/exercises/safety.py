"""The force ceiling that a clinician sets: warned of before it is reached."""

from __future__ import annotations

import math

from rig.exercises.moment import Moment

NEAR_FRACTION = 0.90  # [E] of the ceiling
AHEAD_S = 0.25  # [E] how far a rising force is looked ahead of: the time of a reaction
CLEAR_FRACTION = 0.80  # [E] below it the next warning is a new one
LEAST_STEP_S = 0.01


class Ceiling:
    """Watches the strongest band.

    Parameters
    ----------
    newtons : the ceiling, 0 for none
    """

    def __init__(self, newtons: float) -> None:
        self._newtons = newtons
        self._told = ""
        self._before: tuple[float, float] = (math.nan, math.nan)

    def check(self, moment: Moment) -> str:
        """Give ``ceiling_near`` or ``ceiling_reached`` once each time, else ``""``."""
        forces = [force for force in moment.newtons.values() if not math.isnan(force)]
        if not self._newtons or not forces:
            return ""
        force = max(forces)
        ahead = force + AHEAD_S * max(self._slope(moment.time_s, force), 0.0)
        level = self._level(force, ahead)
        if not level and force < CLEAR_FRACTION * self._newtons:
            self._told = ""
        if level in ("", self._told) or self._told == "ceiling_reached":
            return ""
        self._told = level
        return level

    def _level(self, force: float, ahead: float) -> str:
        if force >= self._newtons:
            return "ceiling_reached"
        return "ceiling_near" if ahead >= NEAR_FRACTION * self._newtons else ""

    def _slope(self, time_s: float, force: float) -> float:
        """Newtons per second since a moment ago."""
        before_s, before = self._before
        elapsed_s = time_s - before_s
        if not elapsed_s < LEAST_STEP_S:
            self._before = (time_s, force)
        return (force - before) / elapsed_s if elapsed_s >= LEAST_STEP_S else 0.0
