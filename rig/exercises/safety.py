"""The force ceiling that a clinician sets: warned of before it is reached."""

from __future__ import annotations

import math
from collections import deque

from rig.exercises.moment import Moment

NEAR_FRACTION = 0.90  # [E] of the ceiling
AHEAD_S = 0.25  # [E] how far a rising force is looked ahead of: the time of a reaction
BEHIND_S = 0.2  # two swings of a tremor of 10 Hz: over less, the tremor itself looks like a rise
CLEAR_FRACTION = 0.80  # [E] below it for `CLEAR_S`, the next warning is a new one
CLEAR_S = 0.5  # [E]
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
        self._recent: deque[tuple[float, float]] = deque()
        self._gone_since_s = math.nan

    def check(self, moment: Moment) -> str:
        """Give ``ceiling_near`` or ``ceiling_reached`` once each time, else ``""``."""
        forces = [force for force in moment.newtons.values() if not math.isnan(force)]
        if not self._newtons or not forces:
            return ""
        force = max(forces)
        level = self._level(force, force + AHEAD_S * max(self._slope(moment.time_s, force), 0.0))
        self._clear(moment.time_s, gone=not level and force < CLEAR_FRACTION * self._newtons)
        if level in ("", self._told) or self._told == "ceiling_reached":
            return ""
        self._told = level
        return level

    def _clear(self, time_s: float, gone: bool) -> None:
        """Forget the warning before once the force has been gone for a while."""
        if time_s - self._gone_since_s >= CLEAR_S:
            self._told = ""
        if not gone:
            self._gone_since_s = math.nan
        elif math.isnan(self._gone_since_s):
            self._gone_since_s = time_s

    def _level(self, force: float, ahead: float) -> str:
        if force >= self._newtons:
            return "ceiling_reached"
        return "ceiling_near" if ahead >= NEAR_FRACTION * self._newtons else ""

    def _slope(self, time_s: float, force: float) -> float:
        """Newtons per second over the last `BEHIND_S`, by least squares; 0 while it is not known."""
        recent = self._recent
        if recent and time_s - recent[-1][0] < LEAST_STEP_S:
            recent.pop()
        recent.append((time_s, force))
        while len(recent) > 2 and time_s - recent[0][0] > BEHIND_S:
            recent.popleft()
        mean_s = sum(at_s for at_s, _ in recent) / len(recent)
        spread = sum((at_s - mean_s) ** 2 for at_s, _ in recent)
        return sum((at_s - mean_s) * pull for at_s, pull in recent) / spread if spread else 0.0
