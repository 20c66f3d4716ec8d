"""A plan's moment put into words for whoever shows it."""

from __future__ import annotations

from rig.exercises.course import Course, State
from rig.exercises.dose import Tally
from rig.exercises.feedback import FORM, SAFETY
from rig.exercises.plan import Plan
from rig.exercises.setup_steps import SetupSteps
from rig.session.guidance import Guidance, Reached, SetupLine
from rig.session.led_test import LedTest
from rig.session.set_up import WAITS_FOR_NEXT, SetUp
from rig.settings import Settings

LEVELS = {SAFETY: "fault", FORM: "warn"}
Key = tuple[str, str]
STOP: Key = ("q", "stop")


def guidance_of(plan: Plan, course: Course, set_up: SetUp | None, attended: bool) -> Guidance:
    """Say where a person is in a plan."""
    step = course.step
    coach = course.coach if course.state is State.WORKING else None
    test = coach if isinstance(coach, LedTest) else None
    cue = course.cue
    return Guidance(
        state=course.state,
        exercise=step.exercise.id,
        title=step.exercise.title,
        side=step.side,
        set_number=step.number,
        sets=len(plan.steps),
        task=step.task(),
        hold_done_s=step.settings(Settings()).hold.done_s,
        says=test.says if test is not None else _says(course, set_up),
        level=LEVELS.get(cue.kind, "") if cue is not None else "",
        why=_why(test, set_up),
        progress=coach.progress if coach is not None else None,
        rest_left_s=test.rest_left_s if test is not None else course.rest_left_s,
        beat=coach.beat if coach is not None else None,
        keys=_keys(course, set_up) if attended else (),
        hold_s=step.work.amount.hold_s,
        tempo=step.work.tempo,
        comments=coach.comments if coach is not None else True,
        results=tuple(course.results),
        proposal=course.proposal,
        test=test.now if test is not None else None,
        steps=setup_lines(set_up.steps) if set_up is not None else (),
    )


def setup_lines(steps: SetupSteps) -> tuple[SetupLine, ...]:
    """List every step of a set-up with how far it is."""
    over = [Reached.PASSED if done.how == "passed" else Reached.SKIPPED for done in steps.done]
    reached = [*over, Reached.NOW, *[Reached.TO_COME] * len(steps.kinds)]
    lines = zip(steps.kinds, reached, strict=False)
    return tuple(SetupLine(kind, far, steps.why if far is Reached.NOW else "") for kind, far in lines)


def _why(test: LedTest | None, set_up: SetUp | None) -> str:
    if test is not None:
        return test.why
    return set_up.steps.why if set_up is not None else ""


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


def _keys(course: Course, set_up: SetUp | None) -> tuple[Key, ...]:
    """Name the keys that mean something now."""
    if course.state is State.ASKING:
        return ("y", "go on"), ("d", "wait"), STOP
    if course.state is State.WORKING and isinstance(course.coach, LedTest):
        return *course.coach.keys, ("n", "end the test"), *_judging(course), STOP
    if course.state is State.WORKING:
        by_hand = (("c", "count a rep"), ("x", "count it as rolled")) if not course.step.channel else ()
        return ("n", "end the set"), *by_hand, *_judging(course), STOP
    if set_up is not None and not set_up.steps.ready:
        go_on = (("n", "in position" if set_up.steps.now is WAITS_FOR_NEXT[0] else "go on"),)
        skip = (("s", "leave this out"),) if set_up.steps.may_skip else ()
        return *(go_on if set_up.steps.now in WAITS_FOR_NEXT else ()), *skip, *_judging(course), STOP
    return ("n", "next set"), *_judging(course), STOP


def _judging(course: Course) -> tuple[Key, ...]:
    """Name the keys that take the newest rep of the newest set out, or back in."""
    tally = course.coach.progress.tally if course.coach is not None else Tally()
    reps = tally.valid + tally.compensated + tally.other
    what = "effort" if isinstance(course.coach, LedTest) else "rep"
    return (
        *((("r", f"reject the last {what}"),) if reps else ()),
        *((("u", "undo the rejection"),) if tally.rejected else ()),
    )
