"""Targets that are a share of an isometric test: each side's own, refused where there is none."""

from __future__ import annotations

import dataclasses

import pytest

from rig.errors import InputRefused
from rig.exercises.catalogue import exercise
from rig.exercises.plan import Plan
from rig.exercises.targets import resolved
from rig.exercises.work import Amount, StoredTest, Target, Work

DO = "do the test"
STRENGTHS = {
    ("outward", "left"): 160.0,
    ("outward", "right"): 200.0,
    ("inward", "left"): 90.0,
    ("inward", "right"): 110.0,
}


def find(direction: str, side: str) -> StoredTest:
    newtons = STRENGTHS[direction, side]
    return StoredTest(direction, side, newtons, "abc", "2026-03-02T09:00:00+00:00", 12.3)


def plan(*works: Work, turn: str = "after_all") -> Plan:
    return Plan("share", "Share", works, turn=turn)


def share(exercise_id: str, percent: float, **more: object) -> Work:
    work = Work(exercise(exercise_id), Amount("hold", 0.0, (2, 2), (5.0, 10.0)), target=Target(0.0, percent))
    return dataclasses.replace(work, **more)  # type: ignore[arg-type]


def test_each_side_and_direction_has_its_own() -> None:
    asked = plan(share("level-1", 30), share("level-2", 50))
    steps = resolved(asked, find, DO).steps
    assert [(s.exercise.id, s.side, s.task().target_newtons) for s in steps] == [
        ("level-1", "left", pytest.approx(48.0)),
        ("level-2", "left", pytest.approx(45.0)),
        ("level-1", "right", pytest.approx(60.0)),
        ("level-2", "right", pytest.approx(55.0)),
    ]
    assert [(s.exercise.id, s.side, s.number) for s in steps] == [
        (s.exercise.id, s.side, s.number) for s in asked.steps
    ]


@pytest.mark.parametrize("turn", ["after_all", "after_each"])
def test_the_order_of_sets_and_sides_stays(turn: str) -> None:
    asked = plan(share("level-2", 30, sides=("right", "left"), sets=2), share("level-1", 20), turn=turn)
    order = [(s.exercise.id, s.side, s.set_number, s.turns_over) for s in asked.steps]
    made = resolved(asked, find, DO)
    assert [(s.exercise.id, s.side, s.set_number, s.turns_over) for s in made.steps] == order


def test_what_a_target_comes_from_is_said_and_recorded() -> None:
    step = resolved(plan(share("level-1", 30, sides=("right",))), find, DO).steps[0]
    said = "target 60.0 N, 30 % of 200.0 N: the right side's outward test of 2026-03-02, 12 days ago"
    assert step.words().endswith(said)
    assert step.work.target.to_json() == {
        "percent": 30,
        "direction": "outward",
        "side": "right",
        "newtons": 200.0,
        "session_id": "abc",
        "started_utc": "2026-03-02T09:00:00+00:00",
        "age_days": 12.3,
    }


@pytest.mark.parametrize(("age_days", "words"), [(0.4, "today"), (1.9, "1 day ago"), (200.0, "200 days ago")])
def test_the_age_is_in_whole_days(age_days: float, words: str) -> None:
    test = dataclasses.replace(find("inward", "left"), age_days=age_days)
    assert test.words() == f"the left side's inward test of 2026-03-02, {words}"


def test_newtons_and_no_target_stay_as_they_are() -> None:
    asked = plan(share("level-1", 0, target=Target(40.0)), share("level-2", 0))
    assert resolved(asked, lambda direction, side: None, DO) == asked
    assert asked.works[0].target.to_json() == {}
    assert asked.works[0].target.words() == ""


def test_without_a_test_of_that_side_it_is_refused_with_what_to_do() -> None:
    only_right = {"right": find("outward", "right")}
    with pytest.raises(InputRefused) as refused:
        resolved(plan(share("level-3", 30)), lambda direction, side: only_right.get(side), DO)
    assert str(refused.value) == (
        "plan share: the target of level-3 is 30 % of the left side's isometric test, outward, and there is "
        "none; do the test, or give the target in newtons"
    )


def test_a_share_above_the_ceiling_is_refused() -> None:
    low = share("level-1", 30, sides=("right",), ceiling_newtons=65.0)
    with pytest.raises(InputRefused) as refused:
        resolved(plan(low), find, DO)
    assert str(refused.value) == (
        "plan share: the target of level-1 is 30 % of 200.0 N (the right side's outward test of 2026-03-02, "
        "12 days ago); its zone ends at 66.0 N, and the ceiling is 65 N; lower the percentage or raise the "
        "ceiling"
    )
    assert resolved(plan(dataclasses.replace(low, ceiling_newtons=67.0)), find, DO).steps
