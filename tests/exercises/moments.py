"""Moments and events made by hand, for what no simulated patient does."""

from __future__ import annotations

from rig.events import Gap, Hold, Rep, Rise, Roll
from rig.exercises.catalogue import exercise
from rig.exercises.coach import Coach
from rig.exercises.moment import Moment
from rig.exercises.plan import Plan
from rig.exercises.step import Step
from rig.exercises.work import Amount, Work

KNEE, FOOT = "band_knee", "band_foot"


def step_of(exercise_id: str, amount: Amount | None = None, number: int = 1, **work) -> Step:
    """Give a step of an exercise, the set `number`."""
    one = exercise(exercise_id)
    amount = amount or Amount(one.dose.kind, 60.0, (8, 8), (5.0, 10.0) if one.asks_hold else (0.0, 0.0))
    plan = Plan("made", "Made", (Work(one, amount, ("right",), sets=number, **work),))
    return plan.steps[number - 1]


def rep(
    start_s: float, end_s: float, peak: float = 40.0, flags: tuple[str, ...] = (), channel: str = KNEE
) -> Rep:
    middle_s = (start_s + end_s) / 2
    return Rep(channel, start_s, end_s, end_s + 0.3, peak, middle_s, valid=not flags, flags=flags)


def hold(start_s: float, end_s: float, done: bool = True, channel: str = KNEE) -> Hold:
    return Hold(channel, start_s, end_s, end_s + 0.2, start_s + 0.2, 40.0, 40.0, done)


def rise(channel: str, start_s: float, end_s: float, peak: float = 20.0) -> Rise:
    return Rise(channel, start_s, end_s, end_s + 0.3, peak)


def fault(direction: str, start_s: float, end_s: float) -> Roll:
    return Roll(direction, "fault", start_s, end_s, end_s, 90.0, start_s)


def gap(channel: str, start_s: float, end_s: float) -> Gap:
    return Gap(channel, start_s, end_s, end_s, 100, "unplugged")


def at(time_s: float, knee: float = 0.0, foot: float = 0.0, **more) -> Moment:
    return Moment(time_s, {KNEE: knee, FOOT: foot}, **more)


def keys(coach: Coach) -> list[str]:
    return [cue.key for cue in coach.board.said]
