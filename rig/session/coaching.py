"""Where the course through a plan is, as a screen shows it."""

from __future__ import annotations

from dataclasses import dataclass

from rig.exercises.course import Course
from rig.exercises.feedback import FORM, SAFETY

LEVELS = {SAFETY: "fault", FORM: "warn"}


@dataclass(frozen=True, slots=True)
class Coaching:
    """The course at one moment.

    Attributes
    ----------
    kind, done, goal : of the dose: ``time`` in seconds, ``reps`` or ``hold`` in numbers
    others : efforts that do not count toward the dose
    cue : what is said now, or ""; `level` is ``fault`` for safety, ``warn`` for form, else ``""``
    """

    set_number: int
    sets: int
    kind: str = "reps"
    done: int = 0
    goal: int = 0
    others: int = 0
    cue: str = ""
    level: str = ""
    rest_left_s: float = 0.0


def coaching_of(course: Course) -> Coaching:
    """Say where a course is."""
    step, cue = course.step, course.cue
    words, level = (cue.words, LEVELS.get(cue.kind, "")) if cue else ("", "")
    if course.coach is None or course.rest_left_s > 0:
        return Coaching(
            step.set_number, step.work.sets, cue=words, level=level, rest_left_s=course.rest_left_s
        )
    progress = course.coach.progress
    return Coaching(
        set_number=step.set_number,
        sets=step.work.sets,
        kind=progress.kind,
        done=int(progress.done),
        goal=int(progress.goal),
        others=progress.tally.compensated + progress.tally.other,
        cue=words,
        level=level,
        rest_left_s=0.0,
    )
