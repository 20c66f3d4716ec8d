"""Which page a moment of a plan belongs to, and what stands on it; no drawing."""

from __future__ import annotations

import dataclasses
import math

import pytest
from moments import guided, knee, scene, snapshot
from test_view_model import SETUP, STEADY

from rig.exercises.course import State
from rig.exercises.dose import Tally
from rig.exercises.isometric import IsometricNow, Stage
from rig.exercises.set_result import SetResult
from rig.exercises.setup_steps import ASKS, POSTURES, StepKind
from rig.exercises.tempo import Beat, Tempo
from rig.screen.force_axis import AXIS_OF_TEST_NEWTONS
from rig.screen.patient.model import PatientModel
from rig.screen.patient.scene import Countdown, Page
from rig.screen.words import Say, Words
from rig.session.guidance import Guidance, Reached, SetupLine
from rig.session.snapshot import Phase

FAULT = dataclasses.replace(STEADY, percent=80.0, direction="backward", level="fault")


def waits(kind: StepKind, why: str = "", **changes: object) -> Guidance:
    """Give a set-up that waits at a step."""
    steps = (SetupLine(StepKind.LINK, Reached.PASSED), SetupLine(kind, Reached.NOW, why))
    return guided(**{"state": State.READY, "says": "what a coach says", "steps": steps, **changes})


def at_stage(stage: Stage, number: int = 2, left_s: float = 3.2) -> Guidance:
    return guided(test=IsometricNow(stage, number, 3, left_s, math.nan, math.nan, ()))


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (StepKind.LINK, Say.ONE_MOMENT),
        (StepKind.WEIGHT, Say.ONE_MOMENT),
        (StepKind.TARE, ASKS[StepKind.TARE]),
        (StepKind.POSTURE, POSTURES["stacked"]),
        (StepKind.ROLL_BACKWARD, ASKS[StepKind.ROLL_BACKWARD]),
    ],
)
def test_a_set_up_step_asks_for_one_thing(kind: StepKind, asked: str) -> None:
    shown = scene(guidance=waits(kind), phase=Phase.GETTING_READY)
    assert (shown.page, shown.asked.template) == (Page.ASK, asked)
    assert not shown.cue.words
    assert not shown.hint


def test_what_is_not_done_yet_is_asked_for_again_without_the_clinician_s_reason() -> None:
    shown = scene(guidance=waits(StepKind.TARE, why="band_knee moved by 312 counts"))
    assert shown.hint == Words(Say.NOT_YET)


@pytest.mark.parametrize(
    ("kind", "shown"), [(StepKind.ROLL_BACKWARD, True), (StepKind.ROLL_FORWARD, True), (StepKind.TARE, False)]
)
def test_the_pelvis_is_shown_where_it_is_to_roll(kind: StepKind, shown: bool) -> None:
    assert (scene(guidance=waits(kind)).pelvis is not None) is shown


def test_practice_shows_bars_and_says_that_it_is_practice() -> None:
    shown = scene(guidance=waits(StepKind.PRACTICE, says=ASKS[StepKind.PRACTICE]))
    assert (shown.page, shown.cue.words.template) == (Page.WORK, ASKS[StepKind.PRACTICE])


def test_a_rest_counts_down_from_where_it_began_and_tells_what_comes() -> None:
    model = PatientModel(SETUP)
    resting = guided(state=State.RESTING, says=State.RESTING.value, rest_left_s=60.0, side="left")
    model.scene(snapshot(guidance=resting), 0.0)
    shown = model.scene(snapshot(guidance=dataclasses.replace(resting, rest_left_s=45.0)), 0.0)
    assert (shown.page, shown.countdown) == (Page.REST, Countdown(45.0, 60.0, Words(Say.REST)))
    assert shown.countdown.fraction == 0.75
    assert (shown.heading.title.template, shown.heading.side.template) == ("Knee up", Say.LEFT_SIDE)
    assert not shown.cue.words


def test_the_next_rest_has_its_own_length() -> None:
    model = PatientModel(SETUP)
    for left_s in (60.0, 1.0, 0.0, 30.0, 15.0):
        state = State.RESTING if left_s else State.WORKING
        shown = model.scene(snapshot(guidance=guided(state=state, rest_left_s=left_s)), 0.0)
    assert shown.countdown.fraction == 0.5


def test_what_is_to_be_done_in_a_rest_is_said_beside_it() -> None:
    shown = scene(guidance=waits(StepKind.TARE, state=State.RESTING, rest_left_s=30.0))
    assert (shown.page, shown.cue.words.template) == (Page.REST, ASKS[StepKind.TARE])


def test_a_decision_is_nothing_for_the_patient_to_read() -> None:
    shown = scene(guidance=guided(state=State.ASKING, says="clam-band: wait? 9 of 12 reps were valid"))
    assert (shown.page, shown.asked.template) == (Page.ASK, Say.BEING_DECIDED)


@pytest.mark.parametrize(
    ("stage", "page", "words"),
    [
        (Stage.QUIET, Page.ASK, Say.LET_STRAP_GO),
        (Stage.READY, Page.PUSH, Say.READY),
        (Stage.PUSH, Page.PUSH, Say.PUSH),
        (Stage.MEASURE, Page.ASK, Say.LET_GO),
        (Stage.ASKING, Page.ASK, Say.ONE_MOMENT),
        (Stage.RESTING, Page.REST, Say.REST),
    ],
)
def test_an_isometric_test_is_one_large_word_at_a_time(stage: Stage, page: Page, words: str) -> None:
    shown = scene(guidance=at_stage(stage))
    assert shown.page is page
    assert (shown.asked if page is Page.ASK else shown.countdown.words).template == words
    assert shown.pelvis is None


