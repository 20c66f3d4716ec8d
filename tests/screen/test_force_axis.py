"""The force axis stands still within a set, and fits the person from one set to the next."""

from __future__ import annotations

import dataclasses

import pytest

from rig.events import Rep
from rig.exercises.course import State
from rig.screen.force_axis import AXIS_WITHOUT_TARGET_NEWTONS, ForceAxis
from rig.session.guidance import Guidance
from rig.setup import Task

SET = Guidance(State.WORKING, "rotation-3", "Turn", "right", 1, 6, Task(), 5.0, says="")
RESTING = dataclasses.replace(SET, state=State.RESTING, set_number=2)


def rep(start_s: float, newtons: float, channel: str = "band_knee") -> Rep:
    return Rep(channel, start_s, start_s + 2.0, start_s + 2.1, newtons, start_s + 1.0)


@pytest.mark.parametrize("newtons", [3.0, 9.0, 80.0, 400.0])
def test_within_a_set_the_axis_stands_still_whatever_happens(newtons: float) -> None:
    axis = ForceAxis(0.0)
    ends = set()
    for now_s in range(10):
        axis.follow(SET, (rep(now_s - 3.0, newtons),), float(now_s))
        ends.add(axis.newtons)
    assert ends == {AXIS_WITHOUT_TARGET_NEWTONS}


def test_without_a_target_the_next_set_fits_the_strongest_rep() -> None:
    axis = ForceAxis(0.0)
    axis.follow(SET, (), 0.0)
    axis.follow(SET, (rep(1.0, 7.0), rep(4.0, 9.0)), 7.0)
    axis.follow(RESTING, (), 8.0)
    assert axis.newtons == 15.0


def test_a_target_of_the_plan_is_followed() -> None:
    axis = ForceAxis(0.0)
    axis.follow(dataclasses.replace(SET, task=Task(target_newtons=40.0)), (), 0.0)
    assert axis.newtons == 60.0


@pytest.mark.parametrize("other", [{"side": "left"}, {"exercise": "rotation-1"}])
def test_another_side_or_exercise_begins_anew(other: dict) -> None:
    axis, reps = ForceAxis(0.0), (rep(1.0, 9.0),)
    axis.follow(SET, (), 0.0)
    axis.follow(SET, reps, 4.0)
    axis.follow(dataclasses.replace(RESTING, **other), reps, 5.0)
    assert axis.newtons == AXIS_WITHOUT_TARGET_NEWTONS


def test_a_withheld_peak_and_the_other_band_say_nothing() -> None:
    axis = ForceAxis(0.0)
    axis.follow(SET, (), 0.0)
    axis.follow(SET, (rep(1.0, float("nan")), rep(2.0, 300.0, "band_foot")), 5.0)
    axis.follow(RESTING, (), 6.0)
    assert axis.newtons == AXIS_WITHOUT_TARGET_NEWTONS
