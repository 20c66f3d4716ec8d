"""A plan's moment put into words for whoever shows it."""

from __future__ import annotations

from rig.exercises.course import Course, State
from rig.exercises.dose import Progress
from rig.exercises.plan import Plan
from rig.session.guidance import Guidance
from rig.session.set_up import WAITS_FOR_NEXT, SetUp
from rig.settings import Settings

UNITS = {"time": "s under tension", "reps": "reps", "hold": "holds"}
STOP = ("q", "stop")


def guidance_of(plan: Plan, course: Course, set_up: SetUp | None, attended: bool) -> Guidance:
    """Say where a person is in a plan."""
    step, coach = course.step, course.coach
    working = course.state is State.WORKING and coach is not None
    progress = coach.progress if working and coach is not None else None
    beat = coach.beat if working and coach is not None else None
    return Guidance(
        title=step.exercise.title,
        side=step.side,
        step=f"set {step.number} of {len(plan.steps)}",
        task=step.task(),
        hold_done_s=step.settings(Settings()).hold.done_s,
        says=_says(course, set_up),
        why=set_up.steps.why if set_up is not None else "",
        done=done_words(progress) if progress is not None else "",
        share=progress.share if progress is not None else 0.0,
        rest_left_s=course.rest_left_s,
        beat=f"{beat.phase} {beat.left_s:.0f} s" if beat is not None else "",
        keys=_keys(course, set_up) if attended else (),
    )


def done_words(progress: Progress) -> str:
    """Say how much of a set is done, of how much."""
    goal = f"{progress.goal:g}" if progress.most == progress.goal else f"{progress.goal:g}–{progress.most:g}"
    return f"{int(progress.done)} of {goal} {UNITS[progress.kind]}"


def _says(course: Course, set_up: SetUp | None) -> str:
    if course.state is State.ASKING and course.proposal is not None:
        proposal = course.proposal
        return f"{proposal.exercise}: {'go on' if proposal.ready else 'wait'}? {proposal.why}"
    cue = course.cue
    if cue is not None:
        return cue.words
    if set_up is not None and not set_up.steps.ready:
        return set_up.steps.asks
    return "" if course.state is State.WORKING else course.state.value


def _keys(course: Course, set_up: SetUp | None) -> tuple[tuple[str, str], ...]:
    """Name the keys that mean something now."""
    if course.state is State.ASKING:
        return ("y", "go on"), ("d", "wait"), STOP
    if course.state is State.WORKING:
        by_hand = (("c", "count a rep"),) if not course.step.channel else (("r", "reject the rep"),)
        return ("n", "end the set"), *by_hand, STOP
    if set_up is not None and not set_up.steps.ready:
        go_on = (("n", "in position" if set_up.steps.now is WAITS_FOR_NEXT[0] else "go on"),)
        skip = (("s", "leave this out"),) if set_up.steps.may_skip else ()
        return *(go_on if set_up.steps.now in WAITS_FOR_NEXT else ()), *skip, STOP
    return ("n", "next set"), STOP
