"""The course of a plan: sets, rests, side changes, gates; and what it records."""

import pytest

from rig.errors import InputRefused
from rig.exercises.catalogue import exercise
from rig.exercises.course import Course, State
from rig.exercises.gate import propose
from rig.exercises.plan import Plan
from rig.exercises.plan_file import load_plan
from rig.exercises.work import Amount, Work
from rig.setup import Control
from tests.exercises.moments import at, fault, rep

TWO = Amount("reps", 0.0, (2, 2))
FLAGS = ("compensated", "roll_before_peak")


def plan_of(*exercise_ids, sets=1, rest_s=30.0, sides=("right", "left")) -> Plan:
    works = tuple(Work(exercise(i), TWO, sides, sets=sets, rest_s=rest_s) for i in exercise_ids)
    return Plan("made", "Made", works)


def do_reps(course, from_s, count=2, flags=()):
    """Do reps of 2 s; give the time after them and the controls."""
    controls = []
    for n in range(count):
        end_s = from_s + 3 * n + 2
        controls += course.take(at(end_s + 0.5), [rep(end_s - 2, end_s, flags=flags)])
    return from_s + 3 * count, controls + course.take(at(from_s + 3 * count))


def marks(controls):
    return [control.values["label"] for control in controls if control.what == "mark"]


def test_sets_follow_each_other_with_rests_between():
    course = Course(plan_of("level-1", sets=2, sides=("right",)).steps)
    assert (course.state, course.coach, course.cue) == (State.READY, None, None)
    controls = course.start(5.0)
    assert controls[0] == Control("new_set", {"number": 1})
    assert marks(controls) == ["begun: Knee up, feet together, right side, set 1 of 2: 2 reps"]
    now_s, controls = do_reps(course, 6.0)
    assert marks(controls) == [
        "set over: level-1 right set 1: 2 of 2 reps; 2 valid, 0 compensated, 0 attempts; ended by dose"
    ]
    assert course.state is State.RESTING
    assert course.cue.key == "set_over"
    assert course.rest_left_s == 29.5  # since the second rep was known
    course.take(at(now_s + 10.0))
    assert course.rest_left_s == pytest.approx(19.5)
    controls = course.take(at(now_s + 30.0))
    assert (course.state, controls[0]) == (State.WORKING, Control("new_set", {"number": 2}))
    assert course.rest_left_s == 0.0
    do_reps(course, now_s + 31.0)
    assert course.state is State.OVER
    assert course.cue.key == "all_done"
    assert [result.set_number for result in course.results] == [1, 2]
    assert course.take(at(200.0), [rep(198.0, 199.0)]) == []


def test_nothing_counts_during_a_rest_and_a_rest_can_be_cut_short():
    course = Course(plan_of("level-1", sets=2, sides=("right",)).steps)
    course.start(5.0)
    now_s, _ = do_reps(course, 6.0)
    course.take(at(now_s + 5.0), [rep(now_s + 1.0, now_s + 4.0)])
    controls = course.key("start", now_s + 6.0)
    assert controls[0] == Control("new_set", {"number": 2})
    course.take(at(now_s + 7.0), [rep(now_s + 4.5, now_s + 5.9)])  # it began before the set
    assert course.coach.progress.tally.efforts == 0


def test_the_person_is_told_to_turn_over():
    course = Course(plan_of("level-1").steps)
    course.start(5.0)
    do_reps(course, 6.0)
    assert (course.cue.key, course.cue.words) == ("turn_over", "Set done. Turn to the other side")
    assert course.step.side == "left"


def start_gate(flags=(), count=2):
    """Do the unbanded check by key, then come to the gate."""
    course = Course(plan_of("clam-unbanded", "clam-band", sides=("right",), rest_s=0.0).steps)
    course.start(0.0)
    for n in range(count):
        if flags:
            course.take(at(1.0 + 2 * n), [fault("backward", 0.6 + 2 * n, 0.9 + 2 * n)])
        course.key("count", 1.2 + 2 * n)
    course.key("end_set", 9.0)
    course.take(at(10.0))
    return course


def test_the_band_is_proposed_when_the_form_without_it_was_good_and_a_clinician_decides():
    course = start_gate()
    assert course.state is State.ASKING
    assert (course.proposal.ready, course.proposal.why) == (True, "2 valid reps of clam-unbanded")
    assert course.take(at(60.0)) == []  # it waits
    assert course.key("count", 61.0) == []
    controls = course.key("accept", 62.0)
    assert marks(controls)[0] == (
        "gate clam-band: proposed on (2 valid reps of clam-unbanded); clinician decided on"
    )
    assert controls[1] == Control("new_set", {"number": 1})
    assert (course.state, course.step.exercise.id) == (State.WORKING, "clam-band")


