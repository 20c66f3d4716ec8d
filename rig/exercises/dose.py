"""How much of a set is done: time under tension, reps or holds, and the efforts that moved nothing."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass

from rig.events import Event, Gap, Hold, Rep, Rise
from rig.exercises.moment import Moment
from rig.exercises.rejection import CountedByKey
from rig.exercises.step import Step
from rig.exercises.work import Amount

ATTEMPT_WAIT_S = 1.0
"""A small rise is an attempt when no rep has come of it by then: a rep is told within 0.5 s of its end."""

ENOUGH_PAUSE_S = 8.0  # [E] without a rep, once the least number is done, the set is over

UNITS = {"time": "s under tension", "reps": "reps", "hold": "holds", "test": "efforts"}


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in a set.

    Attributes
    ----------
    valid, compensated : reps; `other` are reps that lack their hold or trusted samples
    attempts : efforts without movement, where the exercise counts them
    rejected : reps that a clinician took out; in none of the other figures
    tension_s : under load, all reps
    holds_done, longest_hold_s, total_hold_s : of every hold that was reported
    """

    valid: int = 0
    compensated: int = 0
    other: int = 0
    attempts: int = 0
    rejected: int = 0
    tension_s: float = 0.0
    holds_done: int = 0
    longest_hold_s: float = 0.0
    total_hold_s: float = 0.0

    @property
    def efforts(self) -> int:
        """All reps and attempts that were not rejected."""
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
        self._counted: list[Rep | CountedByKey] = []
        self._rejected: list[Rep | CountedByKey] = []
        self._holds: list[Hold] = []
        self._gaps: list[Gap] = []
        self._attempts = 0
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
            case Gap():
                self._gaps.append(event)
                self._last_s += event.end_s - event.start_s  # nobody knows whether that was a pause
                self._recount()

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
                self._attempts += 1
                self._last_s = self._now_s
                self._recount()
        self._small = waiting

    def count_by_key(self, compensated: bool, at_s: float) -> None:
        """Count a rep that a clinician saw."""
        self._now_s = self._last_s = at_s
        self._counted.append(CountedByKey(at_s, compensated))
        self._recount()

    def reject(self) -> Rep | CountedByKey | None:
        """Take the newest rep out of the count, with its holds; give it, None where there is none."""
        if not self._counted:
            return None
        self._rejected.append(self._counted.pop())
        self._recount()
        return self._rejected[-1]

    def restore(self) -> Rep | CountedByKey | None:
        """Count again what was rejected last; give it, None where there is none."""
        if not self._rejected:
            return None
        one = self._rejected.pop()
        self._counted = sorted([*self._counted, one], key=_when)
        self._recount()
        return one

    @property
    def reps(self) -> list[Rep]:
        """The detected reps that count."""
        return [one for one in self._counted if isinstance(one, Rep)]

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
        self._newest_rep, self._last_s = rep, rep.end_s
        self._counted.append(rep)
        self._small = [rise for rise in self._small if not self._became_a_rep(rise)]
        self._recount()

    def _take_hold(self, hold: Hold) -> None:
        self._holds.append(hold)
        self._recount()

    def _became_a_rep(self, rise: Rise) -> bool:
        rep = self._newest_rep
        return rep is not None and rise.start_s < rep.end_s and rep.start_s < rise.end_s

    def _with_rep_in_progress(self) -> Tally:
        since_s = self._loaded_since_s
        newest = self._newest_rep
        if since_s != since_s or since_s < self._begun_s or (newest is not None and since_s < newest.end_s):
            return self._tally
        tension_s = self._tally.tension_s + self._seen_s(since_s, self._now_s)
        return dataclasses.replace(self._tally, tension_s=tension_s)

    def _seen_s(self, start_s: float, end_s: float) -> float:
        """Give the length of a stretch without the gaps in it, s."""
        gaps = [min(end_s, gap.end_s) - max(start_s, gap.start_s) for gap in self._gaps]
        return end_s - start_s - sum(max(0.0, lost_s) for lost_s in gaps)

    def _recount(self) -> None:
        """Count everything anew: a set has at most a few hundred reps."""
        reps, gone = self.reps, [one for one in self._rejected if isinstance(one, Rep)]
        kinds = Counter(_kind(one) for one in self._counted)
        held_s = [(hold.end_s - hold.start_s, hold.done) for hold in self._holds if not _within(hold, gone)]
        self._tally = Tally(
            valid=kinds["valid"],
            compensated=kinds["compensated"],
            other=kinds["other"],
            attempts=self._attempts,
            rejected=len(self._rejected),
            tension_s=sum((self._seen_s(rep.start_s, rep.end_s) for rep in reps), 0.0),
            holds_done=sum(done for _, done in held_s),
            longest_hold_s=max((length for length, _ in held_s), default=0.0),
            total_hold_s=sum((length for length, _ in held_s), 0.0),
        )


def _kind(one: Rep | CountedByKey) -> str:
    if isinstance(one, CountedByKey):
        return "compensated" if one.compensated else "valid"
    return "valid" if one.valid else "compensated" if "compensated" in one.flags else "other"


def _when(one: Rep | CountedByKey) -> float:
    return one.at_s if isinstance(one, CountedByKey) else one.start_s


def _within(hold: Hold, reps: list[Rep]) -> bool:
    return any(hold.start_s < rep.end_s and rep.start_s < hold.end_s for rep in reps)
