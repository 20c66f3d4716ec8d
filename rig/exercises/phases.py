"""The four phases of a rep that is made of several: open, straighten, hold, return."""

from __future__ import annotations

from rig.exercises.moment import Moment

REST, OPEN, STRAIGHTEN, HOLD, RETURN = "rest", "open", "straighten", "hold", "return"
ORDER = (OPEN, STRAIGHTEN, HOLD, RETURN)
FALL_FRACTION = 0.85  # [E] of the highest pull so far: below it after the hold, the leg comes back


class Phases:
    """Follows one rep after the other: the knee pulls all along, the foot only while the leg is straight.

    Attributes
    ----------
    now : where the rep is
    whole : how many reps went through all four
    """

    def __init__(self, counted: str, second: str) -> None:
        self.now = REST
        self.whole = 0
        self._counted, self._second = counted, second
        self._seen: list[str] = []
        self._top = 0.0

    def advance(self, moment: Moment) -> str:
        """Go on to a moment; give the phase that has begun, ``""`` when none has."""
        before = self.now
        self.now = self._next(moment)
        if self.now == before:
            return ""
        if self.now == REST:
            self.whole += int(tuple(self._seen) == ORDER)
            self._seen, self._top = [], 0.0
        else:
            self._seen.append(self.now)
        return self.now

    def _next(self, moment: Moment) -> str:
        if not moment.loaded:
            return REST
        if self.now == REST:
            return OPEN
        force = moment.force(self._counted)
        self._top = max(self._top, force) if force == force else self._top
        foot_up = any(rising.channel == self._second for rising in moment.rising)
        if self.now == OPEN and foot_up:
            return STRAIGHTEN
        if self.now == STRAIGHTEN and moment.held_s > 0.0:
            return HOLD
        is_back = force < FALL_FRACTION * self._top and moment.held_s == 0.0
        if self.now == HOLD and is_back:
            return RETURN
        return self.now
