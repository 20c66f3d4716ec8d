"""What goes wrong in a set, as far as the rig can see it: counted from events, told while it happens.

A slip is counted from events, so that a replay counts the same; what is told at once comes from the moment.
An error is looked for only where the exercise lists it as seen. Rolls count in every exercise whose pad
scores. Height and force are never slips.
"""

from __future__ import annotations

from collections import Counter

from rig.events import Event, Gap, Hold, Rep, Rise, Roll
from rig.exercises.moment import Moment, Rising
from rig.exercises.step import Step
from rig.settings import RepSettings

FLAT_SHARE = 0.05  # [E] of the counted channel's pull: what a band that should be flat may show beside it
LEAST_WAYS_S = 0.8  # [E] from rest's edge to the zone and back, half of two ways of 0.8 s; asked are 2 s each
RETURN_AFTER_S = 0.6  # [E] after a rep, when the band should be back at its line
RETURN_SHARE = 0.08  # [E] of the rep's peak
TOGETHER_SHARE = 0.3  # [E] of a rep in which the second channel must be up too
UNLOADED_S = 0.5  # [E] before the person is told
EARLY_S = 0.3  # [E] the foot pulls so soon after the knee: the feet parted before the knee was up
BEFORE_S = 1.0  # [E] what was up for longer before the knee has not come back from the rep before
PENDING_S = 1.0  # after a rep, when every rise that belongs to it is known
TOUCH_S = 0.1  # a rep that is found so soon after a hole began in it
HOLE_S = RepSettings().hole_s  # a rep with more missing is not valid
PADS = ("pad_back", "pad_front")
MAY_BE_EMPTY = ("band_knee", "band_foot")
STRAYS = {"band_knee": ("knee_rises",), "band_foot": ("feet_apart", "heels_apart")}
"""What it is called when a band that should stay flat rises; an exercise lists one of them or none."""


