"""Every exercise done by simulated people whose truth is known: what was counted, said and recorded."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from rig.device.simulator.patient import Patient, errors_of
from rig.events import Rep, Rise, Roll
from rig.exercises.catalogue import SHIPPED, exercise
from rig.exercises.course import State
from rig.exercises.plan import Plan
from rig.exercises.plan_file import SHIPPED_PLANS, load_plan
from rig.exercises.work import Amount, Work
from tests.exercises.patients import watch
from tests.exercises.scores import Score, do_set, endless, errors_in, judge, score_exercise

SAID_AND_COUNTED = (
    *("roll_backward", "roll_forward", "pad_unloads", "knee_rises", "hips_drop", "cut_short"),
    *("one_end_stays", "stays_bent", "feet_apart", "heels_apart", "feet_part_early"),
)
LISTED_ONLY = ("too_fast", "incomplete_return")


@pytest.mark.parametrize("exercise_id", SHIPPED)
def test_a_set_done_well_is_counted_exactly_and_met_with_silence(exercise_id):
    seen, score = do_set(exercise_id, 6, 45.0), Score()
    judge(seen, score)
    assert score.wrong == []
    assert score.false_roll_faults == 0
    assert score.reps >= 2
    form = [key for key in seen.said if not key.startswith((exercise_id, "phase_"))]
    assert form == []
    assert [mark for mark in seen.marks if not mark.startswith("gate")] == [
        f"begun: {seen.course.step.words()}"
    ] + ["counted by key"] * (0 if seen.course.step.channel else score.reps)


CASES = [(one, error) for one in SHIPPED for error in errors_of(one) if error != "mixed"]


def is_seen(exercise_id: str, error: str) -> bool:
    listed = {entry.key for entry in exercise(exercise_id).errors}
    return error in SAID_AND_COUNTED or (error in LISTED_ONLY and error in listed)


@pytest.mark.parametrize(("exercise_id", "error"), CASES)
def test_each_error_is_counted_and_said(exercise_id, error):
    seen, score = do_set(exercise_id, 4, 32.0, errors=(error,)), Score()
    judge(seen, score)
    assert score.wrong == []
    made = [r for r in seen.patient.truth.reps_on(seen.course.step.channel) if error in r.errors]
    if exercise_id == "clam-unbanded":
        made = [*seen.patient.truth.rolls, *seen.patient.truth.pad_changes]
    assert made
    expected = len(made) if is_seen(exercise_id, error) else 0
    assert seen.slips.get(error, 0) == expected
    said = [key for key in seen.said if not key.startswith((exercise_id, "phase_"))]
    if error == "roll_slight":  # a warning is said, no fault is counted
        assert set(said) == {"roll_backward"}
        assert seen.slips == {}
    else:
        assert set(said) == ({error} if expected else set())


def test_a_compensated_rep_says_when_the_roll_came():
    seen = do_set("level-1", 4, 32.0, errors=("roll_backward",))
    flagged = [rep for rep in seen.of(Rep) if "compensated" in rep.flags]
    assert [rep.valid for rep in flagged] == [False]
    assert {flag for rep in flagged for flag in rep.flags} & {"roll_before_peak", "roll_after_peak"}
    assert seen.course.coach.result().tally.compensated == 1


def test_an_effort_that_moves_nothing_is_an_attempt():
    for seed in range(3):
        person = Patient("forward-rolled", "right", seed, 45.0, moves=False)
        seen = watch(person, (endless(exercise("forward-rolled")),), 48.0, seed=seed)
        tally = seen.course.coach.result().tally
        assert (tally.attempts, tally.valid) == (len(person.truth.attempts), 0)
        assert seen.slips == {}


def test_breathing_and_creep_alone_are_no_attempt_and_no_roll():
    for seed in range(4):
        person = Patient("forward-rolled", "right", seed, 3.0)  # too short for a rep: it rests from then on
        assert person.truth.reps == ()
        seen = watch(person, (endless(exercise("forward-rolled")),), 120.0, 0.5, seed)
        assert seen.course.coach.result().tally.efforts == 0
        assert seen.of(Roll) == []


@pytest.mark.parametrize("error", ["roll_backward", None])
def test_a_pad_of_one_cell_says_only_that_the_pressure_changed(error):
    person = Patient("level-1", "right", 4, 32.0, errors=(error,) if error else (), pad_cells=1)
    seen = watch(person, (endless(exercise("level-1"), person.target_newtons),), 35.0)
    assert {roll.direction for roll in seen.of(Roll)} == ({"unknown"} if error else set())
    assert seen.slips == ({"roll": 1} if error else {})
    assert [key for key in seen.said if key != "level-1.cue1"] == (["roll"] if error else [])


def test_without_a_pad_the_bands_are_coached_all_the_same():
    person = Patient("level-2", "left", 4, 32.0, errors=("knee_rises",), pad_cells=0)
    seen = watch(person, (endless(exercise("level-2"), person.target_newtons, "left"),), 35.0)
    assert seen.slips == {"knee_rises": 1}
    assert seen.course.coach.result().tally.holds_done == len(person.truth.holds)


def test_watched_channels_give_the_same_however_the_samples_are_cut():
    events = []
    for chunk_s in (0.025, 0.1, 1.0):
        person = Patient("level-2", "right", 5, 32.0, errors=("knee_rises",))
        seen = watch(person, (endless(exercise("level-2"), person.target_newtons),), 34.0, chunk_s)
        events.append([event for event in seen.events if isinstance(event, Rise | Rep)])
    assert [type(event) for event in events[0]].count(Rise) == 1
    in_order = [sorted(one, key=lambda event: (event.kind, event.start_s)) for one in events]
    assert in_order[0] == in_order[1] == in_order[2]


@pytest.mark.parametrize("name", [name for name in SHIPPED_PLANS if name != "isometric-test"])
def test_each_station_of_each_plan_is_done_from_begin_to_end(name):
    for station in load_plan(name).stations[:: 3 if name == "five-levels" else 2]:
        one = station[0].exercise
        shorter = Amount("time", 12.0) if one.dose.kind == "time" else Amount("reps", 0.0, (3, 3))
        if one.dose.kind == "hold":
            shorter = Amount("hold", 0.0, (2, 2), (5.0, 10.0))
        work = Work(one, shorter, (station[0].side,), sets=len(station), rest_s=4.0)
        steps = Plan("short", "Short", (work,)).steps
        person = Patient(one.id, station[0].side, 8, 110.0, target_newtons=None)
        keys = {} if steps[0].channel else {a.end_s + 0.4: "count" for a in person.truth.attempts}
        seen = watch(person, steps, 110.0, 0.2, keys=keys)
        assert seen.course.state is State.OVER, one.id
        assert [r.set_number for r in seen.course.results] == list(range(1, len(station) + 1))
        assert all(r.done >= r.goal and r.ended_by == "dose" for r in seen.course.results)
        assert all(r.slips == () and r.tally.compensated == 0 for r in seen.course.results)
        over = [mark for mark in seen.marks if mark.startswith("set over: ")]
        assert over == [f"set over: {result.words()}" for result in seen.course.results]
        assert seen.said[-1] == "all_done"


def test_a_rep_begins_after_the_one_before_it_has_ended():
    """A leg that came back only in part once let the next rep begin 2.8 s before the end of its own."""
    reps = do_set("rotation-3", 199, errors=errors_in("rotation-3", 199)).of(Rep)
    assert len(reps) == 16
    assert all(one.end_s <= two.start_s for one, two in itertools.pairwise(reps))


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("exercise_id", SHIPPED)
def test_two_hundred_sets_are_counted_exactly(exercise_id):
    score = score_exercise(exercise_id, 200)
    assert score.wrong == []
    assert score.false_roll_faults < score.hours


def test_the_score_can_fail():
    seen, score = do_set("level-1", 6, 32.0), Score()
    seen.events = [event for event in seen.events if not isinstance(event, Rep)]
    judge(seen, score)
    assert len(score.wrong) == len(seen.patient.truth.reps_on("band_knee"))
    assert errors_in("level-1", 0) == ()
    assert set(errors_in("level-1", 2)) == set(errors_of("level-1")) - {"mixed"}


@pytest.mark.parametrize(("ceiling", "warned"), [(58.0, ["near", "reached"]), (66.0, ["near"]), (120.0, [])])
def test_a_ceiling_is_warned_of_while_the_force_rises_and_before_it_is_reached(ceiling, warned):
    person = Patient("level-1", "right", 6, 16.0)
    step = endless(exercise("level-1"), person.target_newtons)
    work = dataclasses.replace(step.work, ceiling_newtons=ceiling)
    seen = watch(person, (dataclasses.replace(step, work=work),), 18.0, chunk_s=1 / 30)
    assert [mark for mark in seen.marks if mark.startswith("ceiling")] == [
        f"ceiling_{level} {ceiling:g} N" for level in warned
    ]
    said = {cue.key: cue.at_s for cue in seen.course.coach.board.said}
    over = next((rep for rep in person.truth.reps_on("band_knee")), None)
    assert over is not None
    if "near" in warned:
        assert (
            person.value("band_knee", said["ceiling_near"]) - person.truth.rest_newtons["band_knee"] < ceiling
        )
        assert over.start_s < said["ceiling_near"] < over.peak_s
