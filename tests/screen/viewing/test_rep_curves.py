"""Reps over one another: aligned at their onset, averaged sample by sample, nothing missing filled in."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from rig.events import Event, Mark, Rep
from rig.record.judged import REJECTED, VALID, Judged
from rig.screen.viewing.comparison import beside, grouped
from rig.screen.viewing.rep_curves import STEP_S, By, Curve, Placed, groups_of, mean_of, placed, usual_way
from rig.setup import SessionSetup

SETUP = SessionSetup(exercise="level-1", subject="p-07", side="left")


def judged_at(start_s: float, verdict: str = VALID) -> Judged:
    rep = Rep("band_knee", start_s, start_s + 2.0, start_s + 2.1, 60.0, start_s + 1.0)
    return Judged(rep, verdict)


def curve(
    newtons: float, side: str = "left", verdict: str = VALID, seconds: float = 2.0, exercise: str = "level-1"
) -> Curve:
    time_s = np.arange(-0.3, seconds, 0.0125)
    value = np.where((time_s >= 0) & (time_s < seconds), newtons, 0.0)
    return Curve(Placed(judged_at(1.0, verdict), 1, side, exercise), time_s, value)


def at(mean, time_s: float) -> tuple[float, float]:
    place = int(np.searchsorted(mean.time_s, time_s - 1e-9))
    return float(mean.newtons[place]), float(mean.spread[place])


def test_the_mean_and_its_spread_are_those_of_the_values() -> None:
    mean = mean_of([curve(40.0), curve(50.0), curve(60.0)])
    assert mean.reps == 3
    assert at(mean, 1.0) == (pytest.approx(50.0), pytest.approx(np.std([40, 50, 60], ddof=1)))
    assert mean.peak == pytest.approx(50.0)
    assert np.diff(mean.time_s) == pytest.approx(STEP_S)


def test_rejected_reps_are_not_averaged() -> None:
    mean = mean_of([curve(40.0), curve(90.0, verdict=REJECTED), curve(50.0)])
    assert (mean.reps, at(mean, 1.0)[0]) == (2, pytest.approx(45.0))
    none = mean_of([curve(90.0, verdict=REJECTED)])
    assert (none.reps, none.newtons.size) == (0, 0)
    assert np.isnan(none.peak)


def test_what_is_missing_stays_missing() -> None:
    holes = [dataclasses.replace(curve(40.0), newtons=curve(40.0).newtons.copy()) for _ in range(3)]
    for one in holes[:2]:
        one.newtons[(one.time_s > 0.9) & (one.time_s < 1.1)] = np.nan
    mean = mean_of(holes)
    assert np.isnan(at(mean, 1.0)[0])  # one of three has a value: too few
    assert at(mean, 0.5)[0] == pytest.approx(40.0)
    one_short = mean_of([curve(40.0), curve(60.0), curve(60.0, seconds=1.0)])
    assert at(one_short, 1.5)[0] == pytest.approx(50.0)  # two of three


def test_a_plan_gives_each_rep_its_set_side_and_exercise() -> None:
    events: list[Event] = [
        Mark(10.0, 10.0, "new_set", "1, level-2, right"),
        Mark(20.0, 20.0, "new_set", "2"),
        Mark(30.0, 30.0, "new_set", "3, level-2, left"),
    ]
    found = placed(SETUP, events, [judged_at(s) for s in (5.0, 10.0, 25.0, 35.0)])
    assert [(one.set_number, one.side, one.exercise) for one in found] == [
        (1, "left", "level-1"),
        (1, "right", "level-2"),
        (2, "right", "level-2"),
        (3, "left", "level-2"),
    ]


def test_groups_come_in_the_order_in_which_they_begin() -> None:
    curves = [curve(40.0, "right"), curve(50.0, "left"), curve(60.0, "right")]
    sides = {side: len(own) for (_, side, _), own in groups_of(curves, By.SIDE).items()}
    assert (list(sides), sides) == (["right", "left"], {"right": 2, "left": 1})
    assert list(groups_of(curves, By.ALL)) == [("", "", 0)]
    assert [(g.name, g.mean.reps) for g in grouped(curves, By.SIDE)] == [("right side", 2), ("left side", 1)]
    assert [g.name for g in grouped(curves, By.SET)] == ["set 1, right side", "set 1, left side"]
    assert [g.name for g in grouped(curves[:1], By.SET)] == ["set 1"]


def test_unlike_reps_are_kept_apart_unless_asked_for() -> None:
    one, other = curve(40.0), curve(50.0, exercise="level-2")
    assert usual_way([one.placed, one.placed]) is By.ALL
    assert usual_way([one.placed, curve(40.0, "right").placed]) is By.SIDE
    assert usual_way([one.placed, other.placed]) is By.EXERCISE
    names = [g.name for g in grouped([one, other], By.EXERCISE)]
    assert names == ["Knee up, feet together", "Foot up, knees together"]
    both = [one, curve(40.0, "right"), other]
    assert [g.name for g in grouped(both, By.EXERCISE)] == [
        "left side, Knee up, feet together",
        "right side, Knee up, feet together",
        "left side, Foot up, knees together",
    ]
    assert [g.name for g in grouped([one, other], By.SET)] == [f"set 1, {name}" for name in names]


def test_another_session_stands_beside_with_its_side_and_unlike_ones_are_told() -> None:
    groups, note = beside([curve(50.0, "left")], [curve(45.0, "right")])
    assert [g.name for g in groups] == ["this session, left side", "the other, right side"]
    assert note == ""
    _, note = beside([curve(50.0)], [curve(45.0, exercise="rotation-1")])
    assert note == "unlike exercises: compare with care"


def test_of_sessions_that_share_exercises_only_these_stand_beside() -> None:
    groups, note = beside([curve(50.0), curve(90.0, exercise="level-2")], [curve(45.0)])
    assert [(g.mean.reps, g.mean.peak) for g in groups] == [(1, 50.0), (1, 45.0)]
    assert note == "only the exercises that both have"
