"""Where to go next within a rep: into the zone, stay, come back; nothing while one is where one should be."""

from __future__ import annotations

from rig.exercises.moment import Moment
from rig.exercises.phases import OPEN, Phases
from rig.exercises.step import Step
from rig.settings import HoldSettings

ZONE_FRACTION = HoldSettings().zone_fraction
MORE_AFTER_S = 2.5  # [E] under load without having reached the zone
LESS_AFTER_S = 0.5  # [E] above the zone
NEXT_PHASE = {OPEN: "phase_straighten"}


class Guide:
    """Guides through the reps of one set.

    A target that the person chose (their own plateau) is never commented on, nor a force where force is not
    scored.
    """

    def __init__(self, step: Step) -> None:
        self.phases = Phases(step.channel, "band_foot") if step.exercise.phases else None
        target = step.work.target
        self._has_target = bool(target.newtons or target.percent_of_test) and not step.exercise.never_score
        self._channel, self._full_s = step.channel, step.work.amount.hold_s[1]
        self._held = self._told_full = False
        self._above_since_s = float("nan")

    def advance(self, moment: Moment) -> str:
        """Go on to a moment; give the key of what is to be said, ``""`` for silence."""
        began = self.phases.advance(moment) if self.phases else ""
        if not moment.loaded:
            self._held = self._told_full = False
            return ""
        self._held = self._held or moment.held_s > 0.0
        if self._full_s and moment.held_s >= self._full_s and not self._told_full:
            self._told_full = True
            return "phase_return" if self.phases else "hold_full"
        return NEXT_PHASE.get(began, "") or self._towards_zone(moment)

    def _towards_zone(self, moment: Moment) -> str:
        force, target = moment.force(self._channel), moment.target_newtons
        if not self._has_target or not force > 0.0 or not target > 0.0:
            return ""
        if force <= target * (1.0 + ZONE_FRACTION):
            self._above_since_s = float("nan")
        elif self._above_since_s != self._above_since_s:
            self._above_since_s = moment.time_s
        if moment.time_s - self._above_since_s >= LESS_AFTER_S:
            return "less"
        below = force < target * (1.0 - ZONE_FRACTION)
        late = moment.time_s - moment.loaded_since_s >= MORE_AFTER_S
        return "more" if below and late and not self._held else ""
