"""How far the force axis reaches: fixed while a set goes on, chosen anew before the next one."""

from __future__ import annotations

import math

from rig.events import Event, Rep
from rig.exercises.course import State
from rig.session.guidance import Guidance

ROOM_ABOVE_TARGET = 1.5
AXIS_WITHOUT_TARGET_NEWTONS = 100.0
AXIS_OF_TEST_NEWTONS = 300.0  # [E] a strap holds everybody; whoever is stronger gets a longer axis afterwards
AXIS_STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


class ForceAxis:
    """Chooses the end of the axis: by the target, else by the person's own strongest rep so far.

    Another exercise or side begins without a strongest rep: those are never compared with each other.
    """

    def __init__(self, target_newtons: float) -> None:
        self.newtons = axis_for(target_newtons)
        self._set: tuple[str, str, int, bool] | None = None
        self._since_s = self._strongest = 0.0

    def follow(self, guidance: Guidance, newest: tuple[Event, ...], now_s: float) -> None:
        """Go on to a moment of a plan; within a set nothing changes."""
        task = guidance.task
        working = guidance.state is State.WORKING
        this = (guidance.exercise, guidance.side, guidance.set_number, working)
        if self._set is None or self._set[:2] != this[:2]:
            self._since_s, self._strongest = now_s, 0.0
        reps = [e for e in newest if isinstance(e, Rep) and e.channel == task.rep_channel]
        peaks = [rep.peak_newtons for rep in reps if rep.start_s >= self._since_s]
        self._strongest = max([self._strongest, *(peak for peak in peaks if math.isfinite(peak))])
        if this != self._set:
            self.newtons = axis_for(task.target_newtons or self._strongest)
            if guidance.test is not None:
                self.newtons = max(AXIS_OF_TEST_NEWTONS, self.newtons)
            self._set = this


def axis_for(newtons: float) -> float:
    """Choose the end of the force axis, newtons: a round number with room above a force."""
    if not newtons > 0:
        return AXIS_WITHOUT_TARGET_NEWTONS
    wanted = ROOM_ABOVE_TARGET * newtons
    decade = 10.0 ** math.floor(math.log10(wanted))
    return next(step * decade for step in AXIS_STEPS if step * decade >= wanted)
