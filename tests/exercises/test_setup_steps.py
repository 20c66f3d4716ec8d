"""The set-up steps: each passes or says why, and what may be left out is recorded as left out."""

import math

import pytest

from rig.errors import InputRefused
from rig.exercises.catalogue import exercise, load_catalogue
from rig.exercises.setup_steps import MAY_BE_SKIPPED, SetupSteps, StepKind, steps_for
from rig.exercises.setup_verdicts import (
    Verdict,
    judge_link,
    judge_posture,
    judge_roll,
    judge_tare,
    judge_weight,
)
from rig.setup import Control

PASS = Verdict(True)
ALL = [kind.value for kind in StepKind]


def names(exercise_id, pad_cells=2):
    return [kind.value for kind in steps_for(exercise(exercise_id), pad_cells)]


def test_each_exercise_has_the_steps_that_it_needs():
    assert names("level-1") == ALL
    assert names("level-1", 1) == [name for name in ALL if not name.startswith("roll_")]
    assert names("level-1", 0) == ["link", "tare", "check_weight", "practice", "go"]
    assert names("level-5") == ["link", "tare", "check_weight", "practice", "go"]
    assert names("clam-unbanded") == ["link", "posture", "roll_backward", "roll_forward", "practice", "go"]


def test_the_posture_is_asked_for_as_the_exercise_has_it():
    asked = {}
    for name, one in load_catalogue().items():
        steps = SetupSteps(one)
        while steps.now not in (StepKind.POSTURE, StepKind.GO):
            steps.take(PASS)
        asked[name] = steps.asks
    assert asked["rotation-1"] == "Lift the feet first, then lie still for two seconds"
    assert asked["rotation-2"] == "Lie still for two seconds, one hip above the other"
    assert asked["forward-rolled"] == asked["level-4"]
    assert asked["level-4"] == "Roll forward into the posture, then lie still for two seconds"
    assert asked["level-5"] == "Ready"


def test_from_link_to_go():
    steps = SetupSteps(exercise("level-1"))
    controls = steps.take(judge_link(True, []))
    controls += steps.take(judge_tare([("band_knee", 120.5), ("band_foot", -3.0)], []))
    controls += steps.take(judge_weight("band_knee", 19.60, 2.0))
    controls += steps.take(judge_posture(0.05, 12.0, 2))
    controls += steps.take(judge_roll("backward", 0.05, 0.35))
    controls += steps.take(judge_roll("forward", 0.05, -0.20))
    controls += steps.take(PASS)
    assert steps.ready
    assert [control for control in controls if control.what != "mark"] == [
        Control("tare", {"channel": "band_knee", "counts": 120.5}),
        Control("tare", {"channel": "band_foot", "counts": -3.0}),
        Control("pelvis_baseline", {"index": 0.05, "sum_kpa": 12.0}),
        Control("deliberate_roll", {"direction": "backward", "index": 0.35}),
        Control("deliberate_roll", {"direction": "forward", "index": -0.20}),
    ]
    assert [c.values["label"] for c in controls if c.what == "mark"] == [
        "set-up link: passed",
        "set-up tare: passed",
        "check weight band_knee: 19.60 N for 19.61 N (-0.07 %)",
        "set-up check_weight: passed",
        "set-up posture: passed",
        "set-up roll_backward: passed",
        "set-up roll_forward: passed",
        "set-up practice: passed",
    ]
    assert steps.take(PASS) == []


def test_a_step_that_does_not_pass_waits_and_says_why():
    steps = SetupSteps(exercise("level-1"))
    assert steps.take(judge_link(False, [])) == []
    assert (steps.now, steps.why) == (StepKind.LINK, "no data yet: check cable and port")
    steps.take(judge_link(True, []))
    assert steps.why == ""
    steps.take(judge_tare([], ["cannot tare band_knee: it moves by 3 N"]))
    assert (steps.now, steps.why) == (StepKind.TARE, "cannot tare band_knee: it moves by 3 N")


def test_what_may_be_left_out_is_recorded_as_left_out():
    steps = SetupSteps(exercise("level-1"))
    for _ in range(2):
        assert not steps.may_skip
        with pytest.raises(
            InputRefused, match="cannot be left out; those that can are check_weight, posture"
        ):
            steps.skip()
        steps.take(PASS)
    marks = []
    while not steps.ready:
        marks += [control.values["label"] for control in steps.skip()]
    assert marks == [f"set-up {kind.value}: skipped" for kind in MAY_BE_SKIPPED]
    assert [done.how for done in steps.done] == ["passed"] * 2 + ["skipped"] * 5
    with pytest.raises(InputRefused, match="the step 'go' cannot be left out"):
        steps.skip()


@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        (
            judge_link(True, ["band_knee: 40 samples lost", "no baseline"]),
            "band_knee: 40 samples lost; no baseline",
        ),
        (judge_tare([], []), "no band to tare: check that the board streams one"),
        (
            judge_weight("band_knee", 20.2, 2.0),
            "band_knee reads 20.20 N for 19.61 N (+3.0 %); allowed is 1 %: "
            "let the weight hang free, or calibrate",
        ),
        (
            judge_weight("band_foot", math.nan, 2.0),
            "band_foot has no reading for a mass of 2 kg: hang a weight and enter it",
        ),
        (judge_weight("x", 3.0, 0.0), "x has no reading for a mass of 0 kg: hang a weight and enter it"),
        (
            judge_posture(0, 0, 2, "no pelvis baseline: the pelvis moves"),
            "no pelvis baseline: the pelvis moves",
        ),
        (judge_posture(0.0, 6.5, 1), "the cell reads 49 mmHg; need 35 to 45: let air out"),
        (judge_posture(0.0, 4.0, 1), "the cell reads 30 mmHg; need 35 to 45: pump"),
        (
            judge_roll("backward", 0.1, 0.15),
            "the roll index moved by 0.05; need 0.1 backward: "
            "roll a little further, as far as is comfortable",
        ),
        (
            judge_roll("forward", 0.1, 0.3),
            "the roll index moved the other way; need 0.1 forward: "
            "roll a little further, as far as is comfortable",
        ),
    ],
)
def test_each_reason(verdict, why):
    assert not verdict.passed
    assert verdict.why == why
    assert verdict.controls == ()


def test_a_single_cell_is_set_around_40_mmhg():
    assert judge_posture(0.0, 5.33, 1).controls == (
        Control("pelvis_baseline", {"index": 0.0, "sum_kpa": 5.33}),
    )
