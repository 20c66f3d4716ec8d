"""The isometric test: practice, three efforts, a fourth when they vary, doubts for a clinician to decide."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest

from rig.exercises.isometric import IsometricTest, Stage
from rig.exercises.isometric_result import closest, counted, spread_percent
from rig.exercises.plan_file import load_plan

STEP = load_plan("isometric-test").steps[0]


@dataclass
class Effort:
    peak_newtons: float
    doubts: tuple[str, ...] = ()


def pass_time(test: IsometricTest, now_s: float, seconds: float, restless: str = ""):
    """Go on in steps of 0.1 s; give the time then and the marks on the way."""
    marks = []
    for _ in range(round(seconds * 10)):
        now_s = round(now_s + 0.1, 6)
        marks += test.advance(now_s, restless)
    return now_s, marks


def run(efforts: list[Effort], keep: bool | None = True, practice: Effort | None = None):
    """Do a test with these efforts after the practice; give it, every mark and its length."""
    test = IsometricTest(STEP, 0.0)
    waiting = [practice or Effort(100.0), *efforts]
    now_s, marks = 0.0, []
    while test.stage is not Stage.OVER and now_s < 1000.0:
        now_s, more = pass_time(test, now_s, 0.1)
        marks += more
        if test.stage is Stage.MEASURE:
            marks += test.take(waiting.pop(0))
        if test.stage is Stage.ASKING:
            marks += test.decide(keep)
    return test, marks, now_s


def test_three_that_agree_are_enough():
    test, marks, now_s = run([Effort(200.0), Effort(206.0), Effort(209.0)])
    result = test.result()
    assert (result.direction, result.side) == ("outward", "right")
    assert result.mean_newtons == pytest.approx(205.0)
    assert result.best_newtons == 209.0
    assert result.spread_percent == pytest.approx(100 * 9 / 205)
    assert [one.number for one in result.tries] == [0, 1, 2, 3]
    assert [mark for mark in marks if "go" in mark] == [f"isometric go {number}" for number in range(4)]
    assert (
        marks[-1] == "isometric outward right: mean of three 205.0 N, best 209.0 N, spread 4.4 %, 3 efforts"
    )
    assert now_s == pytest.approx(4 * (2.0 + 1.0 + 5.0) + 3 * 60.0 + 2.0, abs=1.5)


def test_a_fourth_follows_when_three_vary_by_more_than_ten_per_cent():
    test, _, _ = run([Effort(160.0), Effort(200.0), Effort(204.0), Effort(208.0)])
    result = test.result()
    assert len(counted(result.tries)) == 4
    assert result.mean_newtons == pytest.approx(204.0)
    assert result.spread_percent == pytest.approx(100 * 8 / 204)


def test_exactly_ten_per_cent_is_no_reason_for_a_fourth():
    assert len(run([Effort(95.0), Effort(100.0), Effort(105.0)])[0].tries) == 4


def test_nobody_is_told_to_push_before_the_band_is_quiet():
    test = IsometricTest(STEP, 0.0)
    now_s, marks = pass_time(test, 0.0, 20.0, "the force drifts by 4.0 N")
    assert (test.stage, marks) == (Stage.QUIET, ["refused: the force drifts by 4.0 N"])
    now_s, marks = pass_time(test, now_s, 0.1)
    assert (test.stage, marks) == (Stage.READY, [])
    _, marks = pass_time(test, now_s, 1.0)
    assert (test.stage, marks) == (Stage.PUSH, ["isometric go 0"])
    assert test.window_s == (pytest.approx(21.1), pytest.approx(26.1))


def test_who_moves_at_the_word_ready_is_not_told_to_go():
    test = IsometricTest(STEP, 0.0)
    now_s, _ = pass_time(test, 0.0, 2.5)
    assert test.stage is Stage.READY
    now_s, marks = pass_time(test, now_s, 0.3, "the force varies by 2.0 N")
    assert (test.stage, marks) == (Stage.QUIET, ["refused: the force varies by 2.0 N"])
    now_s, marks = pass_time(test, now_s, 1.9)
    assert (test.stage, marks) == (Stage.READY, [])


def test_a_push_and_a_rest_count_down():
    test = IsometricTest(STEP, 0.0)
    now_s, _ = pass_time(test, 0.0, 4.0)
    assert (test.stage, test.number) == (Stage.PUSH, 0)
    assert test.left_s == pytest.approx(4.0)
    now_s, _ = pass_time(test, now_s, 4.1)
    assert (test.stage, test.left_s) == (Stage.MEASURE, 0.0)
    test.take(Effort(90.0))
    pass_time(test, now_s, 10.0)
    assert test.stage is Stage.RESTING
    assert test.left_s == pytest.approx(50.0)


@pytest.mark.parametrize("doubt", ["countermovement", "late_start", "not_quiet"])
def test_an_effort_with_a_doubt_is_offered_and_a_rejected_one_repeated(doubt):
    doubtful = Effort(250.0, (doubt,))
    test, marks, _ = run([Effort(200.0), doubtful, Effort(201.0), Effort(202.0)], keep=False)
    assert f"isometric effort 2 rejected: {doubt}" in marks
    assert [one.peak_newtons for one in counted(test.tries)] == [200.0, 201.0, 202.0]
    assert [one.rejected for one in test.tries] == [False, False, True, False, False]
    assert test.result().best_newtons == 202.0
    kept, marks, _ = run([Effort(200.0), Effort(205.0, (doubt,)), Effort(202.0)], keep=True)
    assert f"isometric effort 2 kept: {doubt}" in marks
    assert kept.result().best_newtons == 205.0
    alone, marks, _ = run([Effort(200.0), Effort(205.0, (doubt,)), Effort(202.0)], keep=None)
    assert f"isometric effort 2 kept, not decided: {doubt}" in marks
    assert alone.result().mean_newtons == kept.result().mean_newtons


def test_what_is_shown_of_it():
    test = IsometricTest(STEP, 0.0)
    now_s, _ = pass_time(test, 0.0, 8.1)
    test.take(Effort(90.0))
    assert (test.now.number, test.now.efforts, test.now.peak_newtons) == (1, 3, 90.0)
    assert math.isnan(test.now.spread_percent)
    for peak in (200.0, 180.0):
        now_s, _ = pass_time(test, now_s, 68.2)
        test.take(Effort(peak))
    assert test.now.spread_percent == pytest.approx(100 * 20 / 190)
    now_s, _ = pass_time(test, now_s, 68.2)
    test.take(Effort(150.0, ("late_start",)))
    assert (test.now.stage, test.now.doubts) == (Stage.ASKING, ("late_start",))
    test.decide(True)
    assert (test.now.number, test.now.efforts) == (4, 4)


def test_a_clinician_takes_an_effort_out_and_it_is_repeated():
    test = IsometricTest(STEP, 0.0)
    now_s, _ = pass_time(test, 0.0, 8.1)
    test.take(Effort(90.0))
    assert test.judge(True) == []
    for peak in (200.0, 201.0, 240.0):
        now_s, _ = pass_time(test, now_s, 68.2)
        test.take(Effort(peak))
    assert (test.stage, test.number) == (Stage.RESTING, 4)
    assert test.judge(True) == ["isometric effort 3 rejected: by the clinician"]
    assert test.judge(True) == []
    assert (test.stage, test.number) == (Stage.RESTING, 3)
    now_s, _ = pass_time(test, now_s, 68.2)
    marks = test.take(Effort(202.0))
    assert test.stage is Stage.LETTING_GO
    pass_time(test, now_s, 2.1)
    assert test.stage is Stage.OVER
    assert marks[0].startswith("isometric outward right: mean of three 201.0 N")
    assert test.judge(True) == [
        "isometric effort 3 rejected: by the clinician",
        "isometric outward right: no headline, 2 efforts of 3",
    ]
    assert test.judge(False)[1].startswith("isometric outward right: mean of three 201.0 N")


def test_an_effort_without_a_peak_cannot_be_kept():
    test, marks, _ = run([Effort(math.nan), Effort(200.0), Effort(201.0), Effort(202.0)], keep=True)
    assert "isometric effort 1 rejected: no_peak" in marks
    assert test.result().mean_newtons == 201.0


def test_practice_counts_nothing_and_is_not_asked_about():
    test, marks, _ = run([Effort(1.0)] * 3, practice=Effort(500.0, ("late_start",)))
    assert test.result().best_newtons == 1.0
    assert not any("late_start" in mark for mark in marks)


def test_it_ends_after_six_efforts_whatever_they_are():
    test, _, _ = run([Effort(200.0, ("late_start",))] * 6, keep=False)
    assert test.stage is Stage.OVER
    assert len(test.tries) == 7
    assert math.isnan(test.result().mean_newtons)


def test_calls_out_of_turn_do_nothing():
    test = IsometricTest(STEP, 0.0)
    assert test.take(Effort(100.0)) == []
    assert test.decide(True) == []
    assert test.judge(True) == []
    assert (test.stage, test.tries) == (Stage.QUIET, [])


def test_the_three_that_lie_closest():
    assert closest([100.0, 200.0, 205.0, 210.0], 3) == (1, 2, 3)
    assert closest([100.0, 110.0, 120.0, 130.0], 3) == (1, 2, 3)
    assert closest([100.0, 100.0, 100.0, 100.0], 3) == (0, 1, 2)
    assert closest([100.0, 110.0], 3) == ()
    assert math.isnan(spread_percent([100.0]))
