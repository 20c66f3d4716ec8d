"""What a plan asks for at one moment, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass

from rig.setup import Task


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where a person is in a plan.

    Attributes
    ----------
    step : which set of how many, of the whole plan
    says : what to do now
    why : what keeps a set-up step from passing, or ""
    done : how much of the set is done, in words; `share` is the part of what is asked for, 0 to 1
    rest_left_s : 0 where no rest is due
    beat : where in the tempo one should be, or ""
    keys : what can be pressed now, each with its meaning
    """

    title: str
    side: str
    step: str
    task: Task
    hold_done_s: float
    says: str
    why: str = ""
    done: str = ""
    share: float = 0.0
    rest_left_s: float = 0.0
    beat: str = ""
    keys: tuple[tuple[str, str], ...] = ()
