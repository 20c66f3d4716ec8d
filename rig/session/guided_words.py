"""A plan's moment put into words for whoever shows it."""

from __future__ import annotations

from rig.exercises.course import Course, State
from rig.exercises.dose import Tally
from rig.exercises.feedback import FORM, SAFETY
from rig.exercises.plan import Plan
from rig.exercises.ratings import SIGNS as RATING_SIGNS
from rig.exercises.ratings import Ratings
from rig.exercises.setup_steps import SetupSteps, StepKind
from rig.session.check_weight import SIGNS as WEIGHT_SIGNS
from rig.session.guidance import Guidance, Reached, SetupLine
from rig.session.led_test import LedTest
from rig.session.set_up import SetUp
from rig.settings import Settings

LEVELS = {SAFETY: "fault", FORM: "warn"}
Key = tuple[str, str]
STOP: Key = ("q", "stop")
GO_ON = {StepKind.WEIGHT: "weigh", StepKind.POSTURE: "in position", StepKind.PRACTICE: "go on"}


def guidance_of(
    plan: Plan, course: Course, set_up: SetUp | None, ratings: Ratings, pad_cells: int, attended: bool
) -> Guidance:
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
        task=step.task(pad_cells),
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
        question=ratings.question,
        typed=_typed(set_up, ratings),
        types=_types(set_up, ratings) if attended else "",
        test=test.now if test is not None else None,
        target=step.work.target.words(),
        steps=setup_lines(set_up.steps) if set_up is not None else (),
    )


def setup_lines(steps: SetupSteps) -> tuple[SetupLine, ...]:
    """List every step of a set-up with how far it is."""
    over = [Reached.PASSED if done.how == "passed" else Reached.SKIPPED for done in steps.done]
    reached = [*over, Reached.NOW, *[Reached.TO_COME] * len(steps.kinds)]
    lines = zip(steps.kinds, reached, strict=False)
    return tuple(SetupLine(kind, far, steps.why if far is Reached.NOW else "") for kind, far in lines)


def _typed(set_up: SetUp | None, ratings: Ratings) -> str:
    if ratings.question is not None:
        return ratings.typed
    return set_up.check.typed if set_up is not None and set_up.weighs else ""


def _types(set_up: SetUp | None, ratings: Ratings) -> str:
    if ratings.question is not None:
        return RATING_SIGNS
    return WEIGHT_SIGNS if set_up is not None and set_up.weighs else ""


def _why(test: LedTest | None, set_up: SetUp | None) -> str:
    if test is not None:
        return test.why
    return set_up.steps.why if set_up is not None else ""


def _says(course: Course, set_up: SetUp | None) -> str:
    if course.state is State.ASKING and course.proposal is not None:
        proposal = course.proposal
        if proposal.ready:
            return f"{proposal.exercise}: go on? {proposal.why}"
        return f"{proposal.exercise}: wait? {proposal.why}"
    cue = course.cue
    if cue is not None:
        return cue.words
    if set_up is not None and not set_up.steps.ready:
        return set_up.asks
    return "" if course.state is State.WORKING else course.state.value


def _keys(course: Course, set_up: SetUp | None) -> tuple[Key, ...]:
    """Name the keys that mean something now."""
    if course.state is State.OVER:
        return (STOP,)
    if course.state is State.ASKING:
        return ("y", "go on"), ("d", "wait"), STOP
    if course.state is State.WORKING and isinstance(course.coach, LedTest):
        return *course.coach.keys, ("n", "end the test"), *_judging(course), STOP
    if course.state is State.WORKING:
        by_hand = (("c", "count a rep"), ("x", "count it as rolled")) if not course.step.channel else ()
        return ("n", "end the set"), *by_hand, *_judging(course), STOP
    if set_up is not None and not set_up.steps.ready:
        go_on = tuple(("n", words) for kind, words in GO_ON.items() if kind is set_up.steps.now)
        skip = (("s", "leave this out"),) if set_up.steps.may_skip else ()
        return *go_on, *skip, *_judging(course), STOP
    return ("n", "next set"), *_judging(course), STOP


def _judging(course: Course) -> tuple[Key, ...]:
    """Name the keys that take the newest rep of the newest set out, or back in."""
    tally = course.coach.progress.tally if course.coach is not None else Tally()
    reps = tally.valid + tally.compensated + tally.other
    of_test = isinstance(course.coach, LedTest)
    return (
        *((("r", "reject the last effort" if of_test else "reject the last rep"),) if reps else ()),
        *((("u", "undo the rejection"),) if tally.rejected else ()),
    )