def test_a_clinician_may_decide_against_the_proposal():
    course = start_gate()
    controls = course.key("decline", 12.0)
    assert marks(controls) == [
        "gate clam-band: proposed on (2 valid reps of clam-unbanded); clinician decided wait"
    ]
    assert (course.state, course.proposal) == (State.OVER, None)
    course = start_gate(flags=FLAGS)
    assert (course.proposal.ready, course.proposal.why) == (False, "0 of 2 valid reps of clam-unbanded")
    course.key("accept", 12.0)
    assert course.state is State.WORKING


def test_declining_leaves_out_all_sets_of_that_exercise_on_that_side():
    course = Course(load_plan("mini-band").steps)
    course.start(0.0)
    course.key("end_set", 1.0)
    course.take(at(70.0))
    assert course.state is State.ASKING
    course.key("decline", 71.0)
    assert (course.state, course.step.side, course.step.exercise.id) == (State.READY, "left", "clam-unbanded")


def test_without_a_set_on_record_the_band_is_not_proposed():
    step = plan_of("clam-band").steps[0]
    proposal = propose(step, [])
    assert (proposal.ready, proposal.why) == (False, "no set of clam-unbanded on the right side is on record")
    other_side = start_gate().results
    assert propose(plan_of("clam-band").steps[1], other_side).ready is False
    assert propose(plan_of("level-1").steps[0], []) is None


def test_results_of_an_earlier_recording_open_the_gate():
    before = start_gate().results
    course = Course(plan_of("clam-band").steps, before)
    course.start(0.0)
    assert course.proposal.ready


def test_rolls_keep_the_proposal_back():
    course = Course(plan_of("clam-unbanded", "clam-band", sides=("right",), rest_s=0.0).steps)
    course.start(0.0)
    for n in range(2):
        course.key("count", 1.0 + n)
    course.take(at(3.0), [fault("backward", 0.5, 0.9), fault("backward", 1.5, 1.9)])
    course.take(at(3.5))
    assert course.results[0].tally.valid == 2
    proposal = course.proposal
    assert (proposal.ready, proposal.why) == (False, "the pelvis rolled in 2 of 2 reps of clam-unbanded")


def test_stopping_keeps_what_was_done():
    course = Course(plan_of("level-1").steps)
    course.start(5.0)
    course.take(at(9.0), [rep(6.0, 8.5)])
    controls = course.key("stop", 10.0)
    assert marks(controls) == [
        "set over: level-1 right set 1: 1 of 2 reps; 1 valid, 0 compensated, 0 attempts; ended by stop"
    ]
    assert course.state is State.OVER
    assert course.key("start", 11.0) == []
    idle = Course(plan_of("level-1").steps)
    assert idle.key("stop", 1.0) == []
    assert idle.results == []


def test_loads_never_progress_by_themselves():
    steps = plan_of("clam-band", sets=3, sides=("right",)).steps
    assert len({(step.work.target, step.work.amount, step.work.band) for step in steps}) == 1
    course = Course(steps)
    course.start(0.0)
    controls = course.key("accept", 0.0)
    now_s = 1.0
    while course.state is not State.OVER:
        now_s, more = do_reps(course, now_s)
        controls += more + course.key("start", now_s)
    assert {control.what for control in controls} == {"new_set", "mark"}


def test_unknown_keys_and_an_empty_course_are_refused():
    course = Course(plan_of("level-1").steps)
    with pytest.raises(InputRefused) as refusal:
        course.key("jump", 0.0)
    assert str(refusal.value) == (
        "no key does 'jump'; there are start, count, count_compensated, reject, restore, end_set, accept, "
        "decline, stop"
    )
    with pytest.raises(InputRefused, match="there is nothing to do: a course needs one set or more"):
        Course([])
    assert course.key("accept", 0.0) == []
    assert course.key("count", 0.0) == []


def test_the_last_rep_of_a_set_is_rejected_in_the_rest_and_the_gate_knows():
    course = start_gate()
    assert course.key("reject", 11.0) == []  # the decision is asked for: counts do not move under it
    course = Course(plan_of("level-1", sets=2, sides=("right",)).steps)
    assert course.key("reject", 1.0) == []
    course.start(5.0)
    now_s, _ = do_reps(course, 6.0)
    assert marks(course.key("reject", now_s + 1.0)) == [
        "rejected: rep on band_knee at 9.00 s",
        "set corrected: level-1 right set 1: 1 of 2 reps; 1 valid, 0 compensated, 0 attempts; 1 rejected; "
        "ended by dose",
    ]
    assert [result.done for result in course.results] == [1]
    course.key("restore", now_s + 2.0)
    assert [result.done for result in course.results] == [2]
    assert course.state is State.RESTING


def test_the_gate_looks_at_the_newest_set_of_the_check():
    bad, good = start_gate(FLAGS).results[0], start_gate().results[0]
    step = plan_of("clam-band").steps[0]
    assert propose(step, [bad, good]).ready
    assert not propose(step, [good, bad]).ready
