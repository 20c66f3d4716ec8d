"""Where a course is, as the screens are told."""

from __future__ import annotations

import dataclasses

from rig.events import Rep
from rig.exercises.catalogue import exercise
from rig.exercises.course import Course
from rig.exercises.moment import Moment
from rig.exercises.step import Step
from rig.exercises.work import Amount, Work
from rig.session.coaching import coaching_of

CLAM = dataclasses.replace(exercise("clam-band"), after="")  # no gate
WORK = Work(CLAM, Amount("reps", reps=(1, 1)), sides=("left",), sets=2, rest_s=30.0)
FIRST = Step(1, WORK, "left", 1, 0.0, False)
SECOND = dataclasses.replace(FIRST, number=2, set_number=2, rest_before_s=30.0)


def test_before_the_first_set_nothing_is_done_or_said() -> None:
    told = coaching_of(Course([FIRST, SECOND]))
    assert (told.set_number, told.sets, told.done, told.cue, told.rest_left_s) == (1, 2, 0, "", 0.0)


def test_a_set_then_its_rest() -> None:
    course = Course([FIRST, SECOND])
    course.start(0.0)
    told = coaching_of(course)
    assert (told.kind, told.done, told.goal, told.level) == ("reps", 0, 1, "")
    assert told.cue == FIRST.exercise.cues.external[0]
    rep = Rep("band_knee", 1.0, 3.0, 3.2, 30.0, 2.0)
    course.take(Moment(4.0, {"band_knee": 0.0}), [rep])
    course.take(Moment(10.0, {"band_knee": 0.0}))
    told = coaching_of(course)
    assert told.set_number == 2
    assert 20.0 < told.rest_left_s <= 30.0
