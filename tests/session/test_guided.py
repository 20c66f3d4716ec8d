"""Keys and set-up steps of a plan, without a board: blocks and pictures made by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from rig.block import Block, Introduction, StreamBlock
from rig.channels import PAD_BACK, PAD_FRONT
from rig.events import Rep
from rig.exercises.catalogue import exercise
from rig.exercises.course import State
from rig.exercises.plan import Plan
from rig.exercises.plan_file import load_plan
from rig.exercises.work import Amount, Work
from rig.live import ChannelNow, Live
from rig.samples import SAMPLE
from rig.session.guidance import Reached
from rig.session.guided import Guided
from rig.setup import Control, SessionSetup
from rig.wire.packets import Hello, StreamInfo

HELLO = Hello(1, 1, 2, 3, 77, 0xABC, 1, 4, "test board")
NAMES = ("band_knee", "band_foot", "pad_front", "pad_back")
STREAMS = tuple(
    StreamInfo(
        at,
        "force" if name.startswith("band") else "pressure",
        24,
        128,
        80_000,
        -(2**23),
        2**23 - 1,
        1e-4,
        0,
        name,
    )
    for at, name in enumerate(NAMES)
)
STEP_S = 0.1


class Led:
    """A plan led at a rig that rests; the pad can be rolled."""

    def __init__(self, plan: str | Plan, attended: bool, **more) -> None:
        plan = load_plan(plan) if isinstance(plan, str) else plan
        self.guided = Guided(plan, SessionSetup(), attended, **more)
        self.guided.watch(lambda: (self.live, ()))
        self.guided.expect(Introduction(HELLO, STREAMS))
        self.live = Live()
        self.marks: list[str] = []
        self.others: list[Control] = []
        self.knee_newtons = 0.0
        self._now_s = 0.0

    def go_on(self, seconds: float, index: float = 0.0, *keys: str) -> None:
        for key in keys:
            self.guided.press(key)
        for _ in range(round(seconds / STEP_S)):
            time_s = self._now_s + np.arange(8) / 80
            self._now_s += STEP_S
            felt = {PAD_BACK.name: 6.0 * (1 + index), PAD_FRONT.name: 6.0 * (1 - index)}
            felt["band_knee"] = self.knee_newtons
            self.guided.take(Block(tuple(StreamBlock(n, _rows(time_s, felt.get(n, 0.0))) for n in NAMES)))
            channels = tuple(ChannelNow(n, float(time_s[-1]), felt.get(n, 0.0), 0) for n in NAMES)
            self.live = Live(newest_s=float(time_s[-1]), channels=channels)
            for control in self.guided.decisions():
                if control.what == "mark":
                    self.marks.append(control.values["label"])
                else:
                    self.others.append(control)


def _rows(time_s: np.ndarray, value: float) -> np.ndarray:
    rows = np.zeros(time_s.size, SAMPLE)
    rows["time_s"], rows["value"] = time_s, value
    rows["counts"] = np.arange(time_s.size) % 3
    return rows


@pytest.fixture
def practised() -> Led:
    """A clinician who lets the person lie down, roll both ways and practise; then the set begins."""
    led = Led("five-levels", attended=True)
    led.go_on(5.0)
    led.go_on(2.5, 0.0, "s", "n")
    led.go_on(1.0, 0.30)
    led.go_on(1.0, 0.0)
    led.go_on(1.0, -0.25)
    led.go_on(1.0, 0.0)
    return led


def test_the_steps_wait_for_a_clinician_and_scale_the_pad_by_deliberate_rolls(practised: Led) -> None:
    passed = [mark for mark in practised.marks if mark.startswith("set-up")]
    assert passed == [
        "set-up link: passed",
        "set-up tare: passed",
        "set-up check_weight: skipped",
        "set-up posture: passed",
        "set-up roll_backward: passed",
        "set-up roll_forward: passed",
    ]
    rolls = [control.values for control in practised.others if control.what == "deliberate_roll"]
    assert [(roll["direction"], round(roll["index"], 6)) for roll in rolls] == [
        ("backward", 0.30),
        ("forward", -0.25),
    ]
    assert practised.guided.guidance.says == "Try a few; nothing counts yet"
    assert practised.guided.guidance.keys == (("n", "go on"), ("s", "leave this out"), ("q", "stop"))


def test_a_new_set_brings_its_task_and_keys_decide_about_it(practised: Led) -> None:
    practised.go_on(0.3, 0.0, "n")
    (new_set,) = [control for control in practised.others if control.what == "new_set"]
    assert (new_set.values["exercise"], new_set.values["side"]) == ("level-1", "right")
    assert new_set.values["task"]["rep_channel"] == "band_knee"
    assert new_set.values["hold_done_s"] == 5.0
    practised.guided.take(Block(events=(Rep("band_knee", 12.0, 14.0, 14.1, 60.0, 13.0),)))
    practised.go_on(0.1)
    assert practised.guided.guidance.keys == (
        ("n", "end the set"),
        ("r", "reject the last rep"),
        ("q", "stop"),
    )
    practised.go_on(0.2, 0.0, "r", "r")
    assert practised.marks[-1] == "rejected: rep on band_knee at 12.00 s"
    assert practised.marks.count("rejected: rep on band_knee at 12.00 s") == 1
    assert practised.guided.guidance.keys[1] == ("u", "undo the rejection")
    progress = practised.guided.guidance.progress
    assert progress is not None
    assert (progress.tally.other, progress.tally.valid, progress.tally.rejected) == (0, 0, 1)
    practised.go_on(0.2, 0.0, "u")
    assert practised.marks[-1] == "restored: rep on band_knee at 12.00 s"
    practised.go_on(0.2, 0.0, "n")
    assert practised.guided.course.state is State.RESTING
    assert practised.guided.guidance.rest_left_s == pytest.approx(60.0, abs=0.2)
    practised.go_on(0.2, 0.0, "q")
    assert practised.guided.over


def test_a_step_that_cannot_be_left_out_says_so() -> None:
    led = Led("five-levels", attended=True)
    led.go_on(0.1)
    led.go_on(0.1, 0.0, "s")
    assert led.marks[-1].startswith(
        "refused: the step 'link' cannot be left out; those that can are check_weight"
    )


def test_without_data_nothing_is_decided() -> None:
    led = Led("five-levels", attended=True)
    assert math.isnan(led.live.newest_s)
    assert led.guided.decisions() == []
    assert led.marks == []


def test_the_steps_are_listed_with_what_became_of_them_and_why_one_waits() -> None:
    led = Led("five-levels", attended=True)
    led.guided.press("n")  # too early: it must not begin a set without a set-up
    led.go_on(5.0)
    led.go_on(0.2, 0.0, "s")
    lines = [(line.kind.value, line.reached) for line in led.guided.guidance.steps]
    assert lines == [
        ("link", Reached.PASSED),
        ("tare", Reached.PASSED),
        ("check_weight", Reached.SKIPPED),
        ("posture", Reached.NOW),
        ("roll_backward", Reached.TO_COME),
        ("roll_forward", Reached.TO_COME),
        ("practice", Reached.TO_COME),
        ("go", Reached.TO_COME),
    ]
    led.go_on(2.5, 0.0, "n", "s")
    assert [line.reached for line in led.guided.guidance.steps][3:5] == [Reached.SKIPPED, Reached.NOW]
    led.go_on(0.5)
    assert led.guided.guidance.steps[4].why.startswith("a deliberate roll needs the posture's baseline")


def marked(led: Led, begins: str) -> list[str]:
    return [mark for mark in led.marks if mark.startswith(begins)]


def weighing(**more: float) -> Led:
    """A set-up that has come to the check weight."""
    led = Led("five-levels", attended=True, **more)
    led.go_on(5.0)
    return led


def test_a_typed_check_weight_is_hung_weighed_and_recorded_with_what_was_expected() -> None:
    led = weighing()
    guidance = led.guided.guidance
    assert (
        guidance.says == "Hang the check weight on the cell of the knee band and type its mass in kilograms"
    )
    assert guidance.keys == (("n", "weigh"), ("s", "leave this out"), ("q", "stop"))
    assert set("0123456789.") <= set(guidance.types)
    led.go_on(0.1, 0.0, "n")
    assert led.marks[-1] == "refused: the mass of the weight is not known: type kilograms, such as 2.5"
    led.go_on(0.1, 0.0, "2", ".", "0")
    assert led.guided.guidance.typed == "2.0"
    assert led.guided.guidance.says == "Hang 2.0 kg on the cell of the knee band and let go of it"
    led.knee_newtons = 19.70
    led.go_on(1.3, 0.0, "n")
    assert marked(led, "check weight") == []
    led.go_on(0.4)
    assert marked(led, "check weight") == ["check weight band_knee: 19.70 N for 19.61 N (+0.44 %)"]
    assert led.marks[-1] == "set-up check_weight: passed"
    assert led.guided.guidance.types == ""


def test_a_given_weight_that_reads_wrong_is_refused_and_can_be_typed_or_left_out() -> None:
    led = weighing(check_mass_kg=2.0)
    assert led.guided.guidance.says == "Hang 2 kg on the cell of the knee band and let go of it"
    led.knee_newtons = 30.0
    led.go_on(2.0, 0.0, "n")
    assert led.guided.guidance.why.startswith("band_knee reads 30.00 N for 19.61 N (+53.0 %)")
    led.go_on(2.0, 0.0, *"3.059")
    assert marked(led, "set-up check") == []  # a word is waited for
    led.go_on(2.0, 0.0, "n")
    assert marked(led, "check weight") == ["check weight band_knee: 30.00 N for 30.00 N (+0.00 %)"]
    led = weighing()
    led.go_on(0.1, 0.0, *"1..5", "n")
    assert led.marks[-1] == "refused: '1..5' is no mass: type kilograms, such as 2.5"
    led.go_on(0.1, 0.0, "s")
    assert marked(led, "set-up check") == ["set-up check_weight: skipped"]


def test_effort_and_pain_are_asked_after_a_set_and_recorded(practised: Led) -> None:
    practised.go_on(0.3, 0.0, "n")
    practised.go_on(0.3, 0.0, "n")
    guidance = practised.guided.guidance
    assert guidance.state is State.RESTING
    assert guidance.question is not None
    assert guidance.question.asks.startswith("How hard was that set")
    assert set("0123456789-") <= set(guidance.types)
    practised.go_on(0.3, 0.0, "7", "1")
    practised.go_on(2.0)
    assert marked(practised, "rpe") + marked(practised, "pain") == ["rpe 7", "pain 1"]
    assert practised.guided.guidance.question is None


def last_set(attended: bool) -> Led:
    """The only set of a plan, just begun."""
    work = Work(exercise("level-5"), Amount("reps", 0.0, (5, 5)), ("right",))
    led = Led(Plan("one", "One", (work,)), attended)
    led.go_on(5.0)
    led.go_on(0.5, 0.0, *"ss" * attended)
    assert led.guided.course.state is State.WORKING
    return led


def test_a_question_holds_the_end_of_a_plan_back_until_it_is_answered_or_stopped() -> None:
    led = last_set(attended=True)
    led.go_on(0.2, 0.0, "n")
    assert led.guided.course.state is State.OVER
    assert not led.guided.over
    assert led.guided.guidance.keys == (("q", "stop"),)  # no set is left to go on to
    led.go_on(0.2, 0.0, "5")
    assert not led.guided.over
    led.go_on(0.2, 0.0, "q")
    assert led.guided.over
    assert marked(led, "rpe") == ["rpe 5"]


def test_an_unanswered_question_goes_away_and_nobody_is_asked_where_nobody_is() -> None:
    led = last_set(attended=True)
    led.go_on(29.0, 0.0, "n")
    assert not led.guided.over
    led.go_on(1.5)
    assert led.guided.over
    assert marked(led, "rpe") == []
    led = last_set(attended=False)
    led.go_on(0.2, 0.0, "n")
    assert led.guided.over


def test_who_stops_is_not_asked() -> None:
    led = last_set(attended=True)
    led.go_on(0.2, 0.0, "q")
    assert led.guided.over
