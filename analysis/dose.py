"""What was asked, and how much of it was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rig.events import Hold, Rep
from rig.exercises.exercise import Dose


@dataclass(frozen=True, slots=True)
class Adherence:
    """What was done of a dose.

    Attributes
    ----------
    asked : in words
    done : in words
    percent : of what was asked; NaN where a clinician sets the number and none is stored
    """

    asked: str
    done: str
    percent: float = float("nan")


def adherence(
    dose: Dose, reps: Iterable[Rep], holds: Iterable[Hold], more: tuple[int, int] = (0, 0)
) -> Adherence:
    """Compare one set with the dose.

    Parameters
    ----------
    reps : those that no person rejected
    more : valid and all efforts that no rep shows: counted by key, or moving nothing
    """
    reps, holds = list(reps), list(holds)
    match dose.kind:
        case "time":
            return _time(dose, sum(rep.end_s - rep.start_s for rep in reps))
        case "hold":
            return _holds(dose, len(reps), holds)
        case _:
            return _reps(dose, sum(rep.valid for rep in reps) + more[0], len(reps) + more[1])


def _time(dose: Dose, worked_s: float) -> Adherence:
    share = 100 * worked_s / dose.time_s if dose.time_s else float("nan")
    return Adherence(dose.words(), f"{worked_s:.0f} s under tension", share)


def _holds(dose: Dose, reps: int, holds: list[Hold]) -> Adherence:
    done = sum(hold.done for hold in holds)
    longest_s = max((hold.end_s - hold.start_s for hold in holds), default=0.0)
    total_s = sum(hold.end_s - hold.start_s for hold in holds)
    words = f"{done} of {reps} held long enough; longest {longest_s:.1f} s, {total_s:.0f} s in all"
    return Adherence(dose.words(), words, 100 * done / reps if reps else 0.0)


def _reps(dose: Dose, valid: int, all_reps: int) -> Adherence:
    share = 100 * valid / dose.reps[0] if dose.reps else float("nan")
    return Adherence(dose.words(), f"{valid} valid of {all_reps}", share)
