"""How much of a set is done: time under tension, reps or holds, and the efforts that moved nothing."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from rig.events import Event, Hold, Rep, Rise
from rig.exercises.moment import Moment
from rig.exercises.step import Step
from rig.exercises.work import Amount

ATTEMPT_WAIT_S = 1.0
"""A small rise is an attempt when no rep has come of it by then: a rep is told within 0.5 s of its end."""

ENOUGH_PAUSE_S = 8.0  # [E] without a rep, once the least number is done, the set is over

UNITS = {"time": "s under tension", "reps": "reps", "hold": "holds"}


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in a set.

    Attributes
    ----------
    valid, compensated : reps; `other` are reps that lack their hold or trusted samples
    attempts : efforts without movement, where the exercise counts them
    tension_s : under load, all reps
    holds_done, longest_hold_s, total_hold_s : of every hold that was reported
    """

    valid: int = 0
    compensated: int = 0
    other: int = 0
    attempts: int = 0
    tension_s: float = 0.0
    holds_done: int = 0
    longest_hold_s: float = 0.0
    total_hold_s: float = 0.0

    @property
    def efforts(self) -> int:
        """All reps and attempts."""
        return self.valid + self.compensated + self.other + self.attempts


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a set is.

    Attributes
    ----------
    done, goal : seconds, reps or holds, as `kind` says; `goal` is the least that is asked for
    most : the most that is asked for
    enough : the least is done; the set goes on for who can
    """

    kind: str
    done: float
    goal: float
    most: float
    tally: Tally

    @property
    def share(self) -> float:
        return min(1.0, self.done / self.goal) if self.goal else 0.0

    @property
    def enough(self) -> bool:
        return self.done >= self.goal

    def __str__(self) -> str:
        goal = f"{self.goal:g}" if self.most == self.goal else f"{self.goal:g}–{self.most:g}"
        return f"{int(self.done)} of {goal} {UNITS[self.kind]}"


class DoseCounter:
    """Counts one set.

    Parameters
    ----------
    step : the set; its exercise says whether efforts without movement count
    begun_s : what started before is not counted
    """

    def __init__(self, step: Step, begun_s: float) -> None:
        self._amount: Amount = step.work.amount
        self._channel = step.channel
        self._begun_s = begun_s
        self._tally = Tally()
        self._loaded_since_s = float("nan")
        self._now_s = self._last_s = begun_s
        self._newest_rep: Rep | None = None
        self._small: list[Rise] = []

    def take(self, event: Event) -> None:
        """Count an announced event, if it is of this set and of the counted channel."""
        if getattr(event, "start_s", -1.0) < self._begun_s or getattr(event, "channel", "") != self._channel:
            return
        match event:
            case Rep():
                self._take_rep(event)
            case Hold():
                self._take_hold(event)
            case Rise():
                self._small.append(event)

    def advance(self, moment: Moment) -> None:
        """Go on to a moment."""
        self._now_s, self._loaded_since_s = moment.time_s, moment.loaded_since_s
        waiting = []
        for rise in self._small:
            if self._became_a_rep(rise):
                continue
            if moment.loaded or moment.time_s < rise.end_s + ATTEMPT_WAIT_S:
                waiting.append(rise)
            else:
                self._add(attempts=1)
        self._small = waiting

    def count_by_key(self, compensated: bool, at_s: float) -> None:
        """Count a rep that a clinician saw."""
        self._now_s = self._last_s = at_s
        self._add(**{"compensated" if compensated else "valid": 1})

    @property
    def progress(self) -> Progress:
        amount, tally = self._amount, self._with_rep_in_progress()
        if amount.kind == "time":
            return Progress("time", tally.tension_s, amount.time_s, amount.time_s, tally)
        if amount.kind == "hold":
            return Progress("hold", tally.holds_done, amount.reps[0], amount.reps[1], tally)
        return Progress("reps", tally.valid + tally.attempts, amount.reps[0], amount.reps[1], tally)

    @property
    def over(self) -> bool:
        """Say whether the set is done: the most is reached, or enough and a pause.

        Reps that were compensated count toward the most: nobody is kept going until twenty are perfect.
        """
        progress = self.progress
        if self._amount.kind == "time":
            return progress.enough
        if self._amount.kind == "hold":
            return progress.done >= progress.most or self._paused(progress)
        return progress.tally.efforts >= progress.most or self._paused(progress)

    def _paused(self, progress: Progress) -> bool:
        resting = self._loaded_since_s != self._loaded_since_s
        return progress.enough and resting and self._now_s - self._last_s >= ENOUGH_PAUSE_S

    def _take_rep(self, rep: Rep) -> None:
        kind = "valid" if rep.valid else "compensated" if "compensated" in rep.flags else "other"
        self._newest_rep, self._last_s = rep, rep.end_s
        self._add(tension_s=rep.end_s - rep.start_s, **{kind: 1})
        self._small = [rise for rise in self._small if not self._became_a_rep(rise)]

    def _take_hold(self, hold: Hold) -> None:
        held_s = hold.end_s - hold.start_s
        self._add(holds_done=int(hold.done), total_hold_s=held_s)
        longest_s = max(self._tally.longest_hold_s, held_s)
        self._tally = dataclasses.replace(self._tally, longest_hold_s=longest_s)

    def _became_a_rep(self, rise: Rise) -> bool:
        rep = self._newest_rep
        return rep is not None and rise.start_s < rep.end_s and rep.start_s < rise.end_s

    def _with_rep_in_progress(self) -> Tally:
        since_s = self._loaded_since_s
        newest = self._newest_rep
        if since_s != since_s or since_s < self._begun_s or (newest is not None and since_s < newest.end_s):
            return self._tally
        return dataclasses.replace(self._tally, tension_s=self._tally.tension_s + self._now_s - since_s)

    def _add(self, **amounts: float) -> None:
        self._tally = dataclasses.replace(
            self._tally, **{name: getattr(self._tally, name) + more for name, more in amounts.items()}
        )
        if "attempts" in amounts:
            self._last_s = self._now_s
