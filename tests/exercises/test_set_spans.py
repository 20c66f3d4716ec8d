"""Which parts of a record are sets, and which are set-up, practice and rest."""

from __future__ import annotations

from math import inf

from rig.events import Mark
from rig.exercises.set_spans import set_spans, within
from tests.exercises.moments import rep


def mark(at_s: float, label: str) -> Mark:
    return Mark(at_s, at_s, label)


PLAN = [
    mark(1.0, "plan: five-levels"),
    rep(5.0, 7.0),  # practice
    mark(10.0, "new_set"),
    rep(12.0, 14.0),
    mark(15.0, "set over: level-1 right set 1: …"),
    mark(15.1, "set corrected: level-1 right set 1: …"),
    rep(20.0, 22.0),  # in the rest
    mark(30.0, "new_set"),
    rep(30.0, 32.0),
]


def test_sets_of_a_plan_end_where_they_are_over():
    assert set_spans(PLAN) == [(10.0, 15.0), (30.0, inf)]
    assert set_spans(PLAN, 0.0, 40.0) == [(10.0, 15.0), (30.0, 40.0)]
    assert [e for e in within(PLAN, set_spans(PLAN)) if e.kind == "rep"] == [PLAN[3], PLAN[8]]


def test_without_a_plan_a_set_lasts_until_the_next():
    free = [rep(5.0, 7.0), mark(10.0, "new_set"), rep(12.0, 14.0), mark(20.0, "mark")]
    assert set_spans(free, 0.0, 40.0) == [(0.0, 10.0), (10.0, 40.0)]
    assert set_spans([], 0.0, 40.0) == [(0.0, 40.0)]
    assert len(within(free, set_spans(free))) == 4


def test_a_plan_that_was_stopped_in_its_set_up_has_no_set():
    assert set_spans(PLAN[:2], 0.0, 9.0) == []