def test_a_push_shows_the_force_of_now_and_nothing_to_compare_it_with() -> None:
    bar = scene(live=knee(40.0), guidance=at_stage(Stage.PUSH)).bars[0]
    assert (bar.newtons, bar.zone, bar.axis_newtons) == (40.0, None, AXIS_OF_TEST_NEWTONS)
    assert math.isnan(bar.ghost_newtons)


def test_a_roll_that_was_asked_for_is_no_fault() -> None:
    shown = scene(live={"roll": FAULT}, guidance=waits(StepKind.ROLL_BACKWARD)).pelvis
    assert (shown.level, shown.words.template) == ("", Say.ROLLS_BACKWARD)
    assert shown.place == pytest.approx(80.0 / 120.0)


def test_a_push_counts_down_its_five_seconds_and_says_which_effort() -> None:
    shown = scene(guidance=at_stage(Stage.PUSH))
    assert (shown.countdown.left_s, shown.countdown.whole_s) == (3.2, 5.0)
    assert shown.asked == Words(Say.EFFORT_OF, (("number", 2), ("efforts", 3)))
    assert scene(guidance=at_stage(Stage.PUSH, number=0)).asked == Words(Say.PRACTICE)
    assert dict(scene(guidance=at_stage(Stage.PUSH, number=4)).asked.values)["efforts"] == 4


def test_the_tempo_shows_the_phase_and_what_is_over() -> None:
    shown = scene(guidance=guided(tempo=Tempo(3, 2, 3, 2), beat=Beat("down", 0.5, 1.5))).pace
    assert (shown.lengths_s, shown.phase.template, shown.left_s) == ((3, 2, 3, 2), "down", 1.5)
    assert shown.over == (1.0, 1.0, 0.5, 0.0)


def test_before_the_first_rep_the_tempo_waits() -> None:
    shown = scene(guidance=guided(tempo=Tempo(3, 2, 3, 2))).pace
    assert (bool(shown.phase), sum(shown.over)) == (False, 0.0)
    assert scene(guidance=guided()).pace is None


def test_where_feedback_has_faded_target_ghost_and_comments_hide() -> None:
    shown = scene(live={"roll": FAULT, **knee(40.0)}, guidance=guided(comments=False))
    bar = shown.bars[0]
    assert (bar.zone, bar.in_zone) == (None, False)
    assert math.isnan(bar.ghost_newtons)
    assert shown.heading.note == Words(Say.BY_FEEL)
    assert not shown.cue.words
    assert bar.newtons == 40.0
    assert shown.pelvis.level == "fault"


def test_faded_feedback_still_warns_of_too_much_force() -> None:
    words = "Let go slowly: the limit is reached"
    shown = scene(guidance=guided(comments=False, says=words, level="fault"))
    assert (shown.cue.words.template, shown.cue.level) == (words, "fault")


def result(**changes: object) -> SetResult:
    done = SetResult(
        "level-1", "right", 1, 0.0, 60.0, "hold", 4.0, 4.0, Tally(3, 2, 1), None, (), None, "dose"
    )
    return dataclasses.replace(done, **changes)


def test_the_end_tells_what_was_done_and_counts_everything() -> None:
    holds = result(tally=Tally(3, 2, 1, holds_done=4, longest_hold_s=7.26))
    minute = result(kind="time", tally=Tally(5, attempts=1, tension_s=61.5))
    efforts = result(kind="test", done=3.0, tally=Tally(valid=3))
    shown = scene(age_s=5.0, guidance=guided(state=State.OVER, results=(holds, minute, efforts)))
    assert (shown.page, shown.stale, shown.finished) == (Page.DONE, False, True)
    assert shown.summary == (
        Words(Say.DID_REPS, (("number", 12),)),
        Words(Say.DID_HOLDS, (("number", 4), ("seconds", 7.3))),
        Words(Say.DID_ACTION, (("minutes", "1:01"),)),
        Words(Say.DID_EFFORTS, (("number", 3),)),
        Words(Say.THANKS),
    )


def test_a_plan_that_was_broken_off_is_not_finished() -> None:
    assert not scene(guidance=guided(state=State.OVER, results=(result(ended_by="stop"),))).finished
    assert not scene(guidance=guided(state=State.OVER)).finished


def test_a_session_without_a_plan_asks_to_lie_still_and_then_shows_bars() -> None:
    shown = scene(phase=Phase.GETTING_READY)
    assert (shown.page, shown.asked.template) == (Page.ASK, Say.GETTING_READY)
    assert scene().page is Page.WORK
    assert scene().heading.title.template == "Knee up, feet together"


@pytest.mark.parametrize(
    ("hold_s", "ring"), [((5.0, 10.0), (5.0, 10.0)), ((5.0, 5.0), (5.0, 5.0)), ((0.0, 0.0), None)]
)
def test_the_ring_goes_as_far_as_the_plan_asks(hold_s: tuple, ring: tuple | None) -> None:
    shown = scene(guidance=guided(hold_s=hold_s)).ring
    assert (shown and (shown.least_s, shown.most_s)) == ring


def test_a_sensor_that_is_silent_is_said_whatever_else_there_is() -> None:
    silent = {"channels": (*knee(20.0, 80.0)["channels"],)}
    shown = scene(live=silent, guidance=guided(says="Begin when you are ready"))
    assert (shown.cue.words.template, shown.cue.level) == (Say.SENSOR_SILENT, "fault")