class Form:
    """Watches one set.

    Attributes
    ----------
    slips : how often each error happened, by key
    """

    def __init__(self, step: Step, begun_s: float) -> None:
        one = step.exercise
        self.slips: Counter[str] = Counter()
        self._step, self._exercise, self._begun_s = step, one, begun_s
        self._listed = {error.key for error in one.errors if error.seen != "no"}
        self._second = next(
            (name for name in MAY_BE_EMPTY if name in one.watched() and name != step.channel), ""
        )
        self._must_rise = bool(self._second) and getattr(one.channels, self._second) == "rises"
        strays = STRAYS.get(self._second, ())
        self._stray_key = next((key for key in strays if key in self._listed), "")
        self._pull = 0.0  # newtons, newest rep's peak
        self._holds: list[Hold] = []
        self._rises: list[Rise] = []
        self._pending: list[Rep] = []
        self._gaps: list[Gap] = []
        self._returning: Rep | None = None
        self._dropped_until_s = self._unloaded_since_s = float("nan")
        self._told_unloaded = False

    def take(self, event: Event) -> list[str]:
        """Count what an announced event shows to be wrong; give the keys."""
        if getattr(event, "end_s", -1.0) <= self._begun_s:
            return []
        found: list[str] = []
        match event:
            case Roll() if self._exercise.pelvis.scores and event.level == "fault":
                found = [roll_key(event.direction)]
            case Hold() if event.channel == self._step.channel:
                self._holds.append(event)
            case Rise() if event.channel in PADS:
                found = self._drop(event)
            case Rise() if event.channel == self._second:
                found = self._second_rise(event)
            case Gap() if event.channel == self._step.channel and event.end_s - event.start_s >= HOLE_S:
                self._gaps.append(event)
            case Rep() if event.channel == self._step.channel and not self._has_a_hole(event):
                found = self._rep(event)
        self.slips.update(found)
        return found

    def advance(self, moment: Moment) -> list[str]:
        """Go on to a moment; give the keys of errors that have shown by waiting."""
        found = [*self._not_together(moment), *self._incomplete(moment), *self._unloaded(moment)]
        self.slips.update(found)
        return found

    def waits(self, moment: Moment) -> bool:
        """Say whether something that belongs to the reps so far is not known yet."""
        rolling = bool(moment.roll_level) and self._exercise.pelvis.scores
        return rolling or bool(self._pending) or self._returning is not None

    def now(self, moment: Moment) -> str:
        """Give the most urgent error that is going on, ``""`` while there is none."""
        for rising in moment.rising:
            if rising.channel in PADS and self._exercise.pelvis.load_means:
                return "hips_drop"
        if moment.roll_level and self._exercise.pelvis.scores:
            return roll_key(moment.roll_direction)
        if any(self._strays(rising, moment) for rising in moment.rising):
            return self._stray_key
        return ""

    def _strays(self, rising: Rising | Rise, moment: Moment | None = None) -> bool:
        """Say whether a band that should be flat is away from its line by more than the other pulls it."""
        if rising.channel != self._second or self._must_rise or not self._stray_key:
            return False
        pull = max(self._pull, moment.force(self._step.channel) if moment else 0.0)
        return rising.peak > FLAT_SHARE * pull

    def _second_rise(self, rise: Rise) -> list[str]:
        self._rises.append(rise)
        return [self._stray_key] if self._strays(rise) else []

    def _drop(self, rise: Rise) -> list[str]:
        """Take both cells' rises for one drop of the hips."""
        again = rise.start_s <= self._dropped_until_s
        self._dropped_until_s = rise.end_s
        return ["hips_drop"] if self._exercise.pelvis.load_means and not again else []

    def _rep(self, rep: Rep) -> list[str]:
        self._pull = rep.peak_newtons if rep.peak_newtons == rep.peak_newtons else self._pull
        if self._must_rise:
            self._pending.append(rep)
        if "incomplete_return" in self._listed:
            self._returning = rep
        found = ["cut_short"] if "no_hold" in rep.flags else []
        return [*found, "too_fast"] if "too_fast" in self._listed and self._hurried(rep) else found

    def _has_a_hole(self, rep: Rep) -> bool:
        """Say whether so much of a rep is missing that nothing can be said about how it was done."""
        return any(gap.start_s < rep.end_s and rep.start_s < gap.end_s + TOUCH_S for gap in self._gaps)

    def _hurried(self, rep: Rep) -> bool:
        """Say whether the ways up to the hold and down from it were very short, taken together.

        Together, because a leg that does not come all the way back hides where its way down ended.
        """
        held = [hold for hold in self._holds if hold.start_s < rep.end_s and rep.start_s < hold.end_s]
        if not held:
            return False
        ways_s = held[0].start_s - rep.start_s + rep.end_s - held[-1].end_s
        return ways_s < LEAST_WAYS_S

    def _not_together(self, moment: Moment) -> list[str]:
        """Judge the reps whose second channel should have risen too."""
        due = [rep for rep in self._pending if moment.time_s >= rep.end_s + PENDING_S]
        self._pending = [rep for rep in self._pending if rep not in due]
        return [key for rep in due for key in self._second_errors(rep, moment)]

    def _second_errors(self, rep: Rep, moment: Moment) -> list[str]:
        spans = [(rise.start_s, rise.end_s) for rise in self._rises]
        spans += [(now.start_s, moment.time_s) for now in moment.rising if now.channel == self._second]
        shared = [(start, end) for start, end in spans if start < rep.end_s and end > rep.start_s]
        if self._exercise.phases:
            early = any(-BEFORE_S < start - rep.start_s < EARLY_S for start, _ in shared)
            return ["feet_part_early"] if early else [] if shared else ["stays_bent"]
        up_s = sum(min(end, rep.end_s) - max(start, rep.start_s) for start, end in shared)
        return [] if up_s >= TOGETHER_SHARE * (rep.end_s - rep.start_s) else ["one_end_stays"]

    def _incomplete(self, moment: Moment) -> list[str]:
        rep = self._returning
        if rep is None or moment.time_s < rep.end_s + RETURN_AFTER_S:
            return []
        self._returning = None
        stays = moment.force(self._step.channel) > RETURN_SHARE * rep.peak_newtons
        return ["incomplete_return"] if stays and not moment.loaded else []

    def _unloaded(self, moment: Moment) -> list[str]:
        """Tell a pad that has carried too little for a while, once."""
        if not (moment.pad_unloaded and self._exercise.pelvis.scores):
            self._unloaded_since_s, self._told_unloaded = float("nan"), False
            return []
        if self._unloaded_since_s != self._unloaded_since_s:
            self._unloaded_since_s = moment.time_s
        if self._told_unloaded or moment.time_s - self._unloaded_since_s < UNLOADED_S:
            return []
        self._told_unloaded = True
        return ["pad_unloads"]


def roll_key(direction: str) -> str:
    """Name a roll's error by its direction; a pad of one cell knows none."""
    return f"roll_{direction}" if direction in ("backward", "forward") else "roll"
