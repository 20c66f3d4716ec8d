"""Which page of the patient's window a moment belongs to, and what stands on it beside bars and pelvis."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from rig.exercises.course import State
from rig.exercises.exercise import Exercise
from rig.exercises.isometric import Stage
from rig.exercises.setup_steps import ASKS, POSTURES, StepKind
from rig.screen.patient.counting import set_words
from rig.screen.patient.pace import pace_of
from rig.screen.patient.scene import NO_HEADING, Countdown, Heading, Pace, Page
from rig.screen.patient.strap_test import countdown_of_test, page_of_test
from rig.screen.patient.summary import summary_of
from rig.screen.words import NOTHING, Say, Words
from rig.session.guidance import Guidance, Reached
from rig.session.snapshot import Phase, Snapshot
from rig.setup import SessionSetup

SIDES = {"left": Say.LEFT_SIDE, "right": Say.RIGHT_SIDE}
NOT_THE_PATIENTS = (StepKind.LINK, StepKind.WEIGHT)
"""Steps in which a clinician has something to do, and the patient nothing."""

ROLLS = (StepKind.ROLL_BACKWARD, StepKind.ROLL_FORWARD)


@dataclass(frozen=True, slots=True)
class Turn:
    """What the window is about; see `Scene`. `shows_pelvis` on pages that have no other use for it."""

    page: Page = Page.WORK
    heading: Heading = NO_HEADING
    pace: Pace | None = None
    countdown: Countdown | None = None
    asked: Words = NOTHING
    hint: Words = NOTHING
    summary: tuple[Words, ...] = ()
    finished: bool = False
    by_feel: bool = False
    shows_pelvis: bool = True


class Pages:
    """Turns the pages of one session; it remembers how long a rest was when it began."""

    def __init__(self, setup: SessionSetup) -> None:
        self._setup = setup
        self._rest_s = 0.0

    def at(self, snapshot: Snapshot, exercise: Exercise | None) -> Turn:
        """Choose the page of a moment."""
        guidance = snapshot.guidance
        if guidance is None:
            return self._without_plan(snapshot, exercise)
        left_s = _rest_left_s(guidance)
        self._rest_s = max(self._rest_s, left_s) if left_s else 0.0
        heading = Heading(Words(guidance.title), Words(SIDES[guidance.side]), set_words(guidance))
        if guidance.state is State.OVER:
            finished = bool(guidance.results) and guidance.results[-1].ended_by != "stop"
            return Turn(
                Page.DONE, summary=summary_of(guidance.results), finished=finished, shows_pelvis=False
            )
        if guidance.state is State.ASKING:
            return Turn(Page.ASK, heading, asked=Words(Say.BEING_DECIDED), shows_pelvis=False)
        if guidance.state is State.WORKING:
            return self._working(guidance, heading)
        return self._between(guidance, heading, exercise)

    def _without_plan(self, snapshot: Snapshot, exercise: Exercise | None) -> Turn:
        title = exercise.title if exercise is not None else self._setup.exercise
        heading = Heading(Words(title), Words(SIDES[self._setup.side]))
        if snapshot.phase is Phase.GETTING_READY:
            return Turn(Page.ASK, heading, asked=Words(Say.GETTING_READY), shows_pelvis=False)
        return Turn(Page.WORK, heading)

    def _working(self, guidance: Guidance, heading: Heading) -> Turn:
        if guidance.test is not None:
            page, asked = page_of_test(guidance.test)
            left = countdown_of_test(guidance.test, self._rest_s)
            return Turn(page, heading, countdown=left, asked=asked, shows_pelvis=False)
        pace = pace_of(guidance.tempo, guidance.beat)
        if guidance.comments:
            return Turn(Page.WORK, heading, pace=pace)
        by_feel = dataclasses.replace(heading, note=Words(Say.BY_FEEL))
        return Turn(Page.WORK, by_feel, pace=pace, by_feel=True)

    def _between(self, guidance: Guidance, heading: Heading, exercise: Exercise | None) -> Turn:
        """Rest, or get ready; what is asked for in a rest is said beside it."""
        waits = next((line for line in guidance.steps if line.reached is Reached.NOW), None)
        if waits is not None and waits.kind is StepKind.PRACTICE and not guidance.rest_left_s:
            return Turn(Page.WORK, heading)
        asked = _asked(waits.kind, exercise) if waits is not None else NOTHING
        hint = Words(Say.NOT_YET) if waits is not None and waits.why else NOTHING
        rolls = waits is not None and waits.kind in ROLLS
        if guidance.rest_left_s:
            rest = Countdown(guidance.rest_left_s, self._rest_s, Words(Say.REST))
            return Turn(Page.REST, heading, countdown=rest, asked=asked, shows_pelvis=rolls)
        asked = asked or Words(State.READY.value.capitalize())
        return Turn(Page.ASK, heading, asked=asked, hint=hint, shows_pelvis=rolls)


def _rest_left_s(guidance: Guidance) -> float:
    """Give what is left of a rest between sets, or between the efforts of a test."""
    test = guidance.test
    return test.left_s if test is not None and test.stage is Stage.RESTING else guidance.rest_left_s


def _asked(kind: StepKind, exercise: Exercise | None) -> Words:
    """Say what a set-up step asks of the patient."""
    if kind in NOT_THE_PATIENTS:
        return Words(Say.ONE_MOMENT)
    if kind is StepKind.POSTURE:
        posture = POSTURES.get(exercise.pelvis.baseline) if exercise is not None else None
        return Words(posture or Say.GETTING_READY)
    return Words(ASKS[kind])
